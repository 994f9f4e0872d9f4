// SPDX-License-Identifier: Apache-2.0
// What a sample tells of the truth: intervals that hold it with a stated probability, and how much of a
// simulation's beginning to leave out.
#pragma once

#include <cstddef>
#include <optional>
#include <span>

#include "corridor/event/moments.h"

namespace corridor {

/// An estimate and the interval that holds the true value with the confidence that was asked for.
struct Estimate {
  double value = 0.0;
  double low = 0.0;
  double high = 0.0;
  [[nodiscard]] double half_width() const { return 0.5 * (high - low); }
};

/// The mean of independent numbers: one for each replication, or the differences of pairs of replications.
/// With fewer than two the interval is infinite. In: 0 < confidence < 1.
/// Source  Student's t, with as many degrees of freedom as numbers less one.
[[nodiscard]] Estimate estimate_of_mean(const Moments& moments, double confidence = 0.95);
[[nodiscard]] Estimate estimate_of_mean(std::span<const double> values, double confidence = 0.95);

/// The mean of a long series whose neighbours depend on each other: averages of `batches` equal stretches are
/// taken for independent. What does not fill a stretch is left out at the beginning.
/// In: batches >= 2. With fewer values than batches the interval is infinite.
/// Source  Law, "Simulation modeling and analysis", 5th edition, section 9.5.3.
[[nodiscard]] Estimate estimate_by_batches(std::span<const double> series, std::size_t batches = 20,
                                           double confidence = 0.95);

/// The p-quantile of independent numbers, between two of them: exact for any distribution, never narrower
/// than asked for. None if there are too few: 59 numbers bound the 95 % quantile on one side, 93 on both
/// sides at 95 %... In: 0 < p < 1. Source  David and Nagaraja, "Order statistics", 3rd edition, section 7.1.
[[nodiscard]] std::optional<Estimate> estimate_of_quantile(std::span<const double> values, double p,
                                                           double confidence = 0.95);

/// How many numbers at the beginning of a series still remember how it began.
struct WarmUp {
  std::size_t length = 0;
  /// False if the least error lies in the second half: the series is too short to tell.
  bool is_settled = false;
};

/// MSER-5: leaves out as many groups of five as make the standard error of the rest least.
/// Cost    one pass.
/// Source  White, Cobb, Spratt, "A comparison of five steady-state truncation heuristics for simulation",
///         Winter Simulation Conference 2000.
[[nodiscard]] WarmUp warm_up_of(std::span<const double> series);

}  // namespace corridor
