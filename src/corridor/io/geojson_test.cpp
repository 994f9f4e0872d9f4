// SPDX-License-Identifier: Apache-2.0
#include "corridor/io/geojson.h"

#include <gtest/gtest.h>

#include "corridor/base/error.h"

namespace corridor {
namespace {

Answer with_lines(Table::Lines lines) {
  Answer answer;
  Table table{.name = "legs", .columns = {}};
  Table::Wholes numbers;
  for (std::size_t i = 0; i < lines.size(); ++i) numbers.push_back(static_cast<std::int64_t>(i + 1));
  table.add("leg", numbers).add("geometry", std::move(lines));
  answer.sheets.push_back({.table = table, .is_for_maps = true});
  return answer;
}

TEST(Geojson, OneFeaturePerRowWithPropertiesAndLongitudeFirst) {
  EXPECT_EQ(geojson_of(with_lines({{{50.1234567, 43.5}}, {{50.0, 43.0}, {49.5, 40.25}}, {}})), R"({
  "type": "FeatureCollection",
  "features": [
    {
      "type": "Feature",
      "geometry": {"type": "Point", "coordinates": [50.123457, 43.5]},
      "properties": {"table": "legs", "leg": 1}
    },
    {
      "type": "Feature",
      "geometry": {"type": "LineString", "coordinates": [[50, 43], [49.5, 40.25]]},
      "properties": {"table": "legs", "leg": 2}
    },
    {
      "type": "Feature",
      "geometry": null,
      "properties": {"table": "legs", "leg": 3}
    }
  ]
}
)");
}

TEST(Geojson, ALineOverTheAntimeridianIsCutThere) {
  const std::vector<Polyline> parts = cut_at_antimeridian({{170.0, 0.0}, {-170.0, 10.0}, {-160.0, 10.0}});
  ASSERT_EQ(parts.size(), 2U);
  EXPECT_EQ(parts[0], (Polyline{{170.0, 0.0}, {180.0, 5.0}}));
  EXPECT_EQ(parts[1], (Polyline{{-180.0, 5.0}, {-170.0, 10.0}, {-160.0, 10.0}}));
}

TEST(Geojson, AnAnswerWithoutGeometrySaysSo) { EXPECT_THROW(static_cast<void>(geojson_of(Answer{})), Error); }

}  // namespace
}  // namespace corridor
