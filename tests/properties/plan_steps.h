// SPDX-License-Identifier: Apache-2.0
// What may happen to goods next, as docs/explanation/model.md tells it: board, move over a link, alight, ride
// to a later call, with all that this takes, costs, emits and risks. The planner's oracles walk by these
// steps; they share the model's prices and calendars with the planner, and nothing of plan/.
#pragma once

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <vector>

#include "corridor/base/zone.h"
#include "corridor/model/calendar.h"
#include "corridor/model/driving.h"
#include "corridor/model/duration.h"
#include "corridor/model/emission.h"
#include "corridor/model/terms.h"
#include "corridor/model/validity.h"
#include "corridor/plan/plan.h"

namespace corridor::oracle {

/// A link that was passed; none between two calls that name no links.
struct Hop {
  PlaceId from, to;
  LinkId link;
  Mode mode = Mode::rail;
  bool starts_mode = false;  // the first of its mode since a service with calls was boarded
};

/// One way to have come somewhere.
struct Way {
  PlaceId place;
  Instant time;
  std::optional<Mode> mode;  // of the vehicle that brought the goods, or that they are aboard of
  std::optional<int> gauge;
  ServiceId aboard;
  bool just_boarded = false;
  std::int64_t cost = 0, emission = 0, transfers = 0, risk = 0, variance = 0;
  Duration driving{0};
  std::vector<Hop> hops;
  std::vector<ServiceId> boarded;
  std::vector<Mode> boarded_modes;
};

class Steps {
 public:
  Steps(const Network& network, const PlanRequest& request)
      : network_(network),
        request_(request),
        on_(day_of(network, request)),
        terms_(network, {request.consignment, request.origin, request.destination, on_}) {}

  [[nodiscard]] Way start() const {
    Way start;
    start.place = request_.origin;
    start.time = request_.ready;
    return start;
  }
  [[nodiscard]] Instant latest() const {
    const Instant end = request_.ready + request_.horizon;
    return request_.limits.by ? std::min(end, *request_.limits.by) : end;
  }
  /// Goods stand at the destination, off a vehicle.
  [[nodiscard]] bool may_end(const Way& way) const {
    return way.aboard.is_none() && way.mode && way.place == request_.destination;
  }
  [[nodiscard]] std::int64_t unloading(const Way& way) const {
    const auto charge = terms_.handling(way.place, way.mode, std::nullopt);
    return charge ? charge->amount.steps() : 0;
  }
  [[nodiscard]] std::optional<DriverRule> rule_of_drivers(ServiceId service) const {
    if (network_.services().mode[service] != Mode::road) return std::nullopt;
    const std::vector<CountryId>& area = network_.services().area[service];
    return driver_rule(network_, area.empty() ? CountryId::none() : area.front());
  }
  [[nodiscard]] const Terms& terms() const { return terms_; }
  [[nodiscard]] Date on() const { return on_; }

  /// Calls visit(next, service) for all that may follow; the service moves the goods, or is none.
  template <class Visit>
  void after(const Way& way, Visit&& visit) {
    if (!way.aboard.is_none()) {
      move_on(way, visit);
      if (way.just_boarded || !hands_over(way.place)) return;
      Way down = way;
      down.aboard = {};
      down.driving = Duration{0};
      visit(std::move(down), ServiceId::none());
      return;
    }
    if (!hands_over(way.place)) return;
    const Services& services = network_.services();
    for (const ServiceId service : IdRange<Services>{services.id.size()}) {
      if (!runs(service)) continue;
      if (network_.calls_of(service).empty()) {
        board_area(way, service, visit);
      } else {
        ride(way, service, visit);
      }
    }
  }

  [[nodiscard]] bool runs(ServiceId service) const {
    return is_open(network_.services(), service, on_) && terms_.forbidden_by(service).is_none() &&
           network_.services().reliability[service] > 0.0;
  }

 private:
  struct Stage {  // what one step adds, summed before it is rounded
    double variance_s2 = 0;
    bool is_impossible = false;
  };
  struct Usable {
    LinkId link;
    Movement movement;
  };

