// SPDX-License-Identifier: Apache-2.0
#include "corridor/io/markup.h"

#include <gtest/gtest.h>

namespace corridor {
namespace {

TEST(Markup, EscapesTextAndAttributesAndClosesWhatItOpened) {
  Markup page;
  page.open("a", {{"href", "x?a=1&b=\"2\""}, {"", "left out"}}).text("1 < 2 & 3").close();
  page.empty("path", {{"d", "M0,0"}}).leaf("b", {}, "Xi'an");
  EXPECT_EQ(page.take(),
            "<a href=\"x?a=1&amp;b=&quot;2&quot;\">1 &lt; 2 &amp; 3</a><path d=\"M0,0\"/><b>Xi'an</b>");
}

TEST(Px, HasOneDecimalAtMost) {
  EXPECT_EQ(px(12.0), "12");
  EXPECT_EQ(px(12.34), "12.3");
  EXPECT_EQ(px(-0.04), "0");
}

}  // namespace
}  // namespace corridor
