// SPDX-License-Identifier: Apache-2.0
// What others published, and what a plan says about the same: which option answers, how its number is read
// off, and whether the two agree. One rule for all rows; nothing here knows a row by its name.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "corridor/model/cpmm.h"
#include "corridor/model/network.h"
#include "corridor/plan/plan.h"

namespace corridor {

using PublishedId = PublishedValues::IdType;

/// What becomes of two numbers when a row names a second plan.
enum class Against : std::uint8_t { nothing, difference, ratio };

/// A metric of `published_values` that plans give, in one of its units.
struct Measure {
  std::string_view metric;                       ///< as the table calls it
  std::string_view unit;                         ///< as the table calls it
  Criterion criterion;                           ///< the best option by this alone answers
  double (*of)(const Option& option) = nullptr;  ///< in the measure's first unit. In: an option with a ledger
  double per_first = 1.0;                        ///< how many of `unit` are one of the first unit
  int decimals = 0;                              ///< to show
  std::string_view says;                         ///< how it is read off, a sentence; empty: as above
  Against against = Against::nothing;            ///< the answer of a second plan: taken off, or divided by
};

/// Metrics and units as people read them: "through rate", "USD per FEU".
[[nodiscard]] std::string unit_text(std::string_view unit);

[[nodiscard]] std::span<const Measure> measures();
/// None if no plan gives such a number.
[[nodiscard]] const Measure* find_measure(std::string_view metric, std::string_view unit);
/// What the option says, in the unit of the measure.
[[nodiscard]] double measured(const Measure& measure, const Option& option);

/// Cost without what is charged for handling before the first leg and after the last.
[[nodiscard]] Money carriage_of(const Ledger& ledger);

/// The published value or range, and how far beyond it a number may lie.
struct Accepted {
  double low = 0.0, high = 0.0;
  double tolerance = 0.0;
};
[[nodiscard]] Accepted accepted_of(const PublishedValues& values, PublishedId row);

/// How far `number` lies beyond what is accepted: negative if too small, 0 if inside. Ends are inside.
[[nodiscard]] double beyond(const Accepted& accepted, double number);

}  // namespace corridor
