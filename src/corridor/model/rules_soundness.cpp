// SPDX-License-Identifier: Apache-2.0
// Rules about the columns themselves. Rows that come through the gate (rows.h) cannot break them; columns
// that a program fills on its own can, and every other rule relies on them.
#include <cstddef>
#include <vector>

#include <fmt/format.h>

#include "corridor/model/findings.h"
#include "corridor/model/table_access.h"

namespace corridor {

namespace {

bool check_lengths(const Tables& tables, Findings& findings) {
  bool are_equal = true;
  each_table(tables, [&](std::string_view table, const auto& rows) {
    const std::size_t count = row_count(rows);
    each_field(rows, [&](const Field& field, const auto& column) {
      if (column.size() == count) return;
      are_equal = false;
      findings.add(
          "ragged_table", table,
          fmt::format("{} has {} values where the table has {} rows", field.name, column.size(), count));
    });
  });
  return are_equal;
}

template <class Rows>
bool is_inside(Id<Rows> id, const Tables& tables, Need need) {
  return id.is_none() ? need == Need::may : id.position() < row_count(rows_of<Rows>(tables));
}
template <class Rows>
bool is_inside(const std::vector<Id<Rows>>& ids, const Tables& tables, Need /*need*/) {
  for (const Id<Rows> id : ids) {
    if (!is_inside(id, tables, Need::must)) return false;
  }
  return true;
}

void check_ids(const Tables& tables, Findings& findings) {
  each_table(tables, [&](std::string_view table, const auto& rows) {
    each_field(rows, [&](const Field& field, const auto& column) {
      if constexpr (requires { is_inside(column.values()[0], tables, field.need); }) {
        for (std::size_t row = 0; row < column.size(); ++row) {
          if (is_inside(column.values()[row], tables, field.need)) continue;
          findings.add("lost_id", {table, row, field.name, ""}, "refers to a row that is not there");
        }
      }
    });
  });
}

}  // namespace

void check_soundness(const Tables& tables, Findings& findings) {
  if (check_lengths(tables, findings)) check_ids(tables, findings);
}

}  // namespace corridor
