// SPDX-License-Identifier: Apache-2.0
// What a user wrote after `corridor simulate`, as a request: boxes from the rows of `flows` whose series
// begins with "boxes: ", and the planner as the function that says how each of them goes.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "corridor/plan/plan.h"
#include "corridor/simulate/simulate.h"
#include "corridor/verbs/arguments.h"

namespace corridor {

/// A simulated year as the user asked for it, and what was assumed while it was read.
struct SimulateQuestion {
  SimulateRequest request;
  std::vector<std::string> says;
};

/// Boxes of a year. Without rows of that year, those of the last year before it that has some.
/// Out   demands with their seasons inside the period; `says` names the year that was taken.
[[nodiscard]] std::vector<Demand> demands_of(const Network& network, Date from, Date to,
                                             std::vector<std::string>& says);

/// The planner as a planning function. `rules` are arguments of `plan` for each demand ("--service X");
/// empty: the demand's corridor alone. Keeps a planner of its own; not for several threads at once.
[[nodiscard]] Planning planning_of(const Network& network, std::vector<std::string> rules = {});

/// Throws Error with all problems.
[[nodiscard]] SimulateQuestion simulate_question(const Network& network, const Arguments& arguments);

}  // namespace corridor
