// SPDX-License-Identifier: Apache-2.0
// Shell completion, made of the list of verbs.
#pragma once

#include "corridor/verbs/verb.h"

namespace corridor {

inline constexpr std::string_view kShells[] = {"bash", "zsh", "fish"};

[[nodiscard]] Answer run_completion(const Question& question, const Run& run);

}  // namespace corridor
