// SPDX-License-Identifier: Apache-2.0
#include "corridor/io/text_table.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <span>
#include <vector>

#include <fmt/format.h>

#include "corridor/base/check.h"
#include "corridor/base/text.h"

namespace corridor {

namespace {

struct CodeRange {
  char32_t first, last;
};
// Unicode 15, East Asian Width W and F, as far as names of places and goods use them.
constexpr auto kWide = std::to_array<CodeRange>({{0x1100, 0x115F},
                                                 {0x2E80, 0x303E},
                                                 {0x3041, 0x33FF},
                                                 {0x3400, 0x4DBF},
                                                 {0x4E00, 0x9FFF},
                                                 {0xA000, 0xA4CF},
                                                 {0xAC00, 0xD7A3},
                                                 {0xF900, 0xFAFF},
                                                 {0xFE30, 0xFE6F},
                                                 {0xFF00, 0xFF60},
                                                 {0xFFE0, 0xFFE6},
                                                 {0x20000, 0x3FFFD}});
// Combining marks, joiners and selectors.
constexpr auto kNoWidth = std::to_array<CodeRange>({{0x0300, 0x036F},
                                                    {0x0483, 0x0489},
                                                    {0x0591, 0x05BD},
                                                    {0x064B, 0x065F},
                                                    {0x200B, 0x200F},
                                                    {0x20D0, 0x20FF},
                                                    {0xFE00, 0xFE0F},
                                                    {0xFE20, 0xFE2F}});

bool is_in(std::span<const CodeRange> ranges, char32_t code) {
  return std::ranges::any_of(ranges, [&](const CodeRange& r) { return code >= r.first && code <= r.last; });
}

/// The code point at `at`; moves `at` behind it. A broken byte counts as one letter.
char32_t next_code(std::string_view text, std::size_t& at) {
  const auto lead = static_cast<unsigned char>(text[at++]);
  const int more = lead >= 0xF0 ? 3 : lead >= 0xE0 ? 2 : lead >= 0xC0 ? 1 : 0;
  char32_t code = more == 3 ? lead & 0x07U : more == 2 ? lead & 0x0FU : more == 1 ? lead & 0x1FU : lead;
  for (int i = 0; i < more && at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U;
       ++i) {
    code = (code << 6U) | (static_cast<unsigned char>(text[at++]) & 0x3FU);
  }
  return code;
}

std::vector<std::string_view> lines_of(std::string_view text) {
  std::vector<std::string_view> lines;
  for (std::size_t begin = 0; begin <= text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    lines.push_back(text.substr(begin, end - begin));
    begin = end + 1;
  }
  return lines;
}

/// One line of `text` broken at blanks into lines of at most `width` (a longer word keeps its length).
std::vector<std::string> broken(std::string_view text, std::size_t width) {
  std::vector<std::string> lines(1);
  std::size_t used = 0;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find(' ', begin), text.size());
    const std::string_view word = text.substr(begin, end - begin);
    const std::size_t wide = display_width(word);
    if (width > 0 && used > 0 && used + 1 + wide > width) {
      lines.emplace_back();
      used = 0;
    } else if (begin > 0) {
      lines.back() += ' ';
      ++used;
    }
    lines.back() += word;
    used += wide;
    begin = end + 1;
  }
  return lines;
}

bool is_numeric_text(std::string_view text) {
  return !text.empty() &&
         (text.front() == '-' || text.front() == '$' || (text.front() >= '0' && text.front() <= '9'));
}

bool goes_right(const Table::Column& column, std::span<const std::string> cells) {
  if (std::holds_alternative<Table::Numbers>(column.values) ||
      std::holds_alternative<Table::Wholes>(column.values)) {
    return true;
  }
  if (!std::holds_alternative<Table::Texts>(column.values)) return false;
  bool is_any = false;
  for (const std::string& cell : cells) {
    if (!cell.empty() && !is_numeric_text(cell)) return false;
    is_any = is_any || !cell.empty();
  }
  return is_any;
}

