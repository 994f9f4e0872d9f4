// SPDX-License-Identifier: Apache-2.0
#include "corridor/model/ledger.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace corridor {
namespace {

using namespace std::chrono_literals;

TEST(Ledger, SumsItsRows) {
  const CountryId a{0};
  const CountryId b{1};
  Ledger ledger;
  ledger.rows.resize(3);
  ledger.rows[0].duration = 10h;
  ledger.rows[0].distance = kilometres(500);
  ledger.rows[0].charges.resize(2);
  ledger.rows[0].charges[0].amount = money(100.5);
  ledger.rows[0].charges[1].amount = money(0.25);
  ledger.rows[0].well_to_tank = kilograms_co2e(1);
  ledger.rows[0].tank_to_wheel = kilograms_co2e(2);
  ledger.rows[0].countries = {a, b};
  ledger.rows[1].kind = LedgerKind::transload;
  ledger.rows[1].duration = 6h;
  ledger.rows[1].countries = {b};
  ledger.rows[2].duration = 1h;
  ledger.rows[2].countries = {b, a};

  EXPECT_EQ(duration_of(ledger), 17h);
  EXPECT_EQ(cost_of(ledger), money(100.75));
  EXPECT_EQ(emission_of(ledger), kilograms_co2e(3));
  EXPECT_EQ(distance_of(ledger), kilometres(500));
  EXPECT_EQ(transfers_of(ledger), 1);
  EXPECT_THAT(countries_of(ledger), testing::ElementsAre(a, b, a));
}

}  // namespace
}  // namespace corridor
