// SPDX-License-Identifier: Apache-2.0
#include "corridor/base/geodesic.h"

#include <GeographicLib/Geodesic.hpp>

namespace corridor {

Distance distance(Position a, Position b) {
  double metres = 0.0;
  GeographicLib::Geodesic::WGS84().Inverse(a.lat, a.lon, b.lat, b.lon, metres);
  return kilometres(metres / 1000.0);
}

Distance length_of(const Polyline& line) {
  Distance length;
  for (std::size_t i = 1; i < line.size(); ++i) length += distance(line[i - 1], line[i]);
  return length;
}

}  // namespace corridor
