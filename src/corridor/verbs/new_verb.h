// SPDX-License-Identifier: Apache-2.0
// corridor new: a folder of one's own to work in: the network's tables, or a scenario to fill in.
#pragma once

#include "corridor/verbs/verb.h"

namespace corridor {

[[nodiscard]] Answer run_new(const Question& question, const Run& run);
[[nodiscard]] Answer run_new_scenario(const Question& question, const Run& run);

}  // namespace corridor
