// SPDX-License-Identifier: Apache-2.0
// corridor plan: the best ways from one place to another for one consignment.
#pragma once

#include "corridor/verbs/verb.h"

namespace corridor {

[[nodiscard]] Answer run_plan(const Question& question, const Run& run);
/// The tables of an answer without rows: for the reference.
[[nodiscard]] Answer empty_plan(const Question& question);

}  // namespace corridor
