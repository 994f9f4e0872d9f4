// SPDX-License-Identifier: Apache-2.0
#include "corridor/verbs/assign_verb.h"

#include <algorithm>
#include <functional>
#include <iterator>

#include <fmt/format.h>

#include "corridor/base/text.h"
#include "corridor/verbs/arguments.h"
#include "corridor/verbs/assign_paths.h"
#include "corridor/verbs/assign_request.h"
#include "corridor/verbs/assign_tables.h"
#include "corridor/verbs/assign_what_if.h"

namespace corridor {

namespace {

AssignOptions options_of(const Arguments& arguments) {
  AssignOptions options;
  options.year = static_cast<int>(*arguments.whole("year"));
  options.periods = static_cast<int>(*arguments.whole("periods"));
  if (options.periods < 1 || options.periods > 12)
    throw Error(usage_problem("--periods", arguments.text("periods"), "is not between 1 and 12"));
  if (arguments.text("method") == "least-cost") options.method = AssignMethod::least_cost;
  options.has_capacities = !arguments.is_given("no-capacities");
  if (arguments.has("demand")) options.demand_factor = *arguments.number("demand");
  if (arguments.has("refusal")) options.refusal = *arguments.number("refusal");
  return options;
}

std::size_t count_of(const Arguments& arguments, std::string_view name) {
  const std::int64_t count = *arguments.whole(name);
  if (count < 1 || count > 1000)
    throw Error(usage_problem(fmt::format("--{}", name), arguments.text(name), "is not between 1 and 1000"));
  return static_cast<std::size_t>(count);
}

double empty_return(const AssignView& view) {
  return parameter(view.network, "empty return", view.request.periods.front().day);
}

/// The network without its scenarios under the same question; its references make the two comparable.
Answer compare(const Question& question, const AssignOptions& options, AssignRequest& request,
               const std::function<AssignSums(double& cost)>& run_after, const Run& run) {
  const Network& base = *question.base;
  AssignRequest before = assign_request(base, options);
  before.paths = planner_paths(base);
  const AssignResult result = assign(base, before, run);
  const AssignView view{.network = base, .request = before, .result = result};
  const AssignSums sums = sums_of(view, empty_return(view));
  if (before.markets.size() == request.markets.size()) take_references(result, request);
  double cost = 0.0;
  const AssignSums after = run_after(cost);
  const Table changes = changes_table(*question.network, sums, after);
  Answer answer;
  answer.sheets.push_back({.table = changes});
  answer.blocks.emplace_back(fmt::format(
      "With the scenarios {} TEU are shipped instead of {}, and shippers bear {} million USD a year more in "
      "price, time and trouble (less, if below 0).",
      grouped_text_of(after.served, 0), grouped_text_of(sums.served, 0),
      grouped_text_of((cost - user_cost(view)) / 1e6, 1)));
  answer.blocks.emplace_back(changes);
  return answer;
}

void add_what_ifs(const Arguments& arguments, const AssignView& view, Answer& answer, const Run& run) {
  if (arguments.has("critical")) {
    answer.sheets.push_back(losses_sheet(losses(view, count_of(arguments, "critical"), run)));
    answer.blocks.emplace_back(answer.sheets.back().table);
  }
  if (arguments.has("invest")) {
    for (Sheet& sheet : gains_sheets(gains(view, count_of(arguments, "invest"), run))) {
      answer.blocks.emplace_back(sheet.table);
      answer.sheets.push_back(std::move(sheet));
    }
  }
}

}  // namespace

Answer run_assign(const Question& question, const Run& run) {
  const AssignOptions options = options_of(question.arguments);
  const Network& network = *question.network;
  AssignRequest request = assign_request(network, options);
  request.paths = planner_paths(network);
  AssignResult result;
  const AssignView view{.network = network, .request = request, .result = result};
  Answer changes;
  AssignSums sums;
  const auto run_it = [&](double& cost) {
    result = assign(network, request, run);
    cost = user_cost(view);
    return sums = sums_of(view, empty_return(view));
  };
  double cost = 0.0;
  if (question.arguments.is_given("compare")) {
    changes = compare(question, options, request, run_it, run);
  } else {
    run_it(cost);
  }
  Answer answer;
  answer.sheets = assign_sheets(view, sums, options.year);
  answer.blocks = assign_blocks(view, sums, options.year);
  std::ranges::move(changes.sheets, std::back_inserter(answer.sheets));
  answer.blocks.insert(answer.blocks.begin() + 1, changes.blocks.begin(), changes.blocks.end());
  add_what_ifs(question.arguments, view, answer, run);
  if (result.completion == Completion::stopped) answer.outcome = Outcome::stopped;
  if (result.completion == Completion::limited) answer.outcome = Outcome::limited;
  return answer;
}

}  // namespace corridor
