// SPDX-License-Identifier: Apache-2.0
// Which corridor an itinerary belongs to is known only at its end, by what it has touched. So each condition
// of the corridors is a bit of the labels, labels that differ in bits are not compared, and at the
// destination a table says for each pattern of bits whether its corridor is wanted.
#pragma once

#include <optional>
#include <vector>

#include "corridor/plan/search_graph.h"

namespace corridor {

struct CorridorFilter {
  /// In      `wanted`: this corridor and no other, besides what the rules say; none: what the rules say.
  /// Out     nothing to do (is_needed false) without a rule on corridors and a wanted one.
  /// Throws  Error: more conditions than a label has bits, or one that bits cannot say.
  CorridorFilter(const Network& network, std::span<const Rule> rules, std::optional<CorridorId> wanted,
                 std::vector<TouchSet> required);

  bool is_needed = false;
  std::vector<TouchSet> touch_sets;   ///< `required`, then the conditions
  std::uint16_t exact = 0;            ///< bits of the conditions
  std::vector<std::uint8_t> accepts;  ///< by pattern of bits
};

/// True if rules on corridors allow this one; none is an itinerary of no corridor.
[[nodiscard]] bool allows(std::span<const Rule> rules, CorridorId corridor);

}  // namespace corridor
