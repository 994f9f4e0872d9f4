// SPDX-License-Identifier: Apache-2.0
// Text that must not be read as Markdown.
#pragma once

#include <string>
#include <string_view>

namespace corridor {

/// A bar would end the cell of a table.
[[nodiscard]] inline std::string markdown_cell(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '|') out += '\\';
    out += c;
  }
  return out;
}

}  // namespace corridor
