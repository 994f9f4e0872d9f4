// SPDX-License-Identifier: Apache-2.0
#include "corridor/model/duration.h"

#include <gtest/gtest.h>

#include "support/network_text.h"

namespace corridor {
namespace {

using namespace std::chrono_literals;

TEST(Duration, PlannedTimeIsTheMean) {
  EXPECT_EQ(planned(distribution_of(Shape::fixed, 0h, 10h, 0h)), 10h);
  EXPECT_EQ(planned(distribution_of(Shape::uniform, 8h, 9h, 12h)), 10h);
  EXPECT_EQ(planned(distribution_of(Shape::triangular, 1h, 2h, 6h)), 3h);
  EXPECT_EQ(planned(distribution_of(Shape::pert, 1h, 2h, 9h)), 3h);
  EXPECT_EQ(planned(distribution_of(Shape::pert, 0s, 1s, 4s)), 1s);  // 8/6 s, rounded
  // exp(sigma^2 / 2) with sigma = ln 2 / 1.6449
  EXPECT_EQ(planned(distribution_of(Shape::lognormal, 5h, 10h, 20h)), 39343s);
}

TEST(Duration, OfARow) {
  const Network network = network_of("A:CN B:CN\n A -rail 8h..10h..18h 500km-> B");
  EXPECT_EQ(planned(network.links().travel_time, LinkId{0}), 11h);
  EXPECT_EQ(distribution_of(network.links().travel_time, LinkId{0}).max(), 64800.0);
}

}  // namespace
}  // namespace corridor
