// SPDX-License-Identifier: Apache-2.0
// Shortest ways from some nodes to all others, or from all others to them. The planner takes its lower bounds
// from the backward tree of a destination, trucks and general freight their itineraries over links from the
// forward one.
#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>
#include <vector>

#include "corridor/graph/graph.h"
#include "corridor/graph/heap.h"

namespace corridor {

/// A length, in whatever is counted. The sum along a way must stay below kFar.
using Length = std::int64_t;
/// As the length of an arc: it is closed. As a distance: there is no way.
inline constexpr Length kFar = std::numeric_limits<Length>::max();

/// One search and its answer. Keep one per thread and search again: after the first search nothing is
/// allocated.
class ShortestTree {
 public:
  struct Root {
    NodeId node;
    Length distance = 0;  ///< what it costs to be there; >= 0
  };

  /// Keeps a reference to `graph`.
  /// Cost  40 bytes a node.
  explicit ShortestTree(const Graph& graph);

  /// Finds the shortest ways from the nearest root (backward: to it) to all nodes within `distance_max`.
  ///
  /// In      one length >= 0 for each arc, by position.
  /// Same    of several shortest ways the same one is taken every time.
  /// Cost    O(arcs log nodes).
  /// Source  Dijkstra, Numerische Mathematik 1 (1959), with a 4-ary heap.
  void search(std::span<const Root> roots, std::span<const Length> lengths,
              Direction direction = Direction::forward, Length distance_max = kFar - 1);

  /// kFar: there is no way, or none within distance_max.
  [[nodiscard]] Length distance(NodeId node) const {
    const Label& label = labels_[node.position()];
    return label.stamp == stamp_ ? label.distance : kFar;
  }
  [[nodiscard]] bool is_reached(NodeId node) const { return distance(node) != kFar; }

  /// The last arc of the way to `node` (backward: the first arc of the way from it); none at a root and where
  /// no way is.
  [[nodiscard]] ArcId arc(NodeId node) const {
    const Label& label = labels_[node.position()];
    return label.stamp == stamp_ ? label.arc : ArcId::none();
  }

  /// The arcs of the way in the order of travel, whichever the direction. Replaces what is in `way`.
  /// In   is_reached(node).
  void way(NodeId node, std::vector<ArcId>& way) const;

  /// The reached nodes, nearest first.
  [[nodiscard]] std::span<const NodeId> reached() const { return reached_; }

 private:
  struct Label {
    Length distance = kFar;
    ArcId arc;
    std::uint32_t stamp = 0;  // holds only if it is that of the last search
  };

  void offer(NodeId node, Length distance, ArcId arc);
  void next_stamp();

  const Graph* graph_;
  Direction direction_ = Direction::forward;
  std::uint32_t stamp_ = 0;
  std::vector<Label> labels_;
  std::vector<NodeId> reached_;
  Heap<Length> heap_;
};

}  // namespace corridor