  static Date day_of(const Network& network, const PlanRequest& request) {
    const auto zone = Zone::find(network.places().zone[request.origin]);
    return Date{std::chrono::floor<std::chrono::days>(zone->local_of(request.ready)).time_since_epoch()};
  }
  [[nodiscard]] const Operations& operations() const { return network_.operations(); }
  [[nodiscard]] CountryId country(PlaceId place) const { return network_.places().country[place]; }

  static std::int64_t minus_log(double probability) {
    if (!(probability > 0)) return 65535;
    return std::min<std::int64_t>(65535, std::llround(-1000.0 * std::log(probability)));
  }
  static void spend(Way& way, Stage& stage, const Distribution& time, double probability = 1.0) {
    way.time += Duration{std::llround(probability * time.mean())};
    stage.variance_s2 += probability * (time.variance() + (1 - probability) * time.mean() * time.mean());
  }
  static void pay(Way& way, const std::optional<Charge>& charge) {
    if (charge) way.cost += charge->amount.steps();
  }
  static void settle(Way& way, const Stage& stage, bool starts_anew) {
    const auto rounded = static_cast<std::int64_t>(std::round(stage.variance_s2 / 3600.0));
    way.variance = (starts_anew ? 0 : way.variance) + rounded;
  }
  template <class T>
  static bool fits(const std::optional<T>& wanted, const std::optional<T>& is) {
    return !wanted || wanted == is;
  }

  template <class Column, class IdType>
  void wait_until_open(Way& way, Stage& stage, const Column& column, IdType id) const {
    const Closures& closures = network_.tables().closures;
    for (bool moved = true; moved && !stage.is_impossible;) {
      moved = false;
      for (const Closures::IdType row : IdRange<Closures>{column.size()}) {
        if (column[row] != id) continue;
        const auto from = closures.validity.valid_from[row];
        const auto to = closures.validity.valid_to[row];
        if ((from && way.time < Instant{*from}) || (to && way.time >= Instant{*to + std::chrono::days{1}}))
          continue;
        if (!to) {
          stage.is_impossible = true;
          return;
        }
        way.time = Instant{*to + std::chrono::days{1}};
        moved = true;
      }
    }
  }

  void operate(Way& way, Stage& stage, OperationId id, double probability = 1.0) const {
    if (const std::string& text = operations().opening_hours[id]; !text.empty()) {
      const auto hours = opening_hours_of(text);
      const auto zone = Zone::find(network_.places().zone[operations().place[id]]);
      if (!hours->is_always()) way.time = next_opening(*hours, *zone, way.time);
    }
    spend(way, stage, distribution_of(operations().duration, id), probability);
    const Emission all = emission_of(network_, id, request_.consignment);
    way.emission += probability < 1.0 ? (probability * all).steps() : all.steps();
  }

  /// Everything at a place that a crossing from one country to another meets.
  void cross(Way& way, Stage& stage, PlaceId place, CountryId from, CountryId to, Mode mode,
             ServiceId service) const {
    bool is_charged = false;
    for (const OperationKind kind : {OperationKind::border, OperationKind::inspection}) {
      for (const OperationId id : network_.operations_at(place)) {
        if (operations().kind[id] != kind || !holds(operations().validity, id, on_) ||
            !fits(operations().from_mode[id], std::optional<Mode>{mode}) ||
            (!operations().from_country[id].is_none() && operations().from_country[id] != from) ||
            (!operations().to_country[id].is_none() && operations().to_country[id] != to)) {
          continue;
        }
        const bool is_inspection = kind == OperationKind::inspection;
        const double probability = is_inspection ? operations().probability[id] : 1.0;
        operate(way, stage, id, is_inspection ? probability : 1.0);
        if (is_inspection) way.risk += minus_log(1.0 - probability);
        if (!is_inspection && !is_charged) pay(way, terms_.border(place, mode, service));
        is_charged = is_charged || !is_inspection;
      }
    }
  }

