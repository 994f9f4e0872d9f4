// SPDX-License-Identifier: Apache-2.0
#include "corridor/model/calendar.h"

#include <algorithm>
#include <array>
#include <cctype>

#include "corridor/base/check.h"

namespace corridor {

namespace {

using std::chrono::local_days;
using std::chrono::local_seconds;

constexpr Duration kDay{86400};
constexpr Fault kNoTimes{"is empty", "write departures as in 'We 08:00 | Sa 08:00'"};
constexpr Fault kNotTimes{"is no weekly timetable", "write as in 'We 08:00 | Sa 08:00' or 'Mo-Fr 18:30'"};
constexpr Fault kNotHours{"is no list of opening hours",
                          "write as in 'Mo-Fr 08:00-18:00; Sa 09:00-12:00', or 24/7"};
constexpr Fault kEmptySpan{"opens and closes at the same time", "write 00:00-24:00 for the whole day"};

constexpr std::array<std::string_view, 7> kDays{"mo", "tu", "we", "th", "fr", "sa", "su"};

// A text eaten from the front.
struct Rest {
  std::string_view text;

  void skip() { text = trimmed(text); }
  bool take(char c) {
    skip();
    if (text.empty() || text.front() != c) return false;
    text.remove_prefix(1);
    return true;
  }
  bool take_word(std::string_view word) {
    skip();
    if (text.size() < word.size()) return false;
    for (std::size_t i = 0; i < word.size(); ++i) {
      if (std::tolower(static_cast<unsigned char>(text[i])) != word[i]) return false;
    }
    text.remove_prefix(word.size());
    return true;
  }
  std::optional<int> take_day() {
    for (std::size_t day = 0; day < kDays.size(); ++day) {
      if (take_word(kDays[day])) {
        // "Monday" and "Mon" are as good as "Mo".
        while (!text.empty() && std::isalpha(static_cast<unsigned char>(text.front())) != 0) {
          text.remove_prefix(1);
        }
        return static_cast<int>(day);
      }
    }
    return std::nullopt;
  }
  // hh:mm, up to 24:00.
  std::optional<Duration> take_clock() {
    skip();
    const auto digit = [&](std::size_t i) {
      return i < text.size() && text[i] >= '0' && text[i] <= '9' ? text[i] - '0' : -1;
    };
    if (digit(0) < 0 || digit(1) < 0 || text.size() < 5 || text[2] != ':' || digit(3) < 0 || digit(4) < 0) {
      return std::nullopt;
    }
    const int minutes = (digit(0) * 10 + digit(1)) * 60 + digit(3) * 10 + digit(4);
    if (digit(3) > 5 || minutes > 24 * 60) return std::nullopt;
    text.remove_prefix(5);
    return std::chrono::minutes{minutes};
  }
};

// "Mo", "Mo-Fr", "Mo,We,Fr", "Sa-Tu", "daily". Empty: no days.
std::vector<int> take_days(Rest& rest) {
  if (rest.take_word("daily")) return {0, 1, 2, 3, 4, 5, 6};
  std::vector<int> days;
  do {
    const std::optional<int> first = rest.take_day();
    if (!first) return {};
    std::optional<int> last = first;
    if (rest.take('-')) last = rest.take_day();
    if (!last) return {};
    for (int day = *first;; day = (day + 1) % 7) {
      days.push_back(day);
      if (day == *last) break;
    }
  } while (rest.take(','));
  return days;
}

WeekTime at(int day, Duration clock) { return day * kDay + clock; }

// Monday 00:00 of the local week that holds `local`.
local_seconds week_begin(local_seconds local) {
  const local_days day = std::chrono::floor<std::chrono::days>(local);
  const std::chrono::weekday weekday{day};
  return day - std::chrono::days{weekday.iso_encoding() - 1};
}

}  // namespace

Parsed<std::vector<WeekTime>> week_times_of(std::string_view text) {
  Rest rest{text};
  rest.skip();
  if (rest.text.empty()) return &kNoTimes;
  std::vector<WeekTime> times;
  do {
    const std::vector<int> days = take_days(rest);
    if (days.empty()) return &kNotTimes;
    do {
      const std::optional<Duration> clock = rest.take_clock();
      if (!clock || *clock == kDay) return &kNotTimes;
      for (const int day : days) times.push_back(at(day, *clock));
    } while (rest.take(','));
  } while (rest.take('|') || rest.take(';'));
  rest.skip();
  if (!rest.text.empty()) return &kNotTimes;
  std::ranges::sort(times);
  times.erase(std::ranges::unique(times).begin(), times.end());
  return times;
}

std::vector<Instant> departures(std::span<const WeekTime> times, Zone zone, Instant from, Instant to) {
  std::vector<Instant> found;
  if (times.empty()) return found;
  // A day early and late: clocks change, and zones lie up to 14 hours apart from UTC.
  for (local_seconds week = week_begin(zone.local_of(from) - kDay);; week += kWeek) {
    for (const WeekTime time : times) {
      const Instant departure = zone.instant_of(week + time);
      if (departure >= from && departure < to) found.push_back(departure);
    }
    if (zone.instant_of(week) >= to + kDay) break;
  }
  std::ranges::sort(found);
  found.erase(std::ranges::unique(found).begin(), found.end());
  return found;
}

Instant next_departure(std::span<const WeekTime> times, Zone zone, Instant from) {
  CORRIDOR_CHECK(!times.empty());
  return departures(times, zone, from, from + kWeek + 2 * kDay).front();
}

namespace {

// `08:00-18:00` on each of `days`. Out: what is wrong with it, or nothing.
const Fault* take_spans(Rest& rest, const std::vector<int>& days, std::vector<OpeningHours::Span>& spans) {
  const std::optional<Duration> begin = rest.take_clock();
  if (!begin || !rest.take('-')) return &kNotHours;
  std::optional<Duration> end = rest.take_clock();
  if (!end) return &kNotHours;
  if (*end == *begin) return &kEmptySpan;
  if (*end < *begin) *end += kDay;
  for (const int day : days) spans.push_back({at(day, *begin), at(day, *end)});
  return nullptr;
}

// Spans that touch become one.
std::vector<OpeningHours::Span> joined(std::vector<OpeningHours::Span> spans) {
  std::ranges::sort(spans, {}, &OpeningHours::Span::begin);
  std::vector<OpeningHours::Span> joined;
  for (const OpeningHours::Span& span : spans) {
    if (!joined.empty() && span.begin <= joined.back().end) {
      joined.back().end = std::max(joined.back().end, span.end);
    } else {
      joined.push_back(span);
    }
  }
  return joined;
}

}  // namespace

Parsed<OpeningHours> opening_hours_of(std::string_view text) {
  OpeningHours hours;
  Rest rest{text};
  rest.skip();
  if (rest.text.empty() || rest.text == "24/7") return hours;
  do {
    const std::vector<int> days = take_days(rest);
    if (days.empty()) return &kNotHours;
    do {
      if (const Fault* fault = take_spans(rest, days, hours.spans)) return fault;
    } while (rest.take(','));
  } while (rest.take(';') || rest.take('|'));
  rest.skip();
  if (!rest.text.empty()) return &kNotHours;

  hours.spans = joined(std::move(hours.spans));
  const Duration length = hours.spans.back().end - hours.spans.front().begin;
  if (hours.spans.size() == 1 && length >= kWeek) hours.spans.clear();
  return hours;
}

namespace {

// The span open at `at`, or the next one, in UTC.
struct Open {
  Instant begin, end;
};

Open open_at_or_after(const OpeningHours& hours, Zone zone, Instant at) {
  // The week before: a span may reach over its end.
  const local_seconds first = week_begin(zone.local_of(at)) - kWeek;
  Open best{Instant::max(), Instant::max()};
  for (int week = 0; week < 4; ++week) {
    for (const OpeningHours::Span& span : hours.spans) {
      const Open open{zone.instant_of(first + week * kWeek + span.begin),
                      zone.instant_of(first + week * kWeek + span.end)};
      if (open.end > at && open.begin < open.end && open.begin < best.begin) best = open;
    }
  }
  CORRIDOR_CHECK(best.begin != Instant::max());
  return best;
}

}  // namespace

bool is_open(const OpeningHours& hours, Zone zone, Instant at) {
  return hours.is_always() || open_at_or_after(hours, zone, at).begin <= at;
}

Instant next_opening(const OpeningHours& hours, Zone zone, Instant at) {
  if (hours.is_always()) return at;
  return std::max(at, open_at_or_after(hours, zone, at).begin);
}

Instant finish(const OpeningHours& hours, Zone zone, Instant at, Duration work) {
  if (hours.is_always()) return at + work;
  while (work > Duration{0}) {
    const Open open = open_at_or_after(hours, zone, at);
    at = std::max(at, open.begin);
    const Duration done = std::min<Duration>(work, open.end - at);
    at += done;
    work -= done;
  }
  return at;
}

}  // namespace corridor
