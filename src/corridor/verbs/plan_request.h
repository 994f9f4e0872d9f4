// SPDX-License-Identifier: Apache-2.0
// What a user wrote after `corridor plan`, as a request to the planner.
#pragma once

#include <string>
#include <vector>

#include "corridor/plan/plan.h"
#include "corridor/verbs/arguments.h"

namespace corridor {

/// A request and what was assumed while it was read.
struct PlanQuestion {
  PlanRequest request;
  double feu = 0.0;  ///< the consignment in 40-foot boxes
  std::vector<std::string>
      says;  ///< assumptions, a sentence each: "08:00 is local time in Xi'an (Asia/Shanghai)"
};

/// Throws  Error with all problems: unknown places and goods, a consignment of nothing, rules that name
/// nothing.
[[nodiscard]] PlanQuestion plan_question(const Network& network, const Arguments& arguments);

/// Empty mass of a 40-foot box of the kind, t.
[[nodiscard]] double tare_per_feu(Container container);

}  // namespace corridor
