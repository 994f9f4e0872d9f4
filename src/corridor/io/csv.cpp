// SPDX-License-Identifier: Apache-2.0
#include "corridor/io/csv.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "corridor/base/check.h"
#include "corridor/io/csv_scan.h"
#include "corridor/io/utf8.h"

namespace corridor {

namespace {

constexpr std::size_t kBlockRows = 1024;

std::string unescaped(std::string_view content) {
  std::string text;
  text.reserve(content.size());
  for (std::size_t i = 0; i < content.size(); ++i) {
    text += content[i];
    if (content[i] == '"') ++i;  // the second of two
  }
  return text;
}

struct Sentence {
  std::string_view code;
  std::string what;
  std::string_view hint;
};

// Where something stands: behind the beginning of a line that is known.
struct Place {
  std::uint64_t line;
  std::size_t line_begin;
  std::size_t at;
};

Sentence sentence_of(csv::RowFault fault) {
  switch (fault) {
    case csv::RowFault::quote_in_cell:
      return {"csv_quote_in_cell", "a quote stands inside a cell that does not begin with one",
              "put the whole cell in quotes and double the quote"};
    case csv::RowFault::text_after_quote:
      return {"csv_text_after_quote", "text follows the closing quote of a cell",
              "double the quotes that belong to the text"};
    case csv::RowFault::open_quote:
      return {"csv_open_quote", "the quote that opens here is never closed", "close it"};
    case csv::RowFault::lone_return:
      return {"csv_lone_return", "a carriage return without line feed",
              "end lines with LF or CRLF; a line break inside a cell needs quotes"};
    case csv::RowFault::none:
      break;
  }
  CORRIDOR_CHECK(false);
}

// Collects what is wrong with one file, up to a limit.
class Complaints {
 public:
  Complaints(const std::string& file, std::string_view text, std::vector<Problem>& problems,
             std::size_t limit)
      : file_(file), text_(text), problems_(problems), limit_(problems.size() + limit) {}

  [[nodiscard]] bool is_full() const { return problems_.size() >= limit_; }

  void add(Sentence sentence, const Place& place) {
    if (is_full()) return;
    const std::string_view before = text_.substr(place.line_begin, place.at - place.line_begin);
    const auto breaks = static_cast<std::uint64_t>(std::ranges::count(before, '\n'));
    const std::size_t line_begin = breaks == 0 ? place.line_begin : place.line_begin + before.rfind('\n') + 1;
    problems_.push_back({.code = std::string{sentence.code},
                         .where = file_,
                         .row = place.line + breaks,
                         .column = place.at - line_begin + 1,
                         .what = std::move(sentence.what),
                         .hint = std::string{sentence.hint}});
  }

 private:
  const std::string& file_;
  std::string_view text_;
  std::vector<Problem>& problems_;
  std::size_t limit_;
};

void check_characters(std::string_view text, Complaints& complaints) {
  std::uint64_t line = 1;
  std::size_t line_begin = 0;
  for (std::size_t at = 0; !complaints.is_full(); ++at) {
    at = find_not_utf8(text, at);
    if (at == text.size()) return;
    const std::string_view before = text.substr(line_begin, at - line_begin);
    line += static_cast<std::uint64_t>(std::ranges::count(before, '\n'));
    if (const std::size_t last = before.rfind('\n'); last != std::string_view::npos) line_begin += last + 1;
    if (text[at] == '\0') {
      complaints.add({"csv_nul", "a NUL character", "save the file as text, in UTF-8"},
                     {line, line_begin, at});
    } else {
      complaints.add({"csv_not_utf8", "is not UTF-8", "save the file in UTF-8"}, {line, line_begin, at});
    }
  }
}

// A row before its cells are handed out.
struct Outline {
  std::size_t begin = 0;
  std::uint32_t line = 1;
  std::size_t cell_count = 0;
  std::size_t cell_bytes = 0;  // of its longest cell
  bool is_broken = false;      // and was complained about
  [[nodiscard]] bool is_empty() const { return cell_count == 1 && cell_bytes == 0; }
};

// Walks through the rows of a text.
class RowFinder {
 public:
  RowFinder(std::string_view text, std::size_t begin, Complaints& complaints)
      : text_(text), begin_(begin), marks_(text, begin), complaints_(complaints) {}

  // False: there are no more rows.
  bool next(Outline& row) {
    if (begin_ >= text_.size()) return false;
    row = {.begin = begin_, .line = line_};
    csv::RowEnd end = csv::scan_row(text_, begin_, marks_, [&](std::size_t from, std::size_t to, bool) {
      ++row.cell_count;
      row.cell_bytes = std::max(row.cell_bytes, to - from);
    });
    if (end.fault != csv::RowFault::none) {
      row.is_broken = true;
      complaints_.add(sentence_of(end.fault), {line_, begin_, end.fault_at});
      resume_after(end);
    }
    begin_ = end.next;
    line_ += end.line_count;
    return true;
  }

 private:
  // After a fault the next line is the next place where rows can be told again.
  void resume_after(csv::RowEnd& end) {
    const std::size_t line_end =
        end.fault == csv::RowFault::open_quote ? std::string_view::npos : text_.find('\n', end.fault_at);
    end.next = line_end == std::string_view::npos ? text_.size() : line_end + 1;
    end.line_count =
        static_cast<std::uint32_t>(std::ranges::count(text_.substr(begin_, end.next - begin_), '\n'));
    marks_ = csv::Marks(text_, end.next);
  }

