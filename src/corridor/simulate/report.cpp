// SPDX-License-Identifier: Apache-2.0
#include "corridor/simulate/report.h"

#include <algorithm>
#include <limits>
#include <map>

namespace corridor {
namespace {

constexpr double kDayS = 86400.0;
constexpr double kNone = std::numeric_limits<double>::quiet_NaN();

double ratio(double over, double under) { return under > 0.0 ? over / under : kNone; }

/// The mean of a number over the replications that have it.
template <class Give>
Estimate over(std::span<const WorldTally> tallies, Give&& give) {
  Moments moments;
  for (const WorldTally& tally : tallies) {
    const double value = give(tally);
    if (value == value) moments.add(value);  // NOLINT(misc-redundant-expression): not NaN
  }
  if (moments.count() == 0) return {.value = kNone, .low = kNone, .high = kNone};
  return estimate_of_mean(moments);
}

double days_at(const Histogram& seconds, double share) {
  return seconds.count() == 0 ? kNone : seconds.quantile(share) / kDayS;
}

/// A quantile of all boxes that were ready: those still on the way took longer than all that arrived.
double days_at(const FlowTally& flow, double share) {
  const double of_arrived = share * static_cast<double>(flow.ready) /
                            static_cast<double>(std::max<std::uint64_t>(1, flow.seconds.count()));
  return of_arrived > 1.0 ? kNone : days_at(flow.seconds, of_arrived);
}

template <class Pick>
FlowResult flow_of(const Blueprint& blueprint, std::span<const WorldTally> tallies, Pick&& pick) {
  FlowResult result;
  const double box = blueprint.request.box.in_units();
  const auto each = [&](auto&& give) {
    return over(tallies, [&](const WorldTally& tally) { return give(pick(tally)); });
  };
  const auto per_box = [&](auto&& give) {
    return each(
        [&](const FlowTally& flow) { return ratio(give(flow), static_cast<double>(flow.seconds.count())); });
  };
  result.teu = each([&](const FlowTally& flow) { return static_cast<double>(flow.ready) * box; });
  result.arrived = each([](const FlowTally& flow) {
    return ratio(static_cast<double>(flow.seconds.count()), static_cast<double>(flow.ready));
  });
  result.days.mean = per_box([](const FlowTally& flow) {
    return flow.seconds.mean() / kDayS * static_cast<double>(flow.seconds.count());
  });
  result.days.p10 = each([](const FlowTally& flow) { return days_at(flow, 0.1); });
  result.days.p50 = each([](const FlowTally& flow) { return days_at(flow, 0.5); });
  result.days.p90 = each([](const FlowTally& flow) { return days_at(flow, 0.9); });
  result.planned_days = per_box([](const FlowTally& flow) { return flow.promised_s / kDayS; }).value;
  result.late = per_box([](const FlowTally& flow) { return static_cast<double>(flow.late); });
  for (std::size_t cause = 0; cause < kCauses; ++cause) {
    result.by_cause[cause] =
        per_box([&](const FlowTally& flow) { return static_cast<double>(flow.spent[cause]) / kDayS; });
  }
  result.cost_per_feu = per_box([](const FlowTally& flow) { return flow.cost; });
  result.co2e_per_feu = per_box([](const FlowTally& flow) { return flow.co2e; });
  result.km = per_box([](const FlowTally& flow) { return flow.km; });
  const auto hours_of = [](const FlowTally& flow, Cause cause) {
    return static_cast<double>(flow.spent[static_cast<std::size_t>(cause)]) / 3600.0;
  };
  result.speed_with_delay = each([](const FlowTally& flow) {
    return ratio(flow.km, flow.seconds.mean() * static_cast<double>(flow.seconds.count()) / 3600.0);
  });
  result.speed_without_delay =
      each([&](const FlowTally& flow) { return ratio(flow.km, hours_of(flow, Cause::moving)); });
  result.border_hours = each([&](const FlowTally& flow) {
    return ratio(hours_of(flow, Cause::border), static_cast<double>(flow.borders));
  });
  for (std::size_t month = 0; month < blueprint.months(); ++month) {
    Histogram all;
    for (const WorldTally& tally : tallies) all.add(pick(tally).by_month[month]);
    result.month_p10.push_back(days_at(all, 0.1));
    result.month_p50.push_back(days_at(all, 0.5));
    result.month_p90.push_back(days_at(all, 0.9));
  }
  return result;
}

void report_flows(const Blueprint& blueprint, std::span<const WorldTally> tallies, SimulateResult& result) {
  for (std::size_t demand = 0; demand < blueprint.request.demands.size(); ++demand) {
    const Demand& asked = blueprint.request.demands[demand];
    FlowResult flow = flow_of(blueprint, tallies, [&](const WorldTally& tally) -> const FlowTally& {
      return tally.demands[demand];
    });
    flow.name = asked.name;
    flow.origin = asked.origin;
    flow.destination = asked.destination;
    flow.corridor = asked.corridor;
    result.demands.push_back(std::move(flow));
    std::vector<double> days;
    for (const WorldTally& tally : tallies) {
      const Histogram& seconds = tally.demands[demand].seconds;
      days.push_back(seconds.count() == 0 ? kNone : seconds.mean() / kDayS);
    }
    result.mean_days.push_back(std::move(days));
  }
  std::vector<double> all;
  for (const WorldTally& tally : tallies) all.push_back(mean_days(tally));
  result.mean_days.push_back(std::move(all));
  const Corridors& corridors = blueprint.network.tables().corridors;
  const std::size_t count = corridors.id.size();
  for (std::size_t i = 0; i < count + 2; ++i) {
    const auto is_used = [&](const WorldTally& tally) { return tally.corridors[i].ready > 0; };
    if (i < count + 1 && std::ranges::none_of(tallies, is_used)) continue;
    FlowResult flow = flow_of(
        blueprint, tallies, [&](const WorldTally& tally) -> const FlowTally& { return tally.corridors[i]; });
    flow.corridor = i < count ? CorridorId{static_cast<std::uint32_t>(i)} : CorridorId::none();
    flow.name = i < count ? corridors.name[flow.corridor] : i == count ? "other ways" : "all";
    result.corridors.push_back(std::move(flow));
  }
}

/// The mean over replications, week by week.
template <class Give>
std::vector<double> weeks_of(std::span<const WorldTally> tallies, std::size_t weeks, Give&& give) {
  std::vector<double> means(weeks, 0.0);
  for (const WorldTally& tally : tallies) {
    const std::vector<double>& values = give(tally);
    for (std::size_t week = 0; week < weeks; ++week) means[week] += values[week];
  }
  for (double& mean : means) mean /= static_cast<double>(tallies.size());
  return means;
}

void report_queues(const Blueprint& blueprint, std::span<const WorldTally> tallies, SimulateResult& result) {
  const auto seconds_in = [&](std::size_t week) {
    const SimTime begin = blueprint.from + static_cast<SimTime>(week) * 7 * 86400;
    return static_cast<double>(std::min<SimTime>(7 * 86400, blueprint.to - begin));
  };
  for (std::size_t i = 0; i < blueprint.queues.size(); ++i) {
    QueueResult queue;
    queue.service = blueprint.queues[i].service;
    queue.place = blueprint.queues[i].place;
    queue.teu_mean = over(tallies, [&](const WorldTally& tally) { return tally.queues[i].teu_mean; });
    queue.teu_max = over(tallies, [&](const WorldTally& tally) { return tally.queues[i].teu_max; });
    queue.boarded_teu = over(tallies, [&](const WorldTally& tally) { return tally.queues[i].boarded_teu; });
    queue.wait_hours = over(tallies, [&](const WorldTally& tally) {
      return ratio(tally.queues[i].wait_s / 3600.0, static_cast<double>(tally.queues[i].boxes));
    });
    queue.week_teu = weeks_of(
        tallies, blueprint.weeks(),
        [&](const WorldTally& tally) -> const std::vector<double>& { return tally.queues[i].week_teu_s; });
    for (std::size_t week = 0; week < queue.week_teu.size(); ++week) queue.week_teu[week] /= seconds_in(week);
    result.queues.push_back(std::move(queue));
  }
  for (std::size_t i = 0; i < blueprint.stations.size(); ++i) {
    const Station& station = blueprint.stations[i];
    StationResult told;
    told.name = station.name;
    told.place = station.place;
    told.servers = station.servers;
    const double servers_s = static_cast<double>(blueprint.to - blueprint.from) * station.servers;
    told.utilisation =
        over(tallies, [&](const WorldTally& tally) { return tally.stations[i].busy_s / servers_s; });
    told.visits =
        over(tallies, [&](const WorldTally& tally) { return static_cast<double>(tally.stations[i].visits); });
    told.wait_hours = over(tallies, [&](const WorldTally& tally) {
      return ratio(tally.stations[i].wait_s / 3600.0, static_cast<double>(tally.stations[i].visits));
    });
    told.week_utilisation = weeks_of(
        tallies, blueprint.weeks(),
        [&](const WorldTally& tally) -> const std::vector<double>& { return tally.stations[i].week_busy_s; });
    for (std::size_t week = 0; week < told.week_utilisation.size(); ++week) {
      told.week_utilisation[week] /= seconds_in(week) * station.servers;
    }
    result.stations.push_back(std::move(told));
  }
}

void report_fleets(const Blueprint& blueprint, std::span<const WorldTally> tallies, SimulateResult& result) {
  for (std::size_t i = 0; i < blueprint.fleets.size(); ++i) {
    FleetResult fleet;
    fleet.service = blueprint.fleets[i].sides[0].service;
    for (const FleetGroup& group : blueprint.fleets[i].groups) fleet.vessels += group.count;
    const auto each = [&](auto&& give) {
      return over(tallies, [&](const WorldTally& tally) { return give(tally.fleets[i]); });
    };
    const auto per_sailing = [&](double FleetTally::* seconds) {
      return each([&](const FleetTally& tally) {
        return ratio(tally.*seconds / 3600.0, static_cast<double>(tally.sailings[0] + tally.sailings[1]));
      });
    };
    fleet.sailings_out = each([](const FleetTally& tally) { return static_cast<double>(tally.sailings[0]); });
    fleet.sailings_back =
        each([](const FleetTally& tally) { return static_cast<double>(tally.sailings[1]); });
    fleet.teu_out = each([](const FleetTally& tally) { return tally.teu[0]; });
    fleet.teu_back = each([](const FleetTally& tally) { return tally.teu[1]; });
    fleet.capacity_out = each([](const FleetTally& tally) { return tally.capacity[0]; });
    fleet.capacity_back = each([](const FleetTally& tally) { return tally.capacity[1]; });
    fleet.turn_round_days = each([](const FleetTally& tally) {
      return tally.turn_round_s.count() == 0 ? kNone : tally.turn_round_s.mean() / kDayS;
    });
    fleet.filling_hours = per_sailing(&FleetTally::filling_s);
    fleet.berth_wait_hours = per_sailing(&FleetTally::berth_wait_s);
    fleet.weather_hours = per_sailing(&FleetTally::weather_s);
    result.fleets.push_back(fleet);
  }
}

void report_causes(std::span<const WorldTally> tallies, std::span<const CauseRun> causes,
                   SimulateResult& result) {
  result.delay_days = over(tallies, [](const WorldTally& tally) {
    const FlowTally& all = tally.corridors.back();
    double sum = 0.0;
    for (std::size_t cause = kDelayFirst; cause < kCauses; ++cause)
      sum += static_cast<double>(all.spent[cause]);
    return ratio(sum / kDayS, static_cast<double>(all.seconds.count()));
  });
  Moments total;
  for (const CauseRun& run : causes) total.add(run.total);
  result.delay_removed_days = causes.empty() ? Estimate{kNone, kNone, kNone} : estimate_of_mean(total);
  for (std::size_t cause = kDelayFirst; cause < kCauses; ++cause) {
    CauseResult told;
    told.cause = static_cast<Cause>(cause);
    told.direct = result.corridors.back().by_cause[cause];
    Moments gain;
    for (const CauseRun& run : causes) gain.add(run.gain[cause]);
    told.removed = causes.empty() ? Estimate{kNone, kNone, kNone} : estimate_of_mean(gain);
    result.causes.push_back(told);
  }
}

void report_leftovers(const Blueprint& blueprint, std::span<const WorldTally> tallies,
                      SimulateResult& result) {
  const double count = static_cast<double>(tallies.size());
  const double box = blueprint.request.box.in_units();
  for (std::size_t demand = 0; demand < blueprint.request.demands.size(); ++demand) {
    double teu = 0.0;
    for (const WorldTally& tally : tallies) teu += tally.unserved_teu[demand];
    if (teu > 0.0) result.unserved.push_back({demand, teu / count, "no itinerary"});
  }
  std::map<std::pair<std::size_t, PlaceId>, double> stuck;
  for (const WorldTally& tally : tallies) {
    for (const Stuck& boxes : tally.stuck) {
      stuck[{boxes.demand, boxes.place}] += static_cast<double>(boxes.boxes) * box / count;
    }
  }
  for (const auto& [where, teu] : stuck) {
    result.unfinished.push_back({where.first, teu, blueprint.network.places().name[where.second]});
  }
}

}  // namespace

double mean_days(const WorldTally& tally) { return tally.corridors.back().seconds.mean() / kDayS; }

SimulateResult report(const Blueprint& blueprint, std::span<WorldTally> tallies,
                      std::span<const CauseRun> causes) {
  SimulateResult result;
  result.replications = static_cast<int>(tallies.size());
  result.seed = blueprint.request.seed;
  result.from = blueprint.request.from;
  result.to = blueprint.request.to;
  if (tallies.empty()) return result;
  report_flows(blueprint, tallies, result);
  report_queues(blueprint, tallies, result);
  report_fleets(blueprint, tallies, result);
  report_causes(tallies, causes, result);
  report_leftovers(blueprint, tallies, result);
  for (std::size_t site = 0; site < tallies.front().weather_places.size(); ++site) {
    PortWeather port;
    port.place = tallies.front().weather_places[site];
    port.month_closed =
        weeks_of(tallies, blueprint.months(),
                 [&](const WorldTally& tally) -> const std::vector<double>& { return tally.weather[site]; });
    result.weather.push_back(std::move(port));
  }
  WorldTally& first = tallies.front();
  result.berth_stays = std::move(first.berth_stays);
  result.trace = std::move(first.trace);
  result.ledgers = std::move(first.ledgers);
  result.events = first.events;
  result.boxes = first.boxes;
  return result;
}

}  // namespace corridor
