// SPDX-License-Identifier: Apache-2.0
#include "corridor/equilibrium/pair_finder.h"

#include <algorithm>
#include <bit>

namespace corridor::eq {

PairFinder::PairFinder(const Layout& layout)
    : layout_(&layout),
      tree_(layout),
      on_tree_way_(layout.node_count(), 0),
      on_walk_(layout.node_count(), 0),
      in_tree_((layout.arc_count() + 63) / 64, 0) {}

std::span<const double> PairFinder::update_tree(Bushes& bushes, std::uint32_t bush, const TreeCosts& costs) {
  tree_.update(bushes.rows[bush].origin, costs, bushes.parent(bush), bushes.order(bush));
  return tree_.distances();
}

void PairFinder::find(Bushes& bushes, std::uint32_t bush, const TreeCosts& costs, double excess_min,
                      BushFindings& findings) {
  findings.clear();
  const Bush& row = bushes.rows[bush];
  const std::span<const double> distance = update_tree(bushes, bush, costs);
  const std::span<const std::uint32_t> parent = bushes.parent(bush);
  const std::span<const double> flow = bushes.flow(bush);
  for (std::uint32_t i = row.demand_begin; i < row.demand_end; ++i) {
    findings.distances.push_back(distance[bushes.destinations[i]]);
    if (bushes.volumes[i] > 0.0) findings.least += bushes.volumes[i] * findings.distances.back();
  }
  constexpr double kFirstShare = 1e-3;
  const bool takes_all = excess_min == kAllPairs;  // NOLINT: a mark, not a number that was computed
  if (excess_min < 0.0) excess_min = kFirstShare * findings.least;
  // Most used arcs are in the tree and pay nothing too much: they are left out 64 at a time.
  std::ranges::fill(in_tree_, 0);
  for (const std::uint32_t arc : parent) {
    if (arc != kNone) in_tree_[arc / 64] |= std::uint64_t{1} << (arc % 64);
  }
  constexpr double kRounding = 1e-16;
  const std::span<std::uint64_t> used = bushes.used_words(bush);
  for (std::size_t word = 0; word < used.size(); ++word) {
    for (std::uint64_t rest = used[word] & ~in_tree_[word]; rest != 0; rest &= rest - 1) {
      const auto arc =
          static_cast<std::uint32_t>(64 * word + static_cast<std::size_t>(std::countr_zero(rest)));
      if (flow[arc] <= 0.0) {
        used[word] &= ~(rest & -rest);
        continue;
      }
      const std::uint32_t head = layout_->head[arc];
      const double dearer_by = distance[layout_->tail[arc]] + costs.costs[arc] - distance[head];
      const double excess = flow[arc] * dearer_by;
      findings.excess += excess;
      if (flow[arc] <= row.flow_min) continue;
      if (takes_all || (dearer_by > kRounding * distance[head] && excess > excess_min))
        trace(bushes, bush, arc, findings);
    }
  }
}

// The tree's way from the origin to the head of `arc` is marked as far back as the walk has come: nodes on it
// that are not nearer to the origin than the walk's node.
void PairFinder::trace(Bushes& bushes, std::uint32_t bush, std::uint32_t arc, BushFindings& findings) {
  const std::span<const double> flow = bushes.flow(bush);
  const std::span<const std::uint32_t> parent = bushes.parent(bush);
  const std::span<const double> distance = tree_.distances();
  const Bush& row = bushes.rows[bush];
  ++stamp_;  // of 32 bits: enough for a thousand million traces
  std::uint32_t tree_node = layout_->head[arc];
  on_walk_[tree_node] = stamp_;
  walk_.assign(1, arc);
  std::uint32_t node = layout_->tail[arc];
  while (true) {
    if (on_walk_[node] == stamp_) return note_cycle(node, findings);
    while (tree_node != row.origin && distance[tree_node] >= distance[node]) {
      on_tree_way_[tree_node] = stamp_;
      tree_node = layout_->tail[parent[tree_node]];
    }
    if (on_tree_way_[node] == stamp_ || node == tree_node) return note_pair(node, parent, findings);
    on_walk_[node] = stamp_;
    const std::uint32_t into = layout_->largest_into(node, flow, row.flow_min);
    if (into == kNone) return;  // what reaches the node is rounding
    walk_.push_back(into);
    node = layout_->tail[into];
  }
}

void PairFinder::note_pair(std::uint32_t meeting, std::span<const std::uint32_t> parent,
                           BushFindings& findings) const {
  std::vector<std::uint32_t>& arcs = findings.arcs;
  arcs.insert(arcs.end(), walk_.rbegin(), walk_.rend());
  const std::size_t mid = arcs.size();
  for (std::uint32_t node = layout_->head[walk_.front()]; node != meeting; node = layout_->tail[parent[node]])
    arcs.push_back(parent[node]);
  std::reverse(arcs.begin() + static_cast<std::ptrdiff_t>(mid), arcs.end());
  findings.pieces.push_back({static_cast<std::uint32_t>(mid), static_cast<std::uint32_t>(arcs.size())});
}

// The walk has come back to `node`: from the arc that enters it on, the walk is a cycle.
void PairFinder::note_cycle(std::uint32_t node, BushFindings& findings) const {
  const auto first =
      std::ranges::find_if(walk_, [&](std::uint32_t arc) { return layout_->head[arc] == node; });
  findings.arcs.insert(findings.arcs.end(), first, walk_.end());
  findings.pieces.push_back({kNone, static_cast<std::uint32_t>(findings.arcs.size())});
}

}  // namespace corridor::eq
