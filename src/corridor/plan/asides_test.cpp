// SPDX-License-Identifier: Apache-2.0
// What is told beside the answer: the smallest relaxations where nothing works, why something else was not
// chosen, which corridors the hard rules exclude.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "corridor/plan/plan.h"
#include "support/plan_request.h"

namespace corridor {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

/// By rail through Russia in 20 h for 100, by road through Kazakhstan in 60 h for 300.
constexpr const char* kTwoWays = R"(
  A:CN R:RU/rail_node K:KZ/rail_node B:DE
  A -rail 10h 500km $50-> R
  R -rail 10h 500km $50-> B
  A -road 30h 800km $150-> K
  K -road 30h 800km $150-> B
  service trains on_demand rail in
  service trucks on_demand road in
  row corridors id=north name=North priority=1 any_country=RU
  row corridors id=middle name=Middle priority=2 any_country=KZ
)";

/// One way, through three countries.
constexpr const char* kOneWay = R"(
  A:CN R:RU/rail_node K:KZ/rail_node U:UZ/rail_node B:DE X:IR
  A -rail 10h 500km $50-> R
  R -rail 10h 500km $50-> K
  K -rail 10h 500km $50-> U
  U -rail 10h 500km $50-> B
  service trains on_demand rail in
)";

TEST(Relaxations, DropOneRuleWhereOneIsEnough) {
  const Network network = network_of(kTwoWays);
  PlanRequest request = request_of(network);
  request.rules = {avoid(network, "RU"), avoid(network, "KZ")};
  const PlanResult result = plan(network, request);
  ASSERT_TRUE(result.is_infeasible());
  ASSERT_THAT(result.relaxations, SizeIs(2));
  EXPECT_THAT(result.relaxations[0].dropped, ElementsAre(0U));
  EXPECT_DOUBLE_EQ(hours_to(request, result.relaxations[0].option), 20.0);
  EXPECT_THAT(result.relaxations[1].dropped, ElementsAre(1U));
  EXPECT_DOUBLE_EQ(hours_to(request, result.relaxations[1].option), 60.0);
}

TEST(Relaxations, DropTwoRulesWhereOneIsNotEnough) {
  const Network network = network_of(kOneWay);
  PlanRequest request = request_of(network);
  request.rules = {avoid(network, "RU"), avoid(network, "mode:road"), avoid(network, "UZ")};
  const PlanResult result = plan(network, request);
  ASSERT_THAT(result.relaxations, SizeIs(1));
  EXPECT_THAT(result.relaxations[0].dropped, ElementsAre(0U, 2U));
}

TEST(Relaxations, DropNoMoreThanTheyMust) {
  const Network network = network_of(kOneWay);
  PlanRequest request = request_of(network);
  request.rules = {avoid(network, "mode:road"), avoid(network, "RU"), avoid(network, "KZ"),
                   avoid(network, "mode:sea"), avoid(network, "UZ")};
  const PlanResult result = plan(network, request);
  ASSERT_THAT(result.relaxations, SizeIs(1));
  EXPECT_THAT(result.relaxations[0].dropped, ElementsAre(1U, 2U, 4U));
}

TEST(Relaxations, ALaterDateIsTheEarliestThatWorks) {
  const Network network = network_of(kTwoWays);
  PlanRequest request = request_of(network);
  request.limits.by = request.ready + hours(12);
  const PlanResult result = plan(network, request);
  ASSERT_THAT(result.relaxations, SizeIs(1));
  EXPECT_THAT(result.relaxations[0].dropped, IsEmpty());
  EXPECT_EQ(result.relaxations[0].by, request.ready + hours(20));
  EXPECT_FALSE(result.relaxations[0].cost.has_value());
  request.limits.by = result.relaxations[0].by;
  EXPECT_THAT(plan(network, request).options, SizeIs(1));
}

TEST(Relaxations, ALargerBudgetIsTheLeastThatWorks) {
  const Network network = network_of(kTwoWays);
  PlanRequest request = request_of(network);
  request.limits.cost = money(99.5);
  PlanResult result = plan(network, request);
  ASSERT_THAT(result.relaxations, SizeIs(1));
  EXPECT_EQ(result.relaxations[0].cost, money(100));
  request.limits.cost = result.relaxations[0].cost;
  EXPECT_THAT(plan(network, request).options, SizeIs(1));
  request.limits.cost = money(200);  // with the rule, what is left costs 300: either gives way
  request.rules = {avoid(network, "RU")};
  result = plan(network, request);
  ASSERT_THAT(result.relaxations, SizeIs(2));
  EXPECT_THAT(result.relaxations[0].dropped, ElementsAre(0U));
  EXPECT_FALSE(result.relaxations[0].cost.has_value());
  EXPECT_EQ(result.relaxations[1].cost, money(300));
}

TEST(Relaxations, CountThePricesOfSoftRulesIntoTheBudget) {
  const Network network = network_of(kTwoWays);
  PlanRequest request = request_of(network);
  request.rules = {avoid(network, "RU=70")};
  request.limits.cost = money(150);
  const PlanResult result = plan(network, request);
  ASSERT_THAT(result.relaxations, SizeIs(1));
  EXPECT_EQ(result.relaxations[0].cost, money(170));
  EXPECT_EQ(result.relaxations[0].option.cost, money(100));
  EXPECT_EQ(result.relaxations[0].option.rule_cost, money(70));
}

