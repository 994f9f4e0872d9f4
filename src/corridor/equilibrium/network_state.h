// SPDX-License-Identifier: Apache-2.0
// What the solver works on: the graph with its arcs in order of their tails, the volume, cost and slope of
// every arc, and for each bush (the flow of one class from one origin) its own flows and its tree of cheapest
// ways.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "corridor/equilibrium/equilibrium.h"

namespace corridor::eq {

inline constexpr std::uint32_t kNone = 0xFFFF'FFFFU;

/// The graph as the inner loops want it: plain numbers, arcs of a tail side by side.
struct Layout {
  std::vector<std::uint32_t> out_begin;  // node -> first arc; one more at the end
  std::vector<std::uint32_t> tail;       // per arc
  std::vector<std::uint32_t> head;
  std::vector<std::uint32_t> in_begin;  // node -> first place in `in`
  std::vector<std::uint32_t> in;        // arcs that enter the node
  std::vector<std::uint32_t> arc_of;    // position in the problem -> arc here
  std::vector<std::uint32_t> position;  // arc here -> position in the problem
  std::vector<std::uint8_t> is_end_only;

  explicit Layout(const EquilibriumProblem& problem);
  [[nodiscard]] std::size_t node_count() const { return out_begin.size() - 1; }
  [[nodiscard]] std::size_t arc_count() const { return head.size(); }
  [[nodiscard]] std::span<const std::uint32_t> arcs_into(std::uint32_t node) const {
    return std::span(in).subspan(in_begin[node], in_begin[node + 1] - in_begin[node]);
  }
  /// The arc into `node` with most of `flow`, the first of equals; none above `flow_min`: kNone.
  [[nodiscard]] std::uint32_t largest_into(std::uint32_t node, std::span<const double> flow,
                                           double flow_min) const {
    std::uint32_t largest = kNone;
    double most = flow_min;
    for (const std::uint32_t arc : arcs_into(node)) {
      if (flow[arc] <= most) continue;
      most = flow[arc];
      largest = arc;
    }
    return largest;
  }
};

/// Volumes of arcs and what follows from them. `cost` is time, or marginal time for the system optimum.
class ArcState {
 public:
  ArcState(const EquilibriumProblem& problem, const Layout& layout, Principle principle);

  /// Cost and slope that the arc would have with this flow.
  [[nodiscard]] DelayAt at(std::uint32_t arc, double flow) const {
    return is_marginal_ ? marginal_at(delay_[arc], flow) : delay_at(delay_[arc], flow, tables_);
  }
  void set_flow(std::uint32_t arc, double flow) {
    const DelayAt at = this->at(arc, flow);
    flow_[arc] = flow;
    cost_[arc] = at.time;
    slope_[arc] = at.slope;
  }
  [[nodiscard]] double flow(std::uint32_t arc) const { return flow_[arc]; }
  [[nodiscard]] double cost(std::uint32_t arc) const { return cost_[arc]; }
  [[nodiscard]] double slope(std::uint32_t arc) const { return slope_[arc]; }
  [[nodiscard]] std::span<const double> costs() const { return cost_; }

 private:
  std::vector<Delay> delay_;
  DelayTables tables_;
  bool is_marginal_;
  std::vector<double> flow_;
  std::vector<double> cost_;
  std::vector<double> slope_;
};

/// One class from one origin.
struct Bush {
  std::uint32_t origin = 0;
  std::uint32_t travel_class = 0;
  std::uint32_t demand_begin = 0;  // its demands in Bushes::demand_order
  std::uint32_t demand_end = 0;
  double volume = 0.0;    // all that leaves the origin
  double flow_min = 0.0;  // smaller flows are rounding
};

/// All bushes. Flows lie row by row: one double per bush and arc.
struct Bushes {
  std::vector<Bush> rows;
  std::vector<std::uint32_t> demand_order;  // demands by bush
  std::vector<std::uint32_t> destinations;  // their destinations
  std::vector<double> volumes;              // what of them travels
  std::vector<double> flows;
  std::vector<std::uint64_t> used;     // a bit per arc that may carry flow; row by row
  std::vector<std::uint32_t> parents;  // node -> last arc of the cheapest way; row by row
  std::vector<std::uint32_t>
      orders;  // reached nodes, each after its parent; row by row, filled up with kNone
  std::size_t node_count = 0;
  std::size_t arc_count = 0;
  std::size_t word_count = 0;  // of `used`, per bush

  Bushes(const EquilibriumProblem& problem, const Layout& layout);
  [[nodiscard]] std::span<double> flow(std::size_t bush) {
    return std::span(flows).subspan(bush * arc_count, arc_count);
  }
  [[nodiscard]] std::span<std::uint64_t> used_words(std::size_t bush) {
    return std::span(used).subspan(bush * word_count, word_count);
  }
  /// Adds flow to an arc of a bush; what lowers flow need not say so.
  void add(std::size_t bush, std::uint32_t arc, double flow) {
    flows[bush * arc_count + arc] += flow;
    used[bush * word_count + arc / 64] |= std::uint64_t{1} << (arc % 64);
  }
  [[nodiscard]] std::span<std::uint32_t> parent(std::size_t bush) {
    return std::span(parents).subspan(bush * node_count, node_count);
  }
  [[nodiscard]] std::span<std::uint32_t> order(std::size_t bush) {
    return std::span(orders).subspan(bush * node_count, node_count);
  }
};

/// What an arc of the problem costs a class beside time: toll / value of time + extra costs.
[[nodiscard]] double fixed_cost_of(const EquilibriumProblem& problem, const TravelClass& one, ArcId arc);
/// The same for all classes and arcs of the layout.
[[nodiscard]] std::vector<std::vector<double>> fixed_costs_of(const EquilibriumProblem& problem,
                                                              const Layout& layout);

}  // namespace corridor::eq
