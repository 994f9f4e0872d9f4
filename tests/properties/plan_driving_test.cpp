// SPDX-License-Identifier: Apache-2.0
// Why one driver's clock may stand in for another's inside dominance (plan/search.cpp): whoever has driven
// longer since his last break, day or week may owe one rest of that kind more than the other, and never two.
#include <algorithm>
#include <vector>

#include <gtest/gtest.h>

#include "corridor/model/driving.h"

namespace corridor {
namespace {

std::int64_t since(std::int64_t driven, std::int64_t limit) {
  return driven == 0 ? 0 : (driven - 1) % limit + 1;
}

/// Limits and rests in minutes; `step` apart lie the driving times that are tried.
void expect_one_rest(const DriverRule& rule, std::int64_t step) {
  const auto minutes = [](std::int64_t count) { return Duration{60 * count}; };
  const std::int64_t week = rule.drive_per_week.count() / 60;
  const std::int64_t day = rule.drive_per_day.count() / 60;
  const std::int64_t stretch = rule.drive_before_break.count() / 60;
  const auto rest = [&](std::int64_t driving) {
    return (elapsed(minutes(driving), rule) - minutes(driving)).count() / 60;
  };
  std::vector<std::int64_t> driven;
  for (std::int64_t at = 0; at < week; at += step) driven.insert(driven.end(), {at, at + 1});
  std::vector<std::vector<std::int64_t>> rests;
  for (const std::int64_t before : driven) {
    std::vector<std::int64_t>& row = rests.emplace_back();
    for (std::int64_t more = 0; more < 2 * week + day; more += step) {
      row.push_back(rest(before + more) - rest(before));
      row.push_back(rest(before + more + 1) - rest(before));
    }
  }
  for (std::size_t a = 0; a < driven.size(); ++a) {
    for (std::size_t b = 0; b < driven.size(); ++b) {
      const std::int64_t day_a = since(driven[a], day);
      const std::int64_t day_b = since(driven[b], day);
      std::int64_t owed = 0;
      if (driven[a] > driven[b]) owed += rule.weekly_rest.count() / 60;
      if (day_a > day_b) owed += rule.daily_rest.count() / 60;
      if (since(day_a, stretch) > since(day_b, stretch)) owed += rule.break_time.count() / 60;
      for (std::size_t i = 0; i < rests[a].size(); ++i) {
        ASSERT_LE(rests[a][i] - rests[b][i], owed) << driven[a] << " min driven against " << driven[b];
      }
    }
  }
}

TEST(PlanDriving, OwesAtMostOneRestOfEachKind) {
  const auto hour = [](double count) { return hours(count); };
  expect_one_rest({hour(4.5), hour(0.75), hour(9), hour(11), hour(56), hour(45)}, 30);  // the European Union
  expect_one_rest({hour(4), std::chrono::minutes{20}, hour(8), hour(10), hour(44), hour(24)}, 40);  // China
  expect_one_rest({hour(4), hour(0.75), hour(9), hour(11), hour(56), hour(45)},
                  60);  // a day of no whole stretches
}

}  // namespace
}  // namespace corridor
