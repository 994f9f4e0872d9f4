// SPDX-License-Identifier: Apache-2.0
// Whether a problem can be solved at all: every number in its range, every name known.
#pragma once

#include <vector>

#include "corridor/base/error.h"
#include "corridor/equilibrium/equilibrium.h"

namespace corridor::eq {

/// All that is wrong, up to a hundred problems.
[[nodiscard]] std::vector<Problem> problems_of(const EquilibriumProblem& problem,
                                               const EquilibriumOptions& options);

}  // namespace corridor::eq
