// SPDX-License-Identifier: Apache-2.0
#include "corridor/io/csv.h"

#include <algorithm>
#include <limits>
#include <string>
#include <utility>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "corridor/base/random.h"

namespace corridor {
namespace {

using testing::ElementsAre;
using Rows = std::vector<std::vector<std::string>>;

// Header and rows as text, read in pieces of `block` rows.
Rows rows_of(const CsvText& csv, std::size_t block = 3) {
  const std::vector<std::string_view> header = csv.header();
  Rows rows{{header.begin(), header.end()}};
  for (std::size_t begin = 0; begin < csv.row_count(); begin += block) {
    std::vector<std::string_view> cells(std::min(block, csv.row_count() - begin));
    rows.resize(rows.size() + cells.size());
    for (std::size_t column = 0; column < rows[0].size(); ++column) {
      csv.read(column, begin, cells);
      for (std::size_t i = 0; i < cells.size(); ++i) rows[1 + begin + i].emplace_back(cells[i]);
    }
  }
  return rows;
}

Rows good_rows(std::string_view text) {
  std::vector<Problem> problems;
  const CsvText csv("t", "t.csv", text, problems);
  for (const Problem& problem : problems) ADD_FAILURE() << text_of(problem);
  return rows_of(csv);
}

// What is wrong, as "line:byte code".
std::vector<std::string> faults_of(std::string_view text, const CsvLimits& limits = {}) {
  std::vector<Problem> problems;
  const CsvText csv("t", "t.csv", text, problems, limits);
  std::vector<std::string> faults;
  for (const Problem& p : problems) {
    faults.push_back(std::to_string(p.row) + ":" + std::to_string(p.column) + " " + p.code);
  }
  return faults;
}

TEST(Csv, ReadsPlainRows) {
  EXPECT_EQ(good_rows("a,b\n1,2\n3,\n"), (Rows{{"a", "b"}, {"1", "2"}, {"3", ""}}));
  EXPECT_EQ(good_rows("a,b\r\n1,2\r\n"), (Rows{{"a", "b"}, {"1", "2"}}));
  EXPECT_EQ(good_rows("a,b\n1,2"), (Rows{{"a", "b"}, {"1", "2"}}));
  EXPECT_EQ(good_rows("a,b\n1,"), (Rows{{"a", "b"}, {"1", ""}}));
  EXPECT_EQ(good_rows("a\n"), (Rows{{"a"}}));
}

TEST(Csv, ReadsQuotedCells) {
  EXPECT_EQ(good_rows("a,b\n\"x, y\",\"say \"\"no\"\"\"\n"), (Rows{{"a", "b"}, {"x, y", "say \"no\""}}));
  EXPECT_EQ(good_rows("\"a\",b\n\"two\nlines\r\n\",\"\"\n"), (Rows{{"a", "b"}, {"two\nlines\r\n", ""}}));
  EXPECT_EQ(good_rows("a\n\"\"\"\"\n\"x\""), (Rows{{"a"}, {"\""}, {"x"}}));
}

TEST(Csv, PassesOverByteOrderMarkAndEmptyLines) {
  EXPECT_EQ(good_rows("\xEF\xBB\xBF"
                      "a,b\n\n1,2\n\r\n\n"),
            (Rows{{"a", "b"}, {"1", "2"}}));
  EXPECT_EQ(good_rows("\n\na,b\n1,2\n"), (Rows{{"a", "b"}, {"1", "2"}}));
  // In a table of one column an empty line is an empty cell.
  EXPECT_EQ(good_rows("a\n\nx\n"), (Rows{{"a"}, {""}, {"x"}}));
}

TEST(Csv, NamesThePlaceOfWhatIsWrong) {
  EXPECT_THAT(faults_of("a,b\n1\n1,2\n1,2,3\n"), ElementsAre("2:1 csv_ragged_row", "4:1 csv_ragged_row"));
  EXPECT_THAT(faults_of("a,b\n1,\"x\"y\n"), ElementsAre("2:6 csv_text_after_quote"));
  EXPECT_THAT(faults_of("a,b\n1,x\"y\"\n"), ElementsAre("2:4 csv_quote_in_cell"));
  EXPECT_THAT(faults_of("a,b\n1,2\n1,\"x\ny"), ElementsAre("3:3 csv_open_quote"));
  EXPECT_THAT(faults_of("a,b\n1,2\r3,4\n5,6\n"), ElementsAre("2:4 csv_lone_return"));
  EXPECT_THAT(faults_of("a,b\n1,2\r"), ElementsAre("2:4 csv_lone_return"));
  EXPECT_THAT(faults_of(std::string("a,b\n1,\0\n", 8)), ElementsAre("2:3 csv_nul"));
  EXPECT_THAT(faults_of("a,b\n\xC3\xA9,2\n1,x\xFF\n"), ElementsAre("3:4 csv_not_utf8"));
  EXPECT_THAT(faults_of(""), ElementsAre("1:1 csv_empty"));
  EXPECT_THAT(faults_of("\n\n"), ElementsAre("2:1 csv_empty"));
}

TEST(Csv, CountsLinesInsideCells) {
  EXPECT_THAT(faults_of("a,b\n\"1\n2\",\"x\ny\"z\n1\n"),
              ElementsAre("4:3 csv_text_after_quote", "5:1 csv_ragged_row"));
  std::vector<Problem> problems;
  const CsvText csv("t", "t.csv", "a,b\n\"1\n2\",3\n4,\"5\"\n", problems);
  EXPECT_EQ(csv.line(0), 2U);
  EXPECT_EQ(csv.line(1), 4U);
  EXPECT_EQ(csv.byte(0, 1), 7U);
  EXPECT_EQ(csv.byte(1, 0), 1U);
  EXPECT_EQ(csv.byte(1, 1), 3U);  // its quote
}

TEST(Csv, GoesOnAfterAFaultAndLeavesTheRowOut) {
  std::vector<Problem> problems;
  const CsvText csv("t", "t.csv", "a,b\n1,2\n3\n4,\"x\"y,\n5,6\n", problems);
  EXPECT_EQ(problems.size(), 2U);
  EXPECT_EQ(rows_of(csv), (Rows{{"a", "b"}, {"1", "2"}, {"5", "6"}}));
}

TEST(Csv, KeepsItsLimits) {
  EXPECT_THAT(faults_of("a,b,c\n", {.columns = 2}), ElementsAre("1:1 csv_too_many_columns"));
  EXPECT_THAT(faults_of("a,b\n1,12345\n", {.cell_bytes = 4}), ElementsAre("2:1 csv_long_cell"));
  EXPECT_EQ(faults_of("a,b\n1\n2\n3\n4\n", {.problems = 3}).size(), 3U);
  EXPECT_EQ(faults_of(std::string(200, '\0'), {.problems = 3}).size(), 3U);
}

TEST(Csv, BecomesATableWithItsPlaces) {
  TableOrigin origin;
  const Table table = read_csv("links", "links.csv", "id,note\nx,\"a \"\"b\"\"\"\n\ny,\n", origin);
  EXPECT_EQ(table.name, "links");
  EXPECT_THAT(std::get<Table::Texts>(table.find("note")->values), ElementsAre("a \"b\"", ""));
  EXPECT_EQ(origin.file, "links.csv");
  EXPECT_THAT(origin.lines, ElementsAre(2, 4));
  EXPECT_THAT(origin.columns, ElementsAre(ElementsAre(1, 3), ElementsAre(1, 3)));
  try {
    (void)read_csv("links", "links.csv", "id\nx,y\n", origin);
    FAIL();
  } catch (const Error& error) {
    EXPECT_STREQ(error.what(),
                 "links.csv:2:1: has 2 cells where the header has 1; look for a missing comma or quote "
                 "[csv_ragged_row]");
  }
}

TEST(Csv, WritesEveryKindOfColumn) {
  Table table{.name = "t", .columns = {}};
  table.add("text", Table::Texts{"a,b", "say \"no\""});
  table.add("whole", Table::Wholes{-3, 4});
  table.add("number", Table::Numbers{0.1, std::numeric_limits<double>::quiet_NaN()}, 3);
  table.add("instant", Table::Instants{Instant{}, Instant{std::chrono::seconds{1}}});
  table.add("truth", Table::Truths{1, 0});
  table.add("list", Table::Lists{{"CN", "KZ"}, {}});
  table.add("line", Table::Lines{{{1.5, 2.0}, {3.0, 4.0}}, {}});
  EXPECT_EQ(csv_of(table),
            "text,whole,number,instant,truth,list,line\n"
            "\"a,b\",-3,0.1,1970-01-01T00:00:00Z,yes,CN|KZ,\"LINESTRING (1.5 2, 3 4)\"\n"
            "\"say \"\"no\"\"\",4,,1970-01-01T00:00:01Z,no,,LINESTRING EMPTY\n");
}

TEST(Csv, AByteOrderMarkOfTheTextIsKept) {
  Table table{.name = "t", .columns = {}};
  table.add(
      "\xEF\xBB\xBF"
      "a",
      Table::Texts{"1"});
  TableOrigin origin;
  EXPECT_EQ(read_csv("t", "t.csv", csv_of(table), origin).columns[0].name, table.columns[0].name);
}

// Random tables of the characters that matter, written and read again: cells come back whatever they hold,
// wherever they cross the blocks of 64 bytes and of 1,024 rows.
TEST(Csv, WhatIsWrittenReadsBack) {
  constexpr std::string_view kCharacters = "a,\"\n\r\xC3 ";
  for (std::uint32_t round = 0; round < 200; ++round) {
    RandomStream random = Random{17}.stream(round, 0);
    const std::size_t column_count = 1 + random.next_below(4);
    const std::size_t row_count = round % 20 == 0 ? 2500 : random.next_below(40);
    Table table{.name = "t", .columns = {}};
    Rows expected(row_count + 1);
    for (std::size_t column = 0; column < column_count; ++column) {
      Table::Texts texts(row_count);
      for (std::string& text : texts) {
        for (std::uint32_t n = random.next_below(random.next_below(8) == 0 ? 100 : 6); n > 0; --n) {
          const char c = kCharacters[random.next_below(kCharacters.size())];
          text += c;
          if (c == '\xC3') text += '\xA9';
        }
      }
      expected[0].push_back("column " + std::to_string(column));
      for (std::size_t row = 0; row < row_count; ++row) expected[row + 1].push_back(texts[row]);
      table.add(expected[0].back(), std::move(texts));
    }
    const std::string csv = csv_of(table);
    std::vector<Problem> problems;
    const CsvText read("t", "t.csv", csv, problems);
    ASSERT_TRUE(problems.empty()) << text_of(problems.front());
    ASSERT_EQ(rows_of(read, 1 + random.next_below(2000)), expected) << csv;
  }
}

}  // namespace
}  // namespace corridor
