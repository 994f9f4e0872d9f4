// SPDX-License-Identifier: Apache-2.0
#include "corridor/server/office.h"

#include <algorithm>
#include <set>
#include <utility>

#include <fmt/format.h>

#include "corridor/base/text.h"
#include "corridor/io/csv.h"
#include "corridor/io/geojson.h"
#include "corridor/io/json_text.h"
#include "corridor/io/page.h"
#include "corridor/io/text_table.h"
#include "corridor/io/toml.h"
#include "corridor/model/rules.h"
#include "corridor/model/suggest.h"
#include "corridor/verbs/ask.h"

namespace corridor {

namespace {

constexpr std::size_t kNetworksMax = 32;
constexpr std::string_view kEvent = "event:";

std::string csv_text(const Answer& answer, const std::string& name) {
  const Table* table = name.empty() ? main_table(answer) : answer.find(name);
  if (table == nullptr && !name.empty()) {
    std::vector<std::string_view> known;
    for (const Sheet& sheet : answer.sheets) known.push_back(sheet.table.name);
    throw Error(usage_problem("/table", name, "there is no such table", did_you_mean(name, known)));
  }
  return table == nullptr ? std::string{} : csv_of(*table);
}

std::string rendered(Answer& answer, const Wanted& wanted) {
  if (wanted.format == "csv") return csv_text(answer, wanted.table);
  if (wanted.format == "geojson") return geojson_of(answer);
  if (wanted.format == "html") return page_of(answer);
  if (wanted.format == "text") return text_of(answer);
  if (wanted.with_maps) {
    for (Sheet& sheet : answer.sheets) sheet.is_for_maps = false;
  }
  return json_of(answer, true);
}

/// What tells a stack of scenarios from others.
std::string key_of(const std::vector<ScenarioGiven>& given) {
  std::string key;
  for (const ScenarioGiven& one : given) key += fmt::format("{}\x1f{}\x1e", one.name, one.toml);
  return key;
}

}  // namespace

Office::Office(Served served, Saved saved, std::function<std::string()> now)
    : served_(std::move(served)), saved_(std::move(saved)), now_(std::move(now)) {
  (void)served_.network.digest();  // made now, not while somebody waits
}

std::vector<Scenario> Office::scenarios_of(const std::vector<ScenarioGiven>& given) const {
  std::vector<Scenario> scenarios;
  std::vector<Problem> problems;
  for (std::size_t i = 0; i < given.size(); ++i) {
    const std::string where = fmt::format("/scenario/{}", i);
    try {
      if (given[i].toml.empty() && given[i].name.starts_with(kEvent)) {
        scenarios.push_back(
            scenario_of(served_.network, served_.network.event(given[i].name.substr(kEvent.size()))));
        continue;
      }
    } catch (const Error& error) {
      problems = error.problems();
      for (Problem& problem : problems) problem.where = where;
      continue;
    }
    if (given[i].toml.empty()) {
      problems.push_back({.code = "unknown_scenario",
                          .where = where,
                          .value = given[i].name,
                          .what = "is no saved scenario",
                          .hint = "see GET /v1/scenarios, or write event:ID"});
      continue;
    }
    scenarios.push_back(read_scenario_text(given[i].toml, where, problems).scenario);
  }
  if (!problems.empty()) throw Error(std::move(problems));
  return scenarios;
}

std::shared_ptr<const Network> Office::network_with(const std::vector<Scenario>& scenarios,
                                                    const std::string& key, std::optional<Date> day) {
  const std::string whole_key = key + (day ? text_of(*day) : std::string{});
  {
    const std::lock_guard lock(mutex_);
    const auto found = std::ranges::find(kept_, whole_key, &Kept::key);
    if (found != kept_.end()) {
      std::rotate(kept_.begin(), found, found + 1);
      return kept_.front().network;
    }
  }
  auto network = std::make_shared<const Network>(apply_scenarios(served_.network, scenarios, day));
  (void)network->digest();
  const std::lock_guard lock(mutex_);
  kept_.insert(kept_.begin(), {whole_key, network});
  if (kept_.size() > kNetworksMax) kept_.pop_back();
  return network;
}

Office::Changed Office::changed(std::vector<ScenarioGiven>& given, std::optional<Date> day) {
  Changed result;
  for (ScenarioGiven& one : given) {
    if (!one.toml.empty() || one.name.starts_with(kEvent)) continue;
    result.has_saved = true;
    if (std::optional<std::string> text = saved_(one.name)) one.toml = std::move(*text);
  }
  result.scenarios = scenarios_of(given);
  if (!result.scenarios.empty()) result.network = network_with(result.scenarios, key_of(given), day);
  return result;
}

Answered Office::ask(Wanted& wanted, Workbench* workbench, const Run& run) {
  const bool hangs_on_clock = fill_now(*wanted.verb, wanted.given, now_());
  const Changed changes = changed(wanted.scenarios, day_asked_about(wanted.given));
  const Network& network = changes.network ? *changes.network : served_.network;
  std::vector<Problem> problems;
  if (needs_of(*wanted.verb, wanted.given) == Needs::rows) {
    problems = served_.problems;
    std::ranges::move(check(network.tables()), std::back_inserter(problems));
  }
  std::vector<std::string> names;
  for (const ScenarioGiven& one : wanted.scenarios) names.push_back(one.name);
  Answer answer = corridor::ask(*wanted.verb,
                                {.given = wanted.given,
                                 .base = &served_.network,
                                 .network = &network,
                                 .network_name = served_.name,
                                 .scenarios = changes.scenarios,
                                 .scenario_names = names,
                                 .problems = problems,
                                 .workbench = workbench},
                                run);
  const bool is_lasting = !hangs_on_clock && !changes.has_saved && answer.outcome != Outcome::stopped;
  return {std::move(answer), is_lasting};
}

Rendered Office::answer(Wanted wanted, Workbench* workbench, const Run& run) {
  try {
    Answered answered = ask(wanted, workbench, run);
    Rendered result{.outcome = answered.answer.outcome, .type = media_type_of(wanted.format)};
    result.is_lasting = answered.is_lasting;
    result.text = rendered(answered.answer, wanted);
    if (result.outcome != Outcome::done) result.answer = std::move(answered.answer);
    return result;
  } catch (const Error& error) {
    std::vector<Problem> problems = error.problems();
    place_problems(problems, wanted);
    throw Error(std::move(problems));
  }
}

std::vector<Problem> Office::check_scenario(const ScenarioGiven& scenario) {
  const std::vector<Scenario> scenarios = scenarios_of({scenario});
  const Network network = apply_scenarios(served_.network, scenarios);
  std::set<std::string> before;
  for (const Problem& old : check(served_.network.tables())) before.insert(text_of(old));
  std::vector<Problem> found = check(network.tables());
  std::erase_if(found, [&](const Problem& problem) { return before.contains(text_of(problem)); });
  return found;
}

}  // namespace corridor
