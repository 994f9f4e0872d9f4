// SPDX-License-Identifier: Apache-2.0
// Dates, points and lengths of time, of text.h.
#include <array>
#include <charconv>
#include <cmath>
#include <system_error>

#include <fmt/format.h>

#include "corridor/base/text.h"

namespace corridor {

namespace {

using std::chrono::local_days;
using std::chrono::seconds;

constexpr Fault kNoValue{"is empty", "write a value"};
constexpr Fault kNotDate{"is not a date", "write YYYY-MM-DD, as in 2024-07-05"};
constexpr Fault kNoSuchDay{"is a day that the calendar does not have", "look at month and day"};
constexpr Fault kNotTime{"is not a point in time",
                         "write YYYY-MM-DDThh:mm, with Z or +hh:mm if it is not local"};
constexpr Fault kNoSuchTime{"is a time that the clock does not show",
                            "hours go to 23, minutes and seconds to 59"};
constexpr Fault kFraction{"has a fraction of a second", "write whole seconds"};
constexpr Fault kNoOffset{"does not say in which zone it is",
                          "end it with Z for UTC, or with an offset such as +05:00"};
constexpr Fault kNotDuration{"is not a length of time", "write as in 3 d, 36 h or 90 min"};
constexpr Fault kNoUnit{"has no unit of time", "write as in 3 d, 36 h or 90 min"};
constexpr Fault kUnitOrder{"has units of time out of order",
                           "write the largest unit first, each once: 1 d 12 h"};

constexpr double kDurationMax = 1e10;  // seconds; some 300 years

// A text that is eaten from the front, character by character.
struct Rest {
  std::string_view text;

  bool take(char c) {
    if (text.empty() || text.front() != c) return false;
    text.remove_prefix(1);
    return true;
  }
  // Exactly `count` digits.
  bool take_digits(std::size_t count, int& number) {
    if (text.size() < count) return false;
    number = 0;
    for (const char c : text.substr(0, count)) {
      if (c < '0' || c > '9') return false;
      number = number * 10 + (c - '0');
    }
    text.remove_prefix(count);
    return true;
  }
};

struct Day {
  int year = 0;
  int month = 0;
  int day = 0;
};

bool take_day(Rest& rest, Day& day) {
  return rest.take_digits(4, day.year) && rest.take('-') && rest.take_digits(2, day.month) &&
         rest.take('-') && rest.take_digits(2, day.day);
}

std::chrono::year_month_day calendar_day(const Day& day) {
  return std::chrono::year{day.year} / std::chrono::month{static_cast<unsigned>(day.month)} /
         std::chrono::day{static_cast<unsigned>(day.day)};
}

// hh:mm or hh:mm:ss, with a fraction of zeros at most.
const Fault* take_clock(Rest& rest, seconds& since_midnight) {
  int hour = 0;
  int minute = 0;
  int second = 0;
  if (!rest.take_digits(2, hour) || !rest.take(':') || !rest.take_digits(2, minute)) return &kNotTime;
  if (rest.take(':')) {
    if (!rest.take_digits(2, second)) return &kNotTime;
    if (rest.take('.')) {
      if (rest.text.empty() || rest.text.front() < '0' || rest.text.front() > '9') return &kNotTime;
      while (rest.take('0')) {
      }
      if (!rest.text.empty() && rest.text.front() > '0' && rest.text.front() <= '9') return &kFraction;
    }
  }
  if (hour > 23 || minute > 59 || second > 59) return &kNoSuchTime;
  since_midnight = std::chrono::hours{hour} + std::chrono::minutes{minute} + seconds{second};
  return nullptr;
}

// "Z", "+05", "+05:00", "+0500", or nothing.
const Fault* take_offset(Rest& rest, std::optional<seconds>& offset) {
  if (rest.text.empty()) return nullptr;
  if (rest.take('Z') || rest.take('z')) {
    offset = seconds{0};
    return nullptr;
  }
  const bool is_behind = rest.text.front() == '-';
  if (!rest.take('+') && !rest.take('-')) return &kNotTime;
  int hour = 0;
  int minute = 0;
  if (!rest.take_digits(2, hour)) return &kNotTime;
  const bool has_colon = rest.take(':');
  if (!rest.take_digits(2, minute) && has_colon) return &kNotTime;
  if (hour > 23 || minute > 59) return &kNoSuchTime;
  const seconds size = std::chrono::hours{hour} + std::chrono::minutes{minute};
  offset = is_behind ? -size : size;
  return nullptr;
}

struct TimeUnit {
  std::string_view name;
  int unit_s;
};
constexpr std::array<TimeUnit, 18> kTimeUnits{{{"s", 1},
                                               {"sec", 1},
                                               {"second", 1},
                                               {"seconds", 1},
                                               {"min", 60},
                                               {"minute", 60},
                                               {"minutes", 60},
                                               {"h", 3600},
                                               {"hr", 3600},
                                               {"hour", 3600},
                                               {"hours", 3600},
                                               {"d", 86400},
                                               {"day", 86400},
                                               {"days", 86400},
                                               {"w", 604800},
                                               {"wk", 604800},
                                               {"week", 604800},
                                               {"weeks", 604800}}};

// The length of the unit that the text begins with, in seconds; 0 if there is none.
int take_unit(std::string_view& text) {
  std::size_t size = 0;
  while (size < text.size() && text[size] >= 'a' && text[size] <= 'z') ++size;
  for (const TimeUnit& unit : kTimeUnits) {
    if (unit.name == text.substr(0, size)) {
      text.remove_prefix(size);
      return unit.unit_s;
    }
  }
  return 0;
}

Parsed<Duration> rounded(double count_s) {
  if (!(std::abs(count_s) <= kDurationMax)) return &kOutOfRange;
  return Duration{std::llround(count_s)};
}

}  // namespace

Parsed<Date> date_of(std::string_view text) {
  Rest rest{trimmed(text)};
  if (rest.text.empty()) return &kNoValue;
  Day day;
  if (!take_day(rest, day) || !rest.text.empty()) return &kNotDate;
  const std::chrono::year_month_day date = calendar_day(day);
  if (!date.ok()) return &kNoSuchDay;
  return Date{date};
}

Parsed<ClockTime> clock_time_of(std::string_view text) {
  Rest rest{trimmed(text)};
  if (rest.text.empty()) return &kNoValue;
  Day day;
  if (!take_day(rest, day)) return &kNotTime;
  const std::chrono::year_month_day date = calendar_day(day);
  if (!date.ok()) return &kNoSuchDay;
  ClockTime time{.local = local_days{date}, .offset = std::nullopt};
  if (rest.text.empty()) return time;
  if (!rest.take('T') && !rest.take('t') && !rest.take(' ')) return &kNotTime;
  seconds since_midnight{0};
  if (const Fault* fault = take_clock(rest, since_midnight)) return fault;
  if (const Fault* fault = take_offset(rest, time.offset)) return fault;
  if (!rest.text.empty()) return &kNotTime;
  time.local += since_midnight;
  return time;
}

Parsed<Instant> instant_of(std::string_view text) {
  const Parsed<ClockTime> time = clock_time_of(text);
  if (!time) return &time.fault();
  if (!time->offset) return &kNoOffset;
  return Instant{time->local.time_since_epoch() - *time->offset};
}

Parsed<Duration> duration_of(std::string_view text, std::optional<Duration> plain_unit) {
  text = trimmed(text);
  if (text.empty()) return &kNoValue;
  if (const Parsed<double> number = number_of(text)) {
    if (!plain_unit) return &kNoUnit;
    return rounded(*number * static_cast<double>(plain_unit->count()));
  }
  const bool is_negative = text.front() == '-';
  if (is_negative) text.remove_prefix(1);
  double total_s = 0.0;
  int unit_before_s = std::numeric_limits<int>::max();
  while (!text.empty()) {
    double count = 0.0;
    const auto [end, fault] =
        std::from_chars(text.data(), text.data() + text.size(), count, std::chars_format::fixed);
    if (fault != std::errc{} || !std::isfinite(count) || std::signbit(count)) return &kNotDuration;
    text = trimmed(text.substr(static_cast<std::size_t>(end - text.data())));
    if (text.empty()) return &kNoUnit;
    const int unit_s = take_unit(text);
    if (unit_s == 0) return &kNotDuration;
    if (unit_s >= unit_before_s) return &kUnitOrder;
    unit_before_s = unit_s;
    total_s += count * unit_s;
    text = trimmed(text);
  }
  if (unit_before_s == std::numeric_limits<int>::max()) return &kNotDuration;  // only a sign
  return rounded(is_negative ? -total_s : total_s);
}

std::string text_of(Date date) {
  const std::chrono::year_month_day day{date};
  return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(day.year()), static_cast<unsigned>(day.month()),
                     static_cast<unsigned>(day.day()));
}

