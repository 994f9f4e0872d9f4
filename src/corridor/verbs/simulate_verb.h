// SPDX-License-Identifier: Apache-2.0
// corridor simulate: a year with every box in it, replicated; and corridor what-if: the same year under
// several scenarios, with paired differences.
#pragma once

#include "corridor/verbs/verb.h"

namespace corridor {

inline constexpr std::string_view kBookings[] = {"ahead", "none"};

[[nodiscard]] Answer run_simulate(const Question& question, const Run& run);
[[nodiscard]] Answer run_what_if(const Question& question, const Run& run);
/// The sheets of an answer without rows, for the reference.
[[nodiscard]] Answer empty_simulate(const Question& question);

}  // namespace corridor
