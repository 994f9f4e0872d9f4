// SPDX-License-Identifier: Apache-2.0
// Label setting in the order of arrival plus the least time still to come: each label is one way to have come
// to a node, and is kept only if no other is at least as good in every criterion and resource. The first
// criterion is then in order by itself, so fronts compare the other four.
#pragma once

#include <vector>

#include "corridor/plan/bounds.h"
#include "corridor/plan/front.h"
#include "corridor/plan/search_queue.h"
#include "corridor/plan/search_time.h"

namespace corridor {

/// One way to have come somewhere. 32 bytes; all of a search lie in one vector and name their parents by
/// index.
struct Label {
  std::uint32_t parent = kNone;
  std::uint32_t arc = kNone;  // of the graph, that led here; none at the origin
  Tick arrival = 0;
  std::uint32_t cost = 0;  // with the prices of soft rules
  std::uint32_t emission = 0;
  std::uint32_t variance = 0;      // of the arrival, since boarding what brings the goods, min^2
  std::uint32_t driving : 24 = 0;  // of the driver in hand, s
  std::uint32_t transfers : 8 = 0;
  std::uint16_t risk = 0;
  std::uint16_t touch = 0;
};
static_assert(sizeof(Label) == 32);

/// One question to one graph.
struct Search {
  PlaceId origin;
  Tick ready = 0;
  Criteria criteria;
  Tick latest = kNever;  // nothing arrives after it
  std::uint32_t cost_max = kUnreachable, emission_max = kUnreachable;
  std::uint32_t transfers_max = 255;
  bool limits_cost = false, limits_emission = false, limits_transfers = false;
  std::uint16_t required = 0;                          // touch bits that an itinerary must have at its end
  std::uint16_t exact = 0;                             // bits that the acceptance depends on either way
  const std::vector<std::uint8_t>* accepts = nullptr;  // by touch bits; null: all that have `required`
  std::size_t labels_max = 0;
};

/// How many members two fronts had when a label was compared with them: that of its node, and the answers.
/// When its turn comes, only what is new is left to be compared.
struct Seen {
  std::uint32_t at_node = 0, answers = 0;
};

/// What a search needs besides the graph, kept from call to call.
struct Scratch {
  std::vector<Label> labels;
  std::vector<Seen> seen;  // by label
  SearchQueue queue;
  Fronts fronts;
  std::vector<std::uint32_t> ends;  // labels that end at the destination; their cost and arrival are final
  std::size_t checks = 0;
  std::vector<std::uint8_t> may_ride;  // by node: a label there may still pay for storage before a departure
  std::vector<std::uint8_t> is_plain;  // by node: labels there differ in nothing but the criteria
  std::vector<std::uint8_t> serves;    // by arc: a timetabled departure that may be part of an answer
};

/// Finds the Pareto set. Out: scratch.ends, labels of the set in no particular order.
/// Cost    allocates only where scratch has to grow.
[[nodiscard]] Completion search(const SearchGraph& graph, const Bounds& bounds, const Reach& reach,
                                const Search& question, Scratch& scratch, const Run& run);

}  // namespace corridor
