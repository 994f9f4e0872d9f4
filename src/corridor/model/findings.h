// SPDX-License-Identifier: Apache-2.0
// Where rules write down what they find. Private to the rules of model (rules.h).
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "corridor/base/error.h"
#include "corridor/model/fields_trade.h"

namespace corridor {

/// The cell that a finding is about. `row` is a position in the table.
struct Cell {
  std::string_view table;
  std::size_t row = 0;
  std::string_view field;
  std::string value;
};

class Findings {
 public:
  /// In: `code` is in check_rules().
  void add(std::string_view code, Cell cell, std::string what, std::string hint = {});
  /// About a table as a whole.
  void add(std::string_view code, std::string_view table, std::string what, std::string hint = {});

  /// By the order of the rules; each rule's in the order they were found.
  [[nodiscard]] std::vector<Problem> take();
  [[nodiscard]] bool is_empty() const { return by_rule_.empty(); }

 private:
  void keep(Problem problem);

  std::vector<std::vector<Problem>> by_rule_;
  std::vector<std::size_t> counts_;
};

// The groups of rules, one file each.
void check_soundness(const Tables& tables,
                     Findings& findings);  // rules_soundness.cpp: columns and ids themselves
void check_cells(const Tables& tables, Findings& findings);  // rules_cells.cpp: one row at a time
void check_keys(const Tables& tables, Findings& findings);   // rules_cells.cpp: keys and their validity
void check_geography(const Tables& tables,
                     Findings& findings);                       // rules_geography.cpp: places, lengths, lines
void check_services(const Tables& tables, Findings& findings);  // rules_services.cpp: calls, patterns, gauges
void check_connections(const Tables& tables,
                       Findings& findings);  // rules_connections.cpp: reachability, borders
void check_trade(const Tables& tables,
                 Findings& findings);  // rules_trade.cpp: prices, quotes, demand, events
void check_prices(const Tables& tables, Findings& findings);  // rules_prices.cpp: movements without a price
void check_provenance(const Tables& tables, Findings& findings);  // rules_trade.cpp: sources and methods

}  // namespace corridor
