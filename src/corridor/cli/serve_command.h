// SPDX-License-Identifier: Apache-2.0
// corridor serve: the flags of the server, its start and its end.
#pragma once

#include <optional>
#include <string>

#include "corridor/cli/command_line.h"
#include "corridor/cli/inputs.h"

namespace corridor {

/// Serves until the process is told to end, or gives the document that was asked for instead.
/// Throws  Error: flags, address, store or tokens that cannot be used.
[[nodiscard]] std::optional<std::string> serve_command(const CommandLine& line, Inputs inputs);

}  // namespace corridor
