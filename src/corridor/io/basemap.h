// SPDX-License-Identifier: Apache-2.0
// What lies under a map: land, borders and disputed borders, embedded in the program.
#pragma once

#include <string_view>
#include <vector>

#include "corridor/base/polyline.h"

namespace corridor {

struct Basemap {
  std::vector<Polyline> land;  ///< closed rings; one inside another is water
  std::vector<Polyline> borders;
  std::vector<Polyline> disputed;  ///< borders that not everybody agrees on
};

/// In      land.csv with WKT polygons, borders.csv with WKT lines and a column `disputed`.
/// Throws  Error: no such tables.
[[nodiscard]] Basemap basemap_of(std::string_view land_csv, std::string_view borders_csv);

/// The embedded one, read once, on first use; empty if the program was built without.
[[nodiscard]] const Basemap& basemap();

}  // namespace corridor
