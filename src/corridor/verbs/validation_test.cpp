// SPDX-License-Identifier: Apache-2.0
#include "corridor/verbs/validation.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "support/network_text.h"

namespace corridor {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

/// A train that runs 48 h once a week, a slower and cheaper lorry, and what was published about them.
Network network_with(std::string_view rows) {
  std::string text = R"(
    A:CN B:CN C:CN
    A -rail 48h 2000km $900-> B
    A -road 60h 1800km $500-> B
    service T frequency rail 1/week A B
    service L on_demand road in
    tariff handling $30/feu place=A
  )";
  return network_of(text + std::string(rows));
}

std::vector<Comparison> report_of(std::string_view rows) {
  return compare_with_published(network_with(rows), {});
}

std::string row(std::string_view fields) {
  return "row published_values engine=plan tier=A is_calibration=no tolerance=0 date=2024-07-01 " +
         std::string(fields) + "\n";
}

TEST(Validation, LeavesOutTheWaitForTheFirstDeparture) {
  const auto report =
      report_of(row("id=V origin=A destination=B metric=transit_time unit=d value=2 "
                    "arguments=\"--service T --commodity goods\""));
  ASSERT_THAT(report, SizeIs(1));
  EXPECT_EQ(report[0].standing, Standing::inside) << report[0].reason;
  EXPECT_DOUBLE_EQ(report[0].ours.value(), 2.0);
  EXPECT_THAT(report[0].services, SizeIs(1));
  EXPECT_EQ(report[0].command,
            "corridor plan A B --commodity goods --ready 2024-07-01 --service T --criteria arrival");
}

TEST(Validation, SaysHowFarOutsideAndOnWhichSide) {
  const auto report =
      report_of(row("id=V1 origin=A destination=B metric=transit_time unit=d value=4 "
                    "arguments=\"--only rail --commodity goods\"") +
                row("id=V2 origin=A destination=B metric=transit_time unit=h value_low=40 value_high=47 "
                    "arguments=\"--only rail --commodity goods\""));
  ASSERT_THAT(report, SizeIs(2));
  EXPECT_EQ(report[0].standing, Standing::outside);
  EXPECT_DOUBLE_EQ(report[0].off, -2.0);
  EXPECT_EQ(report[0].reason, "2.0 d below what is accepted");
  EXPECT_EQ(report[1].standing, Standing::outside);
  EXPECT_DOUBLE_EQ(report[1].off, 1.0);
}

TEST(Validation, TheCheapestAnswersForPricesAndTheFirstToArriveForTimes) {
  const auto report = report_of(row("id=V1 origin=A destination=B metric=through_rate unit=USD_per_FEU "
                                    "value=500 arguments=\"--feu 1 --commodity goods\"") +
                                row("id=V2 origin=A destination=B metric=distance unit=km value=1800 "
                                    "arguments=\"--commodity goods\""));
  ASSERT_THAT(report, SizeIs(2));
  EXPECT_EQ(report[0].standing, Standing::inside) << *report[0].ours << " handling at A is left out";
  EXPECT_EQ(report[1].standing, Standing::inside) << *report[1].ours << " the lorry leaves at once";
}

TEST(Validation, SaysWhyARowCannotBeAsked) {
  const auto report = report_of(
      row("id=V1 metric=cost_index unit=USD value=1") + row("id=V2 metric=transit_time unit=d value=1") +
      row("id=V3 origin=A destination=C metric=transit_time unit=d value=1 arguments=\"--commodity goods\"") +
      row("id=V4 origin=A destination=B metric=transit_time unit=d value=1 arguments=\"--servic T\"") +
      row("id=V5 origin=A destination=B metric=transit_time unit=d value=1 arguments=\"--service T L\""));
  ASSERT_THAT(report, SizeIs(5));
  for (const Comparison& one : report) {
    EXPECT_EQ(one.standing, Standing::not_askable);
    EXPECT_FALSE(one.ours.has_value());
  }
  EXPECT_EQ(report[0].reason, "no plan gives cost index in USD");
  EXPECT_EQ(report[1].reason, "names no two places, or no day");
  EXPECT_THAT(report[2].reason, HasSubstr("no itinerary"));
  EXPECT_THAT(report[3].reason, HasSubstr("did you mean '--service'?"));
  EXPECT_THAT(report[4].reason, HasSubstr("follows no flag"));
}

