// SPDX-License-Identifier: Apache-2.0
// Asking: scenarios are put on the network, arguments are checked, the verb runs, and the answer says how to
// make it again. All doors ask here.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "corridor/verbs/arguments.h"
#include "corridor/verbs/verb.h"

namespace corridor {

/// What a door brings. Nothing here is a file: the door has read it.
struct Ask {
  std::vector<Given> given;
  const Network* base = nullptr;     ///< of verbs that need a network
  const Network* network = nullptr;  ///< with the scenarios on it; the same without any
  std::string_view network_name = "eurasia";
  std::span<const Scenario> scenarios = {};
  std::span<const std::string> scenario_names = {};  ///< as the user wrote them
  std::span<const Problem> problems = {};
  std::span<const Document> package = {};
  Workbench* workbench = nullptr;
};

/// Throws  Error: arguments that cannot be used (its problems have the code "usage" or name an argument), or
/// a scenario
///         that does not fit the network.
[[nodiscard]] Answer ask(const Verb& verb, Ask ask, const Run& run);

/// The day of --ready, as it is written: scenarios with dates count on it; none where nothing is asked about
/// a day.
[[nodiscard]] std::optional<Date> day_asked_about(std::span<const Given> given);

/// Arguments that only a door can fill: the clock is out of a verb's sight. `now`: as text.
/// Out   whether the clock was needed.
bool fill_now(const Verb& verb, std::vector<Given>& given, std::string_view now);

/// Version of the program.
[[nodiscard]] std::string_view version();

}  // namespace corridor
