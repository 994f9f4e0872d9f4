// SPDX-License-Identifier: Apache-2.0
// Problems as SARIF 2.1.0, which editors and code hosts show beside the line that they are about.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "corridor/base/error.h"

namespace corridor {

/// What a rule of the checks says, for the page behind a problem.
struct RuleText {
  std::string_view code;
  std::string_view says;
};

/// Out  one run; each rule once, in the order of `rules`, then codes that are not among them.
[[nodiscard]] std::string sarif_of(std::span<const Problem> problems, std::span<const RuleText> known,
                                   std::string_view version);

}  // namespace corridor
