// SPDX-License-Identifier: Apache-2.0
#include "corridor/verbs/equilibrium_verb.h"

#include <numeric>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "corridor/base/text.h"
#include "corridor/equilibrium/certificate.h"
#include "corridor/equilibrium/equilibrium.h"
#include "corridor/equilibrium/tntp.h"
#include "corridor/verbs/arguments.h"
#include "corridor/verbs/equilibrium_tables.h"

namespace corridor {

namespace {

double number_from(const Arguments& arguments, std::string_view name, double otherwise) {
  const double value = arguments.number(name).value_or(otherwise);
  if (!(value >= 0.0))
    throw Error(usage_problem(fmt::format("--{}", name), text_of(value), "must not be negative"));
  return value;
}

EquilibriumOptions options_of(const Arguments& arguments) {
  EquilibriumOptions options;
  options.gap_max = number_from(arguments, "gap", options.gap_max);
  options.rounds_max = static_cast<std::uint32_t>(arguments.whole("rounds").value_or(options.rounds_max));
  options.is_proportional = arguments.is_given("proportional");
  if (arguments.is_given("optimum")) options.principle = Principle::system_optimum;
  return options;
}

Outcome outcome_of(Completion completion) {
  switch (completion) {
    case Completion::complete:
      return Outcome::done;
    case Completion::limited:
      return Outcome::limited;
    case Completion::stopped:
      return Outcome::stopped;
  }
  return Outcome::limited;
}

std::string summary_of(const Arguments& arguments, const EquilibriumView& view) {
  const EquilibriumResult& result = view.result;
  const double trips = std::accumulate(result.volumes.begin(), result.volumes.end(), 0.0);
  std::string text = fmt::format(
      "{}: {} of {} trips on {} links. Relative gap {:.1e} after {} rounds; the certificate, which shares no "
      "code with "
      "the solver, finds {:.1e}. Objective {:.6f}, total cost {:.6f}.",
      arguments.text("network"), arguments.is_given("optimum") ? "system optimum" : "user equilibrium",
      grouped_text_of(trips, 1), grouped_text_of(static_cast<double>(result.flows.size())), result.gap,
      result.rounds.size(), view.certificate.gap, result.objective, result.total_cost);
  if (result.completion == Completion::limited)
    text += fmt::format(" The gap that was asked for, {:.1e}, was not reached.",
                        arguments.number("gap").value_or(1e-12));
  if (!result.unserved.empty())
    text += fmt::format(" {} pairs of zones have trips and no way between them: see the table unserved.",
                        result.unserved.size());
  return text;
}

}  // namespace

Answer run_equilibrium(const Question& question, const Run& run) {
  const Arguments& arguments = question.arguments;
  const TntpNetwork network =
      read_tntp_network(arguments.file("network"), std::string(arguments.text("network")));
  const std::vector<TntpTrip> trips =
      read_tntp_trips(arguments.file("trips"), std::string(arguments.text("trips")), network.zone_count);
  const EquilibriumProblem problem = problem_of(network, trips,
                                                {.toll = number_from(arguments, "toll-weight", 0.0),
                                                 .distance = number_from(arguments, "distance-weight", 0.0)});
  const EquilibriumOptions options = options_of(arguments);
  const EquilibriumResult result = equilibrium(problem, options, run);
  const EquilibriumCertificate certificate = certificate_of(problem, result, options.principle);
  const EquilibriumView view{network, problem, result, certificate};

  Answer answer;
  answer.outcome = outcome_of(result.completion);
  answer.sheets.push_back({.table = summary_table(view), .is_single = true});
  answer.sheets.push_back({.table = links_table(view)});
  answer.blocks.emplace_back(summary_of(arguments, view));
  if (!result.unserved.empty()) answer.sheets.push_back({.table = unserved_table(view)});
  const auto add = [&](Table table) {
    answer.blocks.emplace_back(table);
    answer.sheets.push_back({.table = std::move(table)});
  };
  const std::vector<std::string_view> links = arguments.texts("select-link");
  const std::vector<std::string_view> pairs = arguments.texts("paths");
  if (!links.empty()) add(select_link_table(view, links));
  if (!pairs.empty()) add(paths_table(view, pairs));
  if (arguments.is_given("skims")) add(skims_table(view, run));
  if (answer.blocks.size() == 1) {
    answer.blocks.emplace_back("The links with the highest load:");
    answer.blocks.emplace_back(busiest_table(view));
  }
  answer.sheets.push_back({.table = rounds_table(view), .is_aside = true});
  return answer;
}

}  // namespace corridor
