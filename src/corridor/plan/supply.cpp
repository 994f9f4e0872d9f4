// SPDX-License-Identifier: Apache-2.0
#include "corridor/plan/supply.h"

#include <algorithm>
#include <map>

#include "corridor/base/zone.h"
#include "corridor/model/calendar.h"
#include "corridor/model/validity.h"

namespace corridor {

Totals totals_of(std::span<const WayRow> rows) {
  Totals totals;
  for (const WayRow& way : rows) {
    (way.is_driving ? totals.driving_s : totals.duration_s) += way.row.duration.count();
    totals.cost += cost_of(way.row);
    totals.emission += way.row.well_to_tank + way.row.tank_to_wheel;
    totals.risk += way.row.risk;
    totals.variance_s2 += way.variance_s2;
  }
  return totals;
}

std::vector<Step> steps_of(std::span<const WayRow> rows) {
  const bool has_gate =
      std::ranges::any_of(rows, [](const WayRow& way) { return way.gate != kNone || way.gate_2 != kNone; });
  std::vector<Step> steps;
  if (!has_gate) return steps;
  steps.push_back({});
  for (const WayRow& way : rows) {
    if (way.gate != kNone) steps.push_back({.gate = way.gate});
    if (way.gate_2 != kNone) steps.push_back({.gate = way.gate_2});
    const auto duration = static_cast<std::uint32_t>(way.row.duration.count());
    (way.is_driving ? steps.back().driving_s : steps.back().duration_s) += duration;
  }
  return steps;
}

Tick walk(const Calendars& calendars, std::span<const WayRow> rows, Tick at) {
  for (const WayRow& way : rows) {
    if (at == kNever) return kNever;
    if (way.gate != kNone) at = calendars.next(way.gate, at);
    if (way.gate_2 != kNone && at != kNever) at = calendars.next(way.gate_2, at);
    if (at != kNever) at += static_cast<Tick>(way.row.duration.count());
  }
  return at;
}

namespace {

using Rows = std::vector<WayRow>;

void append(Rows& rows, const Rows& more) { rows.insert(rows.end(), more.begin(), more.end()); }

/// Builds the graph, one kind of node or arc after another.
class Builder {
 public:
  explicit Builder(Supply& supply)
      : supply_(supply), network_(supply.network), on_(supply.terms.request().on) {}

  void build() {
    find_services();
    add_grounds();
    add_lanes();
    for (const ServiceId service : area_services_) add_boardings_of_area(service);
    for (const ServiceId service : call_services_) add_rides(service);
    add_unloading();
  }

 private:
  struct Departures {  // ticks of one service: by call, then by vehicle
    std::vector<std::vector<Tick>> leave, arrive;
  };

  std::uint32_t vehicle_of(VehicleClass vehicle) {
    const auto found = std::ranges::find(supply_.vehicles, vehicle);
    if (found == supply_.vehicles.end()) {
      supply_.vehicles.push_back(vehicle);
      return static_cast<std::uint32_t>(supply_.vehicles.size() - 1);
    }
    return static_cast<std::uint32_t>(found - supply_.vehicles.begin());
  }

  void find_services();
  bool may_run(ServiceId service) const;
  void add_grounds();
  void add_lanes();
  void add_move(std::uint32_t source, std::uint32_t target, ServiceId service, LinkId link);
  void add_boardings_of_area(ServiceId service);
  void add_rides(ServiceId service);
  void add_rides_from(ServiceId service, std::size_t boarding, const Departures* departures);
  Departures departures_of(ServiceId service, const std::vector<Rows>& to, const std::vector<Rows>& at);
  std::uint32_t storage_of(PlaceId place);
  void add_unloading();
  const Rows* handover(PlaceId place, std::uint32_t from, std::uint32_t to);
  std::uint32_t lane_node(std::uint32_t lane, PlaceId place) const {
    return lane_node_[lane * network_.places().id.size() + place.position()];
  }

