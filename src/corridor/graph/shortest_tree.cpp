// SPDX-License-Identifier: Apache-2.0
#include "corridor/graph/shortest_tree.h"

#include <algorithm>

#include "corridor/base/check.h"

namespace corridor {

ShortestTree::ShortestTree(const Graph& graph)
    : graph_(&graph), labels_(graph.node_count()), heap_(graph.node_count()) {
  reached_.reserve(graph.node_count());
}

void ShortestTree::search(std::span<const Root> roots, std::span<const Length> lengths, Direction direction,
                          Length distance_max) {
  CORRIDOR_CHECK(lengths.size() == graph_->arc_count());
  direction_ = direction;
  next_stamp();
  reached_.clear();
  heap_.clear();
  for (const Root& root : roots) {
    CORRIDOR_DCHECK(root.distance >= 0);
    if (root.distance <= distance_max) offer(root.node, root.distance, ArcId::none());
  }
  while (!heap_.is_empty()) {
    const auto [here_distance, position] = heap_.pop();
    const NodeId here{position};
    reached_.push_back(here);
    for (const Graph::Hop& hop : graph_->hops(here, direction)) {
      const Length length = lengths[hop.arc.position()];
      CORRIDOR_DCHECK(length >= 0);
      if (length <= distance_max - here_distance) offer(hop.node, here_distance + length, hop.arc);
    }
  }
}

void ShortestTree::offer(NodeId node, Length distance, ArcId arc) {
  Label& label = labels_[node.position()];
  if (label.stamp == stamp_ && label.distance <= distance) return;
  label = {distance, arc, stamp_};
  heap_.push_or_lower(node.position(), distance);
}

void ShortestTree::way(NodeId node, std::vector<ArcId>& way) const {
  CORRIDOR_CHECK(is_reached(node));
  way.clear();
  for (ArcId step = arc(node); !step.is_none(); step = arc(node)) {
    way.push_back(step);
    node = direction_ == Direction::forward ? graph_->tail(step) : graph_->head(step);
  }
  if (direction_ == Direction::forward) std::ranges::reverse(way);
}

void ShortestTree::next_stamp() {
  if (++stamp_ != 0) return;
  std::ranges::fill(labels_, Label{});  // after 2^32 searches the oldest stamps would look new
  stamp_ = 1;
}

}  // namespace corridor
