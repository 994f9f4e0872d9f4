// SPDX-License-Identifier: Apache-2.0
// Reads a table by column names and rows, for writers that show known tables. What is not there is empty.
#pragma once

#include <cmath>
#include <string>
#include <string_view>
#include <vector>

#include "corridor/base/table.h"
#include "corridor/io/text_table.h"

namespace corridor {

class TableView {
 public:
  /// In  `table` is null (no rows) or outlives this.
  explicit TableView(const Table* table) : table_(table) {}

  [[nodiscard]] std::size_t row_count() const { return table_ == nullptr ? 0 : table_->row_count(); }
  /// As text tables show it.
  [[nodiscard]] std::string text(std::size_t row, std::string_view column) const {
    const Table::Column* found = find(column);
    return found == nullptr ? std::string{} : cell_text(*found, row);
  }
  /// NaN: no number.
  [[nodiscard]] double number(std::size_t row, std::string_view column) const {
    const Table::Column* found = find(column);
    if (found == nullptr) return std::nan("");
    if (const auto* numbers = std::get_if<Table::Numbers>(&found->values)) return (*numbers)[row];
    if (const auto* wholes = std::get_if<Table::Wholes>(&found->values))
      return static_cast<double>((*wholes)[row]);
    return std::nan("");
  }
  [[nodiscard]] std::vector<std::string> list(std::size_t row, std::string_view column) const {
    const Table::Column* found = find(column);
    const auto* lists = found == nullptr ? nullptr : std::get_if<Table::Lists>(&found->values);
    return lists == nullptr ? std::vector<std::string>{} : (*lists)[row];
  }
  [[nodiscard]] Polyline line(std::size_t row, std::string_view column) const {
    const Table::Column* found = find(column);
    const auto* lines = found == nullptr ? nullptr : std::get_if<Table::Lines>(&found->values);
    return lines == nullptr ? Polyline{} : (*lines)[row];
  }
  /// Rows in which a whole number is `value`.
  [[nodiscard]] std::vector<std::size_t> rows_where(std::string_view column, double value) const {
    std::vector<std::size_t> rows;
    for (std::size_t row = 0; row < row_count(); ++row) {
      if (std::abs(number(row, column) - value) < 0.5) rows.push_back(row);
    }
    return rows;
  }

 private:
  [[nodiscard]] const Table::Column* find(std::string_view column) const {
    return table_ == nullptr ? nullptr : table_->find(column);
  }

  const Table* table_;
};

}  // namespace corridor
