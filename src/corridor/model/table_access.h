// SPDX-License-Identifier: Apache-2.0
// Small bridges from a table's name or type to its columns, on top of the list of fields.
#pragma once

#include <string_view>
#include <type_traits>
#include <vector>

#include "corridor/model/fields_trade.h"

namespace corridor {

/// The table that holds `Rows`.
template <class Rows>
[[nodiscard]] const Rows& rows_of(const Tables& tables) {
  const Rows* found = nullptr;
  each_table(tables, [&](std::string_view, const auto& rows) {
    if constexpr (std::is_same_v<std::remove_cvref_t<decltype(rows)>, Rows>) found = &rows;
  });
  return *found;
}

/// Calls `visit(name, rows)` for the table called `name`; false if there is none.
template <Of<Tables> T, class Visit>
bool with_table(T& tables, std::string_view name, Visit&& visit) {
  bool is_found = false;
  each_table(tables, [&](std::string_view candidate, auto& rows) {
    if (candidate != name) return;
    is_found = true;
    visit(rows);
  });
  return is_found;
}

/// Calls `visit(field, column)` for the field called `name`; false if there is none.
template <class Rows, class Visit>
bool with_field(Rows& rows, std::string_view name, Visit&& visit) {
  bool is_found = false;
  each_field(rows, [&](const Field& field, auto& column) {
    if (field.name != name) return;
    is_found = true;
    visit(field, column);
  });
  return is_found;
}

/// How many rows a table has: as many as its first column.
template <class Rows>
[[nodiscard]] std::size_t row_count(const Rows& rows) {
  std::size_t count = 0;
  bool is_first = true;
  each_field(rows, [&](const Field&, const auto& column) {
    if (is_first) count = column.size();
    is_first = false;
  });
  return count;
}

/// The keys of a table's rows; null for tables without an `id`.
template <class Rows>
[[nodiscard]] const std::vector<std::string>* keys_of(const Rows& rows) {
  if constexpr (requires { rows.id.values(); }) {
    return &rows.id.values();
  } else {
    return nullptr;
  }
}

}  // namespace corridor
