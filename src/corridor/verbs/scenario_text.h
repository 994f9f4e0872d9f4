// SPDX-License-Identifier: Apache-2.0
// A scenario as the text of a scenario file (TOML).
#pragma once

#include <string>

#include "corridor/model/scenario.h"

namespace corridor {

[[nodiscard]] std::string scenario_text(const Scenario& scenario);

}  // namespace corridor
