// SPDX-License-Identifier: Apache-2.0
// The first flows: a start that was given, led round what is gone, and for all other bushes their cheapest
// ways, block after block, each at the costs that the blocks before have caused.
#include <algorithm>

#include "corridor/equilibrium/demand.h"
#include "corridor/equilibrium/solver.h"

namespace corridor::eq {

namespace {

constexpr std::size_t kBlocks = 24;

/// A start as flows by arc of this network: what is gone, closed or not reached has none.
struct Shares {
  std::vector<double> flow;          // per arc
  std::vector<double> into;          // per node: sum of flow that enters
  std::vector<std::uint32_t> order;  // nodes, each after all from which flow comes to it
};

/// False if flow goes round in circles: then there is no such order.
bool sort_nodes(const Layout& layout, Shares& shares) {
  std::vector<std::uint32_t> waits(layout.node_count(), 0);
  for (std::uint32_t arc = 0; arc < shares.flow.size(); ++arc)
    waits[layout.head[arc]] += shares.flow[arc] > 0.0;
  for (std::uint32_t node = 0; node < waits.size(); ++node) {
    if (waits[node] == 0) shares.order.push_back(node);
  }
  for (std::size_t i = 0; i < shares.order.size(); ++i) {
    const std::uint32_t node = shares.order[i];
    for (std::uint32_t arc = layout.out_begin[node]; arc < layout.out_begin[node + 1]; ++arc) {
      if (shares.flow[arc] > 0.0 && --waits[layout.head[arc]] == 0) shares.order.push_back(layout.head[arc]);
    }
  }
  return shares.order.size() == layout.node_count();
}

}  // namespace

// What leaves for each node at the distances given; sets the volumes of the bush's demands.
std::vector<double> Solver::volume_by_node(std::uint32_t bush, std::span<const double> distance) {
  const Bush& row = bushes_.rows[bush];
  std::vector<double> volume(layout_.node_count(), 0.0);
  for (std::uint32_t i = row.demand_begin; i < row.demand_end; ++i) {
    const std::uint32_t destination = bushes_.destinations[i];
    if (!(distance[destination] < kInfinite)) continue;
    const EquilibriumDemand& demand = problem_.demands[bushes_.demand_order[i]];
    // Never more than the base volume at first: on an empty network everything is cheap.
    bushes_.volumes[i] = std::min(demand.volume, demand_at(demand, distance[destination]).volume);
    volume[destination] += bushes_.volumes[i];
  }
  return volume;
}

// In  `through`: what has to come to each node. It comes along the tree.
void Solver::load_on_tree(std::uint32_t bush, std::vector<double>& through) {
  const std::span<const std::uint32_t> order = bushes_.order(bush);
  const std::span<const std::uint32_t> parent = bushes_.parent(bush);
  for (std::size_t i = order.size(); i-- > 1;) {
    if (order[i] == kNone || through[order[i]] <= 0.0) continue;
    const std::uint32_t arc = parent[order[i]];
    bushes_.add(bush, arc, through[order[i]]);
    through[layout_.tail[arc]] += through[order[i]];
  }
}

void Solver::load_block(std::span<const std::uint32_t> bushes) {
  take_costs();
  for_bushes(bushes, [&](PairFinder& finder, std::uint32_t bush) {
    const std::span<const double> distance =
        finder.update_tree(bushes_, bush, costs_[bushes_.rows[bush].travel_class]);
    std::vector<double> through = volume_by_node(bush, distance);
    load_on_tree(bush, through);
  });
}

// Puts what these bushes carry on the arcs, beside what is there.
void Solver::add_flows(std::span<const std::uint32_t> bushes) {
  std::vector<double> sums(layout_.arc_count());
  for (std::uint32_t arc = 0; arc < sums.size(); ++arc) sums[arc] = arcs_.flow(arc);
  for (const std::uint32_t bush : bushes) {
    const std::span<const double> flow = bushes_.flow(bush);
    for (std::uint32_t arc = 0; arc < sums.size(); ++arc) sums[arc] += flow[arc];
  }
  for (std::uint32_t arc = 0; arc < sums.size(); ++arc) arcs_.set_flow(arc, sums[arc]);
}

void Solver::load() {
  const std::vector<std::uint32_t> bare = load_start();
  std::vector<std::uint32_t> block;
  for (std::size_t first = 0; first < kBlocks; ++first) {
    block.clear();
    for (std::size_t i = first; i < bare.size(); i += kBlocks) block.push_back(bare[i]);
    if (block.empty()) break;
    load_block(block);
    add_flows(block);
  }
}

// Which arc of this problem an arc of the start is; none: it is gone.
ArcId Solver::arc_of_start(ArcId arc) const {
  return options_.start_arcs.empty() ? arc : options_.start_arcs[arc.position()];
}

// Out  the bushes for which there is no start.
std::vector<std::uint32_t> Solver::load_start() {
  if (options_.start.empty()) return all_bushes_;
  const auto key = [](const auto& bush, std::uint32_t origin) {
    return std::pair{bush.travel_class, origin};
  };
  std::vector<const BushFlows*> start_of(all_bushes_.size(), nullptr);
  std::vector<double> sums(layout_.arc_count(), 0.0);
  for (const BushFlows& start : options_.start) {
    const auto wanted = key(start, start.origin.position());
    const auto row =
        std::ranges::lower_bound(bushes_.rows, wanted, {}, [&](const Bush& b) { return key(b, b.origin); });
    if (row == bushes_.rows.end() || key(*row, row->origin) != wanted) continue;
    start_of[static_cast<std::size_t>(row - bushes_.rows.begin())] = &start;
    for (std::size_t i = 0; i < start.arcs.size(); ++i) {
      const ArcId arc = arc_of_start(start.arcs[i]);
      if (!arc.is_none()) sums[layout_.arc_of[arc.position()]] += std::max(0.0, start.flows[i]);
    }
  }
  for (std::uint32_t arc = 0; arc < sums.size(); ++arc) arcs_.set_flow(arc, sums[arc]);
  take_costs();
  std::vector<std::uint8_t> is_bare(all_bushes_.size(), 1);
  for_bushes(all_bushes_, [&](PairFinder& finder, std::uint32_t bush) {
    if (start_of[bush] == nullptr) return;
    const std::span<const double> distance =
        finder.update_tree(bushes_, bush, costs_[bushes_.rows[bush].travel_class]);
    is_bare[bush] = load_from(*start_of[bush], bush, distance) ? 0 : 1;
  });
  std::vector<std::uint32_t> bare;
  for (const std::uint32_t bush : all_bushes_) {
    if (is_bare[bush] != 0) bare.push_back(bush);
  }
  for (std::uint32_t arc = 0; arc < layout_.arc_count(); ++arc) arcs_.set_flow(arc, 0.0);
  add_flows(all_bushes_);
  return bare;
}

// The demand comes to each node in the proportions in which flow came before; to a node where none does any
// more, along the tree.
bool Solver::load_from(const BushFlows& start, std::uint32_t bush, std::span<const double> distance) {
  const std::uint32_t origin = bushes_.rows[bush].origin;
  Shares shares{
      std::vector<double>(layout_.arc_count(), 0.0), std::vector<double>(layout_.node_count(), 0.0), {}};
  for (std::size_t i = 0; i < start.arcs.size(); ++i) {
    const ArcId there = arc_of_start(start.arcs[i]);
    if (there.is_none() || !(start.flows[i] > 0.0)) continue;
    const std::uint32_t arc = layout_.arc_of[there.position()];
    const std::uint32_t tail = layout_.tail[arc];
    const bool is_closed = layout_.is_end_only[tail] != 0 && tail != origin;
    if (is_closed || !(distance[tail] < kInfinite) || layout_.head[arc] == origin) continue;
    shares.flow[arc] = start.flows[i];
    shares.into[layout_.head[arc]] += start.flows[i];
  }
  if (!sort_nodes(layout_, shares)) return false;
  std::vector<double> through = volume_by_node(bush, distance);
  std::vector<double> by_tree(layout_.node_count(), 0.0);
  for (std::size_t i = shares.order.size(); i-- > 0;) {
    const std::uint32_t node = shares.order[i];
    if (node == origin || through[node] <= 0.0) continue;
    if (shares.into[node] <= 0.0) {
      by_tree[node] = through[node];
      continue;
    }
    for (const std::uint32_t arc : layout_.arcs_into(node)) {
      if (shares.flow[arc] <= 0.0) continue;
      const double flow = through[node] * (shares.flow[arc] / shares.into[node]);
      bushes_.add(bush, arc, flow);
      through[layout_.tail[arc]] += flow;
    }
  }
  load_on_tree(bush, by_tree);
  return true;
}

}  // namespace corridor::eq
