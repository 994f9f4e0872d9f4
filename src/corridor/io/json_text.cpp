// SPDX-License-Identifier: Apache-2.0
#include "corridor/io/json_text.h"

#include <algorithm>
#include <cmath>
#include <map>

#include <fmt/format.h>

#include "corridor/base/check.h"
#include "corridor/base/escape.h"
#include "corridor/base/text.h"
#include "corridor/io/text_table.h"
#include "corridor/io/utf8.h"

namespace corridor {

namespace {

/// Children sheets of `parent`, each with its rows by the text of its keys.
class Family {
 public:
  explicit Family(const Answer& answer) : answer_(&answer) {
    for (const Sheet& sheet : answer.sheets) {
      if (sheet.within.empty()) continue;
      auto& rows = rows_of_[&sheet];
      for (std::size_t row = 0; row < sheet.table.row_count(); ++row) {
        rows[key_of(sheet.table, sheet.keys, row)].push_back(row);
      }
    }
  }

  void write_rows(JsonWriter& json, const Sheet& sheet, const std::vector<std::size_t>& rows) const {
    if (!sheet.is_single) json.begin_array();
    for (const std::size_t row : rows) write_row(json, sheet, row);
    if (!sheet.is_single) json.end_array();
  }

 private:
  static std::string key_of(const Table& table, const std::vector<std::string>& keys, std::size_t row) {
    std::string text;
    for (const std::string& key : keys) {
      const Table::Column* column = table.find(key);
      CORRIDOR_CHECK(column != nullptr);
      text += cell_text(*column, row) + '\x1f';
    }
    return text;
  }

  void write_row(JsonWriter& json, const Sheet& sheet, std::size_t row) const {
    json.begin_object();
    for (const Table::Column& column : sheet.table.columns) {
      if (std::ranges::count(sheet.keys, column.name) > 0) continue;  // the nesting says it already
      json.key(column.name);
      write_cell(json, column, row);
    }
    for (const Sheet& child : answer_->sheets) {
      if (child.within != sheet.table.name) continue;
      json.key(child.table.name);
      const auto& groups = rows_of_.at(&child);
      const auto group = groups.find(key_of(sheet.table, child.keys, row));
      write_rows(json, child, group == groups.end() ? std::vector<std::size_t>{} : group->second);
    }
    json.end_object();
  }

  const Answer* answer_;
  std::map<const Sheet*, std::map<std::string, std::vector<std::size_t>>> rows_of_;  // read by key only
};

}  // namespace

void append_json_text(std::string& out, std::string_view text) {
  out += '"';
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = find_not_utf8(text, at);
    append_backslashed(out, text.substr(at, end - at));
    if (end < text.size()) out += "\xEF\xBF\xBD";
    at = end + 1;
  }
  out += '"';
}

void JsonWriter::break_line() {
  if (is_compact_) return;
  *out_ += '\n';
  out_->append(2 * levels_.size(), ' ');
}

void JsonWriter::separate() {
  if (is_after_key_) {
    is_after_key_ = false;
    return;
  }
  if (levels_.empty()) return;
  Level& level = levels_.back();
  if (level.has_any) *out_ += ',';
  if (!level.is_on_one_line) {
    break_line();
  } else if (level.has_any && !is_compact_) {
    *out_ += ' ';
  }
  level.has_any = true;
}

JsonWriter& JsonWriter::begin(char bracket, bool is_on_one_line) {
  separate();
  *out_ += bracket;
  const bool is_inside_line = !levels_.empty() && levels_.back().is_on_one_line;
  levels_.push_back({.is_on_one_line = is_on_one_line || is_inside_line, .has_any = false});
  return *this;
}

JsonWriter& JsonWriter::end(char bracket) {
  CORRIDOR_CHECK(!levels_.empty());
  const Level level = levels_.back();
  levels_.pop_back();
  if (level.has_any && !level.is_on_one_line) break_line();
  *out_ += bracket;
  return *this;
}

JsonWriter& JsonWriter::key(std::string_view name) {
  separate();
  append_json_text(*out_, name);
  *out_ += is_compact_ ? ":" : ": ";
  is_after_key_ = true;
  return *this;
}

JsonWriter& JsonWriter::value(std::string_view text) {
  separate();
  append_json_text(*out_, text);
  return *this;
}

/// Adding 0 makes a plain zero of a negative one.
JsonWriter& JsonWriter::value(double number) {
  return std::isfinite(number) ? raw(text_of(number + 0.0)) : null();
}
JsonWriter& JsonWriter::value(std::int64_t number) { return raw(text_of(number)); }
JsonWriter& JsonWriter::value(bool truth) { return raw(truth ? "true" : "false"); }
JsonWriter& JsonWriter::null() { return raw("null"); }

JsonWriter& JsonWriter::raw(std::string_view json) {
  separate();
  *out_ += json;
  return *this;
}

void write_cell(JsonWriter& json, const Table::Column& column, std::size_t row) {
  struct Writer {
    JsonWriter* json;
    std::size_t row;
    void operator()(const Table::Texts& v) const {
      if (v[row].empty()) {
        json->null();
      } else {
        json->value(v[row]);
      }
    }
    void operator()(const Table::Wholes& v) const { json->value(v[row]); }
    void operator()(const Table::Numbers& v) const { json->value(v[row]); }
    void operator()(const Table::Instants& v) const { json->value(text_of(v[row])); }
    void operator()(const Table::Truths& v) const { json->value(v[row] != 0); }
    void operator()(const Table::Lists& v) const {
      json->begin_array(true);
      for (const std::string& entry : v[row]) json->value(entry);
      json->end_array();
    }
    void operator()(const Table::Lines& v) const {
      json->begin_array(true);
      for (const Position& p : v[row]) json->begin_array(true).value(p.lon).value(p.lat).end_array();
      json->end_array();
    }
  };
  std::visit(Writer{&json, row}, column.values);
}

void write_row(JsonWriter& json, const Table& table, std::size_t row) {
  json.begin_object();
  for (const Table::Column& column : table.columns) {
    json.key(column.name);
    write_cell(json, column, row);
  }
  json.end_object();
}

std::string json_of(const Answer& answer, bool is_compact) {
  std::string out;
  JsonWriter json(out, is_compact);
  const Family family(answer);
  json.begin_object();
  json.key("outcome").value(kOutcomeNames[static_cast<std::size_t>(answer.outcome)]);
  for (const Sheet& sheet : answer.sheets) {
    if (!sheet.within.empty() || sheet.is_for_maps) continue;
    std::vector<std::size_t> rows(sheet.table.row_count());
    for (std::size_t row = 0; row < rows.size(); ++row) rows[row] = row;
    json.key(sheet.table.name);
    family.write_rows(json, sheet, rows);
  }
  if (!answer.document.empty()) json.key("document").value(answer.document);
  json.end_object();
  out += '\n';
  return out;
}

}  // namespace corridor
