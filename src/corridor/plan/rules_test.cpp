// SPDX-License-Identifier: Apache-2.0
// What a request demands of itineraries: rules hard and at a price, corridors, places to be passed.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "corridor/base/error.h"
#include "corridor/plan/plan.h"
#include "support/plan_request.h"

namespace corridor {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;
using ::testing::UnorderedElementsAre;

constexpr const char* kThreeWays = R"(
  A:CN R:RU/rail_node Q:RU/rail_node K:KZ/rail_node I:IR/rail_node B:DE
  A -rail 5h 500km $50-> R
  R -rail 5h 500km $50-> Q
  Q -rail 5h 500km $50-> B
  A -rail 20h 500km $150-> K
  K -rail 20h 500km $150-> B
  A -rail 50h 500km $20-> I
  I -rail 50h 500km $20-> B
  service trains on_demand rail in operator="North, East"
  row corridors id=north name=North priority=1 any_country=RU
  row corridors id=middle name=Middle priority=2 any_place=K no_country=RU
)";

std::vector<double> costs_of(const PlanResult& result) {
  std::vector<double> costs;
  for (const Option& option : result.options) costs.push_back(option.cost.in_units());
  return costs;
}

TEST(PlanRules, ASoftRuleIsPaidOnEntryAndShownApart) {
  const Network network = network_of(kThreeWays);
  PlanRequest request = request_of(network);
  request.criteria = Criteria::of({Criterion::arrival, Criterion::cost});
  request.rules = {avoid(network, "RU=100")};  // entered once, though two places lie in it
  PlanResult result = plan(network, request);
  ASSERT_THAT(costs_of(result), UnorderedElementsAre(150, 40));
  const auto north = std::ranges::find(result.options, money(150), &Option::cost);
  EXPECT_EQ(north->rule_cost, money(100));
  request.rules = {avoid(network, "place:R=30"), avoid(network, "place:Q=30"), avoid(network, "RU=100")};
  result = plan(network, request);
  EXPECT_EQ(std::ranges::find(result.options, money(150), &Option::cost)->rule_cost, money(160));
}

TEST(PlanRules, ASoftRuleDecidesWhereItsPriceDoes) {
  const Network network = network_of(kThreeWays);
  PlanRequest request = request_of(network);
  request.criteria = Criteria::of({Criterion::cost});
  EXPECT_THAT(costs_of(plan(network, request)), ElementsAre(40));
  request.rules = {avoid(network, "IR=109.999")};
  EXPECT_THAT(costs_of(plan(network, request)), ElementsAre(40));
  request.rules = {avoid(network, "IR=110.001")};
  EXPECT_THAT(costs_of(plan(network, request)), ElementsAre(150));
}

TEST(PlanRules, RulesOnlyOfOneSubjectCountTogether) {
  const Network network = network_of(kThreeWays);
  PlanRequest request = request_of(network);
  request.rules = {only(network, "CN"), only(network, "KZ"), only(network, "DE")};
  EXPECT_THAT(costs_of(plan(network, request)), ElementsAre(300));
  request.rules = {only(network, "CN=7"), only(network, "KZ=7"), only(network, "DE=7")};
  request.criteria = Criteria::of({Criterion::arrival});
  EXPECT_EQ(plan(network, request).options.at(0).rule_cost, money(7));  // Russia is entered once
}

TEST(PlanRules, AnOperatorIsOneOfThoseListed) {
  const Network network = network_of(kThreeWays);
  PlanRequest request = request_of(network);
  request.rules = {avoid(network, "operator:east")};
  EXPECT_THAT(plan(network, request).options, IsEmpty());
  request.rules = {only(network, "operator:North")};
  EXPECT_THAT(plan(network, request).options, SizeIs(2));
}

TEST(PlanRules, CorridorsAreFilteredInsideTheSearch) {
  const Network network = network_of(kThreeWays);
  PlanRequest request = request_of(network);
  request.rules = {
      only(network, "corridor:middle")};  // dearer and slower than north: beaten without the rule
  PlanResult result = plan(network, request);
  ASSERT_THAT(costs_of(result), ElementsAre(300));
  EXPECT_EQ(result.options[0].corridor, network.corridor("middle"));
  request.rules = {avoid(network, "corridor:north"), avoid(network, "corridor:middle")};
  result = plan(network, request);
  ASSERT_THAT(costs_of(result), ElementsAre(40));
  EXPECT_TRUE(result.options[0].corridor.is_none());
  request.rules = {only(network, "corridor:middle"), only(network, "corridor:north")};
  EXPECT_THAT(costs_of(plan(network, request)), ElementsAre(150));
}

TEST(PlanRules, ACorridorKnownByItsMainModeCannotBePlannedFor) {
  const Network network =
      network_of(std::string(kThreeWays) + "row corridors id=sea name=Sea priority=3 main_mode=sea\n");
  PlanRequest request = request_of(network);
  EXPECT_THAT(plan(network, request).options, SizeIs(2));
  request.rules = {avoid(network, "corridor:north")};
  EXPECT_THROW((void)plan(network, request), Error);
}

TEST(PlanRules, PlacesArePassedInAnyOrderAndNodesCount) {
  const Network network = network_of(kThreeWays);
  PlanRequest request = request_of(network);
  request.via = {network.place("K")};
  EXPECT_THAT(costs_of(plan(network, request)), ElementsAre(300));
  request.via = {network.place("Q"), network.place("R"), network.place("A"), network.place("B")};
  EXPECT_THAT(costs_of(plan(network, request)), ElementsAre(150));
  request.via = {network.place("K"), network.place("R")};
  EXPECT_THAT(plan(network, request).options, IsEmpty());
  request.via.assign(9, network.place("K"));
  EXPECT_THROW((void)plan(network, request), Error);
}

TEST(PlanRules, AWayBackIsTakenWhereAPlaceMustBePassed) {
  const Network network = network_of(R"(
    A:CN M:CN X:CN B:CN
    A =road 1h 10km $1= M
    M =road 1h 10km $1= X
    M =road 1h 10km $1= B
    service trucks on_demand road in
  )");
  PlanRequest request = request_of(network);
  request.via = {network.place("X")};
  const PlanResult result = plan(network, request);
  ASSERT_THAT(result.options, SizeIs(1));
  EXPECT_DOUBLE_EQ(hours_to(request, result.options[0]), 4.0);
}

}  // namespace
}  // namespace corridor
