// SPDX-License-Identifier: Apache-2.0
// From the counts of replications, in the order of their numbers, to what the simulator tells.
#pragma once

#include <span>

#include "corridor/simulate/tally.h"

namespace corridor {

/// What each cause costs the average box of one replication, in days: what is gained when it is taken away,
/// as the mean over two opposite orders of taking all away one by one.
struct CauseRun {
  std::array<double, kCauses> gain{};
  double total = 0.0;
};

/// Of all boxes that arrived.
[[nodiscard]] double mean_days(const WorldTally& tally);

[[nodiscard]] SimulateResult report(const Blueprint& blueprint, std::span<WorldTally> tallies,
                                    std::span<const CauseRun> causes);

}  // namespace corridor
