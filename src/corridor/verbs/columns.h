// SPDX-License-Identifier: Apache-2.0
// Builds a Table from rows of anything: one line per column, with its name, its meaning and how a row gives
// its value. The same lines that fill an answer describe it in docs/reference.
#pragma once

#include <concepts>
#include <cstdint>
#include <limits>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "corridor/base/table.h"

namespace corridor {

inline constexpr double kNoNumber = std::numeric_limits<double>::quiet_NaN();

/// What a column holds whose rows give a T.
template <class T>
struct ValuesOf;
template <>
struct ValuesOf<std::string> {
  using Type = Table::Texts;
};
template <>
struct ValuesOf<std::int64_t> {
  using Type = Table::Wholes;
};
template <>
struct ValuesOf<double> {
  using Type = Table::Numbers;
};
template <>
struct ValuesOf<Instant> {
  using Type = Table::Instants;
};
template <>
struct ValuesOf<bool> {
  using Type = Table::Truths;
};
template <>
struct ValuesOf<std::vector<std::string>> {
  using Type = Table::Lists;
};
template <>
struct ValuesOf<Polyline> {
  using Type = Table::Lines;
};

template <class Row>
class TableBuilder {
 public:
  /// In  `rows` outlive the builder.
  TableBuilder(std::string name, std::span<const Row> rows) : rows_(rows) { table_.name = std::move(name); }

  /// `give(row)` is a text, whole number, number, instant, truth, list of texts or line.
  template <class Give>  // NOLINTNEXTLINE(performance-unnecessary-value-param): both are moved
  TableBuilder& column(std::string name, std::string says, Give give, int decimals = -1) {
    using Value = std::remove_cvref_t<decltype(give(std::declval<const Row&>()))>;
    typename ValuesOf<Value>::Type values;
    values.reserve(rows_.size());
    for (const Row& row : rows_) values.push_back(give(row));
    table_.columns.push_back({.name = std::move(name),
                              .values = std::move(values),
                              .says = std::move(says),
                              .decimals = decimals});
    return *this;
  }

  [[nodiscard]] Table take() { return std::move(table_); }

 private:
  std::span<const Row> rows_;
  Table table_;
};

}  // namespace corridor
