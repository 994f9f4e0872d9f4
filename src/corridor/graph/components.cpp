// SPDX-License-Identifier: Apache-2.0
#include "corridor/graph/components.h"

#include <algorithm>
#include <limits>
#include <span>

namespace corridor {

namespace {

constexpr std::uint32_t kUnseen = std::numeric_limits<std::uint32_t>::max();

// Tarjan's search with the call stack as a vector. In the paper's words: `number` is NUMBER, `low` is
// LOWLINK.
class Search {
 public:
  explicit Search(const Graph& graph)
      : graph_(graph),
        number_(graph.node_count(), kUnseen),
        low_(graph.node_count(), 0),
        result_{std::vector<std::uint32_t>(graph.node_count(), kUnseen), 0} {}

  Components run() {
    for (const NodeId node : graph_.nodes()) {
      if (number_[node.position()] == kUnseen) explore(node);
    }
    // Components are closed last first.
    for (std::uint32_t& component : result_.component) {
      component = static_cast<std::uint32_t>(result_.count) - 1 - component;
    }
    return std::move(result_);
  }

 private:
  struct Visit {
    NodeId node;
    std::size_t next_hop = 0;
  };

  void enter(NodeId node) {
    number_[node.position()] = low_[node.position()] = next_number_++;
    open_.push_back(node);
    visits_.push_back({node});
  }

  void explore(NodeId root) {
    enter(root);
    while (!visits_.empty()) {
      Visit& visit = visits_.back();
      const std::span<const Graph::Hop> hops = graph_.hops(visit.node);
      if (visit.next_hop == hops.size()) {
        leave();
        continue;
      }
      const NodeId head = hops[visit.next_hop++].node;
      if (number_[head.position()] == kUnseen) {
        enter(head);  // invalidates `visit`
      } else if (result_.component[head.position()] == kUnseen) {
        lower(visit.node, number_[head.position()]);
      }
    }
  }

  void leave() {
    const NodeId node = visits_.back().node;
    visits_.pop_back();
    if (!visits_.empty()) lower(visits_.back().node, low_[node.position()]);
    if (low_[node.position()] == number_[node.position()]) close(node);
  }

  // All open nodes down to `root` are one component.
  void close(NodeId root) {
    const auto component = static_cast<std::uint32_t>(result_.count++);
    NodeId node;
    do {
      node = open_.back();
      open_.pop_back();
      result_.component[node.position()] = component;
    } while (node != root);
  }

  void lower(NodeId node, std::uint32_t low) { low_[node.position()] = std::min(low_[node.position()], low); }

  const Graph& graph_;
  std::vector<std::uint32_t> number_;
  std::vector<std::uint32_t> low_;
  Components result_;
  std::vector<NodeId> open_;  // seen, and of no component yet
  std::vector<Visit> visits_;
  std::uint32_t next_number_ = 0;
};

}  // namespace

Components strong_components(const Graph& graph) { return Search(graph).run(); }

}  // namespace corridor
