// SPDX-License-Identifier: Apache-2.0
#include "corridor/base/text.h"

#include <bit>
#include <charconv>
#include <cmath>
#include <limits>
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "corridor/base/random.h"

namespace corridor {
namespace {

using namespace std::chrono_literals;
using std::chrono::sys_days;
using testing::ElementsAre;

constexpr Date kDay = sys_days{2024y / 7 / 5};

template <class T>
std::string fault_of(const Parsed<T>& parsed) {
  return parsed ? "no fault" : std::string{parsed.fault().what};
}

TEST(Text, ReadsWholeNumbers) {
  EXPECT_EQ(*whole_of("12"), 12);
  EXPECT_EQ(*whole_of(" -3 "), -3);
  EXPECT_EQ(*whole_of("+7"), 7);
  EXPECT_EQ(*whole_of("9223372036854775807"), std::numeric_limits<std::int64_t>::max());
  EXPECT_EQ(fault_of(whole_of("9223372036854775808")), "is out of range");
  EXPECT_EQ(fault_of(whole_of("13", 1, 12)), "is out of range");
  EXPECT_EQ(fault_of(whole_of("12.0")), "is not a whole number");
  EXPECT_EQ(fault_of(whole_of("+-1")), "is not a whole number");
  EXPECT_EQ(fault_of(whole_of(" ")), "is empty");
}

TEST(Text, ReadsNumbersButNoInfinities) {
  EXPECT_DOUBLE_EQ(*number_of("12.5"), 12.5);
  EXPECT_DOUBLE_EQ(*number_of("-1e-3"), -0.001);
  EXPECT_DOUBLE_EQ(*number_of("+.5"), 0.5);
  for (const char* text : {"nan", "inf", "-infinity", "1,5", "1.5x", "0x10", "--1", "."}) {
    EXPECT_EQ(fault_of(number_of(text)), "is not a number") << text;
  }
  EXPECT_EQ(fault_of(number_of("1e999")), "is out of range");
}

// Short decimals are read on a path of their own: it gives the same bits as the library's.
TEST(Text, ShortDecimalsAreRoundedCorrectly) {
  RandomStream random = Random{11}.stream(0, 0);
  for (int i = 0; i < 200'000; ++i) {
    std::string text = random.next_below(3) == 0 ? "-" : "";
    const std::uint32_t point = random.next_below(17);
    for (std::uint32_t k = 1 + random.next_below(17); k > 0; --k) {
      text += static_cast<char>('0' + random.next_below(10));
      if (k == point) text += '.';
    }
    double expected = 0.0;
    std::from_chars(text.data(), text.data() + text.size(), expected);
    ASSERT_EQ(std::bit_cast<std::uint64_t>(*number_of(text)), std::bit_cast<std::uint64_t>(expected)) << text;
  }
  EXPECT_TRUE(std::signbit(*number_of("-0")));
}

TEST(Text, ShortestTextReadsBackAsTheSameBits) {
  for (const double number : {0.1, 1.0 / 3.0, 1e300, -2.5e-308, 123456.789, 5e-324, 1e21, 0.0}) {
    EXPECT_EQ(*number_of(text_of(number)), number);
  }
  EXPECT_EQ(text_of(0.1), "0.1");
  EXPECT_EQ(text_of(40.0), "40");
}

TEST(Text, WritesDecimalsAndGroups) {
  EXPECT_EQ(text_of(2.5, 2), "2.50");
  EXPECT_EQ(text_of(-0.001, 2), "0.00");
  EXPECT_EQ(text_of(-0.5, 1), "-0.5");
  EXPECT_EQ(grouped_text_of(999), "999");
  EXPECT_EQ(grouped_text_of(1000), "1,000");
  EXPECT_EQ(grouped_text_of(-1234567.89, 1), "-1,234,567.9");
  EXPECT_EQ(grouped_text_of(-123, 1), "-123.0");
  EXPECT_EQ(text_of(true), "yes");
  EXPECT_EQ(text_of(std::uint32_t{7}), "7");
}

TEST(Text, TruthIsYesOrNo) {
  EXPECT_TRUE(*truth_of("yes"));
  EXPECT_FALSE(*truth_of("no"));
  EXPECT_EQ(fault_of(truth_of("true")), "is neither yes nor no");
}

TEST(Text, ReadsDaysThatTheCalendarHas) {
  EXPECT_EQ(*date_of("2024-07-05"), kDay);
  EXPECT_EQ(*date_of("2024-02-29"), sys_days{2024y / 2 / 29});
  EXPECT_EQ(fault_of(date_of("2023-02-29")), "is a day that the calendar does not have");
  EXPECT_EQ(fault_of(date_of("2024-13-01")), "is a day that the calendar does not have");
  EXPECT_EQ(fault_of(date_of("05.07.2024")), "is not a date");
  EXPECT_EQ(fault_of(date_of("2024-7-5")), "is not a date");
  EXPECT_EQ(fault_of(date_of("2024-07-05T08:00")), "is not a date");
  EXPECT_EQ(text_of(kDay), "2024-07-05");
}

TEST(Text, ReadsInstantsWithZoneOrOffset) {
  EXPECT_EQ(*instant_of("2024-07-05T08:00Z"), kDay + 8h);
  EXPECT_EQ(*instant_of("2024-07-05 08:00:30+05:00"), kDay + 3h + 30s);
  EXPECT_EQ(*instant_of("2024-07-05T08:00-0330"), kDay + 11h + 30min);
  EXPECT_EQ(*instant_of("2024-07-05T08:00:00.000+05"), kDay + 3h);
  EXPECT_EQ(fault_of(instant_of("2024-07-05T08:00")), "does not say in which zone it is");
  EXPECT_EQ(fault_of(instant_of("2024-07-05T24:00Z")), "is a time that the clock does not show");
  EXPECT_EQ(fault_of(instant_of("2024-07-05T08:00:60Z")), "is a time that the clock does not show");
  EXPECT_EQ(fault_of(instant_of("2024-07-05T08:00:00.5Z")), "has a fraction of a second");
  for (const char* text : {"2024-07-05T8:00Z", "2024-07-05T08:00ZZ", "2024-07-05T08:00+5", "2024-07-05T",
                           "now", "2024-07-05T08:00:00.Z", "2024-07-05T08:00+05:"}) {
    EXPECT_EQ(fault_of(instant_of(text)), "is not a point in time") << text;
  }
}

TEST(Text, WritesInstantsThatReadBack) {
  EXPECT_EQ(text_of(Instant{kDay + 8h + 5s}), "2024-07-05T08:00:05Z");
  const Instant before_1970 = sys_days{1969y / 12 / 31} + 23h + 59min + 59s;
  EXPECT_EQ(*instant_of(text_of(before_1970)), before_1970);
  EXPECT_EQ(text_of(*clock_time_of("2024-07-05T08:00-03:30")), "2024-07-05T08:00:00-03:30");
  EXPECT_EQ(text_of(*clock_time_of("2024-07-05")), "2024-07-05T00:00:00");
}

TEST(Text, ReadsDurations) {
  EXPECT_EQ(*duration_of("3 d"), 72h);
  EXPECT_EQ(*duration_of("36h"), 36h);
  EXPECT_EQ(*duration_of("90 min"), 90min);
  EXPECT_EQ(*duration_of("1 d 12 h"), 36h);
  EXPECT_EQ(*duration_of("2h30min"), 150min);
  EXPECT_EQ(*duration_of("1.5 weeks"), 252h);
  EXPECT_EQ(*duration_of("-45 min"), -45min);
  EXPECT_EQ(*duration_of("2.5", 3600s), 150min);
  EXPECT_EQ(*duration_of("1e1", 60s), 10min);
  EXPECT_EQ(fault_of(duration_of("2.5")), "has no unit of time");
  EXPECT_EQ(fault_of(duration_of("1 d 12")), "has no unit of time");
  EXPECT_EQ(fault_of(duration_of("12 h 1 d")), "has units of time out of order");
  EXPECT_EQ(fault_of(duration_of("1 h 1 h")), "has units of time out of order");
  EXPECT_EQ(fault_of(duration_of("1e30", 60s)), "is out of range");
  for (const char* text : {"3 m", "d", "-", "3 d -2 h", "three days", "3 dd", "nan d", "3 D"}) {
    EXPECT_EQ(fault_of(duration_of(text)), "is not a length of time") << text;
  }
}

TEST(Text, WritesDurationsThatReadBack) {
  for (const Duration duration :
       {0s, 1s, -1s, Duration{90min}, Duration{-45min}, Duration{36h}, 86399s, 1'000'000'007s}) {
    EXPECT_EQ(*duration_of(text_of(duration)), duration) << text_of(duration);
  }
  EXPECT_EQ(text_of(Duration{36h}), "1 d 12 h");
  EXPECT_EQ(brief_text_of(45min), "45 min");
  EXPECT_EQ(brief_text_of(Duration{36h} + 30min), "36.5 h");
  EXPECT_EQ(brief_text_of(days(11.42)), "11.4 d");
}

TEST(Text, ReadsLines) {
  EXPECT_THAT(*polyline_of("LINESTRING (76.9 43.2, 77.1 -43.3)"),
              ElementsAre(Position{76.9, 43.2}, Position{77.1, -43.3}));
  EXPECT_THAT(*polyline_of(" linestring(1 2,3  4 , 5e0 6) "),
              ElementsAre(Position{1, 2}, Position{3, 4}, Position{5, 6}));
  EXPECT_TRUE(polyline_of("LINESTRING EMPTY")->empty());
  EXPECT_EQ(fault_of(polyline_of("LINESTRING (43.2 176.9, 1 2)")), "has a point off the globe");
  EXPECT_EQ(fault_of(polyline_of("LINESTRING (1 2)")), "is a line of a single point");
  for (const char* text :
       {"LINESTRING Z (1 2 3, 4 5 6)", "LINESTRING (1 2, 3 4", "LINESTRING (1 2, 3 4) x", "POINT (1 2)",
        "LINESTRING ()", "LINESTRING (1 2,)", "LINESTRING (nan 2, 1 2)", "LINESTRING (1-2, 3 4)"}) {
    EXPECT_EQ(fault_of(polyline_of(text)), "is not a line") << text;
  }
  const Polyline line{{0.1, -0.2}, {179.999999, 1.0 / 3.0}};
  EXPECT_EQ(*polyline_of(text_of(line)), line);
}

TEST(Text, ReadsLists) {
  EXPECT_THAT(*list_of("CN | KZ|AZ"), ElementsAre("CN", "KZ", "AZ"));
  EXPECT_TRUE(list_of(" ")->empty());
  EXPECT_EQ(fault_of(list_of("CN||KZ")), "has an empty entry in its list");
  EXPECT_EQ(fault_of(list_of("CN|")), "has an empty entry in its list");
  const std::vector<std::string> entries{"CN", "KZ"};
  EXPECT_EQ(joined(entries), "CN|KZ");
}

TEST(Text, QuantitiesCarryTheirUnit) {
  EXPECT_EQ(*quantity_of<Distance>("12.3456"), Distance::of_steps(12346));
  EXPECT_EQ(fault_of(quantity_of<Money>("1e30")), "is out of range");
  EXPECT_EQ(fault_of(quantity_of<Mass>("heavy")), "is not a number");
}

}  // namespace
}  // namespace corridor
