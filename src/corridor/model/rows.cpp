// SPDX-License-Identifier: Apache-2.0
// Reading. Cells are read by column in blocks of rows: the type of a column is chosen once a block, and a
// block's cells stay in the cache whichever way they are stored.
#include "corridor/model/rows.h"

#include <algorithm>
#include <array>
#include <iterator>

#include <fmt/format.h>

#include "corridor/model/cell.h"

namespace corridor {

namespace {

constexpr std::size_t kBlock = 1024;
constexpr std::size_t kAbsent = std::numeric_limits<std::size_t>::max();

// A Table's columns as text: those that are text already are not copied.
class TableCells final : public Cells {
 public:
  TableCells(const Table& table, const TableOrigin* origin) : table_(table), origin_(origin) {
    for (const Table::Column& column : table.columns) texts_.push_back(texts_of(column.values));
  }

  [[nodiscard]] std::string_view table() const override { return table_.name; }
  [[nodiscard]] std::string_view file() const override { return origin_ ? origin_->file : table_.name; }
  [[nodiscard]] std::vector<std::string_view> header() const override {
    std::vector<std::string_view> names;
    for (const Table::Column& column : table_.columns) names.emplace_back(column.name);
    return names;
  }
  [[nodiscard]] std::size_t row_count() const override { return table_.row_count(); }
  void read(std::size_t column, std::size_t begin, std::span<std::string_view> cells) const override {
    const auto* given = std::get_if<Table::Texts>(&table_.columns[column].values);
    const Table::Texts& texts = given ? *given : texts_[column];
    for (std::size_t i = 0; i < cells.size(); ++i) cells[i] = texts[begin + i];
  }
  [[nodiscard]] std::uint64_t line(std::size_t row) const override {
    if (!origin_) return row + 1;
    return row < origin_->lines.size() ? origin_->lines[row] : 0;
  }
  [[nodiscard]] std::uint64_t byte(std::size_t row, std::size_t column) const override {
    if (!origin_ || row >= origin_->columns.size() || column >= origin_->columns[row].size()) return 0;
    return origin_->columns[row][column];
  }

 private:
  static Table::Texts texts_of(const Table::Values& values) {
    return std::visit(
        [](const auto& given) {
          using Given = std::remove_cvref_t<decltype(given)>;
          Table::Texts texts;
          if constexpr (!std::is_same_v<Given, Table::Texts>) {
            texts.reserve(given.size());
            for (const auto& value : given) texts.push_back(text_of_value(value));
          }
          return texts;
        },
        values);
  }
  static std::string text_of_value(double value) { return std::isnan(value) ? "" : text_of(value); }
  static std::string text_of_value(std::uint8_t value) { return value != 0 ? "yes" : "no"; }
  static std::string text_of_value(const std::vector<std::string>& value) { return joined(value); }
  template <class T>
  static std::string text_of_value(const T& value) {
    return text_of(value);
  }

