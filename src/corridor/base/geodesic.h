// SPDX-License-Identifier: Apache-2.0
// Lengths on the globe: geodesics of the WGS 84 ellipsoid (Karney, "Algorithms for geodesics", J. Geodesy 87,
// 2013). A sphere would be off by up to 0.6 per cent, more than the length of many a documented railway line
// is.
#pragma once

#include "corridor/base/polyline.h"
#include "corridor/base/quantity.h"

namespace corridor {

/// Of the shortest line between two positions.
[[nodiscard]] Distance distance(Position a, Position b);

/// Of a polyline, piece by piece.
[[nodiscard]] Distance length_of(const Polyline& line);

}  // namespace corridor
