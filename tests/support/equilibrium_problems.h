// SPDX-License-Identifier: Apache-2.0
// Small problems of traffic equilibrium for tests: written by hand, or drawn at random with all that can
// occur.
#pragma once

#include <cmath>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include "corridor/base/random.h"
#include "corridor/equilibrium/certificate.h"
#include "corridor/equilibrium/equilibrium.h"

namespace corridor {

struct TestArc {
  std::uint32_t tail;
  std::uint32_t head;
  Delay delay;
};

inline EquilibriumProblem problem_with(std::size_t nodes, const std::vector<TestArc>& arcs,
                                       std::vector<EquilibriumDemand> demands) {
  EquilibriumProblem problem;
  std::vector<Graph::Arc> ends;
  for (const TestArc& arc : arcs) {
    ends.push_back({NodeId{arc.tail}, NodeId{arc.head}});
    problem.delays.push_back(arc.delay);
  }
  problem.graph = Graph(nodes, std::move(ends));
  problem.demands = std::move(demands);
  return problem;
}

inline EquilibriumDemand demand(std::uint32_t origin, std::uint32_t destination, double volume,
                                std::uint32_t k = 0) {
  return {.origin = NodeId{origin}, .destination = NodeId{destination}, .volume = volume, .travel_class = k};
}

inline Delay linear(double at_zero, double slope) {
  return at_zero > 0.0 ? Delay::bpr(at_zero, 1.0, slope / at_zero, 1.0)
                       : Delay::bpr(1e-9, 1.0, slope * 1e9, 1.0);
}

inline void expect_certified(const EquilibriumProblem& problem, const EquilibriumResult& result,
                             Principle principle = Principle::user_equilibrium, double gap_max = 1e-11) {
  const EquilibriumCertificate certificate = certificate_of(problem, result, principle);
  EXPECT_TRUE(certificate.holds(gap_max))
      << "gap " << certificate.gap << " demand gap " << certificate.demand_gap << " conservation "
      << certificate.conservation << " mismatch " << certificate.mismatch << " unserved "
      << certificate.unserved << (certificate.faults.empty() ? "" : certificate.faults.front());
  EXPECT_NEAR(certificate.objective, result.objective, 1e-9 * (1.0 + std::abs(result.objective)));
  EXPECT_NEAR(certificate.total_cost, result.total_cost, 1e-9 * (1.0 + std::abs(result.total_cost)));
}

// Every kind of delay, parallel arcs, zones that are not passed, demand without a way, some classes.
inline EquilibriumProblem random_problem(std::uint32_t number, bool has_tables = true) {
  RandomStream random = Random{11}.stream(number, 0);
  const auto uniform = [&](double low, double high) { return low + (high - low) * random.next_uniform(); };
  const std::uint32_t nodes = 4 + random.next_below(12);
  std::vector<TestArc> arcs(2 * nodes + random.next_below(3 * nodes));
  for (TestArc& arc : arcs) {
    arc = {random.next_below(nodes), random.next_below(nodes), {}};
    const double time = random.next_below(6) == 0 ? 0.0 : uniform(1.0, 10.0);
    const double capacity = uniform(5.0, 40.0);
    switch (random.next_below(has_tables ? 6 : 5)) {
      case 0:
        arc.delay = Delay::constant(time);
        break;
      case 1:
        arc.delay = Delay::bpr(time, capacity, 0.15, 4.0);
        break;
      case 2:
        arc.delay = Delay::bpr(time, capacity, uniform(0.1, 2.0), uniform(1.0, 6.0));
        break;
      case 3:
        arc.delay = Delay::conical(time, capacity, uniform(1.5, 8.0));
        break;
      case 4:
        arc.delay = Delay::queueing(time, capacity, uniform(0.05, 1.0), uniform(0.5, 0.95));
        break;
      default:
        arc.delay = Delay::of_table(random.next_below(2));
    }
  }
  std::vector<EquilibriumDemand> demands;
  const std::uint32_t classes = 1 + random.next_below(3);
  for (std::uint32_t i = 0; i < 2 * nodes; ++i)
    demands.push_back(demand(random.next_below(nodes), random.next_below(nodes), uniform(0.0, 10.0),
                             random.next_below(classes)));
  EquilibriumProblem problem = problem_with(nodes, arcs, demands);
  problem.tables = {{{2.0, 1.0}, {10.0, 3.0}, {20.0, 12.0}}, {{0.0, 4.0}, {30.0, 9.0}}};
  problem.classes.clear();
  for (std::uint32_t k = 0; k < classes; ++k) {
    problem.classes.push_back({.name = "class", .value_of_time = uniform(0.5, 4.0)});
    if (k == 1) {
      for (std::size_t arc = 0; arc < arcs.size(); ++arc)
        problem.classes[k].extra_costs.push_back(uniform(0.0, 2.0));
    }
  }
  if (random.next_below(2) == 0) {
    for (std::size_t arc = 0; arc < arcs.size(); ++arc)
      problem.tolls.push_back(random.next_below(3) == 0 ? 2.0 : 0.0);
  }
  if (random.next_below(2) == 0) {
    problem.is_end_only.assign(nodes, 0);
    problem.is_end_only[0] = problem.is_end_only[1] = 1;
  }
  return problem;
}

}  // namespace corridor
