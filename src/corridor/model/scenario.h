// SPDX-License-Identifier: Apache-2.0
// A Scenario is a name and a list of edits; `apply` makes a network of it. Engines never learn that scenarios
// exist. Scenarios stack: later ones see what earlier ones did, and two that set one field to different
// values are a conflict that is named, not resolved in silence.
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
  std::string table;  ///< "links"
  std::string key;    ///< id of the row; "field=value" selects all rows where that holds; "*": all
  std::string field;  ///< of set, scale, add
  std::string value;
  std::optional<Date> valid_from, valid_to;  ///< both included; empty: always
  std::string where;                         ///< file and line it was read from, for messages
};

struct Scenario {
  std::string name, author, reason;
  std::optional<Date> date;
  std::vector<Edit> edits;
  std::vector<Table> additions;  ///< rows to add, of the tables they are named after
};

/// `base` with `scenarios` on it, in order. Untouched columns are shared with `base`.
/// Throws  Error: unknown table, key or field (did you mean), value of the wrong type, rule broken
/// afterwards,
///         conflict between two scenarios (both named).
[[nodiscard]] Network apply(const Network& base, std::span<const Scenario> scenarios);

/// What changed: one row per changed cell, added row and closure: table, key, field, before, after, scenario.
[[nodiscard]] Table difference(const Network& base, const Network& changed);

/// The event of the network as a scenario.
[[nodiscard]] Scenario scenario_of(const Network& network, EventId event);

}  // namespace corridor
