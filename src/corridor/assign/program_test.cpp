// SPDX-License-Identifier: Apache-2.0
// Both solvers on problems that fit on a page: closed forms, brute force, symmetry, scaling, permutation.
#include "corridor/assign/program.h"

#include <cmath>
#include <numeric>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "corridor/base/random.h"

namespace corridor {

namespace {

ProgramPath path(double cost, std::vector<Use> uses = {}, std::uint32_t nest = 0, double size = 1.0) {
  return {.nest = nest, .cost = cost, .size = size, .uses = std::move(uses)};
}

double used(const Program& program, const ProgramAnswer& answer, std::uint32_t resource) {
  double sum = 0.0;
  for (std::size_t m = 0; m < program.markets.size(); ++m) {
    for (std::size_t p = 0; p < program.markets[m].paths.size(); ++p) {
      for (const Use& use : program.markets[m].paths[p].uses) {
        if (use.resource == resource) sum += use.per_teu * answer.flows[m][p];
      }
    }
  }
  return sum;
}

double total(const std::vector<double>& flows) { return std::accumulate(flows.begin(), flows.end(), 0.0); }

Program one_market(double demand, std::vector<ProgramPath> paths, std::vector<double> capacities = {}) {
  return {.choice = {},
          .markets = {{.demand = demand, .reference = {}, .paths = std::move(paths)}},
          .capacities = std::move(capacities)};
}

}  // namespace

TEST(Stochastic, IsTheLogitWhereNothingIsScarce) {
  Program program = one_market(100.0, {path(1000.0), path(1700.0), path(2500.0)});
  program.choice.scale = 0.002;
  const ProgramAnswer answer = solve_stochastic(program, {}, {});
  const double a = 1.0, b = std::exp(-1.4), c = std::exp(-3.0);
  EXPECT_NEAR(answer.flows[0][0], 100.0 * a / (a + b + c), 1e-8);
  EXPECT_NEAR(answer.flows[0][2], 100.0 * c / (a + b + c), 1e-8);
}

TEST(Stochastic, WeighsPathSize) {
  // The same itinerary twice, each of size 1/2, is worth as much as once.
  Program program = one_market(90.0, {path(1000.0), path(1000.0, {}, 0, 0.5), path(1000.0, {}, 0, 0.5)});
  const ProgramAnswer answer = solve_stochastic(program, {}, {});
  EXPECT_NEAR(answer.flows[0][0], 45.0, 1e-7);
  EXPECT_NEAR(answer.flows[0][1], 22.5, 1e-7);
}

TEST(Stochastic, NestsAreTheTextbooksNests) {
  Program program = one_market(1.0, {path(1000.0, {}, 0), path(1200.0, {}, 0), path(1100.0, {}, 1)});
  program.choice.scale = 0.001;
  program.choice.nest_scale = 2.0;
  const ProgramAnswer answer = solve_stochastic(program, {}, {});
  const double inclusive = 0.5 * std::log(std::exp(-2.0) + std::exp(-2.4));
  const double nest = std::exp(inclusive) / (std::exp(inclusive) + std::exp(-1.1));
  const double first = std::exp(-2.0) / (std::exp(-2.0) + std::exp(-2.4));
  EXPECT_NEAR(answer.flows[0][0], nest * first, 1e-10);
  EXPECT_NEAR(answer.flows[0][2], 1.0 - nest, 1e-10);
}

TEST(Stochastic, APriceClearsACapacity) {
  // Two equal ways, one with room for 20 of 100: its price makes 20 to 80, so scale x price = ln 4.
  Program program = one_market(100.0, {path(1000.0, {{0, 1.0}}), path(1000.0)}, {20.0});
  program.choice.scale = 0.005;
  const ProgramAnswer answer = solve_stochastic(program, {}, {});
  EXPECT_NEAR(answer.prices[0], std::log(4.0) / 0.005, 1e-6);
  EXPECT_NEAR(answer.flows[0][0], 20.0, 1e-7);
  EXPECT_NEAR(total(answer.flows[0]), 100.0, 1e-4);  // but for the few whom the price keeps at home
  EXPECT_LE(answer.gap, 1e-9);
}

TEST(Stochastic, WhatNothingCarriesStaysAtHome) {
  const Program program = one_market(100.0, {path(1000.0, {{0, 1.0}})}, {30.0});
  const ProgramAnswer answer = solve_stochastic(program, {}, {});
  EXPECT_NEAR(answer.flows[0][0], 30.0, 1e-6);
  EXPECT_NEAR(answer.demand[0], 100.0, 1e-12);
  EXPECT_NEAR(answer.prices[0], program.choice.walk_away, 0.1 * program.choice.walk_away);
}

TEST(Stochastic, DemandMovesByItsElasticity) {
  Program program = one_market(100.0, {path(1000.0)});
  program.choice.elasticity = 0.5;
  program.markets[0].reference = Reference{.logsum = -1000.0, .cost = 1000.0};
  program.markets[0].paths[0].cost = 1010.0;  // one per cent dearer
  EXPECT_NEAR(solve_stochastic(program, {}, {}).demand[0], 100.0 * std::exp(-0.005), 1e-6);
}

TEST(Stochastic, IsTheSameInOtherUnits) {
  const Program small =
      one_market(100.0, {path(900.0, {{0, 1.0}}), path(1300.0, {{1, 2.0}}), path(1500.0)}, {20.0, 30.0});
  Program large = small;
  large.markets[0].demand *= 1000.0;
  for (double& capacity : large.capacities) capacity *= 1000.0;
  const ProgramAnswer a = solve_stochastic(small, {}, {}), b = solve_stochastic(large, {}, {});
  for (std::size_t p = 0; p < 3; ++p) EXPECT_NEAR(a.flows[0][p], b.flows[0][p] / 1000.0, 1e-6);
  for (std::size_t r = 0; r < 2; ++r) EXPECT_NEAR(a.prices[r], b.prices[r], 1e-4);
}

TEST(Stochastic, OrderDoesNotMatter) {
  Program program =
      one_market(100.0, {path(900.0, {{0, 1.0}}), path(1300.0, {{1, 2.0}}), path(1500.0)}, {20.0, 30.0});
  Program turned = program;
  std::swap(turned.markets[0].paths[0], turned.markets[0].paths[2]);
  const ProgramAnswer a = solve_stochastic(program, {}, {}), b = solve_stochastic(turned, {}, {});
  EXPECT_NEAR(a.flows[0][0], b.flows[0][2], 1e-6);
}

TEST(Stochastic, AWarmStartEndsAtTheSameFlows) {
  const Program program =
      one_market(100.0, {path(900.0, {{0, 1.0}}), path(1300.0, {{1, 1.0}}), path(1500.0)}, {20.0, 30.0});
  const ProgramAnswer cold = solve_stochastic(program, {}, {});
  const ProgramAnswer warm = solve_stochastic(program, cold.prices, {});
  EXPECT_LE(warm.iterations, 1);
  EXPECT_NEAR(warm.flows[0][1], cold.flows[0][1], 1e-7);
}

/// Random programmes: the conditions of optimality, and prices against differences of the optimal value.
class RandomProgram : public testing::TestWithParam<std::uint64_t> {
 protected:
  Program make() const {
    RandomStream stream = Random(GetParam()).stream(0, 0);
    const auto uniform = [&] { return stream.next_uniform(); };
    Program program;
    program.choice.scale = 0.0005 + 0.002 * uniform();
    program.choice.nest_scale = 1.0 + 2.0 * uniform();
    program.choice.elasticity = uniform() < 0.5 ? 0.0 : uniform();
    for (int r = 0; r < 6; ++r) program.capacities.push_back(20.0 + 200.0 * uniform());
    for (int m = 0; m < 5; ++m) {
      ProgramMarket market{.demand = 50.0 + 100.0 * uniform(), .reference = {}, .paths = {}};
      for (int p = 0; p < 6; ++p) {
        std::vector<Use> uses;
        for (std::uint32_t r = 0; r < 6; ++r) {
          if (uniform() < 0.3) uses.push_back({r, uniform() < 0.8 ? 1.0 : 0.5});
        }
        market.paths.push_back(path(500.0 + 3000.0 * uniform(), uses,
                                    static_cast<std::uint32_t>(3.0 * uniform()), 0.3 + 0.7 * uniform()));
      }
      program.markets.push_back(std::move(market));
    }
    return program;
  }
};

TEST_P(RandomProgram, KeepsTheConditionsOfOptimality) {
  const Program program = make();
  const ProgramAnswer answer = solve_stochastic(program, {}, {});
  EXPECT_EQ(answer.completion, Completion::complete);
  for (std::uint32_t r = 0; r < program.capacities.size(); ++r) {
    const double left = program.capacities[r] - used(program, answer, r);
    EXPECT_GE(left, -1e-7);
    EXPECT_NEAR(answer.prices[r] * left, 0.0, 1e-3);
    EXPECT_GE(answer.prices[r], 0.0);
  }
}

TEST_P(RandomProgram, LeastCostIsNeverDearerAndHasNoGap) {
  Program program = make();
  program.choice.elasticity = 0.0;
  const ProgramAnswer cheap = solve_least_cost(program, {});
  EXPECT_LE(cheap.gap, 1e-9);
  const ProgramAnswer logit = solve_stochastic(program, {}, {});
  const auto cost = [&](const ProgramAnswer& answer) {
    double sum = 0.0;
    for (std::size_t m = 0; m < program.markets.size(); ++m) {
      for (std::size_t p = 0; p < answer.flows[m].size(); ++p)
        sum += answer.flows[m][p] * program.markets[m].paths[p].cost;
      sum += (program.markets[m].demand - total(answer.flows[m])) *
             (cheap.reference[m].cost + program.choice.walk_away);
    }
    return sum;
  };
  EXPECT_LE(cost(cheap), cost(logit) * (1.0 + 1e-9));
}

INSTANTIATE_TEST_SUITE_P(Seeds, RandomProgram, testing::Range<std::uint64_t>(1, 41));

TEST(LeastCost, IsWhatTryingEverySplitFinds) {
  // 10 TEU each of two markets; the cheap way of both holds 12.
  Program program = one_market(10.0, {path(100.0, {{0, 1.0}}), path(160.0)}, {12.0});
  program.markets.push_back(
      {.demand = 10.0, .reference = {}, .paths = {path(100.0, {{0, 1.0}}), path(130.0)}});
  const ProgramAnswer answer = solve_least_cost(program, {});
  double best = 1e9;
  for (int a = 0; a <= 10; ++a) {
    for (int b = 0; b <= std::min(10, 12 - a); ++b)
      best = std::min(best, 100.0 * a + 160.0 * (10 - a) + 100.0 * b + 130.0 * (10 - b));
  }
  double cost = 0.0;
  for (std::size_t m = 0; m < 2; ++m) {
    for (std::size_t p = 0; p < 2; ++p) cost += answer.flows[m][p] * program.markets[m].paths[p].cost;
  }
  EXPECT_NEAR(cost, best, 1e-6);
  EXPECT_NEAR(answer.prices[0], 30.0, 1e-6);  // one more slot saves the second market 30
}

TEST(LeastCost, IsTheLimitOfSharpChoice) {
  Program program = one_market(10.0, {path(100.0, {{0, 1.0}}), path(160.0)}, {6.0});
  program.choice.scale = 1.0;
  const ProgramAnswer sharp = solve_stochastic(program, {}, {});
  EXPECT_NEAR(sharp.flows[0][0], 6.0, 1e-6);
  EXPECT_NEAR(sharp.prices[0], 60.0, 1.0);
  EXPECT_NEAR(solve_least_cost(program, {}).prices[0], 60.0, 1e-6);
}

}  // namespace corridor
