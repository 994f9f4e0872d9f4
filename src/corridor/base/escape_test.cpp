// SPDX-License-Identifier: Apache-2.0
#include "corridor/base/escape.h"

#include <gtest/gtest.h>

namespace corridor {
namespace {

TEST(Escape, WritesWhatMayStandBetweenQuotes) {
  std::string out = "x";
  append_backslashed(out, "say \"a\\b\"\n\tЮ\x01");
  EXPECT_EQ(out, "xsay \\\"a\\\\b\\\"\\n\\tЮ\\u0001");
}

}  // namespace
}  // namespace corridor
