// SPDX-License-Identifier: Apache-2.0
// What the pictures of a page share: labels that keep off each other, axes, paths.
#include <algorithm>
#include <array>
#include <cmath>

#include "corridor/io/page_parts.h"

namespace corridor {

double text_width(std::string_view text, double font_size) {
  return static_cast<double>(display_width(text)) * font_size * 0.56;
}

double axis_step(double max, int count) {
  const double rough = std::max(max, 1e-9) / count;
  const double power = std::pow(10.0, std::floor(std::log10(rough)));
  for (const double factor : {1.0, 2.0, 5.0}) {
    if (factor * power >= rough * 0.999) return factor * power;
  }
  return 10.0 * power;
}

std::string path_text(const std::vector<Point>& points, bool is_closed) {
  std::string text;
  std::string last;
  for (const Point& p : points) {
    std::string pair = px(p.x) + "," + px(p.y);
    if (pair == last) continue;
    text += (text.empty() ? "M" : " ") + pair;
    last = std::move(pair);
  }
  return is_closed ? text + "Z" : text;
}

void LabelPlacer::block(Point centre, double radius) {
  boxes_.push_back({centre.x - radius, centre.y - radius, centre.x + radius, centre.y + radius});
}

bool LabelPlacer::is_free(const Box& box) const {
  if (box.x0 < 2.0 || box.y0 < 2.0 || box.x1 > window_.width - 2.0 || box.y1 > window_.height - 2.0)
    return false;
  return std::ranges::none_of(boxes_, [&](const Box& other) {
    return box.x0 < other.x1 && other.x0 < box.x1 && box.y0 < other.y1 && other.y0 < box.y1;
  });
}

LabelPlacer::Place LabelPlacer::place(Point anchor, std::string_view text, double font_size, double gap) {
  const double wide = text_width(text, font_size);
  const double rise = font_size * 0.75;
  const double fall = font_size * 0.25;
  // Right, left, above, below, then the corners.
  const std::array<Point, 8> ways = {Point{gap, rise / 2.0},
                                     Point{-gap - wide, rise / 2.0},
                                     Point{-wide / 2.0, -gap},
                                     Point{-wide / 2.0, gap + rise},
                                     Point{gap * 0.7, -gap * 0.7},
                                     Point{gap * 0.7, gap * 0.7 + rise},
                                     Point{-wide - gap * 0.7, -gap * 0.7},
                                     Point{-wide - gap * 0.7, gap * 0.7 + rise}};
  for (const Point& way : ways) {
    const Point at{anchor.x + way.x, anchor.y + way.y};
    const Box box{at.x - 1.0, at.y - rise, at.x + wide + 1.0, at.y + fall};
    if (!is_free(box)) continue;
    boxes_.push_back(box);
    return {.at = at, .is_found = true};
  }
  return {};
}

}  // namespace corridor
