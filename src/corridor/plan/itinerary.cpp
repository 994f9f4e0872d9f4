// SPDX-License-Identifier: Apache-2.0
#include "corridor/plan/itinerary.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "corridor/plan/touches.h"

namespace corridor {
namespace {

/// Puts rows one after another in time.
class Walker {
 public:
  Walker(const Supply& supply, ArcRows& arc_rows, Tick ready)
      : supply_(supply), arc_rows_(arc_rows), at_(ready) {
    itinerary_.ready = ready;
  }

  void follow(const Label& parent, const Label& label, const SupplyArc& arc, Money rule_price);
  void end(std::uint32_t node);
  [[nodiscard]] Tick now() const { return at_; }
  [[nodiscard]] Itinerary take() {
    itinerary_.arrival = at_;
    return std::move(itinerary_);
  }

  Money cost;
  Emission emission;
  std::int64_t risk = 0;
  int transfers = 0;

 private:
  using Rows = std::vector<WayRow>;
  /// What tells the departure that a label took from others of the same service.
  struct Taken {
    Tick arrival;
    std::int64_t storage, risk;
  };

  void add(WayRow way, std::uint32_t timetable = kNone, std::uint32_t cut_off_s = 0);
  void add(Rows rows) {
    for (WayRow& way : rows) add(std::move(way));
  }
  void change_vehicle(std::uint32_t ground, VehicleClass to);
  void board(const SupplyArc& arc);
  void ride(const Taken& taken, const SupplyArc& arc);
  void wait_for(const Taken& goal, const SupplyArc& arc);
  void move(const SupplyArc& arc);

