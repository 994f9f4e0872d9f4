// SPDX-License-Identifier: Apache-2.0
// The search for an equilibrium. Each round looks through all bushes at the same costs, in parallel, and
// gathers the pairs of segments between which flow would gain by moving; then it shifts flow, pair after
// pair, until the pairs that it knows are balanced. Few pairs matter, so the second part is short and need
// not be parallel.
#pragma once

#include <algorithm>
#include <atomic>
#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "corridor/base/parallel.h"
#include "corridor/equilibrium/equilibrium.h"
#include "corridor/equilibrium/network_state.h"
#include "corridor/equilibrium/pair_finder.h"
#include "corridor/equilibrium/segment_pairs.h"

namespace corridor::eq {

class Solver {
 public:
  /// In   a problem and options without problems (problem_check.h), which outlive this.
  Solver(const EquilibriumProblem& problem, const EquilibriumOptions& options, const Run& run);
  [[nodiscard]] EquilibriumResult solve();

 private:
  struct Gap {
    double excess = 0.0;
    double least = 0.0;        // volume x cheapest cost
    double demand_miss = 0.0;  // elastic: |volume - demand at the cheapest cost|
    double volume = 0.0;
    [[nodiscard]] double relative() const { return least > 0.0 ? excess / least : 0.0; }
    [[nodiscard]] double demand() const { return volume > 0.0 ? demand_miss / volume : 0.0; }
  };

  // solver.cpp: the rounds.
  void take_costs();
  template <class Body>
  void for_bushes(std::span<const std::uint32_t> bushes, Body&& body);
  Gap look_through(double excess_min);
  void take_in(std::uint32_t bush);
  void remove_cycle(std::uint32_t bush, std::span<const std::uint32_t> cycle);
  void balance(double gap);
  // load.cpp: the first flows.
  void load();
  void load_block(std::span<const std::uint32_t> bushes);
  void load_on_tree(std::uint32_t bush, std::vector<double>& through);
  std::vector<double> volume_by_node(std::uint32_t bush, std::span<const double> distance);
  [[nodiscard]] ArcId arc_of_start(ArcId arc) const;
  std::vector<std::uint32_t> load_start();
  bool load_from(const BushFlows& start, std::uint32_t bush, std::span<const double> distance);
  void add_flows(std::span<const std::uint32_t> bushes);
  // elastic.cpp: demand that answers cost.
  void adjust_demands();
  void adjust_demand(std::uint32_t bush, std::uint32_t at);
  [[nodiscard]] double fitting_change(std::uint32_t bush, std::uint32_t at, double low, double high) const;
  bool way_of(std::uint32_t bush, std::uint32_t at, bool by_flow);
  // result.cpp
  void fill(EquilibriumResult& result);
  void fill_demands(EquilibriumResult& result) const;

  const EquilibriumProblem& problem_;
  const EquilibriumOptions& options_;
  const Run& run_;
  Layout layout_;
  ArcState arcs_;
  Bushes bushes_;
  std::vector<std::vector<double>> fixed_costs_;  // per class and arc
  std::vector<TreeCosts> costs_;                  // the same with time, as they were when the round began
  SegmentPairs pairs_;
  std::vector<std::unique_ptr<PairFinder>> finders_;  // one per thread
  std::vector<BushFindings> findings_;                // one per bush
  std::vector<std::uint32_t> all_bushes_;
  std::vector<std::uint32_t> elastic_bushes_;
  std::vector<std::uint32_t> way_;  // elastic.cpp: arcs of a way
};

/// body(finder, bush) for each of `bushes`, on all threads. What a bush does must not depend on others.
template <class Body>
void Solver::for_bushes(std::span<const std::uint32_t> bushes, Body&& body) {
  // A few bushes at a time, so that threads seldom meet; a stop is heeded between rounds only.
  constexpr std::size_t kBatch = 4;
  std::atomic<std::size_t> next{0};
  parallel_for((bushes.size() + kBatch - 1) / kBatch, Run({.threads = run_.threads()}),
               [&] { return finders_[next++].get(); },
               [&](PairFinder* finder, std::size_t batch) {
                 const std::size_t end = std::min(bushes.size(), (batch + 1) * kBatch);
                 for (std::size_t i = batch * kBatch; i < end; ++i) body(*finder, bushes[i]);
               });
}

}  // namespace corridor::eq
