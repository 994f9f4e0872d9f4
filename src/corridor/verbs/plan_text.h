// SPDX-License-Identifier: Apache-2.0
// A plan for people: the table of options, which of them is fastest, cheapest and cleanest, what is not
// offered and why, what would have to give way, and how to see more.
#pragma once

#include <vector>

#include "corridor/verbs/plan_tables.h"

namespace corridor {

/// "Fastest is 2 (16.2 days), cheapest 1 (4,210 USD per FEU), cleanest 5 (812 kg CO2e).", and what the order
/// goes by. In  at least one option.
[[nodiscard]] std::string summary_text(const PlanView& view);
[[nodiscard]] std::vector<Block> plan_blocks(const PlanView& view);
/// CAREC's indicators of each option, instead of plan_blocks. In: at least one option.
[[nodiscard]] std::vector<Block> cpmm_blocks(const PlanView& view);
/// Every number of one option, a block per row of its ledger. In: number from 1.
[[nodiscard]] std::vector<Block> explain_blocks(const PlanView& view, std::size_t number);

}  // namespace corridor
