// SPDX-License-Identifier: Apache-2.0
// What a package must be before its numbers can be trusted: one list of rules, each with a stable code, a
// severity and two sentences. `corridor check` prints them, the page docs/reference/checks.md is made from
// them, and `Network` refuses what breaks a rule of severity error.
#pragma once

#include <cstddef>
#include <span>
#include <string_view>
#include <vector>

#include "corridor/base/error.h"
#include "corridor/model/fields_trade.h"

namespace corridor {

inline constexpr std::string_view kSeverityNames[] = {"error", "warning", "note"};
[[nodiscard]] constexpr std::string_view name_of(Severity severity) {
  return kSeverityNames[static_cast<std::size_t>(severity)];
}

struct CheckRule {
  std::string_view code;
  Severity severity;
  std::string_view says;  ///< what must hold
  std::string_view mend;  ///< what to do if it does not
};

/// All rules, by what they look at; the first ones are found while rows are read (rows.h).
[[nodiscard]] std::span<const CheckRule> check_rules();

/// Everything that is wrong with `tables`, in the order of the rules; at most 50 problems of a rule, the last
/// one of which then counts the others. Rules weaker than `at_least` are not asked; if the columns are not
/// sound in themselves (of one length, ids within their tables), nothing else is.
/// Out   `where` is the table's file, `row` its line if no cell before it holds a line break, `value` the
/// cell. Cost  O(rows log rows).
[[nodiscard]] std::vector<Problem> check(const Tables& tables, Severity at_least = Severity::note);

}  // namespace corridor
