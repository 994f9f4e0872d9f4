// SPDX-License-Identifier: Apache-2.0
#include "corridor/event/windows.h"

#include <array>

#include <gtest/gtest.h>

namespace corridor {
namespace {

constexpr SimTime kHour = 60;
constexpr SimTime kDay = 24 * kHour;

// Open from 8 to 18 on five days of ten.
Windows office() {
  std::vector<Windows::Span> spans;
  for (SimTime day = 0; day < 10; day += 2)
    spans.push_back({day * kDay + 8 * kHour, day * kDay + 18 * kHour});
  return {spans, 2};
}

TEST(Windows, KnowWhenTheyAreOpen) {
  const Windows windows = office();
  EXPECT_EQ(windows.capacity_at(8 * kHour - 1), 0U);
  EXPECT_EQ(windows.capacity_at(8 * kHour), 2U);
  EXPECT_EQ(windows.capacity_at(18 * kHour - 1), 2U);
  EXPECT_EQ(windows.capacity_at(18 * kHour), 0U);
  EXPECT_EQ(windows.change_after(0), 8 * kHour);
  EXPECT_EQ(windows.change_after(8 * kHour), 18 * kHour);
  EXPECT_EQ(windows.change_after(9 * kDay), kEndOfTime);
  EXPECT_EQ(windows.open_from(9 * kHour), 9 * kHour);
  EXPECT_EQ(windows.open_from(18 * kHour), 2 * kDay + 8 * kHour);
  EXPECT_EQ(windows.open_from(9 * kDay), kEndOfTime);
}

TEST(Windows, WorkRestsWhileTheyAreClosed) {
  const Windows windows = office();
  EXPECT_EQ(windows.end_of_work(8 * kHour, 10 * kHour), 18 * kHour);  // to the last minute
  EXPECT_EQ(windows.end_of_work(8 * kHour, 10 * kHour + 1), 2 * kDay + 8 * kHour + 1);
  EXPECT_EQ(windows.end_of_work(0, 1), 8 * kHour + 1);
  EXPECT_EQ(windows.end_of_work(20 * kHour, 15 * kHour), 4 * kDay + 13 * kHour);
  EXPECT_EQ(windows.end_of_work(0, 50 * kHour), 8 * kDay + 18 * kHour);
  EXPECT_EQ(windows.end_of_work(0, 50 * kHour + 1), kEndOfTime);
  EXPECT_EQ(windows.end_of_work(17 * kHour, 0), 17 * kHour);
}

TEST(Windows, OpenTimeAddsUp) {
  const Windows windows = office();
  EXPECT_EQ(windows.open_time(0, 10 * kDay), 50 * kHour);
  EXPECT_EQ(windows.open_time(9 * kHour, 9 * kHour + 30), 30);
  for (SimTime cut = 0; cut <= 10 * kDay; cut += 77) {
    ASSERT_EQ(windows.open_time(0, cut) + windows.open_time(cut, 10 * kDay), 50 * kHour);
  }
}

TEST(Windows, SpansThatTouchAreOne) {
  const std::array spans{Windows::Span{10, 20}, Windows::Span{20, 30}, Windows::Span{40, 40}};
  const Windows windows(spans, 1);
  EXPECT_EQ(windows.change_after(10), 30);
  EXPECT_EQ(windows.change_after(30), kEndOfTime);
  EXPECT_EQ(windows.end_of_work(15, 15), 30);
}

TEST(Windows, CapacityMayChangeWithTheDate) {
  const Windows windows({{0, 3}, {100, 1}, {200, 1}, {300, 4}, {400, 0}});
  EXPECT_EQ(windows.capacity_at(250), 1U);
  EXPECT_EQ(windows.change_after(100), 300);
  EXPECT_EQ(windows.end_of_work(50, 350), 400);
  EXPECT_EQ(windows.end_of_work(50, 351), kEndOfTime);
}

}  // namespace
}  // namespace corridor
