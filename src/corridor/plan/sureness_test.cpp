// SPDX-License-Identifier: Apache-2.0
// What an answer says of how sure it is: shares of evidence, movements without a price, spreads of what rules
// exclude.
#include <numeric>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "corridor/plan/explain.h"
#include "corridor/plan/plan.h"
#include "support/plan_request.h"

namespace corridor {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

TEST(Sureness, SharesOfEvidenceAddUpToTheWholeOfCostAndTime) {
  const Network network = network_of(R"(
    A:CN B:CN
    A =road 10h 500km $100= B
    service trucks on_demand road in
    tariff handling $300/feu place=A evidence=estimate
  )");
  const PlanResult result = plan(network, request_of(network));
  ASSERT_THAT(result.options, SizeIs(1));
  const EvidenceShares shares = evidence_shares(network, result.options[0].ledger);
  EXPECT_DOUBLE_EQ(shares.cost[static_cast<std::size_t>(Evidence::estimate)], 0.75);
  EXPECT_DOUBLE_EQ(std::accumulate(shares.cost.begin(), shares.cost.end(), 0.0), 1.0);
  EXPECT_DOUBLE_EQ(std::accumulate(shares.time.begin(), shares.time.end(), 0.0), 1.0);
}

TEST(Sureness, AMovementWithoutATariffIsNamed) {
  const Network network = network_of(R"(
    A:CN B:CN
    A -rail 10h 500km-> B
    A -road 20h 500km-> B
    service train frequency rail 7/week A B
    service trucks on_demand road in
    tariff movement $2/feu_km mode=road
  )");
  const PlanResult result = plan(network, request_of(network));
  ASSERT_THAT(result.options, SizeIs(2));
  for (const Option& option : result.options) {
    if (option.cost == Money{}) {
      EXPECT_THAT(option.unpriced, ElementsAre(network.service("train")));
    } else {
      EXPECT_THAT(option.unpriced, IsEmpty());
    }
  }
}

TEST(Sureness, WhatARuleExcludesHasASpreadToo) {
  const Network network = network_of(R"(
    A:CN B:CN R:RU
    A -road 10h 500km $100-> R
    R -road 10h 500km $100-> B
    A -rail 90h 900km $900-> B
    service trucks on_demand road in
    service train frequency rail 7/week A B
    row corridors id=north name=North priority=1 any_country=RU
  )");
  PlanRequest request = request_of(network);
  request.rules.push_back(avoid(network, "RU"));
  const PlanResult result = plan(network, request);
  ASSERT_THAT(result.excluded, SizeIs(1));
  ASSERT_TRUE(result.excluded[0].option.spread.has_value());
  EXPECT_LE(result.excluded[0].option.spread->p10, result.excluded[0].option.spread->p90);
  request.spreads_max = 0;
  EXPECT_FALSE(plan(network, request).excluded.at(0).option.spread.has_value());
}

}  // namespace
}  // namespace corridor
