// SPDX-License-Identifier: Apache-2.0
// GeoJSON (RFC 7946) of every table that has a column of lines: a feature per row, all other columns as
// properties. QGIS and notebooks read it as it is.
#pragma once

#include <string>

#include "corridor/base/answer.h"
#include "corridor/io/json_text.h"

namespace corridor {

/// Out     one FeatureCollection; a line of one position is a Point; lines that cross the antimeridian are
/// cut there. Throws  Error: no table of the answer has a geometry.
[[nodiscard]] std::string geojson_of(const Answer& answer);

/// A Point, LineString or MultiLineString; null of an empty line.
void write_geometry(JsonWriter& json, const Polyline& line);

/// The line cut where it crosses the antimeridian; each part lies within -180 to 180 degrees.
[[nodiscard]] std::vector<Polyline> cut_at_antimeridian(const Polyline& line);

}  // namespace corridor
