// SPDX-License-Identifier: Apache-2.0
#include "corridor/model/price.h"

#include <gtest/gtest.h>

#include "support/network_text.h"

namespace corridor {
namespace {

using namespace std::chrono;

constexpr Date kDay = sys_days{2024y / 7 / 5};

constexpr std::string_view kQuotes = R"(
  A:CN B:KZ
  quote EUR/USD 2024-01-01 1.10
  quote EUR/USD 2024-07-01 1.08
  quote EUR/USD 2024-08-01 1.12
  quote USD/KZT 2024-07-01 470
  quote CAD/USD 2024-07-05 0.7332
  quote CAD/CHF 2024-07-05 0.6566
  quote crude 2024-07-05 88
  tariff movement $1/feu_km fuel_share=0.3 fuel_quote=crude fuel_base=80 id=fuel
  tariff movement $1/feu_km id=plain mode=rail country=KZ
)";

TEST(Price, TakesTheLatestQuoteOnOrBeforeTheDay) {
  const Network network = network_of(kQuotes);
  EXPECT_DOUBLE_EQ(*exchange(network, "EUR", kDay), 1.08);
  EXPECT_DOUBLE_EQ(*exchange(network, "EUR", sys_days{2024y / 6 / 30}), 1.10);
  EXPECT_DOUBLE_EQ(*exchange(network, "EUR", sys_days{2024y / 8 / 1}), 1.12);
  EXPECT_EQ(exchange(network, "EUR", sys_days{2023y / 12 / 31}), std::nullopt);
  EXPECT_DOUBLE_EQ(*exchange(network, "USD", sys_days{1990y / 1 / 1}), 1.0);
}

TEST(Price, TurnsQuotesOverAndCrossesThem) {
  const Network network = network_of(kQuotes);
  EXPECT_DOUBLE_EQ(*exchange(network, "KZT", kDay), 1.0 / 470.0);
  EXPECT_NEAR(*exchange(network, "CHF", kDay), 0.7332 / 0.6566, 1e-12);
  EXPECT_EQ(exchange(network, "GEL", kDay), std::nullopt);
}

TEST(Price, FuelShareFollowsTheQuote) {
  const Network network = network_of(kQuotes);
  EXPECT_DOUBLE_EQ(fuel_factor(network, TariffId{0}, kDay), 1.0 + 0.3 * (88.0 / 80.0 - 1.0));
  EXPECT_DOUBLE_EQ(fuel_factor(network, TariffId{0}, sys_days{2024y / 7 / 4}), 1.0);  // no quote yet
  EXPECT_DOUBLE_EQ(fuel_factor(network, TariffId{1}, kDay), 1.0);
}

TEST(Price, CountsScopeColumns) {
  const Network network = network_of(kQuotes);
  EXPECT_EQ(scope_of(network.tables().tariffs, TariffId{0}), 0);
  EXPECT_EQ(scope_of(network.tables().tariffs, TariffId{1}), 2);
}

TEST(Price, UnitsOfEveryBasis) {
  const Consignment goods{.commodity = CommodityId{0}, .containers = teu(3), .goods = tonnes(12), .tare = {}};
  const Distance far = kilometres(100);
  EXPECT_DOUBLE_EQ(units_of(PriceBasis::per_feu, goods, far), 1.5);
  EXPECT_DOUBLE_EQ(units_of(PriceBasis::per_teu, goods, far), 3);
  EXPECT_DOUBLE_EQ(units_of(PriceBasis::per_tonne, goods, far), 12);
  EXPECT_DOUBLE_EQ(units_of(PriceBasis::per_feu_km, goods, far), 150);
  EXPECT_DOUBLE_EQ(units_of(PriceBasis::per_teu_km, goods, far), 300);
  EXPECT_DOUBLE_EQ(units_of(PriceBasis::per_tonne_km, goods, far), 1200);
  EXPECT_DOUBLE_EQ(units_of(PriceBasis::per_truck_km, goods, far), 200);  // two trucks
  EXPECT_DOUBLE_EQ(units_of(PriceBasis::per_consignment, goods, far), 1);
  EXPECT_DOUBLE_EQ(units_of(PriceBasis::per_feu_day, goods, far, 4), 6);
  EXPECT_DOUBLE_EQ(units_of(PriceBasis::per_teu_day, goods, far, 4), 12);
}

}  // namespace
}  // namespace corridor
