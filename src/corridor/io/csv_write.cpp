// SPDX-License-Identifier: Apache-2.0
// Writing, of csv.h.
#include <algorithm>
#include <cmath>

#include "corridor/base/text.h"
#include "corridor/io/csv.h"
#include "corridor/io/csv_scan.h"

namespace corridor {

namespace {

std::string cell_of(const std::string& text) { return text; }
std::string cell_of(std::int64_t value) { return text_of(value); }
std::string cell_of(double value) { return std::isnan(value) ? std::string{} : text_of(value); }
std::string cell_of(Instant value) { return text_of(value); }
std::string cell_of(std::uint8_t value) { return text_of(value != 0); }
std::string cell_of(const std::vector<std::string>& value) { return joined(value); }
std::string cell_of(const Polyline& value) { return text_of(value); }

void append_cell(std::string& csv, std::string_view text) {
  // A byte-order mark that belongs to the text would be lost at the beginning of the file.
  if (text.find_first_of(",\"\r\n") == std::string_view::npos && !text.starts_with(csv::kByteOrderMark)) {
    csv += text;
    return;
  }
  csv += '"';
  for (const char c : text) {
    if (c == '"') csv += '"';
    csv += c;
  }
  csv += '"';
}

}  // namespace

const Table* main_table(const Answer& answer) {
  const auto main = std::ranges::find(answer.sheets, false, &Sheet::is_single);
  if (main != answer.sheets.end()) return &main->table;
  return answer.sheets.empty() ? nullptr : &answer.sheets.front().table;
}

std::string csv_of(const Table& table) {
  std::string csv;
  for (const Table::Column& column : table.columns) {
    if (&column != &table.columns.front()) csv += ',';
    append_cell(csv, column.name);
  }
  csv += '\n';
  for (std::size_t row = 0; row < table.row_count(); ++row) {
    for (const Table::Column& column : table.columns) {
      if (&column != &table.columns.front()) csv += ',';
      std::visit([&](const auto& values) { append_cell(csv, cell_of(values[row])); }, column.values);
    }
    csv += '\n';
  }
  return csv;
}

}  // namespace corridor
