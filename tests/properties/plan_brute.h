// SPDX-License-Identifier: Apache-2.0
// The planner's oracle: walks every way through a small network, one by one, as docs/explanation/model.md
// tells it, and keeps the vectors that nothing betters. Rules, limits and what must be passed are judged on
// whole ways. It shares the model's prices and calendars with the planner, and nothing of the search.
#pragma once

#include <algorithm>
#include <array>
#include <cmath>
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

namespace corridor::brute {

/// arrival, cost, emission, transfers, risk; what does not count is 0.
using Vector = std::array<std::int64_t, 5>;

struct Hop {
  PlaceId from, to;
  LinkId link;
  bool starts_mode = false;
  Mode mode = Mode::rail;
};

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

class Enumerator {
 public:
  Enumerator(const Network& network, const PlanRequest& request, bool may_revisit)
      : network_(network),
        request_(request),
        on_(std::chrono::floor<std::chrono::days>(request.ready)),
        terms_(network, {request.consignment, request.origin, request.destination, on_}),
        may_revisit_(may_revisit) {}

  /// Sorted. `way_count` says how many ways were walked to their end.
  std::vector<Vector> front() {
    Way start;
    start.place = request_.origin;
    start.time = request_.ready;
    walk(start);
    std::sort(ends_.begin(), ends_.end());
    std::vector<Vector> kept;
    for (const Vector& end : ends_) {
      const bool is_beaten = std::any_of(kept.begin(), kept.end(), [&](const Vector& old) {
        for (std::size_t i = 0; i < old.size(); ++i) {
          if (old[i] > end[i]) return false;
        }
        return true;
      });
      if (!is_beaten) kept.push_back(end);
    }
    return kept;
  }
  std::size_t way_count = 0, step_count = 0;

 private:
  struct Stage {  // what one stage of a way adds, summed before it is rounded
    double variance_s2 = 0;
    bool is_impossible = false;
  };
  [[nodiscard]] const Operations& operations() const { return network_.operations(); }
  [[nodiscard]] CountryId country(PlaceId place) const { return network_.places().country[place]; }
  [[nodiscard]] Instant latest() const {
    const Instant end = request_.ready + request_.horizon;
    return request_.limits.by ? std::min(end, *request_.limits.by) : end;
  }

  static std::int64_t minus_log(double probability) {
    if (!(probability > 0)) return 65535;
    return std::min<std::int64_t>(65535, std::llround(-1000.0 * std::log(probability)));
  }
  static void spend(Way& way, Stage& stage, const Distribution& time, double probability = 1.0) {
    way.time += Duration{std::llround(probability * time.mean())};
    stage.variance_s2 += probability * (time.variance() + (1 - probability) * time.mean() * time.mean());
  }
  void pay(Way& way, const std::optional<Charge>& charge) const {
    if (charge) way.cost += charge->amount.steps();
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
    const auto hours = opening_hours_of(operations().opening_hours[id]);
    if (!hours->is_always()) {
      way.time = next_opening(*hours, *Zone::find(network_.places().zone[operations().place[id]]), way.time);
    }
    spend(way, stage, distribution_of(operations().duration, id), probability);
    const Emission all = emission_of(network_, id, request_.consignment);
    way.emission += probability < 1.0 ? (probability * all).steps() : all.steps();
  }

  template <class T>
  static bool fits(const std::optional<T>& wanted, const std::optional<T>& is) {
    return !wanted || wanted == is;
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
    const bool is_timetabled = services.kind[service] == ServiceKind::timetable;
    if (!is_timetabled) {
      wait_until_open(way, stage, network_.tables().closures.service, service);
      wait_until_open(way, stage, network_.tables().closures.place, way.place);
    }
    const Instant begin = way.time;
    way.time += services.cut_off[service];
    way.risk += minus_log(services.reliability[service]);
    if (is_timetabled || services.kind[service] == ServiceKind::on_demand) return;
    const double week = 7.0 * 86400.0;
    const double headway = services.frequency[service]
                               ? week / *services.frequency[service]
                               : static_cast<double>(services.wait_max[service]->count());
    const double reliability = services.reliability[service];
    if (services.kind[service] == ServiceKind::fill_and_sail) {
      spend(way, stage,
            Distribution::exponential(headway, services.wait_max[service]
                                                   ? static_cast<double>(services.wait_max[service]->count())
                                                   : std::numeric_limits<double>::infinity()));
    } else {
      spend(way, stage, Distribution::uniform(0, headway));
    }
    if (reliability < 1.0) {
      spend(way, stage,
            Distribution::exponential(headway / reliability, std::numeric_limits<double>::infinity()),
            1.0 - reliability);
    }
    pay(way, terms_.storage(way.place, way.time - begin));
  }

