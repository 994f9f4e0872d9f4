// SPDX-License-Identifier: Apache-2.0
// A directed graph: nodes, arcs between them, and nothing about freight. The arcs that leave a node and those
// that enter it lie side by side in memory. Lengths are not part of it: whoever searches brings an array of
// one length per arc.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#include "corridor/base/check.h"
#include "corridor/base/grouped.h"
#include "corridor/base/id.h"

namespace corridor {

using NodeId = Id<struct Nodes>;
using ArcId = Id<struct Arcs>;

enum class Direction : std::uint8_t { forward, backward };

class Graph {
 public:
  struct Arc {
    NodeId tail;
    NodeId head;
  };
  /// An arc as its end sees it: the other end, and which arc it is.
  struct Hop {
    NodeId node;
    ArcId arc;
  };

  Graph() = default;
  /// In    ends of all arcs are nodes; loops and parallel arcs are fine.
  /// Cost  O(nodes + arcs) time; 8 bytes a node and 24 an arc.
  Graph(std::size_t node_count, std::vector<Arc> arcs) : arcs_(std::move(arcs)) {
    std::vector<std::pair<NodeId, Hop>> out;
    std::vector<std::pair<NodeId, Hop>> in;
    out.reserve(arcs_.size());
    in.reserve(arcs_.size());
    for (const ArcId arc : this->arcs()) {
      const auto [tail, head] = arcs_[arc.position()];
      CORRIDOR_CHECK(tail.position() < node_count && head.position() < node_count);
      out.push_back({tail, {head, arc}});
      in.push_back({head, {tail, arc}});
    }
    hops_out_ = Grouped<NodeId, Hop>(node_count, out);
    hops_in_ = Grouped<NodeId, Hop>(node_count, in);
  }

  [[nodiscard]] std::size_t node_count() const { return hops_out_.key_count(); }
  [[nodiscard]] std::size_t arc_count() const { return arcs_.size(); }
  [[nodiscard]] IdRange<Nodes> nodes() const { return IdRange<Nodes>{node_count()}; }
  [[nodiscard]] IdRange<Arcs> arcs() const { return IdRange<Arcs>{arc_count()}; }

  [[nodiscard]] NodeId tail(ArcId arc) const { return arcs_[arc.position()].tail; }
  [[nodiscard]] NodeId head(ArcId arc) const { return arcs_[arc.position()].head; }

  /// Where one step leads from `node`: along the arcs that leave it, or back along those that enter it. In
  /// order of arcs.
  [[nodiscard]] std::span<const Hop> hops(NodeId node, Direction direction = Direction::forward) const {
    return direction == Direction::forward ? hops_out_[node] : hops_in_[node];
  }

 private:
  std::vector<Arc> arcs_;
  Grouped<NodeId, Hop> hops_out_;
  Grouped<NodeId, Hop> hops_in_;
};

}  // namespace corridor
