// SPDX-License-Identifier: Apache-2.0
// Each verb that is offered is an endpoint: POST /v1/VERB with JSON, or GET with a query.
#include <algorithm>

#include <fmt/format.h>

#include "corridor/server/handlers.h"
#include "corridor/server/problem_details.h"
#include "corridor/server/responses.h"
#include "corridor/server/service.h"
#include "corridor/server/wanted.h"

namespace corridor {

namespace {

constexpr std::string_view kKindNames[] = {"text",  "place",  "instant", "date", "money", "number",
                                           "whole", "choice", "flag",    "rule", "file",  "folder"};

JsonValue json_of_parameter(const Parameter& parameter) {
  JsonValue json = JsonValue::object({{"name", parameter.name},
                                      {"kind", kKindNames[static_cast<std::size_t>(parameter.kind)]},
                                      {"says", parameter.says},
                                      {"is_required", parameter.is_required},
                                      {"is_repeated", parameter.is_repeated}});
  if (!parameter.preset.empty()) json.set("preset", parameter.preset);
  if (!parameter.choices.empty()) {
    JsonValue choices = JsonValue::array();
    for (const std::string_view choice : parameter.choices) choices.push(choice);
    json.set("choices", std::move(choices));
  }
  return json;
}

/// RFC 7240.
bool is_job_wanted(std::string_view prefer) { return prefer.find("respond-async") != std::string_view::npos; }

bool is_json_type(std::string_view type) {
  return type.substr(0, type.find(';')) == "application/json" || type.ends_with("+json");
}

}  // namespace

std::string Call::format() const {
  const std::string_view named = target.value("f");
  if (!named.empty()) {
    const bool is_known =
        std::ranges::count(kFormatTypes, named, [](const auto& one) { return one.first; }) > 0;
    return is_known ? std::string(named) : std::string{};
  }
  return format_accepted(request.header("Accept"));
}

HttpResponse answer_verbs(Service& /*service*/, Call& /*call*/, Workbench* /*workbench*/) {
  JsonValue list = JsonValue::array();
  for (const Verb& verb : verbs()) {
    if (!is_offered(verb)) continue;
    JsonValue parameters = JsonValue::array();
    for (const Parameter& parameter : verb.parameters) {
      if (is_offered(parameter)) parameters.push(json_of_parameter(parameter));
    }
    list.push(JsonValue::object({{"name", verb.name},
                                 {"path", "/v1/" + slug_of(verb)},
                                 {"says", verb.says},
                                 {"about", verb.about},
                                 {"is_long", verb.is_long},
                                 {"parameters", std::move(parameters)}}));
  }
  return json_response(JsonValue::object({{"verbs", std::move(list)}}));
}

HttpResponse answer_verb(Service& service, Call& call, Workbench* workbench) {
  const Verb* verb = verb_of_slug(call.parts.front());
  if (verb == nullptr) {
    return problem_of(404, "unknown_verb",
                      fmt::format("'{}' is nothing that can be asked", call.parts.front()),
                      "see GET /v1/verbs");
  }
  const std::string format = call.format();
  if (format.empty())
    return problem_of(406, "not_acceptable", "not in this format",
                      "accept application/json, application/geo+json, text/csv, text/html or text/plain");
  const bool is_post = call.request.method == "POST";
  if (is_post && !is_json_type(call.request.header("Content-Type"))) {
    return problem_of(415, "unsupported_type", "the body is not said to be JSON",
                      "send Content-Type: application/json");
  }
  const JsonValue body = is_post ? read_json(call.request.body, "body") : JsonValue{};
  if (is_post && is_job_wanted(call.request.header("Prefer"))) {
    if (call.role < Role::run)
      return problem_of(403, "forbidden", "this is a job, which needs the role run",
                        "send Authorization: Bearer TOKEN");
    return accept_job(service, *verb, body, format);
  }
  Wanted wanted = is_post ? wanted_of(*verb, body, call.target) : wanted_of(*verb, call.target);
  wanted.format = format;
  const unsigned threads = verb->is_long ? service.options().threads : 1;
  const Run run({.stop = call.request.stop, .listener = {}, .threads = threads});
  Rendered rendered = service.office().answer(std::move(wanted), workbench, run);
  if (rendered.outcome == Outcome::infeasible && format == "json")
    return problem_of(*rendered.answer, rendered.text);
  HttpResponse response = text_response(std::move(rendered.text), rendered.type);
  if (!rendered.is_lasting) response.headers.push_back({"Cache-Control", "no-store"});
  return response;
}

}  // namespace corridor