  void weather(Way& way, Stage& stage, PlaceId place, Mode mode) const {
    if (mode != Mode::sea && mode != Mode::ferry) return;
    const WeatherClosures& rows = network_.tables().weather_closures;
    const auto month = static_cast<int>(static_cast<unsigned>(std::chrono::year_month_day{on_}.month()));
    for (const WeatherClosures::IdType row : IdRange<WeatherClosures>{rows.place.size()}) {
      if (rows.place[row] != place || rows.month[row] != month) continue;
      const double mean = static_cast<double>(rows.spell_mean[row].count());
      const double share = rows.closed_share[row];
      way.time += Duration{std::llround(share * mean)};
      stage.variance_s2 += share * (mean * mean + (1 - share) * mean * mean);
      way.risk += minus_log(1.0 - share);
    }
  }

  void arrive(Way& way, Stage& stage, PlaceId place, CountryId from, Mode mode, ServiceId service) const {
    weather(way, stage, place, mode);
    const CountryId to = country(place);
    if (from != to && !to.is_none()) cross(way, stage, place, from, to, mode, service);
    for (const OperationId id : network_.operations_at(place)) {
      if (operations().kind[id] != OperationKind::passage || !holds(operations().validity, id, on_)) continue;
      if (fits(operations().from_mode[id], std::optional<Mode>{mode})) operate(way, stage, id);
    }
    std::vector<Charge> dues;
    terms_.charge_passage(place, mode, service, dues);
    for (const Charge& due : dues) pay(way, due);
  }

  /// False if the change cannot be made.
  bool hand_over(Way& way, Stage& stage, Mode mode, std::optional<int> gauge) const {
    const auto fits_change = [&](OperationId id) {
      return holds(operations().validity, id, on_) && fits(operations().from_mode[id], way.mode) &&
             fits(operations().to_mode[id], std::optional<Mode>{mode}) &&
             fits(operations().from_gauge[id], way.gauge) && fits(operations().to_gauge[id], gauge);
    };
    const auto scope = [&](OperationId id) {
      return static_cast<int>(operations().from_mode[id].has_value()) +
             static_cast<int>(operations().to_mode[id].has_value()) +
             static_cast<int>(operations().from_gauge[id].has_value()) +
             static_cast<int>(operations().to_gauge[id].has_value());
    };
    if (!way.mode) {
      pay(way, terms_.handling(way.place, std::nullopt, mode));
      return true;
    }
    OperationId best;
    for (const OperationId id : network_.operations_at(way.place)) {
      if (operations().kind[id] != OperationKind::transload || !fits_change(id)) continue;
      if (best.is_none() || scope(id) > scope(best)) best = id;
    }
    if (best.is_none()) return false;
    operate(way, stage, best);
    pay(way, terms_.handling(way.place, way.mode, mode));
    for (const OperationId id : network_.operations_at(way.place)) {
      if (operations().kind[id] == OperationKind::dwell && fits_change(id)) operate(way, stage, id);
    }
    ++way.transfers;
    return true;
  }

  [[nodiscard]] bool hands_over(PlaceId place) const {
    const PlaceKind kind = network_.places().kind[place];
    if (kind == PlaceKind::city || kind == PlaceKind::inland_terminal || kind == PlaceKind::sea_port)
      return true;
    for (const OperationId id : network_.operations_at(place)) {
      if (operations().kind[id] == OperationKind::transload && holds(operations().validity, id, on_))
        return true;
    }
    return false;
  }

  /// Cut-off and, if no timetable says when it leaves, the wait for a departure, with storage.
  void wait_for_departure(Way& way, Stage& stage, ServiceId service) const {
    const Services& services = network_.services();
    const ServiceKind kind = services.kind[service];
    if (kind != ServiceKind::timetable) {
      wait_until_open(way, stage, network_.tables().closures.service, service);
      wait_until_open(way, stage, network_.tables().closures.place, way.place);
    }
    const Instant begin = way.time;
    way.time += services.cut_off[service];
    const double reliability = services.reliability[service];
    way.risk += minus_log(reliability);
    if (kind == ServiceKind::timetable) return;
    if (kind != ServiceKind::on_demand) {
      const double wait_max = services.wait_max[service]
                                  ? static_cast<double>(services.wait_max[service]->count())
                                  : std::numeric_limits<double>::infinity();
      const double headway =
          services.frequency[service] ? 7.0 * 86400.0 / *services.frequency[service] : wait_max;
      spend(way, stage,
            kind == ServiceKind::fill_and_sail ? Distribution::exponential(headway, wait_max)
                                               : Distribution::uniform(0, headway));
      if (reliability < 1.0) {
        spend(way, stage,
              Distribution::exponential(headway / reliability, std::numeric_limits<double>::infinity()),
              1.0 - reliability);
      }
    }
    pay(way, terms_.storage(way.place, way.time - begin));
  }

