// SPDX-License-Identifier: Apache-2.0
// corridor check: is the package sound? And with --validate: do its answers agree with what others published?
#pragma once

#include <vector>

#include "corridor/verbs/verb.h"

namespace corridor {

[[nodiscard]] Answer run_check(const Question& question, const Run& run);

/// The problems of an answer of `corridor check`, for writers that know problems (SARIF).
[[nodiscard]] std::vector<Problem> problems_in(const Answer& answer);

}  // namespace corridor
