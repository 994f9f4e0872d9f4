// SPDX-License-Identifier: Apache-2.0
#include "corridor/plan/plan.h"

#include <algorithm>
#include <tuple>

#include "corridor/plan/desk.h"
#include "corridor/plan/spread.h"

namespace corridor {

struct Planner::State {
  explicit State(Network of) : network(std::move(of)), shelf(network) {}
  Network network;
  Shelf shelf;
  Scratch scratch;
};

Planner::Planner(Network network) : state_(std::make_unique<State>(std::move(network))) {}
Planner::~Planner() = default;
Planner::Planner(Planner&&) noexcept = default;
Planner& Planner::operator=(Planner&&) noexcept = default;
const Network& Planner::network() const { return state_->network; }

namespace {

/// Ledgers for the first, spreads for fewer; if all have one, the order counts reliability too.
void add_details(const Desk& desk, const Found& found, const Run& run, PlanResult& result) {
  const PlanRequest& request = desk.request();
  const std::size_t spread_count = std::min(result.options.size(), request.spreads_max);
  const std::size_t ledger_count =
      std::min(result.options.size(), std::max(request.ledgers_max, spread_count));
  std::vector<Itinerary> itineraries;
  for (std::size_t i = 0; i < ledger_count; ++i) {
    Itinerary itinerary = desk.detail(found, i, result.options[i]);
    if (i < spread_count) itineraries.push_back(std::move(itinerary));
  }
  const std::vector<Spread> spreads = spreads_of(desk.supply(), itineraries, request, run);
  for (std::size_t i = 0; i < spreads.size(); ++i) result.options[i].spread = spreads[i];
  result.orders_by_spread = spreads.size() == result.options.size() && desk.reliability_ratio() > 0.0;
  if (!result.orders_by_spread) return;
  for (Option& option : result.options) option.generalised += desk.reliability_cost(option);
  std::ranges::stable_sort(result.options, {},
                           [](const Option& o) { return std::tuple(o.generalised, o.arrival, o.cost); });
}

}  // namespace

PlanResult Planner::plan(const PlanRequest& request, const Run& run) {
  state_->shelf.tidy();
  Desk desk(state_->network, state_->shelf, state_->scratch, request, run);
  PlanResult result;
  result.time_value = desk.time_value();
  result.reliability_ratio = desk.reliability_ratio();
  Found found = desk.ask(desk.question());
  result.completion = found.completion;
  result.counts = {state_->scratch.labels.size(), state_->scratch.fronts.block_count(),
                   state_->scratch.checks};
  result.options = std::move(found.options);
  add_details(desk, found, run, result);
  if (result.completion != Completion::complete) return result;
  if (request.shows_excluded) result.excluded = excluded_of(desk, result.options);
  if (result.options.empty() && request.shows_relaxations) result.relaxations = relaxations_of(desk);
  for (const Waypoint& waypoint : request.why_not)
    result.why_not.push_back(why_not(desk, waypoint, result.options));
  if (desk.stops()) result.completion = Completion::stopped;
  return result;
}

PlanResult plan(const Network& network, const PlanRequest& request, const Run& run) {
  return Planner{network}.plan(request, run);
}

}  // namespace corridor
