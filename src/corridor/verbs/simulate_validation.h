// SPDX-License-Identifier: Apache-2.0
// What others published about flows in time, and what a simulated season says about the same. A probe of a
// few boxes a day goes between the row's two places, in the traffic of that season; one rule for all rows.
#pragma once

#include <string>
#include <vector>

#include "corridor/simulate/simulate.h"
#include "corridor/verbs/published.h"
#include "corridor/verbs/validation.h"

namespace corridor {

/// One published value and what the simulator says.
struct SimulatedComparison {
  PublishedId row;
  Standing standing = Standing::not_askable;
  Estimate ours{};       ///< in the unit of the row, with its interval over replications
  double off = 0.0;      ///< beyond what is accepted; negative: too small
  std::string how{};     ///< what was read off
  std::string reason{};  ///< why it cannot be asked
};

/// Out  a row for each published value whose engine is `simulate`, in the order of the table.
[[nodiscard]] std::vector<SimulatedComparison> compare_simulated(const Network& network, int replications,
                                                                 const Run& run);

/// In Markdown: ours beside theirs, which rows were used to fit parameters, and how many are inside.
[[nodiscard]] std::string simulated_page(const Network& network, int replications, const Run& run);

}  // namespace corridor
