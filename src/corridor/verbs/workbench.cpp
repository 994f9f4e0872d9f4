// SPDX-License-Identifier: Apache-2.0
#include "corridor/verbs/workbench.h"

#include <algorithm>
#include <deque>

#include "corridor/plan/plan.h"

namespace corridor {

struct Workbench::State {
  std::size_t networks_max;
  std::deque<Planner> planners;  // the last used first
};

Workbench::Workbench(std::size_t networks_max)
    : state_(std::make_unique<State>(State{.networks_max = networks_max, .planners = {}})) {}
Workbench::~Workbench() = default;
Workbench::Workbench(Workbench&&) noexcept = default;
Workbench& Workbench::operator=(Workbench&&) noexcept = default;

Planner& Workbench::planner(const Network& network) {
  std::deque<Planner>& planners = state_->planners;
  const auto known = std::ranges::find_if(
      planners, [&](const Planner& planner) { return planner.network().digest() == network.digest(); });
  if (known != planners.end()) {
    std::rotate(planners.begin(), known, known + 1);
    return planners.front();
  }
  if (planners.size() >= state_->networks_max && !planners.empty()) planners.pop_back();
  return planners.emplace_front(network);
}

}  // namespace corridor
