// SPDX-License-Identifier: Apache-2.0
#include "corridor/event/level.h"

#include <gtest/gtest.h>

namespace corridor {
namespace {

TEST(Level, TheMeanIsTheAreaOverTheTime) {
  Level yard(100);
  yard.add(110, 4);   // 10 x 0
  yard.add(130, -1);  // 20 x 4
  yard.set(135, 0);   //  5 x 3
  EXPECT_EQ(yard.area(150), Int128{95});
  EXPECT_DOUBLE_EQ(yard.mean(150), 95.0 / 50.0);
  EXPECT_EQ(yard.highest(), 4);
  EXPECT_EQ(yard.lowest(), 0);
}

TEST(Level, ForgetsAWarmUpButNotItsValue) {
  Level yard;
  yard.add(0, 9);
  yard.add(50, -2);
  yard.count_from(60);
  EXPECT_EQ(yard.value(), 7);
  EXPECT_EQ(yard.highest(), 7);
  EXPECT_DOUBLE_EQ(yard.mean(60), 7.0);
  yard.add(70, -7);
  EXPECT_DOUBLE_EQ(yard.mean(80), 3.5);
}

TEST(Level, AreasBeyond64BitsAreExact) {
  Level level(0, 1'000'000'007);
  const SimTime end = SimTime{3'000'000'000'000'000'017};
  level.set(end / 2, 1'000'000'007);
  EXPECT_EQ(level.area(end), Int128{1'000'000'007} * end);
}

}  // namespace
}  // namespace corridor
