// SPDX-License-Identifier: Apache-2.0
#include "corridor/io/toml.h"

#include <algorithm>
#include <array>
#include <optional>

#include <fmt/format.h>
#include <toml++/toml.h>

#include "corridor/base/text.h"
#include "corridor/model/suggest.h"

namespace corridor {

namespace {

constexpr std::array<std::string_view, 7> kTopNames{"name",    "author", "reason", "date",
                                                    "extends", "edit",   "add"};
constexpr std::array<std::string_view, 7> kEditNames{"action", "table",      "key",     "field",
                                                     "value",  "valid_from", "valid_to"};

// Reads one file and keeps the problems with their places.
class Reader {
 public:
  Reader(const std::string& file, std::vector<Problem>& problems) : file_(file), problems_(problems) {}

  ScenarioText read(const toml::table& root);

 private:
  void complain(const toml::node& node, std::string field, std::string value, std::string what,
                std::string hint = {}) {
    problems_.push_back({.code = "bad_scenario",
                         .where = file_,
                         .row = node.source().begin.line,
                         .column = node.source().begin.column,
                         .field = std::move(field),
                         .value = std::move(value),
                         .what = std::move(what),
                         .hint = std::move(hint)});
  }
  std::string text_of_node(const toml::node& node, std::string_view name);
  std::string text(const toml::table& table, std::string_view name);
  std::optional<Date> date(const toml::table& table, std::string_view name);
  void check_names(const toml::table& table, std::span<const std::string_view> names);
  void read_edits(const toml::table& root, Scenario& scenario);
  void read_additions(const toml::table& root, Scenario& scenario);
  void read_extends(const toml::table& root, std::vector<std::string>& files);

