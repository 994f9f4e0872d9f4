// SPDX-License-Identifier: Apache-2.0
// A plan as tables: options, the legs and the whole ledger of each, what was excluded and why, what would
// have to give way, and the sources of it all. docs/reference/plan-json.md is made of these tables.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "corridor/base/answer.h"
#include "corridor/plan/explain.h"
#include "corridor/plan/plan.h"
#include "corridor/verbs/plan_request.h"
#include "corridor/verbs/verb.h"

namespace corridor {

/// What the tables are made of.
struct PlanView {
  const Network& network;
  const Question& question;
  const PlanQuestion& asked;
  const PlanResult& result;
  std::vector<std::size_t> shown;  ///< options of the result, in the order of their numbers 1, 2, ...
  std::vector<std::vector<Explained>> explained;  ///< of each that is shown
};

/// Which options are shown: at most `count`, but always the first, the best of each criterion and of each
/// corridor; then by the order of the result, at most four of one corridor. 0: all.
[[nodiscard]] std::vector<std::size_t> shown_options(const PlanResult& result, std::size_t count);

/// The question, as it was understood, and how to ask it again: one row.
[[nodiscard]] Table question_table(const PlanView& view);
[[nodiscard]] Table options_table(const PlanView& view);
/// CAREC's trade facilitation indicators of each option.
[[nodiscard]] Table cpmm_table(const PlanView& view);
/// How much of each option's cost and time rests on which evidence.
[[nodiscard]] Table evidence_table(const PlanView& view);
[[nodiscard]] Table legs_table(const PlanView& view);
[[nodiscard]] Table ledger_table(const PlanView& view);
[[nodiscard]] Table charges_table(const PlanView& view);
[[nodiscard]] Table excluded_table(const PlanView& view);
[[nodiscard]] Table relaxations_table(const PlanView& view);
[[nodiscard]] Table why_not_table(const PlanView& view);
[[nodiscard]] Table sources_table(const PlanView& view);
/// Every number of the options in `numbers` (from 1).
[[nodiscard]] Table explained_table(const PlanView& view, std::span<const std::size_t> numbers);
/// Legs and places with their geometry.
[[nodiscard]] Table map_legs_table(const PlanView& view);
[[nodiscard]] Table map_places_table(const PlanView& view);
[[nodiscard]] Table map_excluded_table(const PlanView& view);

/// All of them, nested as JSON shows them.
[[nodiscard]] std::vector<Sheet> plan_sheets(const PlanView& view);

/// "--avoid RU"; several joined by " and ".
[[nodiscard]] std::string rules_text(const PlanRequest& request, std::span<const std::size_t> rules);
/// Days from `ready` to `then`.
[[nodiscard]] double days_until(const PlanRequest& request, Instant then);
/// "drop --avoid RU", "arrive by 2024-08-01 instead of 2024-07-20": what a relaxation asks for.
[[nodiscard]] std::string relaxation_text(const PlanView& view, const Relaxation& relaxation);
/// "the Northern corridor", "Aktau", "service X".
[[nodiscard]] std::string through_text(const Network& network, const Waypoint& through);

}  // namespace corridor
