// SPDX-License-Identifier: Apache-2.0
#include "corridor/verbs/simulate_tables.h"

#include <algorithm>

#include <fmt/format.h>

#include "corridor/base/text.h"
#include "corridor/verbs/columns.h"
#include "corridor/verbs/naming.h"

namespace corridor {

namespace {

/// An estimate is three columns: the mean and the ends of its interval.
template <class Row, class Give>
void add_estimate(TableBuilder<Row>& table, const std::string& name, const std::string& says, Give give) {
  table.column(name, says, [give](const Row& row) { return give(row).value; });
  table.column(name + "_low", "", [give](const Row& row) { return give(row).low; });
  table.column(name + "_high", "", [give](const Row& row) { return give(row).high; });
}

/// A flow result and what it is of.
struct FlowRow {
  const FlowResult* flow;
  bool is_corridor;
};

Table flows_table(const SimulateView& view) {
  std::vector<FlowRow> rows;
  for (const FlowResult& flow : view.result.demands) rows.push_back({&flow, false});
  for (const FlowResult& flow : view.result.corridors) rows.push_back({&flow, true});
  const Network& network = view.network;
  const auto place = [&](PlaceId id) { return id.is_none() ? std::string{} : key_of(network, id); };
  TableBuilder<FlowRow> table("flows", rows);
  table
      .column("of", "Demand, or corridor that boxes took.",
              [](const FlowRow& row) { return std::string(row.is_corridor ? "corridor" : "demand"); })
      .column("name", "Name of the demand or corridor; `all` of all boxes.",
              [](const FlowRow& row) { return row.flow->name; })
      .column("origin", "Where its boxes start.", [&](const FlowRow& row) { return place(row.flow->origin); })
      .column("destination", "Where they go.",
              [&](const FlowRow& row) { return place(row.flow->destination); });
  add_estimate(table, "teu", "TEU that were ready in the period.",
               [](const FlowRow& r) { return r.flow->teu; });
  add_estimate(table, "arrived", "Share that arrived before the simulation ended.",
               [](const FlowRow& r) { return r.flow->arrived; });
  add_estimate(table, "days", "Mean days from ready to arrived.",
               [](const FlowRow& r) { return r.flow->days.mean; });
  add_estimate(table, "days_p10", "A tenth took less.", [](const FlowRow& r) { return r.flow->days.p10; });
  add_estimate(table, "days_p50", "Half took less.", [](const FlowRow& r) { return r.flow->days.p50; });
  add_estimate(table, "days_p90", "Nine tenths took less.",
               [](const FlowRow& r) { return r.flow->days.p90; });
  table.column("days_planned", "What the plans of the itineraries say.",
               [](const FlowRow& r) { return r.flow->planned_days; });
  add_estimate(table, "late", "Share that took more than a tenth longer than planned.",
               [](const FlowRow& r) { return r.flow->late; });
  for (std::size_t cause = 0; cause < kCauses; ++cause) {
    table.column(fmt::format("days_{}", kCauseNames[cause]), "Of the mean days, spent so.",
                 [cause](const FlowRow& r) { return r.flow->by_cause[cause].value; });
  }
  add_estimate(table, "cost_usd_per_feu", "Cost of a 40-foot box.",
               [](const FlowRow& r) { return r.flow->cost_per_feu; });
  add_estimate(table, "co2e_kg_per_feu", "Emissions of a 40-foot box.",
               [](const FlowRow& r) { return r.flow->co2e_per_feu; });
  add_estimate(table, "km", "Distance.", [](const FlowRow& r) { return r.flow->km; });
  add_estimate(table, "speed_kmh", "Speed with all delay: SWD of the CPMM.",
               [](const FlowRow& r) { return r.flow->speed_with_delay; });
  add_estimate(table, "speed_moving_kmh", "Speed in motion: SWOD of the CPMM.",
               [](const FlowRow& r) { return r.flow->speed_without_delay; });
  add_estimate(table, "border_h", "Hours at a border crossing: TFI1 of the CPMM.",
               [](const FlowRow& r) { return r.flow->border_hours; });
  return table.take();
}

Table causes_table(const SimulateView& view) {
  TableBuilder<CauseResult> table("causes", view.result.causes);
  table.column("cause", "What boxes wait for.", [](const CauseResult& r) {
    return std::string(kCauseNames[static_cast<std::size_t>(r.cause)]);
  });
  add_estimate(table, "days", "Days that the average box waited for it.",
               [](const CauseResult& r) { return r.direct; });
  add_estimate(table, "gain_days", "Days that the average box gains if it is taken away.",
               [](const CauseResult& r) { return r.removed; });
  return table.take();
}

Table queues_table(const SimulateView& view) {
  const Network& network = view.network;
  TableBuilder<QueueResult> table("queues", view.result.queues);
  table
      .column("service", "What is waited for.",
              [&](const QueueResult& r) { return key_of(network, r.service); })
      .column("place", "Where.", [&](const QueueResult& r) { return key_of(network, r.place); });
  add_estimate(table, "teu", "TEU that wait, on average.", [](const QueueResult& r) { return r.teu_mean; });
  add_estimate(table, "teu_max", "Most TEU that wait.", [](const QueueResult& r) { return r.teu_max; });
  add_estimate(table, "wait_h", "Hours that a box waits.", [](const QueueResult& r) { return r.wait_hours; });
  add_estimate(table, "boarded_teu", "TEU that left with it.",
               [](const QueueResult& r) { return r.boarded_teu; });
  return table.take();
}

struct WeekRow {
  const QueueResult* queue;
  std::size_t week;
};

Table weeks_table(const SimulateView& view) {
  std::vector<WeekRow> rows;
  for (const QueueResult& queue : view.result.queues) {
    for (std::size_t week = 0; week < queue.week_teu.size(); ++week) rows.push_back({&queue, week});
  }
  const Network& network = view.network;
  return TableBuilder<WeekRow>("queue_weeks", rows)
      .column("service", "What is waited for.",
              [&](const WeekRow& r) { return key_of(network, r.queue->service); })
      .column("place", "Where.", [&](const WeekRow& r) { return key_of(network, r.queue->place); })
      .column("week", "First day of the week.",
              [&](const WeekRow& r) {
                return text_of(view.result.from + std::chrono::days{7 * static_cast<int>(r.week)});
              })
      .column("teu", "TEU that wait, on average.", [](const WeekRow& r) { return r.queue->week_teu[r.week]; })
      .take();
}

Table fleets_table(const SimulateView& view) {
  const Network& network = view.network;
  TableBuilder<FleetResult> table("fleets", view.result.fleets);
  table
      .column("service", "The fleet's service, outwards.",
              [&](const FleetResult& r) { return key_of(network, r.service); })
      .column("vessels", "How many vessels.",
              [](const FleetResult& r) { return static_cast<std::int64_t>(r.vessels); });
  add_estimate(table, "sailings_out", "Sailings outwards.",
               [](const FleetResult& r) { return r.sailings_out; });
  add_estimate(table, "sailings_back", "Sailings back.",
               [](const FleetResult& r) { return r.sailings_back; });
  add_estimate(table, "teu_out", "TEU carried outwards.", [](const FleetResult& r) { return r.teu_out; });
  add_estimate(table, "teu_back", "TEU carried back.", [](const FleetResult& r) { return r.teu_back; });
  add_estimate(table, "capacity_out_teu", "TEU offered outwards.",
               [](const FleetResult& r) { return r.capacity_out; });
  add_estimate(table, "capacity_back_teu", "TEU offered back.",
               [](const FleetResult& r) { return r.capacity_back; });
  add_estimate(table, "turn_round_d", "Days from a sailing to the vessel's next in the same direction.",
               [](const FleetResult& r) { return r.turn_round_days; });
  add_estimate(table, "filling_h", "Hours that a sailing waited for cargo.",
               [](const FleetResult& r) { return r.filling_hours; });
  add_estimate(table, "berth_wait_h", "Hours that it waited for a berth.",
               [](const FleetResult& r) { return r.berth_wait_hours; });
  add_estimate(table, "weather_h", "Hours that it waited for the weather.",
               [](const FleetResult& r) { return r.weather_hours; });
  return table.take();
}

Table stations_table(const SimulateView& view) {
  const Network& network = view.network;
  TableBuilder<StationResult> table("stations", view.result.stations);
  table.column("name", "Berths or servers.", [](const StationResult& r) { return r.name; })
      .column("place", "Where.", [&](const StationResult& r) { return key_of(network, r.place); })
      .column("servers", "How many.",
              [](const StationResult& r) { return static_cast<std::int64_t>(r.servers); });
  add_estimate(table, "utilisation", "Share of their time that they work.",
               [](const StationResult& r) { return r.utilisation; });
  add_estimate(table, "wait_h", "Hours that a vessel or batch waits.",
               [](const StationResult& r) { return r.wait_hours; });
  add_estimate(table, "visits", "Vessels or batches.", [](const StationResult& r) { return r.visits; });
  return table.take();
}

struct LeftRow {
  const Leftover* left;
  bool is_unserved;
};

Table left_table(const SimulateView& view) {
  std::vector<LeftRow> rows;
  for (const Leftover& left : view.result.unserved) rows.push_back({&left, true});
  for (const Leftover& left : view.result.unfinished) rows.push_back({&left, false});
  return TableBuilder<LeftRow>("leftovers", rows)
      .column("demand", "Whose boxes.",
              [&](const LeftRow& r) { return view.request.demands[r.left->demand].name; })
      .column("why", "`unserved`: no itinerary; `unfinished`: still on the way in the end.",
              [](const LeftRow& r) { return std::string(r.is_unserved ? "unserved" : "unfinished"); })
      .column("teu", "How many, on average.", [](const LeftRow& r) { return r.left->teu; })
      .column("where", "Where they stand.", [](const LeftRow& r) { return r.left->where; })
      .take();
}

struct WeatherRow {
  const PortWeather* port;
  std::size_t month;
};

Table weather_table(const SimulateView& view) {
  std::vector<WeatherRow> rows;
  for (const PortWeather& port : view.result.weather) {
    for (std::size_t month = 0; month < port.month_closed.size(); ++month) rows.push_back({&port, month});
  }
  return TableBuilder<WeatherRow>("weather", rows)
      .column("place", "Port.", [&](const WeatherRow& r) { return key_of(view.network, r.port->place); })
      .column("month", "Month of the period, from 1.",
              [](const WeatherRow& r) { return static_cast<std::int64_t>(r.month + 1); })
      .column("closed_share", "Share of time that storms closed it.",
              [](const WeatherRow& r) { return r.port->month_closed[r.month]; })
      .take();
}

}  // namespace

std::vector<Sheet> simulate_sheets(const SimulateView& view) {
  std::vector<Sheet> sheets;
  sheets.push_back({.table = flows_table(view)});
  sheets.push_back({.table = causes_table(view)});
  sheets.push_back({.table = queues_table(view)});
  sheets.push_back({.table = fleets_table(view)});
  sheets.push_back({.table = stations_table(view)});
  sheets.push_back({.table = left_table(view)});
  sheets.push_back({.table = weather_table(view), .is_aside = true});
  sheets.push_back({.table = weeks_table(view), .is_aside = true});
  for (Sheet& sheet : simulate_picture_sheets(view)) sheets.push_back(std::move(sheet));
  return sheets;
}

}  // namespace corridor
