// SPDX-License-Identifier: Apache-2.0
// The least that is still to come from each node to a destination, criterion by criterion: five shortest-path
// trees against the arcs. No itinerary can do better, so what a bound already rules out is never built.
#pragma once

#include <array>
#include <vector>

#include "corridor/plan/search_graph.h"

namespace corridor {

inline constexpr std::uint32_t kUnreachable = 0x7FFF'FFFF;

/// What is still to come, at least.
struct Ahead {
  std::uint32_t time = kUnreachable, cost = kUnreachable, emission = kUnreachable;
  std::uint32_t risk = kUnreachable, transfers = kUnreachable;
};

/// What each criterion weighs in a sum of all: a day, a dollar, a kilogram, a transfer, 0.001 of risk.
struct Mix {
  float time = 0, cost = 0, emission = 0, transfers = 0, risk = 0;
};

/// Exchange rates that lie far apart. Shortest ways under them make a good first front (search.cpp), and that
/// is all they are for.
[[nodiscard]] std::span<const Mix> mixes();

struct Bounds {
  Bounds(const SearchGraph& graph, PlaceId goal);

  PlaceId destination;
  std::vector<Ahead> ahead;               // by node; time kUnreachable: the destination cannot be reached
  std::vector<Ahead> by_timetable;        // by node: the same, if a timetabled departure is still to be taken
  std::vector<std::vector<float>> mixed;  // by mix, then node: the least weighted sum still to come
};

/// The least that must lie behind goods at each node, if they start at an origin.
struct Reach {
  Reach(const SearchGraph& graph, PlaceId origin);

  std::vector<Ahead> behind;  // by node
};

/// One arc under a mix; `scale` makes consignments of any size alike.
[[nodiscard]] float weight_of(const SearchGraph& graph, const SearchArc& arc, const Mix& mix, float scale);
[[nodiscard]] float scale_of(const SearchGraph& graph);

}  // namespace corridor
