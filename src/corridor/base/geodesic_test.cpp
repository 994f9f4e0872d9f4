// SPDX-License-Identifier: Apache-2.0
#include "corridor/base/geodesic.h"

#include <gtest/gtest.h>

namespace corridor {
namespace {

// Half a metre: the library is exact to nanometres, we round to whole metres.
constexpr double kHalfStepKm = 0.0006;

TEST(Geodesic, KnowsTheQuarterMeridianAndTheEquator) {
  // WGS 84: quarter meridian 10,001.965729 km; one degree of the equator a pi / 180 = 111.319491 km.
  EXPECT_NEAR(distance({0, 0}, {0, 90}).in_units(), 10001.965729, kHalfStepKm);
  EXPECT_NEAR(distance({10, 0}, {11, 0}).in_units(), 111.319491, kHalfStepKm);
}

TEST(Geodesic, CrossesTheAntimeridianTheShortWay) {
  EXPECT_NEAR(distance({179.5, 0}, {-179.5, 0}).in_units(), 111.319491, kHalfStepKm);
}

TEST(Geodesic, IsSymmetricAndZeroAtOnePosition) {
  const Position xian{109.06, 34.38};
  const Position duisburg{6.76, 51.43};
  EXPECT_EQ(distance(xian, duisburg), distance(duisburg, xian));
  EXPECT_EQ(distance(xian, xian), Distance{});
}

TEST(Geodesic, AddsUpThePiecesOfALine) {
  const Polyline line{{10, 0}, {11, 0}, {12, 0}};
  EXPECT_NEAR(length_of(line).in_units(), 2 * 111.319491, 2 * kHalfStepKm);
  EXPECT_EQ(length_of({}), Distance{});
  EXPECT_EQ(length_of({{10, 0}}), Distance{});
}

}  // namespace
}  // namespace corridor