  const std::vector<Usable>& usable_from(PlaceId place, ServiceId service) {
    const auto [entry, is_new] = usable_.try_emplace({place, service});
    if (!is_new) return entry->second;
    for (const LinkId link : network_.links_from(place)) {
      if (!terms_.runs_on(service, link)) continue;
      const Movement movement = terms_.movement(service, link);
      if (movement.forbidden_by.is_none()) entry->second.push_back({link, movement});
    }
    return entry->second;
  }

  template <class Visit>
  void board_area(const Way& way, ServiceId service, Visit&& visit) {
    std::vector<std::optional<int>> gauges;
    for (const Usable& usable : usable_from(way.place, service)) {
      const std::optional<int> gauge = network_.links().gauge[usable.link];
      if (std::find(gauges.begin(), gauges.end(), gauge) == gauges.end()) gauges.push_back(gauge);
    }
    const Mode mode = network_.services().mode[service];
    for (const std::optional<int> gauge : gauges) {
      Way next = way;
      Stage stage;
      if (!hand_over(next, stage, mode, gauge)) continue;
      wait_for_departure(next, stage, service);
      weather(next, stage, way.place, mode);
      if (stage.is_impossible) continue;
      settle(next, stage, true);
      next.mode = mode;
      next.gauge = gauge;
      next.aboard = service;
      next.just_boarded = true;
      next.driving = Duration{0};
      next.boarded.push_back(service);
      next.boarded_modes.push_back(mode);
      visit(std::move(next), ServiceId::none());
    }
  }

  template <class Visit>
  void move_on(const Way& way, Visit&& visit) {
    const Links& links = network_.links();
    for (const Usable& usable : usable_from(way.place, way.aboard)) {
      const LinkId link = usable.link;
      if (links.gauge[link] != way.gauge) continue;
      Way next = way;
      Stage stage;
      next.just_boarded = false;
      const CountryId from = country(way.place);
      const CountryId to = country(links.to_place[link]);
      if (from != to && !from.is_none() && !to.is_none()) {
        cross(next, stage, way.place, from, to, links.mode[link], way.aboard);
      }
      wait_until_open(next, stage, network_.tables().closures.link, link);
      wait_until_open(next, stage, network_.tables().closures.place, way.place);
      if (!stage.is_impossible) drive(next, stage, link);
      if (stage.is_impossible) continue;
      next.cost += usable.movement.cost.steps();
      next.emission += (usable.movement.well_to_tank + usable.movement.tank_to_wheel).steps();
      next.place = links.to_place[link];
      arrive(next, stage, next.place, from, links.mode[link], way.aboard);
      settle(next, stage, false);
      next.hops.push_back({way.place, next.place, link, links.mode[link], false});
      visit(std::move(next), way.aboard);
    }
  }

  void drive(Way& way, Stage& stage, LinkId link) const {
    const Distribution time = distribution_of(network_.links().travel_time, link);
    const Duration length = planned(time);
    stage.variance_s2 += time.variance();
    way.time += length;
    if (network_.links().mode[link] != Mode::road) return;
    if (const auto rule = rule_of_drivers(way.aboard)) {
      way.time += elapsed(way.driving + length, *rule) - elapsed(way.driving, *rule) - length;
    }
    way.driving += length;
    const auto most = network_.services().drive_max[way.aboard];
    stage.is_impossible = stage.is_impossible || (most && way.driving > *most);
  }

