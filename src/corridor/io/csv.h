// SPDX-License-Identifier: Apache-2.0
// CSV as RFC 4180 has it, read strictly: a broken row is named with file, line and byte, never guessed at.
// Reading is done twice: once to find the rows and what is wrong with them, once more, a block of rows at a
// time, to hand out their cells as views into the file. So a table of any size costs twelve bytes a row.
#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "corridor/base/answer.h"
#include "corridor/base/error.h"
#include "corridor/base/table.h"
#include "corridor/model/rows.h"

namespace corridor {

/// How much a CSV file may ask of us.
struct CsvLimits {
  std::size_t columns = 1024;
  std::size_t cell_bytes = std::size_t{1} << 24U;
  std::size_t problems = 100;  ///< reading goes on after a problem, up to this many
};

/// The cells of a CSV file, without a copy of any but those with doubled quotes.
///
/// Takes  commas; quoted cells with commas, line breaks and doubled quotes; LF or CRLF; a byte-order mark; a
/// last line
///        without an end. Empty lines do not count, unless the table has one column.
/// Refuses  rows of another length than the header, a quote inside a bare cell, text behind a closing quote,
/// a quote
///        that is never closed, a lone carriage return, NUL, and what is not UTF-8.
class CsvText final : public Cells {
 public:
  /// In    `text` outlives this. `table` and `file` are names, for messages.
  /// Out   what is wrong is added to `problems`; a row that cannot be read is left out.
  /// Cost  above 1 GB/s; see bench/csv_bench.cpp.
  CsvText(std::string table, std::string file, std::string_view text, std::vector<Problem>& problems,
          const CsvLimits& limits = {});

  [[nodiscard]] std::string_view table() const override { return table_; }
  [[nodiscard]] std::string_view file() const override { return file_; }
  [[nodiscard]] std::vector<std::string_view> header() const override {
    return {header_.begin(), header_.end()};
  }
  [[nodiscard]] std::size_t row_count() const override { return rows_.size(); }

  /// Cells of `column` from row `begin` on, as many as `cells` holds; there must be so many.
  /// Out   views into the text; those of cells with doubled quotes hold until the next call that asks for
  /// other rows. Cost  a block of rows is split once for all its columns: ask for all columns of some rows,
  /// then for the next rows. Not for two threads at once.
  void read(std::size_t column, std::size_t begin, std::span<std::string_view> cells) const override;

  /// Where a row begins, from 1.
  [[nodiscard]] std::uint64_t line(std::size_t row) const override { return rows_[row].line; }
  /// Where a cell begins, in bytes from the beginning of its row, from 1.
  [[nodiscard]] std::uint64_t byte(std::size_t row, std::size_t column) const override {
    return bytes(row).at(column);
  }
  /// The same for all cells of a row.
  [[nodiscard]] std::vector<std::uint32_t> bytes(std::size_t row) const;

 private:
  struct Row {
    std::size_t begin;
    std::uint32_t line;
  };
  // The rows that were split last, column after column.
  struct Block {
    std::size_t begin = 0;
    std::size_t size = 0;
    // column * stride + row - begin. Not exactly a power of two apart, or all columns would share a few lines
    // of cache.
    std::vector<std::string_view> cells;
    std::size_t stride = 0;
    std::deque<std::string> unescaped;
  };

  void split(std::size_t begin, std::size_t size) const;

  std::string table_;
  std::string file_;
  std::string_view text_;
  std::vector<std::string> header_;
  std::vector<Row> rows_;
  mutable Block block_;
};

/// A CSV file as a table of text, and where its cells stood.
/// Throws  Error with all that is wrong.
[[nodiscard]] Table read_csv(std::string table, std::string file, std::string_view text, TableOrigin& origin);

/// The table as CSV: RFC 4180, LF, quotes only where they are needed, the same bytes on every machine.
/// Numbers, times, lists and lines are spelled as text.h spells them, without rounding; a number without
/// value is an empty cell.
[[nodiscard]] std::string csv_of(const Table& table);
/// The table that an answer is as CSV if none is named: the first with rows of its own; null: it has no
/// table.
[[nodiscard]] const Table* main_table(const Answer& answer);

}  // namespace corridor
