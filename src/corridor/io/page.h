// SPDX-License-Identifier: Apache-2.0
// An answer as one self-contained page: no request leaves it, it opens from disk, prints, and works without
// scripts. A plan gets a map, charts, and the breakdown of each option; any other answer its text and tables.
#pragma once

#include <string>

#include "corridor/base/answer.h"

namespace corridor {

[[nodiscard]] std::string page_of(const Answer& answer);

}  // namespace corridor
