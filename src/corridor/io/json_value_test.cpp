// SPDX-License-Identifier: Apache-2.0
#include "corridor/io/json_value.h"

#include <gtest/gtest.h>

namespace corridor {
namespace {

TEST(JsonValue, ReadsWhatItWrites) {
  const std::string_view text = R"({"a": [1, 2.5, "x\n\"y\"", true, null], "b": {"c": {}}, "d": []})";
  const JsonValue value = read_json(text, "body");
  EXPECT_EQ(json_of(value, true), std::string(text) + "\n");
  EXPECT_EQ(json_of(read_json(json_of(value), "body"), true), std::string(text) + "\n");
}

TEST(JsonValue, RefusesWhatIsNoJsonOrHasAMemberTwice) {
  for (const std::string_view text :
       {"", "{", "{\"a\":1,}", "[1] 2", "{\"a\":1,\"a\":2}", "\"\xFF\"", "nan"}) {
    EXPECT_THROW((void)read_json(text, "body"), Error) << text;
  }
  EXPECT_THROW((void)read_json(std::string(100, '[') + std::string(100, ']'), "body"), Error);
}

TEST(JsonValue, IsYamlToo) {
  const JsonValue value =
      read_json(R"({"openapi": "3.1.0", "paths": {"/v1/plan": {"post": {"tags": ["plan", "no"],
    "list": [{"a": 1, "b": [true]}, {}], "says": "One: two #3"}}}})",
                "body");
  EXPECT_EQ(yaml_of(value), R"(openapi: "3.1.0"
paths:
  "/v1/plan":
    post:
      tags:
        - plan
        - "no"
      list:
        - a: 1
          b:
            - true
        - {}
      says: "One: two #3"
)");
}

TEST(JsonValue, NamesInPointersAreEscaped) { EXPECT_EQ(pointer_part("a/b~c"), "a~1b~0c"); }

}  // namespace
}  // namespace corridor
