// SPDX-License-Identifier: Apache-2.0
// Assignment on small networks written as text: what is scarce, what is refused, what is wrong, and the
// certificate.
#include "corridor/assign/assign.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "corridor/assign/certificate.h"
#include "corridor/assign/path_terms.h"
#include "corridor/base/error.h"
#include "support/network_text.h"

namespace corridor {

namespace {

using testing::HasSubstr;

constexpr std::string_view kTwoWays = R"net(
  A:CN B:RU/rail_node C:KZ/rail_node D:DE
  A =rail 10h 500km= B
  B =rail 10h 500km= D
  A =rail 10h 500km= C
  C =rail 10h 500km= D
  service NORTH frequency rail 7/week A B D capacity_teu=100 reliability=1
  service SOUTH frequency rail 7/week A C D capacity_teu=100 reliability=1
)net";

/// Ways over all calls of services, as a planner would find them on these networks.
class Ways {
 public:
  explicit Ways(const Network& network) : network_(network) {}

  [[nodiscard]] Way ride(std::string_view service_key, double usd) const {
    const ServiceId service = network_.service(service_key);
    const auto calls = network_.calls_of(service);
    Way way;
    way.ledger.consignment = consignment_of(network_);
    LedgerRow leg;
    leg.mode = network_.services().mode[service];
    leg.service = service;
    leg.from_call = calls.front();
    leg.to_call = calls.back();
    leg.from_place = network_.calls().place[calls.front()];
    leg.to_place = network_.calls().place[calls.back()];
    for (const CallId call : calls) {
      for (const LinkId link : network_.calls().links[call]) leg.links.push_back(link);
    }
    leg.duration = hours(20.0);
    leg.spread = Distribution::fixed(72'000.0);
    Charge charge;
    charge.amount = money(usd);
    leg.charges.push_back(charge);
    way.ledger.rows.push_back(leg);
    return way;
  }

  [[nodiscard]] PathSource both() const {
    return [this](std::span<const PathQuestion> questions, const corridor::Run&) {
      std::vector<std::vector<Way>> answers;
      for (const PathQuestion& question : questions) {
        std::vector<Way> ways;
        if (question.refused.empty()) ways.push_back(ride("NORTH", 1000.0));
        ways.push_back(ride("SOUTH", 1000.0));
        answers.push_back(ways);
      }
      return answers;
    };
  }

 private:
  const Network& network_;
};

class AssignTwoWays : public testing::Test {
 protected:
  AssignTwoWays() {
    request.periods = {{.day = Date{std::chrono::days{19'900}}, .length = days(70.0)}};
    request.paths = ways.both();
    request.markets = {market(1200.0)};
  }
  [[nodiscard]] Market market(double teu) const {
    Market market;
    market.name = "test";
    market.origin = network.place("A");
    market.destination = network.place("D");
    market.commodity = network.commodity("goods");
    market.teu = teu;
    return market;
  }
  [[nodiscard]] AssignResult run() const { return assign(network, request, {}); }

  Network network = network_of(kTwoWays);
  Ways ways{network};
  AssignRequest request;
};

}  // namespace

TEST_F(AssignTwoWays, SharesEquallyWhatIsAlike) {
  const AssignResult result = run();
  ASSERT_EQ(result.segments.size(), 1U);
  EXPECT_NEAR(result.segments[0].paths[0].teu, 600.0, 1e-6);
  EXPECT_NEAR(result.segments[0].paths[1].teu, 600.0, 1e-6);
  EXPECT_TRUE(result.is_stable);
}

TEST_F(AssignTwoWays, CapacityIsDeparturesTimesRoom) {
  const AssignResult result = run();
  ASSERT_FALSE(result.resources.empty());
  EXPECT_NEAR(result.resources[0].capacity, 7.0 * 10.0 * 100.0, 1e-6);  // ten weeks
}

TEST_F(AssignTwoWays, WhatDoesNotFitIsNotServedAndHasAPrice) {
  request.markets = {market(20'000.0)};
  const AssignResult result = run();
  EXPECT_NEAR(result.segments[0].served, 14'000.0, 1.0);
  EXPECT_NEAR(result.segments[0].demand, 20'000.0, 1e-6);
  double price = 0.0;
  for (const ResourceResult& resource : result.resources) price = std::max(price, resource.price);
  EXPECT_GT(price, 1000.0);
  EXPECT_LE(result.certificate.excess, 1e-9);
  EXPECT_LE(result.certificate.choice, 1e-9);
  EXPECT_LE(result.certificate.complementarity, 1e-9);
}

TEST_F(AssignTwoWays, WhoRefusesGoesTheOtherWay) {
  request.markets[0].refused = {network.country("RU")};
  request.markets[0].refuses = 0.5;
  const AssignResult result = run();
  ASSERT_EQ(result.segments.size(), 2U);
  double south = 0.0;
  for (const SegmentResult& segment : result.segments) {
    for (const AssignedPath& path : segment.paths) {
      if (path.way.ledger.rows[0].service == network.service("SOUTH")) south += path.teu;
    }
  }
  EXPECT_NEAR(south, 900.0, 1e-6);  // all who refuse, and half of the others
}

TEST_F(AssignTwoWays, LeastCostFillsTheCheapWayFirst) {
  request.method = AssignMethod::least_cost;
  request.markets = {market(10'000.0)};
  request.paths = [&](std::span<const PathQuestion> questions, const corridor::Run&) {
    return std::vector<std::vector<Way>>(questions.size(),
                                         {ways.ride("NORTH", 1000.0), ways.ride("SOUTH", 1400.0)});
  };
  const AssignResult result = run();
  EXPECT_NEAR(result.segments[0].paths[0].teu, 7000.0, 1e-6);
  EXPECT_NEAR(result.segments[0].paths[1].teu, 3000.0, 1e-6);
  EXPECT_LE(result.certificate.choice, 1e-9);
  EXPECT_LE(result.certificate.gap, 1e-9);
}

TEST_F(AssignTwoWays, AMarketWithoutAnItineraryIsNotServed) {
  request.paths = [](std::span<const PathQuestion> questions, const corridor::Run&) {
    return std::vector<std::vector<Way>>(questions.size());
  };
  const AssignResult result = run();
  EXPECT_TRUE(result.segments[0].paths.empty());
  EXPECT_NEAR(result.segments[0].served, 0.0, 1e-12);
  EXPECT_NEAR(result.segments[0].demand, 1200.0, 1e-12);
}

TEST_F(AssignTwoWays, ACapacityOfNothingCarriesNothing) {
  request.widenings = {{.service = network.service("NORTH"), .operation = {}, .link = {}, .factor = 0.0}};
  const AssignResult result = run();
  ASSERT_EQ(result.segments[0].paths.size(), 1U);
  EXPECT_NEAR(result.segments[0].served, 1200.0, 1e-6);
}

TEST_F(AssignTwoWays, ThePriceOfAPathIsThatOfItsLedger) {
  const AssignResult result = run();
  const AssignedPath& path = result.segments[0].paths[0];
  EXPECT_NEAR(path.cost.price, cost_of(path.way.ledger).in_units() / 2.0, 1e-9);
}

TEST_F(AssignTwoWays, InventoryIsAPartOfTheValueOfTime) {
  const PathCost without = cost_of(network, request, ways.ride("NORTH", 1000.0));
  request.inventory_rate = 0.1;
  const PathCost with = cost_of(network, request, ways.ride("NORTH", 1000.0));
  EXPECT_NEAR(without.sum(), with.sum(), 1e-9);
}

TEST_F(AssignTwoWays, ACertificateFindsWhatIsWrong) {
  AssignResult result = run();
  result.segments[0].paths[0].teu += 12.0;
  const AssignCertificate certificate = certify(request, result);
  EXPECT_NEAR(certificate.conservation, 0.01, 1e-6);
  EXPECT_NEAR(certificate.choice, 0.01, 1e-6);
}

TEST_F(AssignTwoWays, AllThatIsWrongWithARequestIsTold) {
  request.markets[0].teu = -1.0;
  request.markets[0].refuses = 2.0;
  request.choice.scale = 0.0;
  try {
    static_cast<void>(run());
    FAIL() << "nothing was thrown";
  } catch (const Error& error) {
    EXPECT_EQ(error.problems().size(), 3U);
    EXPECT_THAT(error.what(), HasSubstr("demand of -1 TEU"));
  }
}

}  // namespace corridor
