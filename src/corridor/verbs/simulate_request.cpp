// SPDX-License-Identifier: Apache-2.0
#include "corridor/verbs/simulate_request.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <utility>

#include <fmt/format.h>

#include "corridor/base/error.h"
#include "corridor/base/text.h"
#include "corridor/verbs/plan_request.h"
#include "corridor/verbs/published.h"

namespace corridor {

namespace {

constexpr std::string_view kBoxes = "boxes: ";
constexpr std::size_t kWaysFirst = 3;  // of the first plan
constexpr std::size_t kPlans = 8;      // that look for ways besides it, one way each
/// Boxes share out by exp(-difference in generalised cost / this), USD per 40-foot box: at equal times and
/// prices half each, at 300 dollars more about a quarter. An assumption.
constexpr double kChoiceUsd = 300.0;

int year_of(Date day) { return static_cast<int>(std::chrono::year_month_day{day}.year()); }

/// The same day of another year; of 29 February the day before.
Date in_year(Date day, int year) {
  const std::chrono::year_month_day was{day};
  const std::chrono::year_month_day then{std::chrono::year{year}, was.month(), was.day()};
  return then.ok() ? Date{then} : Date{then.year() / then.month() / std::chrono::last};
}

std::vector<ServiceId> services_of(const Ledger& ledger) {
  std::vector<ServiceId> services;
  for (const LedgerRow& row : ledger.rows) {
    if (row.kind != LedgerKind::leg || row.service.is_none()) continue;
    if (services.empty() || services.back() != row.service) services.push_back(row.service);
  }
  return services;
}

/// The ways of one demand as they are found.
struct WaysFound {
  std::vector<Alternative> ways;
  std::vector<double> usd;  ///< generalised, per 40-foot box
  std::vector<std::vector<ServiceId>> ridden;

  /// The first options, by generalised cost, that ride services in another order than those before.
  void add(PlanResult& result, std::size_t count) {
    const std::size_t most = ways.size() + count;
    for (Option& option : result.options) {
      if (option.ledger.rows.empty() || ways.size() == most) return;
      std::vector<ServiceId> services = services_of(option.ledger);
      if (std::ranges::find(ridden, services) != ridden.end()) continue;
      const double feu = std::max(0.25, option.ledger.consignment.containers.in_units() / 2.0);
      usd.push_back(option.generalised.in_units() / feu);
      ridden.push_back(std::move(services));
      ways.push_back({.ledger = std::move(option.ledger), .corridor = option.corridor});
    }
  }

