// SPDX-License-Identifier: Apache-2.0
#include "corridor/verbs/plan_request.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <iterator>
#include <utility>

#include <fmt/format.h>

#include "corridor/base/text.h"
#include "corridor/model/suggest.h"
#include "corridor/verbs/naming.h"

namespace corridor {

namespace {

/// Runs `read`; what it throws is kept, named after the argument, so that all faults are told at once.
template <class Read>
void attempt(std::string_view where, std::vector<Problem>& problems, Read&& read) {
  try {
    read();
  } catch (const Error& error) {
    for (Problem problem : error.problems()) {
      problem.where = where;
      problem.row = problem.column = 0;
      problem.field.clear();
      constexpr std::string_view kUnknown = "unknown_";
      if (problem.hint.empty() && problem.code.starts_with(kUnknown)) {
        problem.hint = fmt::format("`corridor show {}` lists them", problem.code.substr(kUnknown.size()));
      }
      problems.push_back(std::move(problem));
    }
  }
}

/// Boxes in FEU, from --feu, --teu or --tonnes; nothing given is one FEU.
double boxes(const Arguments& arguments, double mass_per_feu, std::vector<Problem>& problems) {
  constexpr double kFeuMax = 1e6;
  std::vector<std::string_view> given;
  for (const std::string_view name : {"feu", "teu", "tonnes"}) {
    if (arguments.is_given(name)) given.push_back(name);
  }
  if (given.size() > 1) {
    problems.push_back(usage_problem(fmt::format("--{}", given[1]), arguments.text(given[1]),
                                     fmt::format("--{} says already how much there is", given[0]),
                                     "give one of the two"));
    return 1.0;
  }
  if (given.empty()) return 1.0;
  const double count = *arguments.number(given[0]);
  const std::string where = fmt::format("--{}", given[0]);
  const std::string value(arguments.text(given[0]));
  if (!(count > 0.0)) {
    problems.push_back(
        usage_problem(where, value, "a consignment holds something", "write a number above 0"));
    return 1.0;
  }
  const double feu = given[0] == "feu"   ? count
                     : given[0] == "teu" ? count / 2.0
                                         : std::ceil(count / mass_per_feu - 1e-9);
  if (feu > kFeuMax) {
    problems.push_back(usage_problem(where, value, "is more than a million boxes", "plan one consignment"));
    return 1.0;
  }
  const double quarters =
      given[0] == "tonnes" ? 0.0 : std::remainder(count * (given[0] == "feu" ? 8.0 : 4.0), 1.0);
  if (std::abs(quarters) > 1e-9) {
    problems.push_back(usage_problem(where, value, "is not a number of boxes",
                                     "TEU are counted in quarters: a 45-foot box is 2.25 TEU"));
  }
  return feu;
}

void read_consignment(const Network& network, const Arguments& arguments, PlanQuestion& question,
                      std::vector<Problem>& problems) {
  Consignment& consignment = question.request.consignment;
  attempt("--commodity", problems,
          [&] { consignment.commodity = network.commodity(arguments.text("commodity")); });
  const Commodities& commodities = network.tables().commodities;
  const bool is_known = !consignment.commodity.is_none();
  const double mass = is_known ? commodities.mass_per_feu[consignment.commodity] : 15.0;
  question.feu = boxes(arguments, mass, problems);
  consignment.containers = teu(2.0 * question.feu);
  consignment.goods =
      arguments.is_given("tonnes") ? tonnes(*arguments.number("tonnes")) : tonnes(question.feu * mass);
  if (is_known)
    consignment.tare = tonnes(question.feu * tare_per_feu(commodities.container[consignment.commodity]));
  if (arguments.is_given("tonnes") && is_known) {
    question.says.push_back(
        fmt::format("{} t of {} fill {} FEU of {} t", text_of(*arguments.number("tonnes")),
                    name_of(network, consignment.commodity), text_of(question.feu), text_of(mass)));
  }
  if (!arguments.is_given("commodity") && is_known) {
    question.says.push_back(
        fmt::format("no --commodity given: the goods are {}", name_of(network, consignment.commodity)));
  }
}

void read_criteria(const Arguments& arguments, PlanRequest& request, std::vector<Problem>& problems) {
  if (!arguments.has("criteria")) return;
  unsigned bits = 0;
  std::string_view rest = arguments.text("criteria");
  while (!rest.empty()) {
    const auto comma = rest.find(',');
    const std::string_view name = trimmed(rest.substr(0, comma));
    rest = comma == std::string_view::npos ? std::string_view{} : rest.substr(comma + 1);
    const auto found = std::ranges::find(kCriterionNames, name);
    if (found == std::end(kCriterionNames)) {
      problems.push_back(
          usage_problem("--criteria", name, "is no criterion", did_you_mean(name, kCriterionNames)));
      continue;
    }
    bits |= 1U << static_cast<unsigned>(found - std::begin(kCriterionNames));
  }
  request.criteria = Criteria{static_cast<std::uint8_t>(bits)};
}

/// A limit or price that must not be negative, nor more than quantities can count.
std::optional<double> positive(const Arguments& arguments, std::string_view name,
                               std::vector<Problem>& problems, double most = 1e9) {
  const std::optional<double> value = arguments.number(name);
  if (value && *value > most) {
    problems.push_back(usage_problem(fmt::format("--{}", name), arguments.text(name),
                                     "is more than any plan comes to",
                                     fmt::format("write at most {}", grouped_text_of(most, 0))));
    return std::nullopt;
  }
  if (value && *value < 0.0) {
    problems.push_back(usage_problem(fmt::format("--{}", name), arguments.text(name), "must not be negative",
                                     "write 0 or more"));
  }
  return value;
}

void read_limits(const Arguments& arguments, PlanQuestion& question, std::vector<Problem>& problems) {
  PlanRequest& request = question.request;
  if (const auto usd = positive(arguments, "max-cost", problems))
    request.limits.cost = money(*usd * question.feu);
  if (const auto kg = positive(arguments, "max-co2e", problems))
    request.limits.emission = kilograms_co2e(*kg);
  if (const auto count = positive(arguments, "max-transfers", problems))
    request.limits.transfers = int(*count);
  if (const auto usd = positive(arguments, "value-of-time", problems))
    request.time_value = money(*usd * question.feu);
  if (const auto seed = positive(arguments, "seed", problems, 9e18))
    request.seed = static_cast<std::uint64_t>(*seed);
  if (const auto samples = arguments.whole("samples")) {
    if (*samples < 1 || *samples > 1'000'000) {
      problems.push_back(
          usage_problem("--samples", arguments.text("samples"), "is not between 1 and 1,000,000", {}));
    }
    request.samples = static_cast<int>(std::clamp<std::int64_t>(*samples, 1, 1'000'000));
  }
}

/// What was read from a local time: the clocks of the place may skip it.
std::string local_time_text(std::string_view flag, std::string_view written, Instant read,
                            std::string_view place, Zone zone) {
  const bool is_skipped = zone.local_of(read) != clock_time_of(written)->local;
  return fmt::format("{} {}: local time in {} ({}){}", flag, text_of(read, zone).substr(0, 16), place,
                     zone.name(), is_skipped ? fmt::format("; its clocks skip {}", written) : std::string{});
}

/// The day on which the goods are ready, as the origin's calendar has it.
Date ready_day(const Network& network, const PlanRequest& request) {
  const auto local = zone_of(network, request.origin).local_of(request.ready);
  return Date{std::chrono::floor<std::chrono::days>(local).time_since_epoch()};
}

/// Prices of a day long after the newest quote are those of the newest quote: said, not hidden.
void say_old_quotes(const Network& network, PlanQuestion& question) {
  const std::vector<Date>& days = network.tables().quotes.date.values();
  const Date ready = ready_day(network, question.request);
  const auto newest = std::ranges::max_element(days);
  constexpr std::chrono::days kYear{366};
  if (newest == days.end() || ready - *newest <= kYear) return;
  question.says.push_back(
      fmt::format("the newest quote of this network is of {}: fuel and exchange rates of "
                  "that day, or of an earlier one, are taken for {}",
                  text_of(*newest), text_of(ready)));
}

/// The deadline: a day without a time means its last second by the clocks of `there`.
Instant deadline_of(std::string_view text, Instant read, Zone there) {
  if (!date_of(text)) return read;
  return there.instant_of(there.local_of(read) + std::chrono::days{1}) - std::chrono::seconds{1};
}

void read_time(const Network& network, const Arguments& arguments, PlanQuestion& question,
               std::vector<Problem>& problems) {
  PlanRequest& request = question.request;
  if (request.origin.is_none() || request.destination.is_none()) return;
  const Zone here = zone_of(network, request.origin);
  const Zone there = zone_of(network, request.destination);
  request.ready = arguments.instant("ready", here).value_or(Instant{});
  const auto is_local = [&](std::string_view name) {
    return arguments.has(name) && !clock_time_of(arguments.text(name))->offset;
  };
  if (is_local("ready")) {
    question.says.push_back(local_time_text("ready", arguments.text("ready"), request.ready,
                                            name_of(network, request.origin), here));
  }
  say_old_quotes(network, question);
  if (!arguments.has("by")) return;
  request.limits.by = deadline_of(arguments.text("by"), *arguments.instant("by", there), there);
  if (date_of(arguments.text("by"))) {
    question.says.push_back(fmt::format("by {}: the end of that day in {} ({})", arguments.text("by"),
                                        name_of(network, request.destination), there.name()));
  } else if (is_local("by")) {
    question.says.push_back(local_time_text("by", arguments.text("by"), *request.limits.by,
                                            name_of(network, request.destination), there));
  }
  if (*request.limits.by <= request.ready) {
    problems.push_back(
        usage_problem("--by", arguments.text("by"), "is not after --ready", "write a later time"));
  }
}

void read_places(const Network& network, const Arguments& arguments, PlanRequest& request,
                 std::vector<Problem>& problems) {
  attempt("ORIGIN", problems, [&] { request.origin = network.place(arguments.text("origin")); });
  attempt("DESTINATION", problems,
          [&] { request.destination = network.place(arguments.text("destination")); });
  if (!request.origin.is_none() && request.origin == request.destination) {
    problems.push_back(
        usage_problem("DESTINATION", arguments.text("destination"), "is the origin", "name two places"));
  }
  for (const std::string_view name : arguments.texts("via")) {
    attempt("--via", problems, [&] { request.via.push_back(network.place(name)); });
  }
}

/// A corridor, a service or a place, with that word and a colon before it or without.
Waypoint waypoint_of(const Network& network, std::string_view text) {
  Waypoint through;
  const std::size_t colon = text.find(':');
  const std::string_view kind = colon == std::string_view::npos ? std::string_view{} : text.substr(0, colon);
  const std::string_view name = trimmed(text.substr(kind.empty() ? 0 : colon + 1));
  if (kind == "corridor") {
    through.corridor = network.corridor(name);
  } else if (kind == "service") {
    through.service = network.service(name);
  } else if (kind == "place") {
    through.place = network.place(name);
  } else {
    std::vector<Problem> misses;
    attempt({}, misses, [&] { through.corridor = network.corridor(text); });
    if (misses.size() == 1) attempt({}, misses, [&] { through.service = network.service(text); });
    if (misses.size() == 2) attempt({}, misses, [&] { through.place = network.place(text); });
    if (misses.size() == 3 && misses.back().code == "unknown_place")
      misses.back().what = "is no place, service or corridor of this network";
    if (misses.size() == 3) throw Error(misses.back());
  }
  return through;
}

void read_rules(const Network& network, const Arguments& arguments, PlanRequest& request,
                std::vector<Problem>& problems) {
  const Date day = ready_day(network, request);
  const auto read = [&](std::string_view flag, Rule::Sense sense, std::string_view prefix) {
    for (const std::string_view text : arguments.texts(flag)) {
      attempt(fmt::format("--{}", flag), problems, [&] {
        request.rules.push_back(rule_of(network, sense, fmt::format("{}{}", prefix, text), day));
      });
    }
  };
  read("avoid", Rule::Sense::avoid, "");
  read("only", Rule::Sense::only, "");
  read("corridor", Rule::Sense::only, "corridor:");
  read("service", Rule::Sense::only, "service:");
  for (const std::string_view text : arguments.texts("why-not")) {
    attempt("--why-not", problems, [&] { request.why_not.push_back(waypoint_of(network, text)); });
  }
}

}  // namespace

/// Empty mass of a 40-foot box by kind, t. Source: ISO 668 boxes as built by the main makers (dry 3.6-3.9,
/// reefer 4.2-4.8, open top 3.8-4.2, flat rack 4.9-5.8; a tank container counts per 20 feet, 3.5-3.9).
double tare_per_feu(Container container) {
  switch (container) {
    case Container::dry:
      return 3.8;
    case Container::reefer:
      return 4.6;
    case Container::tank:
      return 7.4;
    case Container::open_top:
      return 4.0;
    case Container::flat_rack:
      return 5.3;
  }
  return 3.8;
}

PlanQuestion plan_question(const Network& network, const Arguments& arguments) {
  PlanQuestion question;
  std::vector<Problem> problems;
  read_places(network, arguments, question.request, problems);
  read_consignment(network, arguments, question, problems);
  read_time(network, arguments, question, problems);
  read_criteria(arguments, question.request, problems);
  read_limits(arguments, question, problems);
  read_rules(network, arguments, question.request, problems);
  if (!problems.empty()) throw Error(std::move(problems));
  question.request.spreads_max = question.request.ledgers_max;  // any option may be shown
  return question;
}

}  // namespace corridor