  static void settle(Way& way, const Stage& stage, bool starts_anew) {
    const auto rounded = static_cast<std::int64_t>(std::round(stage.variance_s2 / 3600.0));
    way.variance = (starts_anew ? 0 : way.variance) + rounded;
  }

  void walk(const Way& way) {
    ++step_count;
    if (way.time > latest()) return;
    if (!way.aboard.is_none()) {
      move_on(way);
      if (!way.just_boarded && hands_over(way.place)) {
        Way down = way;
        down.aboard = {};
        down.driving = Duration{0};
        stand(down);
      }
      return;
    }
    stand(way);
  }

  void stand(const Way& way) {
    if (way.mode && way.place == request_.destination) end(way);
    if (!hands_over(way.place)) return;
    const Services& services = network_.services();
    for (const ServiceId service : IdRange<Services>{services.id.size()}) {
      if (!is_open(services, service, on_) || !terms_.forbidden_by(service).is_none()) continue;
      if (network_.calls_of(service).empty()) {
        board_area(way, service);
      } else {
        ride(way, service);
      }
    }
  }

  void board_area(const Way& way, ServiceId service) {
    std::vector<std::optional<int>> gauges;
    for (const LinkId link : network_.links_from(way.place)) {
      if (!terms_.runs_on(service, link) || !terms_.movement(service, link).forbidden_by.is_none()) continue;
      const std::optional<int> gauge = network_.links().gauge[link];
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
      walk(next);
    }
  }

  void move_on(const Way& way) {
    const Links& links = network_.links();
    for (const LinkId link : network_.links_from(way.place)) {
      if (!terms_.runs_on(way.aboard, link) || links.gauge[link] != way.gauge) continue;
      const Movement movement = terms_.movement(way.aboard, link);
      if (!movement.forbidden_by.is_none() || !may_visit(way, links.to_place[link], way.aboard)) continue;
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
      if (stage.is_impossible) continue;
      drive(next, stage, link);
      if (stage.is_impossible) continue;
      next.cost += movement.cost.steps();
      next.emission += (movement.well_to_tank + movement.tank_to_wheel).steps();
      next.place = links.to_place[link];
      arrive(next, stage, next.place, from, links.mode[link], way.aboard);
      settle(next, stage, false);
      next.hops.push_back({way.place, next.place, link, false, links.mode[link]});
      visits_.push_back(visit(next, next.place, way.aboard));
      walk(next);
      visits_.pop_back();
    }
  }

  /// Drivers keep the rule of the first country of their service's area; none: the rule of everywhere else.
  [[nodiscard]] std::optional<DriverRule> rule_of_drivers(ServiceId service) const {
    if (network_.services().mode[service] != Mode::road) return std::nullopt;
    const std::vector<CountryId>& area = network_.services().area[service];
    return driver_rule(network_, area.empty() ? CountryId::none() : area.front());
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

  void ride(const Way& way, ServiceId service) {
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
        ride_on(next, stage, service, i);
        continue;
      }
      for (const Instant departure : departures_at(service, i, next.time)) {
        Way taken = next;
        const auto before = static_cast<std::int64_t>(std::round(stage.variance_s2 / 3600.0)) + way.variance;
        const double slack_min = static_cast<double>((departure - taken.time).count()) / 60.0;
        if (before > 0) {
          const double z = std::floor(slack_min / std::sqrt(static_cast<double>(before)) * 64.0) / 64.0;
          taken.risk += std::llround(-1000.0 * std::log(0.5 * std::erfc(-z / std::sqrt(2.0))));
        }
        const Duration cut_off = network_.services().cut_off[service];
        pay(taken, terms_.storage(way.place, departure - taken.time + cut_off));
        taken.time = departure;
        ride_on(taken, Stage{}, service, i);
      }
    }
  }

