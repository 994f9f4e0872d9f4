// SPDX-License-Identifier: Apache-2.0
#include "corridor/event/batches.h"

#include <vector>

#include <gtest/gtest.h>

namespace corridor {
namespace {

TEST(BatchLine, TheFirstGoFirst) {
  BatchLine line;
  for (std::uint32_t i = 0; i < 10; ++i) line.arrive(i, i);
  std::vector<std::uint32_t> gone;
  EXPECT_EQ(line.take(20, 4, [&](std::uint32_t entity) { gone.push_back(entity); }), 4U);
  EXPECT_EQ(gone, (std::vector<std::uint32_t>{0, 1, 2, 3}));
  EXPECT_EQ(line.size(), 6U);
  EXPECT_EQ(line.first_arrived(), 4);
  line.arrive(30, 10);
  EXPECT_EQ(line.take(30, 100, [&](std::uint32_t entity) { gone.push_back(entity); }), 7U);
  EXPECT_EQ(gone.back(), 10U);
  EXPECT_TRUE(line.is_empty());
  EXPECT_EQ(line.take(40, 5), 0U);
}

TEST(BatchLine, WaitsAndLengthsAgree) {
  BatchLine line;
  for (std::uint32_t i = 0; i < 1'000; ++i) {
    line.arrive(SimTime{i} * 3, i);
    if (i % 50 == 49) line.take(SimTime{i} * 3 + 2, 40);
  }
  line.take(3'000, 1'000);
  EXPECT_EQ(line.waits().count(), 1'000U);
  // Little's law, exactly: the area under the length is the sum of the waits.
  EXPECT_DOUBLE_EQ(static_cast<double>(line.waiting().area(3'000)), line.waits().mean() * 1'000.0);
}

TEST(FillRule, GoesWhenFullEnoughOrAfterPatience) {
  const FillRule rule{.capacity = 60, .enough = 40, .patience = 100};
  BatchLine line;
  EXPECT_FALSE(rule.may_go(1'000, line));
  for (std::uint32_t i = 0; i < 39; ++i) line.arrive(1'000, i);
  EXPECT_FALSE(rule.may_go(1'099, line));
  EXPECT_TRUE(rule.may_go(1'100, line));
  line.arrive(1'050, 39);
  EXPECT_TRUE(rule.may_go(1'050, line));
}

}  // namespace
}  // namespace corridor
