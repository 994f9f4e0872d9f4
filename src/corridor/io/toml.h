// SPDX-License-Identifier: Apache-2.0
// The one place that reads TOML: the text of a scenario file.
//
//   name = "slow border"   author = "..."   reason = "..."   date = 2024-07-05
//   extends = ["base.toml"]
//
//   [[edit]]
//   action = "scale"       # close, open, set, scale, add
//   table = "links"        key = "rail:CNXIA:CNLAZ"   (or "mode=rail", or "*")
//   field = "travel_time"  value = 1.5
//   valid_from = 2024-07-01   valid_to = 2024-07-14
//
//   [[add.quotes]]         # a row of the table `quotes`; columns as in its CSV file
//   name = "crude"         date = 2024-07-05   last = 83.44   unit = "USD per barrel"
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "corridor/base/error.h"
#include "corridor/model/scenario.h"

namespace corridor {

struct ScenarioText {
  Scenario scenario;
  std::vector<std::string> extends;  ///< files that come first, as they are named
};

/// Out   what is wrong (no TOML, unknown names with a suggestion, missing parts) is added to `problems`, each
///       with its line and column.
[[nodiscard]] ScenarioText read_scenario_text(std::string_view text, const std::string& file,
                                              std::vector<Problem>& problems);

}  // namespace corridor
