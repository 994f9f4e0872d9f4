// SPDX-License-Identifier: Apache-2.0
#include "corridor/base/error.h"

#include <gtest/gtest.h>

namespace corridor {
namespace {

TEST(Error, NamesThePlaceTheValueAndWhatToDo) {
  const Problem problem{.code = "negative_length",
                        .where = "links.csv",
                        .row = 12,
                        .column = 7,
                        .field = "length_km",
                        .value = "-3",
                        .what = "a length cannot be negative",
                        .hint = "write the length in km"};
  EXPECT_EQ(text_of(problem),
            "links.csv:12:7: length_km '-3': a length cannot be negative; write the length in km "
            "[negative_length]");
}

TEST(Error, LeavesOutWhatIsNotKnown) {
  EXPECT_EQ(text_of(Problem{.what = "no file was given"}), "no file was given");
  EXPECT_EQ(text_of(Problem{.where = "--feu", .value = "0", .what = "must be above 0"}),
            "--feu: '0': must be above 0");
}

TEST(Error, CarriesEveryProblem) {
  const Error error(std::vector<Problem>{{.what = "one"}, {.what = "two"}});
  EXPECT_STREQ(error.what(), "one\ntwo");
  EXPECT_EQ(error.problems().size(), 2U);
}

}  // namespace
}  // namespace corridor
