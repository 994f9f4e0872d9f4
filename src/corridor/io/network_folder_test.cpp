// SPDX-License-Identifier: Apache-2.0
#include "corridor/io/network_folder.h"

#include <filesystem>
#include <fstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "corridor/model/network.h"
#include "support/network_text.h"

namespace corridor {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

constexpr std::string_view kSources = "id,title\ns,Source\n";
constexpr std::string_view kPlaces =
    "id,name,kind,lat,lon,zone,source,evidence\n"
    "A,Aktau,sea_port,43.6,51.2,Asia/Aqtau,s,dataset\n"
    "B,\"Baku, port\",sea_port,40.4,49.9,Asia/Baku,s,dataset\n";

std::vector<std::string> problems_of(std::vector<NamedText> files) {
  std::vector<Problem> problems;
  (void)read_tables(files, problems);
  std::vector<std::string> texts;
  for (const Problem& problem : problems) texts.push_back(text_of(problem));
  return texts;
}

TEST(NetworkFolder, ReadsTablesInAnyOrder) {
  const std::vector<NamedText> files{{"x/places.csv", kPlaces}, {"x/sources.csv", kSources}};
  std::vector<Problem> problems;
  const Tables tables = read_tables(files, problems);
  EXPECT_THAT(problems, IsEmpty());
  EXPECT_EQ(tables.places.name[PlaceId{1}], "Baku, port");
  EXPECT_EQ(tables.places.provenance.source[PlaceId{0}].at(0), SourceId{0});
}

TEST(NetworkFolder, NamesTheProblemsOfAllFiles) {
  const std::string links =
      "id,from_place,to_place\n"
      "l,A,C\n";
  EXPECT_THAT(problems_of({{"x/place.csv", kPlaces},
                           {"x/sources.csv", "id,title\ns\n"},
                           {"x/countries.csv", "id,name,source,evidence\nKZ,Kazakhstan,t,dataset\n"}}),
              ElementsAre(HasSubstr("x/place.csv: 'place': is no table of a network; did you mean 'places'"),
                          HasSubstr("x/sources.csv:2"),
                          HasSubstr("x/countries.csv:2:15: source 'sources': is a table without rows")));
}

TEST(NetworkFolder, WhatFollowsFromAMissingFileIsNotSaid) {
  constexpr std::string_view kDescriptor = R"({"name": "x", "resources": [
    {"name": "sources", "path": "sources.csv"}, {"name": "places", "path": "places.csv"}]})";
  EXPECT_THAT(problems_of({{"x/datapackage.json", kDescriptor}, {"x/places.csv", kPlaces}}),
              ElementsAre(HasSubstr("x/sources.csv: is not there, but datapackage.json lists it")));
  EXPECT_THAT(problems_of({{"x/places.csv", kPlaces}}),
              ElementsAre(HasSubstr(
                  "x/places.csv:2:39: source 'sources': is a table without rows, but rows of it are "
                  "named here; add sources.csv")))
      << "once, though two rows name it";
}

TEST(NetworkFolder, FollowsADescriptor) {
  constexpr std::string_view kDescriptor = R"({"name": "x", "resources": [
    {"name": "sources", "path": "s.csv"}, {"name": "places", "path": "places.csv"},
    {"name": "links", "path": "links.csv"}]})";
  EXPECT_THAT(problems_of({{"x/datapackage.json", kDescriptor},
                           {"x/places.csv", kPlaces},
                           {"x/s.csv", kSources},
                           {"x/other.csv", "a,b\n"}}),
              ElementsAre(HasSubstr("links.csv: is not there, but datapackage.json lists it")));
  EXPECT_THAT(problems_of({{"datapackage.json", "{"}}), ElementsAre(HasSubstr("is no JSON")));
  EXPECT_THAT(problems_of({{"datapackage.json", "{}"}}), ElementsAre(HasSubstr("has no list of resources")));
  EXPECT_THAT(problems_of({{"datapackage.json",
                            R"({"resources": [{"name": "a", "path": "../a.csv"}, {"name": 1}]})"}}),
              ElementsAre(HasSubstr("leaves the folder"), HasSubstr("without a name")));
}

TEST(NetworkFolder, RefusesAFolderThatIsNotThereOrEmpty) {
  EXPECT_THROW((void)read_network_folder("no/such/folder"), Error);
  const std::filesystem::path empty = std::filesystem::temp_directory_path() / "corridor_empty_test";
  std::filesystem::create_directories(empty);
  EXPECT_THROW((void)read_network_folder(empty.string()), Error);
  std::filesystem::remove(empty);
}

TEST(NetworkFolder, WhatIsWrittenReadsBack) {
  const Tables tables = tables_of(R"(
    A:CN B:KZ
    A =rail 8h..10h..15h 500km= B note="with, comma and line"
    service S timetable rail "We 08:00" A B+20h
  )");
  const std::vector<Document> documents = documents_of(tables);
  std::vector<NamedText> files;
  for (const Document& document : documents) files.push_back({document.path, document.text});
  std::vector<Problem> problems;
  const Tables again = read_tables(files, problems);
  ASSERT_THAT(problems, IsEmpty());
  EXPECT_EQ(Network(tables).digest(), Network(again).digest());
}

}  // namespace
}  // namespace corridor
