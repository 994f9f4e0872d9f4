// SPDX-License-Identifier: Apache-2.0
// What must hold in every simulated world: nothing is lost, causes add up, luck belongs to things and not to
// threads, and small worlds do what can be worked out by hand.
#include <cmath>

#include <gtest/gtest.h>

#include "corridor/io/embedded.h"
#include "corridor/plan/plan.h"
#include "corridor/simulate/simulate.h"
#include "corridor/verbs/simulate_request.h"
#include "support/network_text.h"

namespace corridor {
namespace {

Date day(int month, int of_month) {
  return Date{std::chrono::year{2024} / std::chrono::month{static_cast<unsigned>(month)} /
              std::chrono::day{static_cast<unsigned>(of_month)}};
}

Planning planning_on(const Network& network) {
  return [&network](const PlanningQuestion& asked) {
    PlanRequest request;
    request.origin = asked.origin;
    request.destination = asked.destination;
    request.consignment = consignment_of(network, asked.containers.in_units() / 2.0);
    request.ready = Instant{asked.on};
    request.shows_excluded = request.shows_relaxations = false;
    request.spreads_max = 0;
    std::vector<Alternative> ways;
    for (Option& option : plan(network, request).options) {
      if (ways.empty()) ways.push_back({.ledger = std::move(option.ledger), .corridor = option.corridor});
    }
    return ways;
  };
}

/// So many TEU from A to B in the year 2024.
SimulateRequest request_of(const Network& network, double teu) {
  SimulateRequest request;
  request.from = day(1, 1);
  request.to = day(12, 31);
  request.demands.push_back({.name = "goods",
                             .origin = network.place("A"),
                             .destination = network.place("B"),
                             .commodity = network.commodity("goods"),
                             .corridor = {},
                             .seasons = {{day(1, 1), day(12, 31), teu}}});
  request.planning = planning_on(network);
  return request;
}

TEST(SimulateWorld, WaitsHalfAnIntervalForATrainThatIsNeverFull) {
  const Network network = network_of(R"(
    A:CN B:CN
    A -rail 10h 500km-> B
    service S frequency rail 7/week A B
  )");
  SimulateRequest request = request_of(network, 20'000);
  request.replications = 4;
  const SimulateResult result = simulate(network, request);
  // Ten thousand uniform waits of up to a day: the mean is known to 0.3 %.
  EXPECT_NEAR(result.demands[0].days.mean.value, (12.0 + 10.0) / 24.0, 0.01);
  EXPECT_NEAR(result.demands[0].by_cause[static_cast<std::size_t>(Cause::trains)].value, 0.5, 0.01);
  EXPECT_DOUBLE_EQ(result.demands[0].arrived.value, 1.0);
}

TEST(SimulateWorld, CarriesNoMoreThanThereIsRoomFor) {
  const Network network = network_of(R"(
    A:CN B:CN
    A -rail 10h 500km-> B
    service S frequency rail 7/week A B capacity_teu=10
  )");
  SimulateRequest request = request_of(network, 20 * 366);  // twice the room
  request.run_out = days(30);
  const SimulateResult result = simulate(network, request);
  ASSERT_EQ(result.queues.size(), 1U);
  EXPECT_LT(result.demands[0].arrived.value, 0.6);
  ASSERT_FALSE(result.unfinished.empty());
  EXPECT_EQ(result.unfinished[0].where, "A");
  EXPECT_GT(result.demands[0].by_cause[static_cast<std::size_t>(Cause::wagons)].value, 30.0);
}

TEST(SimulateWorld, KeepsALoopOfVesselsToItsThroughput) {
  // d.17: nothing varies; 18 h of work at one berth on each side, 20 h of sailing: a round trip of 76 h.
  const Network network = network_of(R"(
    A:CN B:KZ
    A =sea 20h 500km= B
    service S fill_and_sail sea 7/week A B capacity_teu=100 fill_teu=1 wait_max_d=1 vehicle=sea
    service S-BACK fill_and_sail sea 7/week B A capacity_teu=100 fill_teu=1 wait_max_d=1 vehicle=sea
    transload A sea>rail 18h servers=1
    transload B sea>rail 18h servers=1
    row fleets service=S vehicle=sea vehicle_count=2
  )");
  SimulateRequest request = request_of(network, 5'000);
  request.is_mean_world = true;
  request.removed = request.removed.with(Cause::filling);
  const SimulateResult result = simulate(network, request);
  ASSERT_EQ(result.fleets.size(), 1U);
  const double hours = 366.0 * 24.0;
  EXPECT_NEAR(result.fleets[0].sailings_out.value, 2.0 * hours / 76.0, 2.0);
  EXPECT_NEAR(result.fleets[0].turn_round_days.value, 76.0 / 24.0, 1e-9);
}

TEST(SimulateWorld, NamesWhatNeverArrivesInsteadOfWaiting) {
  const Network closed = network_of(R"(
    A:CN M:CN B:CN
    A -rail 10h 500km-> M
    M -rail 10h 500km-> B
    service S frequency rail 7/week A (M) B
    closed place=M valid_from=2024-08-01
  )");
  const SimulateResult stuck = simulate(closed, request_of(closed, 1'000));
  ASSERT_FALSE(stuck.unfinished.empty());
  EXPECT_EQ(stuck.unfinished[0].where, "M");
  // From August on the planner knows it and has no itinerary; who was on the way stands there to the end.
  ASSERT_EQ(stuck.unserved.size(), 1U);
  EXPECT_NEAR(stuck.unserved[0].teu, 1'000 * 5.0 / 12.0, 100);
  EXPECT_LT(stuck.demands[0].arrived.value, 1.0);

  const Network none = network_of(R"(
    A:CN B:CN C:CN
    A -rail 10h 500km-> C
    service S frequency rail 7/week A C
  )");
  const SimulateResult nobody = simulate(none, request_of(none, 1'000));
  ASSERT_EQ(nobody.unserved.size(), 1U);
  EXPECT_NEAR(nobody.unserved[0].teu, 1'000, 150);
}

TEST(SimulateWorld, LosesNothingWhereNothingFits) {
  const Network network = network_of(R"(
    A:CN B:CN
    A -rail 10h 500km-> B
    service S frequency rail 7/week A B capacity_teu=1
  )");
  SimulateRequest request = request_of(network, 1'000);
  request.run_out = days(10);
  const SimulateResult result = simulate(network, request);
  EXPECT_DOUBLE_EQ(result.demands[0].arrived.value, 0.0);
  ASSERT_EQ(result.unfinished.size(), 1U);
}

/// The Middle Corridor over one season: all kinds of services, vessels, weather, borders.
SimulateRequest season(const Network& network) {
  SimulateRequest request;
  request.from = day(9, 1);
  request.to = day(11, 30);
  std::vector<std::string> says;
  request.demands = demands_of(network, request.from, request.to, says);
  std::erase_if(request.demands,
                [&](const Demand& demand) { return demand.corridor != network.corridor("middle"); });
  request.planning = planning_of(network);
  request.warm_up = days(30);
  return request;
}

void expect_same(const SimulateResult& one, const SimulateResult& other) {
  EXPECT_EQ(one.mean_days, other.mean_days);
  ASSERT_EQ(one.queues.size(), other.queues.size());
  for (std::size_t i = 0; i < one.queues.size(); ++i) {
    EXPECT_EQ(one.queues[i].week_teu, other.queues[i].week_teu) << i;
  }
  for (std::size_t i = 0; i < one.stations.size(); ++i) {
    EXPECT_EQ(one.stations[i].week_utilisation, other.stations[i].week_utilisation) << i;
  }
  for (std::size_t cause = 0; cause < kCauses; ++cause) {
    EXPECT_EQ(one.corridors.back().by_cause[cause].value, other.corridors.back().by_cause[cause].value);
  }
}

TEST(SimulateWorld, GivesTheSameBitsForAnyNumberOfThreads) {
  const Network network{embedded_tables()};
  SimulateRequest request = season(network);
  request.replications = 4;
  const SimulateResult one = simulate(network, request);
  for (const unsigned threads : {2U, 3U, 7U}) {
    expect_same(one,
                simulate(network, request, corridor::Run{{.stop = {}, .listener = {}, .threads = threads}}));
  }
}

/// Blocks change who of equals boards first, and nothing else.
TEST(SimulateWorld, MovesInBlocksWhatMovesAlone) {
  const Network network{embedded_tables()};
  SimulateRequest request = season(network);
  const SimulateResult blocks = simulate(network, request);
  request.moves_in_blocks = false;
  const SimulateResult alone = simulate(network, request);
  for (std::size_t demand = 0; demand < blocks.demands.size(); ++demand) {
    const double days = alone.demands[demand].days.mean.value;
    EXPECT_NEAR(blocks.demands[demand].days.mean.value, days, 0.005 * days) << demand;
  }
  EXPECT_EQ(blocks.boxes, alone.boxes);
  EXPECT_LT(blocks.events, alone.events);
}

TEST(SimulateWorld, SumsCausesToTheWholeTime) {
  const Network network{embedded_tables()};
  SimulateRequest request = season(network);
  request.cause_replications = 1;
  const SimulateResult result = simulate(network, request);
  const FlowResult& all = result.corridors.back();
  double sum = 0.0;
  for (const Estimate& cause : all.by_cause) sum += cause.value;
  EXPECT_NEAR(sum, all.days.mean.value, 1e-9);
  double gained = 0.0;
  for (const CauseResult& cause : result.causes) gained += cause.removed.value;
  EXPECT_NEAR(gained, result.delay_removed_days.value, 1e-9);
  EXPECT_DOUBLE_EQ(all.arrived.value, 1.0);
}

TEST(SimulateWorld, ClosesPortsForTheShareOfTimeOfTheTable) {
  const Network network{embedded_tables()};
  SimulateRequest request = season(network);
  request.demands.clear();
  request.from = day(1, 1);
  request.to = day(12, 31);
  request.replications = 200;
  const SimulateResult result = simulate(network, request);
  const WeatherClosures& table = network.tables().weather_closures;
  for (const PortWeather& port : result.weather) {
    for (const WeatherClosures::IdType row : IdRange<WeatherClosures>{table.place.size()}) {
      if (table.place[row] != port.place) continue;
      // 200 months of some 20 spells: the standard error of a share of a half is about 0.01.
      const double share = port.month_closed[static_cast<std::size_t>(table.month[row] - 1)];
      EXPECT_NEAR(share, table.closed_share[row], 0.04) << table.month[row];
    }
  }
}

}  // namespace
}  // namespace corridor
