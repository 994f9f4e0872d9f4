// SPDX-License-Identifier: Apache-2.0
// Moving: over a link, from call to call, and over the borders on the way.
#include <algorithm>

#include "corridor/model/duration.h"
#include "corridor/model/emission.h"
#include "corridor/model/validity.h"
#include "corridor/plan/ways_parts.h"

namespace corridor {

using ways::fits;
using ways::planned_share;
using ways::variance_of;

void Ways::operations(PlaceId place, OperationKind kind, const Crossing& crossing, ServiceId service,
                      std::vector<WayRow>& rows) const {
  const Operations& operations = network_.operations();
  bool is_charged = false;
  for (const OperationId operation : network_.operations_at(place)) {
    if (operations.kind[operation] != kind || !holds(operations.validity, operation, on_) ||
        !fits(operations.from_mode[operation], std::optional<Mode>{crossing.mode})) {
      continue;
    }
    if (kind != OperationKind::passage && (!fits(operations.from_country[operation], crossing.from) ||
                                           !fits(operations.to_country[operation], crossing.to))) {
      continue;
    }
    WayRow way = stop(kind == OperationKind::border       ? LedgerKind::border
                      : kind == OperationKind::inspection ? LedgerKind::inspection
                                                          : LedgerKind::passage,
                      operation, service);
    way.row.mode = crossing.mode;
    if (kind == OperationKind::inspection) {
      way.row.probability = operations.probability[operation];
      way.row.duration = planned_share(way.row.spread, way.row.probability);
      way.variance_s2 = variance_of(way.row.spread, way.row.probability);
      way.row.tank_to_wheel = way.row.probability * way.row.tank_to_wheel;
      way.row.risk = risk_of(1.0 - way.row.probability);
    }
    if (kind == OperationKind::border && !is_charged) {
      is_charged = true;
      if (const auto charge = terms_.border(place, crossing.mode, service))
        way.row.charges.push_back(*charge);
    }
    rows.push_back(std::move(way));
  }
}

/// What happens where a vehicle arrives: the border, then passing.
void Ways::arrive(PlaceId place, const Crossing& crossing, ServiceId service,
                  std::vector<WayRow>& rows) const {
  weather(place, crossing.mode, rows);
  if (crossing.is_entry()) {
    operations(place, OperationKind::border, crossing, service, rows);
    operations(place, OperationKind::inspection, crossing, service, rows);
  }
  operations(place, OperationKind::passage, crossing, service, rows);
  std::vector<Charge> dues;
  terms_.charge_passage(place, crossing.mode, service, dues);
  if (dues.empty()) return;
  WayRow way;
  way.row.kind = LedgerKind::passage;
  way.row.from_place = way.row.to_place = place;
  way.row.mode = crossing.mode;
  way.row.service = service;
  way.row.charges = std::move(dues);
  rows.push_back(std::move(way));
}

WayRow Ways::leg(ServiceId service, const Hop& hop) const {
  WayRow leg;
  leg.row.kind = LedgerKind::leg;
  leg.row.from_place = hop.from;
  leg.row.to_place = hop.to;
  leg.row.mode = hop.mode;
  leg.row.service = service;
  leg.gate_2 = calendars_.of_place(network_, hop.from);
  if (hop.link.is_none()) return leg;
  const Links& links = network_.links();
  leg.row.links = {hop.link};
  leg.row.spread = distribution_of(links.travel_time, hop.link);
  leg.row.duration = planned(leg.row.spread);
  leg.row.distance = links.length[hop.link];
  leg.gate = calendars_.of_link(network_, hop.link);
  leg.variance_s2 = leg.row.spread.variance();
  return leg;
}

std::vector<WayRow> Ways::over_link(ServiceId service, LinkId link) const {
  const Links& links = network_.links();
  const Hop hop{links.from_place[link], links.to_place[link], link, links.mode[link]};
  const Crossing crossing{network_.places().country[hop.from], network_.places().country[hop.to], hop.mode};
  std::vector<WayRow> rows;
  if (crossing.is_border()) {
    operations(hop.from, OperationKind::border, crossing, service, rows);
    operations(hop.from, OperationKind::inspection, crossing, service, rows);
  }
  WayRow moving = leg(service, hop);
  const Movement movement = terms_.movement(service, link);
  terms_.charge_movement(service, link, moving.row.charges);
  moving.row.well_to_tank = movement.well_to_tank;
  moving.row.tank_to_wheel = movement.tank_to_wheel;
  moving.row.emission_factor = emission_of(network_, service, link, terms_.request().consignment).factor;
  moving.is_driving = hop.mode == Mode::road;
  rows.push_back(std::move(moving));
  arrive(hop.to, crossing, service, rows);
  return rows;
}

std::vector<Ways::Hop> Ways::hops_to(CallId call) const {
  const Calls& calls = network_.calls();
  const Links& links = network_.links();
  std::vector<Hop> hops;
  for (const LinkId link : calls.links[call]) {
    hops.push_back({links.from_place[link], links.to_place[link], link, calls.mode[call]});
  }
  if (hops.empty()) hops.push_back({calls.place[previous(call)], calls.place[call], {}, calls.mode[call]});
  return hops;
}

namespace {

void extend(LedgerRow& leg, const LedgerRow& more) {
  leg.to_place = more.to_place;
  leg.links.insert(leg.links.end(), more.links.begin(), more.links.end());
  leg.duration += more.duration;
  leg.distance += more.distance;
}

/// Spreads the run time of a whole movement over its legs, by what each link takes on its own.
void share_out(const Distribution& run_time, std::span<WayRow* const> legs) {
  std::int64_t all = 0;
  for (const WayRow* leg : legs) all += leg->row.duration.count();
  const std::int64_t total = planned(run_time).count();
  const auto count = static_cast<std::int64_t>(legs.size());
  std::int64_t passed = 0;
  std::int64_t shared = 0;
  for (std::int64_t i = 0; i < count; ++i) {
    WayRow& leg = *legs[static_cast<std::size_t>(i)];
    passed += all > 0 ? leg.row.duration.count() : 1;
    const std::int64_t until = total * passed / (all > 0 ? all : count);
    leg.row.duration = Duration{until - shared};
    const double share = total > 0 ? static_cast<double>(until - shared) / static_cast<double>(total)
                                   : 1.0 / static_cast<double>(count);
    leg.row.spread = run_time.scaled(share);
    leg.variance_s2 = run_time.variance() * share;
    shared = until;
  }
}

}  // namespace

std::vector<WayRow> Ways::to_call(CallId call) const {
  const Calls& calls = network_.calls();
  const ServiceId service = calls.service[call];
  const Column<PlaceId, CountryId>& country = network_.places().country;
  const bool has_own_time = calls.run_time.typical[call].count() > 0 || calls.links[call].empty();
  const std::vector<Hop> hops = hops_to(call);
  std::vector<WayRow> rows;
  std::vector<std::size_t> leg_rows;
  CountryId last = country[hops.front().from];
  for (std::size_t i = 0; i < hops.size(); ++i) {
    const Hop& hop = hops[i];
    CountryId ahead;  // the next country on the way; capes and straits have none
    for (std::size_t j = i; j < hops.size() && ahead.is_none(); ++j) ahead = country[hops[j].to];
    if (const Crossing out{country[hop.from], ahead, hop.mode}; out.is_border()) {
      operations(hop.from, OperationKind::border, out, service, rows);
      operations(hop.from, OperationKind::inspection, out, service, rows);
    }
    WayRow moving = leg(service, hop);
    moving.row.from_call = previous(call);
    moving.row.to_call = call;
    // One run time for all of it: where nothing happens on the way, it is one leg.
    const bool extends = has_own_time && !rows.empty() && rows.back().row.kind == LedgerKind::leg &&
                         moving.gate == kNone && moving.gate_2 == kNone;
    if (extends) {
      extend(rows.back().row, moving.row);
    } else {
      leg_rows.push_back(rows.size());
      rows.push_back(std::move(moving));
    }
    arrive(hop.to, Crossing{last, country[hop.to], hop.mode}, service, rows);
    if (!country[hop.to].is_none()) last = country[hop.to];
  }
  std::vector<WayRow*> legs;
  for (const std::size_t row : leg_rows) legs.push_back(&rows[row]);
  if (has_own_time) share_out(distribution_of(calls.run_time, call), legs);
  const Movement movement = terms_.movement(call);
  terms_.charge_movement(call, legs.front()->row.charges);
  legs.front()->row.well_to_tank = movement.well_to_tank;
  legs.front()->row.tank_to_wheel = movement.tank_to_wheel;
  Duration driving{0};
  for (const WayRow* leg : legs) driving += leg->row.duration;
  if (const auto rule = driver_rule(service); rule && !has_own_time && calls.mode[call] == Mode::road) {
    WayRow rest;
    rest.row.kind = LedgerKind::rest;
    rest.row.from_place = rest.row.to_place = calls.place[call];
    rest.row.service = service;
    rest.row.duration = elapsed(driving, *rule) - driving;
    rest.row.spread = Distribution::fixed(static_cast<double>(rest.row.duration.count()));
    if (rest.row.duration.count() > 0) rows.push_back(std::move(rest));
  }
  return rows;
}

std::vector<WayRow> Ways::at_call(CallId call) const {
  const Calls& calls = network_.calls();
  const PlaceId place = calls.place[call];
  std::vector<WayRow> rows;
  if (calls.is_transload[call]) {
    if (auto change = handover(place, arriving(call), leaving(call))) rows = std::move(*change);
  }
  WayRow dwell;
  dwell.row.kind = LedgerKind::dwell;
  dwell.row.from_place = dwell.row.to_place = place;
  dwell.row.service = calls.service[call];
  dwell.row.to_call = call;
  dwell.row.spread = distribution_of(calls.dwell, call);
  dwell.row.duration = planned(dwell.row.spread);
  dwell.variance_s2 = dwell.row.spread.variance();
  if (dwell.row.duration.count() > 0) rows.push_back(std::move(dwell));
  return rows;
}

std::optional<WayRow> Ways::storage(PlaceId place, ServiceId service, Duration wait) const {
  const auto charge = terms_.storage(place, wait);
  if (!charge || charge->amount.steps() == 0) return std::nullopt;
  WayRow way;
  way.row.kind = LedgerKind::storage;
  way.row.from_place = way.row.to_place = place;
  way.row.service = service;
  way.row.charges.push_back(*charge);
  return way;
}

}  // namespace corridor
