// SPDX-License-Identifier: Apache-2.0
// corridor what-if: the same year with the same luck, without and with each scenario. What differs is what
// the scenario does; the interval is that of the paired differences.
#include <cmath>

#include <fmt/format.h>

#include "corridor/base/text.h"
#include "corridor/model/scenario.h"
#include "corridor/verbs/arguments.h"
#include "corridor/verbs/columns.h"
#include "corridor/verbs/naming.h"
#include "corridor/verbs/simulate_tables.h"
#include "corridor/verbs/simulate_verb.h"

namespace corridor {

namespace {

/// One scenario's effect on one demand.
struct Effect {
  std::string scenario, demand;
  double base = kNoNumber, days = kNoNumber;
  Estimate difference;    ///< paired
  double unpaired = 0.0;  ///< half the interval if both had luck of their own
  double arrived = kNoNumber;
};

/// Replications in which both have a mean.
Effect effect_of(std::span<const double> base, std::span<const double> changed) {
  Moments before, after, differences;
  for (std::size_t i = 0; i < std::min(base.size(), changed.size()); ++i) {
    if (std::isnan(base[i]) || std::isnan(changed[i])) continue;
    before.add(base[i]);
    after.add(changed[i]);
    differences.add(changed[i] - base[i]);
  }
  Effect effect;
  if (differences.count() == 0) return effect;
  effect.base = before.mean();
  effect.days = after.mean();
  effect.difference = estimate_of_mean(differences);
  effect.unpaired = std::hypot(estimate_of_mean(before).half_width(), estimate_of_mean(after).half_width());
  return effect;
}

std::vector<Effect> effects_of(const SimulateRequest& request, const SimulateResult& base,
                               const SimulateResult& changed, const std::string& scenario) {
  std::vector<Effect> effects;
  for (std::size_t demand = 0; demand < base.mean_days.size() && demand < changed.mean_days.size();
       ++demand) {
    Effect effect = effect_of(base.mean_days[demand], changed.mean_days[demand]);
    const bool is_all = demand == request.demands.size();
    effect.scenario = scenario;
    effect.demand = is_all ? "all boxes" : request.demands[demand].name;
    effect.arrived = is_all ? changed.corridors.back().arrived.value : changed.demands[demand].arrived.value;
    effects.push_back(std::move(effect));
  }
  return effects;
}

Table effects_table(std::span<const Effect> effects) {
  return TableBuilder<Effect>("effects", effects)
      .column("scenario", "What is different.", [](const Effect& e) { return e.scenario; })
      .column("demand", "Whose boxes.", [](const Effect& e) { return e.demand; })
      .column("base_days", "Mean days without it.", [](const Effect& e) { return e.base; })
      .column("days", "Mean days with it.", [](const Effect& e) { return e.days; })
      .column("difference_days", "What it adds.", [](const Effect& e) { return e.difference.value; })
      .column("difference_days_low", "Of the interval of the paired difference.",
              [](const Effect& e) { return e.difference.low; })
      .column("difference_days_high", "", [](const Effect& e) { return e.difference.high; })
      .column("unpaired_half_width_days", "Half the interval that luck of their own would have given.",
              [](const Effect& e) { return e.unpaired; })
      .column("arrived", "Share of boxes that arrived.", [](const Effect& e) { return e.arrived; })
      .take();
}

std::string difference_text(const Effect& effect) {
  if (std::isnan(effect.base)) return "-";
  const double half = effect.difference.half_width();
  const std::string mean = fmt::format("{:+.2f}", effect.difference.value);
  return std::isfinite(half) ? fmt::format("{} ± {:.2f}", mean, half) : mean;
}

Table effects_block(std::span<const Effect> effects) {
  return TableBuilder<Effect>("effects", effects)
      .column("scenario", "", [](const Effect& e) { return e.scenario; })
      .column("boxes of", "", [](const Effect& e) { return e.demand; })
      .column(
          "days without", "", [](const Effect& e) { return e.base; }, 1)
      .column(
          "days with", "", [](const Effect& e) { return e.days; }, 1)
      .column("difference", "", [](const Effect& e) { return difference_text(e); })
      .column("arrived", "", [](const Effect& e) { return fmt::format("{:.0f} %", e.arrived * 100.0); })
      .take();
}

}  // namespace

Answer run_what_if(const Question& question, const Run& run) {
  if (question.scenarios.empty()) {
    throw Error(usage_problem("--scenario", "", "a what-if needs at least one",
                              "write --scenario FILE or --scenario event:KEY; several are compared"));
  }
  const SimulateQuestion asked = simulate_question(*question.base, question.arguments);
  const SimulateResult base = simulate(*question.base, asked.request, run);
  std::vector<Effect> effects;
  Answer answer{.remarks = asked.says};
  bool is_stopped = base.completion == Completion::stopped;
  for (const Scenario& scenario : question.scenarios) {
    const Network changed = apply_scenarios(*question.base, std::span{&scenario, 1}, asked.request.from);
    const SimulateQuestion again = simulate_question(changed, question.arguments);
    const SimulateResult result = simulate(changed, again.request, run);
    is_stopped = is_stopped || result.completion == Completion::stopped;
    for (Effect& effect : effects_of(asked.request, base, result, scenario.name)) {
      effects.push_back(std::move(effect));
    }
  }
  answer.sheets.push_back({.table = effects_table(effects)});
  answer.blocks.emplace_back(
      fmt::format("{} to {}, {} replications with the same luck, seed {}: mean days of boxes, and what each "
                  "scenario adds",
                  text_of(base.from), text_of(base.to), base.replications, base.seed));
  answer.blocks.emplace_back(effects_block(effects));
  if (is_stopped) answer.outcome = Outcome::stopped;
  return answer;
}

}  // namespace corridor