struct Cells {
  std::string heading;
  std::vector<std::string> cells;
  bool is_right = false;
  std::size_t width = 0;
};

std::vector<Cells> cells_of(const Table& table) {
  std::vector<Cells> all;
  for (const Table::Column& column : table.columns) {
    Cells one{.heading = column.name, .cells = {}};
    one.width = display_width(one.heading);
    for (std::size_t row = 0; row < table.row_count(); ++row) {
      one.cells.push_back(cell_text(column, row));
      for (const std::string_view line : lines_of(one.cells.back())) {
        one.width = std::max(one.width, display_width(line));
      }
    }
    one.is_right = goes_right(column, one.cells);
    all.push_back(std::move(one));
  }
  return all;
}

/// The longest word of a column cannot be broken.
std::size_t width_min(const Cells& cells) {
  std::size_t wide = 1;
  const auto see = [&](std::string_view text) {
    for (const std::string& word : broken(text, 1)) wide = std::max(wide, display_width(word));
  };
  see(cells.heading);
  for (const std::string& cell : cells.cells) {
    for (const std::string_view line : lines_of(cell)) see(line);
  }
  return wide;
}

/// Narrows the widest columns until all fit, or nothing can give.
void fit(std::vector<Cells>& columns, std::size_t width) {
  std::size_t total = 2 * (columns.size() - 1);
  std::vector<std::size_t> least;
  for (const Cells& column : columns) {
    total += column.width;
    least.push_back(column.is_right ? column.width : width_min(column));
  }
  while (total > width) {
    std::size_t widest = columns.size();
    for (std::size_t i = 0; i < columns.size(); ++i) {
      const bool may_give = columns[i].width > least[i];
      if (may_give && (widest == columns.size() || columns[i].width > columns[widest].width)) widest = i;
    }
    if (widest == columns.size()) return;
    --columns[widest].width;
    --total;
  }
}

void append_cell(std::string& line, std::string_view text, const Cells& column, bool is_last) {
  const std::size_t wide = display_width(text);
  const std::size_t pad = column.width > wide ? column.width - wide : 0;
  if (column.is_right) line.append(pad, ' ');
  line += text;
  if (!column.is_right && !is_last) line.append(pad, ' ');
}

void append_row(std::string& out, std::span<const Cells> columns, std::span<const std::string_view> row) {
  std::vector<std::vector<std::string>> cells;
  std::size_t height = 1;
  for (std::size_t i = 0; i < columns.size(); ++i) {
    std::vector<std::string> lines;
    for (const std::string_view line : lines_of(row[i])) {
      for (std::string& part : broken(line, columns[i].width)) lines.push_back(std::move(part));
    }
    height = std::max(height, lines.size());
    cells.push_back(std::move(lines));
  }
  for (std::size_t line_number = 0; line_number < height; ++line_number) {
    std::string line;
    for (std::size_t i = 0; i < columns.size(); ++i) {
      const bool has = line_number < cells[i].size();
      append_cell(line, has ? std::string_view(cells[i][line_number]) : std::string_view{}, columns[i],
                  i + 1 == columns.size());
      if (i + 1 < columns.size()) line += "  ";
    }
    line.erase(line.find_last_not_of(' ') + 1);
    out += line + "\n";
  }
}

/// What is worth the width: no column without a value; long remarks stay in the other formats.
Table without_idle_columns(const Table& table) {
  Table kept{.name = table.name, .columns = {}};
  for (const Table::Column& column : table.columns) {
    if (column.name == "method" || column.name == "note") continue;
    bool has_any = false;
    for (std::size_t row = 0; row < table.row_count() && !has_any; ++row)
      has_any = !cell_text(column, row).empty();
    if (has_any) kept.columns.push_back(column);
  }
  return kept;
}