  template <class Visit>
  void ride(const Way& way, ServiceId service, Visit&& visit) {
    const auto calls = network_.calls_of(service);
    for (std::size_t i = 0; i + 1 < calls.size(); ++i) {
      if (network_.calls().place[calls[i]] != way.place || !network_.calls().may_load[calls[i]]) continue;
      const auto [mode, gauge] = vehicle_to(calls[i + 1], true);
      Way next = way;
      Stage stage;
      if (!hand_over(next, stage, mode, gauge)) continue;
      wait_for_departure(next, stage, service);
      if (stage.is_impossible) continue;
      next.boarded.push_back(service);
      if (network_.services().kind[service] != ServiceKind::timetable) {
        ride_on(next, stage, service, i, visit);
        continue;
      }
      const std::vector<Instant>& leaving = departures_at(service, i);
      for (auto departure = std::lower_bound(leaving.begin(), leaving.end(), next.time);
           departure != leaving.end(); ++departure) {
        Way taken = next;
        const auto before = static_cast<std::int64_t>(std::round(stage.variance_s2 / 3600.0)) + way.variance;
        const double slack_min = static_cast<double>((*departure - taken.time).count()) / 60.0;
        if (before > 0) {
          const double z = std::floor(slack_min / std::sqrt(static_cast<double>(before)) * 64.0) / 64.0;
          taken.risk += std::llround(-1000.0 * std::log(0.5 * std::erfc(-z / std::sqrt(2.0))));
        }
        const Duration cut_off = network_.services().cut_off[service];
        pay(taken, terms_.storage(way.place, *departure - taken.time + cut_off));
        taken.time = *departure;
        ride_on(taken, Stage{}, service, i, visit);
      }
    }
  }

  /// From the departure at call i to every later call.
  template <class Visit>
  void ride_on(Way way, Stage stage, ServiceId service, std::size_t i, Visit&& visit) {
    const auto calls = network_.calls_of(service);
    const PlaceId origin = way.place;
    const std::int64_t cost_before = way.cost;
    for (std::size_t call = i + 1; call < calls.size(); ++call) {
      if (!passable(calls[call])) return;
      if (call > i + 1) stay(way, stage, calls[call - 1]);
      run(way, stage, service, calls[call - 1], calls[call], call == i + 1);
      if (stage.is_impossible || way.time > latest()) return;
      if (!network_.calls().may_unload[calls[call]] || !hands_over(way.place)) continue;
      Way down = way;
      if (const auto through = terms_.through(service, origin, way.place)) {
        down.cost = cost_before + through->amount.steps();
      }
      settle(down, stage, true);
      visit(std::move(down), service);
    }
  }

  [[nodiscard]] const Movement& movement_to(CallId call) {
    const auto [entry, is_new] = movements_.try_emplace(call);
    if (is_new) entry->second = terms_.movement(call);
    return entry->second;
  }

  [[nodiscard]] bool passable(CallId call) {
    for (const LinkId link : network_.calls().links[call]) {
      if (!is_open(network_.links(), link, on_)) return false;
    }
    return movement_to(call).forbidden_by.is_none();
  }

  [[nodiscard]] std::pair<Mode, std::optional<int>> vehicle_to(CallId call, bool at_start) const {
    const auto& links = network_.calls().links[call];
    std::optional<int> gauge;
    if (!links.empty()) gauge = network_.links().gauge[at_start ? links.front() : links.back()];
    return {network_.calls().mode[call], gauge};
  }

  /// At a call on the way: transload inside the service, then the call's own stay.
  void stay(Way& way, Stage& stage, CallId call) const {
    const auto calls = network_.calls_of(network_.calls().service[call]);
    const auto next =
        calls[static_cast<std::size_t>(std::find(calls.begin(), calls.end(), call) - calls.begin()) + 1];
    if (network_.calls().is_transload[call]) {
      std::tie(way.mode, way.gauge) = vehicle_to(call, false);
      const auto [mode, gauge] = vehicle_to(next, true);
      if (!hand_over(way, stage, mode, gauge)) ++way.transfers;
    }
    spend(way, stage, distribution_of(network_.calls().dwell, call));
  }

  [[nodiscard]] std::vector<Hop> hops_to(CallId from_call, CallId call, bool starts_mode) const {
    const Calls& table = network_.calls();
    std::vector<Hop> hops;
    for (const LinkId link : table.links[call]) {
      hops.push_back({network_.links().from_place[link], network_.links().to_place[link], link,
                      table.mode[call], starts_mode && hops.empty()});
    }
    if (hops.empty())
      hops.push_back({table.place[from_call], table.place[call], {}, table.mode[call], starts_mode});
    return hops;
  }

