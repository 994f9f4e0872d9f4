// SPDX-License-Identifier: Apache-2.0
#include "corridor/verbs/assign_request.h"

#include <algorithm>
#include <chrono>

#include <fmt/format.h>

#include "corridor/base/error.h"
#include "corridor/model/price.h"
#include "corridor/verbs/arguments.h"

namespace corridor {

namespace {

constexpr std::string_view kDemand = "demand: ";

Date first_day(int year) { return std::chrono::sys_days{std::chrono::year{year} / std::chrono::January / 1}; }

int year_of(Date day) { return static_cast<int>(std::chrono::year_month_day{day}.year()); }

std::vector<AssignPeriod> periods_of(int year, int count) {
  std::vector<AssignPeriod> periods;
  const auto length = first_day(year + 1) - first_day(year);
  for (int i = 0; i < count; ++i) {
    const Date begin = first_day(year) + length * i / count;
    const Date end = first_day(year) + length * (i + 1) / count;
    periods.push_back({.day = begin + (end - begin) / 2, .length = end - begin});
  }
  return periods;
}

void read_parameters(const Network& network, Date on, AssignRequest& request) {
  request.choice.scale = 2.0 * parameter(network, "scale", on);  // per USD and FEU there
  request.choice.nest_scale = parameter(network, "nest scale", on);
  request.choice.size_weight = parameter(network, "path size weight", on);
  request.choice.elasticity = parameter(network, "demand elasticity", on);
  request.choice.walk_away = parameter(network, "walk-away price", on);
  request.inventory_rate = parameter(network, "inventory rate", on);
  for (const CorridorId corridor : IdRange<Corridors>{network.tables().corridors.id.size()})
    request.aversion.push_back(aversion(network, corridor, on).value_or(0.0) / 2.0);
}

/// Loops of large ships stand for more loops than the network holds.
void widen_oceans(const Network& network, double factor, AssignRequest& request) {
  const Services& services = network.services();
  const Teu large = teu(10'000.0);
  for (const ServiceId service : IdRange<Services>{services.id.size()}) {
    if (services.mode[service] == Mode::sea && services.capacity[service] &&
        *services.capacity[service] >= large)
      request.widenings.push_back({.service = service, .operation = {}, .link = {}, .factor = factor});
  }
}

}  // namespace

std::optional<double> find_parameter(const Network& network, std::string_view name, Date on) {
  const QuoteId quote = latest_quote(network, fmt::format("choice: {}", name), on);
  if (quote.is_none()) return std::nullopt;
  return network.tables().quotes.last[quote];
}

std::optional<double> aversion(const Network& network, CorridorId corridor, Date on) {
  return find_parameter(network, fmt::format("aversion {}", network.tables().corridors.id[corridor]), on);
}

double parameter(const Network& network, std::string_view name, Date on) {
  if (const auto value = find_parameter(network, name, on)) return *value;
  throw Error(Problem{.code = "missing_parameter",
                      .where = "quotes",
                      .field = "name",
                      .value = fmt::format("choice: {}", name),
                      .what = "the network has no such parameter of choice",
                      .hint = "add a quote of that name; docs/explanation/assign.md lists them"});
}

double growth(const Network& network, std::string_view series, int base_year, int year) {
  const Quotes& quotes = network.tables().quotes;
  const auto index = [&](int of) -> std::optional<double> {
    QuoteId before, after;
    for (const QuoteId quote : IdRange<Quotes>{quotes.name.size()}) {
      if (quotes.name[quote] != series) continue;
      const Date date = quotes.date[quote];
      if (date <= first_day(of) && (before.is_none() || quotes.date[before] < date)) before = quote;
      if (date >= first_day(of) && (after.is_none() || quotes.date[after] > date)) after = quote;
    }
    if (before.is_none() || after.is_none()) return std::nullopt;
    const int from = year_of(quotes.date[before]), to = year_of(quotes.date[after]);
    const double share = to > from ? double(of - from) / double(to - from) : 0.0;
    return quotes.last[before] + share * (quotes.last[after] - quotes.last[before]);
  };
  const auto then = index(year), base = index(base_year);
  if (then && base) return *then / *base;
  if (year == base_year) return 1.0;
  throw Error(usage_problem("--year", std::to_string(year),
                            fmt::format("no growth of '{}' is known for it", series),
                            "quotes of that name say what years there are"));
}

AssignRequest assign_request(const Network& network, const AssignOptions& options) {
  AssignRequest request;
  request.periods = periods_of(options.year, options.periods);
  request.method = options.method;
  request.has_capacities = options.has_capacities;
  std::vector<CountryId> refused;
  const Countries& countries = network.tables().countries;
  for (const CountryId country : IdRange<Countries>{countries.id.size()}) {
    if (countries.id[country] == "RU" || countries.id[country] == "BY") refused.push_back(country);
  }
  const Date first = request.periods.front().day;
  read_parameters(network, first, request);
  widen_oceans(network, find_parameter(network, "ocean room", first).value_or(1.0), request);
  const Flows& flows = network.tables().flows;
  for (const auto row : IdRange<Flows>{flows.id.size()}) {
    if (!flows.series[row].starts_with(kDemand) || !flows.teu_count[row]) continue;
    const double index = growth(network, flows.series[row], year_of(flows.period_from[row]), options.year);
    for (std::size_t period = 0; period < request.periods.size(); ++period) {
      Market market;
      market.name = flows.series[row].substr(kDemand.size());
      market.origin = flows.origin[row];
      market.destination = flows.destination[row];
      market.commodity = flows.commodity[row];
      market.period = period;
      market.teu = *flows.teu_count[row] * index * options.demand_factor / options.periods;
      market.refuses = options.refusal
                           ? *options.refusal
                           : find_parameter(network, "refusal", request.periods[period].day).value_or(0.0);
      market.refused = refused;
      request.markets.push_back(std::move(market));
    }
  }
  if (request.markets.empty()) {
    throw Error(Problem{.code = "no_demand",
                        .where = "flows",
                        .what = "the network has no demand to assign",
                        .hint = "add rows whose series begins with 'demand: '"});
  }
  return request;
}

}  // namespace corridor
