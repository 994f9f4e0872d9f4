// SPDX-License-Identifier: Apache-2.0
#include "corridor/io/basemap.h"

#include <string>

#include "corridor/base/check.h"
#include "corridor/base/text.h"
#include "corridor/io/csv.h"
#include "corridor/io/embedded.h"

namespace corridor {

namespace {

const Table::Texts& texts_of(const Table& table, std::string_view column) {
  const Table::Column* found = table.find(column);
  CORRIDOR_CHECK(found != nullptr);
  return std::get<Table::Texts>(found->values);
}

/// The rings of "POLYGON ((...), (...))", read as the lines that they are.
void add_rings(std::vector<Polyline>& rings, std::string_view wkt) {
  std::size_t begin = wkt.find("((");
  if (begin == std::string_view::npos) return;
  for (++begin; begin != std::string_view::npos; begin = wkt.find('(', begin)) {
    const std::size_t end = wkt.find(')', begin);
    if (end == std::string_view::npos) return;
    const Parsed<Polyline> ring =
        polyline_of("LINESTRING " + std::string(wkt.substr(begin, end + 1 - begin)));
    if (ring) rings.push_back(*ring);
    begin = end;
  }
}

}  // namespace

Basemap basemap_of(std::string_view land_csv, std::string_view borders_csv) {
  Basemap basemap;
  TableOrigin origin;
  const Table land = read_csv("land", "land.csv", land_csv, origin);
  for (const std::string& wkt : texts_of(land, "geometry")) add_rings(basemap.land, wkt);
  const Table borders = read_csv("borders", "borders.csv", borders_csv, origin);
  const Table::Texts& disputed = texts_of(borders, "disputed");
  for (std::size_t row = 0; row < borders.row_count(); ++row) {
    const Parsed<Polyline> line = polyline_of(texts_of(borders, "geometry")[row]);
    if (line) (disputed[row] == "yes" ? basemap.disputed : basemap.borders).push_back(*line);
  }
  return basemap;
}

const Basemap& basemap() {
  static const Basemap kEmbedded = [] {
    const Archive archive = embedded_basemap();
    return archive.files.empty() ? Basemap{}
                                 : basemap_of(archive.text("land.csv"), archive.text("borders.csv"));
  }();
  return kEmbedded;
}

}  // namespace corridor
