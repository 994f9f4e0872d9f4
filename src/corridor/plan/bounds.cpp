// SPDX-License-Identifier: Apache-2.0
#include "corridor/plan/bounds.h"

#include <algorithm>
#include <array>
#include <limits>

namespace corridor {
namespace {

/// Arcs by the node that a tree reaches them from: by target against the arcs, by source along them.
struct Order {
  Order(const SearchGraph& graph, bool is_backward)
      : begins(graph.begins.size(), 0), arcs(graph.arcs.size()), others(graph.arcs.size()) {
    for (std::uint32_t node = 0; node + 1 < graph.begins.size(); ++node) {
      for (std::uint32_t arc = graph.begins[node]; arc < graph.begins[node + 1]; ++arc) {
        ++begins[(is_backward ? graph.arcs[arc].target : node) + 1];
      }
    }
    for (std::size_t node = 0; node + 1 < begins.size(); ++node) begins[node + 1] += begins[node];
    std::vector<std::uint32_t> next(begins.begin(), begins.end() - 1);
    for (std::uint32_t node = 0; node + 1 < graph.begins.size(); ++node) {
      for (std::uint32_t arc = graph.begins[node]; arc < graph.begins[node + 1]; ++arc) {
        const std::uint32_t target = graph.arcs[arc].target;
        const std::uint32_t position = next[is_backward ? target : node]++;
        arcs[position] = arc;
        others[position] = is_backward ? node : target;
      }
    }
  }
  std::vector<std::uint32_t> begins, arcs, others;
};

/// Dijkstra's algorithm. In: `value_of(node)` holds the values to start from, and `most` elsewhere.
template <class Value, class ValueOf, class Weight>
void tree(const SearchGraph& graph, const Order& order, Value most, ValueOf&& value_of, Weight&& weight) {
  using Entry = std::pair<Value, std::uint32_t>;
  std::vector<Entry> heap;
  const auto later = [](const Entry& a, const Entry& b) { return a > b; };
  for (std::uint32_t node = 0; node < graph.node_count(); ++node) {
    if (value_of(node) < most) heap.emplace_back(value_of(node), node);
  }
  std::ranges::make_heap(heap, later);
  while (!heap.empty()) {
    std::ranges::pop_heap(heap, later);
    const auto [value, node] = heap.back();
    heap.pop_back();
    if (value > value_of(node)) continue;
    for (std::uint32_t i = order.begins[node]; i < order.begins[node + 1]; ++i) {
      const Value better = value + weight(graph.arcs[order.arcs[i]]);
      Value& known = value_of(order.others[i]);
      if (!(better < known)) continue;
      known = better;
      heap.emplace_back(better, order.others[i]);
      std::ranges::push_heap(heap, later);
    }
  }
}

std::uint32_t least_time(const SearchGraph& graph, const SearchArc& arc) {
  const std::uint32_t ride =
      arc.timetable == kNoTimetable ? 0 : graph.supply.timetables[arc.timetable].ride_min_s;
  return arc.duration + arc.driving + ride;
}

void trees(const SearchGraph& graph, const Order& order, std::vector<Ahead>& values) {
  const auto grow = [&](std::uint32_t Ahead::* member, auto&& weight) {
    tree<std::uint32_t>(
        graph, order, kUnreachable,
        [&](std::uint32_t node) -> std::uint32_t& { return values[node].*member; }, weight);
  };
  grow(&Ahead::time, [&](const SearchArc& arc) { return least_time(graph, arc); });
  grow(&Ahead::cost, [](const SearchArc& arc) { return arc.cost; });
  grow(&Ahead::emission, [](const SearchArc& arc) { return arc.emission; });
  grow(&Ahead::risk, [](const SearchArc& arc) { return arc.risk; });
  grow(&Ahead::transfers, [](const SearchArc& arc) { return std::uint32_t{arc.transfers}; });
}

constexpr float kDay = 1.0F;
constexpr std::array<Mix, 14> kMixes = {{
    // day, USD, kg, transfer, risk
    {kDay, 0.001F, 0.0005F, 0.02F, 0.0001F},  // fastest
    {0.1F, 1.0F, 0.01F, 1.0F, 0.01F},         // cheapest
    {0.1F, 0.01F, 1.0F, 1.0F, 0.01F},         // greenest
    {0.1F, 0.01F, 0.01F, 1e5F, 0.01F},        // fewest transfers
    {0.1F, 0.01F, 0.01F, 1.0F, 100.0F},       // surest
    {20.0F, 1.0F, 0.02F, 5.0F, 0.05F},
    {60.0F, 1.0F, 0.05F, 20.0F, 0.2F},
    {150.0F, 1.0F, 0.1F, 50.0F, 0.5F},
    {400.0F, 1.0F, 0.1F, 50.0F, 0.5F},
    {1000.0F, 1.0F, 0.2F, 100.0F, 1.0F},
    {60.0F, 1.0F, 1.0F, 50.0F, 0.5F},
    {150.0F, 1.0F, 0.3F, 500.0F, 2.0F},
    {150.0F, 1.0F, 0.3F, 50.0F, 10.0F},
    {400.0F, 0.5F, 2.0F, 200.0F, 3.0F},
}};

}  // namespace

Bounds::Bounds(const SearchGraph& graph, PlaceId goal) : destination(goal), ahead(graph.node_count()) {
  for (std::uint32_t node = 0; node < graph.supply.grounds.size(); ++node) {
    const Ground& ground = graph.supply.grounds[node];
    if (ground.place == goal && ground.vehicle != kNone) ahead[node] = {0, graph.unloading[node], 0, 0, 0};
  }
  const Order backward(graph, true);
  trees(graph, backward, ahead);
  by_timetable.resize(ahead.size());
  for (const std::uint32_t index : graph.timetabled) {
    const SearchArc& arc = graph.arcs[index];
    const Ahead& then = ahead[arc.target];
    if (then.time == kUnreachable) continue;
    Ahead& least = by_timetable[graph.source_of(index)];
    least.time = std::min(least.time, then.time + least_time(graph, arc));
    least.cost = std::min(least.cost, then.cost + arc.cost);
    least.emission = std::min(least.emission, then.emission + arc.emission);
    least.risk = std::min(least.risk, then.risk + arc.risk);
    least.transfers = std::min(least.transfers, then.transfers + arc.transfers);
  }
  trees(graph, backward, by_timetable);
  const float scale = scale_of(graph);
  for (const Mix& mix : kMixes) {
    std::vector<float>& values = mixed.emplace_back(ahead.size(), std::numeric_limits<float>::max());
    for (std::uint32_t node = 0; node < graph.supply.grounds.size(); ++node) {
      const Ground& ground = graph.supply.grounds[node];
      if (ground.place != goal || ground.vehicle == kNone) continue;
      values[node] = mix.cost * scale * static_cast<float>(graph.unloading[node]);
    }
    tree<float>(
        graph, backward, std::numeric_limits<float>::max(),
        [&](std::uint32_t node) -> float& { return values[node]; },
        [&](const SearchArc& arc) { return weight_of(graph, arc, mix, scale); });
  }
}

Reach::Reach(const SearchGraph& graph, PlaceId origin) : behind(graph.node_count()) {
  const std::uint32_t start = graph.supply.ground(origin, kNone);
  if (start == kNone) return;
  behind[start] = {0, 0, 0, 0, 0};
  if (graph.twin_of[start] != kNone) behind[graph.twin_of[start]] = {0, 0, 0, 0, 0};
  trees(graph, Order(graph, false), behind);
}

std::span<const Mix> mixes() { return kMixes; }

/// In USD of a forty-foot box: what 1/1000 of the consignment's cost, or 1 g of its CO2e, comes to for one.
float scale_of(const SearchGraph& graph) {
  const double teu = graph.supply.terms.request().consignment.containers.in_units();
  return static_cast<float>(0.001 / std::max(1.0, teu / 2.0));
}

float weight_of(const SearchGraph& graph, const SearchArc& arc, const Mix& mix, float scale) {
  return mix.time * static_cast<float>(least_time(graph, arc)) / 86400.0F +
         scale * (mix.cost * static_cast<float>(arc.cost) + mix.emission * static_cast<float>(arc.emission)) +
         mix.transfers * static_cast<float>(arc.transfers) + mix.risk * static_cast<float>(arc.risk);
}

}  // namespace corridor
