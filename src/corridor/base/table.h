// SPDX-License-Identifier: Apache-2.0
// A Table is the only thing that crosses the border of the program, both ways: rows come in as tables of text
// (CSV, a scenario) and answers leave as tables. Column names carry units. A writer knows tables and nothing
// else.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "corridor/base/polyline.h"
#include "corridor/base/quantity.h"

namespace corridor {

struct Table {
  using Texts = std::vector<std::string>;
  using Wholes = std::vector<std::int64_t>;
  using Numbers = std::vector<double>;  // NaN: no value
  using Instants = std::vector<Instant>;
  using Truths = std::vector<std::uint8_t>;  // 0 no, 1 yes
  using Lists = std::vector<std::vector<std::string>>;
  using Lines = std::vector<Polyline>;
  using Values = std::variant<Texts, Wholes, Numbers, Instants, Truths, Lists, Lines>;

  struct Column {
    std::string name;
    Values values;
    std::string says{};  ///< one sentence for documents and tooltips
    int decimals = -1;   ///< of numbers in text tables; -1: shortest that reads back the same
  };

  std::string name;
  std::vector<Column> columns;

  [[nodiscard]] std::size_t row_count() const;
  [[nodiscard]] const Column* find(std::string_view column) const;

  /// Adds a column. In: as many values as the table has rows, unless it is the first.
  Table& add(std::string column, Values values, int decimals = -1);
};

/// Where the cells of a table of text stood, so that a problem found later can name its place.
struct TableOrigin {
  std::string file;                  ///< "links.csv"
  std::vector<std::uint64_t> lines;  ///< row -> line in the file, from 1
  std::vector<std::vector<std::uint32_t>>
      columns;  ///< row -> field -> byte in the line, from 1; may be empty
};

}  // namespace corridor
