// SPDX-License-Identifier: Apache-2.0
// Which nodes can reach each other. A place from which no way leads back is a trap, and `corridor check`
// names it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "corridor/graph/graph.h"

namespace corridor {

struct Components {
  std::vector<std::uint32_t> component;  ///< node -> its component, 0 ... count - 1
  std::size_t count = 0;
};

/// The strongly connected components: two nodes are in one if and only if there are ways between them both
/// ways.
///
/// Out     numbered along the arcs: an arc that leads to another component leads to a higher number.
/// Cost    O(nodes + arcs), without recursion.
/// Source  Tarjan, SIAM Journal on Computing 1 (1972).
[[nodiscard]] Components strong_components(const Graph& graph);

}  // namespace corridor
