// SPDX-License-Identifier: Apache-2.0
// An assignment as tables for programs and as text for people.
#pragma once

#include "corridor/base/answer.h"
#include "corridor/verbs/assign_sums.h"

namespace corridor {

[[nodiscard]] std::vector<Sheet> assign_sheets(const AssignView& view, const AssignSums& sums, int year);
[[nodiscard]] std::vector<Block> assign_blocks(const AssignView& view, const AssignSums& sums, int year);

}  // namespace corridor
