// SPDX-License-Identifier: Apache-2.0
// Multicommodity flow of least cost as a linear program, by Clp (COIN-OR, EPL-2.0). The only file that knows
// it. A row per market (all demand is shipped or stays at home) and per resource (no more than its capacity).
#include <algorithm>
#include <cmath>
#include <limits>
#include <memory>

#include <Clp_C_Interface.h>

#include "corridor/assign/choice.h"
#include "corridor/assign/program.h"
#include "corridor/base/check.h"

namespace corridor {

namespace {

/// The constraint matrix by columns, as Clp takes it.
struct Columns {
  std::vector<CoinBigIndex> begins{0};
  std::vector<int> rows;
  std::vector<double> cells, costs;

  void end(double cost) {
    begins.push_back(static_cast<CoinBigIndex>(rows.size()));
    costs.push_back(cost);
  }
  void cell(std::size_t row, double value) {
    rows.push_back(static_cast<int>(row));
    cells.push_back(value);
  }
};

/// All paths of all markets in order, then for each market those who stay at home.
Columns columns_of(const Program& program, std::span<const Reference> references) {
  const std::size_t markets = program.markets.size();
  Columns columns;
  std::vector<double> used(program.capacities.size(), 0.0);
  for (std::size_t m = 0; m < markets; ++m) {
    for (const ProgramPath& path : program.markets[m].paths) {
      columns.cell(m, 1.0);
      for (const Use& use : path.uses) used[use.resource] += use.per_teu;
      for (const Use& use : path.uses) {  // a path may use one resource twice: once in the matrix
        if (used[use.resource] > 0.0) columns.cell(markets + use.resource, used[use.resource]);
        used[use.resource] = 0.0;
      }
      columns.end(path.cost);
    }
  }
  for (std::size_t m = 0; m < markets; ++m) {
    columns.cell(m, 1.0);
    columns.end(references[m].cost + program.choice.walk_away);
  }
  return columns;
}

struct Close {
  void operator()(Clp_Simplex* model) const { Clp_deleteModel(model); }
};

}  // namespace

ProgramAnswer solve_least_cost(const Program& program, const Run& run) {
  const std::size_t markets = program.markets.size();
  const std::size_t resources = program.capacities.size();
  ProgramAnswer answer;
  for (const ProgramMarket& market : program.markets) {
    CORRIDOR_CHECK(!market.paths.empty());
    answer.reference.push_back(market.reference ? *market.reference : reference_of(program.choice, market));
    answer.demand.push_back(market.demand);
  }
  const Columns columns = columns_of(program, answer.reference);
  std::vector<double> low(markets + resources, 0.0), high(markets + resources, 0.0);
  for (std::size_t m = 0; m < markets; ++m) low[m] = high[m] = program.markets[m].demand;
  for (std::size_t r = 0; r < resources; ++r) high[markets + r] = program.capacities[r];

  const std::unique_ptr<Clp_Simplex, Close> model(Clp_newModel());
  Clp_setLogLevel(model.get(), 0);
  const std::vector<double> zero(columns.costs.size(), 0.0);
  const std::vector<double> infinite(columns.costs.size(), std::numeric_limits<double>::max());
  Clp_loadProblem(model.get(), static_cast<int>(columns.costs.size()), static_cast<int>(low.size()),
                  columns.begins.data(), columns.rows.data(), columns.cells.data(), zero.data(),
                  infinite.data(), columns.costs.data(), low.data(), high.data());
  if (run.stop_requested()) {
    answer.completion = Completion::stopped;
  } else if (Clp_initialSolve(model.get()) != 0) {
    answer.completion = Completion::limited;
  }
  answer.iterations = Clp_numberIterations(model.get());

  const double* flow = Clp_primalColumnSolution(model.get());
  const double* dual = Clp_dualRowSolution(model.get());
  double primal_value = 0.0, dual_value = 0.0;
  std::size_t column = 0;
  for (std::size_t m = 0; m < markets; ++m) {
    answer.flows.emplace_back();
    for (const ProgramPath& path : program.markets[m].paths) {
      const double teu = std::max(flow[column++], 0.0);
      answer.flows.back().push_back(teu);
      primal_value += teu * path.cost;
    }
    answer.logsum.push_back(-dual[m]);
    dual_value += dual[m] * program.markets[m].demand;
  }
  for (std::size_t m = 0; m < markets; ++m) {
    primal_value += flow[column++] * (answer.reference[m].cost + program.choice.walk_away);
  }
  for (std::size_t r = 0; r < resources; ++r) {
    answer.prices.push_back(std::max(-dual[markets + r], 0.0));
    dual_value -= answer.prices.back() * program.capacities[r];
  }
  answer.gap = std::abs(primal_value - dual_value) / std::max(std::abs(primal_value), 1.0);
  return answer;
}

}  // namespace corridor
