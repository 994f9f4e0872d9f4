// SPDX-License-Identifier: Apache-2.0
// The command line as a list of words, read against the list of verbs. Flags that every verb takes (where the
// network is, how the answer looks, where it goes) are the door's; all others are the verb's parameters,
// unread.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "corridor/verbs/arguments.h"

namespace corridor {

/// What the user wants of the door itself.
struct Door {
  std::string network;                 ///< folder; empty: the embedded one
  std::vector<std::string> scenarios;  ///< FILE, event:ID
  std::string format;                  ///< empty: what fits (a terminal, a pipe, the end of --out)
  std::string out;                     ///< file; empty: stdout
  std::string table;                   ///< of CSV: which one; empty: the main one
  bool is_quiet = false;
  bool is_help = false;
  bool is_version = false;
};

struct CommandLine {
  const Verb* verb = nullptr;  ///< none: help of the whole, or version
  Door door;
  std::vector<Given> given;
};

inline constexpr std::string_view kFormats[] = {"text", "json", "csv", "geojson", "html", "sarif"};

/// In      words after the program's name.
/// Throws  Error: unknown verb or flag (did you mean), a flag without its value, a word too many.
[[nodiscard]] CommandLine command_line_of(std::span<const std::string_view> all);

/// Flags of the door, described as parameters for help, pages and completion.
[[nodiscard]] std::span<const Parameter> door_parameters();

}  // namespace corridor
