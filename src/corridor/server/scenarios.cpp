// SPDX-License-Identifier: Apache-2.0
// Scenarios: the events of the network, and those that people saved. What is saved is TOML, as in a file, and
// was laid on the network first: one that does not fit is refused with its places.
#include <algorithm>
#include <optional>
#include <utility>

#include <fmt/format.h>

#include "corridor/base/text.h"
#include "corridor/io/toml.h"
#include "corridor/model/rules.h"
#include "corridor/server/handlers.h"
#include "corridor/server/problem_details.h"
#include "corridor/server/responses.h"
#include "corridor/server/service.h"

namespace corridor {

namespace {

JsonValue text_or_null(std::string_view text) { return text.empty() ? JsonValue{} : JsonValue(text); }

JsonValue json_of_scenario(const Scenario& scenario, const std::string& name, bool is_saved) {
  JsonValue json = JsonValue::object({{"name", name}, {"kind", is_saved ? "saved" : "event"}});
  json.set("author", text_or_null(scenario.author));
  json.set("reason", text_or_null(scenario.reason));
  json.set("date", scenario.date ? JsonValue(text_of(*scenario.date)) : JsonValue{});
  json.set("edits", static_cast<std::int64_t>(scenario.edits.size()));
  return json;
}

/// The edits, as a request may give them again.
JsonValue json_of_edits(const Scenario& scenario) {
  JsonValue list = JsonValue::array();
  for (const Edit& edit : scenario.edits) {
    JsonValue json =
        JsonValue::object({{"action", name_of(edit.action)}, {"table", edit.table}, {"key", edit.key}});
    if (!edit.field.empty()) json.set("field", edit.field);
    if (!edit.value.empty()) json.set("value", edit.value);
    if (edit.valid_from) json.set("valid_from", text_of(*edit.valid_from));
    if (edit.valid_to) json.set("valid_to", text_of(*edit.valid_to));
    list.push(std::move(json));
  }
  return list;
}

JsonValue json_of_event(const Network& network, EventId event) {
  const Events& events = network.tables().events;
  JsonValue json = json_of_scenario(scenario_of(network, event), "event:" + events.id[event], false);
  json.set("title", events.title[event]);
  return json;
}

ScenarioGiven given_in(const Call& call) {
  const std::string_view type = call.request.header("Content-Type");
  ScenarioGiven given;
  if (type.starts_with("application/toml")) {
    given.toml = call.request.body;
    std::vector<Problem> problems;
    const ScenarioText read = read_scenario_text(given.toml, "body", problems);
    if (!read.extends.empty()) {
      problems.push_back({.code = "bad_scenario",
                          .where = "body",
                          .field = "extends",
                          .what = "cannot be used here",
                          .hint = "list the scenarios one after another"});
    }
    if (!problems.empty()) throw Error(std::move(problems));
    given.name = read.scenario.name;
  } else {
    given = scenario_of_json(read_json(call.request.body, "body"), "");
  }
  return given;
}

bool is_good_name(std::string_view name) {
  constexpr std::size_t kMost = 100;
  const auto is_plain = [](char c) { return static_cast<unsigned char>(c) >= 0x20 && c != '/' && c != ':'; };
  return !trimmed(name).empty() && name.size() <= kMost && std::ranges::all_of(name, is_plain);
}

JsonValue json_of_findings(const std::vector<Problem>& found) {
  JsonValue list = JsonValue::array();
  for (const Problem& problem : found) {
    list.push(JsonValue::object({{"code", problem.code},
                                 {"severity", name_of(problem.severity)},
                                 {"where", problem.where},
                                 {"what", text_of(problem)}}));
  }
  return list;
}

/// Lays it on the network; problems get their places in the request.
std::vector<Problem> findings_of(Service& service, const ScenarioGiven& given) {
  Wanted wanted;
  wanted.scenarios = {given};
  try {
    return service.office().check_scenario(given);
  } catch (const Error& error) {
    std::vector<Problem> problems = error.problems();
    place_problems(problems, wanted);
    throw Error(std::move(problems));
  }
}

}  // namespace

HttpResponse answer_scenarios(Service& service, Call& /*call*/, Workbench* /*workbench*/) {
  const Network& network = service.office().network();
  JsonValue list = JsonValue::array();
  for (const SavedScenario& saved : service.store().scenarios()) {
    std::vector<Problem> ignored;
    JsonValue json =
        json_of_scenario(read_scenario_text(saved.toml, saved.name, ignored).scenario, saved.name, true);
    json.set("saved_at", saved.saved_at);
    list.push(std::move(json));
  }
  for (const EventId event : IdRange<Events>{network.tables().events.id.size()})
    list.push(json_of_event(network, event));
  return json_response(JsonValue::object({{"scenarios", std::move(list)}}));
}

HttpResponse answer_scenario(Service& service, Call& call, Workbench* /*workbench*/) {
  const std::string& name = call.parts.front();
  constexpr std::string_view kEvent = "event:";
  if (name.starts_with(kEvent)) {
    const Network& network = service.office().network();
    const EventId event = network.event(name.substr(kEvent.size()));
    JsonValue json = json_of_event(network, event);
    json.set("edit", json_of_edits(scenario_of(network, event)));
    return json_response(json);
  }
  const std::optional<SavedScenario> saved = service.store().scenario(name);
  if (!saved)
    return problem_of(404, "unknown_scenario", "there is no saved scenario of this name",
                      "see GET /v1/scenarios");
  if (call.request.header("Accept").starts_with("application/toml"))
    return text_response(saved->toml, "application/toml");
  std::vector<Problem> ignored;
  const Scenario scenario = read_scenario_text(saved->toml, name, ignored).scenario;
  JsonValue json = json_of_scenario(scenario, name, true);
  json.set("saved_at", saved->saved_at);
  json.set("edit", json_of_edits(scenario));
  json.set("toml", saved->toml);
  return json_response(json);
}

HttpResponse check_scenario(Service& service, Call& call, Workbench* /*workbench*/) {
  return json_response(
      JsonValue::object({{"findings", json_of_findings(findings_of(service, given_in(call)))}}));
}

HttpResponse save_scenario(Service& service, Call& call, Workbench* /*workbench*/) {
  const std::string& name = call.parts.front();
  if (!is_good_name(name))
    return problem_of(422, "bad_name", "is no name of a scenario", "up to 100 letters without / and :");
  const ScenarioGiven given = given_in(call);
  JsonValue findings = json_of_findings(findings_of(service, given));
  const bool is_new = !service.store().scenario(name).has_value();
  service.store().save({.name = name, .toml = given.toml, .saved_at = service.now_text()});
  HttpResponse response = json_response(
      JsonValue::object({{"name", name}, {"findings", std::move(findings)}}), is_new ? 201 : 200);
  if (is_new) response.headers.push_back({"Location", "/v1/scenarios/" + percent_encoded(name)});
  return response;
}

HttpResponse remove_scenario(Service& service, Call& call, Workbench* /*workbench*/) {
  if (service.store().remove_scenario(call.parts.front())) return {.status = 204};
  return problem_of(404, "unknown_scenario", "there is no saved scenario of this name",
                    "see GET /v1/scenarios");
}

}  // namespace corridor
