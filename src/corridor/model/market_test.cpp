// SPDX-License-Identifier: Apache-2.0
#include "corridor/model/market.h"

#include <fstream>
#include <iterator>

#include <gtest/gtest.h>

#include "corridor/base/text.h"

namespace corridor {
namespace {

std::string fixture(const std::string& name) {
  std::ifstream file(std::string(CORRIDOR_SOURCE_DIR) + "/tests/fixtures/" + name, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

const MarketQuote* find(const MarketReading& reading, std::string_view name) {
  for (const MarketQuote& quote : reading.quotes) {
    if (quote.name == name) return &quote;
  }
  return nullptr;
}

std::string cell(const Table& table, std::string_view column, std::string_view name) {
  const auto& names = std::get<Table::Texts>(table.find("name")->values);
  for (std::size_t row = 0; row < names.size(); ++row) {
    if (names[row] == name) return std::get<Table::Texts>(table.find(column)->values)[row];
  }
  return "(no such row)";
}

TEST(Market, ReadsAStripAsAPersonCopiesIt) {
  const std::string text = fixture("market_strip.txt");
  ASSERT_FALSE(text.empty());
  const MarketReading reading = read_market(text, "strip.txt");

  EXPECT_EQ(reading.quotes.size(), 15U);
  ASSERT_NE(find(reading, "S&P 500"), nullptr) << "a name may end in a number";
  EXPECT_NEAR(find(reading, "S&P 500")->last, 5567.19, 1e-9);
  ASSERT_NE(find(reading, "NIKKEI 225"), nullptr);
  EXPECT_NEAR(*find(reading, "NIKKEI 225")->change, -1.28, 1e-9);
  EXPECT_NEAR(*find(reading, "CRUDE OIL")->change_share, -0.0052, 1e-9);
  ASSERT_NE(find(reading, "10-Yr Bond"), nullptr) << "a name may begin with a number";
  EXPECT_NEAR(find(reading, "10-Yr Bond")->last, 4.272, 1e-9);

  ASSERT_EQ(reading.remarks.size(), 1U) << "only the heading is no quote";
  EXPECT_EQ(text_of(reading.remarks.front()),
            "strip.txt:1: 'Canada markets closed': is no quote: no value follows it [market_line_unread]");
}

TEST(Market, ReadsAQuoteOnOneLine) {
  const MarketReading reading =
      read_market("CRUDE OIL 83.44 -0.44 (-0.52%)\nGOLD FUTURES\t2,399.80 +30.40 +1.28%\n", "f");
  ASSERT_EQ(reading.quotes.size(), 2U);
  EXPECT_NEAR(reading.quotes[0].last, 83.44, 1e-9);
  EXPECT_NEAR(reading.quotes[1].last, 2399.8, 1e-9);
  EXPECT_TRUE(reading.remarks.empty());
}

TEST(Market, RefusesAQuoteWhoseNumbersDisagree) {
  const MarketReading reading = read_market("CRUDE OIL\n83.44\n-0.44 (-5.20%)\n", "strip.txt");
  EXPECT_TRUE(reading.quotes.empty());
  ASSERT_EQ(reading.remarks.size(), 1U);
  EXPECT_EQ(reading.remarks.front().severity, Severity::error);
  EXPECT_EQ(reading.remarks.front().row, 1U);
  EXPECT_EQ(reading.remarks.front().what, "last 83.44 and change -0.44 make -0.52 per cent, not -5.20");
}

TEST(Market, AcceptsWhatRoundingLeavesOpen) {
  // 0.0030 / 0.6792 is 0.4417 per cent; with the digits left open 0.434 to 0.449.
  EXPECT_EQ(read_market("CAD/EUR\n0.6762\n-0.0030 (-0.44%)", "f").quotes.size(), 1U);
  EXPECT_EQ(read_market("CAD/EUR\n0.6762\n-0.0030 (-0.47%)", "f").quotes.size(), 0U);
}

TEST(Market, NamesEveryLineItCannotRead) {
  const MarketReading reading =
      read_market("12.5\n  \nADVERTISEMENT\nDOW\n39,375.87\n+67.87 (+0.17%)\n1,2,3\nLast updated\n", "f");
  ASSERT_EQ(reading.quotes.size(), 1U);
  ASSERT_EQ(reading.remarks.size(), 4U);
  EXPECT_EQ(reading.remarks[0].row, 1U);
  EXPECT_EQ(reading.remarks[1].value, "ADVERTISEMENT");
  EXPECT_EQ(reading.remarks[2].value, "1,2,3") << "commas between groups of three only";
  EXPECT_EQ(reading.remarks[3].value, "Last updated");
}

TEST(Market, MakesAPatchThatTariffsUnderstand) {
  const Scenario scenario = market_scenario(read_market(fixture("market_strip.txt"), "strip.txt"),
                                            *date_of("2024-07-05"), "strip.txt");
  ASSERT_EQ(scenario.additions.size(), 2U);
  EXPECT_EQ(scenario.additions[0].name, "sources");
  const Table& quotes = scenario.additions[1];
  EXPECT_EQ(quotes.name, "quotes");
  EXPECT_EQ(cell(quotes, "last", "crude"), "83.44");
  EXPECT_EQ(cell(quotes, "unit", "CAD/USD"), "USD per CAD");
  EXPECT_NEAR(*number_of(cell(quotes, "last", "EUR/USD")), 0.7332 / 0.6762, 1e-12);
  EXPECT_EQ(cell(quotes, "method", "EUR/USD"), "CAD/USD over CAD/EUR");
  EXPECT_EQ(cell(quotes, "evidence", "EUR/USD"), "computed");
  EXPECT_EQ(cell(quotes, "date", "gold"), "2024-07-05");
}

TEST(Market, ReadsACsvByItsColumns) {
  const MarketReading reading = read_market(
      "Symbol;Change;% Change;Last\nCRUDE OIL;-0.44;-0.52%;\"83.44\"\n\n"
      "S&P 500;;;5,567.19\nGold;;;n/a\n",
      "q.csv");
  ASSERT_EQ(reading.quotes.size(), 2U);
  EXPECT_EQ(reading.quotes[0].name, "CRUDE OIL");
  EXPECT_DOUBLE_EQ(reading.quotes[0].last, 83.44);
  EXPECT_DOUBLE_EQ(reading.quotes[0].change.value_or(0.0), -0.44);
  EXPECT_EQ(reading.quotes[1].line, 4U);
  EXPECT_DOUBLE_EQ(reading.quotes[1].last, 5567.19);
  ASSERT_EQ(reading.remarks.size(), 1U);
  EXPECT_EQ(reading.remarks[0].row, 5U);
}

TEST(Market, ACsvWhoseNumbersDisagreeIsAnError) {
  const MarketReading reading = read_market("name,last,change,percent\nBrent,85.1,0.5,9\n", "q.csv");
  EXPECT_TRUE(reading.quotes.empty());
  ASSERT_EQ(reading.remarks.size(), 1U);
  EXPECT_EQ(reading.remarks[0].code, "market_disagrees");
}

TEST(Market, AnEmptyPageGivesNothing) {
  EXPECT_TRUE(read_market("", "f").quotes.empty());
  EXPECT_TRUE(read_market("\n\n \u00A0\n", "f").remarks.empty());
}

}  // namespace
}  // namespace corridor
