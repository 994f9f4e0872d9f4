// SPDX-License-Identifier: Apache-2.0
#include "corridor/io/embedded.h"

#include <algorithm>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "corridor/io/file_text.h"
#include "corridor/model/network.h"
#include "corridor/model/scenario.h"

namespace corridor {
namespace {

const std::string kFolder = CORRIDOR_SOURCE_DIR "/data/eurasia/";

TEST(Embedded, IsThePackageByteForByte) {
  const Archive archive = embedded_eurasia();
  ASSERT_GT(archive.files.size(), 20U);
  for (const NamedText& file : archive.files) {
    EXPECT_EQ(file.text, FileText(kFolder + file.path).text()) << file.path;
  }
  EXPECT_FALSE(archive.text("datapackage.json").empty());
  EXPECT_TRUE(archive.text("no.csv").empty());
}

TEST(Embedded, PackageIsANetwork) {
  const Network network(embedded_tables());
  EXPECT_GT(network.links().id.size(), 500U);
  EXPECT_EQ(network.places().id[network.place("Xi'an")], network.places().id[network.place("西安")]);
}

TEST(Embedded, TablesThatAreWrittenReadBackTheSame) {
  const Tables tables = embedded_tables();
  const std::vector<Document> documents = documents_of(tables);
  std::vector<NamedText> files;
  for (const Document& document : documents) files.push_back({document.path, document.text});
  std::vector<Problem> problems;
  const Tables again = read_tables(files, problems);
  ASSERT_TRUE(problems.empty()) << text_of(problems[0]);
  EXPECT_EQ(Network(again).digest(), Network(tables).digest());
  for (const Document& document : documents_of(again)) {
    const auto same = std::ranges::find(documents, document.path, &Document::path);
    EXPECT_EQ(document.text, same->text) << document.path;
  }
}

TEST(Embedded, EveryEventIsAScenarioThatApplies) {
  const Network network(embedded_tables());
  const std::size_t count = network.tables().events.id.size();
  ASSERT_GT(count, 20U);
  for (const EventId event : IdRange<Events>{count}) {
    const Scenario scenario = scenario_of(network, event);
    EXPECT_NO_THROW((void)apply_scenarios(network, std::span(&scenario, 1))) << scenario.name;
  }
}

TEST(Embedded, DamageIsNoticed) {
  EXPECT_THROW((void)unpacked("not an archive"), Error);
  EXPECT_TRUE(unpacked("").files.empty());
}

}  // namespace
}  // namespace corridor
