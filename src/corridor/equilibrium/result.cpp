// SPDX-License-Identifier: Apache-2.0
// What the solver has found, in the terms of the problem.
#include <algorithm>

#include "corridor/equilibrium/solver.h"

namespace corridor::eq {

void Solver::fill(EquilibriumResult& result) {
  fill_demands(result);
  const std::size_t arc_count = layout_.arc_count();
  result.flows.assign(arc_count, 0.0);
  double fixed_cost = 0.0;
  for (const std::uint32_t bush : all_bushes_) {
    const Bush& row = bushes_.rows[bush];
    double bush_cost = 0.0;  // summed by bush: a sum of a million small terms one by one loses digits
    BushFlows flows{.origin = NodeId{row.origin}, .travel_class = row.travel_class, .arcs = {}, .flows = {}};
    for (std::uint32_t position = 0; position < arc_count; ++position) {
      const std::uint32_t arc = layout_.arc_of[position];
      const double flow = bushes_.flow(bush)[arc];
      if (flow <= 0.0) continue;
      flows.arcs.push_back(ArcId{position});
      flows.flows.push_back(flow);
      result.flows[position] += flow;
      bush_cost += flow * fixed_costs_[row.travel_class][arc];
    }
    fixed_cost += bush_cost;
    result.bushes.push_back(std::move(flows));
  }
  double integrals = 0.0;
  double time_cost = 0.0;
  for (std::uint32_t position = 0; position < arc_count; ++position) {
    const double flow = result.flows[position];
    result.times.push_back(delay_at(problem_.delays[position], flow, problem_.tables).time);
    time_cost += flow * result.times.back();
    integrals += delay_integral(problem_.delays[position], flow, problem_.tables);
  }
  result.total_cost = time_cost + fixed_cost;
  result.objective =
      options_.principle == Principle::system_optimum ? result.total_cost : integrals + fixed_cost;
}

void Solver::fill_demands(EquilibriumResult& result) const {
  result.volumes.assign(problem_.demands.size(), 0.0);
  result.costs.assign(problem_.demands.size(), 0.0);
  for (std::uint32_t demand = 0; demand < problem_.demands.size(); ++demand) {
    if (problem_.demands[demand].origin == problem_.demands[demand].destination)
      result.volumes[demand] = problem_.demands[demand].volume;
  }
  for (const std::uint32_t bush : all_bushes_) {
    const Bush& row = bushes_.rows[bush];
    for (std::uint32_t at = row.demand_begin; at < row.demand_end; ++at) {
      const std::uint32_t demand = bushes_.demand_order[at];
      const double asked = problem_.demands[demand].volume;
      result.volumes[demand] = bushes_.volumes[at];
      result.costs[demand] = findings_[bush].distances[at - row.demand_begin];
      if (result.costs[demand] == kInfinite) {
        result.unserved.push_back({demand, asked, UnservedReason::no_way});
      } else if (bushes_.volumes[at] <= 0.0) {
        result.unserved.push_back({demand, asked, UnservedReason::priced_out});
      }
    }
  }
  std::ranges::sort(result.unserved, {}, &Unserved::demand);
}

}  // namespace corridor::eq
