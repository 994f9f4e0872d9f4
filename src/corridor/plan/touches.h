// SPDX-License-Identifier: Apache-2.0
// What an arc of the supply touches: countries with all territory that its links cross, places, links, and
// the vehicles that are boarded. Rules, must-touch sets and corridors all ask here.
#pragma once

#include <array>

#include "corridor/plan/supply.h"

namespace corridor {

struct TouchedHop {
  PlaceId from, to;
  LinkId link;  ///< none: the way between two calls that name no links
  Mode mode = Mode::rail;
  bool is_new_mode = false;  ///< the vehicle before it, within the same ride, was of another mode
};

/// Boarding is where services and modes of vehicles are touched.
[[nodiscard]] inline bool boards(const SupplyArc& arc) {
  return arc.kind == ArcKind::board || arc.kind == ArcKind::ride;
}

template <class Visit>
void for_each_hop(const Supply& supply, const SupplyArc& arc, Visit&& visit) {
  const Links& links = supply.network.links();
  if (arc.kind == ArcKind::move) {
    visit(TouchedHop{links.from_place[arc.link], links.to_place[arc.link], arc.link, links.mode[arc.link],
                     false});
  }
  if (arc.kind != ArcKind::ride) return;
  const Calls& calls = supply.network.calls();
  std::optional<Mode> mode;
  for (CallId call = arc.from_call; call != arc.to_call;) {
    const CallId before = call;
    call = supply.ways.next(call);
    bool is_new_mode = mode != calls.mode[call];
    mode = calls.mode[call];
    for (const LinkId link : calls.links[call]) {
      visit(TouchedHop{links.from_place[link], links.to_place[link], link, *mode, is_new_mode});
      is_new_mode = false;
    }
    if (calls.links[call].empty())
      visit(TouchedHop{calls.place[before], calls.place[call], {}, *mode, is_new_mode});
  }
}

/// visit(country, is_entry): entered, that is, the hop did not begin in it.
template <class Visit>
void for_each_country(const Supply& supply, const SupplyArc& arc, Visit&& visit) {
  const Column<PlaceId, CountryId>& country_of = supply.network.places().country;
  for_each_hop(supply, arc, [&](const TouchedHop& hop) {
    const CountryId start = country_of[hop.from];
    const CountryId end = country_of[hop.to];
    if (!start.is_none()) visit(start, false);
    bool has_end = end.is_none() || end == start;
    if (!hop.link.is_none()) {
      for (const CountryShare& share : supply.network.countries_of(hop.link)) {
        if (share.country != start) visit(share.country, true);
        has_end = has_end || share.country == end;
      }
    }
    if (!has_end) visit(end, true);
  });
}

/// visit(place, is_entry): arrived at.
template <class Visit>
void for_each_place(const Supply& supply, const SupplyArc& arc, Visit&& visit) {
  for_each_hop(supply, arc, [&](const TouchedHop& hop) {
    visit(hop.from, false);
    visit(hop.to, true);
  });
}

/// Once for each vehicle of another mode that is boarded.
template <class Visit>
void for_each_mode(const Supply& supply, const SupplyArc& arc, Visit&& visit) {
  if (arc.kind == ArcKind::board) visit(supply.vehicles[supply.lane_of(arc.target).vehicle].mode);
  for_each_hop(supply, arc, [&](const TouchedHop& hop) {
    if (hop.is_new_mode) visit(hop.mode);
  });
}

}  // namespace corridor
