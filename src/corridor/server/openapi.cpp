// SPDX-License-Identifier: Apache-2.0
#include "corridor/server/openapi.h"

#include <algorithm>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "corridor/server/routes.h"
#include "corridor/server/schemas.h"
#include "corridor/server/wanted.h"
#include "corridor/verbs/ask.h"

namespace corridor {

namespace {

constexpr std::string_view kTags[][2] = {
    {"questions", "Ask what the command line asks: each verb is an endpoint."},
    {"network", "What the network holds."},
    {"scenarios", "What is different: events of the network, and scenarios of your own."},
    {"jobs", "Long questions, in the shape of OGC API Processes."},
    {"features", "Places, links and flows in the shape of OGC API Features."},
    {"schedules", "Point-to-point routes in the shape of DCSA Commercial Schedules 1.0.4."},
    {"status", "How the server is."},
    {"pages", "The web app and this reference."},
    {"sharing", "Links that let others look."},
};

JsonValue content_of(std::string_view media_type, JsonValue schema) {
  return JsonValue::object({{std::string(media_type), JsonValue::object({{"schema", std::move(schema)}})}});
}

bool is_media_type(std::string_view name) { return name.find('/') != std::string_view::npos; }

JsonValue refused(std::string_view says) {
  return JsonValue::object(
      {{"description", says}, {"content", content_of("application/problem+json", schema_named("Problem"))}});
}

JsonValue query_parameter(const QueryParameter& parameter) {
  JsonValue schema = JsonValue::object({{"type", parameter.is_whole ? "integer" : "string"}});
  if (!parameter.preset.empty()) {
    if (parameter.is_whole) {
      schema.set("default", read_json(parameter.preset, "preset"));
    } else {
      schema.set("default", parameter.preset);
    }
  }
  return JsonValue::object({{"name", parameter.name},
                            {"in", "query"},
                            {"description", parameter.says},
                            {"schema", std::move(schema)}});
}

JsonValue path_parameter(std::string_view name) {
  return JsonValue::object({{"name", name},
                            {"in", "path"},
                            {"required", true},
                            {"schema", JsonValue::object({{"type", "string"}})}});
}

std::vector<std::string_view> names_in(std::string_view path) {
  std::vector<std::string_view> names;
  for (std::size_t at = path.find('{'); at != std::string_view::npos; at = path.find('{', at + 1))
    names.push_back(path.substr(at + 1, path.find('}', at) - at - 1));
  return names;
}

/// "getPlaces", "postPlan".
std::string operation_id(std::string_view method, std::string_view path) {
  std::string id;
  for (const char c : method) id += static_cast<char>(c + 32);
  bool is_word_begin = true;
  for (const char c : path.starts_with("/v1") ? path.substr(3) : path) {
    const bool is_letter = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z');
    if (is_letter) id += is_word_begin && c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c;
    is_word_begin = !is_letter;
  }
  return id;
}

/// Documents are objects, whatever they are written in; all else that has only a media type is text.
JsonValue schema_of_type(std::string_view media_type) {
  const bool is_object = media_type.find("json") != std::string_view::npos || media_type.ends_with("yaml");
  return media_type == "*/*" ? JsonValue::object()
                             : JsonValue::object({{"type", is_object ? "object" : "string"}});
}

JsonValue contents_of(const Route& route, const std::string& result) {
  JsonValue content;
  if (is_media_type(result)) {
    content = content_of(result, schema_of_type(result));
  } else {
    const bool is_feature = result.starts_with("Feature");
    content = content_of(is_feature ? "application/geo+json" : "application/json", schema_named(result));
  }
  if (!route.also.empty())
    content.set(std::string(route.also), JsonValue::object({{"schema", schema_of_type(route.also)}}));
  if (route.tag != "questions" || !route.is_kept) return content;
  for (const auto& [format, media_type] : kFormatTypes) {
    if (format == "json") continue;  // above, with its schema
    const std::string_view type = media_type.substr(0, media_type.find(';'));
    content.set(std::string(type), JsonValue::object({{"schema", schema_of_type(type)}}));
  }
  return content;
}

JsonValue responses_of(const Route& route, const std::string& result) {
  JsonValue responses = JsonValue::object();
  JsonValue done = JsonValue::object({{"description", "Done."}});
  const bool has_parameters = !names_in(route.path).empty() || !route.query.empty() || !route.body.empty();
  if (!result.empty()) done.set("content", contents_of(route, result));
  const std::string status = result.empty() && route.method == "DELETE"        ? "204"
                             : result == "JobStatus" && route.method == "POST" ? "201"
                                                                               : "200";
  responses.set(status, std::move(done));
  if (route.method == "PUT") responses.set("201", JsonValue(*responses.find("200")));
  if (!route.body.empty()) responses.set("400", refused("It cannot be read."));
  if (route.role != Role::none) responses.set("401", refused("A token is needed."));
  if (!names_in(route.path).empty()) responses.set("404", refused("There is no such thing."));
  if (has_parameters) responses.set("422", refused("It can be read, but not used."));
  responses.set("default",
                refused("Anything else: 421 a foreign host, 429 too many requests, 503 too busy."));
  return responses;
}

JsonValue operation_of(const Route& route, const std::string& path, const Verb* verb) {
  JsonValue operation = JsonValue::object({{"operationId", operation_id(route.method, path)}});
  operation.set("tags", JsonValue::array({route.tag}));
  operation.set("summary", verb != nullptr ? verb->says : route.says);
  if (verb != nullptr && route.method == "POST") operation.set("description", verb->about);
  JsonValue parameters = JsonValue::array();
  for (const std::string_view name : names_in(path)) parameters.push(path_parameter(name));
  if (verb != nullptr && route.method == "GET") {
    for (const Parameter& parameter : verb->parameters) {
      if (is_offered(parameter)) parameters.push(parameter_in_query(parameter));
    }
    parameters.push(
        query_parameter({.name = "scenario", .says = "event:ID or a saved name; may be repeated."}));
  }
  for (const QueryParameter& parameter : route.query) parameters.push(query_parameter(parameter));
  if (!parameters.items()->empty()) operation.set("parameters", std::move(parameters));
  const std::string body = verb != nullptr ? question_name(*verb) : std::string(route.body);
  if (!route.body.empty()) {
    operation.set("requestBody",
                  JsonValue::object(
                      {{"required", true}, {"content", content_of("application/json", schema_named(body))}}));
  }
  operation.set("responses",
                responses_of(route, verb != nullptr ? answer_name(*verb) : std::string(route.result)));
  const bool is_open = route.role == Role::none;
  JsonValue security = JsonValue::array();
  if (!is_open) security.push(JsonValue::object({{"token", JsonValue::array()}}));
  operation.set("security", std::move(security));
  if (!is_open) operation.set("x-role", kRoleNames[static_cast<std::size_t>(route.role)]);
  return operation;
}

std::string lower(std::string_view method) {
  std::string out;
  for (const char c : method) out += static_cast<char>(c + 32);
  return out;
}

void add_paths(JsonValue& paths, const Route& route) {
  constexpr std::string_view kVerb = "{verb}";
  const std::size_t at = route.path.find(kVerb);
  if (at == std::string_view::npos) {
    paths[route.path].set(lower(route.method), operation_of(route, std::string(route.path), nullptr));
    return;
  }
  for (const Verb& verb : verbs()) {
    if (!is_offered(verb)) continue;
    const std::string path =
        fmt::format("{}{}{}", route.path.substr(0, at), slug_of(verb), route.path.substr(at + kVerb.size()));
    paths[path].set(lower(route.method), operation_of(route, path, &verb));
  }
}

/// One node of the document, as 3.0.3 says it.
JsonValue older(const JsonValue& value) {
  if (const auto* items = value.items()) {
    JsonValue list = JsonValue::array();
    for (const JsonValue& item : *items) list.push(older(item));
    return list;
  }
  const auto* members = value.members();
  if (members == nullptr) return value;
  JsonValue object = JsonValue::object();
  for (const auto& [name, member] : *members) {
    const auto* types = name == "type" ? member.items() : nullptr;
    if (types != nullptr) {
      const auto is_null = [](const JsonValue& type) {
        return type.text() != nullptr && *type.text() == "null";
      };
      std::vector<JsonValue> others;
      for (const JsonValue& type : *types) {
        if (!is_null(type)) others.push_back(type);
      }
      if (others.size() == 1) object.set("type", others.front());
      if (others.size() < types->size()) object.set("nullable", true);
    } else if (name == "const") {
      object.set("enum", JsonValue::array({member}));
    } else {
      object.set(name, older(member));
    }
  }
  return object;
}

}  // namespace

JsonValue openapi_of(const Network& network) {
  JsonValue document = JsonValue::object({{"openapi", "3.1.0"}});
  document.set("info",
               JsonValue::object(
                   {{"title", "Corridor"},
                    {"version", version()},
                    {"summary", "Freight between continents: plans, flows, schedules."},
                    {"license", JsonValue::object({{"name", "Apache-2.0"}, {"identifier", "Apache-2.0"}})}}));
  document.set("servers", JsonValue::array({JsonValue::object({{"url", "/"}})}));
  JsonValue tags = JsonValue::array();
  for (const auto& [name, says] : kTags) {
    if (std::ranges::count(routes(), name, &Route::tag) > 0)
      tags.push(JsonValue::object({{"name", name}, {"description", says}}));
  }
  document.set("tags", std::move(tags));
  JsonValue paths = JsonValue::object();
  for (const Route& route : routes()) add_paths(paths, route);
  document.set("paths", std::move(paths));
  document.set(
      "components",
      JsonValue::object(
          {{"schemas", all_schemas(network)},
           {"securitySchemes",
            JsonValue::object(
                {{"token", JsonValue::object(
                               {{"type", "http"},
                                {"scheme", "bearer"},
                                {"description", "Only where the server was started with tokens."}})}})}}));
  return document;
}

JsonValue openapi_3_0_of(const JsonValue& document) {
  JsonValue result = older(document);
  result["openapi"] = "3.0.3";
  JsonValue info = JsonValue::object();
  for (const auto& [name, member] : *result["info"].members()) {
    if (name == "summary") {
      info.set("description", member);
    } else if (name == "license") {
      info.set("license", JsonValue::object({{"name", "Apache-2.0"}}));
    } else {
      info.set(name, member);
    }
  }
  result["info"] = std::move(info);
  return result;
}

}  // namespace corridor
