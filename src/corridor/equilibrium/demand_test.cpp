// SPDX-License-Identifier: Apache-2.0
#include "corridor/equilibrium/demand.h"

#include <cmath>

#include <gtest/gtest.h>

#include "corridor/base/random.h"
#include "corridor/equilibrium/certificate.h"
#include "corridor/equilibrium/equilibrium.h"
#include "support/equilibrium_problems.h"

namespace corridor {
namespace {

TEST(Demand, ElasticDemandInClosedForm) {
  // One road of time 1 + x; who wants to travel: 12 (1 - 0.5 (u / 4 - 1)), 12 exp(-0.3 (u - 4)), 12 (u /
  // 4)^-0.7.
  const auto solve = [](DemandKind kind, double strength) {
    EquilibriumDemand d = demand(0, 1, 12);
    d.kind = kind;
    d.cost_base = 4.0;
    d.strength = strength;
    const EquilibriumProblem problem = problem_with(2, {{0, 1, linear(1, 1)}}, {d});
    EquilibriumResult result = equilibrium(problem);
    expect_certified(problem, result);
    return result;
  };
  // v = 12 - 1.5 (1 + v - 4)  =>  v = 16.5 / 2.5
  EXPECT_NEAR(solve(DemandKind::linear, 0.5).volumes[0], 6.6, 1e-9);
  const double v = solve(DemandKind::exponential, 0.3).volumes[0];
  EXPECT_NEAR(v, 12 * std::exp(-0.3 * (1 + v - 4)), 1e-9);
  const EquilibriumResult power = solve(DemandKind::power, 0.7);
  EXPECT_NEAR(power.volumes[0], 12 * std::pow((1 + power.volumes[0]) / 4, -0.7), 1e-9);
  EXPECT_NEAR(power.costs[0], 1 + power.volumes[0], 1e-9);
}

TEST(Demand, ElasticDemandOnRandomNetworksIsCertified) {
  for (std::uint32_t i = 0; i < 60; ++i) {
    SCOPED_TRACE(i);
    EquilibriumProblem problem = random_problem(i);
    RandomStream random = Random{8}.stream(i, 0);
    for (EquilibriumDemand& d : problem.demands) {
      d.kind = static_cast<DemandKind>(random.next_below(4));
      d.cost_base = 5 + 10 * random.next_uniform();
      d.strength = 0.05 + 0.5 * random.next_uniform();
    }
    const EquilibriumResult result = equilibrium(problem, {.gap_max = 1e-10, .rounds_max = 2000});
    ASSERT_EQ(result.completion, Completion::complete) << result.gap << ' ' << result.demand_gap;
    expect_certified(problem, result, Principle::user_equilibrium, 1e-9);
  }
}

TEST(Demand, DemandThatTheCostBringsToNothingIsNamed) {
  EquilibriumDemand d = demand(0, 1, 5);
  d.kind = DemandKind::linear;
  d.cost_base = 1.0;
  d.strength = 1.0;
  const EquilibriumResult result = equilibrium(problem_with(2, {{0, 1, Delay::constant(3.0)}}, {d}));
  ASSERT_EQ(result.unserved.size(), 1U);
  EXPECT_EQ(result.unserved[0].reason, UnservedReason::priced_out);
}

}  // namespace
}  // namespace corridor