TEST(Relaxations, NameThePlaceThatCannotBePassed) {
  const Network network = network_of(kTwoWays);
  PlanRequest request = request_of(network);
  request.via = {network.place("R"), network.place("K")};
  const PlanResult result = plan(network, request);
  ASSERT_THAT(result.relaxations, SizeIs(2));
  EXPECT_THAT(result.relaxations[0].dropped_via, ElementsAre(0U));
  EXPECT_THAT(result.relaxations[1].dropped_via, ElementsAre(1U));
}

TEST(Relaxations, AreNotThereWhereNothingWouldHelp) {
  const Network network = network_of(kOneWay);
  PlanRequest request = request_of(network, "A", "X");
  request.rules = {avoid(network, "RU"), avoid(network, "KZ"), avoid(network, "UZ")};
  const PlanResult result = plan(network, request);
  EXPECT_TRUE(result.is_infeasible());
  EXPECT_THAT(result.relaxations, IsEmpty());
}

TEST(WhyNot, AnOfferedOneIsPointedAt) {
  const Network network = network_of(kTwoWays);
  PlanRequest request = request_of(network);
  request.why_not = {{.place = network.place("R"), .service = {}, .corridor = {}}};
  const WhyNot answer = plan(network, request).why_not.at(0);
  EXPECT_TRUE(answer.is_offered);
  ASSERT_TRUE(answer.option.has_value());
  EXPECT_EQ(answer.generalised_loss, Money{});
  EXPECT_EQ(answer.time_loss, Duration{0});
}

TEST(WhyNot, WhatIsBeatenLosesBySoMuch) {
  const Network network = network_of(kTwoWays);
  PlanRequest request = request_of(network);
  request.time_value = money(240);  // 10 an hour
  request.reliability_ratio = 0.0;
  request.why_not = {{.place = network.place("K"), .service = {}, .corridor = {}},
                     {.place = {}, .service = network.service("trucks"), .corridor = {}},
                     {.place = {}, .service = {}, .corridor = network.corridor("middle")}};
  for (const WhyNot& answer : plan(network, request).why_not) {
    EXPECT_FALSE(answer.is_offered);
    ASSERT_TRUE(answer.option.has_value());
    EXPECT_EQ(answer.option->cost, money(300));
    EXPECT_EQ(answer.cost_loss, money(200));
    EXPECT_EQ(answer.time_loss, hours(40));
    EXPECT_EQ(answer.generalised_loss, money(200 + 400));
    EXPECT_FALSE(answer.without_rules.has_value());
  }
}

TEST(WhyNot, TheImpossibleNamesTheRulesThatForbidIt) {
  const Network network = network_of(kTwoWays);
  PlanRequest request = request_of(network);
  request.rules = {avoid(network, "mode:sea"), avoid(network, "KZ"), avoid(network, "mode:road")};
  request.why_not = {{.place = network.place("K"), .service = {}, .corridor = {}}};
  const WhyNot answer = plan(network, request).why_not.at(0);
  EXPECT_FALSE(answer.is_offered);
  EXPECT_FALSE(answer.option.has_value());
  ASSERT_TRUE(answer.without_rules.has_value());
  EXPECT_EQ(answer.without_rules->cost, money(300));
  EXPECT_THAT(answer.rules, ElementsAre(1U, 2U));
}

TEST(WhyNot, WhatNoWayLeadsThroughHasNoOptionAtAll) {
  const Network network = network_of(kOneWay);
  PlanRequest request = request_of(network);
  request.why_not = {{.place = network.place("X"), .service = {}, .corridor = {}}};
  const WhyNot answer = plan(network, request).why_not.at(0);
  EXPECT_FALSE(answer.option.has_value());
  EXPECT_FALSE(answer.without_rules.has_value());
  EXPECT_THAT(answer.rules, IsEmpty());
}

TEST(Excluded, NamesTheCorridorAndTheRulesThatExcludeIt) {
  const Network network = network_of(kTwoWays);
  PlanRequest request = request_of(network);
  request.rules = {avoid(network, "mode:sea"), avoid(network, "RU")};
  const PlanResult result = plan(network, request);
  ASSERT_THAT(result.options, SizeIs(1));
  EXPECT_EQ(result.options[0].corridor, network.corridor("middle"));
  ASSERT_THAT(result.excluded, SizeIs(1));
  EXPECT_EQ(result.excluded[0].corridor, network.corridor("north"));
  EXPECT_THAT(result.excluded[0].rules, ElementsAre(1U));
  EXPECT_DOUBLE_EQ(hours_to(request, result.excluded[0].option), 20.0);
  EXPECT_THAT(result.excluded[0].option.countries,
              ElementsAre(network.country("CN"), network.country("RU"), network.country("DE")));
}

TEST(Excluded, ByARuleOnCorridorsToo) {
  const Network network = network_of(kTwoWays);
  PlanRequest request = request_of(network);
  request.rules = {avoid(network, "corridor:north")};
  const PlanResult result = plan(network, request);
  ASSERT_THAT(result.excluded, SizeIs(1));
  EXPECT_EQ(result.excluded[0].corridor, network.corridor("north"));
  EXPECT_THAT(result.excluded[0].rules, ElementsAre(0U));
}

TEST(Excluded, IsEmptyWithoutHardRules) {
  const Network network = network_of(kTwoWays);
  PlanRequest request = request_of(network);
  request.rules = {avoid(network, "RU=1000")};
  EXPECT_THAT(plan(network, request).excluded, IsEmpty());
}

}  // namespace
}  // namespace corridor
