// SPDX-License-Identifier: Apache-2.0
#include "corridor/equilibrium/network_state.h"

#include <algorithm>
#include <utility>

namespace corridor::eq {

Layout::Layout(const EquilibriumProblem& problem) : is_end_only(problem.is_end_only) {
  const Graph& graph = problem.graph;
  is_end_only.resize(graph.node_count(), 0);
  arc_of.resize(graph.arc_count());
  for (const NodeId node : graph.nodes()) {
    out_begin.push_back(static_cast<std::uint32_t>(head.size()));
    for (const Graph::Hop& hop : graph.hops(node)) {
      arc_of[hop.arc.position()] = static_cast<std::uint32_t>(head.size());
      position.push_back(hop.arc.position());
      tail.push_back(node.position());
      head.push_back(hop.node.position());
    }
  }
  out_begin.push_back(static_cast<std::uint32_t>(head.size()));
  for (const NodeId node : graph.nodes()) {
    in_begin.push_back(static_cast<std::uint32_t>(in.size()));
    for (const Graph::Hop& hop : graph.hops(node, Direction::backward))
      in.push_back(arc_of[hop.arc.position()]);
  }
  in_begin.push_back(static_cast<std::uint32_t>(in.size()));
}

ArcState::ArcState(const EquilibriumProblem& problem, const Layout& layout, Principle principle)
    : tables_(problem.tables), is_marginal_(principle == Principle::system_optimum) {
  for (const std::uint32_t position : layout.position) delay_.push_back(problem.delays[position]);
  flow_.resize(delay_.size());
  cost_.resize(delay_.size());
  slope_.resize(delay_.size());
  for (std::uint32_t arc = 0; arc < delay_.size(); ++arc) set_flow(arc, 0.0);
}

Bushes::Bushes(const EquilibriumProblem& problem, const Layout& layout)
    : node_count(layout.node_count()),
      arc_count(layout.arc_count()),
      word_count((layout.arc_count() + 63) / 64) {
  const auto key = [&](std::uint32_t demand) {
    const EquilibriumDemand& d = problem.demands[demand];
    return std::pair{d.travel_class, d.origin.position()};
  };
  for (std::uint32_t demand = 0; demand < problem.demands.size(); ++demand) {
    const EquilibriumDemand& d = problem.demands[demand];
    if (d.volume > 0.0 && d.origin != d.destination) demand_order.push_back(demand);
  }
  std::ranges::stable_sort(demand_order, {}, key);
  for (std::uint32_t i = 0; i < demand_order.size(); ++i) {
    const auto [travel_class, origin] = key(demand_order[i]);
    if (rows.empty() || rows.back().travel_class != travel_class || rows.back().origin != origin)
      rows.push_back({.origin = origin, .travel_class = travel_class, .demand_begin = i});
    rows.back().demand_end = i + 1;
    rows.back().volume += problem.demands[demand_order[i]].volume;
    destinations.push_back(problem.demands[demand_order[i]].destination.position());
  }
  constexpr double kRounding = 1e-14;
  for (Bush& bush : rows) bush.flow_min = kRounding * bush.volume;
  volumes.assign(demand_order.size(), 0.0);
  flows.assign(rows.size() * arc_count, 0.0);
  used.assign(rows.size() * word_count, 0);
  parents.assign(rows.size() * node_count, kNone);
  orders.assign(rows.size() * node_count, kNone);
}

double fixed_cost_of(const EquilibriumProblem& problem, const TravelClass& one, ArcId arc) {
  const double toll = problem.tolls.empty() ? 0.0 : problem.tolls[arc.position()] / one.value_of_time;
  return toll + (one.extra_costs.empty() ? 0.0 : one.extra_costs[arc.position()]);
}

std::vector<std::vector<double>> fixed_costs_of(const EquilibriumProblem& problem, const Layout& layout) {
  std::vector<std::vector<double>> all;
  for (const TravelClass& one : problem.classes) {
    std::vector<double>& costs = all.emplace_back();
    for (const std::uint32_t position : layout.position)
      costs.push_back(fixed_cost_of(problem, one, ArcId{position}));
  }
  return all;
}

}  // namespace corridor::eq
