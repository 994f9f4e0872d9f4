// SPDX-License-Identifier: Apache-2.0
// From a label back to the itinerary it stands for: the rows of its ledger with their times, charges and
// emissions, asked again of the network. The sums must be those of the label, to the last step.
#pragma once

#include <span>
#include <unordered_map>
#include <vector>

#include "corridor/plan/search.h"

namespace corridor {

/// A row of an itinerary: what the ledger says, and what a forecast of its times needs beside it.
struct Passage {
  LedgerRow row;
  std::uint32_t gate = kNone,
                gate_2 = kNone;     ///< to be waited for; the planned wait is a row of its own before it
  std::uint32_t timetable = kNone;  ///< of waits for a timetabled departure
  std::uint32_t cut_off_s = 0;
  bool is_gate_wait = false;  ///< planned wait for the gate of the next row
};

struct Itinerary {
  std::vector<Passage> passages;
  Tick ready = 0, arrival = 0;
  std::vector<const SupplyArc*> arcs;  ///< in order
  std::uint32_t end_node = 0;
};

/// What happens on arcs of a supply, asked of the network once for all itineraries that share an arc.
class ArcRows {
 public:
  /// Keeps a reference.
  explicit ArcRows(const Supply& supply) : supply_(supply) {}

  /// From departure to arrival: over the link of a move, from call to call of a ride. In: no boarding.
  [[nodiscard]] const std::vector<WayRow>& of(const SupplyArc& arc);

 private:
  [[nodiscard]] std::vector<WayRow> ride(const SupplyArc& arc) const;

  const Supply& supply_;
  std::unordered_map<const SupplyArc*, std::vector<WayRow>> known_;
};

/// In      `end`: a label of scratch.ends. `rows` are of the graph's supply.
/// Aborts  if the rows do not come to the label's arrival, cost, emissions, transfers and risk.
[[nodiscard]] Itinerary itinerary_of(const SearchGraph& graph, std::span<const Label> labels,
                                     std::uint32_t end, const RuleBook& rules, ArcRows& rows);

/// Legs that follow each other on one service become one; so do their rests.
[[nodiscard]] Itinerary merged(Itinerary itinerary);

[[nodiscard]] Ledger ledger_of(const Itinerary& itinerary, const Supply& supply);

/// The first row of `corridors` whose conditions hold; none if none does.
[[nodiscard]] CorridorId corridor_of(const Network& network, const Ledger& ledger);

/// Places that a ledger touches, in order.
[[nodiscard]] std::vector<PlaceId> places_of(const Network& network, const Ledger& ledger);

}  // namespace corridor
