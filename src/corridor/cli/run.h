// SPDX-License-Identifier: Apache-2.0
// The door: words of a command line in, an answer on stdout or in a file, an exit code.
#pragma once

#include <span>
#include <string_view>

namespace corridor {

enum ExitCode : int {
  exit_done = 0,
  exit_our_fault = 1,
  exit_usage = 2,
  exit_invalid_data = 3,
  exit_infeasible = 4,
  exit_limited = 5,
  exit_interrupted = 130,
};

/// In  the words after the program's name.
[[nodiscard]] int run_command(std::span<const std::string_view> words);

}  // namespace corridor
