// SPDX-License-Identifier: Apache-2.0
// Demand that answers cost: each volume moves towards the demand at the cost of its way, more on the cheapest
// way, less on the way that carries most of it. A step of Newton's method on v = D(c(v)), whose curve is
// smooth at v = 0.
#include <algorithm>
#include <cmath>

#include "corridor/equilibrium/demand.h"
#include "corridor/equilibrium/solver.h"

namespace corridor::eq {

void Solver::adjust_demands() {
  for (const std::uint32_t bush : elastic_bushes_) {
    const Bush& row = bushes_.rows[bush];
    for (std::uint32_t at = row.demand_begin; at < row.demand_end; ++at) {
      if (problem_.demands[bushes_.demand_order[at]].kind == DemandKind::fixed) continue;
      adjust_demand(bush, at);
    }
  }
}

// Fills way_ with arcs from the destination back to the origin: along the tree, or along the largest flows.
// False if there is no such way.
bool Solver::way_of(std::uint32_t bush, std::uint32_t at, bool by_flow) {
  const std::span<const double> flow = bushes_.flow(bush);
  const std::span<const std::uint32_t> parent = bushes_.parent(bush);
  way_.clear();
  for (std::uint32_t node = bushes_.destinations[at]; node != bushes_.rows[bush].origin;) {
    const std::uint32_t arc = by_flow ? layout_.largest_into(node, flow, 0.0) : parent[node];
    if (arc == kNone || way_.size() > layout_.node_count()) return false;  // no flow, or a cycle of it
    way_.push_back(arc);
    node = layout_.tail[arc];
  }
  return true;
}

// The change in [low, high] with which the demand's volume fits the cost of the way.
double Solver::fitting_change(std::uint32_t bush, std::uint32_t at, double low, double high) const {
  const EquilibriumDemand& demand = problem_.demands[bushes_.demand_order[at]];
  const std::vector<double>& fixed = fixed_costs_[bushes_.rows[bush].travel_class];
  constexpr unsigned kStepsMax = 60;
  constexpr double kRounding = 1e-16;
  double change = 0.0;
  for (unsigned step = 0; step < kStepsMax; ++step) {
    DelayAt way;
    for (const std::uint32_t arc : way_) {
      const DelayAt one = arcs_.at(arc, std::max(0.0, arcs_.flow(arc) + change));
      way.time += one.time + fixed[arc];
      way.slope += one.slope;
    }
    const DemandAt wanted = demand_at(demand, way.time);
    const double missing = wanted.volume - bushes_.volumes[at] - change;
    if (std::abs(missing) <= kRounding * demand.volume) break;
    (missing > 0.0 ? low : high) = change;
    double next = change + missing / (1.0 - wanted.slope * way.slope);
    if (!(next > low && next < high)) next = 0.5 * (low + high);
    if (std::abs(next - change) <= kRounding * demand.volume) return next;
    change = next;
  }
  return change;
}

void Solver::adjust_demand(std::uint32_t bush, std::uint32_t at) {
  if (!way_of(bush, at, false)) return;
  double& volume = bushes_.volumes[at];
  const double most = 1e6 * problem_.demands[bushes_.demand_order[at]].volume;
  double change = fitting_change(bush, at, -volume, most);
  if (change < 0.0) {
    if (!way_of(bush, at, true)) return;
    double least = -volume;
    for (const std::uint32_t arc : way_) least = std::max(least, -bushes_.flow(bush)[arc]);
    change = fitting_change(bush, at, least, 0.0);
  }
  for (const std::uint32_t arc : way_) {
    bushes_.add(bush, arc, change);
    arcs_.set_flow(arc, std::max(0.0, arcs_.flow(arc) + change));
  }
  volume += change;
}

}  // namespace corridor::eq
