// SPDX-License-Identifier: Apache-2.0
#include "corridor/equilibrium/demand.h"

#include <algorithm>
#include <cmath>

namespace corridor {

DemandAt demand_at(const EquilibriumDemand& d, double cost) {
  constexpr double kMost = 1e6;
  switch (d.kind) {
    case DemandKind::fixed:
      break;
    case DemandKind::linear: {
      const double volume = d.volume * (1.0 - d.strength * (cost / d.cost_base - 1.0));
      if (volume <= 0.0) return {0.0, 0.0};
      return {volume, -d.volume * d.strength / d.cost_base};
    }
    case DemandKind::exponential: {
      const double volume = d.volume * std::exp(-d.strength * (cost - d.cost_base));
      if (volume > kMost * d.volume) return {kMost * d.volume, 0.0};
      return {volume, -d.strength * volume};
    }
    case DemandKind::power: {
      const double volume = d.volume * std::pow(cost / d.cost_base, -d.strength);
      if (!(volume <= kMost * d.volume)) return {kMost * d.volume, 0.0};
      return {volume, -d.strength * volume / cost};
    }
  }
  return {d.volume, 0.0};
}

}  // namespace corridor
