// SPDX-License-Identifier: Apache-2.0
// What a request asks of a verb: arguments named as the verb's parameters, scenarios by name or whole, and
// how the answer should look. The list of verbs is all that this knows: a new verb is an endpoint by itself.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "corridor/io/json_value.h"
#include "corridor/server/target.h"
#include "corridor/verbs/arguments.h"

namespace corridor {

/// A scenario as a request gives it.
struct ScenarioGiven {
  std::string name;                     ///< "event:ID", or of a saved one; of a whole one its own
  std::string toml{};                   ///< of a whole one
  std::vector<std::string> pointers{};  ///< line of `toml` (from 1) -> place in the request
};

struct Wanted {
  const Verb* verb = nullptr;
  std::vector<Given> given{};
  std::vector<ScenarioGiven> scenarios{};
  std::string format = "json";
  std::string table{};     ///< of CSV
  bool with_maps = false;  ///< JSON with the tables that have geometry
};

/// What an outsider may ask.
[[nodiscard]] bool is_offered(const Verb& verb);
[[nodiscard]] bool is_offered(const Parameter& parameter);
/// "market-read" of "market read", and back; null if it is not offered.
[[nodiscard]] std::string slug_of(const Verb& verb);
[[nodiscard]] const Verb* verb_of_slug(std::string_view slug);

/// In      members as the verb's parameters are named; `scenario` beside them; from the query: `maps`,
/// `table`. Throws  Error: members that are neither texts, numbers, truths nor lists of them.
[[nodiscard]] Wanted wanted_of(const Verb& verb, const JsonValue& body, const Target& target);
/// The same from a query alone: "?origin=Almaty&avoid=RU&avoid=BY".
[[nodiscard]] Wanted wanted_of(const Verb& verb, const Target& target);

/// A scenario as JSON (members as in its TOML file, `edit` and `add`) as the text of that file.
[[nodiscard]] ScenarioGiven scenario_of_json(const JsonValue& value, const std::string& pointer);

/// Formats of answers, with their media types.
inline constexpr std::pair<std::string_view, std::string_view> kFormatTypes[] = {
    {"json", "application/json"},
    {"geojson", "application/geo+json"},
    {"csv", "text/csv; charset=utf-8"},
    {"html", "text/html; charset=utf-8"},
    {"text", "text/plain; charset=utf-8"}};

/// How an answer should look, by the header Accept; empty: in no way that we know.
[[nodiscard]] std::string format_accepted(std::string_view accept);
[[nodiscard]] std::string_view media_type_of(std::string_view format);

/// Finishes the places of problems: which of several values, which edit of a scenario.
void place_problems(std::vector<Problem>& problems, const Wanted& wanted);

}  // namespace corridor
