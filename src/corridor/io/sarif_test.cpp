// SPDX-License-Identifier: Apache-2.0
#include "corridor/io/sarif.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace corridor {
namespace {

using testing::HasSubstr;

TEST(Sarif, NamesRuleLevelFileLineAndColumn) {
  const Problem problem{.code = "negative_length",
                        .severity = Severity::warning,
                        .where = "links.csv",
                        .row = 12,
                        .column = 7,
                        .field = "length_km",
                        .value = "-3",
                        .what = "must not be negative"};
  const RuleText rule{.code = "negative_length", .says = "A length is above 0."};
  const std::string text = sarif_of({&problem, 1}, {&rule, 1}, "0.1.0");
  EXPECT_THAT(text, HasSubstr(R"("version": "2.1.0")"));
  EXPECT_THAT(
      text, HasSubstr(R"({"id": "negative_length", "shortDescription": {"text": "A length is above 0."}})"));
  EXPECT_THAT(text, HasSubstr(R"("ruleIndex": 0)"));
  EXPECT_THAT(text, HasSubstr(R"("level": "warning")"));
  EXPECT_THAT(text, HasSubstr(R"("message": {"text": "length_km '-3': must not be negative"})"));
  EXPECT_THAT(
      text,
      HasSubstr(
          R"("artifactLocation": {"uri": "links.csv"}, "region": {"startLine": 12, "startColumn": 7})"));
}

TEST(Sarif, ACodeWithoutARuleIsListedToo) {
  const Problem problem{.code = "file", .where = "x", .what = "there is no such file"};
  EXPECT_THAT(sarif_of({&problem, 1}, {}, "0"), HasSubstr(R"({"id": "file"})"));
}

}  // namespace
}  // namespace corridor
