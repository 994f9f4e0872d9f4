// SPDX-License-Identifier: Apache-2.0
#include "corridor/io/scenario_file.h"

#include <map>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "corridor/base/error.h"
#include "corridor/base/text.h"
#include "corridor/model/scenario.h"
#include "support/network_text.h"

namespace corridor {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

using Files = std::map<std::string, std::string>;

Scenario read(const std::string& path, const Files& files) {
  return read_scenario_file(path, [&](const std::string& file) {
    const auto found = files.find(file);
    if (found == files.end()) throw Error(Problem{.where = file, .what = "is not there"});
    return found->second;
  });
}

std::string message_of(const std::string& text) {
  try {
    (void)read("s.toml", {{"s.toml", text}});
  } catch (const Error& error) {
    return error.what();
  }
  return {};
}

constexpr const char* kSlow = R"(
name = "slow border"
author = "me"
reason = "a strike"
date = 2024-07-05

[[edit]]
action = "scale"
table = "links"
key = "rail:A:B"
field = "travel_time"
value = 1.5
valid_from = 2024-07-01

[[edit]]
action = "close"
table = "places"
key = "B"

[[add.quotes]]
name = "crude"
date = 2024-07-05
last = 83.44
unit = "USD per barrel"

[[add.quotes]]
name = "EUR/USD"
date = 2024-07-05
last = 1
unit = "1"
note = "with a note"
)";

TEST(ScenarioFile, ReadsEditsAndRows) {
  const Scenario scenario = read("s.toml", {{"s.toml", kSlow}});
  EXPECT_EQ(scenario.name, "slow border");
  EXPECT_EQ(scenario.reason, "a strike");
  EXPECT_EQ(scenario.date, *date_of("2024-07-05"));
  ASSERT_EQ(scenario.edits.size(), 2U);
  EXPECT_EQ(scenario.edits[0].action, EventAction::scale);
  EXPECT_EQ(scenario.edits[0].value, "1.5");
  EXPECT_EQ(scenario.edits[0].valid_from, *date_of("2024-07-01"));
  EXPECT_EQ(scenario.edits[0].where, "s.toml:7");
  EXPECT_EQ(scenario.edits[1].action, EventAction::close);
  ASSERT_EQ(scenario.additions.size(), 1U);
  EXPECT_EQ(scenario.additions[0].name, "quotes");
  EXPECT_EQ(scenario.additions[0].row_count(), 2U);
  EXPECT_THAT(std::get<Table::Texts>(scenario.additions[0].find("note")->values),
              ElementsAre("", "with a note"));
}

TEST(ScenarioFile, MakesANetwork) {
  const Network base = network_of("A:CN B:CN\n A =rail 10h 100km= B");
  const Scenario scenario = read("s.toml", {{"s.toml", kSlow}});
  const Network changed = apply_scenarios(base, std::span(&scenario, 1));
  EXPECT_EQ(changed.links().travel_time.typical[base.link("rail:A:B")], std::chrono::hours(15));
  EXPECT_EQ(changed.tables().quotes.last.values()[0], 83.44);
}

TEST(ScenarioFile, NamesWhatIsWrongWithItsPlace) {
  EXPECT_THAT(message_of("name = x"), HasSubstr("s.toml:1:8: is no TOML"));
  EXPECT_THAT(message_of("nam = \"x\""), HasSubstr("nam: is no part of a scenario; did you mean 'name'?"));
  EXPECT_THAT(message_of("name = \"x\"\n[[edit]]\naction = \"scal\""),
              HasSubstr("action 'scal': is no action; did you mean 'scale'?"));
  EXPECT_THAT(message_of("name = \"x\"\n[[edit]]\naction = \"set\"\ntable = \"links\"\nvalu = 1"),
              HasSubstr("did you mean 'value'"));
  EXPECT_THAT(message_of("name = \"x\"\n[[edit]]\naction = \"scale\"\ntable = \"links\""),
              HasSubstr("key: is missing"));
  EXPECT_THAT(message_of("name = \"x\"\ndate = \"5 July\""), HasSubstr("is not a date"));
  EXPECT_THAT(message_of("name = \"x\"\n[add]\nquotes = 1"), HasSubstr("is no list of rows"));
}

std::string extending(const std::string& name, const std::string& other) {
  return "name = \"" + name + "\"\nextends = [\"" + other +
         "\"]\n[[edit]]\naction = \"close\"\ntable = " + "\"places\"\nkey = \"" + name + "\"\n";
}

TEST(ScenarioFile, ExtendsOtherFilesBesideIt) {
  const Scenario whole = read("d/a.toml", {{"d/a.toml", extending("a", "sub/b.toml")},
                                           {"d/sub/b.toml", extending("b", "../c.toml")},
                                           {"d/c.toml", "name = \"c\"\n"}});
  EXPECT_EQ(whole.name, "a");
  ASSERT_EQ(whole.edits.size(), 2U);
  EXPECT_EQ(whole.edits[0].key, "b");
  EXPECT_EQ(whole.edits[1].key, "a");
}

TEST(ScenarioFile, ACircleIsNamed) {
  const Files files{{"a.toml", extending("a", "b.toml")}, {"b.toml", extending("b", "./a.toml")}};
  try {
    (void)read("a.toml", files);
    FAIL() << "a circle was accepted";
  } catch (const Error& error) {
    EXPECT_THAT(error.what(),
                HasSubstr("b.toml: extends 'a.toml': closes a circle: a.toml -> b.toml -> a.toml"));
  }
  EXPECT_THROW((void)read("a.toml", {{"a.toml", extending("a", "a.toml")}}), Error);
  EXPECT_THROW((void)read_scenario_file("no such file.toml"), Error);
}

TEST(ScenarioFile, AMissingFileIsNamedWithWhoExtendsIt) {
  try {
    (void)read("a/s.toml", {{"a/s.toml", "name = \"s\"\nextends = \"gone.toml\"\n"}});
    FAIL();
  } catch (const Error& error) {
    EXPECT_THAT(error.what(), HasSubstr("a/gone.toml: is not there; a/s.toml extends it"));
  }
}

TEST(ScenarioFile, ARuleThatARowOrAnEditBreaksIsToldAtItsPlace) {
  const Network base = network_of("A:CN B:KZ\nA =rail 10h 500km= B\nquote crude 2024-01-01 80\n");
  const auto message = [&](const std::string& text) -> std::string {
    const Scenario scenario = read("s.toml", {{"s.toml", "name = \"s\"\n" + text}});
    try {
      (void)apply_scenarios(base, std::span(&scenario, 1));
    } catch (const Error& error) {
      return error.what();
    }
    return {};
  };
  EXPECT_THAT(message("[[edit]]\naction = \"set\"\ntable = \"links\"\nkey = \"rail:A:B\"\nfield = "
                      "\"length_km\"\nvalue = -5\n"),
              HasSubstr("s.toml:2: length_km '-5': must be above 0 (in rail:A:B of links)"));
  EXPECT_THAT(message("\n[[add.quotes]]\nname = \"crude\"\nunit = \"USD\"\ndate = 2024-07-05\nlast = -4\n"),
              HasSubstr("s.toml:3: last '-4'"));
}

}  // namespace
}  // namespace corridor
