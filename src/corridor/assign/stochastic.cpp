// SPDX-License-Identifier: Apache-2.0
// Projected Newton on the dual of the capacitated logit (program.h).
#include <algorithm>
#include <cmath>
#include <numeric>

#include "corridor/assign/choice.h"
#include "corridor/assign/program.h"
#include "corridor/base/check.h"

namespace corridor {

namespace {

constexpr int kIterationsMax = 300;
constexpr double kGapGoal = 1e-12;
constexpr double kExcessGoal = 1e-11;  // of a capacity

/// A symmetric matrix over the resources that are in play, and what Newton needs of it.
class Hessian {
 public:
  explicit Hessian(std::size_t size) : size_(size), cells_(size * size, 0.0) {}
  double& at(std::size_t i, std::size_t j) { return cells_[i * size_ + j]; }

  /// Solves H x = b, with `damping` of the largest cell added to the diagonal: a little, so that resources
  /// which cannot be told apart do not matter, or much, which turns the step to steepest descent. In:
  /// positive semidefinite. Out: x in `b`.
  void solve(std::vector<double>& b, double damping) {
    double largest = 0.0;
    for (std::size_t i = 0; i < size_; ++i) largest = std::max(largest, at(i, i));
    const double floor = std::max(largest * damping, 1e-30);
    for (std::size_t i = 0; i < size_; ++i) at(i, i) += floor;
    for (std::size_t j = 0; j < size_; ++j) {
      double pivot = at(j, j);
      for (std::size_t k = 0; k < j; ++k) pivot -= at(j, k) * at(j, k);
      at(j, j) = std::sqrt(std::max(pivot, floor * 0.1));
      for (std::size_t i = j + 1; i < size_; ++i) {
        double sum = at(i, j);
        for (std::size_t k = 0; k < j; ++k) sum -= at(i, k) * at(j, k);
        at(i, j) = sum / at(j, j);
      }
    }
    for (std::size_t i = 0; i < size_; ++i) {
      for (std::size_t k = 0; k < i; ++k) b[i] -= at(i, k) * b[k];
      b[i] /= at(i, i);
    }
    for (std::size_t i = size_; i-- > 0;) {
      for (std::size_t k = i + 1; k < size_; ++k) b[i] -= at(k, i) * b[k];
      b[i] /= at(i, i);
    }
  }

 private:
  std::size_t size_;
  std::vector<double> cells_;
};

struct Evaluation {
  double value = 0.0;               // of the dual
  double cost = 0.0;                // of all flows, without prices: what the gap is relative to
  std::vector<double> left;         // [resource] capacity not used: the gradient
  std::vector<Response> responses;  // [market]
};

class Dual {
 public:
  explicit Dual(const Program& program) : program_(program) {
    for (const ProgramMarket& market : program.markets) {
      CORRIDOR_CHECK(!market.paths.empty());
      references_.push_back(market.reference ? *market.reference : reference_of(program.choice, market));
    }
  }

  void evaluate(std::span<const double> prices, Evaluation& out) const {
    out.left = program_.capacities;
    out.responses.resize(program_.markets.size());
    out.value = out.cost = 0.0;
    for (std::size_t r = 0; r < prices.size(); ++r) out.value += prices[r] * program_.capacities[r];
    for (std::size_t m = 0; m < program_.markets.size(); ++m) {
      const ProgramMarket& market = program_.markets[m];
      Response& response = out.responses[m];
      respond(program_.choice, market, references_[m], prices, response);
      out.value += response.surplus;
      for (std::size_t p = 0; p < market.paths.size(); ++p) {
        const double flow = response.served * response.shares[p];
        out.cost += flow * std::abs(market.paths[p].cost);
        for (const Use& use : market.paths[p].uses) out.left[use.resource] -= flow * use.per_teu;
      }
    }
  }

  /// Second derivatives between the resources whose `place` is not kOut.
  void curve(const Evaluation& at, std::span<const std::size_t> place, Hessian& hessian) const;

  [[nodiscard]] const std::vector<Reference>& references() const { return references_; }

  static constexpr std::size_t kOut = static_cast<std::size_t>(-1);

