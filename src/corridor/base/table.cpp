// SPDX-License-Identifier: Apache-2.0
#include "corridor/base/table.h"

#include <utility>

#include "corridor/base/check.h"

namespace corridor {

namespace {

std::size_t size_of(const Table::Values& values) {
  return std::visit([](const auto& v) { return v.size(); }, values);
}

}  // namespace

std::size_t Table::row_count() const { return columns.empty() ? 0 : size_of(columns.front().values); }

const Table::Column* Table::find(std::string_view column) const {
  for (const Column& candidate : columns) {
    if (candidate.name == column) {
      return &candidate;
    }
  }
  return nullptr;
}

Table& Table::add(std::string column, Values values, int decimals) {
  CORRIDOR_CHECK(columns.empty() || size_of(values) == row_count());
  columns.push_back(
      {.name = std::move(column), .values = std::move(values), .says = {}, .decimals = decimals});
  return *this;
}

}  // namespace corridor