  /// From the departure at call i to every later call.
  void ride_on(Way way, Stage stage, ServiceId service, std::size_t i) {
    const auto calls = network_.calls_of(service);
    const Calls& table = network_.calls();
    const PlaceId origin = way.place;
    const std::int64_t cost_before = way.cost;
    for (std::size_t call = i + 1; call < calls.size(); ++call) {
      if (!passable(calls[call])) return;
      if (call > i + 1) stay(way, stage, calls[call - 1]);
      run(way, stage, service, calls[call - 1], calls[call], call == i + 1);
      if (stage.is_impossible) return;
      if (!table.may_unload[calls[call]] || !hands_over(way.place) || !may_visit(way, way.place, service))
        continue;
      Way down = way;
      if (const auto through = terms_.through(service, origin, way.place)) {
        down.cost = cost_before + through->amount.steps();
      }
      settle(down, stage, true);
      visits_.push_back(visit(down, down.place, service));
      walk(down);
      visits_.pop_back();
    }
  }

  [[nodiscard]] bool passable(CallId call) const {
    for (const LinkId link : network_.calls().links[call]) {
      if (!is_open(network_.links(), link, on_)) return false;
    }
    return terms_.movement(call).forbidden_by.is_none();
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

  /// From one call to the next. Networks of the tests give calls links and no run times of their own.
  void run(Way& way, Stage& stage, ServiceId service, CallId from_call, CallId call, bool is_first) const {
    const Calls& table = network_.calls();
    const Mode mode = table.mode[call];
    weather(way, stage, table.place[from_call], mode);
    CountryId last = country(way.place);
    bool starts_mode = is_first || table.mode[from_call] != mode;
    const auto& links = table.links[call];
    for (std::size_t i = 0; i < links.size(); ++i) {
      CountryId ahead;
      for (std::size_t j = i; j < links.size() && ahead.is_none(); ++j)
        ahead = country(network_.links().to_place[links[j]]);
      const CountryId here = country(way.place);
      if (!here.is_none() && !ahead.is_none() && here != ahead)
        cross(way, stage, way.place, here, ahead, mode, service);
      wait_until_open(way, stage, network_.tables().closures.link, links[i]);
      wait_until_open(way, stage, network_.tables().closures.place, way.place);
      spend(way, stage, distribution_of(network_.links().travel_time, links[i]));
      const PlaceId to = network_.links().to_place[links[i]];
      way.hops.push_back({way.place, to, links[i], starts_mode, mode});
      starts_mode = false;
      way.place = to;
      arrive(way, stage, to, last, mode, service);
      if (!country(to).is_none()) last = country(to);
    }
    const Movement movement = terms_.movement(call);
    way.cost += movement.cost.steps();
    way.emission += (movement.well_to_tank + movement.tank_to_wheel).steps();
    Duration driving{0};
    for (const LinkId link : links) driving += planned(network_.links().travel_time, link);
    if (const auto rule = rule_of_drivers(service); rule && mode == Mode::road) {
      way.time += elapsed(driving, *rule) - driving;
    }
    std::tie(way.mode, way.gauge) = vehicle_to(call, false);
    way.aboard = {};
    way.just_boarded = false;
  }

  /// When vehicles of a timetabled service leave its i-th call, from `ready` on.
  std::vector<Instant> departures_at(ServiceId service, std::size_t i, Instant ready) const {
    const auto calls = network_.calls_of(service);
    const auto times = week_times_of(network_.services().departures[service]);
    const PlaceId first = network_.calls().place[calls.front()];
    std::vector<Instant> leaving;
    for (const Instant listed :
         departures(*times, *Zone::find(network_.places().zone[first]),
                    request_.ready - std::chrono::days{30}, latest() + std::chrono::days{1})) {
      Way vehicle;
      vehicle.place = first;
      vehicle.time = listed;
      Stage stage;
      wait_until_open(vehicle, stage, network_.tables().closures.service, service);
      for (std::size_t call = 1; call <= i; ++call) {
        run(vehicle, stage, service, calls[call - 1], calls[call], false);
        stay(vehicle, stage, calls[call]);
      }
      if (!stage.is_impossible && vehicle.time >= ready) leaving.push_back(vehicle.time);
    }
    return leaving;
  }

  struct Visit {
    PlaceId place;
    ServiceId service;
    std::size_t passed = 0;  // how many of the places to be passed were passed by then
    friend bool operator==(const Visit&, const Visit&) = default;
  };

  [[nodiscard]] Visit visit(const Way& way, PlaceId place, ServiceId service) const {
    const auto is_passed = [&](PlaceId via) {
      return via == place ||
             std::any_of(way.hops.begin(), way.hops.end(), [&](const Hop& hop) { return hop.to == via; });
    };
    return {place, service,
            static_cast<std::size_t>(std::count_if(request_.via.begin(), request_.via.end(), is_passed))};
  }
  /// Coming again by the same service is worth nothing, unless something had to be passed in between.
  [[nodiscard]] bool may_visit(const Way& way, PlaceId place, ServiceId service) const {
    return may_revisit_ ||
           std::find(visits_.begin(), visits_.end(), visit(way, place, service)) == visits_.end();
  }

  void end(Way way) {
    ++way_count;
    pay(way, terms_.handling(way.place, way.mode, std::nullopt));
    const std::optional<std::int64_t> rules = price_of_rules(way);
    if (!rules) return;
    way.cost += *rules;
    for (const PlaceId via : request_.via) {
      const bool touches =
          via == request_.origin ||
          std::any_of(way.hops.begin(), way.hops.end(), [&](const Hop& hop) { return hop.to == via; });
      if (!touches) return;
    }
    const Limits& limits = request_.limits;
    if (way.time > latest() || (limits.cost && way.cost > limits.cost->steps()) ||
        (limits.emission && way.emission > limits.emission->steps()) ||
        (limits.transfers && way.transfers > *limits.transfers)) {
      return;
    }
    const auto counts = [&](Criterion criterion, std::int64_t value) {
      return request_.criteria.has(criterion) ? value : 0;
    };
    ends_.push_back({counts(Criterion::arrival, way.time.time_since_epoch().count()),
                     counts(Criterion::cost, way.cost), counts(Criterion::emission, way.emission),
                     counts(Criterion::transfers, way.transfers),
                     counts(Criterion::risk, std::min<std::int64_t>(65535, way.risk))});
  }

  /// None if a hard rule is broken. Of each rule, the touches of things that it names (avoid) or does not
  /// (only).
  [[nodiscard]] std::optional<std::int64_t> price_of_rules(const Way& way) const {
    std::int64_t sum = 0;
    for (const Rule& rule : request_.rules) {
      const bool only = rule.sense == Rule::Sense::only;
      bool is_touched = false;
      std::int64_t touches = 0;
      const auto touch = [&](bool is_named, bool is_entry) {
        if (is_named == only) return;
        is_touched = true;
        touches += static_cast<std::int64_t>(is_entry);
      };
      const auto is_in = [&](CountryId id) {
        return std::find(rule.countries.begin(), rule.countries.end(), id) != rule.countries.end();
      };
      if (rule.subject == Rule::Subject::service) {
        for (const ServiceId service : way.boarded) touch(service == rule.service, true);
      }
      if (rule.subject == Rule::Subject::mode) {
        for (const Mode mode : way.boarded_modes) touch(mode == *rule.mode, true);
      }
      for (const Hop& hop : way.hops) {
        if (rule.subject == Rule::Subject::link) touch(hop.link == rule.link, true);
        if (rule.subject == Rule::Subject::mode && hop.starts_mode) touch(hop.mode == *rule.mode, true);
        if (rule.subject == Rule::Subject::place) {
          touch(hop.from == rule.place, false);
          touch(hop.to == rule.place, true);
        }
        if (rule.subject == Rule::Subject::country) {
          std::vector<CountryId> entered;
          for (const CountryShare& share : network_.countries_of(hop.link)) entered.push_back(share.country);
          if (std::find(entered.begin(), entered.end(), country(hop.to)) == entered.end())
            entered.push_back(country(hop.to));
          if (!country(hop.from).is_none()) touch(is_in(country(hop.from)), false);
          for (const CountryId id : entered) {
            if (!id.is_none() && id != country(hop.from)) touch(is_in(id), true);
          }
        }
      }
      if (is_touched && !rule.price) return std::nullopt;
      if (rule.price) sum += touches * rule.price->steps();
    }
    return sum;
  }

  const Network& network_;
  const PlanRequest& request_;
  Date on_;
  Terms terms_;
  bool may_revisit_;
  std::vector<Vector> ends_;
  std::vector<Visit> visits_;
};

}  // namespace corridor::brute
