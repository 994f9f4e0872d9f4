// SPDX-License-Identifier: Apache-2.0
// Private to the room: one cell of text to a value of a column's type and back, chosen by the type and the
// field's unit. rows.cpp and rows_out.cpp walk the list of fields with these.
#pragma once

#include <cmath>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "corridor/base/text.h"
#include "corridor/model/key_cache.h"
#include "corridor/model/presets.h"

namespace corridor {

/// Code of a cell that names a row of a table without rows. Said once for a table, not for every cell.
inline constexpr std::string_view kMissingTable = "missing_table";

/// What is wrong with a cell; the place is known to who asked.
struct Mistake {
  std::string_view code;
  std::string what, hint;
};

/// Seconds per unit of a field that holds a time.
[[nodiscard]] constexpr double seconds_per(Unit unit) {
  switch (unit) {
    case Unit::h:
      return 3600.0;
    case Unit::d:
      return 86400.0;
    default:
      return 1.0;
  }
}

template <class T>
inline constexpr bool kIsOptional = false;
template <class T>
inline constexpr bool kIsOptional<std::optional<T>> = true;
template <class T>
inline constexpr bool kIsId = false;
template <class Rows>
inline constexpr bool kIsId<Id<Rows>> = true;
template <class T>
inline constexpr bool kIsQuantity = false;
template <class D>
inline constexpr bool kIsQuantity<Quantity<D>> = true;
template <class T>
inline constexpr bool kIsIds = false;
template <class Rows>
inline constexpr bool kIsIds<std::vector<Id<Rows>>> = true;

inline Mistake mistake_of(const Fault& fault) {
  return {.code = "bad_value", .what = std::string(fault.what), .hint = std::string(fault.hint)};
}

/// Takes a parsed value, or turns its fault into a mistake.
template <class T, class P>
std::optional<Mistake> take(const Parsed<P>& parsed, T& value) {
  if (!parsed) return mistake_of(parsed.fault());
  if constexpr (std::is_same_v<T, P>) {
    value = *parsed;
  } else {
    value = static_cast<T>(*parsed);
  }
  return std::nullopt;
}

inline std::optional<Mistake> take_time(std::string_view text, Unit unit, Duration& value) {
  const Parsed<double> count = number_of(text);
  if (!count) return mistake_of(count.fault());
  const double seconds = *count * seconds_per(unit);
  constexpr double kSecondsMax = 1e10;
  if (!(std::abs(seconds) <= kSecondsMax)) return mistake_of(kOutOfRange);
  value = Duration{std::llround(seconds)};
  return std::nullopt;
}

template <class Rows>
std::optional<Mistake> take_key(std::string_view text, KeyCache& keys, Id<Rows>& value) {
  value = keys.find<Rows>(text);
  if (!value.is_none()) return std::nullopt;
  if (keys.is_empty<Rows>())
    return Mistake{kMissingTable, "names a row of a table without rows", keys.name_of_table<Rows>()};
  return Mistake{"unknown_key", "is not the key of a row there", keys.hint<Rows>(text)};
}

template <Word E>
std::optional<Mistake> take_word(std::string_view text, E& value) {
  if (const std::optional<E> word = word_of<E>(text)) {
    value = *word;
    return std::nullopt;
  }
  return Mistake{"unknown_word", "is not a word of this field", did_you_mean(text, kNames<E>)};
}

/// In: `text` is not empty.
template <class T>
std::optional<Mistake> read_value(std::string_view text, Unit unit, KeyCache& keys, T& value) {
  if constexpr (kIsOptional<T>) {
    typename T::value_type inner{};
    std::optional<Mistake> mistake = read_value(text, unit, keys, inner);
    if (!mistake) value = inner;
    return mistake;
  } else if constexpr (std::is_same_v<T, std::string>) {
    value.assign(text);
    return std::nullopt;
  } else if constexpr (kIsId<T>) {
    return take_key(text, keys, value);
  } else if constexpr (kIsIds<T>) {
    const Parsed<std::vector<std::string_view>> list = list_of(text);
    if (!list) return mistake_of(list.fault());
    for (const std::string_view entry : *list) {
      typename T::value_type id;
      if (std::optional<Mistake> mistake = take_key(entry, keys, id)) {
        if (mistake->code != kMissingTable)
          mistake->what = "names '" + std::string(entry) + "', which is not the key of a row there";
        return mistake;
      }
      value.push_back(id);
    }
    return std::nullopt;
  } else if constexpr (std::is_same_v<T, Duration>) {
    return take_time(text, unit, value);
  } else if constexpr (kIsQuantity<T>) {
    return take(quantity_of<T>(text), value);
  } else if constexpr (std::is_same_v<T, bool>) {
    return take(truth_of(text), value);
  } else if constexpr (std::is_same_v<T, double>) {
    return take(number_of(text), value);
  } else if constexpr (std::is_same_v<T, int>) {
    return take(whole_of(text, std::numeric_limits<int>::min(), std::numeric_limits<int>::max()), value);
  } else if constexpr (std::is_same_v<T, Date>) {
    return take(date_of(text), value);
  } else if constexpr (std::is_same_v<T, Polyline>) {
    return take(polyline_of(text), value);
  } else {
    return take_word(text, value);
  }
}

/// Reads a cell; an empty one is the preset of a `may` field. A text field that must have a value may not be
/// empty either.
template <class T>
std::optional<Mistake> read_cell(std::string_view text, const Field& field, KeyCache& keys, T& value) {
  text = trimmed(text);
  if (!text.empty()) return read_value(text, field.unit, keys, value);
  if (field.need == Need::must) return Mistake{"empty_cell", "is empty", "write a value"};
  value = preset<T>(field);
  return std::nullopt;
}

/// The text that a cell of the column would have; empty for presets of `may` fields.
template <class T>
[[nodiscard]] std::string cell_text(const T& value, const Field& field, const Tables& tables);

/// The shortest decimal number of units that reads back as the same seconds.
[[nodiscard]] std::string time_text(Duration value, Unit unit);

template <class T>
std::string value_text(const T& value, Unit unit, const Tables& tables) {
  if constexpr (kIsOptional<T>) {
    return value ? value_text(*value, unit, tables) : std::string{};
  } else if constexpr (std::is_same_v<T, std::string>) {
    return value;
  } else if constexpr (kIsId<T>) {
    if (value.is_none()) return {};
    return rows_of<typename T::RowsType>(tables).id[value];
  } else if constexpr (kIsIds<T>) {
    std::vector<std::string> entries;
    for (const auto id : value) entries.push_back(value_text(id, unit, tables));
    return joined(entries);
  } else if constexpr (std::is_same_v<T, Duration>) {
    return time_text(value, unit);
  } else if constexpr (kIsQuantity<T>) {
    return text_of(value.in_units());
  } else if constexpr (Word<T>) {
    return std::string(name_of(value));
  } else {
    return text_of(value);
  }
}

template <class T>
[[gnu::noinline]] std::string cell_text(const T& value, const Field& field, const Tables& tables) {
  if constexpr (!std::is_same_v<T, bool> && !Word<T>) {
    if (field.need == Need::may && value == preset<T>(field)) return {};
  }
  return value_text(value, field.unit, tables);
}

}  // namespace corridor
