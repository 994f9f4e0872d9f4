// SPDX-License-Identifier: Apache-2.0
// Pages of docs that are made from the program itself, and so cannot be wrong about it. tests/tidy
// compares.
#pragma once

#include <string>
#include <string_view>

#include "corridor/verbs/verb.h"

namespace corridor {

inline constexpr std::string_view kDocsPages[] = {"verbs",  "plan-json",  "network",
                                                  "checks", "validation", "validation-simulate"};

[[nodiscard]] Answer run_docs(const Question& question, const Run& run);

/// "corridor 0.1.0".
[[nodiscard]] std::string version_text();

/// A verb's help: what it does, three examples, what it takes. `more`: flags of the door.
[[nodiscard]] std::string help_of(const Verb& verb, std::span<const Parameter> more);
/// Help of the whole program.
[[nodiscard]] std::string help_of_all(std::span<const Parameter> more);

}  // namespace corridor
