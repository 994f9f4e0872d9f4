// SPDX-License-Identifier: Apache-2.0
#include "corridor/equilibrium/equilibrium.h"

#include <utility>

#include "corridor/base/error.h"
#include "corridor/equilibrium/problem_check.h"
#include "corridor/equilibrium/solver.h"

namespace corridor {

EquilibriumResult equilibrium(const EquilibriumProblem& problem, const EquilibriumOptions& options,
                              const Run& run) {
  std::vector<Problem> problems = eq::problems_of(problem, options);
  if (!problems.empty()) throw Error(std::move(problems));
  return eq::Solver(problem, options, run).solve();
}

}  // namespace corridor
