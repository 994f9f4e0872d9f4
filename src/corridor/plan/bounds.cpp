// SPDX-License-Identifier: Apache-2.0
#include "corridor/plan/bounds.h"

#include <algorithm>

namespace corridor {
namespace {

/// Arcs by target.
struct Backward {
  explicit Backward(const SearchGraph& graph)
      : begins(graph.begins.size(), 0), arcs(graph.arcs.size()), sources(graph.arcs.size()) {
    for (const SearchArc& arc : graph.arcs) ++begins[arc.target + 1];
    for (std::size_t node = 0; node + 1 < begins.size(); ++node) begins[node + 1] += begins[node];
    std::vector<std::uint32_t> next(begins.begin(), begins.end() - 1);
    for (std::uint32_t node = 0; node + 1 < graph.begins.size(); ++node) {
      for (std::uint32_t arc = graph.begins[node]; arc < graph.begins[node + 1]; ++arc) {
        const std::uint32_t position = next[graph.arcs[arc].target]++;
        arcs[position] = arc;
        sources[position] = node;
      }
    }
  }
  std::vector<std::uint32_t> begins, arcs, sources;
};

/// Dijkstra's algorithm against the arcs. In: `ahead` holds the values to start from.
template <class Weight>
void tree(const SearchGraph& graph, const Backward& backward, std::uint32_t Ahead::* member,
          std::vector<Ahead>& ahead, Weight&& weight) {
  using Entry = std::pair<std::uint32_t, std::uint32_t>;  // value, node
  std::vector<Entry> heap;
  const auto later = [](const Entry& a, const Entry& b) { return a > b; };
  for (std::uint32_t node = 0; node < ahead.size(); ++node) {
    if (ahead[node].*member != kUnreachable) heap.emplace_back(ahead[node].*member, node);
  }
  std::ranges::make_heap(heap, later);
  while (!heap.empty()) {
    std::ranges::pop_heap(heap, later);
    const auto [value, node] = heap.back();
    heap.pop_back();
    if (value > ahead[node].*member) continue;
    for (std::uint32_t i = backward.begins[node]; i < backward.begins[node + 1]; ++i) {
      const std::uint32_t better = value + weight(graph.arcs[backward.arcs[i]]);
      std::uint32_t& known = ahead[backward.sources[i]].*member;
      if (better >= known) continue;
      known = better;
      heap.emplace_back(better, backward.sources[i]);
      std::ranges::push_heap(heap, later);
    }
  }
}

}  // namespace

Bounds::Bounds(const SearchGraph& graph, PlaceId goal) : destination(goal), ahead(graph.supply.node_count()) {
  for (std::uint32_t node = 0; node < graph.supply.grounds.size(); ++node) {
    const Ground& ground = graph.supply.grounds[node];
    if (ground.place == goal && ground.vehicle != kNone) ahead[node] = {0, graph.unloading[node], 0, 0, 0};
  }
  const Backward backward(graph);
  tree(graph, backward, &Ahead::time, ahead, [&](const SearchArc& arc) {
    const std::uint32_t ride =
        arc.timetable == kNoTimetable ? 0 : graph.supply.timetables[arc.timetable].ride_min_s;
    return arc.duration + arc.driving + ride;
  });
  tree(graph, backward, &Ahead::cost, ahead, [](const SearchArc& arc) { return arc.cost; });
  tree(graph, backward, &Ahead::emission, ahead, [](const SearchArc& arc) { return arc.emission; });
  tree(graph, backward, &Ahead::risk, ahead, [](const SearchArc& arc) { return arc.risk; });
  tree(graph, backward, &Ahead::transfers, ahead,
       [](const SearchArc& arc) { return std::uint32_t{arc.transfers}; });
}

}  // namespace corridor
