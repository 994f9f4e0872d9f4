// SPDX-License-Identifier: Apache-2.0
// A Scenario is a name and a list of edits; `apply_scenarios` makes a network of it. Engines never learn that
// scenarios exist. Scenarios stack: later ones see what earlier ones did, and two that set one field to
// different values are a conflict that is named, not resolved in silence.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "corridor/base/table.h"
#include "corridor/model/network.h"

namespace corridor {

/// One change. `value` is text in the field's unit, as in the CSV file; of `scale` a factor, of `add` a
/// signed amount.
struct Edit {
  EventAction action = EventAction::set;
  std::string table{};  ///< "links"
  std::string
      key{};  ///< id of the row; "field=value" (several: "a=1,b=2") selects all rows where that holds;
              ///< "*": all
  std::string field{};  ///< of set, scale, add; "travel_time" is short for its min, typical and max
  std::string value{};
  std::optional<Date> valid_from{}, valid_to{};  ///< both included; empty: always
  std::string where{};                           ///< file and line it was read from, for messages
  Evidence evidence = Evidence::assumption;      ///< a changed row is at most as sure as this
  std::string source{};                          ///< keys of sources that a changed row gets, joined by |
};

struct Scenario {
  std::string name{}, author{}, reason{};
  std::optional<Date> date{};
  std::vector<Edit> edits{};
  std::vector<Table> additions{};      ///< rows to add, of the tables they are named after
  std::vector<TableOrigin> origins{};  ///< of each addition, for messages; may be empty
};

/// `base` with `scenarios` on it, in order: rows are added, then edits made. Untouched columns are shared.
///
///   close   a place, link or service: with days, a row of `closures` (who is there waits until it ends);
///           without, the link or service is suspended
///   open    a link or service: its status is open, its validity that of the edit, its closures end
///   set, scale, add   change a field. One with days counts if it holds on `on`, the day that the question is
///           about: rows keep their places, so what refers to them still does. Without `on` every edit counts
///
/// An added row without `source` or `evidence` has the scenario as its source, and is an assumption.
/// A scenario that changes nothing gives `base` itself.
/// Throws  Error, each problem at the place of the edit or row that makes it: unknown table, key or field
/// (did
///         you mean), value of the wrong type, rule broken afterwards, conflict: two scenarios that set one
///         field to different values, or one that closes what another opens (both named).
[[nodiscard]] Network apply_scenarios(const Network& base, std::span<const Scenario> scenarios,
                                      std::optional<Date> on = std::nullopt);

/// What changed: a row per changed cell and per added row: table, key, field, before, after. An added row has
/// no field; `after` lists its values.
[[nodiscard]] Table difference(const Network& base, const Network& changed);

/// The event of the network as a scenario.
[[nodiscard]] Scenario scenario_of(const Network& network, EventId event);

}  // namespace corridor
