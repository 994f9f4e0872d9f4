// SPDX-License-Identifier: Apache-2.0
#include "corridor/verbs/published.h"

#include <gtest/gtest.h>

#include "support/network_text.h"

namespace corridor {
namespace {

/// One published value of a network with two places.
struct Row {
  explicit Row(std::string_view fields)
      : network(
            network_of(std::string("A:CN B:CN\nA =road 10h 500km $100= B\nservice trucks on_demand road in\n"
                                   "row published_values id=V engine=plan is_calibration=no "
                                   "metric=transit_time unit=d tier=A ") +
                       std::string(fields) + "\n")) {}
  [[nodiscard]] Accepted accepted() const {
    return accepted_of(network.tables().published_values, PublishedId{0});
  }
  Network network;
};

TEST(Published, AcceptsAValueWithItsTolerance) {
  const Accepted accepted = Row("value=11 tolerance=2").accepted();
  EXPECT_DOUBLE_EQ(beyond(accepted, 11.0), 0.0);
  EXPECT_DOUBLE_EQ(beyond(accepted, 9.0), 0.0) << "the ends are inside";
  EXPECT_DOUBLE_EQ(beyond(accepted, 13.0), 0.0);
  EXPECT_NEAR(beyond(accepted, 8.99), -0.01, 1e-9);
  EXPECT_NEAR(beyond(accepted, 13.01), 0.01, 1e-9);
}

TEST(Published, AcceptsARangeAndItsToleranceOnBothSides) {
  const Accepted plain = Row("value_low=50 value_high=55 tolerance=0").accepted();
  EXPECT_DOUBLE_EQ(beyond(plain, 50.0), 0.0);
  EXPECT_DOUBLE_EQ(beyond(plain, 55.0), 0.0);
  EXPECT_DOUBLE_EQ(beyond(plain, 49.0), -1.0);
  EXPECT_DOUBLE_EQ(beyond(plain, 56.0), 1.0);
  const Accepted wide = Row("value_low=32 value_high=37 tolerance=4").accepted();
  EXPECT_DOUBLE_EQ(beyond(wide, 28.0), 0.0);
  EXPECT_DOUBLE_EQ(beyond(wide, 41.0), 0.0);
  EXPECT_DOUBLE_EQ(beyond(wide, 27.0), -1.0);
}

TEST(Published, EndsThatAreNoExactDoublesAreInside) {
  EXPECT_DOUBLE_EQ(beyond(Row("value=0.1 tolerance=0.2").accepted(), 0.3), 0.0);  // 0.1 + 0.2 > 0.3
  EXPECT_DOUBLE_EQ(beyond(Row("value=0.7 tolerance=0.1").accepted(), 0.8), 0.0);  // 0.7 + 0.1 < 0.8
  EXPECT_GT(beyond(Row("value=0.1 tolerance=0.2").accepted(), 0.3001), 0.0);
}

LedgerRow leg(Instant start, double hours_long) {
  LedgerRow row;
  row.start = start;
  row.duration = hours(hours_long);
  return row;
}

LedgerRow other(LedgerKind kind, Instant start, double hours_long) {
  LedgerRow row = leg(start, hours_long);
  row.kind = kind;
  return row;
}

LedgerRow charged(LedgerRow row, double usd) {
  Charge charge;
  charge.amount = money(usd);
  row.charges.push_back(charge);
  return row;
}

/// Waits three days, runs a day, is handled and waits half a day on the way, runs a day.
Option option() {
  const Instant zero{};
  Option option;
  option.ledger.rows = {charged(other(LedgerKind::handling, zero, 0), 60),
                        other(LedgerKind::wait, zero, 72),
                        charged(leg(zero + hours(72), 24), 1000),
                        charged(other(LedgerKind::handling, zero + hours(96), 0), 90),
                        other(LedgerKind::wait, zero + hours(96), 12),
                        charged(leg(zero + hours(108), 24), 500),
                        charged(other(LedgerKind::border, zero + hours(132), 12), 40),
                        charged(other(LedgerKind::handling, zero + hours(144), 0), 70)};
  option.ledger.consignment.containers = teu(4);
  option.distance = kilometres(1852);
  option.emission = kilograms_co2e(2000);
  return option;
}

double told(std::string_view metric, std::string_view unit) {
  return measured(*find_measure(metric, unit), option());
}

TEST(Published, TimeRunsFromTheFirstDepartureToTheArrival) {
  EXPECT_DOUBLE_EQ(told("transit_time", "d"), 3.0);
  EXPECT_DOUBLE_EQ(told("transit_time", "h"), 72.0);
}

TEST(Published, DistancesAreToldInTheUnitOfTheRow) {
  EXPECT_DOUBLE_EQ(told("distance", "km"), 1852.0);
  EXPECT_DOUBLE_EQ(told("distance", "nmi"), 1000.0);
  EXPECT_DOUBLE_EQ(told("mean_speed", "km/h"), 1852.0 / 72.0);
}

TEST(Published, CarriageLeavesOutHandlingAtBothEndsOnly) {
  EXPECT_DOUBLE_EQ(told("through_rate", "USD_per_FEU"), (1000 + 90 + 500 + 40) / 2.0);
  EXPECT_DOUBLE_EQ(told("spot_rate", "USD_per_FEU"), told("through_rate", "USD_per_FEU"));
}

TEST(Published, EmissionsAreToldPerTeu) { EXPECT_DOUBLE_EQ(told("emissions", "kgCO2_per_TEU"), 500.0); }

TEST(Published, WhatNoPlanGivesHasNoMeasure) {
  EXPECT_EQ(find_measure("cost_index", "USD"), nullptr);
  EXPECT_EQ(find_measure("transit_time", "weeks"), nullptr);
}

}  // namespace
}  // namespace corridor