TEST(Validation, ASampleIsAnsweredByTheMeanOfItsPairs) {
  constexpr std::string_view kPairs =
      "row sample_pairs sample=ways origin=A destination=B\nrow sample_pairs sample=ways origin=B "
      "destination=A\nrow sample_pairs sample=ways origin=A destination=C\n"
      "row sample_pairs sample=nowhere origin=A destination=B\nrow sample_pairs sample=nowhere origin=A "
      "destination=C\nrow sample_pairs sample=nowhere origin=C destination=A\n"
      "B -road 30h 1800km $500-> A\n";
  const auto report = report_of(
      std::string(kPairs) +
      row("id=V1 sample=ways metric=transit_time unit=h value=45 arguments=\"--only road "
          "--commodity goods\"") +
      row("id=V2 sample=nowhere metric=transit_time unit=h value=45 arguments=\"--commodity goods\""));
  ASSERT_THAT(report, SizeIs(2));
  EXPECT_EQ(report[0].standing, Standing::inside) << *report[0].ours;  // 60 h there, 30 h back
  EXPECT_EQ(report[0].plans, 3U);
  EXPECT_EQ(report[0].answered, 2U);
  EXPECT_EQ(report[1].standing, Standing::not_askable) << "a third of a sample is no sample";
  EXPECT_THAT(report[1].reason, HasSubstr("1 of 3 pairs"));
}

TEST(Validation, TwoPlansGiveADifferenceOrARatio) {
  const std::string_view rows =
      "B -road 30h 1800km $250-> A\n"
      "row published_values id=V1 metric=transit_time_change unit=d value=0.5 origin=A destination=B "
      "arguments=\"--only road --commodity goods\" against=\"--service T --commodity goods\" engine=plan "
      "tier=A "
      "is_calibration=no tolerance=0 date=2024-07-01\n"
      "row published_values id=V2 metric=cost_ratio unit=ratio value=2 origin=A destination=B "
      "arguments=\"--only road --commodity goods\" against=\"B A --commodity goods\" engine=plan tier=A "
      "is_calibration=no tolerance=0 date=2024-07-01\n";
  const auto report = report_of(rows);
  ASSERT_THAT(report, SizeIs(2));
  EXPECT_EQ(report[0].standing, Standing::inside) << *report[0].ours;
  EXPECT_EQ(report[1].standing, Standing::inside) << *report[1].ours;
}

TEST(Validation, WhatARowCountsBesideThePlanIsAdded) {
  const auto report =
      report_of(row("id=V origin=A destination=B metric=door_to_door_time unit=d value=6 addition=4 "
                    "arguments=\"--service T --commodity goods\""));
  ASSERT_THAT(report, SizeIs(1));
  EXPECT_EQ(report[0].standing, Standing::inside) << *report[0].ours;
}

TEST(Validation, OtherEnginesRowsAreNotItsBusiness) {
  EXPECT_THAT(report_of("row published_values engine=assign id=V metric=volume unit=TEU value=1 tier=A "
                        "is_calibration=no tolerance=0\n"),
              IsEmpty());
}

TEST(Validation, CountsFittedRowsApart) {
  const std::string ask =
      "origin=A destination=B metric=transit_time unit=d arguments=\"--service T "
      "--commodity goods\" engine=plan tolerance=0 date=2024-07-01 ";
  const Network network =
      network_with("row published_values id=V1 value=2 tier=A is_calibration=yes " + ask + "\n" +
                   "row published_values id=V2 value=2 tier=A is_calibration=no " + ask + "\n" +
                   "row published_values id=V3 value=9 tier=A is_calibration=no " + ask + "\n" +
                   "row published_values id=V4 value=9 tier=B is_calibration=no " + ask + "\n");
  const std::vector<Comparison> report = compare_with_published(network, {});
  const std::vector<Tally> tallies = tallies_of(network, report);
  ASSERT_THAT(tallies, SizeIs(6));  // all, fitted, not fitted; for A and B
  const auto counts = [](const Tally& t) {
    return std::vector<int>{t.rows, t.inside, t.outside, t.not_askable};
  };
  EXPECT_THAT(counts(tallies[0]), ElementsAre(3, 2, 1, 0));
  EXPECT_THAT(counts(tallies[1]), ElementsAre(1, 1, 0, 0));
  EXPECT_THAT(counts(tallies[2]), ElementsAre(2, 1, 1, 0));
  EXPECT_THAT(counts(tallies[3]), ElementsAre(1, 0, 1, 0));
  EXPECT_THAT(verdict_of(network, report),
              HasSubstr("2 of 3 rows of tier A (67 %) are inside; the target of 80 % is missed"));
}

}  // namespace
}  // namespace corridor
