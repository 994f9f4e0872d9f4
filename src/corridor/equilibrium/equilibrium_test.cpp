// SPDX-License-Identifier: Apache-2.0
#include "corridor/equilibrium/equilibrium.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <string>
#include <tuple>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "corridor/base/error.h"
#include "corridor/base/random.h"
#include "corridor/equilibrium/certificate.h"
#include "support/equilibrium_problems.h"

namespace corridor {
namespace {

using testing::HasSubstr;

TEST(Equilibrium, BraessNewRoadMakesEverybodySlower) {
  // Braess, Unternehmensforschung 12 (1968): six units, 83 without the fifth road and 92 with it.
  std::vector<TestArc> arcs{
      {0, 2, linear(0, 10)}, {0, 3, linear(50, 1)}, {2, 1, linear(50, 1)}, {3, 1, linear(0, 10)}};
  const EquilibriumResult before = equilibrium(problem_with(4, arcs, {demand(0, 1, 6)}));
  EXPECT_NEAR(before.costs[0], 83.0, 1e-6);
  arcs.push_back({2, 3, linear(10, 1)});
  const EquilibriumProblem problem = problem_with(4, arcs, {demand(0, 1, 6)});
  const EquilibriumResult after = equilibrium(problem);
  EXPECT_NEAR(after.costs[0], 92.0, 1e-6);
  EXPECT_NEAR(after.flows[4], 2.0, 1e-6);
  expect_certified(problem, after);
  // The planner of the whole leaves the new road empty.
  const EquilibriumResult optimum = equilibrium(problem, {.principle = Principle::system_optimum});
  EXPECT_NEAR(optimum.flows[4], 0.0, 1e-9);
  EXPECT_NEAR(optimum.total_cost, 6 * 83.0, 1e-6);
  expect_certified(problem, optimum, Principle::system_optimum);
}

TEST(Equilibrium, PigouTwoRoutesInClosedForm) {
  // One route always takes 1, the other x: all take the second; the optimum splits in halves.
  const EquilibriumProblem problem =
      problem_with(2, {{0, 1, Delay::constant(1.0)}, {0, 1, linear(0, 1)}}, {demand(0, 1, 1)});
  EXPECT_NEAR(equilibrium(problem).flows[1], 1.0, 1e-8);
  const EquilibriumResult optimum = equilibrium(problem, {.principle = Principle::system_optimum});
  EXPECT_NEAR(optimum.flows[1], 0.5, 1e-8);
  EXPECT_NEAR(optimum.total_cost, 0.75, 1e-8);
}

TEST(Equilibrium, TwoLinearRoutesInClosedForm) {
  for (std::uint32_t i = 0; i < 50; ++i) {
    RandomStream random = Random{3}.stream(i, 0);
    const double a = 1 + random.next_uniform(), b = 1 + random.next_uniform();
    const double p = 1 + random.next_uniform(), q = 1 + random.next_uniform(),
                 volume = 5 * random.next_uniform();
    const double first = std::clamp((q * volume + b - a) / (p + q), 0.0, volume);  // a + p x = b + q (v - x)
    const EquilibriumResult result =
        equilibrium(problem_with(2, {{0, 1, linear(a, p)}, {0, 1, linear(b, q)}}, {demand(0, 1, volume)}));
    ASSERT_NEAR(result.flows[0], first, 1e-9 * (1 + volume));
  }
}

TEST(Equilibrium, EqualRoutesShareEqually) {
  std::vector<TestArc> arcs;
  for (int i = 0; i < 7; ++i) arcs.push_back({0, 1, Delay::bpr(3.0, 5.0)});
  const EquilibriumResult result = equilibrium(problem_with(2, arcs, {demand(0, 1, 70.0)}));
  for (const double flow : result.flows) EXPECT_NEAR(flow, 10.0, 1e-9);
}

TEST(Equilibrium, EveryRandomProblemIsCertified) {
  for (std::uint32_t i = 0; i < 300; ++i) {
    SCOPED_TRACE(i);
    const EquilibriumProblem problem = random_problem(i);
    const EquilibriumResult result = equilibrium(problem);
    ASSERT_EQ(result.completion, Completion::complete) << result.gap;
    expect_certified(problem, result);
    if (testing::Test::HasFailure()) return;
  }
}

TEST(Equilibrium, SystemOptimumIsTheEquilibriumAtMarginalTolls) {
  for (std::uint32_t i = 0; i < 100; ++i) {
    SCOPED_TRACE(i);
    EquilibriumProblem problem = random_problem(i, false);
    const EquilibriumResult optimum = equilibrium(problem, {.principle = Principle::system_optimum});
    expect_certified(problem, optimum, Principle::system_optimum);
    // With what each arc's user costs the others as a toll, the optimum is an equilibrium as it stands.
    for (TravelClass& one : problem.classes) {
      one.extra_costs.resize(problem.delays.size(), 0.0);
      for (std::size_t arc = 0; arc < problem.delays.size(); ++arc)
        one.extra_costs[arc] += optimum.flows[arc] * delay_at(problem.delays[arc], optimum.flows[arc]).slope;
    }
    EXPECT_LT(certificate_of(problem, optimum).gap, 1e-9);
    EXPECT_LE(optimum.total_cost, equilibrium(random_problem(i, false)).total_cost * (1 + 1e-9));
    if (testing::Test::HasFailure()) return;
  }
}

// All ways without a circle, and flow moved between two of them by bisection until nothing gains: slow and
// plain.
class BruteForce {
 public:
  explicit BruteForce(const EquilibriumProblem& problem)
      : problem_(problem), flows_(problem.delays.size(), 0.0) {
    for (const EquilibriumDemand& d : problem.demands) {
      ways_.emplace_back();
      std::vector<ArcId> way;
      std::vector<std::uint8_t> seen(problem.graph.node_count(), 0);
      if (d.origin != d.destination) find(d, d.origin, way, seen);
      volumes_.emplace_back(ways_.back().size(), 0.0);
      if (ways_.back().empty()) continue;
      volumes_.back()[0] = d.volume;
      add(ways_.back()[0], d.volume);
    }
    for (int sweep = 0; sweep < 3000 && sweep_once() > 1e-9; ++sweep) {
    }
  }
  [[nodiscard]] const std::vector<double>& flows() const { return flows_; }

