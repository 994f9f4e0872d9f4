// SPDX-License-Identifier: Apache-2.0
#include "corridor/base/zone.h"

#include <stdexcept>

#include <date/tz.h>

#include "corridor/base/error.h"

namespace corridor {

namespace {

const date::tzdb& zone_files() {
  try {
    return date::get_tzdb();
  } catch (const std::runtime_error& reason) {
    throw Error(
        Problem{.code = "no_zone_files",
                .where = "/usr/share/zoneinfo",
                .what = std::string{"the time zones of this machine cannot be read: "} + reason.what(),
                .hint = "install the package tzdata"});
  }
}

}  // namespace

std::optional<Zone> Zone::find(std::string_view name) {
  zone_files();  // no files at all is another fault than no such zone
  try {
    return Zone{date::locate_zone(name)};
  } catch (const std::runtime_error&) {
    return std::nullopt;
  }
}

Zone Zone::utc() {
  zone_files();
  return Zone{date::locate_zone("Etc/UTC")};
}

std::string_view Zone::name() const { return rules_->name(); }

Instant Zone::instant_of(std::chrono::local_seconds local) const {
  const date::local_seconds clock{local.time_since_epoch()};
  const date::local_info info = rules_->get_info(clock);
  // In a gap, `first` is what held before it; where clocks show a time twice, what held the first time.
  if (info.result == date::local_info::nonexistent) return info.first.end;
  return Instant{clock.time_since_epoch() - info.first.offset};
}

std::chrono::local_seconds Zone::local_of(Instant instant) const {
  return std::chrono::local_seconds{instant.time_since_epoch() + offset_at(instant)};
}

std::chrono::seconds Zone::offset_at(Instant instant) const { return rules_->get_info(instant).offset; }

std::vector<std::string_view> zone_names() {
  const date::tzdb& files = zone_files();
  std::vector<std::string_view> names;
  names.reserve(files.zones.size());
  for (const date::time_zone& zone : files.zones) {
    names.push_back(zone.name());
  }
  return names;  // the library keeps its zones sorted by name
}

Parsed<Instant> instant_of(std::string_view text, Zone zone) {
  const Parsed<ClockTime> time = clock_time_of(text);
  if (!time) return &time.fault();
  if (time->offset) return Instant{time->local.time_since_epoch() - *time->offset};
  return zone.instant_of(time->local);
}

std::string text_of(Instant instant, Zone zone) {
  const std::chrono::seconds offset = zone.offset_at(instant);
  return text_of(
      ClockTime{.local = std::chrono::local_seconds{instant.time_since_epoch() + offset}, .offset = offset});
}

}  // namespace corridor
