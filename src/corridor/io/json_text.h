// SPDX-License-Identifier: Apache-2.0
// JSON written as it streams by: same input, same bytes, on every machine. Numbers are the shortest text that
// reads back the same; what is not a finite number is null. Reading JSON is another matter.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "corridor/base/answer.h"

namespace corridor {

/// Writes one JSON value to the end of a text. Objects and arrays must be closed in the order they were
/// opened.
class JsonWriter {
 public:
  /// In  `out` outlives the writer. Compact: without a blank or line break, for machines.
  explicit JsonWriter(std::string& out, bool is_compact = false) : out_(&out), is_compact_(is_compact) {}

  JsonWriter& begin_object(bool is_on_one_line = false) { return begin('{', is_on_one_line); }
  JsonWriter& end_object() { return end('}'); }
  JsonWriter& begin_array(bool is_on_one_line = false) { return begin('[', is_on_one_line); }
  JsonWriter& end_array() { return end(']'); }
  JsonWriter& key(std::string_view name);
  JsonWriter& value(std::string_view text);
  JsonWriter& value(const char* text) { return value(std::string_view(text)); }
  JsonWriter& value(double number);
  JsonWriter& value(std::int64_t number);
  JsonWriter& value(int number) { return value(std::int64_t{number}); }
  JsonWriter& value(bool truth);
  JsonWriter& null();
  /// A value that is JSON already.
  JsonWriter& raw(std::string_view json);

 private:
  struct Level {
    bool is_on_one_line;
    bool has_any;
  };
  JsonWriter& begin(char bracket, bool is_on_one_line);
  JsonWriter& end(char bracket);
  void separate();
  void break_line();

  std::string* out_;
  bool is_compact_;
  std::vector<Level> levels_;
  bool is_after_key_ = false;
};

/// The text in quotes, with what JSON forbids escaped; bytes that are no UTF-8 become U+FFFD.
void append_json_text(std::string& out, std::string_view text);

/// One cell: lists as arrays, instants as ISO 8601 texts, lines as GeoJSON coordinates, no value as null.
void write_cell(JsonWriter& json, const Table::Column& column, std::size_t row);
/// A row as an object: a member for each column.
void write_row(JsonWriter& json, const Table& table, std::size_t row);

/// The answer's sheets as one object: a list of objects per sheet, inside the rows that own them.
[[nodiscard]] std::string json_of(const Answer& answer, bool is_compact = false);

}  // namespace corridor
