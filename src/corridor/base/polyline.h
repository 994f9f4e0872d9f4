// SPDX-License-Identifier: Apache-2.0
// A polyline on the globe: longitude and latitude in degrees (WGS 84), as QGIS, GeoJSON and WKT order them.
#pragma once

#include <vector>

namespace corridor {

struct Position {
  double lon = 0.0;
  double lat = 0.0;
  friend bool operator==(const Position&, const Position&) = default;
};

using Polyline = std::vector<Position>;

}  // namespace corridor
