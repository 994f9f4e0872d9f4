// SPDX-License-Identifier: Apache-2.0
// A simulated year as tables for programs, and as text for people.
#pragma once

#include <vector>

#include "corridor/base/answer.h"
#include "corridor/verbs/simulate_request.h"
#include "corridor/verbs/verb.h"

namespace corridor {

struct SimulateView {
  const Network& network;
  const SimulateRequest& request;
  const SimulateResult& result;
};

[[nodiscard]] std::vector<Sheet> simulate_sheets(const SimulateView& view);
/// Those of them that a page draws.
[[nodiscard]] std::vector<Sheet> simulate_picture_sheets(const SimulateView& view);
[[nodiscard]] std::vector<Block> simulate_blocks(const SimulateView& view);

}  // namespace corridor
