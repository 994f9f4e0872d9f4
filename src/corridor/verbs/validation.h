// SPDX-License-Identifier: Apache-2.0
// Validation: every published value that the planner should reproduce is asked as a plan, and its answer
// compared. `corridor check --validate` shows the report; docs/explanation/validation.md is the same report.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "corridor/base/answer.h"
#include "corridor/base/run.h"
#include "corridor/verbs/published.h"

namespace corridor {

enum class Standing : std::uint8_t { inside, outside, not_askable };
inline constexpr std::string_view kStandingNames[] = {"inside", "outside", "not askable"};

/// Share of tier A that is to be inside.
inline constexpr double kInsideTarget = 0.8;

/// One published value and what the planner says.
struct Comparison {
  PublishedId row;
  Standing standing = Standing::not_askable;
  const Measure* measure = nullptr;     ///< none: no plan gives such a number
  std::optional<double> ours{};         ///< in the unit of the row
  double off = 0.0;                     ///< beyond what is accepted; negative: too small
  std::string command{};                ///< that asks the same; of a sample, its first pair; may be empty
  std::vector<ServiceId> services{};    ///< that the option which answers rides, in order; empty for a sample
  std::size_t plans = 0, answered = 0;  ///< asked for the row, and how many have an itinerary
  std::string reason{};                 ///< computed: why it is outside or not askable
};

/// Out     a row for each published value whose engine is `plan`, by tier, in the order of the table.
/// Stops   when run.stop_requested(): the rows so far.
[[nodiscard]] std::vector<Comparison> compare_with_published(const Network& network, const Run& run);

/// How many of what.
struct Tally {
  std::string tier;           ///< "A"
  bool counts_fitted = true;  ///< rows that a parameter was fitted to
  bool counts_others = true;  ///< all other rows
  int rows = 0, inside = 0, outside = 0, not_askable = 0;

  [[nodiscard]] double share_of_all() const { return rows == 0 ? 0.0 : double(inside) / rows; }
  [[nodiscard]] double share_of_asked() const {
    const int asked = inside + outside;
    return asked == 0 ? 0.0 : double(inside) / asked;
  }
};
/// Out  for each tier: all rows, those that a parameter was fitted to, the others.
[[nodiscard]] std::vector<Tally> tallies_of(const Network& network, std::span<const Comparison> report);

/// "18 of 23 rows of tier A (78 %) are inside; ...": the result in words.
[[nodiscard]] std::string verdict_of(const Network& network, std::span<const Comparison> report);

[[nodiscard]] Answer validation_answer(const Network& network, const Run& run);
/// In Markdown.
[[nodiscard]] std::string validation_page(const Network& network, const Run& run);

}  // namespace corridor
