// SPDX-License-Identifier: Apache-2.0
// The simulator and the planner agree: where nobody else is on the way and nothing varies, a box takes
// exactly as long as its plan says, row by row.
#include <gtest/gtest.h>

#include "corridor/base/random.h"
#include "corridor/io/embedded.h"
#include "corridor/plan/plan.h"
#include "corridor/simulate/simulate.h"

namespace corridor {
namespace {

constexpr std::size_t kConsignments = 1000;

/// Places that goods can start at and end at, so that most pairs have an itinerary.
std::vector<PlaceId> ends_of(const Network& network) {
  std::vector<PlaceId> ends;
  for (const PlaceId place : IdRange<Places>{network.places().id.size()}) {
    const PlaceKind kind = network.places().kind[place];
    if (kind == PlaceKind::city || kind == PlaceKind::inland_terminal || kind == PlaceKind::sea_port) {
      ends.push_back(place);
    }
  }
  return ends;
}

std::vector<Ledger> random_plans(const Network& network) {
  const std::vector<PlaceId> ends = ends_of(network);
  const CommodityId goods = network.commodity("general");
  RandomStream random{2026, 0, 0, 0};
  Planner planner{network};
  std::vector<Ledger> plans;
  // Few origins and days, many destinations: a planner keeps what it has prepared.
  for (int round = 0; plans.size() < kConsignments && round < 400; ++round) {
    PlanRequest request;
    request.origin = ends[random.next_below(static_cast<std::uint32_t>(ends.size()))];
    request.destination = ends[random.next_below(static_cast<std::uint32_t>(ends.size()))];
    if (request.origin == request.destination) continue;
    request.consignment = {goods, teu(2), tonnes(14), tonnes(3.8)};
    const Date day = Date{std::chrono::year{2024} / 1 / 1} + std::chrono::days{30 * (round / 40)};
    request.ready = Instant{day} + Duration{random.next_below(86400)};
    request.shows_excluded = request.shows_relaxations = false;
    request.spreads_max = 0;
    request.ledgers_max = 12;
    for (Option& option : planner.plan(request).options) {
      if (!option.ledger.rows.empty() && plans.size() < kConsignments) {
        plans.push_back(std::move(option.ledger));
      }
    }
  }
  return plans;
}

/// Rows that take time, each with its start: those without time carry only charges.
std::vector<const LedgerRow*> timed(const Ledger& ledger) {
  std::vector<const LedgerRow*> rows;
  for (const LedgerRow& row : ledger.rows) {
    if (row.duration.count() > 0) rows.push_back(&row);
  }
  return rows;
}

TEST(Simulate, ReproducesThePlansOfAThousandConsignments) {
  const Network network{embedded_tables()};
  SimulateRequest request;
  request.from = Date{std::chrono::year{2024} / 1 / 1};
  request.to = Date{std::chrono::year{2024} / 12 / 31};
  request.is_empty_world = request.is_mean_world = true;
  request.run_out = days(250);
  request.consignments = random_plans(network);
  ASSERT_EQ(request.consignments.size(), kConsignments);
  const SimulateResult result = simulate(network, request);
  ASSERT_EQ(result.ledgers.size(), kConsignments);
  std::size_t listed = 0;
  for (std::size_t i = 0; i < kConsignments; ++i) {
    const Ledger& plan = request.consignments[i];
    const Ledger& simulated = result.ledgers[i];
    const auto planned_rows = timed(plan);
    const auto rows = timed(simulated);
    ASSERT_EQ(rows.size(), planned_rows.size()) << i;
    for (std::size_t row = 0; row < rows.size(); ++row) {
      EXPECT_EQ(rows[row]->kind, planned_rows[row]->kind) << i << " row " << row;
      EXPECT_EQ(rows[row]->start, planned_rows[row]->start) << i << " row " << row;
      EXPECT_EQ(rows[row]->duration, planned_rows[row]->duration) << i << " row " << row;
      listed += static_cast<std::size_t>(planned_rows[row]->departure.has_value());
    }
    EXPECT_EQ(duration_of(simulated), duration_of(plan)) << i;
    EXPECT_EQ(cost_of(simulated), cost_of(plan)) << i;
    EXPECT_EQ(emission_of(simulated), emission_of(plan)) << i;
    EXPECT_EQ(distance_of(simulated), distance_of(plan)) << i;
  }
  EXPECT_GT(listed, 20U);  // timetabled departures are among them
}

}  // namespace
}  // namespace corridor
