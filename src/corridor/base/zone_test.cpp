// SPDX-License-Identifier: Apache-2.0
#include "corridor/base/zone.h"

#include <algorithm>
#include <string>

#include <gtest/gtest.h>

namespace corridor {
namespace {

Zone zone(const char* name) { return Zone::find(name).value(); }

std::string utc_of(const char* local, const char* zone_name) {
  return text_of(*instant_of(local, zone(zone_name)));
}
std::string local_of(const char* utc, const char* zone_name) {
  return text_of(*instant_of(utc), zone(zone_name));
}

TEST(Zone, IsFoundByItsNameOnly) {
  EXPECT_TRUE(Zone::find("Asia/Almaty"));
  EXPECT_FALSE(Zone::find("Asia/Alma-Ata"));
  EXPECT_FALSE(Zone::find("asia/almaty"));
  EXPECT_FALSE(Zone::find(""));
  EXPECT_FALSE(Zone::find("../../etc/passwd"));
  const auto names = zone_names();
  EXPECT_TRUE(std::ranges::is_sorted(names));
  EXPECT_TRUE(std::ranges::binary_search(names, std::string_view{"Asia/Baku"}));
  EXPECT_EQ(text_of(Instant{}, Zone::utc()), "1970-01-01T00:00:00+00:00");
}

// All of Kazakhstan keeps UTC+5 since 1 March 2024. Fails where the machine's zone files are older than
// 2024a.
TEST(Zone, KazakhstanHasOneZoneSinceMarch2024) {
  EXPECT_EQ(local_of("2024-02-29T17:59:59Z", "Asia/Almaty"), "2024-02-29T23:59:59+06:00");
  EXPECT_EQ(local_of("2024-02-29T18:00:00Z", "Asia/Almaty"), "2024-02-29T23:00:00+05:00");
  EXPECT_EQ(utc_of("2024-02-29T12:00", "Asia/Almaty"), "2024-02-29T06:00:00Z");
  EXPECT_EQ(utc_of("2024-03-01T12:00", "Asia/Almaty"), "2024-03-01T07:00:00Z");
  EXPECT_EQ(utc_of("2024-02-29T23:30", "Asia/Almaty"), "2024-02-29T17:30:00Z");  // shown twice: the first
  for (const char* name : {"Asia/Aqtau", "Asia/Almaty", "Asia/Qostanay", "Asia/Qyzylorda"}) {
    EXPECT_EQ(zone(name).offset_at(*instant_of("2024-07-05T00:00Z")), std::chrono::hours{5}) << name;
  }
  // Aktau was there before.
  EXPECT_EQ(utc_of("2024-02-29T12:00", "Asia/Aqtau"), "2024-02-29T07:00:00Z");
}

TEST(Zone, SkippedTimesMoveToTheFirstThatExists) {
  EXPECT_EQ(utc_of("2024-03-31T01:59:59", "Europe/Berlin"), "2024-03-31T00:59:59Z");
  EXPECT_EQ(utc_of("2024-03-31T02:00", "Europe/Berlin"), "2024-03-31T01:00:00Z");
  EXPECT_EQ(utc_of("2024-03-31T02:30", "Europe/Berlin"), "2024-03-31T01:00:00Z");
  EXPECT_EQ(utc_of("2024-03-31T03:00", "Europe/Berlin"), "2024-03-31T01:00:00Z");
  // Samoa had no 30 December 2011.
  EXPECT_EQ(local_of("2011-12-30T10:00Z", "Pacific/Apia"), "2011-12-31T00:00:00+14:00");
  EXPECT_EQ(utc_of("2011-12-30T12:00", "Pacific/Apia"), "2011-12-30T10:00:00Z");
}

TEST(Zone, TimesShownTwiceMeanTheFirst) {
  EXPECT_EQ(utc_of("2024-10-27T02:30", "Europe/Berlin"), "2024-10-27T00:30:00Z");
  EXPECT_EQ(utc_of("2024-10-27T03:00", "Europe/Berlin"), "2024-10-27T02:00:00Z");
  EXPECT_EQ(local_of("2024-10-27T01:30Z", "Europe/Berlin"), "2024-10-27T02:30:00+01:00");
}

TEST(Zone, KeepsTheLeapDay) {
  EXPECT_EQ(utc_of("2024-02-29T00:00", "Asia/Shanghai"), "2024-02-28T16:00:00Z");
  EXPECT_EQ(local_of("2024-02-28T20:00Z", "Asia/Baku"), "2024-02-29T00:00:00+04:00");
}

TEST(Zone, AnOffsetInTheTextCountsMoreThanTheZone) {
  EXPECT_EQ(utc_of("2024-07-05T08:00Z", "Asia/Shanghai"), "2024-07-05T08:00:00Z");
  EXPECT_EQ(utc_of("2024-07-05T08:00+01:00", "Asia/Shanghai"), "2024-07-05T07:00:00Z");
  EXPECT_EQ(instant_of("yesterday", Zone::utc()).fault().what, "is not a point in time");
}

// Every half hour of two years in zones with and without summer time: UTC -> local -> UTC gives the same
// moment back, except where clocks show a time twice, and then the earlier one.
TEST(Zone, LocalTimesReadBack) {
  for (const char* name :
       {"Europe/Berlin", "Asia/Almaty", "America/New_York", "Asia/Tehran", "Asia/Kolkata"}) {
    const Zone there = zone(name);
    const Instant end = *instant_of("2026-01-01T00:00Z");
    for (Instant t = *instant_of("2024-01-01T00:00Z"); t < end; t += std::chrono::minutes{30}) {
      const Instant back = there.instant_of(there.local_of(t));
      ASSERT_LE(back, t);
      if (back != t) {
        ASSERT_EQ(there.local_of(back), there.local_of(t)) << name << ' ' << text_of(t);
      }
    }
  }
}

}  // namespace
}  // namespace corridor
