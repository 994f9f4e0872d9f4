// SPDX-License-Identifier: Apache-2.0
#include "corridor/model/driving.h"

#include <gtest/gtest.h>

#include "support/network_text.h"

namespace corridor {
namespace {

using namespace std::chrono_literals;

constexpr DriverRule kEu{.drive_before_break = 4h + 30min,
                         .break_time = 45min,
                         .drive_per_day = 9h,
                         .daily_rest = 11h,
                         .drive_per_week = 56h,
                         .weekly_rest = 45h};

// Regulation (EC) No 561/2006: 45 min after 4.5 h (Art. 7), 9 h a day (6.1), 56 h a week (6.2), 11 h (8.2)
// and 45 h (8.6) of rest.
TEST(Driving, AddsTheRestsOfTheRegulation) {
  EXPECT_EQ(elapsed(0h, kEu), 0h);
  EXPECT_EQ(elapsed(4h + 30min, kEu), 4h + 30min);
  EXPECT_EQ(elapsed(4h + 31min, kEu), 5h + 16min);
  EXPECT_EQ(elapsed(9h, kEu), 9h + 45min);
  EXPECT_EQ(elapsed(10h, kEu), 9h + 45min + 11h + 1h);
  EXPECT_EQ(elapsed(18h, kEu), 2 * (9h + 45min) + 11h);
  const Duration week = 6 * (9h + 45min + 11h) + 2h;
  EXPECT_EQ(elapsed(56h, kEu), week);
  EXPECT_EQ(elapsed(57h, kEu), week + 45h + 1h);
  EXPECT_EQ(elapsed(113h, kEu), 2 * (week + 45h) + 1h);
}

// The same driver, minute by minute: drive, and rest when a limit is reached and there is more to drive.
Duration simulated(Duration driving, const DriverRule& rule) {
  Duration time{0};
  Duration since_break{0};
  Duration today{0};
  Duration this_week{0};
  for (Duration driven{0}; driven < driving; driven += 1min) {
    if (this_week == rule.drive_per_week) {
      time += rule.weekly_rest;
      since_break = today = this_week = Duration{0};
    } else if (today == rule.drive_per_day) {
      time += rule.daily_rest;
      since_break = today = Duration{0};
    } else if (since_break == rule.drive_before_break) {
      time += rule.break_time;
      since_break = Duration{0};
    }
    time += 1min;
    since_break += 1min;
    today += 1min;
    this_week += 1min;
  }
  return time;
}

TEST(Driving, IsWhatAMinuteByMinuteDriverDoes) {
  const DriverRule china{4h, 20min, 8h, 10h, 44h, 24h};
  for (const DriverRule& rule : {kEu, china}) {
    for (Duration driving = 0h; driving < 130h; driving += 7min) {
      ASSERT_EQ(elapsed(driving, rule), simulated(driving, rule)) << driving.count();
    }
  }
}

TEST(Driving, IsMonotone) {
  for (Duration driving = 0h; driving < 60h; driving += 1min) {
    ASSERT_LT(elapsed(driving, kEu), elapsed(driving + 1min, kEu));
  }
}

TEST(Driving, FindsTheRuleOfACountry) {
  const Network network = network_of(R"(
    A:DE B:FR C:IR
    row driver_rules id=eu countries=DE|FR \
      drive_before_break_h=4.5 break_h=0.75 drive_per_day_h=9 \
      daily_rest_h=11 drive_per_week_h=56 weekly_rest_h=45
    row driver_rules id=elsewhere \
      drive_before_break_h=5 break_h=1 drive_per_day_h=10 daily_rest_h=10 drive_per_week_h=60 weekly_rest_h=24
  )");
  EXPECT_EQ(driver_rule(network, network.country("FR"))->daily_rest, 11h);
  EXPECT_EQ(driver_rule(network, network.country("IR"))->daily_rest, 10h);
  EXPECT_EQ(driver_rule(network_of("A:DE"), CountryId{0}), std::nullopt);
}

}  // namespace
}  // namespace corridor
