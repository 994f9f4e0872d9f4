// SPDX-License-Identifier: Apache-2.0
// Any bytes as a CSV file: read, or refused with a place inside the file; what was read comes back after
// writing.
#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "corridor/base/check.h"
#include "corridor/base/table.h"
#include "corridor/io/csv.h"

namespace {

using namespace corridor;  // NOLINT(google-build-using-namespace): the fuzzer's entry cannot stand in ours

Table table_of_cells(const CsvText& csv) {
  Table table{.name = "t", .columns = {}};
  std::vector<std::string_view> cells(csv.row_count());
  for (std::size_t column = 0; column < csv.header().size(); ++column) {
    csv.read(column, 0, cells);
    table.columns.push_back({.name = std::string{csv.header()[column]},
                             .values = Table::Texts(cells.begin(), cells.end()),
                             .says = {}});
  }
  return table;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  std::vector<Problem> problems;
  const CsvText csv("t", "t.csv", text, problems);
  const auto lines = static_cast<std::uint64_t>(std::ranges::count(text, '\n')) + 1;
  for (const Problem& problem : problems) {
    CORRIDOR_CHECK(problem.row >= 1 && problem.row <= lines && problem.column >= 1 &&
                   problem.column <= size + 1);
  }
  for (std::size_t row = 0; row < csv.row_count(); ++row) {
    CORRIDOR_CHECK(csv.line(row) <= lines && csv.bytes(row).size() == csv.header().size());
  }
  // An empty name in a table of one column is an empty line, which is no header.
  if (!problems.empty() || (csv.header().size() == 1 && csv.header()[0].empty())) return 0;
  const Table table = table_of_cells(csv);
  TableOrigin origin;
  const std::string written = csv_of(table);
  CORRIDOR_CHECK(written == csv_of(read_csv("t", "t.csv", written, origin)));
  return 0;
}