  /// From one call to the next. A run time of its own is spread over the links by what they take alone.
  void run(Way& way, Stage& stage, ServiceId service, CallId from_call, CallId call, bool is_first) {
    const Calls& table = network_.calls();
    const Mode mode = table.mode[call];
    weather(way, stage, table.place[from_call], mode);
    CountryId last = country(way.place);
    const std::vector<Hop> hops = hops_to(from_call, call, is_first || table.mode[from_call] != mode);
    Duration driving{0};
    for (const LinkId link : table.links[call]) driving += planned(network_.links().travel_time, link);
    const bool has_own_time = table.run_time.typical[call] > Duration{0} || table.links[call].empty();
    const Duration total = planned(table.run_time, call);
    Duration passed{0}, spent{0};
    for (std::size_t i = 0; i < hops.size(); ++i) {
      const Hop& hop = hops[i];
      CountryId ahead;
      for (std::size_t j = i; j < hops.size() && ahead.is_none(); ++j) ahead = country(hops[j].to);
      const CountryId here = country(hop.from);
      if (!here.is_none() && !ahead.is_none() && here != ahead)
        cross(way, stage, hop.from, here, ahead, mode, service);
      if (!hop.link.is_none()) wait_until_open(way, stage, network_.tables().closures.link, hop.link);
      wait_until_open(way, stage, network_.tables().closures.place, hop.from);
      if (has_own_time) {
        if (!hop.link.is_none()) passed += planned(network_.links().travel_time, hop.link);
        const Duration until =
            driving.count() > 0 ? Duration{total.count() * passed.count() / driving.count()} : total;
        way.time += until - spent;
        spent = until;
      } else {
        spend(way, stage, distribution_of(network_.links().travel_time, hop.link));
      }
      way.hops.push_back(hop);
      way.place = hop.to;
      arrive(way, stage, hop.to, last, mode, service);
      if (!country(hop.to).is_none()) last = country(hop.to);
    }
    if (has_own_time) stage.variance_s2 += distribution_of(table.run_time, call).variance();
    const Movement& movement = movement_to(call);
    way.cost += movement.cost.steps();
    way.emission += (movement.well_to_tank + movement.tank_to_wheel).steps();
    if (const auto rule = rule_of_drivers(service); rule && mode == Mode::road && !has_own_time) {
      way.time += elapsed(driving, *rule) - driving;
    }
    std::tie(way.mode, way.gauge) = vehicle_to(call, false);
    way.aboard = {};
    way.just_boarded = false;
  }

  /// When vehicles of a timetabled service leave its i-th call, up to the end of the horizon.
  const std::vector<Instant>& departures_at(ServiceId service, std::size_t i) {
    const auto [entry, is_new] = departures_.try_emplace({service, i});
    std::vector<Instant>& leaving = entry->second;
    if (!is_new) return leaving;
    const auto calls = network_.calls_of(service);
    const auto times = week_times_of(network_.services().departures[service]);
    const PlaceId first = network_.calls().place[calls.front()];
    for (const Instant listed :
         departures(*times, *Zone::find(network_.places().zone[first]),
                    request_.ready - std::chrono::days{61}, latest() + std::chrono::days{1})) {
      Way vehicle;
      vehicle.place = first;
      vehicle.time = listed;
      Stage stage;
      wait_until_open(vehicle, stage, network_.tables().closures.service, service);
      for (std::size_t call = 1; call <= i; ++call) {
        run(vehicle, stage, service, calls[call - 1], calls[call], false);
        stay(vehicle, stage, calls[call]);
      }
      if (!stage.is_impossible) leaving.push_back(vehicle.time);
    }
    return leaving;
  }

  const Network& network_;
  const PlanRequest& request_;
  Date on_;
  Terms terms_;
  std::map<std::pair<PlaceId, ServiceId>, std::vector<Usable>> usable_;
  std::map<CallId, Movement> movements_;
  std::map<std::pair<ServiceId, std::size_t>, std::vector<Instant>> departures_;
};

}  // namespace corridor::oracle
