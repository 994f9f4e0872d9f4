// SPDX-License-Identifier: Apache-2.0
#include "corridor/model/emission.h"

#include <gtest/gtest.h>

#include "support/network_text.h"

namespace corridor {
namespace {

constexpr std::string_view kWorld = R"(
  A:CN B:KZ
  A =rail 10h 1000km= B traction=electric
  A -road 10h 1000km-> B
  factor rail 1+0 id=any
  factor rail 5+0 id=electric traction=electric
  factor rail 9+1 id=electric-kz traction=electric country=KZ
  factor road 20+60 id=truck
  factor road 10+30 id=clean-truck
  row vehicles id=clean name=Truck mode=road emission_factor=clean-truck
  service train frequency rail 1/week A B
  service trucks on_demand road in vehicle=clean
  transload A rail>road 1h emission_kg_co2e=1.5
)";

// Tonne-kilometres times grams per tonne-kilometre; half of the line lies in each country.
TEST(Emission, IsMassTimesDistanceTimesFactor) {
  const Network network = network_of(kWorld);
  const Consignment goods = consignment_of(network);  // 10 t and 3.8 t of container
  const Emitted train = emission_of(network, network.service("train"), network.link("rail:A:B"), goods);
  EXPECT_EQ(train.well_to_tank, kilograms_co2e(13.8 * (500 * 5 + 500 * 9) / 1000.0));
  EXPECT_EQ(train.tank_to_wheel, kilograms_co2e(13.8 * 500 * 1 / 1000.0));
}

TEST(Emission, UsesTheVehiclesOwnFactorOnItsOwnModeOnly) {
  const Network network = network_of(kWorld);
  const ServiceId trucks = network.service("trucks");
  EXPECT_EQ(
      network.tables()
          .emission_factors.id[factor_of(network, trucks, network.link("road:A:B"), network.country("CN"))],
      "clean-truck");
  EXPECT_EQ(
      network.tables()
          .emission_factors.id[factor_of(network, trucks, network.link("rail:A:B"), network.country("CN"))],
      "electric");
}

TEST(Emission, OfAnOperationIsPerTeu) {
  const Network network = network_of(kWorld);
  EXPECT_EQ(emission_of(network, OperationId{0}, consignment_of(network, 2.0)), kilograms_co2e(6));
}

TEST(Emission, WithoutAFactorIsNothing) {
  const Network network = network_of("A:CN B:KZ\n A -sea 1h 10km-> B");
  EXPECT_TRUE(emission_of(network, ServiceId::none(), LinkId{0}, consignment_of(network)).factor.is_none());
}

}  // namespace
}  // namespace corridor
