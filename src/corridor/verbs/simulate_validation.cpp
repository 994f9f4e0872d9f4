// SPDX-License-Identifier: Apache-2.0
#include "corridor/verbs/simulate_validation.h"

#include <algorithm>
#include <cmath>
#include <optional>

#include <fmt/format.h>

#include "corridor/base/error.h"
#include "corridor/base/text.h"
#include "corridor/verbs/markdown.h"
#include "corridor/verbs/simulate_request.h"

namespace corridor {

namespace {

constexpr double kProbeTeuADay = 8.0;

/// Two places between which a row is asked: its own, or those that its title names ("...: A - B: ...").
struct Ends {
  PlaceId origin, destination;
};

std::optional<Ends> ends_of(const Network& network, PublishedId row) {
  const PublishedValues& values = network.tables().published_values;
  if (!values.origin[row].is_none() && !values.destination[row].is_none()) {
    return Ends{values.origin[row], values.destination[row]};
  }
  const std::string& title = values.title[row];
  const std::size_t begin = title.find(": ");
  if (begin == std::string::npos) return std::nullopt;
  const std::size_t end = title.find(": ", begin + 2);
  const std::string_view pair = std::string_view{title}.substr(begin + 2, end - begin - 2);
  const std::size_t dash = pair.find(" - ");
  if (dash == std::string_view::npos) return std::nullopt;
  try {
    return Ends{network.place(pair.substr(0, dash)), network.place(pair.substr(dash + 3))};
  } catch (const Error&) {
    return std::nullopt;  // told as not askable
  }
}

/// The season around a day: six weeks before and after; of a closure, its first day.
void set_period(Date day, std::string_view metric, SimulateRequest& request) {
  request.from = metric == "closure" ? day : day - std::chrono::days{42};
  request.to = metric == "closure" ? day : day + std::chrono::days{42};
}

/// Arguments of `plan` without those of the door.
std::string plan_arguments(std::string_view text) {
  return text.find("--scenario") == std::string_view::npos ? std::string(text) : std::string{};
}

struct Reading {
  Estimate ours;
  std::string how;
};

Estimate scaled(Estimate estimate, double factor) {
  return {.value = estimate.value * factor, .low = estimate.low * factor, .high = estimate.high * factor};
}

std::optional<Reading> read_probe(std::string_view metric, const FlowResult& probe) {
  const auto cause = [&](Cause of) { return probe.by_cause[static_cast<std::size_t>(of)]; };
  if (metric == "transit_time") return Reading{probe.days.p50, "P50 of a probe"};
  if (metric == "border_time")
    return Reading{scaled(cause(Cause::border), 24.0), "hours at the border, mean of a probe"};
  if (metric == "closure") return Reading{cause(Cause::closures), "days that boxes of its first day wait"};
  return std::nullopt;
}

std::optional<Reading> ask_weather(const Network& network, Ends ends, SimulateRequest& request,
                                   const Run& run) {
  request.demands.clear();
  request.to = request.from + std::chrono::days{60};
  const SimulateResult result = simulate(network, request, run);
  for (const PortWeather& port : result.weather) {
    if (port.place != ends.origin) continue;
    double sum = 0.0;
    for (const double share : port.month_closed) sum += share;
    const double mean = sum / static_cast<double>(port.month_closed.size());
    return Reading{{.value = mean, .low = mean, .high = mean}, "share of time closed"};
  }
  return std::nullopt;
}

std::optional<Reading> ask(const Network& network, PublishedId row, Ends ends, SimulateRequest& request,
                           const Run& run) {
  const PublishedValues& values = network.tables().published_values;
  const std::string& metric = values.metric[row];
  if (metric == "port_closed_share") {
    request.from = *values.date[row];
    return ask_weather(network, ends, request, run);
  }
  std::vector<std::string> says;
  request.demands = demands_of(network, request.from, request.to, says);
  // The Middle Corridor is what shares vessels and berths; the Northern route is on the way of its own rows.
  const CorridorId middle = network.corridor("middle");
  if (!values.title[row].starts_with("Northern")) {
    std::erase_if(request.demands, [&](const Demand& demand) { return demand.corridor != middle; });
  }
  std::vector<std::string> rules(request.demands.size());
  const std::string mode = values.title[row].find("(road") != std::string::npos    ? "--only road"
                           : values.title[row].find("(rail)") != std::string::npos ? "--only rail"
                                                                                   : "";
  rules.push_back(values.arguments[row].empty() ? mode : plan_arguments(values.arguments[row]));
  const double days = static_cast<double>((request.to - request.from).count() + 1);
  request.demands.push_back({.name = "probe",
                             .origin = ends.origin,
                             .destination = ends.destination,
                             .commodity = network.commodity("general"),
                             .corridor = {},
                             .seasons = {{request.from, request.to, kProbeTeuADay * days}}});
  request.planning = planning_of(network, rules);
  return read_probe(metric, simulate(network, request, run).demands.back());
}

SimulatedComparison compare(const Network& network, PublishedId row, int replications, const Run& run) {
  const PublishedValues& values = network.tables().published_values;
  SimulatedComparison told{.row = row};
  const std::optional<Ends> ends = ends_of(network, row);
  if (!ends || !values.date[row]) {
    told.reason = "names no two places of the network, or no day";
    return told;
  }
  SimulateRequest request;
  request.replications = replications;
  request.warm_up = days(45);
  set_period(*values.date[row], values.metric[row], request);
  try {
    const bool is_same = ends->origin == ends->destination && values.metric[row] != "port_closed_share";
    const std::optional<Reading> reading = is_same ? std::nullopt : ask(network, row, *ends, request, run);
    if (!reading || std::isnan(reading->ours.value)) {
      told.reason = reading ? "no box of the probe arrived, or no itinerary" : "no probe gives such a number";
      return told;
    }
    told.ours = reading->ours;
    told.how = reading->how;
    told.off = beyond(accepted_of(values, row), told.ours.value);
    told.standing = std::abs(told.off) > 0.0 ? Standing::outside : Standing::inside;
  } catch (const Error& error) {
    told.reason = text_of(error.problems().front());
  }
  return told;
}

std::string value_text(const PublishedValues& values, PublishedId row) {
  const Accepted accepted = accepted_of(values, row);
  const bool is_range = accepted.high - accepted.low > 1e-9;
  return fmt::format("{}{} ± {}", text_of(accepted.low), is_range ? "-" + text_of(accepted.high) : "",
                     text_of(accepted.tolerance));
}

}  // namespace

std::vector<SimulatedComparison> compare_simulated(const Network& network, int replications, const Run& run) {
  const PublishedValues& values = network.tables().published_values;
  std::vector<SimulatedComparison> report;
  for (const PublishedId row : IdRange<PublishedValues>{values.id.size()}) {
    if (values.engine[row] != Engine::simulate || run.stop_requested()) continue;
    report.push_back(compare(network, row, replications, run));
  }
  return report;
}

std::string simulated_page(const Network& network, int replications, const Run& run) {
  const PublishedValues& values = network.tables().published_values;
  const std::vector<SimulatedComparison> report = compare_simulated(network, replications, run);
  int inside = 0, outside = 0;
  std::string rows;
  for (const SimulatedComparison& told : report) {
    inside += static_cast<int>(told.standing == Standing::inside);
    outside += static_cast<int>(told.standing == Standing::outside);
    const bool is_known = told.standing != Standing::not_askable;
    const std::string ours =
        !is_known ? std::string("-")
        : std::isfinite(told.ours.half_width())
            ? fmt::format("{:.2f} ({:.2f}-{:.2f})", told.ours.value, told.ours.low, told.ours.high)
            : fmt::format("{:.2f}", told.ours.value);
    rows +=
        fmt::format("| {} | {} | {} {} | {} | {} | {} | {} |\n", values.id[told.row],
                    markdown_cell(values.title[told.row]), value_text(values, told.row),
                    unit_text(values.unit[told.row]), ours, values.is_calibration[told.row] ? "yes" : "no",
                    kStandingNames[static_cast<std::size_t>(told.standing)],
                    markdown_cell(is_known ? told.how : told.reason));
  }
  return fmt::format(
             "# How the simulator compares with published values\n\n{} of the {} rows that can be asked are "
             "inside; {} of {} "
             "rows in all. Each is asked as a probe of {} TEU a day between its two places, in the traffic "
             "of the six weeks "
             "before and after its day on the Middle Corridor (of the Northern route for its own rows), {} "
             "replications; behind ours stands the interval of 95 % over "
             "replications. No "
             "parameter of the simulator was fitted to any of these rows; the network's own waits and dwells "
             "were, to the "
             "rows that `validation.md` names. The target is 70 %.\n\n"
             "| row | what | published, with tolerance | ours | fitted to | standing | how, or why not "
             "|\n|---|---|---|---|---|---|---|\n",
             inside, inside + outside, inside, report.size(), text_of(kProbeTeuADay), replications) +
         rows;
}

}  // namespace corridor