  std::vector<Alternative> take() {
    for (std::size_t i = 0; i < ways.size(); ++i) {
      ways[i].share = std::exp((*std::ranges::min_element(usd) - usd[i]) / kChoiceUsd);
    }
    return std::move(ways);
  }
};

/// Trains and vessels that can be full: what a box that finds no place must do without.
void avoid_limited(const Network& network, std::span<const ServiceId> services, PlanRequest& request) {
  for (const ServiceId service : services) {
    if (network.calls_of(service).empty() || network.services().kind[service] == ServiceKind::on_demand)
      continue;
    Rule rule;
    rule.subject = Rule::Subject::service;
    rule.service = service;
    rule.text = fmt::format("service:{}", network.services().id[service]);
    request.rules.push_back(std::move(rule));
  }
}

int checked(const Arguments& arguments, std::string_view name, int least, int most,
            std::vector<Problem>& problems) {
  const std::int64_t value = arguments.whole(name).value_or(least);
  if (value < least || value > most) {
    problems.push_back(
        usage_problem(fmt::format("--{}", name), arguments.text(name),
                      fmt::format("is not between {} and {}", least, grouped_text_of(most, 0))));
  }
  return static_cast<int>(std::clamp<std::int64_t>(value, least, most));
}

void read_period(const Arguments& arguments, SimulateRequest& request, std::vector<Problem>& problems) {
  const int year = checked(arguments, "year", 1990, 2100, problems);
  request.from = Date{std::chrono::year{year} / std::chrono::January / 1};
  request.to = Date{std::chrono::year{year} / std::chrono::December / 31};
  if (const auto from = arguments.date("from")) request.from = *from;
  if (const auto to = arguments.date("to")) request.to = *to;
  if (request.to < request.from) {
    problems.push_back(usage_problem("--to", text_of(request.to), "is before the first day", {}));
  } else if (request.to - request.from > std::chrono::days{3 * 366}) {
    problems.push_back(usage_problem("--to", text_of(request.to), "is more than three years on",
                                     "simulate a year at a time"));
  }
}

void keep_corridors(const Network& network, const Arguments& arguments, SimulateRequest& request,
                    std::vector<Problem>& problems) {
  std::vector<CorridorId> kept;
  for (const std::string_view name : arguments.texts("corridor")) {
    try {
      kept.push_back(network.corridor(name));
    } catch (const Error& error) {
      for (Problem problem : error.problems()) {
        problem.where = "--corridor";
        problems.push_back(std::move(problem));
      }
    }
  }
  if (kept.empty()) return;
  std::erase_if(request.demands,
                [&](const Demand& demand) { return std::ranges::find(kept, demand.corridor) == kept.end(); });
}

}  // namespace

std::vector<Demand> demands_of(const Network& network, Date from, Date to, std::vector<std::string>& says) {
  const Flows& flows = network.tables().flows;
  std::vector<Demand> demands;
  std::map<int, bool> years;
  for (const auto row : IdRange<Flows>{flows.id.size()}) {
    if (flows.series[row].starts_with(kBoxes)) years[year_of(flows.period_from[row])] = true;
  }
  std::map<std::pair<std::string, std::size_t>, std::size_t> known;
  for (int year = year_of(from); year <= year_of(to); ++year) {
    auto taken = years.upper_bound(year);
    if (taken == years.begin()) continue;
    --taken;
    if (taken->first != year) {
      says.push_back(fmt::format("no boxes of {} are known: those of {} are sent", year, taken->first));
    }
    for (const auto row : IdRange<Flows>{flows.id.size()}) {
      if (!flows.series[row].starts_with(kBoxes) || year_of(flows.period_from[row]) != taken->first ||
          !flows.teu_count[row]) {
        continue;
      }
      const auto [entry, is_new] = known.try_emplace({flows.series[row], 0}, demands.size());
      if (is_new) {
        demands.push_back({.name = flows.series[row].substr(kBoxes.size()),
                           .origin = flows.origin[row],
                           .destination = flows.destination[row],
                           .commodity = flows.commodity[row],
                           .corridor = flows.corridor[row],
                           .seasons = {}});
      }
      demands[entry->second].seasons.push_back({.from = in_year(flows.period_from[row], year),
                                                .to = in_year(flows.period_to[row], year),
                                                .teu = *flows.teu_count[row]});
    }
  }
  return demands;
}

Planning planning_of(const Network& network, std::vector<std::string> rules) {
  auto planner = std::make_shared<Planner>(network);
  return [planner, rules = std::move(rules)](const PlanningQuestion& asked) {
    const Network& of = planner->network();
    std::vector<Given> given;
    if (asked.demand < rules.size()) given = flags_of(rules[asked.demand]);
    const auto add = [&](std::string_view name, std::string value) {
      given.push_back({.name = std::string(name), .value = std::move(value)});
    };
    add("origin", of.places().id[asked.origin]);
    add("destination", of.places().id[asked.destination]);
    add("ready", text_of(asked.on));
    add("feu", text_of(asked.containers.in_units() / 2.0));
    if (!asked.commodity.is_none()) add("commodity", of.tables().commodities.id[asked.commodity]);
    if (!asked.corridor.is_none()) add("corridor", of.tables().corridors.id[asked.corridor]);
    PlanRequest request = plan_question(of, Arguments(*find_verb("plan"), std::move(given))).request;
    request.shows_excluded = request.shows_relaxations = false;
    request.spreads_max = 0;
    request.criteria = Criteria::of({Criterion::arrival, Criterion::cost});
    request.ledgers_max = 4 * kWaysFirst;
    WaysFound found;
    PlanResult result = planner->plan(request);
    found.add(result, kWaysFirst);
    // Then without the trains of the ways so far, until there is a way that cannot be full.
    for (std::size_t plans = 0, next = 0; plans < kPlans && next < found.ways.size(); ++plans) {
      const std::size_t count = request.rules.size();
      for (; next < found.ridden.size(); ++next) {
        const std::size_t before = request.rules.size();
        avoid_limited(of, found.ridden[next], request);
        if (request.rules.size() == before) return found.take();
      }
      if (request.rules.size() == count) break;
      result = planner->plan(request);
      found.add(result, 1);
    }
    return found.take();
  };
}

SimulateQuestion simulate_question(const Network& network, const Arguments& arguments) {
  SimulateQuestion question;
  SimulateRequest& request = question.request;
  std::vector<Problem> problems;
  read_period(arguments, request, problems);
  request.replications = checked(arguments, "replications", 1, 100'000, problems);
  request.cause_replications = checked(arguments, "causes", 0, 100'000, problems);
  request.seed = static_cast<std::uint64_t>(checked(arguments, "seed", 0, 2'000'000'000, problems));
  request.warm_up = days(checked(arguments, "warm-up", 0, 730, problems));
  request.booking = arguments.text("booking") == "none" ? Booking::none : Booking::ahead;
  if (const auto half_width = arguments.number("precision")) {
    if (!(*half_width > 0.0 && *half_width < 1.0)) {
      problems.push_back(usage_problem("--precision", arguments.text("precision"), "is not between 0 and 1",
                                       "0.01 is one part in a hundred"));
    }
    request.precision = *half_width;
    request.replications_max = 20 * request.replications;
  }
  if (problems.empty()) request.demands = demands_of(network, request.from, request.to, question.says);
  keep_corridors(network, arguments, request, problems);
  const double factor = arguments.number("demand-factor").value_or(1.0);
  if (!(factor >= 0.0 && factor <= 100.0)) {
    problems.push_back(usage_problem("--demand-factor", arguments.text("demand-factor"),
                                     "is not between 0 and 100", "1 is what was measured"));
  }
  if (!problems.empty()) throw Error(std::move(problems));
  for (Demand& demand : request.demands) {
    for (Season& season : demand.seasons) season.teu *= factor;
  }
  if (request.demands.empty()) {
    throw Error(Problem{.code = "no_demand",
                        .where = "flows",
                        .field = "series",
                        .value = "boxes: ...",
                        .what = "no boxes are known for this period",
                        .hint = "add rows to flows whose series begins with 'boxes: '"});
  }
  request.planning = planning_of(network);
  return question;
}

}  // namespace corridor
