// SPDX-License-Identifier: Apache-2.0
// Assignment as numbers: markets choose among paths, paths use resources, resources have capacities. Nothing
// here knows freight or networks, so each solver can be tried on a problem that fits on a page. Flows are in
// TEU, costs and prices in USD per TEU.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "corridor/base/run.h"

namespace corridor {

/// How shippers choose. Utility of path p in nest n: v = -scale (cost + prices) + size_weight ln size; the
/// nests' inclusive values are those of a nested logit whose scale inside nests is `nest_scale` times larger.
/// Source  Ben-Akiva & Bierlaire, Discrete Choice Methods and their Applications to Short Term Travel
/// Decisions, in: Handbook of Transportation Science (1999): path size; Ben-Akiva & Lerman, Discrete Choice
/// Analysis (1985), chapter 10: nests.
struct ChoiceModel {
  double scale = 0.001;       ///< per USD per TEU, above 0
  double nest_scale = 1.0;    ///< at least 1; 1: no nests
  double size_weight = 1.0;   ///< of the logarithm of path size; 0: none
  double elasticity = 0.0;    ///< of total demand to generalised cost, as a number of 0 or more
  double walk_away = 20'000;  ///< USD per TEU above the reference at which half of the shippers stay at home
};

struct Use {
  std::uint32_t resource = 0;
  double per_teu = 1.0;  ///< units of the resource
};

struct ProgramPath {
  std::uint32_t nest = 0;
  double cost = 0.0;
  double size = 1.0;  ///< path size, in (0, 1]
  std::vector<Use> uses{};
};

/// What demand was seen with: demand is as given at this logsum, and moves by the elasticity away from it.
struct Reference {
  double logsum = 0.0;  ///< USD per TEU; about minus the generalised cost
  double cost = 1.0;    ///< generalised cost that the elasticity refers to, above 0
};

struct ProgramMarket {
  double demand = 0.0;
  std::optional<Reference> reference{};  ///< none: what the paths give without prices
  std::vector<ProgramPath> paths{};
};

struct Program {
  ChoiceModel choice{};
  std::vector<ProgramMarket> markets{};
  std::vector<double> capacities{};  ///< [resource]
};

struct ProgramAnswer {
  Completion completion = Completion::complete;
  std::vector<std::vector<double>> flows;  ///< [market][path]
  std::vector<double> demand;              ///< [market] with the elasticity; the rest of it is not served
  std::vector<double> logsum;              ///< [market]
  std::vector<Reference> reference;        ///< [market] that was used
  std::vector<double> prices;              ///< [resource]
  int iterations = 0;
  double gap = 0.0;  ///< relative, by the solver's own reckoning
};

/// The logit equilibrium under hard capacities. Its dual is convex in the resources' prices: the sum of the
/// markets' consumer surplus (whose gradient is the flow) plus prices times capacities, over prices of 0 and
/// more. A projected Newton method minimises it; at the end each path's share is the logit share at cost plus
/// prices, no capacity is exceeded, and a price above 0 stands only where a capacity is used up.
///
/// In      each market with paths; capacities above 0 wherever a path uses them. `start`: prices to begin
///         with, may be empty.
/// Stops   with the best prices so far.
/// Same    the same bits for any number of threads.
/// Cost    per iteration O(uses x resources of a path) and a Cholesky factor of the binding resources.
/// Source  Bertsekas, Projected Newton Methods for Optimization Problems with Simple Constraints, SIAM J.
///         Control Optim. 20 (1982).
[[nodiscard]] ProgramAnswer solve_stochastic(const Program& program, std::span<const double> start,
                                             const Run& run);

/// Least total cost under the same capacities: a linear program, solved by Clp. A TEU that stays at home
/// costs the reference plus `walk_away`. Its duals are prices too.
[[nodiscard]] ProgramAnswer solve_least_cost(const Program& program, const Run& run);

}  // namespace corridor
