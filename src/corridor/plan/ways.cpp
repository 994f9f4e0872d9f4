// SPDX-License-Identifier: Apache-2.0
#include "corridor/plan/ways.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "corridor/model/duration.h"
#include "corridor/model/emission.h"
#include "corridor/model/validity.h"
#include "corridor/plan/ways_parts.h"

namespace corridor {

using ways::fits;
using ways::planned_share;
using ways::variance_of;

namespace {

constexpr double kWeekS = 7.0 * 86400.0;

std::optional<Mode> some(Mode mode) { return mode; }

bool sails(Mode mode) { return mode == Mode::sea || mode == Mode::ferry; }

}  // namespace

std::int64_t risk_of(double probability) {
  constexpr double kMost = 65535.0;
  if (!(probability > 0.0)) return 65535;
  return std::llround(std::min(kMost, std::max(0.0, -1000.0 * std::log(probability))));
}

Ways::Ways(const Network& network, const Terms& terms, Calendars& calendars)
    : network_(network),
      terms_(terms),
      calendars_(calendars),
      on_(terms.request().on),
      call_position_(network.calls().service.size()),
      weather_of_(network.places().id.size(), kNone) {
  for (const ServiceId service : IdRange<Services>{network.services().id.size()}) {
    std::uint32_t position = 0;
    for (const CallId call : network.calls_of(service)) call_position_[call.position()] = position++;
  }
  const WeatherClosures& weather = network.tables().weather_closures;
  const auto month = static_cast<int>(static_cast<unsigned>(std::chrono::year_month_day{on_}.month()));
  for (const WeatherClosures::IdType row : IdRange<WeatherClosures>{weather.place.size()}) {
    if (weather.month[row] == month) weather_of_[weather.place[row].position()] = row.position();
  }
}

CallId Ways::previous(CallId call) const {
  const std::uint32_t position = call_position_[call.position()];
  CORRIDOR_CHECK(position > 0);
  return network_.calls_of(network_.calls().service[call])[position - 1];
}

CallId Ways::next(CallId call) const {
  const auto calls = network_.calls_of(network_.calls().service[call]);
  const std::uint32_t position = call_position_[call.position()];
  CORRIDOR_CHECK(position + 1 < calls.size());
  return calls[position + 1];
}

VehicleClass Ways::arriving(CallId call) const {
  const Calls& calls = network_.calls();
  VehicleClass vehicle{calls.mode[call], std::nullopt};
  if (!calls.links[call].empty()) vehicle.gauge = network_.links().gauge[calls.links[call].back()];
  return vehicle;
}

VehicleClass Ways::leaving(CallId call) const {
  const Calls& calls = network_.calls();
  const CallId after = next(call);
  VehicleClass vehicle{calls.mode[after], std::nullopt};
  if (!calls.links[after].empty()) vehicle.gauge = network_.links().gauge[calls.links[after].front()];
  return vehicle;
}

std::optional<DriverRule> Ways::driver_rule(ServiceId service) const {
  const Services& services = network_.services();
  if (services.mode[service] != Mode::road) return std::nullopt;
  const std::vector<CountryId>& area = services.area[service];
  return corridor::driver_rule(network_, area.empty() ? CountryId::none() : area.front());
}

bool Ways::is_timetabled(ServiceId service) const {
  return network_.services().kind[service] == ServiceKind::timetable && !network_.calls_of(service).empty();
}

bool Ways::hands_over(PlaceId place) const {
  switch (network_.places().kind[place]) {
    case PlaceKind::city:
    case PlaceKind::inland_terminal:
    case PlaceKind::sea_port:
      return true;
    default:
      break;
  }
  return std::ranges::any_of(network_.operations_at(place), [&](OperationId operation) {
    return network_.operations().kind[operation] == OperationKind::transload &&
           holds(network_.operations().validity, operation, on_);
  });
}

WayRow Ways::stop(LedgerKind kind, OperationId operation, ServiceId service) const {
  const Operations& operations = network_.operations();
  WayRow stop;
  stop.row.kind = kind;
  stop.row.from_place = stop.row.to_place = operations.place[operation];
  stop.row.operation = operation;
  stop.row.service = service;
  stop.row.spread = distribution_of(operations.duration, operation);
  stop.row.duration = planned(stop.row.spread);
  stop.variance_s2 = stop.row.spread.variance();
  stop.row.tank_to_wheel = emission_of(network_, operation, terms_.request().consignment);
  stop.gate = calendars_.of_operation(network_, operation);
  return stop;
}

bool Ways::changes(OperationId operation, VehicleClass from, VehicleClass to) const {
  const Operations& operations = network_.operations();
  return holds(operations.validity, operation, on_) &&
         fits(operations.from_mode[operation], some(from.mode)) &&
         fits(operations.to_mode[operation], some(to.mode)) &&
         fits(operations.from_gauge[operation], from.gauge) && fits(operations.to_gauge[operation], to.gauge);
}

std::optional<std::vector<WayRow>> Ways::handover(PlaceId place, std::optional<VehicleClass> from,
                                                  std::optional<VehicleClass> to) const {
  std::vector<WayRow> rows;
  const auto charge =
      terms_.handling(place, from ? some(from->mode) : std::nullopt, to ? some(to->mode) : std::nullopt);
  if (!from || !to) {
    if (!charge) return rows;
    WayRow handling;
    handling.row.kind = LedgerKind::handling;
    handling.row.from_place = handling.row.to_place = place;
    handling.row.charges.push_back(*charge);
    rows.push_back(std::move(handling));
    return rows;
  }
  const Operations& operations = network_.operations();
  OperationId best;
  int best_scope = -1;
  for (const OperationId operation : network_.operations_at(place)) {
    if (operations.kind[operation] != OperationKind::transload || !changes(operation, *from, *to)) continue;
    const int scope = static_cast<int>(operations.from_mode[operation].has_value()) +
                      static_cast<int>(operations.to_mode[operation].has_value()) +
                      static_cast<int>(operations.from_gauge[operation].has_value()) +
                      static_cast<int>(operations.to_gauge[operation].has_value());
    if (scope <= best_scope) continue;
    best = operation;
    best_scope = scope;
  }
  if (best.is_none()) return std::nullopt;
  rows.push_back(stop(LedgerKind::transload, best, ServiceId::none()));
  if (charge) rows.back().row.charges.push_back(*charge);
  for (const OperationId operation : network_.operations_at(place)) {
    if (operations.kind[operation] != OperationKind::dwell || !changes(operation, *from, *to)) continue;
    rows.push_back(stop(LedgerKind::dwell, operation, ServiceId::none()));
  }
  return rows;
}

namespace {

/// The wait for a departure that does not know the hour.
Distribution wait_of(const Services& services, ServiceId service, double headway_s) {
  if (services.kind[service] == ServiceKind::fill_and_sail) {
    const double most = services.wait_max[service] ? static_cast<double>(services.wait_max[service]->count())
                                                   : std::numeric_limits<double>::infinity();
    return Distribution::exponential(headway_s, most);
  }
  return Distribution::uniform(0.0, headway_s);
}

/// Mean time between departures. A service that names none leaves when its longest wait is over.
double headway_of(const Services& services, ServiceId service) {
  if (services.frequency[service] && *services.frequency[service] > 0.0) {
    return kWeekS / *services.frequency[service];
  }
  return services.wait_max[service] ? static_cast<double>(services.wait_max[service]->count()) : 0.0;
}

}  // namespace

std::vector<WayRow> Ways::boarding(ServiceId service, PlaceId place) const {
  const Services& services = network_.services();
  std::vector<WayRow> rows;
  const auto wait = [&](Distribution spread, double probability) {
    WayRow way;
    way.row.kind = LedgerKind::wait;
    way.row.from_place = way.row.to_place = place;
    way.row.mode = services.mode[service];
    way.row.service = service;
    way.row.probability = probability;
    way.row.duration = planned_share(spread, probability);
    way.variance_s2 = variance_of(spread, probability);
    way.row.spread = std::move(spread);
    return way;
  };
  const double reliability = services.reliability[service];
  WayRow first = wait(Distribution::fixed(static_cast<double>(services.cut_off[service].count())), 1.0);
  if (!is_timetabled(service)) {  // a closed timetabled vehicle waits itself
    first.gate = calendars_.of_service(network_, service);
    first.gate_2 = calendars_.of_place(network_, place);
  }
  first.row.risk = risk_of(reliability);
  rows.push_back(std::move(first));
  const ServiceKind kind = services.kind[service];
  if (kind == ServiceKind::on_demand || is_timetabled(service)) return rows;
  const double headway_s = headway_of(services, service);
  rows.push_back(wait(wait_of(services, service, headway_s), 1.0));
  if (reliability > 0.0 && reliability < 1.0) {
    // A departure that does not run costs a headway, again and again: in all (1 - r) x H / r.
    rows.push_back(
        wait(Distribution::exponential(headway_s / reliability, std::numeric_limits<double>::infinity()),
             1.0 - reliability));
  }
  return rows;
}

void Ways::weather(PlaceId place, Mode mode, std::vector<WayRow>& rows) const {
  const std::uint32_t row = weather_of_[place.position()];
  if (row == kNone || !sails(mode)) return;
  const WeatherClosures& closures = network_.tables().weather_closures;
  const WeatherClosures::IdType id{row};
  WayRow way;
  way.row.kind = LedgerKind::wait;
  way.row.from_place = way.row.to_place = place;
  way.row.mode = mode;
  way.row.probability = closures.closed_share[id];
  way.row.spread = Distribution::exponential(static_cast<double>(closures.spell_mean[id].count()),
                                             std::numeric_limits<double>::infinity());
  way.row.duration = planned_share(way.row.spread, way.row.probability);
  way.variance_s2 = variance_of(way.row.spread, way.row.probability);
  way.row.risk = risk_of(1.0 - way.row.probability);
  rows.push_back(std::move(way));
}

void Ways::depart(PlaceId place, Mode mode, std::vector<WayRow>& rows) const { weather(place, mode, rows); }

}  // namespace corridor
