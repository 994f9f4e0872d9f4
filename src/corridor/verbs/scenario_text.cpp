// SPDX-License-Identifier: Apache-2.0
#include "corridor/verbs/scenario_text.h"

#include <cmath>
#include <string_view>
#include <variant>

#include <fmt/format.h>

#include "corridor/base/escape.h"
#include "corridor/base/text.h"

namespace corridor {

namespace {

std::string quoted(std::string_view text) {
  std::string out = "\"";
  append_backslashed(out, text);
  return out + '"';
}

/// Dates and numbers stand bare, as one would write them by hand.
std::string value_text(std::string_view text) {
  if (number_of(text) || date_of(text)) return std::string(trimmed(text));
  return quoted(text);
}

void add(std::string& out, std::string_view name, std::string_view value) {
  out += fmt::format("{} = {}\n", name, value);
}

void add_text(std::string& out, std::string_view name, std::string_view text) {
  if (!text.empty()) add(out, name, quoted(text));
}

void add_edit(std::string& out, const Edit& edit) {
  out += "\n[[edit]]\n";
  add(out, "action", quoted(name_of(edit.action)));
  add_text(out, "table", edit.table);
  add_text(out, "key", edit.key);
  add_text(out, "field", edit.field);
  if (!edit.value.empty()) add(out, "value", value_text(edit.value));
  if (edit.valid_from) add(out, "valid_from", text_of(*edit.valid_from));
  if (edit.valid_to) add(out, "valid_to", text_of(*edit.valid_to));
}

/// One cell; empty: nothing to write.
std::string cell_value(const Table::Column& column, std::size_t row) {
  struct Writer {
    std::size_t row;
    std::string operator()(const Table::Texts& v) const {
      return v[row].empty() ? std::string{} : value_text(v[row]);
    }
    std::string operator()(const Table::Wholes& v) const { return text_of(v[row]); }
    std::string operator()(const Table::Numbers& v) const {
      return std::isnan(v[row]) ? std::string{} : text_of(v[row]);
    }
    std::string operator()(const Table::Instants& v) const { return text_of(v[row]); }
    std::string operator()(const Table::Truths& v) const { return quoted(v[row] != 0 ? "yes" : "no"); }
    std::string operator()(const Table::Lists& v) const {
      return v[row].empty() ? std::string{} : quoted(joined(v[row]));
    }
    std::string operator()(const Table::Lines& v) const { return quoted(text_of(v[row])); }
  };
  return std::visit(Writer{row}, column.values);
}

void add_rows_text(std::string& out, const Table& table) {
  for (std::size_t row = 0; row < table.row_count(); ++row) {
    out += fmt::format("\n[[add.{}]]\n", table.name);
    for (const Table::Column& column : table.columns) {
      const std::string value = cell_value(column, row);
      if (!value.empty()) add(out, column.name, value);
    }
  }
}

}  // namespace

std::string scenario_text(const Scenario& scenario) {
  std::string out;
  add(out, "name", quoted(scenario.name));
  add_text(out, "author", scenario.author);
  add_text(out, "reason", scenario.reason);
  if (scenario.date) add(out, "date", text_of(*scenario.date));
  for (const Edit& edit : scenario.edits) add_edit(out, edit);
  for (const Table& table : scenario.additions) add_rows_text(out, table);
  return out;
}

}  // namespace corridor
