// SPDX-License-Identifier: Apache-2.0
#include "corridor/io/geojson.h"

#include <algorithm>
#include <cmath>

#include "corridor/base/check.h"
#include "corridor/base/error.h"

namespace corridor {

namespace {

const Table::Column* geometry_of(const Table& table) {
  const auto is_geometry = [](const Table::Column& column) {
    return std::holds_alternative<Table::Lines>(column.values);
  };
  const auto found = std::ranges::find_if(table.columns, is_geometry);
  return found == table.columns.end() ? nullptr : &*found;
}

/// Six decimals are a tenth of a metre: more would be noise.
void write_position(JsonWriter& json, Position p) {
  const auto rounded = [](double degrees) { return std::round(degrees * 1e6) / 1e6; };
  json.begin_array(true).value(rounded(p.lon)).value(rounded(p.lat)).end_array();
}

void write_positions(JsonWriter& json, const Polyline& line) {
  json.begin_array(true);
  for (const Position& p : line) write_position(json, p);
  json.end_array();
}

void write_feature(JsonWriter& json, const Table& table, const Table::Column& geometry, std::size_t row) {
  json.begin_object();
  json.key("type").value("Feature");
  json.key("geometry");
  write_geometry(json, std::get<Table::Lines>(geometry.values)[row]);
  json.key("properties").begin_object(true);
  json.key("table").value(table.name);
  for (const Table::Column& column : table.columns) {
    if (&column == &geometry) continue;
    json.key(column.name);
    write_cell(json, column, row);
  }
  json.end_object();
  json.end_object();
}

}  // namespace

void write_geometry(JsonWriter& json, const Polyline& line) {
  if (line.empty()) {
    json.null();
    return;
  }
  json.begin_object(true);
  if (line.size() == 1) {
    json.key("type").value("Point").key("coordinates");
    write_position(json, line.front());
  } else if (const std::vector<Polyline> parts = cut_at_antimeridian(line); parts.size() == 1) {
    json.key("type").value("LineString").key("coordinates");
    write_positions(json, parts.front());
  } else {
    json.key("type").value("MultiLineString").key("coordinates").begin_array(true);
    for (const Polyline& part : parts) write_positions(json, part);
    json.end_array();
  }
  json.end_object();
}

std::vector<Polyline> cut_at_antimeridian(const Polyline& line) {
  std::vector<Polyline> parts(1);
  for (const Position& p : line) {
    Polyline& part = parts.back();
    if (!part.empty() && std::abs(p.lon - part.back().lon) > 180.0) {
      const Position before = part.back();
      const double edge = before.lon > 0.0 ? 180.0 : -180.0;
      const double to_edge = edge - before.lon;
      const double whole = std::remainder(p.lon - before.lon, 360.0);
      const double share = std::abs(whole) > 1e-12 ? to_edge / whole : 0.0;
      const double lat = before.lat + share * (p.lat - before.lat);
      part.push_back({.lon = edge, .lat = lat});
      parts.push_back({{.lon = -edge, .lat = lat}, p});
    } else {
      part.push_back(p);
    }
  }
  return parts;
}

std::string geojson_of(const Answer& answer) {
  std::string out;
  JsonWriter json(out);
  bool is_any = false;
  json.begin_object();
  json.key("type").value("FeatureCollection");
  json.key("features").begin_array();
  for (const Sheet& sheet : answer.sheets) {
    const Table::Column* geometry = geometry_of(sheet.table);
    if (geometry == nullptr) continue;
    is_any = true;
    for (std::size_t row = 0; row < sheet.table.row_count(); ++row)
      write_feature(json, sheet.table, *geometry, row);
  }
  json.end_array();
  json.end_object();
  out += '\n';
  if (!is_any) {
    throw Error(Problem{.code = "usage",
                        .where = "--format",
                        .value = "geojson",
                        .what = "this answer has nothing to draw",
                        .hint = "use --format json"});
  }
  return out;
}

}  // namespace corridor
