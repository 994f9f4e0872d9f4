// SPDX-License-Identifier: Apache-2.0
#include "corridor/io/text_table.h"

#include <limits>

#include <gtest/gtest.h>

namespace corridor {
namespace {

Table places() {
  Table table{.name = "places", .columns = {}};
  table.add("name", Table::Texts{"Xi'an", "西安", "Ақтау"});
  table.add("km", Table::Numbers{1234.6, 7.0, std::numeric_limits<double>::quiet_NaN()}, 0);
  table.add("countries", Table::Lists{{"CN", "KZ"}, {"CN"}, {}});
  return table;
}

TEST(TextTable, AlignsTextLeftAndNumbersRightByWhatTheTerminalShows) {
  EXPECT_EQ(text_of(places()),
            "name      km  countries\n"
            "Xi'an  1,235  CN KZ\n"
            "西安       7  CN\n"
            "Ақтау\n");
}

TEST(TextTable, NarrowTerminalsBreakTheWidestColumnAtBlanks) {
  Table table{.name = "t", .columns = {}};
  table.add("what", Table::Texts{"the ferry waits for wind and for trucks"}).add("h", Table::Wholes{12});
  EXPECT_EQ(text_of(table, {.width = 24}),
            "what                   h\n"
            "the ferry waits for   12\n"
            "wind and for trucks\n");
}

TEST(TextTable, TextThatBeginsWithADigitEverywhereGoesRight) {
  Table table{.name = "t", .columns = {}};
  table.add("days", Table::Texts{"9.5 (8-11)", "16.2 (14-19)"}).add("x", Table::Texts{"a", "b"});
  EXPECT_EQ(text_of(table), "        days  x\n  9.5 (8-11)  a\n16.2 (14-19)  b\n");
}

TEST(TextTable, HeadingsAreBoldOnlyWhereThereIsColour) {
  Table table{.name = "t", .columns = {}};
  table.add("a", Table::Texts{"b"});
  EXPECT_EQ(text_of(table, {.is_coloured = true}), "\033[1ma\033[0m\nb\n");
}

TEST(DisplayWidth, CountsCellsNotBytes) {
  EXPECT_EQ(display_width("Duisburg"), 8U);
  EXPECT_EQ(display_width("西安"), 4U);
  EXPECT_EQ(display_width("ფოთი"), 4U);
  EXPECT_EQ(display_width("e\xCC\x81"), 1U) << "e and a combining accent";
  EXPECT_EQ(display_width("\xFF"), 1U) << "a broken byte";
}

TEST(Wrapped, KeepsLinesAndNeverCutsAWord) {
  EXPECT_EQ(wrapped("one two three\nfour", 9), "one two\nthree\nfour");
  EXPECT_EQ(wrapped("incomprehensibilities", 5), "incomprehensibilities");
  EXPECT_EQ(wrapped("a b", 0, "  "), "  a b");
}

TEST(TextOfAnswer, ShowsBlocksAndWithoutThemTheSheets) {
  Answer answer;
  Table one{.name = "place", .columns = {}};
  one.add("name", Table::Texts{"Aktau"}).add("note", Table::Texts{""});
  answer.sheets.push_back({.table = one, .is_single = true});
  EXPECT_EQ(text_of(answer), "name  Aktau\n");
  answer.blocks.emplace_back("Aktau is a port.");
  EXPECT_EQ(text_of(answer), "Aktau is a port.\n");
}

}  // namespace
}  // namespace corridor
