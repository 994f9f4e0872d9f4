// SPDX-License-Identifier: Apache-2.0
#include "corridor/verbs/new_verb.h"

#include <string>

#include <fmt/format.h>

#include "corridor/verbs/arguments.h"

namespace corridor {

namespace {

constexpr std::string_view kReadme = R"(# A network of your own

These tables are a copy of the network that comes with Corridor. Change them:

    corridor check {0}
    corridor plan "Xi'an" Duisburg --network {0}

Each file is a table; each row names its source and how sure it is. docs/reference/network.md says what
each column means. For a question of the kind "what if", a scenario (`corridor new-scenario`) is shorter
than a changed copy.
)";

constexpr std::string_view kScenario =
    R"(# What is different? Use it with --scenario FILE; see what it changes with
#   corridor show diff --scenario FILE
name = "{}"
author = ""
reason = "why this is worth asking"

# Close a place, link or service for a time.
[[edit]]
action = "close"
table = "links"
key = "sea:KZAAU:AZALA"
valid_from = 2024-07-01
valid_to = 2024-07-14

# Make something slower, dearer or smaller: `scale` multiplies, `set` replaces, `add` adds.
[[edit]]
action = "scale"
table = "links"
key = "mode=rail"
field = "travel_time_typical_h"
value = 1.1
)";

}  // namespace

Answer run_new(const Question& question, const Run& /*run*/) {
  const std::string folder(question.arguments.text("folder"));
  if (const std::string_view from = question.arguments.text("from"); from != "eurasia") {
    throw Error(usage_problem("--from", from, "is no network that comes with the program",
                              "write eurasia; --network FOLDER copies your own"));
  }
  Answer answer;
  answer.files.assign(question.package.begin(), question.package.end());
  answer.files.push_back({.path = "README.md", .text = fmt::format(kReadme, shell_quoted(folder))});
  answer.remarks.push_back(fmt::format("{}: {} files. Next: corridor check {}", folder, answer.files.size(),
                                       shell_quoted(folder)));
  return answer;
}

Answer run_new_scenario(const Question& question, const Run& /*run*/) {
  return {.document = fmt::format(kScenario, question.arguments.text("name"))};
}

}  // namespace corridor
