// SPDX-License-Identifier: Apache-2.0
// What a page draws of a simulated year: times by month, servers by week, vessels at berths, boxes on the
// way.
#include <fmt/format.h>

#include "corridor/base/text.h"
#include "corridor/verbs/columns.h"
#include "corridor/verbs/naming.h"
#include "corridor/verbs/simulate_tables.h"

namespace corridor {

namespace {

struct MonthRow {
  const FlowResult* flow;
  std::size_t month;
};

Table months_table(const SimulateView& view) {
  std::vector<MonthRow> rows;
  for (const FlowResult& flow : view.result.corridors) {
    for (std::size_t month = 0; month < flow.month_p50.size(); ++month) rows.push_back({&flow, month});
  }
  return TableBuilder<MonthRow>("transit_months", rows)
      .column("corridor", "Corridor that boxes took; `all` of all.",
              [](const MonthRow& r) { return r.flow->name; })
      .column("month", "Month of the period in which they were ready, from 1.",
              [](const MonthRow& r) { return static_cast<std::int64_t>(r.month + 1); })
      .column("days_p10", "A tenth took less.", [](const MonthRow& r) { return r.flow->month_p10[r.month]; })
      .column("days_p50", "Half took less.", [](const MonthRow& r) { return r.flow->month_p50[r.month]; })
      .column("days_p90", "Nine tenths took less.",
              [](const MonthRow& r) { return r.flow->month_p90[r.month]; })
      .take();
}

struct StationWeek {
  const StationResult* station;
  std::size_t week;
};

Table station_weeks_table(const SimulateView& view) {
  std::vector<StationWeek> rows;
  for (const StationResult& station : view.result.stations) {
    for (std::size_t week = 0; week < station.week_utilisation.size(); ++week)
      rows.push_back({&station, week});
  }
  return TableBuilder<StationWeek>("station_weeks", rows)
      .column("name", "Berths or servers.", [](const StationWeek& r) { return r.station->name; })
      .column("week", "Week of the period, from 1.",
              [](const StationWeek& r) { return static_cast<std::int64_t>(r.week + 1); })
      .column("utilisation", "Share of their time that they work.",
              [](const StationWeek& r) { return r.station->week_utilisation[r.week]; })
      .take();
}

double day_of(const SimulateView& view, Instant at) { return in_days(at - Instant{view.result.from}); }

Table stays_table(const SimulateView& view) {
  return TableBuilder<BerthStay>("berth_stays", view.result.berth_stays)
      .column("place", "Port.", [&](const BerthStay& r) { return name_of(view.network, r.place); })
      .column("service", "Whose vessel.", [&](const BerthStay& r) { return key_of(view.network, r.service); })
      .column("vessel", "Its number in the fleet.",
              [](const BerthStay& r) { return std::int64_t{r.vessel} + 1; })
      .column("berth", "Its berth.", [](const BerthStay& r) { return std::int64_t{r.berth} + 1; })
      .column("arrived_d", "Off the port, days after the first.",
              [&](const BerthStay& r) { return day_of(view, r.arrived); })
      .column("begin_d", "At the berth.", [&](const BerthStay& r) { return day_of(view, r.begin); })
      .column("end_d", "Worked.", [&](const BerthStay& r) { return day_of(view, r.end); })
      .take();
}

Table trace_table(const SimulateView& view) {
  return TableBuilder<TracePoint>("trace", view.result.trace)
      .column("box", "Number of the box.", [](const TracePoint& r) { return std::int64_t{r.box}; })
      .column("demand", "Whose.", [&](const TracePoint& r) { return view.request.demands[r.demand].name; })
      .column("day", "Days after the first.", [&](const TracePoint& r) { return day_of(view, r.at); })
      .column("place", "Where.", [&](const TracePoint& r) { return name_of(view.network, r.place); })
      .column("km", "From the origin.", [](const TracePoint& r) { return r.km; })
      .take();
}

}  // namespace

std::vector<Sheet> simulate_picture_sheets(const SimulateView& view) {
  std::vector<Sheet> sheets;
  sheets.push_back({.table = months_table(view), .is_aside = true});
  sheets.push_back({.table = station_weeks_table(view), .is_aside = true});
  sheets.push_back({.table = stays_table(view), .is_aside = true});
  sheets.push_back({.table = trace_table(view), .is_aside = true});
  return sheets;
}

}  // namespace corridor
