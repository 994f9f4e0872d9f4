// SPDX-License-Identifier: Apache-2.0
// The verb `assign`: all demand of a year on the network.
#pragma once

#include <string_view>

#include "corridor/verbs/verb.h"

namespace corridor {

inline constexpr std::string_view kAssignMethodChoices[] = {"logit", "least-cost"};

[[nodiscard]] Answer run_assign(const Question& question, const Run& run);

}  // namespace corridor
