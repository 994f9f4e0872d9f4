// SPDX-License-Identifier: Apache-2.0
#include "corridor/io/projection.h"

#include <cmath>
#include <numbers>

#include <gtest/gtest.h>

namespace corridor {
namespace {

/// Area of a quadrangle by its corners.
double area(const Point& a, const Point& b, const Point& c, const Point& d) {
  const Point corners[] = {a, b, c, d};
  double twice = 0.0;
  for (std::size_t i = 0; i < 4; ++i) {
    const Point& p = corners[i];
    const Point& q = corners[(i + 1) % 4];
    twice += p.x * q.y - q.x * p.y;
  }
  return std::abs(twice) / 2.0;
}

TEST(Projection, ShowsEverythingInsideTheWindowWithRoom) {
  const std::vector<Polyline> lines = {{{109.0, 34.4}, {51.2, 43.6}, {6.8, 51.4}}};
  const Projection project(lines, {});
  for (const Position& p : lines[0]) {
    const Point at = project(p);
    EXPECT_GE(at.x, 45.9);
    EXPECT_LE(at.x, project.window().width - 45.9);
    EXPECT_GE(at.y, 45.9);
    EXPECT_LE(at.y, project.window().height - 45.9);
  }
}

TEST(Projection, KeepsAreas) {
  const std::vector<Polyline> lines = {{{0.0, 10.0}, {120.0, 60.0}}};
  const Projection project(lines, {});
  const auto cell = [&](double lon, double lat) {
    const double side = 0.5;
    const double on_globe =
        std::sin((lat + side) * std::numbers::pi / 180.0) - std::sin(lat * std::numbers::pi / 180.0);
    return area(project({lon, lat}), project({lon + side, lat}), project({lon + side, lat + side}),
                project({lon, lat + side})) /
           on_globe;
  };
  EXPECT_NEAR(cell(110.0, 20.0) / cell(60.0, 35.0), 1.0, 1e-3);
  EXPECT_NEAR(cell(10.0, 65.0) / cell(60.0, 35.0), 1.0, 1e-3);
}

TEST(Clipping, ARingIsCutToTheWindowAndALineMayComeBack) {
  const Window window{.width = 10.0, .height = 10.0};
  const std::vector<Point> ring = {{-5.0, 2.0}, {5.0, 2.0}, {5.0, 8.0}, {-5.0, 8.0}};
  const std::vector<Point> inside = clipped_ring(ring, window, 0.0);
  ASSERT_EQ(inside.size(), 4U);
  for (const Point& p : inside) EXPECT_GE(p.x, 0.0);
  EXPECT_TRUE(
      clipped_ring(std::vector<Point>{{20.0, 20.0}, {30.0, 20.0}, {25.0, 30.0}}, window, 0.0).empty());
  const std::vector<Point> line = {{2.0, 5.0}, {15.0, 5.0}, {15.0, 7.0}, {3.0, 7.0}};
  EXPECT_EQ(clipped_line(line, window, 0.0).size(), 2U);
}

TEST(Simplified, LeavesOutWhatTheEyeWouldNotSee) {
  const std::vector<Point> line = {{0.0, 0.0}, {1.0, 0.05}, {2.0, 0.0}, {3.0, 2.0}};
  EXPECT_EQ(simplified(line, 0.1).size(), 3U);
}

}  // namespace
}  // namespace corridor