 private:
  const Program& program_;
  std::vector<Reference> references_;
};

/// d2 S = scale [ mu sum_p P a a' + (1 - mu) sum_n P_n abar abar' - q q' ]: with q the mean use of the
/// market, abar the mean use inside a nest.
void Dual::curve(const Evaluation& at, std::span<const std::size_t> place, Hessian& hessian) const {
  const double mu = program_.choice.nest_scale;
  std::vector<std::pair<std::size_t, double>> entries;
  const auto add = [&](double weight) {
    for (const auto& [i, a] : entries) {
      for (const auto& [j, b] : entries) hessian.at(i, j) += weight * a * b;
    }
  };
  for (std::size_t m = 0; m < program_.markets.size(); ++m) {
    const ProgramMarket& market = program_.markets[m];
    const Response& response = at.responses[m];
    const double weight = response.served * program_.choice.scale;
    std::vector<std::vector<std::pair<std::size_t, double>>> means(response.nests.size() + 1);
    const auto collect = [](auto& list, std::size_t i, double value) {
      const auto found = std::ranges::find(list, i, [](const auto& entry) { return entry.first; });
      if (found == list.end()) {
        list.emplace_back(i, value);
      } else {
        found->second += value;
      }
    };
    for (std::size_t p = 0; p < market.paths.size(); ++p) {
      entries.clear();
      for (const Use& use : market.paths[p].uses) {
        if (place[use.resource] != kOut) collect(entries, place[use.resource], use.per_teu);
      }
      add(weight * mu * response.shares[p]);
      for (const auto& [i, a] : entries) {
        collect(means[market.paths[p].nest], i, response.shares[p] * a);
        collect(means.back(), i, response.shares[p] * a);
      }
    }
    for (std::size_t n = 0; n < response.nests.size(); ++n) {
      if (!(response.nests[n] > 0.0)) continue;
      entries = means[n];
      add(weight * (1.0 - mu) / response.nests[n]);
    }
    entries = means.back();
    add(response.served_slope - weight);
  }
}

/// How far from optimal: prices times what is left over, relative to the cost; and the worst excess.
struct Optimality {
  double gap = 0.0;
  double excess = 0.0;
  [[nodiscard]] bool is_done() const { return gap <= kGapGoal && excess <= kExcessGoal; }
  [[nodiscard]] double worst() const { return std::max(gap / kGapGoal, excess / kExcessGoal); }
};

Optimality distance(const Program& program, std::span<const double> prices, const Evaluation& at) {
  Optimality d;
  for (std::size_t r = 0; r < prices.size(); ++r) {
    d.gap += std::abs(prices[r] * at.left[r]);
    if (program.capacities[r] > 0.0) d.excess = std::max(d.excess, -at.left[r] / program.capacities[r]);
  }
  d.gap /= std::max(at.cost, 1.0);
  return d;
}

/// The Newton direction over resources with a price, or with too little capacity.
std::vector<double> direction(const Dual& dual, std::span<const double> prices, const Evaluation& at,
                              double damping) {
  std::vector<std::size_t> place(prices.size(), Dual::kOut), free;
  for (std::size_t r = 0; r < prices.size(); ++r) {
    if (prices[r] > 0.0 || at.left[r] < 0.0) {
      place[r] = free.size();
      free.push_back(r);
    }
  }
  Hessian hessian(free.size());
  dual.curve(at, place, hessian);
  std::vector<double> step(free.size());
  for (std::size_t i = 0; i < free.size(); ++i) step[i] = -at.left[free[i]];
  hessian.solve(step, damping);
  std::vector<double> all(prices.size(), 0.0);
  for (std::size_t i = 0; i < free.size(); ++i) all[free[i]] = step[i];
  return all;
}

/// A point of the search.
struct Place {
  std::vector<double> prices;
  Evaluation at;
  Optimality now;
};

/// One step along a direction with `damping`. True: `place` has moved to a better point.
bool step(const Program& program, const Dual& dual, double damping, Place& place, Place& scratch) {
  const std::vector<double> along = direction(dual, place.prices, place.at, damping);
  double longest = 0.0;
  for (const double s : along) longest = std::max(longest, std::abs(s));
  double length = std::min(1.0, 0.5 * program.choice.walk_away / std::max(longest, 1e-300));
  for (int halving = 0; halving < 40; ++halving, length *= 0.5) {
    double promised = 0.0;
    for (std::size_t r = 0; r < along.size(); ++r) {
      scratch.prices[r] = std::max(0.0, place.prices[r] + length * along[r]);
      promised += place.at.left[r] * (scratch.prices[r] - place.prices[r]);
    }
    dual.evaluate(scratch.prices, scratch.at);
    scratch.now = distance(program, scratch.prices, scratch.at);
    // Near the end the value no longer tells two points apart; then the distance decides.
    const bool falls = promised < 0.0 && scratch.at.value <= place.at.value + 1e-4 * promised;
    const bool is_even = std::abs(scratch.at.value - place.at.value) <= 1e-12 * std::abs(place.at.value);
    if (falls || (is_even && scratch.now.worst() < place.now.worst())) {
      std::swap(place, scratch);
      return true;
    }
  }
  return false;
}

}  // namespace

ProgramAnswer solve_stochastic(const Program& program, std::span<const double> start, const Run& run) {
  const Dual dual(program);
  const std::size_t count = program.capacities.size();
  Place place, scratch;
  place.prices.assign(count, 0.0);
  scratch.prices.assign(count, 0.0);
  for (std::size_t r = 0; r < std::min(count, start.size()); ++r) place.prices[r] = std::max(start[r], 0.0);
  dual.evaluate(place.prices, place.at);
  place.now = distance(program, place.prices, place.at);
  ProgramAnswer answer;
  bool moves = true;
  while (!place.now.is_done() && answer.iterations < kIterationsMax && moves && !run.stop_requested()) {
    ++answer.iterations;
    moves = false;
    for (double damping = 1e-13; damping < 1e4 && !moves; damping *= 1e3)
      moves = step(program, dual, damping, place, scratch);
  }
  if (!place.now.is_done())
    answer.completion = run.stop_requested() ? Completion::stopped : Completion::limited;
  answer.gap = place.now.gap;
  answer.reference = dual.references();
  answer.prices = std::move(place.prices);
  for (const Response& response : place.at.responses) {
    std::vector<double> flows(response.shares);
    for (double& flow : flows) flow *= response.served;
    answer.flows.push_back(std::move(flows));
    answer.demand.push_back(response.demand);
    answer.logsum.push_back(response.logsum);
  }
  return answer;
}

}  // namespace corridor
