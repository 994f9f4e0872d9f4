// SPDX-License-Identifier: Apache-2.0
#include "corridor/verbs/plan_verb.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "corridor/base/text.h"
#include "corridor/verbs/arguments.h"
#include "corridor/verbs/plan_tables.h"
#include "corridor/verbs/plan_text.h"
#include "corridor/verbs/workbench.h"

namespace corridor {

namespace {

/// Numbers of options to explain, checked against what there is.
std::vector<std::size_t> explain_numbers(const Arguments& arguments, std::size_t count) {
  std::vector<std::size_t> numbers;
  for (const std::string_view text : arguments.texts("explain")) {
    const auto number = whole_of(text);
    if (*number < 1 || static_cast<std::size_t>(*number) > count) {
      throw Error(usage_problem("--explain", text, "is not the number of an option that is shown",
                                count == 0 ? "there are none" : fmt::format("write 1 to {}", count)));
    }
    numbers.push_back(static_cast<std::size_t>(*number));
  }
  return numbers;
}

Outcome outcome_of(const PlanResult& result) {
  if (result.completion == Completion::stopped) return Outcome::stopped;
  if (result.completion == Completion::limited) return Outcome::limited;
  return result.options.empty() ? Outcome::infeasible : Outcome::done;
}

std::size_t top(const Arguments& arguments) {
  const std::int64_t count = *arguments.whole("top");
  if (count < 0)
    throw Error(usage_problem("--top", arguments.text("top"), "must not be negative", "0 shows all"));
  return static_cast<std::size_t>(count);
}

}  // namespace

Answer run_plan(const Question& question, const Run& run) {
  const Network& network = *question.network;
  const std::size_t count = top(question.arguments);
  const PlanQuestion asked = plan_question(network, question.arguments);
  const PlanResult result = question.workbench != nullptr
                                ? question.workbench->planner(network).plan(asked.request, run)
                                : plan(network, asked.request, run);
  PlanView view{.network = network,
                .question = question,
                .asked = asked,
                .result = result,
                .shown = {},
                .explained = {}};
  view.shown = shown_options(result, count);
  for (const std::size_t i : view.shown)
    view.explained.push_back(explain(network, asked.request, result.options[i]));

  Answer answer{.outcome = outcome_of(result), .sheets = plan_sheets(view), .remarks = asked.says};
  const std::vector<std::size_t> numbers = explain_numbers(question.arguments, view.shown.size());
  if (question.arguments.has("cpmm") && numbers.empty() && !view.shown.empty()) {
    answer.blocks = cpmm_blocks(view);
  } else if (numbers.empty()) {
    answer.blocks = plan_blocks(view);
  } else {
    answer.sheets.push_back({.table = explained_table(view, numbers)});
    for (const std::size_t number : numbers)
      std::ranges::move(explain_blocks(view, number), std::back_inserter(answer.blocks));
  }
  if (answer.outcome == Outcome::stopped)
    answer.remarks.emplace_back("stopped: these options were found before that");
  if (answer.outcome == Outcome::limited)
    answer.remarks.emplace_back("the search reached its bound: there may be more options");
  return answer;
}

Answer empty_plan(const Question& question) {
  const PlanQuestion asked;
  const PlanResult result;
  const PlanView view{.network = *question.network,
                      .question = question,
                      .asked = asked,
                      .result = result,
                      .shown = {},
                      .explained = {}};
  return {.sheets = plan_sheets(view)};
}

}  // namespace corridor
