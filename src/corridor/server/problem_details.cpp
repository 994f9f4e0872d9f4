// SPDX-License-Identifier: Apache-2.0
#include "corridor/server/problem_details.h"

#include <algorithm>
#include <array>
#include <utility>

#include <fmt/format.h>

#include "corridor/base/text.h"
#include "corridor/io/json_text.h"
#include "corridor/io/json_value.h"
#include "corridor/model/rules.h"

namespace corridor {

namespace {

constexpr auto kReasons =
    std::to_array<std::pair<int, std::string_view>>({{400, "Bad Request"},
                                                     {401, "Unauthorized"},
                                                     {403, "Forbidden"},
                                                     {404, "Not Found"},
                                                     {405, "Method Not Allowed"},
                                                     {406, "Not Acceptable"},
                                                     {408, "Request Timeout"},
                                                     {409, "Conflict"},
                                                     {413, "Content Too Large"},
                                                     {415, "Unsupported Media Type"},
                                                     {421, "Misdirected Request"},
                                                     {422, "Unprocessable Content"},
                                                     {429, "Too Many Requests"},
                                                     {431, "Request Header Fields Too Large"},
                                                     {500, "Internal Server Error"},
                                                     {503, "Service Unavailable"}});

void set_text(JsonValue& object, std::string name, std::string_view text) {
  if (!text.empty()) object.set(std::move(name), text);
}

JsonValue json_of_problem(const Problem& problem) {
  JsonValue json = JsonValue::object();
  set_text(json, "code", problem.code);
  json.set("severity", name_of(problem.severity));
  set_text(json, "pointer", pointer_of(problem));
  set_text(json, "where", problem.where);
  if (problem.row != 0) json.set("row", static_cast<std::int64_t>(problem.row));
  if (problem.column != 0) json.set("column", static_cast<std::int64_t>(problem.column));
  set_text(json, "field", problem.field);
  set_text(json, "value", problem.value);
  set_text(json, "what", problem.what);
  set_text(json, "hint", problem.hint);
  return json;
}

JsonValue head_of(int status, std::string_view code, std::string_view detail) {
  JsonValue json = JsonValue::object();
  json.set("type", fmt::format("urn:corridor:problem:{}", code));
  json.set("title", reason_of(status));
  json.set("status", status);
  json.set("detail", detail);
  json.set("code", code);
  return json;
}

HttpResponse response_of(int status, const JsonValue& json) {
  return {.status = status,
          .type = std::string(kProblemType),
          .headers = {},
          .body = std::make_shared<const std::string>(json_of(json))};
}

/// "usage" says only that an argument is at fault.
std::string_view code_of(const Problem& problem) {
  return problem.code.empty() || problem.code == "usage" ? "invalid_argument"
                                                         : std::string_view(problem.code);
}

}  // namespace

std::string_view reason_of(int status) {
  const auto found = std::ranges::find(kReasons, status, &std::pair<int, std::string_view>::first);
  return found == kReasons.end() ? std::string_view("Error") : found->second;
}

std::string pointer_of(const Problem& problem) {
  std::string_view where = problem.where;
  if (where.starts_with('/')) return std::string(where);
  if (where.starts_with("--")) return fmt::format("/{}", where.substr(2));
  // A positional parameter is shown in capitals.
  const auto is_capital = [](char c) { return (c >= 'A' && c <= 'Z') || c == '-'; };
  if (where.empty() || !std::ranges::all_of(where, is_capital)) return {};
  std::string name = "/";
  for (const char c : where) name += c == '-' ? '-' : static_cast<char>(c - 'A' + 'a');
  return name;
}

// NOLINTNEXTLINE(performance-unnecessary-value-param): callers make these texts for it
HttpResponse problem_of(int status, std::string_view code, std::string detail, std::string hint) {
  JsonValue json = head_of(status, code, detail);
  set_text(json, "hint", hint);
  return response_of(status, json);
}

HttpResponse problem_of(const Error& error) {
  const std::vector<Problem>& problems = error.problems();
  const Problem& first = problems.front();
  const std::string_view code = code_of(first);
  const int status = code == "bad_json" || code == "bad_toml" ? 400 : 422;
  Problem shown = first;
  shown.code.clear();
  JsonValue json = head_of(status, code, text_of(shown));
  set_text(json, "pointer", pointer_of(first));
  set_text(json, "value", first.value);
  set_text(json, "hint", first.hint);
  JsonValue list = JsonValue::array();
  for (const Problem& problem : problems) list.push(json_of_problem(problem));
  json.set("problems", std::move(list));
  return response_of(status, json);
}

HttpResponse problem_of(const Answer& answer, std::string_view json_of_answer) {
  std::string out;
  JsonWriter json(out, true);
  json.begin_object();
  json.key("type").value("urn:corridor:problem:infeasible");
  json.key("title").value(reason_of(422));
  json.key("status").value(422);
  json.key("detail").value("no itinerary keeps all demands; `relaxations` says what would have to give way");
  json.key("code").value("infeasible");
  json.key("relaxations").begin_array();
  if (const Table* table = answer.find("relaxations")) {
    for (std::size_t row = 0; row < table->row_count(); ++row) write_row(json, *table, row);
  }
  json.end_array();
  json.key("answer").raw(trimmed(json_of_answer));
  json.end_object();
  out += '\n';
  return {.status = 422,
          .type = std::string(kProblemType),
          .headers = {},
          .body = std::make_shared<const std::string>(std::move(out))};
}

}  // namespace corridor
