// SPDX-License-Identifier: Apache-2.0
#include "corridor/plan/plan.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "corridor/base/error.h"
#include "support/plan_request.h"

namespace corridor {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

TEST(Plan, RidesATruckThatComesOnDemand) {
  const Network network = network_of(R"(
    A:CN B:CN
    A =road 10h 500km $100= B
    service trucks on_demand road in
  )");
  const PlanRequest request = request_of(network);
  const PlanResult result = plan(network, request);
  ASSERT_THAT(result.options, SizeIs(1));
  EXPECT_DOUBLE_EQ(hours_to(request, result.options[0]), 10.0);
  EXPECT_DOUBLE_EQ(result.options[0].cost.in_units(), 100.0);
  EXPECT_EQ(result.options[0].transfers, 0);
}

TEST(Plan, CountsABlockTrainOfDearBoxes) {
  const Network network = network_of(R"(
    A:CN B:CN
    A =road 10h 500km $10000= B
    A =rail 40h 500km $4000= B
    service trucks on_demand road in
    service train frequency rail 7/week A B
  )");
  PlanRequest request = request_of(network);
  request.consignment = consignment_of(network, 60);
  const PlanResult train = plan(network, request);
  EXPECT_EQ(train.completion, Completion::complete);
  ASSERT_THAT(train.options, SizeIs(2));
  EXPECT_DOUBLE_EQ(train.options[0].cost.in_units() + train.options[1].cost.in_units(), 60 * 14000.0);

  request.consignment = consignment_of(network, 400);  // by road 4 million: more than a label can count
  const PlanResult more = plan(network, request);
  EXPECT_EQ(more.completion, Completion::limited);
  ASSERT_THAT(more.options, SizeIs(1));
  EXPECT_DOUBLE_EQ(more.options[0].cost.in_units(), 400 * 4000.0);
}

TEST(Plan, WaitsForTheNextDepartureAfterCutOff) {
  const Network network = network_of(R"(
    A:CN B:CN
    A -rail 10h 500km-> B
    service S timetable rail "Mo 10:00 | We 10:00" A B cut_off_h=4
  )");
  PlanRequest request = request_of(network);
  const PlanResult result = plan(network, request);
  ASSERT_THAT(result.options, SizeIs(1));
  EXPECT_EQ(result.options[0].arrival, at("2024-07-03T20:00Z"));
}

TEST(Plan, TransloadsBetweenGauges) {
  const Network network = network_of(R"(
    A:CN M:KZ/rail_border B:KZ
    A -rail 10h 500km 1435mm-> M
    M -rail 20h 1000km 1520mm-> B
    service cn frequency rail in gauge_mm=1435 frequency_per_week=7
    service kz frequency rail in gauge_mm=1520 frequency_per_week=7
    transload M rail>rail 5h
    border M CN>KZ rail 3h
  )");
  const PlanRequest request = request_of(network);
  const PlanResult result = plan(network, request);
  ASSERT_THAT(result.options, SizeIs(1));
  EXPECT_DOUBLE_EQ(hours_to(request, result.options[0]), 12 + 10 + 3 + 5 + 12 + 20);
  EXPECT_EQ(result.options[0].transfers, 1);
}

TEST(Plan, NeverTouchesAnAvoidedCountry) {
  const Network network = network_of(R"(
    A:CN R:RU K:KZ B:DE
    A -rail 10h 500km-> R
    R -rail 10h 500km-> B
    A -rail 30h 500km-> K
    K -rail 30h 500km-> B
    service trains frequency rail in frequency_per_week=7
  )");
  PlanRequest request = request_of(network);
  EXPECT_DOUBLE_EQ(hours_to(request, plan(network, request).options.at(0)), 12 + 20);
  request.rules.push_back(rule_of(network, Rule::Sense::avoid, "RU", Date{std::chrono::year{2024} / 7 / 1}));
  const PlanResult result = plan(network, request);
  ASSERT_THAT(result.options, SizeIs(1));
  EXPECT_DOUBLE_EQ(hours_to(request, result.options[0]), 12 + 60);
  ASSERT_THAT(result.options[0].countries, SizeIs(3));
}

}  // namespace
}  // namespace corridor
