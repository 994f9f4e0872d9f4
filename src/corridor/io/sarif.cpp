// SPDX-License-Identifier: Apache-2.0
#include "corridor/io/sarif.h"

#include <algorithm>
#include <vector>

#include <fmt/format.h>

#include "corridor/io/json_text.h"

namespace corridor {

namespace {

std::string_view level_of(Severity severity) {
  switch (severity) {
    case Severity::error:
      return "error";
    case Severity::warning:
      return "warning";
    case Severity::note:
      return "note";
  }
  return "none";
}

std::vector<RuleText> all_rules(std::span<const Problem> problems, std::span<const RuleText> rules) {
  std::vector<RuleText> all(rules.begin(), rules.end());
  for (const Problem& problem : problems) {
    if (std::ranges::count(all, problem.code, &RuleText::code) == 0)
      all.push_back({.code = problem.code, .says = {}});
  }
  return all;
}

void write_rule(JsonWriter& json, const RuleText& rule) {
  json.begin_object(true);
  json.key("id").value(rule.code);
  if (!rule.says.empty())
    json.key("shortDescription").begin_object(true).key("text").value(rule.says).end_object();
  json.end_object();
}

void write_location(JsonWriter& json, const Problem& problem) {
  json.key("locations").begin_array(true).begin_object(true).key("physicalLocation").begin_object(true);
  json.key("artifactLocation").begin_object(true).key("uri").value(problem.where).end_object();
  if (problem.row > 0) {
    json.key("region").begin_object(true).key("startLine").value(static_cast<std::int64_t>(problem.row));
    if (problem.column > 0) json.key("startColumn").value(static_cast<std::int64_t>(problem.column));
    json.end_object();
  }
  json.end_object().end_object().end_array();
}

void write_result(JsonWriter& json, const Problem& problem, std::span<const RuleText> rules) {
  Problem message = problem;  // the place and the rule stand in fields of their own
  message.where.clear();
  message.code.clear();
  message.row = message.column = 0;
  json.begin_object();
  json.key("ruleId").value(problem.code);
  const auto rule = std::ranges::find(rules, problem.code, &RuleText::code);
  json.key("ruleIndex").value(std::int64_t{rule - rules.begin()});
  json.key("level").value(level_of(problem.severity));
  json.key("message").begin_object(true).key("text").value(text_of(message)).end_object();
  if (!problem.where.empty()) write_location(json, problem);
  json.end_object();
}

}  // namespace

std::string sarif_of(std::span<const Problem> problems, std::span<const RuleText> known,
                     std::string_view version) {
  const std::vector<RuleText> rules = all_rules(problems, known);
  std::string out;
  JsonWriter json(out);
  json.begin_object();
  json.key("$schema").value("https://json.schemastore.org/sarif-2.1.0.json");
  json.key("version").value("2.1.0");
  json.key("runs").begin_array().begin_object();
  json.key("tool").begin_object().key("driver").begin_object();
  json.key("name").value("corridor").key("version").value(version);
  json.key("rules").begin_array();
  for (const RuleText& rule : rules) write_rule(json, rule);
  json.end_array().end_object().end_object();
  json.key("columnKind").value("utf16CodeUnits");
  json.key("results").begin_array();
  for (const Problem& problem : problems) write_result(json, problem, rules);
  json.end_array();
  json.end_object().end_array().end_object();
  out += '\n';
  return out;
}

}  // namespace corridor
