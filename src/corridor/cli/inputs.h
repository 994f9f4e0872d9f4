// SPDX-License-Identifier: Apache-2.0
// What the door reads for a verb: the network, its scenarios, the files that arguments name.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "corridor/cli/command_line.h"
#include "corridor/model/network.h"
#include "corridor/model/scenario.h"
#include "corridor/verbs/ask.h"

namespace corridor {

struct Inputs {
  std::string network_name = "eurasia";
  std::optional<Network> network;
  std::optional<Network> changed;  ///< with the scenarios on it, if there are any
  std::vector<Scenario> scenarios;
  std::vector<Problem> problems;  ///< Needs::rows
  std::vector<Document> package;  ///< Needs::package
};

/// Reads what `line` names and its verb needs.
/// Throws  Error: a file that is not there or cannot be used; a network or scenario that is broken.
[[nodiscard]] Inputs read_inputs(CommandLine& line);

}  // namespace corridor