  const Supply& supply_;
  ArcRows& arc_rows_;
  Itinerary itinerary_;
  Tick at_;
  std::uint32_t driving_ = 0;
  std::uint64_t variance_ = 0;  // min^2, arc by arc as labels count it
};

void Walker::add(WayRow way, std::uint32_t timetable, std::uint32_t cut_off_s) {
  Tick open = at_;
  if (way.gate != kNone) open = supply_.calendars.next(way.gate, open);
  if (way.gate_2 != kNone) open = supply_.calendars.next(way.gate_2, open);
  CORRIDOR_CHECK(open != kNever);
  if (open > at_) {
    Passage wait;
    wait.row.kind = LedgerKind::wait;
    wait.row.from_place = wait.row.to_place = way.row.from_place;
    wait.row.operation = way.row.operation;
    wait.row.service = way.row.service;
    wait.row.start = supply_.instant_of(at_);
    wait.row.duration = Duration{open - at_};
    wait.row.spread = Distribution::fixed(static_cast<double>(open - at_));
    wait.is_gate_wait = true;
    itinerary_.passages.push_back(std::move(wait));
    at_ = open;
  }
  Passage passage;
  passage.row = std::move(way.row);
  passage.row.start = supply_.instant_of(at_);
  passage.gate = way.gate;
  passage.gate_2 = way.gate_2;
  passage.timetable = timetable;
  passage.cut_off_s = cut_off_s;
  at_ += static_cast<Tick>(passage.row.duration.count());
  cost += cost_of(passage.row);
  emission += passage.row.well_to_tank + passage.row.tank_to_wheel;
  risk += passage.row.risk;
  itinerary_.passages.push_back(std::move(passage));
}

void Walker::change_vehicle(std::uint32_t ground, VehicleClass to) {
  const auto [place, vehicle] = supply_.grounds[ground];
  const bool starts = vehicle == kNone;
  auto rows = supply_.ways.handover(
      place, starts ? std::nullopt : std::optional<VehicleClass>{supply_.vehicles[vehicle]}, to);
  CORRIDOR_CHECK(rows.has_value());
  add(std::move(*rows));
  transfers += starts ? 0 : 1;
}

Duration length_of(std::span<const WayRow> rows) {
  Duration sum{0};
  for (const WayRow& way : rows) sum += way.row.duration;
  return sum;
}

void Walker::board(const SupplyArc& arc) {
  const Lane& lane = supply_.lane_of(arc.target);
  const VehicleClass vehicle = supply_.vehicles[lane.vehicle];
  const PlaceId place = supply_.place_of(arc.source);
  change_vehicle(arc.source, vehicle);
  Rows wait = supply_.ways.boarding(arc.service, place);
  const Duration stay = length_of(wait);
  add(std::move(wait));
  if (auto stored = supply_.ways.storage(place, arc.service, stay)) add(std::move(*stored));
  Rows weather;
  supply_.ways.depart(place, vehicle.mode, weather);
  add(std::move(weather));
  driving_ = 0;
}

/// The row of waiting for the listed departure that the label took.
void Walker::wait_for(const Taken& goal, const SupplyArc& arc) {
  const Timetable& timetable = supply_.timetables[arc.timetable];
  const PlaceId place = supply_.place_of(arc.source);
  const Tick* departures = supply_.ticks.data() + timetable.departures;
  const Tick* arrivals = supply_.ticks.data() + timetable.arrivals;
  const auto variance = static_cast<std::uint32_t>(std::min<std::uint64_t>(kNone, variance_));
  const auto stay_until = [&](Tick departure) {
    return Duration{std::int64_t{departure} - at_ + timetable.cut_off_s};
  };
  std::uint32_t taken = 0;
  for (; taken < timetable.count; ++taken) {
    if (departures[taken] < at_ || arrivals[taken] != goal.arrival) continue;
    const std::int64_t stored =
        timetable.storage == kNone
            ? 0
            : supply_.storage[timetable.storage].amount(stay_until(departures[taken]).count());
    if (stored == goal.storage && missed_risk(departures[taken] - at_, variance) == goal.risk) break;
  }
  CORRIDOR_CHECK(taken < timetable.count);
  const Tick departure = departures[taken];
  WayRow wait;
  wait.row.kind = LedgerKind::wait;
  wait.row.from_place = wait.row.to_place = place;
  wait.row.mode = supply_.network.calls().mode[supply_.ways.next(arc.from_call)];
  wait.row.service = arc.service;
  wait.row.from_call = arc.from_call;
  wait.row.duration = Duration{departure - at_};
  wait.row.departure = supply_.instant_of(departure);
  wait.row.risk =
      missed_risk(departure - at_, static_cast<std::uint32_t>(std::min<std::uint64_t>(kNone, variance_)));
  const Duration stay{std::int64_t{departure} - at_ + timetable.cut_off_s};
  add(std::move(wait), arc.timetable, timetable.cut_off_s);
  if (auto stored = supply_.ways.storage(place, arc.service, stay)) add(std::move(*stored));
}

void Walker::ride(const Taken& taken, const SupplyArc& arc) {
  const PlaceId place = supply_.place_of(arc.source);
  change_vehicle(arc.source, supply_.ways.leaving(arc.from_call));
  Rows wait = supply_.ways.boarding(arc.service, place);
  const Duration stay = length_of(wait);
  add(std::move(wait));
  if (arc.timetable != kNone) {
    wait_for(taken, arc);
  } else if (auto stored = supply_.ways.storage(place, arc.service, stay)) {
    add(std::move(*stored));
  }
  for (const WayRow& way : arc_rows_.of(arc)) add(way);
  for (CallId call = supply_.ways.next(arc.from_call); call != arc.to_call; call = supply_.ways.next(call)) {
    transfers += static_cast<int>(supply_.network.calls().is_transload[call]);
  }
}

void Walker::move(const SupplyArc& arc) {
  const auto rule = supply_.lane_of(arc.source).rule;
  for (const WayRow& way : arc_rows_.of(arc)) {
    add(way);
    if (!way.is_driving || !rule) continue;
    const auto driving = static_cast<std::uint32_t>(way.row.duration.count());
    WayRow rest;
    rest.row.kind = LedgerKind::rest;
    rest.row.from_place = rest.row.to_place = way.row.to_place;
    rest.row.service = arc.service;
    rest.row.duration = Duration{driven(driving_, driving, *rule) - driving};
    rest.row.spread = Distribution::fixed(static_cast<double>(rest.row.duration.count()));
    driving_ += driving;
    if (rest.row.duration.count() > 0) add(std::move(rest));
  }
}

void Walker::follow(const Label& parent, const Label& label, const SupplyArc& arc, Money rule_price) {
  const auto squared = [](double seconds_squared) {
    return static_cast<std::uint64_t>(std::min(4e9, std::round(seconds_squared / 3600.0)));
  };
  if (arc.timetable != kNone) variance_ += squared(arc.variance_before_s2);
  switch (arc.kind) {
    case ArcKind::board:
      board(arc);
      break;
    case ArcKind::ride:
      ride({label.arrival, std::int64_t{label.cost} - parent.cost - (arc.totals.cost + rule_price).steps(),
            std::int64_t{label.risk} - parent.risk - arc.totals.risk},
           arc);
      break;
    case ArcKind::move:
      move(arc);
      break;
  }
  if (arc.kind == ArcKind::board || arc.kind == ArcKind::ride) variance_ = 0;
  variance_ = std::min<std::uint64_t>(kNone, variance_ + squared(arc.totals.variance_s2));
  itinerary_.arcs.push_back(&arc);
}

void Walker::end(std::uint32_t node) {
  const auto [place, vehicle] = supply_.grounds[node];
  auto rows = supply_.ways.handover(place, supply_.vehicles[vehicle], std::nullopt);
  CORRIDOR_CHECK(rows.has_value());
  add(std::move(*rows));
  itinerary_.end_node = node;
}

}  // namespace

const std::vector<WayRow>& ArcRows::of(const SupplyArc& arc) {
  const auto [entry, is_new] = known_.try_emplace(&arc);
  if (is_new) {
    entry->second = arc.kind == ArcKind::move ? supply_.ways.over_link(arc.service, arc.link) : ride(arc);
  }
  return entry->second;
}

std::vector<WayRow> ArcRows::ride(const SupplyArc& arc) const {
  const Calls& calls = supply_.network.calls();
  std::vector<WayRow> rows;
  for (CallId call = arc.from_call; call != arc.to_call;) {
    const CallId next = supply_.ways.next(call);
    if (call != arc.from_call) {
      for (WayRow& way : supply_.ways.at_call(call)) rows.push_back(std::move(way));
    }
    supply_.ways.depart(calls.place[call], calls.mode[next], rows);
    for (WayRow& way : supply_.ways.to_call(next)) rows.push_back(std::move(way));
    call = next;
  }
  const auto through =
      supply_.terms.through(arc.service, calls.place[arc.from_call], calls.place[arc.to_call]);
  if (!through) return rows;
  for (WayRow& way : rows) way.row.charges.clear();
  const auto leg = std::ranges::find(rows, LedgerKind::leg, [](const WayRow& way) { return way.row.kind; });
  CORRIDOR_CHECK(leg != rows.end());
  leg->row.charges.push_back(*through);
  return rows;
}

Itinerary itinerary_of(const SearchGraph& graph, std::span<const Label> labels, std::uint32_t end,
                       const RuleBook& rules, ArcRows& rows) {
  const Supply& supply = graph.supply;
  std::vector<std::uint32_t> chain;
  for (std::uint32_t at = end; at != kNone; at = labels[at].parent) chain.push_back(at);
  std::ranges::reverse(chain);
  Walker walker(supply, rows, labels[chain.front()].arrival);
  Money paid_for_rules;
  for (std::size_t i = 1; i + 1 < chain.size(); ++i) {
    const Label& label = labels[chain[i]];
    const SupplyArc& arc = supply.arcs[graph.supply_arc[label.arc]];
    const Money price = rules.price(arc, supply);
    walker.follow(labels[chain[i - 1]], label, arc, price);
    paid_for_rules += price;
    CORRIDOR_CHECK(walker.now() == label.arrival);
  }
  const Label& last = labels[chain[chain.size() - 2]];
  walker.end(graph.node(graph.arcs[last.arc].target).supply);
  const Label& final = labels[end];
  CORRIDOR_CHECK(walker.now() == final.arrival);
  CORRIDOR_CHECK((walker.cost + paid_for_rules).steps() == final.cost);
  CORRIDOR_CHECK(walker.emission.steps() == final.emission);
  CORRIDOR_CHECK(walker.transfers == final.transfers);
  CORRIDOR_CHECK(std::min<std::int64_t>(65535, walker.risk) == final.risk);
  return walker.take();
}

namespace {

bool continues(const LedgerRow& leg, const LedgerRow& next) {
  return next.kind == LedgerKind::leg && leg.service == next.service && leg.mode == next.mode &&
         leg.from_call == next.from_call && leg.to_call == next.to_call && leg.to_place == next.from_place;
}

void join(LedgerRow& row, const LedgerRow& more) {
  const bool is_fixed = row.spread.is_fixed() && more.spread.is_fixed();
  const double mean = row.spread.mean() + more.spread.mean();
  row.spread = is_fixed
                   ? Distribution::fixed(mean)
                   : Distribution::gamma(mean, std::sqrt(row.spread.variance() + more.spread.variance()));
  row.to_place = more.to_place;
  row.links.insert(row.links.end(), more.links.begin(), more.links.end());
  row.duration += more.duration;
  row.distance += more.distance;
  row.charges.insert(row.charges.end(), more.charges.begin(), more.charges.end());
  row.well_to_tank += more.well_to_tank;
  row.tank_to_wheel += more.tank_to_wheel;
  if (row.emission_factor.is_none()) row.emission_factor = more.emission_factor;
}

}  // namespace

Itinerary merged(Itinerary itinerary) {
  std::vector<Passage> kept;
  for (Passage& passage : itinerary.passages) {
    const bool has_gate = passage.gate != kNone || passage.gate_2 != kNone;
    const bool after_rest = !kept.empty() && kept.back().row.kind == LedgerKind::rest;
    const std::size_t leg = kept.size() - (after_rest ? 2 : 1);
    const bool has_leg = kept.size() >= (after_rest ? 2U : 1U) && kept[leg].row.kind == LedgerKind::leg;
    if (!has_gate && has_leg && continues(kept[leg].row, passage.row)) {
      join(kept[leg].row, passage.row);
      if (after_rest) {
        kept.back().row.start += passage.row.duration;
        kept.back().row.from_place = kept.back().row.to_place = passage.row.to_place;
      }
    } else if (after_rest && passage.row.kind == LedgerKind::rest &&
               kept.back().row.to_place == passage.row.from_place) {
      kept.back().row.duration += passage.row.duration;
      kept.back().row.spread = Distribution::fixed(static_cast<double>(kept.back().row.duration.count()));
    } else {
      kept.push_back(std::move(passage));
    }
  }
  itinerary.passages = std::move(kept);
  return itinerary;
}

namespace {

std::vector<CountryId> countries_of_row(const Network& network, const LedgerRow& row) {
  std::vector<CountryId> countries;
  const auto add = [&](CountryId country) {
    if (!country.is_none() && (countries.empty() || countries.back() != country))
      countries.push_back(country);
  };
  add(network.places().country[row.from_place]);
  for (const LinkId link : row.links) {
    for (const CountryShare& share : network.countries_of(link)) add(share.country);
    add(network.places().country[network.links().to_place[link]]);
  }
  add(network.places().country[row.to_place]);
  return countries;
}

}  // namespace

Ledger ledger_of(const Itinerary& itinerary, const Supply& supply) {
  Ledger ledger;
  ledger.consignment = supply.terms.request().consignment;
  ledger.origin = supply.place_of(itinerary.arcs.front()->source);
  ledger.destination = supply.place_of(itinerary.end_node);
  ledger.start = supply.instant_of(itinerary.ready);
  for (const Passage& passage : itinerary.passages) {
    ledger.rows.push_back(passage.row);
    ledger.rows.back().countries = countries_of_row(supply.network, passage.row);
  }
  return ledger;
}

std::vector<PlaceId> places_of(const Network& network, const Ledger& ledger) {
  std::vector<PlaceId> places;
  const auto add = [&](PlaceId place) {
    if (places.empty() || places.back() != place) places.push_back(place);
  };
  for (const LedgerRow& row : ledger.rows) {
    add(row.from_place);
    for (const LinkId link : row.links) add(network.links().to_place[link]);
    add(row.to_place);
  }
  return places;
}

CorridorId corridor_of(const Network& network, const Ledger& ledger) {
  const Corridors& corridors = network.tables().corridors;
  const std::vector<PlaceId> places = places_of(network, ledger);
  const std::vector<CountryId> countries = countries_of(ledger);
  std::array<std::int64_t, kNames<Mode>.size()> by_mode{};
  for (const LedgerRow& row : ledger.rows) {
    if (row.kind == LedgerKind::leg && row.mode)
      by_mode[static_cast<std::size_t>(*row.mode)] += row.distance.steps();
  }
  const auto main_mode = static_cast<Mode>(std::ranges::max_element(by_mode) - by_mode.begin());
  const auto meets = [](const auto& list, const auto& touched) {
    return std::ranges::any_of(list,
                               [&](auto item) { return std::ranges::find(touched, item) != touched.end(); });
  };
  CorridorId best;
  for (const CorridorId corridor : IdRange<Corridors>{corridors.id.size()}) {
    if (!best.is_none() && corridors.priority[best] <= corridors.priority[corridor]) continue;
    const bool fits =
        (corridors.any_place[corridor].empty() || meets(corridors.any_place[corridor], places)) &&
        (corridors.any_country[corridor].empty() || meets(corridors.any_country[corridor], countries)) &&
        !meets(corridors.no_country[corridor], countries) &&
        (!corridors.main_mode[corridor] || *corridors.main_mode[corridor] == main_mode);
    if (fits) best = corridor;
  }
  return best;
}

}  // namespace corridor
