// SPDX-License-Identifier: Apache-2.0
// What must hold of the tables of a network. Each rule has a stable code, a severity and one sentence; from
// this list come `corridor check`, the errors of Network's constructor and docs/reference/checks.md.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "corridor/base/error.h"
#include "corridor/model/fields_trade.h"

namespace corridor {

class Findings;

struct Rule {
  std::string_view code;
  Severity severity;
  std::string_view says;  ///< what must hold, as a sentence
  std::string_view why;   ///< why it matters, or what to do
  void (*find)(const Tables& tables, Findings& findings);
};

/// All rules, those first that others rely on.
[[nodiscard]] std::span<const Rule> rules();

/// What is broken, by rule and then by row, up to 100 problems a rule. Rules that need sound tables (columns
/// of equal length, ids within their tables) are not asked if those are not.
/// Out   of `Problem`: where is "links.csv", row the line that the row has in a file without line breaks in
///       cells, value its key or the broken value.
[[nodiscard]] std::vector<Problem> check(const Tables& tables, Severity at_least = Severity::note);

}  // namespace corridor
