// SPDX-License-Identifier: Apache-2.0
// Weekly patterns in local time: when a timetabled service leaves, when a counter is open. Patterns are read
// once and expanded to UTC, so daylight saving and changes of law (Kazakhstan's single zone from 1 March
// 2024) show in the answers and nowhere else.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "corridor/base/quantity.h"
#include "corridor/base/text.h"
#include "corridor/base/zone.h"

namespace corridor {

/// A time of the week on the clock: seconds since Monday 00:00.
using WeekTime = Duration;
inline constexpr WeekTime kWeek{7 * 86400};

/// "We 08:00 | Sa 08:00": days Mo Tu We Th Fr Sa Su, or Mo-Fr, or daily ("Mo-Su"). Out  sorted, each once.
Parsed<std::vector<WeekTime>> week_times_of(std::string_view text);

/// Departures in [from, to), in order.
[[nodiscard]] std::vector<Instant> departures(std::span<const WeekTime> times, Zone zone, Instant from,
                                              Instant to);

/// The first departure at or after `from`. In: `times` not empty.
[[nodiscard]] Instant next_departure(std::span<const WeekTime> times, Zone zone, Instant from);

/// When something is open. Empty `spans`: always.
struct OpeningHours {
  struct Span {
    WeekTime begin, end;  ///< begin < end; end may lie in the next week
    friend bool operator==(const Span&, const Span&) = default;
  };
  std::vector<Span> spans;  ///< sorted, apart from each other

  [[nodiscard]] bool is_always() const { return spans.empty(); }
};

/// "Mo-Fr 08:00-18:00; Sa 09:00-12:00", "Mo-Su 22:00-06:00" (over midnight), "Mo-Fr 08:00-12:00,13:00-17:00",
/// "24/7" or empty (always).
Parsed<OpeningHours> opening_hours_of(std::string_view text);

[[nodiscard]] bool is_open(const OpeningHours& hours, Zone zone, Instant at);

/// The first moment at or after `at` at which it is open.
[[nodiscard]] Instant next_opening(const OpeningHours& hours, Zone zone, Instant at);

/// When work of length `work` that begins at `at` ends, if it pauses while closed.
[[nodiscard]] Instant finish(const OpeningHours& hours, Zone zone, Instant at, Duration work);

}  // namespace corridor
