// SPDX-License-Identifier: Apache-2.0
// The reference of the server's answers for people, made of its OpenAPI document.
#include <algorithm>
#include <vector>

#include <fmt/format.h>

#include "corridor/io/markup.h"
#include "corridor/server/openapi.h"
#include "corridor/verbs/markdown.h"

namespace corridor {

namespace {

struct Operation {
  std::string method, path;
  const JsonValue* json;
};

std::string upper(std::string_view text) {
  std::string out;
  for (const char c : text) out += static_cast<char>(c - 32);
  return out;
}

std::vector<Operation> operations_with(const JsonValue& document, std::string_view tag) {
  std::vector<Operation> found;
  for (const auto& [path, item] : *document.find("paths")->members()) {
    for (const auto& [method, operation] : *item.members()) {
      if (*operation.find("tags")->items()->front().text() == tag)
        found.push_back({upper(method), path, &operation});
    }
  }
  return found;
}

const JsonValue* schema_called(const JsonValue& document, std::string_view reference) {
  return document.find("components")->find("schemas")->find(reference.substr(reference.rfind('/') + 1));
}

/// "array of string", "number or null", "Place".
std::string type_text(const JsonValue& schema) {
  if (const std::string_view reference = schema.text_of_member("$ref"); !reference.empty())
    return std::string(reference.substr(reference.rfind('/') + 1));
  const JsonValue* type = schema.find("type");
  if (type == nullptr) return "any";
  if (type->items() != nullptr) {
    std::string text;
    for (const JsonValue& one : *type->items()) text += (text.empty() ? "" : " or ") + *one.text();
    return text;
  }
  if (*type->text() == "array") {
    const JsonValue* items = schema.find("items");
    return "array of " + (items == nullptr ? std::string("any") : type_text(*items));
  }
  if (const JsonValue* choices = schema.find("enum")) {
    std::string text;
    for (const JsonValue& one : *choices->items()) text += (text.empty() ? "" : ", ") + one.scalar_text();
    return "one of " + text;
  }
  return *type->text();
}

struct Row {
  std::string name, type, preset, says;
};

/// Parameters of an operation, then the members of its body.
std::vector<Row> rows_of(const JsonValue& document, const JsonValue& operation) {
  std::vector<Row> rows;
  const auto preset_of = [](const JsonValue& schema, bool is_required) {
    const JsonValue* preset = schema.find("default");
    return is_required         ? std::string("must be given")
           : preset == nullptr ? std::string{}
                               : preset->scalar_text();
  };
  if (const JsonValue* parameters = operation.find("parameters")) {
    for (const JsonValue& parameter : *parameters->items()) {
      const JsonValue& schema = *parameter.find("schema");
      const bool is_required = parameter.find("required") != nullptr;
      rows.push_back({std::string(parameter.text_of_member("name")), type_text(schema),
                      preset_of(schema, is_required),
                      fmt::format("{}{}", parameter.text_of_member("description"),
                                  parameter.text_of_member("in") == "path" ? "Part of the path." : "")});
    }
  }
  const JsonValue* body = operation.find("requestBody");
  if (body == nullptr) return rows;
  const JsonValue& content = body->find("content")->members()->front().second;
  const JsonValue* schema = schema_called(document, content.find("schema")->text_of_member("$ref"));
  const JsonValue* properties = schema == nullptr ? nullptr : schema->find("properties");
  if (properties == nullptr) return rows;
  const JsonValue* required = schema->find("required");
  for (const auto& [name, property] : *properties->members()) {
    const auto is_it = [&](const JsonValue& one) { return *one.text() == name; };
    const bool is_required = required != nullptr && std::ranges::any_of(*required->items(), is_it);
    rows.push_back({"body." + name, type_text(property), preset_of(property, is_required),
                    std::string(property.text_of_member("description"))});
  }
  return rows;
}

std::string result_text(const JsonValue& operation) {
  for (const auto& [status, response] : *operation.find("responses")->members()) {
    if (!status.starts_with('2')) continue;
    const JsonValue* content = response.find("content");
    if (content == nullptr) return status;
    std::string text = status;
    for (const auto& [type, one] : *content->members())
      text += fmt::format("{} {} ({})", text == status ? ":" : ",", type, type_text(*one.find("schema")));
    return text;
  }
  return {};
}

constexpr std::string_view kAbout =
    "A server started with `corridor serve` answers under one address, by itself only for this machine: "
    "http://127.0.0.1:8080. Questions and answers are JSON unless the header Accept, or `?f=`, asks for "
    "GeoJSON, CSV, "
    "a page or text. A question that cannot be used is answered with problem details (RFC 9457), which name "
    "all that "
    "is wrong: `code`, `pointer` into the request, `hint`. Times without an offset are local times of the "
    "place.";

}  // namespace

std::string api_markdown(const JsonValue& document) {
  std::string out =
      "<!-- Made by `corridor serve --describe api`; `make docs` writes it again. -->\n# The server's "
      "API\n\n";
  out += fmt::format(
      "{}\n\nThe same for programs: [openapi.yaml](openapi.yaml), and from a running server "
      "`/openapi.json` and `/openapi-3.0.json`.\n",
      kAbout);
  for (const JsonValue& tag : *document.find("tags")->items()) {
    out += fmt::format("\n## {}\n\n{}\n", tag.text_of_member("name"), tag.text_of_member("description"));
    for (const Operation& operation : operations_with(document, tag.text_of_member("name"))) {
      out += fmt::format("\n### {} {}\n\n{}\n", operation.method, operation.path,
                         operation.json->text_of_member("summary"));
      const std::vector<Row> rows = rows_of(document, *operation.json);
      if (!rows.empty()) out += "\n| name | type | preset | meaning |\n|---|---|---|---|\n";
      for (const Row& row : rows)
        out += fmt::format("| `{}` | {} | {} | {} |\n", row.name, markdown_cell(row.type),
                           markdown_cell(row.preset), markdown_cell(row.says));
      const std::string_view role = operation.json->text_of_member("x-role");
      out += fmt::format("\nAnswers {}.{}\n", result_text(*operation.json),
                         role.empty() ? std::string{} : fmt::format(" Role: {}.", role));
    }
  }
  return out;
}

std::string api_page(const JsonValue& document) {
  Markup page;
  page.raw("<!doctype html>\n").open("html", {{"lang", "en"}}).open("head");
  page.empty("meta", {{"charset", "utf-8"}});
  page.empty("meta", {{"name", "viewport"}, {"content", "width=device-width, initial-scale=1"}});
  page.leaf("title", {}, "Corridor: the server's API");
  page.empty("link", {{"rel", "stylesheet"}, {"href", "/docs.css"}});
  page.close().open("body").open("main");
  page.leaf("h1", {}, "The server's API");
  page.leaf("p", {}, kAbout);
  page.open("p").text("For programs: ");
  page.leaf("a", {{"href", "/openapi.yaml"}}, "OpenAPI 3.1 (YAML)").text(", ");
  page.leaf("a", {{"href", "/openapi.json"}}, "JSON").text(", ");
  page.leaf("a", {{"href", "/openapi-3.0.json"}}, "OpenAPI 3.0.3").text(".").close();
  for (const JsonValue& tag : *document.find("tags")->items()) {
    page.leaf("h2", {{"id", std::string(tag.text_of_member("name"))}}, tag.text_of_member("name"));
    page.leaf("p", {}, tag.text_of_member("description"));
    for (const Operation& operation : operations_with(document, tag.text_of_member("name"))) {
      page.open("details").open("summary");
      page.leaf("code", {}, operation.method + " " + operation.path).text(" ");
      page.text(operation.json->text_of_member("summary")).close();
      page.leaf("p", {}, operation.json->text_of_member("description"));
      page.open("table").open("tbody");
      for (const Row& row : rows_of(document, *operation.json)) {
        page.open("tr").open("th", {{"scope", "row"}}).leaf("code", {}, row.name).close();
        page.leaf("td", {}, row.type).leaf("td", {}, row.preset).leaf("td", {}, row.says).close();
      }
      page.close().close();
      page.leaf("p", {}, "Answers " + result_text(*operation.json)).close();
    }
  }
  page.close().close().close();
  return page.take();
}

}  // namespace corridor