  const Table& table_;
  const TableOrigin* origin_;
  std::vector<Table::Texts> texts_;  // of the columns that are no texts; else empty
};

// A column of a file, and the field that it is.
struct Source {
  const Cells& cells;
  std::size_t column;
  const Field& field;
  std::size_t rows_before;  // rows that the table had before this file
};

Problem problem_at(const Source& source, std::size_t row, std::string_view value, const Mistake& mistake) {
  return {.code = std::string(mistake.code),
          .where = std::string(source.cells.file()),
          .row = source.cells.line(row),
          .column = source.cells.byte(row, source.column),
          .field = std::string(source.field.name),
          .value = std::string(value),
          .what = mistake.what,
          .hint = mistake.hint};
}

template <class Rows>
[[gnu::noinline]] std::vector<Field> fields_of(const Rows& rows) {
  std::vector<Field> fields;
  each_field(rows, [&](const Field& field, const auto&) { fields.push_back(field); });
  return fields;
}

std::vector<Field> fields_of_table(std::string_view table) {
  std::vector<Field> fields;
  const Tables none;
  const bool is_known = with_table(none, table, [&](const auto& rows) { fields = fields_of(rows); });
  CORRIDOR_CHECK(is_known);
  return fields;
}

// Which column of the file holds each field; and what is wrong with the header.
std::vector<std::size_t> columns_of(const std::vector<Field>& fields, const Cells& cells,
                                    std::vector<Problem>& problems) {
  const std::vector<std::string_view> header = cells.header();
  std::vector<std::string_view> names;
  std::vector<std::size_t> columns;
  std::vector<std::string_view> missing;
  const auto complain = [&](std::string_view code, std::string_view name, std::string what,
                            std::string hint) {
    problems.push_back({.code = std::string(code),
                        .where = std::string(cells.file()),
                        .row = 1,
                        .field = std::string(name),
                        .what = std::move(what),
                        .hint = std::move(hint)});
  };
  for (const Field& field : fields) {
    names.push_back(field.name);
    const auto found = std::ranges::find(header, field.name);
    columns.push_back(found == header.end() ? kAbsent : static_cast<std::size_t>(found - header.begin()));
    if (found == header.end() && field.need == Need::must) missing.push_back(field.name);
  }
  for (std::size_t i = 0; i < header.size(); ++i) {
    const auto first = std::ranges::find(header, header[i]);
    if (std::ranges::find(names, header[i]) == names.end()) {
      complain("unknown_column", header[i], fmt::format("is no column of {}", cells.table()),
               did_you_mean(header[i], names));
    } else if (static_cast<std::size_t>(first - header.begin()) != i) {
      complain("doubled_column", header[i], "stands twice in the header", "keep one");
    }
  }
  for (const std::string_view name : missing)
    complain("missing_column", name, "is missing", "add the column");
  return columns;
}

}  // namespace

struct RowReader::Keys {
  KeyCache cache;
};

RowReader::RowReader(Tables& tables)
    : tables_(tables), keys_(std::make_unique<Keys>(Keys{KeyCache{tables}})) {}
RowReader::~RowReader() = default;

namespace {

// Cells that differ mostly differ in their last character: that is asked first.
bool is_same(std::string_view a, std::string_view b) {
  return a.size() == b.size() && (a.empty() || (a.back() == b.back() && a == b));
}

// Reads one block of one column. A cell that is the one above it again is not read twice. Not inlined: there
// are some 300 fields but only some 40 types of columns, and one copy of this for each type is enough.
template <class T>
[[gnu::noinline]] void read_block(const Source& source, std::span<std::string_view> block, KeyCache& keys,
                                  std::vector<T>& values, std::vector<Problem>& problems) {
  const std::size_t begin = values.size() - source.rows_before;
  source.cells.read(source.column, begin, block);
  for (std::size_t i = 0; i < block.size(); ++i) {
    if (i > 0 && problems.empty() && is_same(block[i], block[i - 1])) {
      T same = values.back();
      values.push_back(std::move(same));
      continue;
    }
    T value{};
    const std::optional<Mistake> mistake = read_cell(block[i], source.field, keys, value);
    if (mistake && problems.size() < kProblemsMax) {
      problems.push_back(problem_at(source, begin + i, block[i], *mistake));
    }
    values.push_back(std::move(value));
  }
}

// All rows of a file, block by block.
struct Reading {
  const Cells& cells;
  std::vector<std::size_t> columns;  // of the file, by field
  KeyCache& keys;
  std::vector<Problem>& problems;
};

template <class T>
[[gnu::noinline]] void read_or_fill(const Reading& reading, const Source& source,
                                    std::span<std::string_view> block, std::vector<T>& values) {
  if (values.size() == source.rows_before) values.reserve(values.size() + reading.cells.row_count());
  if (source.column == kAbsent) {
    values.resize(values.size() + block.size(), preset<T>(source.field));
  } else {
    read_block(source, block, reading.keys, values, reading.problems);
  }
}

template <class Rows>
[[gnu::noinline]] void add_to(Rows& rows, const Reading& reading) {
  const std::size_t rows_before = row_count(rows);
  const std::size_t count = reading.cells.row_count();
  std::array<std::string_view, kBlock> buffer;
  for (std::size_t begin = 0; begin < count; begin += kBlock) {
    const std::span<std::string_view> block{buffer.data(), std::min(kBlock, count - begin)};
    std::size_t position = 0;
    each_field(rows, [&](const Field& field, auto& column) {
      const Source source{reading.cells, reading.columns[position++], field, rows_before};
      read_or_fill(reading, source, block, column.edit());
    });
  }
}

}  // namespace

namespace {

// Of the cells that name rows of a table without rows, one for each such table stays.
void say_missing_tables_once(std::vector<Problem>& problems) {
  std::vector<std::string> said;
  std::erase_if(problems, [&](Problem& problem) {
    if (problem.code != kMissingTable) return false;
    const std::string table = problem.hint;
    if (std::ranges::find(said, table) != said.end()) return true;
    said.push_back(table);
    problem.value = table;
    problem.what = "is a table without rows, but rows of it are named here";
    problem.hint = fmt::format("add {}.csv", table);
    return false;
  });
}

}  // namespace

void RowReader::add(const Cells& cells, std::vector<Problem>& problems) {
  const std::vector<std::string_view> names = table_names();
  if (std::ranges::find(names, cells.table()) == names.end()) {
    problems.push_back({.code = "unknown_table",
                        .where = std::string(cells.file()),
                        .value = std::string(cells.table()),
                        .what = "is no table of a network",
                        .hint = did_you_mean(cells.table(), names)});
    return;
  }
  std::vector<Problem> found;
  const Reading reading{cells, columns_of(fields_of_table(cells.table()), cells, found), keys_->cache, found};
  with_table(tables_, cells.table(), [&](auto& rows) { add_to(rows, reading); });
  keys_->cache.forget();
  std::ranges::stable_sort(found, {}, [](const Problem& p) { return std::pair(p.row, p.column); });
  say_missing_tables_once(found);
  std::ranges::move(found, std::back_inserter(problems));
}

void RowReader::add(const Table& table, const TableOrigin* origin, std::vector<Problem>& problems) {
  add(TableCells{table, origin}, problems);
}

namespace {

template <class T>
[[gnu::noinline]] std::optional<Mistake> set_value(std::vector<T>& values, std::size_t row,
                                                   std::string_view text, const Field& field,
                                                   KeyCache& keys) {
  T value{};
  std::optional<Mistake> mistake = read_cell(text, field, keys, value);
  if (!mistake) values[row] = std::move(value);
  return mistake;
}

}  // namespace

std::optional<Problem> RowReader::set(std::string_view table, std::size_t row, std::string_view field,
                                      std::string_view text) {
  std::optional<Mistake> mistake;
  bool is_known = false;
  with_table(tables_, table, [&](auto& rows) {
    is_known = with_field(rows, field, [&](const Field& described, auto& column) {
      mistake = set_value(column.edit(), row, text, described, keys_->cache);
    });
  });
  CORRIDOR_CHECK(is_known);
  if (field == "id") keys_->cache.forget();
  if (!mistake) return std::nullopt;
  return Problem{.code = std::string(mistake->code),
                 .where = std::string(table),
                 .field = std::string(field),
                 .value = std::string(text),
                 .what = mistake->what,
                 .hint = mistake->hint};
}

void add_rows(Tables& tables, const Table& table, const TableOrigin* origin, std::vector<Problem>& problems) {
  RowReader(tables).add(table, origin, problems);
}

std::vector<std::string_view> table_names() {
  std::vector<std::string_view> names;
  const Tables none;
  each_table(none, [&](std::string_view name, const auto&) { names.push_back(name); });
  return names;
}

namespace {

std::vector<std::string_view> names_of(std::string_view table, bool is_must_only) {
  std::vector<std::string_view> names;
  for (const Field& field : fields_of_table(table)) {
    if (field.need == Need::must || !is_must_only) names.push_back(field.name);
  }
  return names;
}

}  // namespace

std::vector<std::string_view> field_names(std::string_view table) { return names_of(table, false); }
std::vector<std::string_view> must_names(std::string_view table) { return names_of(table, true); }

}  // namespace corridor
