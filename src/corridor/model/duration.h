// SPDX-License-Identifier: Apache-2.0
// The distribution of a row's duration. Plans count with its mean, rounded to whole seconds: the sum of means
// is the mean of the sum, so a simulation without spread reproduces a plan to the second.
#pragma once

#include "corridor/base/distribution.h"
#include "corridor/model/tables.h"

namespace corridor {

/// In   min <= typical <= max (rules.h checks it); `fixed` counts `typical` alone; of `lognormal`, min and
/// max
///      are the 5 and 95 per cent points, and typical the median.
/// Out  seconds.
[[nodiscard]] Distribution distribution_of(Shape shape, Duration min, Duration typical, Duration max);

template <class IdType>
[[nodiscard]] Distribution distribution_of(const Durations<IdType>& durations, IdType row) {
  return distribution_of(durations.shape[row], durations.min[row], durations.typical[row],
                         durations.max[row]);
}

/// The mean, in whole seconds.
[[nodiscard]] Duration planned(const Distribution& seconds);

template <class IdType>
[[nodiscard]] Duration planned(const Durations<IdType>& durations, IdType row) {
  return planned(distribution_of(durations, row));
}

}  // namespace corridor