std::string text_of(const ClockTime& time) {
  const Date date{std::chrono::floor<std::chrono::days>(time.local).time_since_epoch()};
  const auto clock = time.local.time_since_epoch() - date.time_since_epoch();
  const std::int64_t count_s = clock.count();
  std::string text =
      fmt::format("{}T{:02}:{:02}:{:02}", text_of(date), count_s / 3600, count_s / 60 % 60, count_s % 60);
  if (time.offset) {
    const std::int64_t ahead_min = std::abs(time.offset->count()) / 60;
    text +=
        fmt::format("{}{:02}:{:02}", time.offset->count() < 0 ? '-' : '+', ahead_min / 60, ahead_min % 60);
  }
  return text;
}

std::string text_of(Instant instant) {
  return text_of(ClockTime{.local = std::chrono::local_seconds{instant.time_since_epoch()}, .offset = {}}) +
         'Z';
}

std::string text_of(Duration duration) {
  std::int64_t rest_s = std::abs(duration.count());
  std::string text = duration.count() < 0 ? "-" : "";
  bool is_first = true;
  const auto add = [&](std::int64_t unit_s, std::string_view unit) {
    if (rest_s < unit_s) return;
    text += fmt::format("{}{} {}", is_first ? "" : " ", rest_s / unit_s, unit);
    rest_s %= unit_s;
    is_first = false;
  };
  add(86400, "d");
  add(3600, "h");
  add(60, "min");
  add(1, "s");
  return is_first ? "0 s" : text;
}

std::string brief_text_of(Duration duration) {
  const double count_s = static_cast<double>(duration.count());
  const double size_s = std::abs(count_s);
  if (size_s < 2 * 3600.0) return text_of(count_s / 60.0, 0) + " min";
  if (size_s < 2 * 86400.0) return text_of(count_s / 3600.0, 1) + " h";
  return text_of(count_s / 86400.0, 1) + " d";
}

}  // namespace corridor
