// SPDX-License-Identifier: Apache-2.0
// Who carries and who serves: departures of services, fleets that go to and fro, berths and other servers.
#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "corridor/base/check.h"
#include "corridor/model/duration.h"
#include "corridor/model/validity.h"
#include "corridor/simulate/blueprint.h"
#include "corridor/simulate/lanes.h"

namespace corridor {
namespace {

constexpr double kWeekS = 7.0 * 86400.0;
constexpr double kYearS = 365.25 * 86400.0;

bool sails(Mode mode) { return mode == Mode::sea || mode == Mode::ferry; }

double headway_of(const Services& services, ServiceId service) {
  if (services.frequency[service] && *services.frequency[service] > 0.0) {
    return kWeekS / *services.frequency[service];
  }
  return services.wait_max[service] ? static_cast<double>(services.wait_max[service]->count()) : 0.0;
}

/// What a vehicle may load, given the depth of water at the places it calls at.
std::int64_t capacity_of(const Network& network, Teu capacity, std::span<const PlaceId> places, Date on) {
  const DraughtLimits& limits = network.tables().draught_limits;
  double share = 1.0;
  for (const DraughtLimits::IdType row : IdRange<DraughtLimits>{limits.place.size()}) {
    if (holds(limits.validity, row, on) && std::ranges::find(places, limits.place[row]) != places.end()) {
      share = std::min(share, limits.load_share_max[row]);
    }
  }
  return (share * capacity).steps();
}

}  // namespace

bool runs_in(const Network& network, ServiceId service, Date from, Date to) {
  const Services& services = network.services();
  return services.status[service] == Status::open &&
         overlap(services.validity.valid_from[service], services.validity.valid_to[service], from, to);
}

SamplerId Blueprint::sampler_of(std::uint32_t lane, std::uint32_t element, const Distribution& spread) {
  const std::int64_t shape =
      std::llround(spread.mean() * 8.0) * 1'000'003 + std::llround(std::sqrt(spread.variance()) * 8.0);
  const auto [entry, is_new] = known_samplers_.try_emplace({lane, element, shape});
  if (is_new) {
    entry->second = SamplerId{static_cast<std::uint32_t>(samplers.size())};
    samplers.emplace_back(spread);
  }
  return entry->second;
}

LineId Blueprint::line_of(ServiceId service) {
  const auto [entry, is_new] = known_lines_.try_emplace(service);
  if (!is_new) return entry->second;
  const Services& services = network.services();
  const Calls& calls = network.calls();
  ServiceLine line;
  line.service = service;
  line.sails = sails(services.mode[service]);
  SimTime offset = 0;
  std::vector<PlaceId> places;
  for (const CallId call : network.calls_of(service)) {
    if (!places.empty()) {
      Duration run = planned(calls.run_time, call);
      if (calls.run_time.typical[call].count() == 0) {
        run = Duration{0};
        for (const LinkId link : calls.links[call]) run += planned(network.links().travel_time, link);
      }
      offset += run.count();
    }
    if (!places.empty()) offset += planned(calls.dwell, call).count();
    places.push_back(calls.place[call]);
    line.offsets.push_back(offset);
  }
  std::optional<Teu> capacity = services.capacity[service];
  if (!capacity && !services.vehicle[service].is_none()) {
    capacity = network.tables().vehicles.capacity[services.vehicle[service]];
  }
  line.capacity = capacity ? capacity_of(network, *capacity, places, request.from)
                           : std::numeric_limits<std::int64_t>::max();
  line.headway_s = headway_of(services, service);
  if (services.kind[service] == ServiceKind::fill_and_sail && services.wait_max[service]) {
    line.wait_max = services.wait_max[service]->count();
  }
  const std::optional<Date>& first = services.validity.valid_from[service];
  const std::optional<Date>& last = services.validity.valid_to[service];
  // Before and after the period, its first and last day hold on.
  if (first && *first > request.from) line.valid_from = tick_of(*first);
  if (last && *last < request.to) line.valid_to = tick_of(*last + std::chrono::days{1});
  if (services.kind[service] == ServiceKind::timetable) {
    const auto times = week_times_of(services.departures[service]);
    const std::optional<Zone> zone = Zone::find(network.places().zone[places.front()]);
    CORRIDOR_CHECK(times.is_good() && zone.has_value());
    for (const Instant at : departures(*times, *zone, zero, instant_of(end))) {
      line.listed.push_back(tick_of(at));
    }
  }
  const double headway = line.listed.size() > 1
                             ? static_cast<double>(line.listed.back() - line.listed.front()) /
                                   static_cast<double>(line.listed.size() - 1)
                             : line.headway_s;
  if (headway > 0.0) {
    line.teu_steps_per_second = services.reliability[service] * static_cast<double>(line.capacity) / headway;
  }
  lines.push_back(std::move(line));
  return entry->second = LineId{static_cast<std::uint32_t>(lines.size() - 1)};
}

QueueId Blueprint::queue_at(ServiceId service, PlaceId place) {
  const auto [entry, is_new] = known_queues_.try_emplace({service, place});
  if (!is_new) return entry->second;
  Queue queue;
  queue.service = service;
  queue.place = place;
  const FleetId fleet = fleet_of(service);
  if (!fleet.is_none()) {
    queue.fleet = fleet;
    queue.direction = known_fleets_.at(service).second;
  } else {
    queue.line = line_of(service);
    const auto calls = network.calls_of(service);
    const auto call = std::ranges::find(calls, place, [&](CallId id) { return network.calls().place[id]; });
    CORRIDOR_CHECK(call != calls.end());
    queue.call = static_cast<std::size_t>(call - calls.begin());
  }
  const QueueId id{static_cast<std::uint32_t>(queues.size())};
  queues.push_back(queue);
  if (!queue.fleet.is_none()) {
    fleets[queue.fleet.position()].sides[static_cast<std::size_t>(queue.direction)].queue = id;
  }
  return entry->second = id;
}

/// By sea hop: the service whose vessels a through train's boxes take. A fleet before a service without one,
/// then the more frequent.
void Blueprint::index_carriers() {
  const Services& services = network.services();
  const Calls& calls = network.calls();
  const auto rank = [&](ServiceId service) {
    const auto& fleets_of = network.tables().fleets.service.values();
    const bool has_fleet = std::ranges::find(fleets_of, service) != fleets_of.end();
    return std::pair{has_fleet, services.frequency[service].value_or(0.0)};
  };
  for (const ServiceId service : IdRange<Services>{services.id.size()}) {
    if (!sails(services.mode[service]) || !runs_in(network, service, request.from, request.to)) continue;
    CallId before;
    for (const CallId call : network.calls_of(service)) {
      if (!before.is_none()) {
        const auto [entry, is_new] = carriers_.try_emplace(
            {calls.mode[call], calls.place[before], calls.place[call]}, service, calls.place[before]);
        if (!is_new && rank(service) > rank(entry->second.first)) entry->second.first = service;
      }
      before = call;
    }
  }
}

QueueId Blueprint::carrier_of(Mode mode, PlaceId hop_from, PlaceId hop_to) {
  const auto found = carriers_.find({mode, hop_from, hop_to});
  return found == carriers_.end() ? QueueId::none() : queue_at(found->second.first, found->second.second);
}

FleetSide Blueprint::side_of(ServiceId service) {
  const Services& services = network.services();
  const auto calls = network.calls_of(service);
  const CallId call = calls.back();
  FleetSide side;
  side.service = service;
  side.place = network.calls().place[calls.front()];
  side.gate = gates.both(gates.of_service(service), gates.of_place(side.place));
  const std::vector<LinkId>& links = network.calls().links[call];
  Distribution sail = distribution_of(network.calls().run_time, call);
  std::uint32_t element = call.position();
  if (network.calls().run_time.typical[call].count() == 0 && !links.empty()) {
    sail = distribution_of(network.links().travel_time, links.front());
    element = links.front().position();
  }
  for (const LinkId link : links) side.gate = gates.both(side.gate, gates.of_link(link));
  side.sail_planned = planned(sail).count();
  side.sail = sampler_of(kLaneLink, element, sail);
  side.fill = services.fill[service] ? services.fill[service]->steps() : 0;
  side.wait_max = services.wait_max[service] ? services.wait_max[service]->count() : 0;
  const Mode mode = services.mode[service];
  side.berths = berths_of(side.place, mode);
  const Operations& operations = network.operations();
  for (const OperationId operation : network.operations_at(side.place)) {
    if (operations.kind[operation] != OperationKind::transload || operations.from_mode[operation] != mode ||
        !holds(operations.validity, operation, request.from)) {
      continue;
    }
    // The one that says how many berths there are, else the first.
    if (!side.work.is_none() && !operations.servers[operation]) continue;
    side.work = operation;
  }
  if (!side.work.is_none()) {
    const Distribution work = distribution_of(operations.duration, side.work);
    side.work_planned = planned(work).count();
    side.work_time = sampler_of(kLaneOperation, side.work.position(), work);
  }
  return side;
}

FleetId Blueprint::fleet_of(ServiceId service) {
  if (const auto known = known_fleets_.find(service); known != known_fleets_.end())
    return known->second.first;
  const Fleets& table = network.tables().fleets;
  const Services& services = network.services();
  const auto calls = network.calls_of(service);
  const auto none = [&] {
    known_fleets_[service] = {FleetId::none(), 0};
    return FleetId::none();
  };
  if (services.kind[service] != ServiceKind::fill_and_sail || calls.size() != 2) return none();
  ServiceId back;
  for (const ServiceId other : IdRange<Services>{services.id.size()}) {
    const auto its = network.calls_of(other);
    if (its.size() == 2 && services.vehicle[other] == services.vehicle[service] &&
        services.kind[other] == services.kind[service] &&
        network.calls().place[its.front()] == network.calls().place[calls.back()] &&
        network.calls().place[its.back()] == network.calls().place[calls.front()]) {
      back = other;
    }
  }
  if (back.is_none()) return none();
  const auto& owners = table.service.values();
  const bool owns = std::ranges::find(owners, service) != owners.end();
  if (!owns && std::ranges::find(owners, back) == owners.end()) return none();
  const ServiceId out = owns ? service : back;
  if (!owns) back = service;
  Fleet fleet;
  fleet.sides = {side_of(out), side_of(back)};
  const std::array<PlaceId, 2> places{fleet.sides[0].place, fleet.sides[1].place};
  for (const Fleets::IdType row : IdRange<Fleets>{table.service.size()}) {
    if (table.service[row] != out ||
        !overlap(table.validity.valid_from[row], table.validity.valid_to[row], request.from, request.to)) {
      continue;
    }
    FleetGroup group;
    group.count = table.vehicle_count[row];
    const std::optional<Teu>& capacity = network.tables().vehicles.capacity[table.vehicle[row]];
    group.capacity = capacity_of(network, capacity.value_or(Teu{}), places, request.from);
    if (table.validity.valid_from[row] && *table.validity.valid_from[row] > request.from) {
      group.from = tick_of(*table.validity.valid_from[row]);
    }
    if (table.validity.valid_to[row] && *table.validity.valid_to[row] < request.to) {
      group.to = tick_of(*table.validity.valid_to[row] + std::chrono::days{1});
    }
    fleet.groups.push_back(group);
  }
  if (fleet.groups.empty()) return none();
  const FleetId id{static_cast<std::uint32_t>(fleets.size())};
  fleets.push_back(std::move(fleet));
  known_fleets_[out] = {id, 0};
  known_fleets_[back] = {id, 1};
  return id;
}

StationId Blueprint::berths_of(PlaceId place, Mode mode) {
  const auto [entry, is_new] = known_stations_.try_emplace({place, static_cast<std::uint32_t>(mode)});
  if (!is_new) return entry->second;
  const Operations& operations = network.operations();
  int servers = 0;
  for (const OperationId operation : network.operations_at(place)) {
    if (operations.kind[operation] == OperationKind::transload &&
        (operations.from_mode[operation] == mode || operations.to_mode[operation] == mode)) {
      servers = std::max(servers, operations.servers[operation].value_or(0));
    }
  }
  if (servers == 0) return entry->second;
  stations.push_back({.name = fmt::format("{} berths ({})", network.places().name[place],
                                          kNames<Mode>[static_cast<std::size_t>(mode)]),
                      .place = place,
                      .is_berths = true,
                      .servers = servers});
  return entry->second = StationId{static_cast<std::uint32_t>(stations.size() - 1)};
}

/// Servers of an operation on land; what vessels use are berths. Both directions share the servers.
StationId Blueprint::station_of(OperationId operation) {
  const Operations& operations = network.operations();
  const auto at_sea = [](std::optional<Mode> mode) { return mode && sails(*mode); };
  if ((!operations.servers[operation] && !operations.capacity[operation]) ||
      at_sea(operations.from_mode[operation]) || at_sea(operations.to_mode[operation])) {
    return StationId::none();
  }
  const PlaceId place = operations.place[operation];
  const std::uint32_t kind = 100U + static_cast<std::uint32_t>(operations.kind[operation]);
  const auto [entry, is_new] = known_stations_.try_emplace({place, kind});
  if (!is_new) return entry->second;
  Station station;
  station.place = place;
  station.servers = operations.servers[operation].value_or(1);
  station.name = fmt::format("{} {}", network.places().name[place],
                             kNames<OperationKind>[static_cast<std::size_t>(operations.kind[operation])]);
  if (operations.capacity[operation]) {
    station.teu_per_second = *operations.capacity[operation] / kYearS / station.servers;
  }
  stations.push_back(std::move(station));
  return entry->second = StationId{static_cast<std::uint32_t>(stations.size() - 1)};
}

}  // namespace corridor
