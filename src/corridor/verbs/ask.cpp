// SPDX-License-Identifier: Apache-2.0
#include "corridor/verbs/ask.h"

#include <algorithm>
#include <chrono>
#include <string>
#include <utility>

#include <fmt/format.h>

#include "corridor/base/check.h"
#include "corridor/base/text.h"
#include "corridor/verbs/columns.h"

namespace corridor {

namespace {

std::string whole_command(const Ask& ask, const Arguments& arguments) {
  std::string command = "corridor " + arguments.command();
  if (ask.network_name != "eurasia") command += " --network " + shell_quoted(ask.network_name);
  for (const std::string& scenario : ask.scenario_names) command += " --scenario " + shell_quoted(scenario);
  return command;
}

/// How to make the answer again: one row.
Sheet reproduce_sheet(const Ask& ask, const Arguments& arguments, const Network& network) {
  const auto* const one = &ask;
  const std::vector<std::string> scenarios(ask.scenario_names.begin(), ask.scenario_names.end());
  Table table =
      TableBuilder<const Ask*>("reproduce", std::span(&one, 1))
          .column("command", "Command that gives the same answer.",
                  [&](auto) { return whole_command(ask, arguments); })
          .column("verb", "What was asked.", [&](auto) { return std::string(arguments.verb().name); })
          .column("network", "Network it was asked of.", [&](auto) { return std::string(ask.network_name); })
          .column("network_digest", "Digest of all its tables, with the scenarios on it.",
                  [&](auto) { return network.digest(); })
          .column("scenarios", "Scenarios on it, in order.", [&](auto) { return scenarios; })
          .column("version", "Version of the program.", [](auto) { return std::string(version()); })
          .take();
  return {.table = std::move(table), .is_single = true, .is_aside = true};
}

}  // namespace

std::optional<Date> day_asked_about(std::span<const Given> given) {
  const auto ready = std::ranges::find(given, "ready", &Given::name);
  if (ready == given.end()) return std::nullopt;
  const Parsed<ClockTime> time = clock_time_of(ready->value);
  if (!time) return std::nullopt;  // said when the arguments are checked
  return Date{std::chrono::floor<std::chrono::days>(time->local).time_since_epoch()};
}

bool fill_now(const Verb& verb, std::vector<Given>& given, std::string_view now) {
  bool is_needed = false;
  for (const Parameter& parameter : verb.parameters) {
    if (parameter.kind != ParameterKind::instant) continue;
    const auto found = std::ranges::find(given, parameter.name, &Given::name);
    if (found == given.end() && parameter.preset == "now") {
      given.push_back({.name = std::string(parameter.name), .value = std::string(now)});
    } else if (found != given.end() && found->value == "now") {
      found->value = now;
    } else {
      continue;
    }
    is_needed = true;
  }
  return is_needed;
}

std::string_view version() { return CORRIDOR_VERSION; }

Answer ask(const Verb& verb, Ask ask, const Run& run) {
  const Needs needs = needs_of(verb, ask.given);
  const Arguments arguments(verb, std::move(ask.given));
  Question question{.arguments = arguments};
  question.base = ask.base;
  question.network = ask.network;
  question.scenarios = ask.scenarios;
  question.problems = ask.problems;
  question.network_name = ask.network_name;
  question.package = ask.package;
  question.workbench = ask.workbench;
  CORRIDOR_CHECK(needs != Needs::network || question.network != nullptr);
  Answer answer = verb.run(question, run);
  if (needs == Needs::network) answer.sheets.push_back(reproduce_sheet(ask, arguments, *question.network));
  return answer;
}

}  // namespace corridor