/// A table of one row reads better as a list: name, value.
std::string record_text(const Table& table, const TextStyle& style) {
  std::size_t wide = 0;
  for (const Table::Column& column : table.columns) wide = std::max(wide, display_width(column.name));
  std::string out;
  for (const Table::Column& column : table.columns) {
    const std::string value = cell_text(column, 0);
    if (value.empty()) continue;
    const std::string pad(wide + 2 - display_width(column.name), ' ');
    const std::string indent(wide + 2, ' ');
    const std::size_t width = style.width > wide + 22 ? style.width - wide - 2 : 0;
    const std::string text = wrapped(value, width, indent);
    out += column.name + pad + text.substr(std::min(indent.size(), text.size()));
    out += "\n";
  }
  return out;
}

}  // namespace

std::size_t display_width(std::string_view utf8) {
  std::size_t width = 0;
  for (std::size_t at = 0; at < utf8.size();) {
    const char32_t code = next_code(utf8, at);
    if (code < 0x300) {
      ++width;
    } else if (!is_in(kNoWidth, code)) {
      width += is_in(kWide, code) ? 2U : 1U;
    }
  }
  return width;
}

std::string cell_text(const Table::Column& column, std::size_t row) {
  struct Writer {
    std::size_t row;
    int decimals;
    std::string operator()(const Table::Texts& v) const { return v[row]; }
    std::string operator()(const Table::Wholes& v) const { return text_of(v[row]); }
    std::string operator()(const Table::Numbers& v) const {
      if (std::isnan(v[row])) return {};
      return decimals < 0 ? text_of(v[row]) : grouped_text_of(v[row], decimals);
    }
    std::string operator()(const Table::Instants& v) const { return text_of(v[row]); }
    std::string operator()(const Table::Truths& v) const { return v[row] != 0 ? "yes" : "no"; }
    std::string operator()(const Table::Lists& v) const { return joined(v[row], " "); }
    std::string operator()(const Table::Lines& v) const { return text_of(v[row]); }
  };
  return std::visit(Writer{row, column.decimals}, column.values);
}

std::string wrapped(std::string_view text, std::size_t width, std::string_view indent) {
  std::string out;
  for (const std::string_view line : lines_of(text)) {
    for (const std::string& part : broken(line, width)) {
      if (!out.empty()) out += '\n';
      out += fmt::format("{}{}", indent, part);
    }
  }
  return out;
}

std::string text_of(const Table& table, const TextStyle& style) {
  std::vector<Cells> columns = cells_of(table);
  if (columns.empty()) return {};
  if (style.width > 0) fit(columns, style.width);
  std::string headings;
  std::vector<std::string_view> row;
  for (const Cells& column : columns) row.emplace_back(column.heading);
  append_row(headings, columns, row);
  std::string out = headings;
  if (style.is_coloured) {
    out.clear();
    for (const std::string_view line : lines_of(headings)) {
      if (!line.empty()) out += fmt::format("\033[1m{}\033[0m\n", line);
    }
  }
  for (std::size_t i = 0; i < table.row_count(); ++i) {
    row.clear();
    for (const Cells& column : columns) row.emplace_back(column.cells[i]);
    append_row(out, columns, row);
  }
  return out;
}

std::string text_of(const Answer& answer, const TextStyle& style) {
  std::string out;
  const auto separate = [&] {
    if (!out.empty()) out += '\n';
  };
  if (!answer.document.empty()) return answer.document;
  for (const Block& block : answer.blocks) {
    separate();
    if (const auto* text = std::get_if<std::string>(&block)) {
      out += wrapped(*text, style.width) + "\n";
    } else {
      out += text_of(std::get<Table>(block), style);
    }
  }
  if (!answer.blocks.empty()) return out;
  for (const Sheet& sheet : answer.sheets) {
    if (sheet.table.row_count() == 0 || sheet.is_for_maps || sheet.is_aside) continue;
    separate();
    if (sheet.is_single) {
      out += record_text(sheet.table, style);
      continue;
    }
    if (answer.sheets.size() > 1) out += sheet.table.name + "\n";
    out += text_of(without_idle_columns(sheet.table), style);
  }
  return out;
}

}  // namespace corridor
