// SPDX-License-Identifier: Apache-2.0
#include "corridor/io/projection.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <numbers>

namespace corridor {

namespace {

constexpr double kRadians = std::numbers::pi / 180.0;

struct Box {
  double x_min = std::numeric_limits<double>::infinity();
  double y_min = std::numeric_limits<double>::infinity();
  double x_max = -std::numeric_limits<double>::infinity();
  double y_max = -std::numeric_limits<double>::infinity();

  void see(Point p) {
    x_min = std::min(x_min, p.x);
    y_min = std::min(y_min, p.y);
    x_max = std::max(x_max, p.x);
    y_max = std::max(y_max, p.y);
  }
};

/// The middle of the smallest box of degrees around everything. In: at least one position.
Position middle_of(std::span<const Polyline> lines) {
  Box box;
  for (const Polyline& line : lines) {
    for (const Position& p : line) box.see({p.lon, p.lat});
  }
  if (box.x_min > box.x_max) return {.lon = 60.0, .lat = 40.0};
  return {.lon = (box.x_min + box.x_max) / 2.0, .lat = (box.y_min + box.y_max) / 2.0};
}

/// Distance of `p` from the segment a-b.
double off_segment(Point p, Point a, Point b) {
  const double dx = b.x - a.x;
  const double dy = b.y - a.y;
  const double length = dx * dx + dy * dy;
  const double share =
      length > 0.0 ? std::clamp(((p.x - a.x) * dx + (p.y - a.y) * dy) / length, 0.0, 1.0) : 0.0;
  return std::hypot(p.x - a.x - share * dx, p.y - a.y - share * dy);
}

/// One edge of a window: inside is where a x + b y <= c.
struct Edge {
  double a, b, c;
  [[nodiscard]] double outside(Point p) const { return a * p.x + b * p.y - c; }
};

std::array<Edge, 4> edges_of(const Window& window, double margin) {
  return {Edge{-1.0, 0.0, margin}, Edge{1.0, 0.0, window.width + margin}, Edge{0.0, -1.0, margin},
          Edge{0.0, 1.0, window.height + margin}};
}

Point crossing(Point p, Point q, const Edge& edge) {
  const double share = edge.outside(p) / (edge.outside(p) - edge.outside(q));
  return {.x = p.x + share * (q.x - p.x), .y = p.y + share * (q.y - p.y)};
}

}  // namespace

Projection::Projection(std::span<const Polyline> lines, const Frame& frame) {
  const Position middle = middle_of(lines);
  lon_ = middle.lon * kRadians;
  sin_lat_ = std::sin(middle.lat * kRadians);
  cos_lat_ = std::cos(middle.lat * kRadians);
  Box box;
  for (const Polyline& line : lines) {
    for (const Position& p : line) box.see(plane(p));
  }
  if (box.x_min > box.x_max) box = {-0.5, -0.3, 0.5, 0.3};
  const double wide = std::max(box.x_max - box.x_min, 0.02);
  const double high = std::max(box.y_max - box.y_min, 0.02);
  const double fits = (frame.width - 2.0 * frame.margin) / wide;
  window_.width = frame.width;
  window_.height = std::clamp(high * fits + 2.0 * frame.margin, frame.height_min, frame.height_max);
  scale_ = std::min(fits, (window_.height - 2.0 * frame.margin) / high);
  offset_.x = window_.width / 2.0 - scale_ * (box.x_min + box.x_max) / 2.0;
  offset_.y = window_.height / 2.0 - scale_ * (box.y_min + box.y_max) / 2.0;
}

Point Projection::plane(Position p) const {
  const double lat = p.lat * kRadians;
  const double lon = p.lon * kRadians - lon_;
  const double cos_distance = sin_lat_ * std::sin(lat) + cos_lat_ * std::cos(lat) * std::cos(lon);
  constexpr double kAntipode = 1e-4;  // beyond this the antipode would be infinitely far away
  const double k = std::sqrt(2.0 / std::max(1.0 + cos_distance, kAntipode));
  return {.x = k * std::cos(lat) * std::sin(lon),
          .y = -k * (cos_lat_ * std::sin(lat) - sin_lat_ * std::cos(lat) * std::cos(lon))};
}

Point Projection::operator()(Position p) const {
  const Point q = plane(p);
  return {.x = offset_.x + scale_ * q.x, .y = offset_.y + scale_ * q.y};
}

std::vector<Point> simplified(std::span<const Point> line, double tolerance) {
  if (line.size() < 3) return {line.begin(), line.end()};
  std::vector<bool> kept(line.size(), false);
  kept.front() = kept.back() = true;
  std::vector<std::pair<std::size_t, std::size_t>> open{{0, line.size() - 1}};
  while (!open.empty()) {
    const auto [first, last] = open.back();
    open.pop_back();
    std::size_t far = first;
    double distance = tolerance;
    for (std::size_t i = first + 1; i < last; ++i) {
      const double off = off_segment(line[i], line[first], line[last]);
      if (off > distance) {
        distance = off;
        far = i;
      }
    }
    if (far == first) continue;
    kept[far] = true;
    open.emplace_back(first, far);
    open.emplace_back(far, last);
  }
  std::vector<Point> points;
  for (std::size_t i = 0; i < line.size(); ++i) {
    if (kept[i]) points.push_back(line[i]);
  }
  return points;
}

std::vector<Point> clipped_ring(std::span<const Point> ring, const Window& window, double margin) {
  std::vector<Point> points(ring.begin(), ring.end());
  for (const Edge& edge : edges_of(window, margin)) {
    std::vector<Point> inside;
    for (std::size_t i = 0; i < points.size(); ++i) {
      const Point p = points[i];
      const Point q = points[(i + 1) % points.size()];
      const bool is_in = edge.outside(p) <= 0.0;
      if (is_in) inside.push_back(p);
      if (is_in != (edge.outside(q) <= 0.0)) inside.push_back(crossing(p, q, edge));
    }
    points = std::move(inside);
  }
  return points.size() < 3 ? std::vector<Point>{} : points;
}

std::vector<std::vector<Point>> clipped_line(std::span<const Point> line, const Window& window,
                                             double margin) {
  std::vector<std::vector<Point>> parts;
  bool is_open = false;
  for (std::size_t i = 0; i + 1 < line.size(); ++i) {
    Point p = line[i];
    Point q = line[i + 1];
    bool is_visible = true;
    for (const Edge& edge : edges_of(window, margin)) {
      const bool is_p_in = edge.outside(p) <= 0.0;
      const bool is_q_in = edge.outside(q) <= 0.0;
      if (!is_p_in && !is_q_in) is_visible = false;
      if (!is_visible) break;
      if (is_p_in == is_q_in) continue;
      (is_p_in ? q : p) = crossing(p, q, edge);
      if (!is_p_in) is_open = false;
    }
    if (!is_visible) {
      is_open = false;
      continue;
    }
    if (!is_open) parts.push_back({p});
    parts.back().push_back(q);
    is_open = true;
  }
  return parts;
}

}  // namespace corridor
