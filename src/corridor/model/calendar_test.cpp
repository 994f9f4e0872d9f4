// SPDX-License-Identifier: Apache-2.0
#include "corridor/model/calendar.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace corridor {
namespace {

using namespace std::chrono_literals;
using testing::ElementsAre;

Instant at(std::string_view text) { return *instant_of(text); }
Zone zone(std::string_view name) { return *Zone::find(name); }

TEST(Calendar, ReadsWeeklyTimetables) {
  EXPECT_THAT(*week_times_of("We 08:00 | Sa 08:00"), ElementsAre(56h, 128h));
  EXPECT_THAT(*week_times_of("Sa 08:00|We 08:00 | we 08:00"), ElementsAre(56h, 128h));
  EXPECT_EQ(week_times_of("Mo-Fr 18:30")->size(), 5U);
  EXPECT_EQ(week_times_of("daily 06:00, 18:00")->size(), 14U);
  EXPECT_THAT(*week_times_of("Sa-Mo 00:15"), ElementsAre(15min, 120h + 15min, 144h + 15min));
  EXPECT_EQ(week_times_of("Monday,Wed 10:00")->size(), 2U);
  for (const char* text :
       {"", "We", "We 8:00", "We 24:00", "We 08:60", "Xx 08:00", "We 08:00 |", "We 08:00 x"}) {
    EXPECT_FALSE(week_times_of(text)) << text;
  }
}

TEST(Calendar, DeparturesFollowTheLocalClockThroughSummerTime) {
  const auto times = *week_times_of("Su 08:00");
  // Duisburg, 2024: summer time begins on Sunday 31 March at 01:00 UTC.
  EXPECT_THAT(departures(times, zone("Europe/Berlin"), at("2024-03-24T00:00Z"), at("2024-04-01T00:00Z")),
              ElementsAre(at("2024-03-24T07:00Z"), at("2024-03-31T06:00Z")));
}

TEST(Calendar, ADepartureInTheSkippedHourLeavesWhenTheClockGoesOn) {
  EXPECT_THAT(departures(*week_times_of("Su 02:30"), zone("Europe/Berlin"), at("2024-03-30T00:00Z"),
                         at("2024-04-01T00:00Z")),
              ElementsAre(at("2024-03-31T01:00Z")));
}

// Kazakhstan made one zone of two on 1 March 2024: Almaty went from +06 to +05.
TEST(Calendar, KazakhstanChangesItsClockOnTheFirstOfMarch2024) {
  const auto daily = *week_times_of("daily 12:00");
  EXPECT_THAT(departures(daily, zone("Asia/Almaty"), at("2024-02-29T00:00Z"), at("2024-03-02T00:00Z")),
              ElementsAre(at("2024-02-29T06:00Z"), at("2024-03-01T07:00Z")));
  EXPECT_THAT(departures(daily, zone("Asia/Aqtau"), at("2024-02-29T00:00Z"), at("2024-03-02T00:00Z")),
              ElementsAre(at("2024-02-29T07:00Z"), at("2024-03-01T07:00Z")));
}

TEST(Calendar, TheIntervalOfDeparturesIsHalfOpen) {
  const auto times = *week_times_of("We 08:00");
  const Instant departure = at("2024-07-03T08:00Z");
  EXPECT_THAT(departures(times, Zone::utc(), departure, departure + 1s), ElementsAre(departure));
  EXPECT_THAT(departures(times, Zone::utc(), departure - 7 * 24h, departure),
              ElementsAre(departure - 7 * 24h));
  EXPECT_EQ(next_departure(times, Zone::utc(), departure), departure);
  EXPECT_EQ(next_departure(times, Zone::utc(), departure + 1s), departure + 7 * 24h);
}

TEST(Calendar, ReadsOpeningHours) {
  EXPECT_TRUE(opening_hours_of("")->is_always());
  EXPECT_TRUE(opening_hours_of("24/7")->is_always());
  EXPECT_TRUE(opening_hours_of("Mo-Su 00:00-24:00")->is_always());
  EXPECT_EQ(opening_hours_of("Mo-Fr 08:00-18:00; Sa 09:00-12:00")->spans.size(), 6U);
  EXPECT_EQ(opening_hours_of("Mo-Fr 08:00-12:00,13:00-17:00")->spans.size(), 10U);
  EXPECT_EQ(opening_hours_of("Mo 22:00-24:00; Tu 00:00-06:00")->spans.size(), 1U);
  for (const char* text : {"Mo", "Mo 08:00", "Mo 08:00-08:00", "Mo 08:00-25:00", "08:00-18:00", "Mo 8-18"}) {
    EXPECT_FALSE(opening_hours_of(text)) << text;
  }
}

TEST(Calendar, WaitsForTheOpening) {
  const OpeningHours hours = *opening_hours_of("Mo-Fr 08:00-18:00; Sa 09:00-12:00");
  const Zone berlin = zone("Europe/Berlin");
  EXPECT_EQ(next_opening(hours, berlin, at("2024-07-05T10:00Z")), at("2024-07-05T10:00Z"));
  EXPECT_EQ(next_opening(hours, berlin, at("2024-07-05T16:00Z")), at("2024-07-06T07:00Z"));  // 18:00 is shut
  EXPECT_EQ(next_opening(hours, berlin, at("2024-07-06T10:00Z")), at("2024-07-08T06:00Z"));
  EXPECT_FALSE(is_open(hours, berlin, at("2024-07-07T10:00Z")));
  EXPECT_TRUE(is_open(hours, berlin, at("2024-07-08T06:00Z")));
}

TEST(Calendar, OpensOverMidnightAndOverTheWeek) {
  const OpeningHours hours = *opening_hours_of("Su 22:00-06:00");
  EXPECT_TRUE(is_open(hours, Zone::utc(), at("2024-07-07T22:00Z")));  // a Sunday
  EXPECT_TRUE(is_open(hours, Zone::utc(), at("2024-07-08T05:59Z")));
  EXPECT_FALSE(is_open(hours, Zone::utc(), at("2024-07-08T06:00Z")));
  EXPECT_EQ(next_opening(hours, Zone::utc(), at("2024-07-08T06:00Z")), at("2024-07-14T22:00Z"));
}

TEST(Calendar, WorkPausesWhileClosed) {
  const OpeningHours hours = *opening_hours_of("Mo-Fr 08:00-18:00");
  EXPECT_EQ(finish(hours, Zone::utc(), at("2024-07-05T16:00Z"), 5h), at("2024-07-08T11:00Z"));  // Fr -> Mo
  EXPECT_EQ(finish(hours, Zone::utc(), at("2024-07-05T16:00Z"), 2h), at("2024-07-05T18:00Z"));
  EXPECT_EQ(finish({}, Zone::utc(), at("2024-07-05T16:00Z"), 5h), at("2024-07-05T21:00Z"));
}

TEST(Calendar, LeapDaysAreDays) {
  EXPECT_THAT(
      departures(*week_times_of("Th 12:00"), Zone::utc(), at("2024-02-26T00:00Z"), at("2024-03-08T00:00Z")),
      ElementsAre(at("2024-02-29T12:00Z"), at("2024-03-07T12:00Z")));
}

}  // namespace
}  // namespace corridor
