// SPDX-License-Identifier: Apache-2.0
#include "corridor/server/schemas.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "corridor/base/answer.h"
#include "corridor/server/wanted.h"
#include "corridor/verbs/arguments.h"
#include "corridor/verbs/plan_verb.h"

namespace corridor {

namespace {

JsonValue type_of(const char* name) { return JsonValue::object({{"type", name}}); }
JsonValue maybe(const char* name) { return JsonValue::object({{"type", JsonValue::array({name, "null"})}}); }

/// "MarketRead" of "market read".
std::string pascal(std::string_view name) {
  std::string out;
  bool is_begin = true;
  for (const char c : name) {
    if (c == ' ' || c == '-') {
      is_begin = true;
      continue;
    }
    out += is_begin && c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c;
    is_begin = false;
  }
  return out;
}

JsonValue schema_of_one(const Parameter& parameter) {
  switch (parameter.kind) {
    case ParameterKind::number:
    case ParameterKind::money:
      return type_of("number");
    case ParameterKind::whole:
      return type_of("integer");
    case ParameterKind::flag:
      return type_of("boolean");
    case ParameterKind::date:
      return JsonValue::object({{"type", "string"}, {"format", "date"}});
    case ParameterKind::choice: {
      JsonValue choices = JsonValue::array();
      for (const std::string_view choice : parameter.choices) choices.push(choice);
      return JsonValue::object({{"type", "string"}, {"enum", std::move(choices)}});
    }
    default:
      return JsonValue::object({{"type", "string"}, {"minLength", 1}});
  }
}

JsonValue schema_of(const Parameter& parameter) {
  JsonValue schema = schema_of_one(parameter);
  if (!parameter.preset.empty()) {
    const bool is_text = schema.text_of_member("type") == "string";
    schema.set("default", is_text ? JsonValue(parameter.preset) : read_json(parameter.preset, "preset"));
  }
  if (parameter.is_repeated) schema = JsonValue::object({{"type", "array"}, {"items", std::move(schema)}});
  std::string says(parameter.says);
  if (parameter.kind == ParameterKind::file) says += " The text itself.";
  schema.set("description", says);
  return schema;
}

JsonValue question_schema(const Verb& verb) {
  JsonValue properties = JsonValue::object();
  JsonValue required = JsonValue::array();
  for (const Parameter& parameter : verb.parameters) {
    if (!is_offered(parameter)) continue;
    properties.set(std::string(parameter.name), schema_of(parameter));
    if (parameter.is_required) required.push(parameter.name);
  }
  properties.set(
      "scenario",
      JsonValue::object(
          {{"type", "array"},
           {"description",
            "What is different: event:ID, the name of a saved scenario, or a "
            "whole scenario. Order counts."},
           {"items", JsonValue::object(
                         {{"anyOf", JsonValue::array({type_of("string"), schema_named("Scenario")})}})}}));
  JsonValue schema = JsonValue::object({{"type", "object"}, {"properties", std::move(properties)}});
  if (!required.items()->empty()) schema.set("required", std::move(required));
  schema.set("additionalProperties", false);
  return schema;
}

JsonValue schema_of_column(const Table::Column& column) {
  JsonValue schemas[] = {
      maybe("string"),
      type_of("integer"),
      maybe("number"),
      JsonValue::object({{"type", "string"}, {"format", "date-time"}}),
      type_of("boolean"),
      JsonValue::object({{"type", "array"}, {"items", type_of("string")}}),
      JsonValue::object({{"type", "array"},
                         {"items", JsonValue::object({{"type", "array"}, {"items", type_of("number")}})}})};
  JsonValue schema = std::move(schemas[column.values.index()]);
  if (!column.says.empty()) schema.set("description", column.says);
  return schema;
}

JsonValue schema_of_sheet(const Answer& answer, const Sheet& sheet) {
  JsonValue properties = JsonValue::object();
  for (const Table::Column& column : sheet.table.columns) {
    if (std::ranges::count(sheet.keys, column.name) == 0)
      properties.set(column.name, schema_of_column(column));
  }
  for (const Sheet& child : answer.sheets) {
    if (child.within == sheet.table.name) properties.set(child.table.name, schema_of_sheet(answer, child));
  }
  JsonValue row = JsonValue::object({{"type", "object"}, {"properties", std::move(properties)}});
  return sheet.is_single ? row : JsonValue::object({{"type", "array"}, {"items", std::move(row)}});
}

JsonValue outcome_schema() {
  JsonValue names = JsonValue::array();
  for (const std::string_view name : kOutcomeNames) names.push(name);
  return JsonValue::object({{"type", "string"}, {"enum", std::move(names)}});
}

JsonValue plan_answer_schema(const Network& network) {
  const Arguments arguments(*find_verb("plan"),
                            {{.name = "origin", .value = "A"}, {.name = "destination", .value = "B"}});
  const Answer answer = empty_plan({.arguments = arguments, .base = &network, .network = &network});
  JsonValue properties = JsonValue::object({{"outcome", outcome_schema()}});
  for (const Sheet& sheet : answer.sheets) {
    if (sheet.within.empty()) properties.set(sheet.table.name, schema_of_sheet(answer, sheet));
  }
  return JsonValue::object({{"type", "object"},
                            {"properties", std::move(properties)},
                            {"required", JsonValue::array({"outcome"})}});
}

}  // namespace

JsonValue schema_named(std::string_view name) {
  return JsonValue::object({{"$ref", fmt::format("#/components/schemas/{}", name)}});
}

std::string question_name(const Verb& verb) { return pascal(verb.name) + "Question"; }
std::string answer_name(const Verb& verb) { return verb.name == "plan" ? "PlanAnswer" : "Answer"; }

JsonValue parameter_in_query(const Parameter& parameter) {
  JsonValue json = JsonValue::object({{"name", parameter.name}, {"in", "query"}});
  json.set("description", parameter.says);
  if (parameter.is_required) json.set("required", true);
  JsonValue schema = JsonValue::object();
  const JsonValue whole = schema_of(parameter);
  for (const auto& [name, member] : *whole.members()) {
    if (name != "description") schema.set(name, member);
  }
  json.set("schema", std::move(schema));
  return json;
}

JsonValue all_schemas(const Network& network) {
  JsonValue schemas = JsonValue::object();
  for (const Verb& verb : verbs()) {
    if (is_offered(verb)) schemas.set(question_name(verb), question_schema(verb));
  }
  schemas.set("PlanAnswer", plan_answer_schema(network));
  schemas.set("Answer", JsonValue::object(
                            {{"type", "object"},
                             {"description", "`outcome`, and each table of the answer as a list of objects."},
                             {"properties", JsonValue::object({{"outcome", outcome_schema()},
                                                               {"document", type_of("string")}})},
                             {"required", JsonValue::array({"outcome"})}}));
  const JsonValue fixed = fixed_schemas();
  for (const auto& [name, schema] : *fixed.members()) schemas.set(name, schema);
  return schemas;
}

}  // namespace corridor
