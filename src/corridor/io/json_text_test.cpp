// SPDX-License-Identifier: Apache-2.0
#include "corridor/io/json_text.h"

#include <limits>

#include <gtest/gtest.h>

namespace corridor {
namespace {

std::string json_text(std::string_view text) {
  std::string out;
  append_json_text(out, text);
  return out;
}

TEST(JsonText, EscapesWhatJsonForbidsAndNothingElse) {
  EXPECT_EQ(json_text("Xi'an \"west\" \\ 西安\n\t\x01"), "\"Xi'an \\\"west\\\" \\\\ 西安\\n\\t\\u0001\"");
}

TEST(JsonText, BrokenUtf8BecomesTheReplacementLetter) {
  EXPECT_EQ(json_text("a\xFF"
                      "b"),
            "\"a\xEF\xBF\xBD"
            "b\"");
  EXPECT_EQ(json_text("\xC3"), "\"\xEF\xBF\xBD\"");
  EXPECT_EQ(json_text("\xED\xA0\x80"), "\"\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD\"") << "a surrogate";
  EXPECT_EQ(json_text("\xF0\x9F\x9A\x82"), "\"\xF0\x9F\x9A\x82\"");
}

TEST(JsonWriter, NumbersReadBackAndWhatIsNoneIsNull) {
  std::string out;
  JsonWriter json(out);
  json.begin_array(true).value(0.1).value(-0.0).value(1e300).value(std::numeric_limits<double>::quiet_NaN());
  json.value(std::numeric_limits<double>::infinity()).value(std::int64_t{-7}).value(true).end_array();
  EXPECT_EQ(out, "[0.1, 0, 1e+300, null, null, -7, true]");
}

TEST(JsonWriter, BreaksLinesByLevelUnlessToldOtherwise) {
  std::string out;
  JsonWriter json(out);
  json.begin_object()
      .key("a")
      .begin_array()
      .end_array()
      .key("b")
      .begin_object()
      .key("c")
      .value("d")
      .end_object();
  json.key("e")
      .begin_object(true)
      .key("f")
      .begin_array()
      .value(1)
      .value(2)
      .end_array()
      .end_object()
      .end_object();
  EXPECT_EQ(out, "{\n  \"a\": [],\n  \"b\": {\n    \"c\": \"d\"\n  },\n  \"e\": {\"f\": [1, 2]}\n}");
}

Answer two_options() {
  Answer answer;
  Table options{.name = "options", .columns = {}};
  options.add("option", Table::Wholes{1, 2}).add("via", Table::Lists{{"Aktau", "Alat"}, {}});
  Table legs{.name = "legs", .columns = {}};
  legs.add("option", Table::Wholes{2, 1, 1}).add("mode", Table::Texts{"sea", "rail", ""});
  Table map{.name = "map_legs", .columns = {}};
  map.add("geometry", Table::Lines{});
  answer.sheets.push_back({.table = options});
  answer.sheets.push_back({.table = legs, .within = "options", .keys = {"option"}});
  answer.sheets.push_back({.table = map, .is_for_maps = true});
  return answer;
}

TEST(JsonOfAnswer, RowsStandInsideTheRowsThatOwnThem) {
  EXPECT_EQ(json_of(two_options()), R"({
  "outcome": "done",
  "options": [
    {
      "option": 1,
      "via": ["Aktau", "Alat"],
      "legs": [
        {
          "mode": "rail"
        },
        {
          "mode": null
        }
      ]
    },
    {
      "option": 2,
      "via": [],
      "legs": [
        {
          "mode": "sea"
        }
      ]
    }
  ]
}
)");
}

}  // namespace
}  // namespace corridor
