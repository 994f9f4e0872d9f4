// SPDX-License-Identifier: Apache-2.0
#include "corridor/assign/choice.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "corridor/base/check.h"

namespace corridor {

namespace {

/// Staying at home is a sharp threshold: at the reference, exp(-kSharpness) of demand does.
constexpr double kSharpness = 25.0;

double charged_cost(const ProgramPath& path, std::span<const double> prices) {
  double cost = path.cost;
  if (!prices.empty()) {
    for (const Use& use : path.uses) cost += use.per_teu * prices[use.resource];
  }
  return cost;
}

std::size_t nest_count(const ProgramMarket& market) {
  std::size_t count = 0;
  for (const ProgramPath& path : market.paths) count = std::max<std::size_t>(count, path.nest + 1);
  return count;
}

/// Shares and logsum of the nested logit. Largest exponents are taken out first, so nothing overflows.
void split(const ChoiceModel& choice, const ProgramMarket& market, std::span<const double> prices,
           Response& response) {
  const std::size_t nests = nest_count(market);
  const std::size_t count = market.paths.size();
  constexpr double kNever = -std::numeric_limits<double>::infinity();
  response.shares.assign(count, 0.0);
  response.nests.assign(nests, kNever);
  response.charged.assign(count, 0.0);
  const double mu = choice.nest_scale;
  for (std::size_t p = 0; p < count; ++p) {
    const ProgramPath& path = market.paths[p];
    response.charged[p] = charged_cost(path, prices);
    const double v = -choice.scale * response.charged[p] + choice.size_weight * std::log(path.size);
    response.shares[p] = mu * v;
    response.nests[path.nest] = std::max(response.nests[path.nest], mu * v);
  }
  std::vector<double> sums(nests, 0.0);
  for (std::size_t p = 0; p < count; ++p) {
    const std::uint32_t nest = market.paths[p].nest;
    response.shares[p] = std::exp(response.shares[p] - response.nests[nest]);
    sums[nest] += response.shares[p];
  }
  double top = kNever;
  for (std::size_t n = 0; n < nests; ++n) {
    if (sums[n] > 0.0) top = std::max(top, (response.nests[n] + std::log(sums[n])) / mu);
  }
  double total = 0.0;
  for (std::size_t n = 0; n < nests; ++n) {
    const double inclusive = sums[n] > 0.0 ? (response.nests[n] + std::log(sums[n])) / mu : kNever;
    response.nests[n] = std::exp(inclusive - top);
    total += response.nests[n];
  }
  for (double& nest : response.nests) nest /= total;
  for (std::size_t p = 0; p < count; ++p) {
    const std::uint32_t nest = market.paths[p].nest;
    response.shares[p] *= response.nests[nest] / sums[nest];
  }
  response.logsum = (top + std::log(total)) / choice.scale;
}

}  // namespace

void respond(const ChoiceModel& choice, const ProgramMarket& market, const Reference& reference,
             std::span<const double> prices, Response& response) {
  CORRIDOR_CHECK(!market.paths.empty());
  split(choice, market, prices, response);
  const double sharp = kSharpness / choice.walk_away;
  const double above_walk_away = sharp * (response.logsum - reference.logsum + choice.walk_away);
  // T: the smooth maximum of the logsum and that of staying at home, counted from the reference.
  const double t = above_walk_away > 0.0
                       ? response.logsum - reference.logsum + std::log1p(std::exp(-above_walk_away)) / sharp
                       : -choice.walk_away + std::log1p(std::exp(above_walk_away)) / sharp;
  const double goes = 1.0 / (1.0 + std::exp(-above_walk_away));
  const double e = choice.elasticity / reference.cost;
  response.demand = market.demand * std::exp(e * t);
  response.served = response.demand * goes;
  response.served_slope = response.demand * goes * (e * goes + sharp * (1.0 - goes));
  response.surplus = e > 0.0 ? market.demand * std::expm1(e * t) / e : market.demand * t;
}

Reference reference_of(const ChoiceModel& choice, const ProgramMarket& market) {
  Response response;
  split(choice, market, {}, response);
  double cost = 0.0;
  for (std::size_t p = 0; p < market.paths.size(); ++p) cost += response.shares[p] * response.charged[p];
  return {.logsum = response.logsum, .cost = std::max(cost, 1.0)};
}

}  // namespace corridor
