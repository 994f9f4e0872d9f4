// SPDX-License-Identifier: Apache-2.0
#include "corridor/model/cpmm.h"

#include <cmath>

#include <gtest/gtest.h>

namespace corridor {
namespace {

LedgerRow row(LedgerKind kind, std::uint32_t place, double start_h, double length_h, double usd = 0.0) {
  LedgerRow row;
  row.kind = kind;
  row.from_place = row.to_place = PlaceId{place};
  row.start = Instant{} + hours(start_h);
  row.duration = hours(length_h);
  row.spread = Distribution::fixed(length_h * 3600.0);
  Charge charge;
  charge.amount = money(usd);
  row.charges.push_back(charge);
  return row;
}

LedgerRow ride(std::uint32_t place, double start_h, double length_h, double km, double usd) {
  LedgerRow leg = row(LedgerKind::leg, place, start_h, length_h, usd);
  leg.distance = kilometres(km);
  return leg;
}

/// Waits a day, runs 10 h, is 5 h at a border with a change of gauge, runs 10 h, is 1 h at the next border.
Ledger trip() {
  using enum LedgerKind;
  Ledger ledger;
  ledger.consignment.goods = tonnes(10);
  ledger.rows = {row(handling, 0, 0, 0, 50), row(wait, 0, 0, 24),          ride(0, 24, 10, 400, 300),
                 row(border, 1, 34, 3, 20),  row(transload, 1, 37, 2, 60), ride(1, 39, 10, 600, 400),
                 row(border, 2, 49, 1, 40)};
  return ledger;
}

TEST(Cpmm, MeansOfCrossingPointsCountAllThatHappensThere) {
  const CpmmIndicators indicators = cpmm_of(trip());
  EXPECT_EQ(indicators.crossing_points, 2U);
  EXPECT_DOUBLE_EQ(indicators.border_h, (5.0 + 1.0) / 2);
  EXPECT_DOUBLE_EQ(indicators.border_usd, (80.0 + 40.0) / 2);
}

TEST(Cpmm, CostIsToldFor500KilometresAnd20Tonnes) {
  EXPECT_DOUBLE_EQ(cpmm_of(trip()).cost_usd, 870.0 * (500.0 / 1000.0) * (20.0 / 10.0));
}

TEST(Cpmm, SpeedWithDelayCountsStopsButNotTheWaitBeforeTheFirstDeparture) {
  const CpmmIndicators indicators = cpmm_of(trip());
  EXPECT_DOUBLE_EQ(indicators.speed_with_delay, 1000.0 / 26.0);
  EXPECT_DOUBLE_EQ(indicators.speed_without_delay, 1000.0 / 20.0);
}

TEST(Cpmm, WithoutABorderThereIsNoCrossingPoint) {
  Ledger ledger = trip();
  std::erase_if(ledger.rows, [](const LedgerRow& r) { return r.kind == LedgerKind::border; });
  const CpmmIndicators indicators = cpmm_of(ledger);
  EXPECT_EQ(indicators.crossing_points, 0U);
  EXPECT_DOUBLE_EQ(indicators.border_h, 0.0);
}

TEST(Cpmm, TheShortestTripTakesTheShortestOfEachStageAndNoInspection) {
  Ledger ledger = trip();
  ledger.rows[3].spread = Distribution::pert(3600.0, 7200.0, 36000.0);  // 3 h planned, 1 h at least
  LedgerRow inspection = row(LedgerKind::inspection, 1, 37, 0.4);
  inspection.probability = 0.1;
  ledger.rows.insert(ledger.rows.begin() + 4, inspection);
  EXPECT_EQ(travel_time_of(ledger), hours(26));
  EXPECT_EQ(shortest_travel_time_of(ledger), hours(24));
}

TEST(Cpmm, EmptyBoxesHaveNoCostOfTwentyTonnes) {
  Ledger ledger = trip();
  ledger.consignment.goods = {};
  EXPECT_TRUE(std::isnan(cpmm_of(ledger).cost_usd));
}

}  // namespace
}  // namespace corridor
