// SPDX-License-Identifier: Apache-2.0
#include "corridor/io/basemap.h"

#include <gtest/gtest.h>

namespace corridor {
namespace {

TEST(Basemap, ReadsRingsWithTheirLakesAndTellsDisputedBordersApart) {
  const Basemap map = basemap_of(
      "id,geometry\nland-1,\"POLYGON ((0 0, 9 0, 9 9, 0 0), (2 1, 3 1, 3 2, 2 1))\"\n",
      "id,disputed,geometry\nb-1,no,\"LINESTRING (0 0, 1 1)\"\nb-2,yes,\"LINESTRING (2 2, 3 3)\"\n");
  EXPECT_EQ(map.land.size(), 2U);
  EXPECT_EQ(map.borders.size(), 1U);
  EXPECT_EQ(map.disputed.size(), 1U);
}

TEST(Basemap, TheEmbeddedOneHasTheWorld) {
  EXPECT_GT(basemap().land.size(), 100U);
  EXPECT_GT(basemap().borders.size(), 100U);
}

}  // namespace
}  // namespace corridor
