// SPDX-License-Identifier: Apache-2.0
// The one gate between tables of text and typed columns. In: CSV files, scenarios and data frames become rows
// of `Tables`; out: a table of a network as a `Table`. Both walk the list of fields, so neither knows a
// single column by name.
#pragma once

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "corridor/base/error.h"
#include "corridor/base/table.h"
#include "corridor/model/fields_trade.h"

namespace corridor {

/// Reading goes on after a problem, up to this many.
inline constexpr std::size_t kProblemsMax = 100;

/// Cells of text by row and column, wherever they lie. A reader of files gives one without copying a cell.
class Cells {
 public:
  Cells() = default;
  Cells(const Cells&) = delete;
  Cells& operator=(const Cells&) = delete;
  virtual ~Cells() = default;

  [[nodiscard]] virtual std::string_view table() const = 0;  ///< "links"
  [[nodiscard]] virtual std::string_view file() const = 0;   ///< "data/links.csv", for messages
  [[nodiscard]] virtual std::vector<std::string_view> header() const = 0;
  [[nodiscard]] virtual std::size_t row_count() const = 0;
  /// Cells of `column` from row `begin` on, as many as `cells` holds. Valid until the next call.
  virtual void read(std::size_t column, std::size_t begin, std::span<std::string_view> cells) const = 0;
  /// Line of a row in the file, and byte of a cell in that line, from 1; 0: unknown.
  [[nodiscard]] virtual std::uint64_t line(std::size_t row) const = 0;
  [[nodiscard]] virtual std::uint64_t byte(std::size_t row, std::size_t column) const = 0;
};

/// Adds rows to tables. Keep one while reading several tables: it remembers the keys it has looked up in.
class RowReader {
 public:
  /// Keeps a reference to `tables`.
  explicit RowReader(Tables& tables);
  ~RowReader();
  RowReader(const RowReader&) = delete;
  RowReader& operator=(const RowReader&) = delete;

  /// In    tables in the order of `each_table`, so that the rows a key refers to are there.
  /// Out   all problems are added to `problems`: unknown table, unknown, missing or doubled columns, and
  ///       every cell that is no value of its field. If there are any, the rows are there but not to be used.
  /// Cost  O(cells).
  void add(const Cells& cells, std::vector<Problem>& problems);
  void add(const Table& table, const TableOrigin* origin, std::vector<Problem>& problems);

  /// Writes one cell, as a scenario's `set` does; copies the column if it is shared.
  /// In    a row and a field that are there.
  /// Out   the problem, if `text` is no value of the field; then nothing changed.
  [[nodiscard]] std::optional<Problem> set(std::string_view table, std::size_t row, std::string_view field,
                                           std::string_view text);

 private:
  struct Keys;
  Tables& tables_;
  std::unique_ptr<Keys> keys_;
};

/// Adds the rows of one table, of text or typed.
void add_rows(Tables& tables, const Table& table, const TableOrigin* origin, std::vector<Problem>& problems);

/// All rows of the table called `name`, in the units and spellings that add_rows reads; writing them as CSV
/// and reading that gives the same columns.
/// Throws  Error: no such table (did you mean).
[[nodiscard]] Table table_of(const Tables& tables, std::string_view name);

/// Names of all tables, in the order of each_table.
[[nodiscard]] std::vector<std::string_view> table_names();

/// One value, as it stands in a cell. In: a table, row and field that are there.
[[nodiscard]] std::string cell_of(const Tables& tables, std::string_view table, std::size_t row,
                                  std::string_view field);

/// Names of a table's fields, in order. In: a table that is there.
[[nodiscard]] std::vector<std::string_view> field_names(std::string_view table);
/// Those of them that must have a value.
[[nodiscard]] std::vector<std::string_view> must_names(std::string_view table);

}  // namespace corridor