  const std::string& file_;
  std::vector<Problem>& problems_;
};

std::string date_text(const toml::date& date) {
  return fmt::format("{:04}-{:02}-{:02}", date.year, date.month, date.day);
}

// A value as it would stand in a cell of a CSV file.
std::string Reader::text_of_node(const toml::node& node, std::string_view name) {
  if (const auto text = node.value_exact<std::string>()) return *text;
  if (const auto whole = node.value_exact<std::int64_t>()) return text_of(*whole);
  if (const auto number = node.value_exact<double>()) return text_of(*number);
  if (const auto truth = node.value_exact<bool>()) return *truth ? "yes" : "no";
  if (const auto date = node.value_exact<toml::date>()) return date_text(*date);
  if (const toml::array* list = node.as_array()) {
    std::vector<std::string> entries;
    for (const toml::node& entry : *list) entries.push_back(text_of_node(entry, name));
    return joined(entries);
  }
  complain(node, std::string(name), "", "is no text, number, yes or no, date, or list of them");
  return {};
}

std::string Reader::text(const toml::table& table, std::string_view name) {
  const toml::node* node = table.get(name);
  return node ? text_of_node(*node, name) : std::string{};
}

std::optional<Date> Reader::date(const toml::table& table, std::string_view name) {
  const toml::node* node = table.get(name);
  if (!node) return std::nullopt;
  const std::string given = text_of_node(*node, name);
  const Parsed<Date> day = date_of(given);
  if (day) return *day;
  complain(*node, std::string(name), given, std::string(day.fault().what), std::string(day.fault().hint));
  return std::nullopt;
}

void Reader::check_names(const toml::table& table, std::span<const std::string_view> names) {
  for (const auto& [key, node] : table) {
    if (std::ranges::find(names, key.str()) != names.end()) continue;
    complain(node, std::string(key.str()), "", "is no part of a scenario", did_you_mean(key.str(), names));
  }
}

void Reader::read_edits(const toml::table& root, Scenario& scenario) {
  const toml::node* node = root.get("edit");
  if (!node) return;
  const toml::array* edits = node->as_array();
  if (!edits) return complain(*node, "edit", "", "is no list", "begin each edit with [[edit]]");
  for (const toml::node& one : *edits) {
    const toml::table* table = one.as_table();
    if (!table) {
      complain(one, "edit", "", "is no table", "begin each edit with [[edit]]");
      continue;
    }
    check_names(*table, kEditNames);
    const std::string action = text(*table, "action");
    const std::optional<EventAction> word = word_of<EventAction>(action);
    if (!word) {
      complain(one, "action", action, "is no action", did_you_mean(action, kNames<EventAction>));
      continue;
    }
    Edit edit;
    edit.action = *word;
    edit.table = text(*table, "table");
    edit.key = text(*table, "key");
    edit.field = text(*table, "field");
    edit.value = text(*table, "value");
    edit.valid_from = date(*table, "valid_from");
    edit.valid_to = date(*table, "valid_to");
    edit.where = fmt::format("{}:{}", file_, one.source().begin.line);
    const bool needs_field = *word != EventAction::close && *word != EventAction::open;
    for (const char* part : {"table", "key", "field", "value"}) {
      const bool is_needed =
          part == std::string_view("table") || part == std::string_view("key") ||
          (needs_field && (part == std::string_view("field") || *word != EventAction::set));
      if (is_needed && text(*table, part).empty())
        complain(one, part, "", "is missing", "add it to the edit");
    }
    scenario.edits.push_back(std::move(edit));
  }
}

void Reader::read_additions(const toml::table& root, Scenario& scenario) {
  const toml::node* node = root.get("add");
  if (!node) return;
  const toml::table* tables = node->as_table();
  if (!tables) return complain(*node, "add", "", "is no table", "begin each row with [[add.TABLE]]");
  for (const auto& [name, rows] : *tables) {
    const toml::array* list = rows.as_array();
    if (!list) {
      complain(rows, std::string(name.str()), "", "is no list of rows", "begin each row with [[add.TABLE]]");
      continue;
    }
    Table table{.name = std::string(name.str()), .columns = {}};
    for (const toml::node& row : *list) {  // the columns that any row has, in order of appearance
      if (!row.is_table()) continue;
      for (const auto& [column, cell] : *row.as_table()) {
        if (!table.find(column.str())) table.add(std::string(column.str()), Table::Texts(list->size()));
      }
    }
    for (std::size_t i = 0; i < list->size(); ++i) {
      const toml::table* row = list->get(i)->as_table();
      if (!row) {
        complain(*list->get(i), std::string(name.str()), "", "is no row",
                 "begin each row with [[add.TABLE]]");
        continue;
      }
      for (Table::Column& column : table.columns) {
        std::get<Table::Texts>(column.values)[i] = text(*row, column.name);
      }
    }
    TableOrigin origin{.file = file_, .lines = {}, .columns = {}};
    for (const toml::node& row : *list) origin.lines.push_back(row.source().begin.line);
    scenario.additions.push_back(std::move(table));
    scenario.origins.push_back(std::move(origin));
  }
}

void Reader::read_extends(const toml::table& root, std::vector<std::string>& files) {
  const toml::node* node = root.get("extends");
  if (!node) return;
  if (node->is_string()) {
    files.push_back(text(root, "extends"));
    return;
  }
  const toml::array* list = node->as_array();
  if (!list) return complain(*node, "extends", "", "is no list of files", "write extends = [\"other.toml\"]");
  for (const toml::node& file : *list) files.push_back(text_of_node(file, "extends"));
}

ScenarioText Reader::read(const toml::table& root) {
  check_names(root, kTopNames);
  ScenarioText result;
  Scenario& scenario = result.scenario;
  scenario.name = text(root, "name");
  scenario.author = text(root, "author");
  scenario.reason = text(root, "reason");
  scenario.date = date(root, "date");
  if (scenario.name.empty()) complain(root, "name", "", "is missing", "give the scenario a name");
  read_extends(root, result.extends);
  read_edits(root, scenario);
  read_additions(root, scenario);
  return result;
}

}  // namespace

ScenarioText read_scenario_text(std::string_view text, const std::string& file,
                                std::vector<Problem>& problems) {
  try {
    const toml::table root = toml::parse(text, file);
    return Reader(file, problems).read(root);
  } catch (const toml::parse_error& fault) {
    problems.push_back({.code = "bad_toml",
                        .where = file,
                        .row = fault.source().begin.line,
                        .column = fault.source().begin.column,
                        .what = fmt::format("is no TOML: {}", fault.description()),
                        .hint = "texts stand in quotes, dates and numbers do not"});
    return {};
  }
}

}  // namespace corridor