  std::string_view text_;
  std::size_t begin_;
  std::uint32_t line_ = 1;
  csv::Marks marks_;
  Complaints& complaints_;
};

std::vector<std::string> cells_of_row(std::string_view text, std::size_t begin) {
  std::vector<std::string> cells;
  csv::Marks marks(text, begin);
  csv::scan_row(text, begin, marks, [&](std::size_t from, std::size_t to, bool is_escaped) {
    const std::string_view content = text.substr(from, to - from);
    cells.push_back(is_escaped ? unescaped(content) : std::string{content});
  });
  return cells;
}

}  // namespace

CsvText::CsvText(std::string table, std::string file, std::string_view text, std::vector<Problem>& problems,
                 const CsvLimits& limits)
    : table_(std::move(table)), file_(std::move(file)), text_(text) {
  Complaints complaints(file_, text_, problems, limits.problems);
  check_characters(text_, complaints);
  RowFinder finder(text_, text_.starts_with(csv::kByteOrderMark) ? csv::kByteOrderMark.size() : 0,
                   complaints);
  Outline row;
  const auto complain = [&](std::string_view code, std::string what, std::string_view hint) {
    complaints.add({code, std::move(what), hint}, {row.line, row.begin, row.begin});
  };
  do {
    if (!finder.next(row)) {
      complain("csv_empty", "has no header", "the first line must name the columns");
      return;
    }
  } while (row.is_empty());
  if (row.is_broken) return;
  if (row.cell_count > limits.columns) {
    complain("csv_too_many_columns",
             fmt::format("has {} columns; {} are allowed", row.cell_count, limits.columns),
             "split the table");
    return;
  }
  header_ = cells_of_row(text_, row.begin);
  while (!complaints.is_full() && finder.next(row)) {
    if (row.is_broken || (row.is_empty() && header_.size() > 1)) continue;
    if (row.cell_count != header_.size()) {
      complain("csv_ragged_row",
               fmt::format("has {} cells where the header has {}", row.cell_count, header_.size()),
               "look for a missing comma or quote");
    } else if (row.cell_bytes > limits.cell_bytes) {
      complain("csv_long_cell",
               fmt::format("has a cell of {} bytes; {} are allowed", row.cell_bytes, limits.cell_bytes),
               "look for a missing quote");
    } else {
      rows_.push_back({row.begin, row.line});
    }
  }
}

void CsvText::split(std::size_t begin, std::size_t size) const {
  block_.begin = begin;
  block_.size = size;
  block_.stride = size + 4;
  block_.cells.resize(header_.size() * block_.stride);
  block_.unescaped.clear();
  csv::Marks marks(text_, rows_[begin].begin);
  std::size_t next = rows_[begin].begin;
  for (std::size_t i = 0; i < size; ++i) {
    const std::size_t row_begin = rows_[begin + i].begin;
    if (row_begin != next) marks = csv::Marks(text_, row_begin);  // a row was left out before this one
    std::string_view* cell = block_.cells.data() + i;
    next = csv::scan_row(text_, row_begin, marks, [&](std::size_t from, std::size_t to, bool is_escaped) {
             *cell = text_.substr(from, to - from);
             if (is_escaped) *cell = block_.unescaped.emplace_back(unescaped(*cell));
             cell += block_.stride;
           }).next;
  }
}

void CsvText::read(std::size_t column, std::size_t begin, std::span<std::string_view> cells) const {
  CORRIDOR_CHECK(column < header_.size() && begin + cells.size() <= rows_.size());
  if (begin < block_.begin || begin + cells.size() > block_.begin + block_.size) {
    split(begin, std::min(std::max(cells.size(), kBlockRows), rows_.size() - begin));
  }
  std::copy_n(block_.cells.data() + column * block_.stride + (begin - block_.begin), cells.size(),
              cells.data());
}

std::vector<std::uint32_t> CsvText::bytes(std::size_t row) const {
  const std::size_t begin = rows_[row].begin;
  std::vector<std::uint32_t> bytes;
  csv::Marks marks(text_, begin);
  csv::scan_row(text_, begin, marks, [&](std::size_t from, std::size_t, bool) {
    const bool is_quoted = from > begin && text_[from - 1] == '"';  // the quote belongs to the cell
    bytes.push_back(static_cast<std::uint32_t>(from - begin + (is_quoted ? 0 : 1)));
  });
  return bytes;
}

Table read_csv(std::string table, std::string file, std::string_view text, TableOrigin& origin) {
  std::vector<Problem> problems;
  const CsvText cells(std::move(table), file, text, problems);
  if (!problems.empty()) throw Error(std::move(problems));
  const std::vector<std::string_view> header = cells.header();
  std::vector<Table::Texts> columns(header.size());
  std::vector<std::string_view> block;
  origin = {.file = std::move(file), .lines = {}, .columns = {}};
  for (std::size_t begin = 0; begin < cells.row_count(); begin += block.size()) {
    block.resize(std::min(kBlockRows, cells.row_count() - begin));
    for (std::size_t column = 0; column < columns.size(); ++column) {
      cells.read(column, begin, block);
      columns[column].insert(columns[column].end(), block.begin(), block.end());
    }
    for (std::size_t row = begin; row < begin + block.size(); ++row) {
      origin.lines.push_back(cells.line(row));
      origin.columns.push_back(cells.bytes(row));
    }
  }
  Table result{.name = std::string{cells.table()}, .columns = {}};
  for (std::size_t column = 0; column < columns.size(); ++column) {
    result.add(std::string{header[column]}, std::move(columns[column]));
  }
  return result;
}

}  // namespace corridor
