// SPDX-License-Identifier: Apache-2.0
#include "corridor/verbs/simulate_verb.h"

#include "corridor/verbs/arguments.h"
#include "corridor/verbs/simulate_tables.h"

namespace corridor {

Answer run_simulate(const Question& question, const Run& run) {
  const Network& network = *question.network;
  const SimulateQuestion asked = simulate_question(network, question.arguments);
  const SimulateResult result = simulate(network, asked.request, run);
  const SimulateView view{network, asked.request, result};
  Answer answer{.sheets = simulate_sheets(view), .blocks = simulate_blocks(view), .remarks = asked.says};
  if (result.completion == Completion::stopped) {
    answer.outcome = Outcome::stopped;
    answer.remarks.emplace_back("stopped: the answer is of the replications that were finished before that");
  }
  return answer;
}

Answer empty_simulate(const Question& question) {
  const SimulateRequest request;
  const SimulateResult result;
  return {.sheets = simulate_sheets({*question.network, request, result})};
}

}  // namespace corridor
