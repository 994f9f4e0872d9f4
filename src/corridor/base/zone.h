// SPDX-License-Identifier: Apache-2.0
// Time zones by their IANA names. Local times live at the edges only (opening hours, timetables, what users
// type and read); inside, everything is UTC. The rules come from the machine's own zone files, so a new law
// needs no new program.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "corridor/base/quantity.h"
#include "corridor/base/text.h"

namespace date {
class time_zone;  // NOLINT(readability-identifier-naming): the library names it
}  // namespace date

namespace corridor {

/// A zone of the machine's list. Small: copy it.
class Zone {
 public:
  /// The zone called "Asia/Almaty"; none if there is no such zone.
  /// Throws  Error if the machine has no zone files at all.
  [[nodiscard]] static std::optional<Zone> find(std::string_view name);
  [[nodiscard]] static Zone utc();

  /// The zone's main name: where `find` was given an old name, the new one.
  [[nodiscard]] std::string_view name() const;

  /// The moment at which clocks show `local`. A time that the clocks skip moves to the first moment after the
  /// gap; a time that they show twice means the first of the two.
  [[nodiscard]] Instant instant_of(std::chrono::local_seconds local) const;
  /// What clocks show. After 2037 without summer time: the zone files end there.
  [[nodiscard]] std::chrono::local_seconds local_of(Instant instant) const;
  /// How far clocks are ahead of UTC.
  [[nodiscard]] std::chrono::seconds offset_at(Instant instant) const;

  friend bool operator==(Zone, Zone) = default;

 private:
  explicit Zone(const date::time_zone* rules) : rules_(rules) {}
  const date::time_zone* rules_;  // never null; lives as long as the process
};

/// Main names of all zones, sorted: to suggest one for a misspelt name.
[[nodiscard]] std::vector<std::string_view> zone_names();

/// Reads a point in time; without "Z" or an offset it is local time in `zone`.
Parsed<Instant> instant_of(std::string_view text, Zone zone);

/// Local time with its offset: "2024-07-05T13:00:00+05:00".
[[nodiscard]] std::string text_of(Instant instant, Zone zone);

}  // namespace corridor
