// SPDX-License-Identifier: Apache-2.0
#include "corridor/equilibrium/solver.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "corridor/equilibrium/demand.h"
#include "corridor/equilibrium/proportional.h"

namespace corridor::eq {

namespace {

// How much of a round goes into balancing known pairs, found by trying on the public networks: sweeps over
// the pairs until one finds a thousandth of what the first found, at differences that matter for the next
// round's gap.
constexpr unsigned kSweepsMax = 100;
constexpr unsigned kSweepsMaxElastic = 30;
constexpr double kSweepShare = 1e-3;
constexpr double kToleranceShare = 1e-5;
constexpr double kToleranceMin = 1e-15;  // of the cost of a segment: below is rounding
// Flow whose excess is a thousandth of the bushes' mean is not worth a pair of its own in this round.
constexpr double kExcessShare = 1e-3;

}  // namespace

Solver::Solver(const EquilibriumProblem& problem, const EquilibriumOptions& options, const Run& run)
    : problem_(problem),
      options_(options),
      run_(run),
      layout_(problem),
      arcs_(problem, layout_, options.principle),
      bushes_(problem, layout_),
      fixed_costs_(fixed_costs_of(problem, layout_)),
      costs_(fixed_costs_.size()),
      pairs_(fixed_costs_),
      findings_(bushes_.rows.size()),
      all_bushes_(bushes_.rows.size()) {
  for (unsigned thread = 0; thread < std::max(run.threads(), 1U); ++thread)
    finders_.push_back(std::make_unique<PairFinder>(layout_));
  std::iota(all_bushes_.begin(), all_bushes_.end(), 0U);
  for (const std::uint32_t bush : all_bushes_) {
    const Bush& row = bushes_.rows[bush];
    const auto demands =
        std::span(bushes_.demand_order).subspan(row.demand_begin, row.demand_end - row.demand_begin);
    if (std::ranges::any_of(demands, [&](auto d) { return problem.demands[d].kind != DemandKind::fixed; }))
      elastic_bushes_.push_back(bush);
  }
}

void Solver::take_costs() {
  for (std::size_t k = 0; k < costs_.size(); ++k) {
    std::vector<double>& costs = costs_[k].costs;
    costs.resize(layout_.arc_count());
    for (std::uint32_t arc = 0; arc < costs.size(); ++arc)
      costs[arc] = arcs_.cost(arc) + fixed_costs_[k][arc];
    costs_[k].choose_width();
  }
}

Solver::Gap Solver::look_through(double excess_min) {
  take_costs();
  for_bushes(all_bushes_, [&](PairFinder& finder, std::uint32_t bush) {
    const TreeCosts& costs = costs_[bushes_.rows[bush].travel_class];
    finder.find(bushes_, bush, costs, excess_min, findings_[bush]);
  });
  Gap gap;
  for (const std::uint32_t bush : all_bushes_) {
    const BushFindings& found = findings_[bush];
    gap.excess += found.excess;
    gap.least += found.least;
    for (std::size_t i = 0; i < found.distances.size(); ++i) {
      const std::size_t at = bushes_.rows[bush].demand_begin + i;
      gap.volume += bushes_.volumes[at];
      const EquilibriumDemand& demand = problem_.demands[bushes_.demand_order[at]];
      if (demand.kind != DemandKind::fixed && found.distances[i] < kInfinite)
        gap.demand_miss += std::abs(bushes_.volumes[at] - demand_at(demand, found.distances[i]).volume);
    }
  }
  return gap;
}

void Solver::take_in(std::uint32_t bush) {
  const BushFindings& found = findings_[bush];
  std::uint32_t begin = 0;
  for (const BushFindings::Piece& piece : found.pieces) {
    const auto arcs = std::span(found.arcs).subspan(begin, piece.end - begin);
    if (piece.mid == kNone) {
      remove_cycle(bush, arcs);
    } else {
      pairs_.add({arcs, piece.mid - begin}, bush, bushes_.rows[bush].travel_class);
    }
    begin = piece.end;
  }
}

void Solver::remove_cycle(std::uint32_t bush, std::span<const std::uint32_t> cycle) {
  const std::span<double> flow = bushes_.flow(bush);
  double least = flow[cycle.front()];
  for (const std::uint32_t arc : cycle) least = std::min(least, flow[arc]);
  if (least <= 0.0) return;
  for (const std::uint32_t arc : cycle) {
    flow[arc] -= least;
    arcs_.set_flow(arc, std::max(0.0, arcs_.flow(arc) - least));
  }
}

void Solver::balance(double gap) {
  const double tolerance = std::max(kToleranceMin, kToleranceShare * gap);
  const unsigned sweeps = elastic_bushes_.empty() ? kSweepsMax : kSweepsMaxElastic;
  double first = 0.0;
  for (unsigned sweep = 0; sweep < sweeps; ++sweep) {
    double excess = 0.0;
    for (std::uint32_t pair = 0; pair < pairs_.size(); ++pair)
      excess += pairs_.shift(pair, bushes_, arcs_, tolerance);
    if (!elastic_bushes_.empty()) adjust_demands();
    if (sweep == 0) first = excess;
    if (excess <= kSweepShare * first && elastic_bushes_.empty()) break;
  }
  pairs_.prune(bushes_, arcs_);
}

EquilibriumResult Solver::solve() {
  EquilibriumResult result;
  result.completion = Completion::limited;
  load();
  double excess_min = options_.start.empty() ? kFirstPairs : kAllPairs;
  for (std::uint32_t round = 0;; ++round) {
    const Gap gap = look_through(excess_min);
    result.gap = gap.relative();
    result.demand_gap = gap.demand();
    result.rounds.push_back({.gap = result.gap, .segment_pairs = pairs_.size()});
    if (result.gap <= options_.gap_max && result.demand_gap <= options_.gap_max) {
      result.completion = Completion::complete;
      break;
    }
    if (run_.stop_requested()) {
      result.completion = Completion::stopped;
      break;
    }
    if (round >= options_.rounds_max) break;
    run_.report(std::clamp(std::log(result.gap) / std::log(options_.gap_max), 0.0, 1.0), "equilibrium");
    for (const std::uint32_t bush : all_bushes_) take_in(bush);
    balance(result.gap);
    excess_min = kExcessShare * gap.excess / static_cast<double>(all_bushes_.size());
  }
  if (options_.is_proportional && result.completion == Completion::complete) {
    result.proportion_gap = make_proportional(layout_, arcs_, fixed_costs_, bushes_);
    result.gap = look_through(excess_min).relative();
  }
  fill(result);
  return result;
}

}  // namespace corridor::eq
