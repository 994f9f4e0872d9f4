// SPDX-License-Identifier: Apache-2.0
// The one place where text becomes a value and a value becomes text: CSV cells, flags, JSON and scenarios all
// read the same spellings. Reading never throws and never allocates for a fault: it gives the value, or a
// sentence that says why not.
#pragma once

#include <chrono>
#include <concepts>
#include <cstdint>
#include <limits>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "corridor/base/check.h"
#include "corridor/base/polyline.h"
#include "corridor/base/quantity.h"

namespace corridor {

/// Why a text is no such value. Both are parts of a `Problem`: what is wrong, and what to write instead.
struct Fault {
  std::string_view what;
  std::string_view hint;
};

/// A value that was read, or the fault that prevented it. Faults are constants: copying one costs a pointer.
template <class T>
class [[nodiscard]] Parsed {
 public:
  Parsed(T value) : value_(std::move(value)) {}  // NOLINT(google-explicit-constructor): `return value;`
  Parsed(const Fault* fault) : fault_(fault) {   // NOLINT(google-explicit-constructor): `return &kFault;`
    CORRIDOR_DCHECK(fault != nullptr);
  }

  [[nodiscard]] bool is_good() const { return fault_ == nullptr; }
  explicit operator bool() const { return is_good(); }
  /// In: is_good().
  [[nodiscard]] const T& operator*() const {
    CORRIDOR_DCHECK(is_good());
    return value_;
  }
  [[nodiscard]] const T* operator->() const { return &**this; }
  /// In: not is_good().
  [[nodiscard]] const Fault& fault() const {
    CORRIDOR_CHECK(!is_good());
    return *fault_;
  }

 private:
  T value_{};
  const Fault* fault_ = nullptr;
};

/// The text without spaces, tabs and line breaks around it.
[[nodiscard]] constexpr std::string_view trimmed(std::string_view text) {
  const auto is_space = [](char c) { return c == ' ' || (c >= '\t' && c <= '\r'); };
  while (!text.empty() && is_space(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_space(text.back())) text.remove_suffix(1);
  return text;
}

// Reading. Spaces around a value do not count.

/// A whole number from `min` to `max`: "12", "-3".
Parsed<std::int64_t> whole_of(std::string_view text,
                              std::int64_t min = std::numeric_limits<std::int64_t>::min(),
                              std::int64_t max = std::numeric_limits<std::int64_t>::max());
/// A finite number with a decimal point: "12.5", "1e-3". Never "nan" or "inf".
Parsed<double> number_of(std::string_view text);
/// "yes" or "no".
Parsed<bool> truth_of(std::string_view text);
/// A day of the calendar: "2024-07-05".
Parsed<Date> date_of(std::string_view text);

/// A point in time as it was written: what the clock shows, and how far that clock is ahead of UTC if the
/// text says so.
struct ClockTime {
  std::chrono::local_seconds local;
  std::optional<std::chrono::seconds> offset;
  friend bool operator==(const ClockTime&, const ClockTime&) = default;
};
/// ISO 8601 with "Z", an offset, or neither: "2024-07-05T08:00Z", "2024-07-05 08:00:30+05:00",
/// "2024-07-05T08:00", "2024-07-05" (its first moment). zone.h reads local times with a zone beside them.
Parsed<ClockTime> clock_time_of(std::string_view text);
/// The same, but it must say "Z" or an offset.
Parsed<Instant> instant_of(std::string_view text);

/// A length of time: "3 d", "36h", "90 min", "1 d 12 h". Units: s, min, h, d, w and their English words,
/// largest first. A plain number counts in `plain_unit`; without one it is a fault. Out   rounded to whole
/// seconds, once.
Parsed<Duration> duration_of(std::string_view text, std::optional<Duration> plain_unit = std::nullopt);

/// WKT, longitude before latitude: "LINESTRING (76.9 43.2, 77.1 43.3)". "LINESTRING EMPTY" has no points.
Parsed<Polyline> polyline_of(std::string_view text);

/// The entries of a list joined by '|': "CN|KZ". An empty text is an empty list; an empty entry is a fault.
/// Out   views into `text`.
Parsed<std::vector<std::string_view>> list_of(std::string_view text);

/// The fault of a number whose count of smallest steps does not fit.
extern const Fault kOutOfRange;

/// A quantity in its dimension's usual unit: quantity_of<Distance>("12.5") is 12.5 km.
template <class Q>
Parsed<Q> quantity_of(std::string_view text) {
  const Parsed<double> number = number_of(text);
  if (!number) return &number.fault();
  constexpr double kUnitsMax = 9e12;  // 9e15 steps of 1/1000 are whole in a double
  if (*number > kUnitsMax || *number < -kUnitsMax) return &kOutOfRange;
  return Q::of(*number);
}

// Writing. Each of these reads back as the same value, except where decimals are stated.

/// The shortest text that reads back as the same number.
[[nodiscard]] std::string text_of(double number);
/// With a fixed count of decimals: text_of(2.5, 2) is "2.50". Never "-0".
[[nodiscard]] std::string text_of(double number, int decimals);
/// With commas between thousands: grouped_text_of(12345.67, 1) is "12,345.7".
[[nodiscard]] std::string grouped_text_of(double number, int decimals = 0);
[[nodiscard]] std::string text_of(Date date);
/// "2024-07-05T08:00:00Z".
[[nodiscard]] std::string text_of(Instant instant);
/// "2024-07-05T08:00:00+05:00", or without offset if it has none.
[[nodiscard]] std::string text_of(const ClockTime& time);
/// Exact: "1 d 12 h", "0 s", "-45 min".
[[nodiscard]] std::string text_of(Duration duration);
/// For people: "45 min" below two hours, "36.5 h" below two days, else "11.4 d".
[[nodiscard]] std::string brief_text_of(Duration duration);
[[nodiscard]] std::string text_of(const Polyline& line);
[[nodiscard]] std::string joined(std::span<const std::string> entries, std::string_view separator = "|");

template <std::integral T>
[[nodiscard]] std::string text_of(T number) {
  if constexpr (std::same_as<T, bool>) {
    return number ? "yes" : "no";
  } else {
    return std::to_string(number);
  }
}

}  // namespace corridor
