// SPDX-License-Identifier: Apache-2.0
// Time as clocks and laws make it: local timetables through changes of zone and summer time, leap days,
// opening hours, and drivers who rest before something opens.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "corridor/plan/plan.h"
#include "support/plan_request.h"

namespace corridor {
namespace {

using ::testing::SizeIs;

/// When goods that are ready then arrive, over ten hours of rail behind one timetable.
Instant arrival_of(std::string_view zone, std::string_view departures, std::string_view ready) {
  const Network network =
      network_of("A:KZ@" + std::string(zone) + " B:KZ\nA -rail 10h 500km-> B\nservice S timetable rail \"" +
                 std::string(departures) + "\" A B\n");
  PlanRequest request = request_of(network);
  request.ready = at(ready);
  const PlanResult result = plan(network, request);
  EXPECT_THAT(result.options, SizeIs(1));
  return result.options.at(0).arrival;
}

// Almaty's clocks went from UTC+6 to the country's single UTC+5 as 1 March 2024 began.
TEST(PlanTime, FollowsKazakhstanIntoItsSingleZone) {
  EXPECT_EQ(arrival_of("Asia/Almaty", "Mo-Su 10:00", "2024-02-28T20:00Z"), at("2024-02-29T14:00Z"));
  EXPECT_EQ(arrival_of("Asia/Almaty", "Mo-Su 10:00", "2024-02-29T04:00Z"), at("2024-02-29T14:00Z"));
  EXPECT_EQ(arrival_of("Asia/Almaty", "Mo-Su 10:00", "2024-02-29T04:01Z"), at("2024-03-01T15:00Z"));
  EXPECT_EQ(arrival_of("Asia/Almaty", "We 10:00", "2024-02-22T00:00Z"), at("2024-02-28T14:00Z"));
  EXPECT_EQ(arrival_of("Asia/Almaty", "We 10:00", "2024-02-28T04:01Z"), at("2024-03-06T15:00Z"));
  EXPECT_EQ(arrival_of("Asia/Almaty", "Mo-Su 23:30", "2024-02-29T17:00Z"), at("2024-03-01T03:30Z"));
  // Aktau had it before.
  EXPECT_EQ(arrival_of("Asia/Aqtau", "Mo-Su 10:00", "2024-02-29T04:00Z"), at("2024-02-29T15:00Z"));
  EXPECT_EQ(arrival_of("Asia/Aqtau", "Mo-Su 10:00", "2024-02-29T05:01Z"), at("2024-03-01T15:00Z"));
}

TEST(PlanTime, CountsTheLeapDayAsADay) {
  EXPECT_EQ(arrival_of("Etc/UTC", "Th 12:00", "2024-02-26T00:00Z"), at("2024-02-29T22:00Z"));
  EXPECT_EQ(arrival_of("Etc/UTC", "Th 12:00", "2024-02-29T12:01Z"), at("2024-03-07T22:00Z"));
  EXPECT_EQ(arrival_of("Etc/UTC", "Fr 00:00", "2024-02-28T12:00Z"), at("2024-03-01T10:00Z"));
  EXPECT_EQ(arrival_of("Etc/UTC", "Th 12:00", "2023-02-27T00:00Z"), at("2023-03-02T22:00Z"));
}

TEST(PlanTime, FollowsSummerTimeInEurope) {
  EXPECT_EQ(arrival_of("Europe/Berlin", "Mo-Su 08:00", "2024-03-30T06:30Z"), at("2024-03-30T17:00Z"));
  EXPECT_EQ(arrival_of("Europe/Berlin", "Mo-Su 08:00", "2024-03-30T07:30Z"), at("2024-03-31T16:00Z"));
  // 02:30 does not exist on that Sunday, and comes twice on 27 October: the first one counts.
  EXPECT_EQ(arrival_of("Europe/Berlin", "Su 02:30", "2024-03-30T00:00Z"), at("2024-03-31T11:00Z"));
  EXPECT_EQ(arrival_of("Europe/Berlin", "Su 02:30", "2024-10-26T00:00Z"), at("2024-10-27T10:30Z"));
  EXPECT_EQ(arrival_of("Europe/Berlin", "Su 02:30", "2024-10-27T00:31Z"), at("2024-11-03T11:30Z"));
}

TEST(PlanTime, ValidityGoesByTheDayAtTheOrigin) {
  const Network network = network_of(R"(
    A:KZ@Asia/Almaty B:KZ
    A -rail 10h 500km-> B
    service old on_demand rail A B valid_to=2024-02-29
    service new on_demand rail A B+1h valid_from=2024-03-01
  )");
  PlanRequest request = request_of(network);
  request.ready = at("2024-02-29T18:59Z");  // the clocks went back at midnight: 23:59 once more
  EXPECT_DOUBLE_EQ(hours_to(request, plan(network, request).options.at(0)), 10.0);
  request.ready = at("2024-02-29T19:00Z");
  EXPECT_DOUBLE_EQ(hours_to(request, plan(network, request).options.at(0)), 1.0);
}

TEST(PlanTime, StartsAnOperationWhenItsCounterOpens) {
  const Network network = network_of(R"(
    A:PL M:PL/rail_border@Europe/Berlin B:DE
    A -rail 1h 50km-> M
    M -rail 1h 50km-> B
    service trains on_demand rail in
    border M PL>DE rail 2h opening_hours="Mo-Fr 08:00-12:00"
  )");
  PlanRequest request = request_of(network);
  request.ready = at("2024-03-29T09:30Z");  // a Friday; there at 11:30, and what has begun is ended
  EXPECT_EQ(plan(network, request).options.at(0).arrival, at("2024-03-29T13:30Z"));
  request.ready = at("2024-03-29T10:30Z");  // there at 12:30: on Monday, by then in summer time
  EXPECT_EQ(plan(network, request).options.at(0).arrival, at("2024-04-01T09:00Z"));
}

// The first driver is at B earlier, cheaper and fresher; but he must rest after the counter at C, where he
// has waited for nothing, and the second has rested before.
TEST(PlanTime, ADearerWayMayBeAheadOnceACounterHasOpened) {
  const Network network = network_of(R"(
    A:CN X:CN/rail_node Y:CN/rail_node B:CN/rail_node C:KZ/rail_node D:KZ
    A -road 30min 10km-> X
    X -road 30min 10km-> B
    A -road 1h 10km $5-> Y
    Y -road 1h 10km-> B
    B -road 1h 10km-> C
    C -road 1h 10km-> D
    service trucks on_demand road in
    border C CN>KZ road 0h opening_hours="Mo-Su 08:00-18:00"
    row driver_rules id=all drive_before_break_h=2 break_h=1 drive_per_day_h=8 daily_rest_h=10 \
      drive_per_week_h=40 weekly_rest_h=40
  )");
  PlanRequest request = request_of(network, "A", "D");
  request.ready = at("2024-07-01T01:00Z");
  const PlanResult result = plan(network, request);
  ASSERT_THAT(result.options, SizeIs(2));
  EXPECT_EQ(std::min(result.options[0].arrival, result.options[1].arrival), at("2024-07-01T09:00Z"));
  EXPECT_EQ(std::max(result.options[0].arrival, result.options[1].arrival), at("2024-07-01T10:00Z"));
}

TEST(PlanTime, WaitsUntilAClosureEnds) {
  const Network network = network_of(R"(
    A:CN B:CN
    A -road 10h 500km-> B
    service trucks on_demand road in
    closed link=road:A:B valid_from=2024-06-20 valid_to=2024-07-03
  )");
  EXPECT_EQ(plan(network, request_of(network)).options.at(0).arrival, at("2024-07-04T10:00Z"));
}

}  // namespace
}  // namespace corridor
