// SPDX-License-Identifier: Apache-2.0
#include "corridor/server/target.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace corridor {
namespace {

TEST(Target, SegmentsAndQueryAreDecodedOnce) {
  const std::optional<Target> target = target_of("/v1/places/%D0%90%2541?q=a+b%2B&q=2&empty");
  ASSERT_TRUE(target);
  EXPECT_THAT(target->segments, testing::ElementsAre("v1", "places", "А%41"));
  EXPECT_EQ(target->value("q"), "a b+");
  EXPECT_TRUE(target->has("empty"));
  EXPECT_EQ(percent_encoded("А%41 b"), "%D0%90%2541%20b");
}

TEST(Target, BrokenOnesAreNone) {
  for (const char* text : {"", "v1", "/%", "/%4", "/%zz", "/%ff", "/?q=%f", "http://x/", "/%00"})
    EXPECT_FALSE(target_of(text)) << text;
}

TEST(Target, AnEmptyPathHasNoSegments) {
  EXPECT_TRUE(target_of("/")->segments.empty());
  EXPECT_THAT(target_of("//a")->segments, testing::ElementsAre("", "a"));
}

}  // namespace
}  // namespace corridor