 private:
  void find(const EquilibriumDemand& d, NodeId node, std::vector<ArcId>& way,
            std::vector<std::uint8_t>& seen) {
    if (node == d.destination) return ways_.back().push_back(way);
    if (!problem_.is_end_only.empty() && problem_.is_end_only[node.position()] != 0 && node != d.origin)
      return;
    seen[node.position()] = 1;
    for (const Graph::Hop& hop : problem_.graph.hops(node)) {
      if (seen[hop.node.position()] != 0) continue;
      way.push_back(hop.arc);
      find(d, hop.node, way, seen);
      way.pop_back();
    }
    seen[node.position()] = 0;
  }
  void add(const std::vector<ArcId>& way, double volume) {
    for (const ArcId arc : way) flows_[arc.position()] = std::max(0.0, flows_[arc.position()] + volume);
  }
  [[nodiscard]] double cost(const std::vector<ArcId>& way, std::uint32_t k) const {
    double sum = 0.0;
    const TravelClass& one = problem_.classes[k];
    for (const ArcId arc : way) {
      const std::size_t at = arc.position();
      sum += delay_at(problem_.delays[at], flows_[at], problem_.tables).time;
      if (!problem_.tolls.empty()) sum += problem_.tolls[at] / one.value_of_time;
      if (!one.extra_costs.empty()) sum += one.extra_costs[at];
    }
    return sum;
  }
  double sweep_once() {
    double moved = 0.0;
    for (std::size_t i = 0; i < ways_.size(); ++i) {
      for (std::size_t a = 0; a < ways_[i].size(); ++a) {
        for (std::size_t b = 0; b < ways_[i].size(); ++b) moved += a == b ? 0.0 : move(i, a, b);
      }
    }
    return moved;
  }
  double move(std::size_t i, std::size_t from, std::size_t to) {
    const std::uint32_t k = problem_.demands[i].travel_class;
    if (volumes_[i][from] <= 0.0 || cost(ways_[i][from], k) <= cost(ways_[i][to], k) + 1e-12) return 0.0;
    double low = 0.0;
    double high = volumes_[i][from];
    const std::vector<double> before = flows_;
    for (int halving = 0; halving < 60; ++halving) {
      const double middle = 0.5 * (low + high);
      flows_ = before;
      add(ways_[i][from], -middle);
      add(ways_[i][to], middle);
      (cost(ways_[i][from], k) > cost(ways_[i][to], k) ? low : high) = middle;
    }
    flows_ = before;
    add(ways_[i][from], -high);
    add(ways_[i][to], high);
    volumes_[i][from] -= high;
    volumes_[i][to] += high;
    return high;
  }

