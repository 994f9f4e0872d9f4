// SPDX-License-Identifier: Apache-2.0
// Private to the room: what a rule writes its findings to.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "corridor/model/rules.h"

namespace corridor {

/// The parts of a problem that a rule knows. `row` counts from 0.
struct Finding {
  std::string_view table;
  std::size_t row = 0;
  std::string_view field{};
  std::string value{};
  std::string what{};
  std::string hint{};
};

class Findings {
 public:
  explicit Findings(const Rule& rule) : rule_(rule) {}

  void add(Finding finding) {
    if (problems_.size() == kFindingsMax) return;
    problems_.push_back({.code = std::string(rule_.code),
                         .severity = rule_.severity,
                         .where = std::string(finding.table) + ".csv",
                         .row = finding.row + 2,  // the header is line 1
                         .field = std::string(finding.field),
                         .value = std::move(finding.value),
                         .what = std::move(finding.what),
                         .hint = std::move(finding.hint)});
  }
  [[nodiscard]] std::vector<Problem> take() { return std::move(problems_); }
  [[nodiscard]] bool is_empty() const { return problems_.empty(); }

 private:
  static constexpr std::size_t kFindingsMax = 100;
  const Rule& rule_;
  std::vector<Problem> problems_;
};

}  // namespace corridor
