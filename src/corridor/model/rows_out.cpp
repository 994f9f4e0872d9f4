// SPDX-License-Identifier: Apache-2.0
// Writing: typed columns back to a table, each value in the unit and spelling that rows.cpp reads.
#include <charconv>
#include <cmath>
#include <limits>

#include "corridor/base/check.h"
#include "corridor/model/cell.h"
#include "corridor/model/rows.h"

namespace corridor {

std::string time_text(Duration value, Unit unit) {
  const double units = static_cast<double>(value.count()) / seconds_per(unit);
  constexpr int kDecimalsMax = 9;
  for (int decimals = 0; decimals < kDecimalsMax; ++decimals) {
    const std::string text = text_of(units, decimals);
    double read = 0.0;
    std::from_chars(text.data(), text.data() + text.size(), read);
    if (std::llround(read * seconds_per(unit)) == value.count()) return text;
  }
  return text_of(units);
}

namespace {

constexpr double kNoNumber = std::numeric_limits<double>::quiet_NaN();

double number_or_none(std::string_view text) {
  double number = kNoNumber;
  std::from_chars(text.data(), text.data() + text.size(), number);
  return number;
}

template <class T>
inline constexpr bool kIsNumber = std::is_same_v<T, double> || std::is_same_v<T, Duration> || kIsQuantity<T>;
template <class T>
inline constexpr bool kIsNumber<std::optional<T>> = kIsNumber<T> || std::is_same_v<T, int>;

// An empty cell of a `may` number is NaN; everything else has a text.
template <class T>
[[gnu::noinline]] Table::Values values_of(const std::vector<T>& values, const Field& field,
                                          const Tables& tables) {
  if constexpr (kIsNumber<T>) {
    Table::Numbers numbers;
    numbers.reserve(values.size());
    for (const T& value : values) numbers.push_back(number_or_none(cell_text(value, field, tables)));
    return numbers;
  } else if constexpr (std::is_same_v<T, int>) {
    return Table::Wholes(values.begin(), values.end());
  } else if constexpr (std::is_same_v<T, bool>) {
    return Table::Truths(values.begin(), values.end());
  } else if constexpr (kIsIds<T>) {
    Table::Lists lists;
    for (const T& value : values) {
      lists.emplace_back();
      for (const auto id : value) lists.back().push_back(value_text(id, field.unit, tables));
    }
    return lists;
  } else if constexpr (std::is_same_v<T, Polyline>) {
    return values;
  } else {
    Table::Texts texts;
    texts.reserve(values.size());
    for (const T& value : values) texts.push_back(cell_text(value, field, tables));
    return texts;
  }
}

// The last columns of a `may` duration: min, typical, max, shape. Where there is no duration all four are
// empty; where there is one, its zeros are written.
template <class Rows>
void write_durations(const Rows& rows, Table& table) {
  std::size_t position = 0;
  std::vector<const std::vector<Duration>*> three;
  each_field(rows, [&](const Field& field, const auto& column) {
    using T = typename std::remove_cvref_t<decltype(column)>::Value;
    if constexpr (std::is_same_v<T, Duration>) {
      if (three.size() == 3) three.clear();
      three.push_back(&column.values());
    }
    if constexpr (std::is_same_v<T, Shape>) {
      CORRIDOR_CHECK(three.size() == 3);
      for (std::size_t i = 0; i < column.size() && field.need == Need::may; ++i) {
        const bool is_none = (*three[1])[i] == Duration{0} && (*three[2])[i] == Duration{0};
        for (std::size_t k = 0; k < 3 && !is_none; ++k) {
          auto& number = std::get<Table::Numbers>(table.columns[position - 3 + k].values)[i];
          if (std::isnan(number)) number = 0.0;
        }
        if (is_none) std::get<Table::Texts>(table.columns[position].values)[i].clear();
      }
      three.clear();
    }
    if constexpr (!std::is_same_v<T, Duration>) three.clear();
    ++position;
  });
}

template <class Rows>
Table table_from(std::string_view name, const Rows& rows, const Tables& tables) {
  Table table{.name = std::string(name), .columns = {}};
  each_field(rows, [&](const Field& field, const auto& column) {
    table.add(std::string(field.name), values_of(column.values(), field, tables));
    table.columns.back().says = field.says;
  });
  write_durations(rows, table);
  return table;
}

}  // namespace

Table table_of(const Tables& tables, std::string_view name) {
  Table table;
  const bool is_known =
      with_table(tables, name, [&](const auto& rows) { table = table_from(name, rows, tables); });
  if (!is_known) {
    throw Error(Problem{.code = "unknown_table",
                        .value = std::string(name),
                        .what = "is no table of a network",
                        .hint = did_you_mean(name, table_names())});
  }
  return table;
}

std::string cell_of(const Tables& tables, std::string_view table, std::size_t row, std::string_view field) {
  std::string text;
  bool is_known = false;
  with_table(tables, table, [&](const auto& rows) {
    is_known = with_field(rows, field, [&](const Field& described, const auto& column) {
      text = cell_text(column.values()[row], described, tables);
    });
  });
  CORRIDOR_CHECK(is_known);
  return text;
}

}  // namespace corridor