  Supply& supply_;
  const Network& network_;
  Date on_;
  std::vector<ServiceId> area_services_, call_services_;
  std::vector<std::vector<LinkId>> links_of_;       // by area service in order
  std::vector<std::vector<std::uint8_t>> arrives_;  // place -> class -> some vehicle of it can arrive here
  std::vector<std::uint32_t> lane_node_;
  std::map<std::tuple<PlaceId, std::uint32_t, std::uint32_t>, std::optional<Rows>> handovers_;
  std::map<PlaceId, std::uint32_t> storage_of_;
  std::vector<Rows> to_, at_;  // of the service in hand: to a call, at a call
};

bool Builder::may_run(ServiceId service) const {
  const Services& services = network_.services();
  return is_open(services, service, on_) && supply_.terms.forbidden_by(service).is_none() &&
         services.reliability[service] > 0.0;
}

void Builder::find_services() {
  const Links& links = network_.links();
  for (const ServiceId service : IdRange<Services>{network_.services().id.size()}) {
    if (!may_run(service)) continue;
    if (!network_.calls_of(service).empty()) {
      call_services_.push_back(service);
      for (const CallId call : network_.calls_of(service).subspan(1)) {
        vehicle_of(supply_.ways.arriving(call));
        vehicle_of(supply_.ways.leaving(supply_.ways.previous(call)));
      }
      continue;
    }
    std::vector<LinkId> usable;
    for (const LinkId link : IdRange<Links>{links.id.size()}) {
      if (!supply_.terms.runs_on(service, link)) continue;
      if (!supply_.terms.movement(service, link).forbidden_by.is_none()) continue;
      usable.push_back(link);
      vehicle_of({links.mode[link], links.gauge[link]});
    }
    if (usable.empty()) continue;
    area_services_.push_back(service);
    links_of_.push_back(std::move(usable));
  }
}

void Builder::add_grounds() {
  const std::size_t place_count = network_.places().id.size();
  const std::size_t class_count = supply_.vehicles.size();
  arrives_.assign(place_count, std::vector<std::uint8_t>(class_count, 0));
  for (const std::vector<LinkId>& links : links_of_) {
    for (const LinkId link : links) {
      const std::uint32_t vehicle = vehicle_of({network_.links().mode[link], network_.links().gauge[link]});
      arrives_[network_.links().to_place[link].position()][vehicle] = 1;
    }
  }
  for (const ServiceId service : call_services_) {
    for (const CallId call : network_.calls_of(service).subspan(1)) {
      if (!network_.calls().may_unload[call]) continue;
      arrives_[network_.calls().place[call].position()][vehicle_of(supply_.ways.arriving(call))] = 1;
    }
  }
  supply_.ground_of.assign(place_count * (class_count + 1), kNone);
  for (const PlaceId place : IdRange<Places>{place_count}) {
    if (!supply_.ways.hands_over(place)) continue;
    for (std::uint32_t vehicle = 0; vehicle <= class_count; ++vehicle) {
      const bool starts = vehicle == class_count;
      if (!starts && arrives_[place.position()][vehicle] == 0) continue;
      supply_.ground_of[place.position() * (class_count + 1) + vehicle] =
          static_cast<std::uint32_t>(supply_.grounds.size());
      supply_.grounds.push_back({place, starts ? kNone : vehicle});
    }
  }
}

void Builder::add_move(std::uint32_t source, std::uint32_t target, ServiceId service, LinkId link) {
  const Rows rows = supply_.ways.over_link(service, link);
  SupplyArc arc{.kind = ArcKind::move,
                .source = source,
                .target = target,
                .service = service,
                .link = link,
                .totals = totals_of(rows),
                .steps = steps_of(rows)};
  supply_.arcs.push_back(std::move(arc));
}

void Builder::add_lanes() {
  const Links& links = network_.links();
  const std::size_t place_count = network_.places().id.size();
  const auto node_at = [&](std::uint32_t lane, PlaceId place) {
    std::uint32_t& node = lane_node_[lane * place_count + place.position()];
    if (node == kNone) {
      node = supply_.node_count();
      supply_.lane_nodes.push_back({lane, place});
    }
    return node;
  };
  for (std::size_t i = 0; i < area_services_.size(); ++i) {
    const ServiceId service = area_services_[i];
    std::map<std::uint32_t, std::uint32_t> lane_of_class;
    for (const LinkId link : links_of_[i]) {
      const std::uint32_t vehicle = vehicle_of({links.mode[link], links.gauge[link]});
      const auto [entry, is_new] =
          lane_of_class.try_emplace(vehicle, static_cast<std::uint32_t>(supply_.lanes.size()));
      if (is_new) {
        supply_.lanes.push_back(
            {service, vehicle, supply_.ways.driver_rule(service),
             links.mode[link] == Mode::road ? network_.services().drive_max[service] : std::nullopt});
        lane_node_.resize(supply_.lanes.size() * place_count, kNone);
      }
      const std::uint32_t source = node_at(entry->second, links.from_place[link]);
      const std::uint32_t target = node_at(entry->second, links.to_place[link]);
      add_move(source, target, service, link);
    }
  }
}

const Rows* Builder::handover(PlaceId place, std::uint32_t from, std::uint32_t to) {
  const auto [entry, is_new] = handovers_.try_emplace({place, from, to});
  if (is_new) {
    const auto vehicle = [&](std::uint32_t index) {
      return index == kNone ? std::nullopt : std::optional<VehicleClass>{supply_.vehicles[index]};
    };
    entry->second = supply_.ways.handover(place, vehicle(from), vehicle(to));
  }
  return entry->second ? &*entry->second : nullptr;
}

/// The planned wait that storage is charged for.
Duration wait_in(const Rows& boarding) {
  Duration wait{0};
  for (const WayRow& way : boarding) wait += way.row.duration;
  return wait;
}

void Builder::add_boardings_of_area(ServiceId service) {
  for (std::uint32_t lane = 0; lane < supply_.lanes.size(); ++lane) {
    if (supply_.lanes[lane].service != service) continue;
    const std::uint32_t to = supply_.lanes[lane].vehicle;
    for (std::uint32_t ground = 0; ground < supply_.grounds.size(); ++ground) {
      const auto [place, from] = supply_.grounds[ground];
      const std::uint32_t node = lane_node(lane, place);
      if (node == kNone) continue;
      const Rows* change = handover(place, from, to);
      if (change == nullptr) continue;
      Rows rows = *change;
      const Rows wait = supply_.ways.boarding(service, place);
      append(rows, wait);
      if (auto stored = supply_.ways.storage(place, service, wait_in(wait)))
        rows.push_back(std::move(*stored));
      supply_.ways.depart(place, supply_.vehicles[to].mode, rows);
      supply_.arcs.push_back({.kind = ArcKind::board,
                              .source = ground,
                              .target = node,
                              .service = service,
                              .transfers = from == kNone ? 0 : 1,
                              .totals = totals_of(rows),
                              .steps = steps_of(rows)});
    }
  }
}

std::uint32_t Builder::storage_of(PlaceId place) {
  const auto [entry, is_new] = storage_of_.try_emplace(place, kNone);
  if (!is_new) return entry->second;
  const std::optional<Duration> free = supply_.terms.free_time(place);
  if (!free) return kNone;
  StorageTable table{.free_s = free->count(), .amounts = {0}};
  const auto days_max = supply_.horizon.count() / 86400 + 2;
  for (std::int64_t day = 1; day <= days_max; ++day) {
    const auto charge = supply_.terms.storage(place, *free + Duration{86400 * (day - 1) + 1});
    if (!charge) return kNone;
    table.amounts.push_back(charge->amount.steps());
    table.step_max = std::max(table.step_max, table.amounts.back() - table.amounts[table.amounts.size() - 2]);
  }
  if (table.step_max == 0) return kNone;
  supply_.storage.push_back(std::move(table));
  return entry->second = static_cast<std::uint32_t>(supply_.storage.size() - 1);
}

Builder::Departures Builder::departures_of(ServiceId service, const std::vector<Rows>& to,
                                           const std::vector<Rows>& at) {
  const auto calls = network_.calls_of(service);
  const Services& services = network_.services();
  const auto times = week_times_of(services.departures[service]);
  CORRIDOR_CHECK(times.is_good());
  const std::optional<Zone> zone = Zone::find(network_.places().zone[network_.calls().place[calls.front()]]);
  CORRIDOR_CHECK(zone.has_value());
  Departures departures;
  departures.leave.resize(calls.size());
  departures.arrive.resize(calls.size());
  const std::uint32_t gate = supply_.calendars.of_service(network_, service);
  for (const Instant listed :
       corridor::departures(*times, *zone, supply_.zero, supply_.zero + supply_.horizon)) {
    Tick tick = static_cast<Tick>((listed - supply_.zero).count());
    if (gate != kNone) tick = supply_.calendars.next(gate, tick);
    for (std::size_t call = 0; call < calls.size(); ++call) {
      if (call > 0) tick = walk(supply_.calendars, to[call], tick);
      departures.arrive[call].push_back(tick);
      if (call > 0 && call + 1 < calls.size()) tick = walk(supply_.calendars, at[call], tick);
      departures.leave[call].push_back(tick);
    }
  }
  return departures;
}

void Builder::add_rides(ServiceId service) {
  const auto calls = network_.calls_of(service);
  to_.assign(calls.size(), {});
  at_.assign(calls.size(), {});
  for (std::size_t call = 1; call < calls.size(); ++call) {
    supply_.ways.depart(network_.calls().place[calls[call - 1]], network_.calls().mode[calls[call]],
                        to_[call]);
    append(to_[call], supply_.ways.to_call(calls[call]));
    if (call + 1 < calls.size()) at_[call] = supply_.ways.at_call(calls[call]);
  }
  std::optional<Departures> departures;
  if (supply_.ways.is_timetabled(service)) departures = departures_of(service, to_, at_);
  for (std::size_t boarding = 0; boarding + 1 < calls.size(); ++boarding) {
    if (network_.calls().may_load[calls[boarding]]) {
      add_rides_from(service, boarding, departures ? &*departures : nullptr);
    }
  }
}

std::uint32_t ride_min(std::span<const Tick> leave, std::span<const Tick> arrive) {
  std::uint32_t least = kNever;
  for (std::size_t i = 0; i < leave.size(); ++i) {
    if (arrive[i] != kNever) least = std::min(least, arrive[i] - leave[i]);
  }
  return least == kNever ? 0 : least;
}

// One walk along the calls, with all that a ride gathers on the way; cut in pieces it would pass ten values.
// NOLINTNEXTLINE(readability-function-cognitive-complexity): as said
void Builder::add_rides_from(ServiceId service, std::size_t boarding, const Departures* departures) {
  const auto calls = network_.calls_of(service);
  const Calls& table = network_.calls();
  const PlaceId place = table.place[calls[boarding]];
  if (!supply_.ways.hands_over(place)) return;
  const std::uint32_t to = vehicle_of(supply_.ways.leaving(calls[boarding]));
  const Rows wait = supply_.ways.boarding(service, place);
  const auto stored =
      departures != nullptr ? std::nullopt : supply_.ways.storage(place, service, wait_in(wait));
  Rows ride;
  int changes = 0;
  for (std::size_t call = boarding + 1; call < calls.size(); ++call) {
    const bool is_closed = std::ranges::any_of(
        table.links[calls[call]], [&](LinkId link) { return !is_open(network_.links(), link, on_); });
    const Movement movement = supply_.terms.movement(calls[call]);
    if (is_closed || !movement.forbidden_by.is_none()) return;
    if (call > boarding + 1) {
      append(ride, at_[call - 1]);
      changes += static_cast<int>(table.is_transload[calls[call - 1]]);
    }
    append(ride, to_[call]);
    const PlaceId goal = table.place[calls[call]];
    const std::uint32_t target = supply_.ground(goal, vehicle_of(supply_.ways.arriving(calls[call])));
    if (!table.may_unload[calls[call]] || target == kNone) continue;
    Totals moving = totals_of(ride);
    if (const auto through = supply_.terms.through(service, place, goal)) moving.cost = through->amount;
    std::uint32_t timetable = kNone;
    if (departures != nullptr) {
      const auto& leave = departures->leave[boarding];
      const auto& arrive = departures->arrive[call];
      timetable = static_cast<std::uint32_t>(supply_.timetables.size());
      supply_.timetables.push_back(
          {.departures = static_cast<std::uint32_t>(supply_.ticks.size()),
           .arrivals = static_cast<std::uint32_t>(supply_.ticks.size() + leave.size()),
           .count = static_cast<std::uint32_t>(leave.size()),
           .cut_off_s = static_cast<std::uint32_t>(network_.services().cut_off[service].count()),
           .ride_min_s = ride_min(leave, arrive),
           .storage = storage_of(place)});
      supply_.ticks.insert(supply_.ticks.end(), leave.begin(), leave.end());
      supply_.ticks.insert(supply_.ticks.end(), arrive.begin(), arrive.end());
    }
    for (std::uint32_t from = 0; from <= supply_.vehicles.size(); ++from) {
      const std::uint32_t vehicle = from == supply_.vehicles.size() ? kNone : from;
      const std::uint32_t source = supply_.ground(place, vehicle);
      if (source == kNone) continue;
      const Rows* change = handover(place, vehicle, to);
      if (change == nullptr) continue;
      Rows rows = *change;
      append(rows, wait);
      if (departures == nullptr) {
        if (stored) rows.push_back(*stored);
      }
      Totals totals = totals_of(rows);
      if (departures == nullptr) {
        append(rows, ride);
        totals.duration_s += moving.duration_s;
      }
      const double variance_before_s2 = totals.variance_s2;
      totals.driving_s = 0;
      totals.cost += moving.cost;
      totals.emission += moving.emission;
      totals.risk += moving.risk;
      totals.variance_s2 =
          departures != nullptr ? moving.variance_s2 : totals.variance_s2 + moving.variance_s2;
      supply_.arcs.push_back({.kind = ArcKind::ride,
                              .source = source,
                              .target = target,
                              .service = service,
                              .from_call = calls[boarding],
                              .to_call = calls[call],
                              .transfers = (vehicle == kNone ? 0 : 1) + changes,
                              .totals = totals,
                              .steps = steps_of(rows),
                              .timetable = timetable,
                              .variance_before_s2 = variance_before_s2});
    }
  }
}

void Builder::add_unloading() {
  for (const Ground& ground : supply_.grounds) {
    Money cost;
    if (ground.vehicle != kNone) {
      if (const Rows* rows = handover(ground.place, ground.vehicle, kNone)) cost = totals_of(*rows).cost;
    }
    supply_.unloading.push_back(cost);
  }
}

}  // namespace

Supply::Supply(const Network& of, const TermsRequest& request, Duration longest)
    : network(of),
      terms(of, request),
      zero(Instant{request.on} - kLead),
      horizon(kLead + longest + std::chrono::days{4}),
      calendars(zero, horizon),
      ways(of, terms, calendars) {
  Builder{*this}.build();
}

}  // namespace corridor