  const EquilibriumProblem& problem_;
  std::vector<std::vector<std::vector<ArcId>>> ways_;  // demand -> its ways
  std::vector<std::vector<double>> volumes_;
  std::vector<double> flows_;
};

TEST(Equilibrium, BruteForceOverAllWaysAgrees) {
  for (std::uint32_t i = 0; i < 60; ++i) {
    RandomStream random = Random{5}.stream(i, 0);
    std::vector<TestArc> arcs;
    for (std::uint32_t arc = 0; arc < 9; ++arc)
      arcs.push_back({random.next_below(5), random.next_below(5),
                      Delay::bpr(1 + random.next_uniform(), 2 + random.next_uniform(), 0.5, 1.0 + arc % 4)});
    std::vector<EquilibriumDemand> demands;
    for (std::uint32_t d = 0; d < 4; ++d)
      demands.push_back(demand(random.next_below(5), random.next_below(5), 3 * random.next_uniform()));
    const EquilibriumProblem problem = problem_with(5, arcs, demands);
    const EquilibriumResult result = equilibrium(problem);
    const BruteForce brute(problem);
    for (std::size_t arc = 0; arc < arcs.size(); ++arc)
      ASSERT_NEAR(result.times[arc], delay_at(problem.delays[arc], brute.flows()[arc]).time, 1e-5)
          << i << ' ' << arc;
  }
}

TEST(Equilibrium, ScalingFlowsAndCapacitiesScalesTheAnswer) {
  for (std::uint32_t i = 0; i < 40; ++i) {
    EquilibriumProblem problem = random_problem(i, false);
    const EquilibriumResult one = equilibrium(problem);
    for (Delay& delay : problem.delays) delay.capacity *= 1000.0;
    for (EquilibriumDemand& d : problem.demands) d.volume *= 1000.0;
    const EquilibriumResult many = equilibrium(problem);
    EXPECT_NEAR(many.objective, 1000.0 * one.objective, 1e-9 * many.objective) << i;
    for (std::size_t arc = 0; arc < one.times.size(); ++arc) {
      EXPECT_NEAR(many.times[arc], one.times[arc], 1e-5 * (1 + one.times[arc])) << i;
    }
  }
}

TEST(Equilibrium, NamesOfNodesAndArcsDoNotMatter) {
  for (std::uint32_t i = 0; i < 40; ++i) {
    const EquilibriumProblem problem = random_problem(i);
    const EquilibriumResult plain = equilibrium(problem);
    EquilibriumProblem turned = problem;
    const std::size_t n = problem.graph.node_count();
    const std::size_t m = problem.graph.arc_count();
    const auto node = [&](NodeId id) { return NodeId{static_cast<std::uint32_t>(n - 1 - id.position())}; };
    std::vector<Graph::Arc> arcs;
    for (std::size_t arc = m; arc-- > 0;) {
      const ArcId id{static_cast<std::uint32_t>(arc)};
      arcs.push_back({node(problem.graph.tail(id)), node(problem.graph.head(id))});
    }
    turned.graph = Graph(n, arcs);
    std::ranges::reverse(turned.delays);
    std::ranges::reverse(turned.tolls);
    std::ranges::reverse(turned.is_end_only);
    for (TravelClass& one : turned.classes) std::ranges::reverse(one.extra_costs);
    for (EquilibriumDemand& d : turned.demands)
      d = demand(node(d.origin).position(), node(d.destination).position(), d.volume, d.travel_class);
    const EquilibriumResult result = equilibrium(turned);
    EXPECT_NEAR(result.objective, plain.objective, 1e-9 * (1 + plain.objective)) << i;
  }
}

TEST(Equilibrium, ClassesWeighTollsByTheirValueOfTime) {
  // A tolled road of 10, a free one of 20: who values a unit of time at 1 pays 5 for it, who values it at 0.1
  // does not.
  EquilibriumProblem problem = problem_with(2, {{0, 1, Delay::constant(10)}, {0, 1, Delay::constant(20)}},
                                            {demand(0, 1, 3, 0), demand(0, 1, 4, 1)});
  problem.tolls = {5.0, 0.0};
  problem.classes = {{.name = "fast", .value_of_time = 1.0}, {.name = "slow", .value_of_time = 0.1}};
  const EquilibriumResult result = equilibrium(problem);
  EXPECT_NEAR(result.flows[0], 3.0, 1e-12);
  EXPECT_NEAR(result.flows[1], 4.0, 1e-12);
  EXPECT_NEAR(result.costs[0], 15.0, 1e-12);
  EXPECT_NEAR(result.total_cost, 3 * 15.0 + 4 * 20.0, 1e-9);
}

TEST(Equilibrium, WhatNoWayServesIsNamedAndTheRestIsServed) {
  const EquilibriumProblem problem =
      problem_with(3, {{0, 1, Delay::constant(1)}}, {demand(0, 1, 3), demand(0, 2, 4), demand(1, 1, 2)});
  const EquilibriumResult result = equilibrium(problem);
  ASSERT_EQ(result.unserved.size(), 1U);
  EXPECT_EQ(result.unserved[0].demand, 1U);
  EXPECT_EQ(result.unserved[0].reason, UnservedReason::no_way);
  EXPECT_EQ(result.volumes, (std::vector<double>{3, 0, 2}));
  EXPECT_TRUE(std::isinf(result.costs[1]));
  expect_certified(problem, result);
}

TEST(Equilibrium, ZonesAreNotPassed) {
  // 0 -> 1 -> 2 is quicker, but 1 is a zone.
  EquilibriumProblem problem =
      problem_with(3, {{0, 1, Delay::constant(1)}, {1, 2, Delay::constant(1)}, {0, 2, Delay::constant(9)}},
                   {demand(0, 2, 1)});
  EXPECT_NEAR(equilibrium(problem).costs[0], 2.0, 1e-12);
  problem.is_end_only = {1, 1, 1};
  EXPECT_NEAR(equilibrium(problem).costs[0], 9.0, 1e-12);
}

std::string error_of(const EquilibriumProblem& problem, const EquilibriumOptions& options = {}) {
  try {
    (void)equilibrium(problem, options);
  } catch (const Error& error) {
    return error.what();
  }
  return "no error";
}

TEST(Equilibrium, BadInputIsNamed) {
  const std::vector<TestArc> arcs{{0, 1, Delay::bpr(1, 1)}};
  EXPECT_THAT(error_of(problem_with(2, {{0, 1, Delay::bpr(1, 0)}}, {})),
              HasSubstr("arcs:1: the capacity must be above 0"));
  EXPECT_THAT(error_of(problem_with(2, arcs, {demand(0, 1, -1)})),
              HasSubstr("volume '-1': must be 0 or more"));
  EXPECT_THAT(error_of(problem_with(2, arcs, {demand(0, 7, 1)})), HasSubstr("names a node"));
  EXPECT_THAT(error_of(problem_with(2, arcs, {demand(0, 1, 1, 3)})), HasSubstr("no such class"));
  EquilibriumProblem problem = problem_with(2, arcs, {demand(0, 1, 1)});
  problem.tolls = {-1.0};
  EXPECT_THAT(error_of(problem), HasSubstr("tolls:1"));
  problem.tolls = {};
  problem.classes[0].value_of_time = 0.0;
  EXPECT_THAT(error_of(problem), HasSubstr("value_of_time"));
  problem = problem_with(2, {{0, 1, Delay::of_table(0)}}, {});
  problem.tables = {{{0.0, 1.0}}};
  EXPECT_THAT(error_of(problem, {.principle = Principle::system_optimum}), HasSubstr("marginal costs"));
}

TEST(Equilibrium, NothingToDoIsDone) {
  const EquilibriumResult result = equilibrium(problem_with(2, {{0, 1, Delay::bpr(1, 1)}}, {}));
  EXPECT_EQ(result.completion, Completion::complete);
  EXPECT_EQ(result.flows, std::vector<double>{0.0});
}

TEST(Equilibrium, TheNumberOfThreadsDoesNotChangeABit) {
  for (std::uint32_t i = 0; i < 30; ++i) {
    const EquilibriumProblem problem = random_problem(i);
    const EquilibriumResult one = equilibrium(problem, {}, corridor::Run({.threads = 1}));
    for (const unsigned threads : {2U, 3U, 7U}) {
      const EquilibriumResult more = equilibrium(problem, {}, corridor::Run({.threads = threads}));
      ASSERT_EQ(one.flows, more.flows) << i;
      ASSERT_EQ(one.costs, more.costs) << i;
      ASSERT_EQ(one.gap, more.gap) << i;
    }
  }
}

TEST(Equilibrium, AStartSavesRoundsAndGivesTheSameAnswer) {
  for (std::uint32_t i = 0; i < 40; ++i) {
    SCOPED_TRACE(i);
    const EquilibriumProblem problem = random_problem(i);
    const EquilibriumResult cold = equilibrium(problem);
    const EquilibriumResult again = equilibrium(problem, {.start = cold.bushes});
    EXPECT_LE(again.rounds.size(), 3U);
    EXPECT_NEAR(again.objective, cold.objective, 1e-9 * (1 + cold.objective));
    expect_certified(problem, again);
    // Without its first arc: flow that was on it finds other ways.
    EquilibriumProblem closed = problem;
    std::vector<Graph::Arc> arcs;
    std::vector<ArcId> arc_there{ArcId::none()};
    for (std::uint32_t arc = 1; arc < problem.graph.arc_count(); ++arc) {
      arcs.push_back({problem.graph.tail(ArcId{arc}), problem.graph.head(ArcId{arc})});
      arc_there.emplace_back(arc - 1);
    }
    closed.graph = Graph(problem.graph.node_count(), arcs);
    closed.delays.erase(closed.delays.begin());
    if (!closed.tolls.empty()) closed.tolls.erase(closed.tolls.begin());
    for (TravelClass& one : closed.classes) {
      if (!one.extra_costs.empty()) one.extra_costs.erase(one.extra_costs.begin());
    }
    const EquilibriumResult warm = equilibrium(closed, {.start = cold.bushes, .start_arcs = arc_there});
    expect_certified(closed, warm);
    EXPECT_NEAR(warm.objective, equilibrium(closed).objective, 1e-9 * (1 + warm.objective));
    if (testing::Test::HasFailure()) return;
  }
}

TEST(Equilibrium, AStopKeepsAnAnswerThatServesAllDemand) {
  std::stop_source stop;
  stop.request_stop();
  const EquilibriumProblem problem = random_problem(2);
  const EquilibriumResult result = equilibrium(problem, {}, corridor::Run({.stop = stop.get_token()}));
  const EquilibriumCertificate certificate = certificate_of(problem, result);
  EXPECT_EQ(result.completion, Completion::stopped);
  EXPECT_TRUE(certificate.holds(1.0 + result.gap));
  EXPECT_NEAR(certificate.gap, result.gap, 1e-9);
}

}  // namespace
}  // namespace corridor
