// SPDX-License-Identifier: Apache-2.0
// How much wants to travel at a given cost.
#pragma once

#include <string>

#include "corridor/equilibrium/equilibrium.h"

namespace corridor {

struct DemandAt {
  double volume = 0.0;
  double slope = 0.0;  ///< of the volume over the cost, <= 0
};

/// Out  finite also at cost 0, where constant elasticity has a pole: at most a million times the base volume.
[[nodiscard]] DemandAt demand_at(const EquilibriumDemand& demand, double cost);

}  // namespace corridor
