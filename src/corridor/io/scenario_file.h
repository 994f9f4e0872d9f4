// SPDX-License-Identifier: Apache-2.0
// A scenario as a file (toml.h says what it holds), with the files that it extends: what they change comes
// first, so the file itself has the last word.
#pragma once

#include <functional>
#include <string>

#include "corridor/model/scenario.h"

namespace corridor {

/// Throws  Error: a file that is not there or cannot be read as a scenario (all problems), files that extend
///         each other in a circle (the circle is named), more than 64 files.
[[nodiscard]] Scenario read_scenario_file(const std::string& path);

/// The same with another way to get at the text of a file, for tests.
[[nodiscard]] Scenario read_scenario_file(const std::string& path,
                                          const std::function<std::string(const std::string&)>& text_of_file);

}  // namespace corridor
