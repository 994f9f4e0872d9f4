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

struct Bounds {
  Bounds(const SearchGraph& graph, PlaceId destination);

  PlaceId destination;
  std::vector<Ahead> ahead;  // by node; time kUnreachable: the destination cannot be reached
};

}  // namespace corridor
