// SPDX-License-Identifier: Apache-2.0
// Answers for people at a terminal, and for pipes: aligned columns, wrapped paragraphs. The same text comes
// out on every machine; only colour and the width to wrap at depend on where it goes.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "corridor/base/answer.h"

namespace corridor {

struct TextStyle {
  std::size_t width = 0;  ///< columns of the terminal; 0: no limit, one line per row
  bool is_coloured = false;
};

/// The blocks of the answer, or its sheets if it has none.
[[nodiscard]] std::string text_of(const Answer& answer, const TextStyle& style = {});
/// Columns two blanks apart, headings in the first line, numbers to the right. In a narrow terminal the
/// widest columns are broken at blanks.
[[nodiscard]] std::string text_of(const Table& table, const TextStyle& style = {});
/// Broken at blanks so that no line is wider than `width`; lines of the text stay lines.
[[nodiscard]] std::string wrapped(std::string_view text, std::size_t width, std::string_view indent = {});

/// Columns that a terminal uses for the text: wide East Asian letters take two, combining marks none.
[[nodiscard]] std::size_t display_width(std::string_view utf8);

/// One cell as text: lists joined by blanks, instants in UTC, an empty text where there is no value.
[[nodiscard]] std::string cell_text(const Table::Column& column, std::size_t row);

}  // namespace corridor
