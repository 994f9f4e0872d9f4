// SPDX-License-Identifier: Apache-2.0
// From the globe to a picture: Lambert's azimuthal equal-area projection about the middle of what is shown,
// so that no country looks larger than it is and Eurasia keeps its shape; and the window that the picture
// shows.
#pragma once

#include <span>
#include <vector>

#include "corridor/base/polyline.h"

namespace corridor {

struct Point {
  double x = 0.0;
  double y = 0.0;
};

/// In pixels, y downwards.
struct Window {
  double width = 0.0;
  double height = 0.0;
};

/// Source  Snyder, Map Projections: A Working Manual (USGS 1395), 1987, equations 24-2 and 24-4, on the
/// sphere.
class Projection {
 public:
  /// The projection about `centre`, moved and scaled so that all `lines` lie in the window with room around
  /// them. In  width above 0. The window's height follows from what is shown, between `height_min` and
  /// `height_max`.
  struct Frame {
    double width = 1200.0;
    double height_min = 420.0;
    double height_max = 760.0;
    double margin = 46.0;
  };
  Projection(std::span<const Polyline> lines, const Frame& frame);

  [[nodiscard]] Point operator()(Position p) const;
  [[nodiscard]] Window window() const { return window_; }

 private:
  [[nodiscard]] Point plane(Position p) const;

  double lon_ = 0.0, sin_lat_ = 0.0, cos_lat_ = 1.0;  // of the centre; radians
  double scale_ = 1.0;
  Point offset_;
  Window window_;
};

/// Points closer than `tolerance` to the line through their neighbours are left out (Douglas and Peucker,
/// 1973).
[[nodiscard]] std::vector<Point> simplified(std::span<const Point> line, double tolerance);

/// A closed ring cut to the window grown by `margin` (Sutherland and Hodgman, 1974); empty: nothing is left.
[[nodiscard]] std::vector<Point> clipped_ring(std::span<const Point> ring, const Window& window,
                                              double margin);

/// Parts of a line that lie in the window grown by `margin`.
[[nodiscard]] std::vector<std::vector<Point>> clipped_line(std::span<const Point> line, const Window& window,
                                                           double margin);

}  // namespace corridor
