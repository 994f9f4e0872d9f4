// SPDX-License-Identifier: Apache-2.0
#include "corridor/model/rows.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "support/network_text.h"

namespace corridor {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

Table places() {
  Table table{.name = "places", .columns = {}};
  table.add("id", Table::Texts{"A", "B"})
      .add("name", Table::Texts{"Aktau", "Baku"})
      .add("kind", Table::Texts{"sea_port", "city"})
      .add("country", Table::Texts{"KZ", ""})
      .add("lat", Table::Texts{"43.6", "40.4"})
      .add("lon", Table::Numbers{51.2, 49.9})
      .add("zone", Table::Texts{"Asia/Aqtau", "Asia/Baku"})
      .add("source", Table::Texts{"test", "test|more"})
      .add("evidence", Table::Texts{"dataset", "estimate"});
  return table;
}

Tables ground() { return tables_of("KZAAU:KZ\n row sources id=more title=More"); }

std::vector<std::string> problems_of(const Table& table, const TableOrigin* origin = nullptr) {
  Tables tables = ground();
  std::vector<Problem> problems;
  add_rows(tables, table, origin, problems);
  std::vector<std::string> texts;
  for (const Problem& problem : problems) texts.push_back(text_of(problem));
  return texts;
}

TEST(Rows, BecomeTypedColumns) {
  Tables tables = ground();
  std::vector<Problem> problems;
  add_rows(tables, places(), nullptr, problems);
  ASSERT_TRUE(problems.empty()) << text_of(problems[0]);
  const PlaceId a{1};
  const PlaceId b{2};
  EXPECT_EQ(tables.places.name[a], "Aktau");
  EXPECT_EQ(tables.places.kind[a], PlaceKind::sea_port);
  EXPECT_EQ(tables.places.country[a], CountryId{0});
  EXPECT_TRUE(tables.places.country[b].is_none());
  EXPECT_DOUBLE_EQ(tables.places.lon[b], 49.9);
  EXPECT_EQ(tables.places.provenance.source[b].size(), 2U);
  EXPECT_EQ(tables.places.provenance.note[b], "");
}

TEST(Rows, NameThePlaceOfEveryBadCell) {
  Table table = places();
  std::get<Table::Texts>(table.columns[2].values) = {"seaport", "city"};
  std::get<Table::Texts>(table.columns[3].values) = {"KZ", "KX"};
  std::get<Table::Texts>(table.columns[4].values) = {"43,6", "40.4"};
  const TableOrigin origin{.file = "places.csv", .lines = {2, 4}, .columns = {{1, 3, 9, 18, 21}, {}}};
  EXPECT_THAT(
      problems_of(table, &origin),
      ElementsAre("places.csv:2:9: kind 'seaport': is not a word of this field; did you mean 'sea_port'? "
                  "[unknown_word]",
                  HasSubstr("places.csv:2:21: lat '43,6': is not a number"),
                  "places.csv:4: country 'KX': is not the key of a row there; did you mean 'KZ'? "
                  "[unknown_key]"));
}

TEST(Rows, NameColumnsThatAreUnknownMissingOrDoubled) {
  Table table = places();
  table.columns[1].name = "nam";
  table.columns[3].name = "id";
  EXPECT_THAT(problems_of(table),
              ElementsAre(HasSubstr("nam: is no column of places; did you mean 'name'?"),
                          HasSubstr("id: stands twice in the header"), HasSubstr("name: is missing")));
  table.name = "place";
  EXPECT_THAT(problems_of(table), ElementsAre(HasSubstr("did you mean 'places'")));
}

TEST(Rows, StopAfterAHundredProblems) {
  Table table{.name = "countries", .columns = {}};
  table.add("id", Table::Texts(500, "")).add("name", Table::Texts(500, "x"));
  table.add("source", Table::Texts(500, "test")).add("evidence", Table::Texts(500, "sure"));
  EXPECT_EQ(problems_of(table).size(), kProblemsMax);
}

constexpr std::string_view kAll = R"net(
  A:CN B:KZ/sea_port
  row shapes id=s geometry="LINESTRING (0 40, 1.5 41)"
  A =rail 8.5h..10h..15.25h 500.25km 1520mm= B traction=electric tracks=2 capacity_per_day=12.5 shape=s
  service S timetable rail "We 08:00" A B capacity_teu=82.25 valid_from=2024-02-29
  transload B rail>sea 20min opening_hours="Mo-Fr 08:00-18:00" free_time_d=5 emission_kg_co2e=1.5
  inspection B 1h probability=0.2
  quote crude 2024-01-01 80
  tariff movement $0.55/feu_km mode=rail fuel_share=0.3 fuel_quote=crude fuel_base=80
  row published_values engine=plan is_calibration=yes value=9 tolerance=1 title=T metric=days tier=A
)net";

TEST(Rows, ComeOutAsTheyWentIn) {
  const Tables tables = tables_of(kAll);
  Tables again;
  std::vector<Problem> problems;
  for (const std::string_view name : table_names()) {
    add_rows(again, table_of(tables, name), nullptr, problems);
  }
  ASSERT_TRUE(problems.empty()) << text_of(problems[0]);
  EXPECT_EQ(Network(tables).digest(), Network(again).digest());
}

TEST(Rows, ComeOutInTheirUnits) {
  const Tables tables = tables_of(kAll);
  EXPECT_EQ(cell_of(tables, "links", 0, "travel_time_max_h"), "15.25");
  EXPECT_EQ(cell_of(tables, "links", 0, "length_km"), "500.25");
  EXPECT_EQ(cell_of(tables, "operations", 0, "duration_typical_h"), "0.3333");  // 1,200 s
  EXPECT_EQ(cell_of(tables, "operations", 0, "free_time_d"), "5");
  EXPECT_EQ(cell_of(tables, "operations", 0, "probability"), "");
  EXPECT_EQ(cell_of(tables, "operations", 1, "probability"), "0.2");
  EXPECT_EQ(cell_of(tables, "services", 0, "valid_from"), "2024-02-29");
  EXPECT_EQ(cell_of(tables, "calls", 1, "links"), "rail:A:B");
}

TEST(Rows, SetOneCell) {
  Tables tables = tables_of(kAll);
  const Tables before = tables;
  RowReader reader(tables);
  EXPECT_FALSE(reader.set("links", 1, "length_km", "7"));
  EXPECT_EQ(tables.links.length[LinkId{1}], kilometres(7));
  EXPECT_EQ(before.links.length[LinkId{1}], kilometres(500.25));
  EXPECT_TRUE(tables.links.mode.shares(before.links.mode));
  EXPECT_FALSE(reader.set("links", 1, "gauge_mm", ""));
  EXPECT_EQ(tables.links.gauge[LinkId{1}], std::nullopt);
  const std::optional<Problem> problem = reader.set("links", 1, "from_place", "Z");
  ASSERT_TRUE(problem);
  EXPECT_THAT(text_of(*problem), HasSubstr("links: from_place 'Z': is not the key"));
}

}  // namespace
}  // namespace corridor
