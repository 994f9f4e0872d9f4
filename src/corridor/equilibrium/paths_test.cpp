// SPDX-License-Identifier: Apache-2.0
#include "corridor/equilibrium/paths.h"

#include <cmath>
#include <numeric>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "support/equilibrium_problems.h"

namespace corridor {
namespace {

using testing::ElementsAre;

// Two forks, one after the other: four paths.
EquilibriumProblem two_forks() {
  return problem_with(
      3, {{0, 1, linear(1, 1)}, {0, 1, linear(2, 1)}, {1, 2, linear(1, 1)}, {1, 2, linear(1, 1)}},
      {demand(0, 2, 9), demand(0, 1, 2), demand(1, 2, 1)});
}

TEST(Paths, MultiplyTheSharesOfTheirForks) {
  const EquilibriumProblem problem = two_forks();
  const EquilibriumResult result = equilibrium(problem, {.is_proportional = true});
  const std::vector<UsedPath> paths = used_paths(problem, result, 0);
  ASSERT_EQ(paths.size(), 4U);
  // 1 + x = 2 + y, x + y = 11: six of eleven take the first arc; the second fork is even.
  double volume = 0.0;
  for (const UsedPath& path : paths) {
    EXPECT_NEAR(path.volume, 9.0 * (path.arcs[0] == ArcId{0} ? 6.0 / 11.0 : 5.0 / 11.0) / 2.0, 1e-9);
    EXPECT_NEAR(path.cost, 7.0 + 6.0, 1e-9);
    volume += path.volume;
  }
  EXPECT_NEAR(volume, 9.0, 1e-9);
  EXPECT_GE(paths.front().volume, paths.back().volume);
}

TEST(Paths, OfRandomProblemsCarryTheFlowsOfTheArcsAtTheCheapestCost) {
  for (std::uint32_t i = 0; i < 60; ++i) {
    const EquilibriumProblem problem = random_problem(i);
    const EquilibriumResult result = equilibrium(problem);
    std::vector<double> flows(problem.delays.size(), 0.0);
    for (std::uint32_t d = 0; d < problem.demands.size(); ++d) {
      for (const UsedPath& path : used_paths(problem, result, d, {.paths_max = 100000, .share_min = 0.0})) {
        if (path.volume > 1e-6) {
          ASSERT_NEAR(path.cost, result.costs[d], 1e-6 * (1 + path.cost)) << i;
        }
        for (const ArcId arc : path.arcs) flows[arc.position()] += path.volume;
      }
    }
    for (std::size_t arc = 0; arc < flows.size(); ++arc)
      ASSERT_NEAR(flows[arc], result.flows[arc], 1e-7) << i;
  }
}

TEST(Paths, WhoPassesAnArcAddsUpToItsFlow) {
  for (std::uint32_t i = 0; i < 60; ++i) {
    const EquilibriumProblem problem = random_problem(i);
    const EquilibriumResult result = equilibrium(problem);
    for (std::uint32_t arc = 0; arc < problem.delays.size(); ++arc) {
      const std::vector<double> volumes = select_arc(problem, result, ArcId{arc});
      ASSERT_NEAR(std::accumulate(volumes.begin(), volumes.end(), 0.0), result.flows[arc], 1e-7)
          << i << ' ' << arc;
    }
  }
}

TEST(Paths, SelectArcFollowsTheShares) {
  const EquilibriumProblem problem = two_forks();
  const std::vector<double> volumes =
      select_arc(problem, equilibrium(problem, {.is_proportional = true}), ArcId{0});
  EXPECT_NEAR(volumes[0], 9.0 * 6.0 / 11.0, 1e-9);
  EXPECT_NEAR(volumes[1], 2.0 * 6.0 / 11.0, 1e-9);
  EXPECT_EQ(volumes[2], 0.0);
}

TEST(Proportionality, KeepsTheFlowsOfArcsAndTheGap) {
  for (std::uint32_t i = 0; i < 60; ++i) {
    SCOPED_TRACE(i);
    const EquilibriumProblem problem = random_problem(i);
    const EquilibriumResult plain = equilibrium(problem);
    const EquilibriumResult even = equilibrium(problem, {.is_proportional = true});
    for (std::size_t arc = 0; arc < plain.flows.size(); ++arc)
      ASSERT_NEAR(plain.flows[arc], even.flows[arc], 1e-9);
    EXPECT_LT(even.proportion_gap, 1e-9);
    expect_certified(problem, even, Principle::user_equilibrium, 1e-8);
  }
}

// Many origins share two equal roads: whatever the order of the search, each splits as all do.
TEST(Proportionality, MakesTheAnswerThatOfTheMostLikelyFlows) {
  std::vector<TestArc> arcs{{9, 10, linear(1, 1)}, {9, 11, linear(0.5, 2)}, {11, 10, linear(2, 1)}};
  std::vector<EquilibriumDemand> demands;
  for (std::uint32_t origin = 0; origin < 9; ++origin) {
    arcs.push_back({origin, 9, Delay::constant(1)});
    demands.push_back(demand(origin, 10, 1.0 + origin));
  }
  const EquilibriumProblem problem = problem_with(12, arcs, demands);
  const EquilibriumResult result = equilibrium(problem, {.is_proportional = true});
  const std::vector<double> first = select_arc(problem, result, ArcId{0});
  for (std::size_t d = 0; d < demands.size(); ++d)
    EXPECT_NEAR(first[d] / demands[d].volume, result.flows[0] / 45.0, 1e-10);
}

TEST(Skims, AddUpAlongTheCheapestWay) {
  EquilibriumProblem problem =
      problem_with(3, {{0, 1, Delay::constant(1)}, {1, 2, Delay::constant(1)}, {0, 2, Delay::constant(1)}},
                   {demand(0, 2, 1)});
  problem.tolls = {0.0, 0.5, 4.0};
  const std::vector<double> times{1, 1, 1};
  const std::vector<std::vector<double>> measures{times, problem.tolls, {10, 20, 40}};
  const std::vector<NodeId> origins{NodeId{0}, NodeId{2}};
  const Skims skims = skims_of(problem, {.times = times, .origins = origins, .measures = measures});
  EXPECT_THAT(skims.cost, ElementsAre(0, 1, 2.5, INFINITY, INFINITY, 0));
  EXPECT_THAT(skims.sums[0], ElementsAre(0, 1, 2, 0, 0, 0));
  EXPECT_THAT(skims.sums[1], ElementsAre(0, 0, 0.5, 0, 0, 0));
  EXPECT_THAT(skims.sums[2], ElementsAre(0, 10, 30, 0, 0, 0));
}

}  // namespace
}  // namespace corridor
