// SPDX-License-Identifier: Apache-2.0
// The nested logit here is the textbook's product P(nest) x P(path | nest), with logarithms of sums taken
// over sorted terms in long double; choice.cpp has it as one pass over scaled exponentials.
#include "corridor/assign/certificate.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace corridor {

namespace {

using Real = long double;

Real log_of_sum(std::vector<Real> terms) {
  std::ranges::sort(terms);
  const Real top = terms.back();
  Real sum = 0.0L;
  for (const Real term : terms) sum += std::exp(term - top);
  return top + std::log(sum);
}

std::uint32_t nest_of(const AssignRequest& request, CorridorId corridor) {
  if (corridor.is_none()) return 0xFFFFU;
  return request.nests.empty() ? corridor.position() : request.nests[corridor.position()];
}

Real price_of(const AssignResult& result, const AssignedPath& path) {
  Real price = 0.0L;
  for (const Use& use : path.uses) price += Real(use.per_teu) * Real(result.resources[use.resource].price);
  return price;
}

/// Flows that the choice model wants at the prices of the result.
std::vector<Real> wanted(const AssignRequest& request, const AssignResult& result,
                         const SegmentResult& segment) {
  const ChoiceModel& choice = request.choice;
  const auto mu = Real(choice.nest_scale);
  std::map<std::uint32_t, std::vector<Real>> nests;
  std::vector<Real> utilities;
  for (const AssignedPath& path : segment.paths) {
    const Real v = -Real(choice.scale) * (Real(path.cost.sum()) + price_of(result, path)) +
                   Real(choice.size_weight) * std::log(Real(path.size));
    utilities.push_back(mu * v);
    nests[nest_of(request, path.way.corridor)].push_back(mu * v);
  }
  std::vector<Real> inclusive;
  for (const auto& [nest, terms] : nests) inclusive.push_back(log_of_sum(terms) / mu);
  const Real all = log_of_sum(inclusive);
  const Real logsum = all / Real(choice.scale);
  // Demand by the elasticity, and those who stay at home: with their threshold as a second, sharp logit.
  const Real sharp = 25.0L / Real(choice.walk_away);
  const Real gain = logsum - Real(segment.reference.logsum);
  const Real stay = -Real(choice.walk_away);
  const Real t = log_of_sum({sharp * gain, sharp * stay}) / sharp;
  const Real demand =
      Real(segment.demand_given) * std::exp(Real(choice.elasticity) * t / Real(segment.reference.cost));
  const Real served = demand * std::exp(sharp * (gain - t));
  std::vector<Real> flows;
  for (std::size_t p = 0; p < segment.paths.size(); ++p) {
    const std::vector<Real>& terms = nests[nest_of(request, segment.paths[p].way.corridor)];
    const Real nest_log = log_of_sum(terms);
    flows.push_back(served * std::exp(nest_log / mu - all) * std::exp(utilities[p] - nest_log));
  }
  return flows;
}

/// Of least cost: the worst that a used path loses against the cheapest way out of its segment.
Real saving(const AssignRequest& request, const AssignResult& result, const SegmentResult& segment) {
  Real cheapest = Real(segment.reference.cost) + Real(request.choice.walk_away);
  for (const AssignedPath& path : segment.paths)
    cheapest = std::min(cheapest, Real(path.cost.sum()) + price_of(result, path));
  Real worst = 0.0L;
  for (const AssignedPath& path : segment.paths) {
    if (path.teu <= 1e-9 * std::max(segment.demand, 1.0)) continue;
    const Real loss = Real(path.cost.sum()) + price_of(result, path) - cheapest;
    worst = std::max(worst, loss / std::max(std::abs(cheapest), 1.0L));
  }
  return worst;
}

}  // namespace

AssignCertificate certify(const AssignRequest& request, const AssignResult& result) {
  AssignCertificate certificate;
  std::vector<Real> used(result.resources.size(), 0.0L);
  Real cost = 0.0L;
  for (const SegmentResult& segment : result.segments) {
    Real sum = 0.0L;
    for (const AssignedPath& path : segment.paths) {
      sum += Real(path.teu);
      cost += Real(path.teu) * std::abs(Real(path.cost.sum()));
      for (const Use& use : path.uses) used[use.resource] += Real(use.per_teu) * Real(path.teu);
    }
    const Real size = std::max(Real(segment.demand), 1e-9L);
    const Real conserved =
        std::max(std::abs(sum - Real(segment.served)), std::max(Real(segment.served - segment.demand), 0.0L));
    certificate.conservation = std::max(certificate.conservation, double(conserved / size));
    if (segment.paths.empty()) continue;
    if (request.method == AssignMethod::least_cost) {
      certificate.choice = std::max(certificate.choice, double(saving(request, result, segment)));
      continue;
    }
    const std::vector<Real> flows = wanted(request, result, segment);
    for (std::size_t p = 0; p < flows.size(); ++p) {
      certificate.choice =
          std::max(certificate.choice, double(std::abs(flows[p] - Real(segment.paths[p].teu)) / size));
    }
  }
  Real gap = 0.0L;
  for (std::size_t r = 0; r < used.size(); ++r) {
    const ResourceResult& resource = result.resources[r];
    const Real left = Real(resource.capacity) - used[r];
    if (request.has_capacities)
      certificate.excess = std::max(certificate.excess, double(-left / Real(resource.capacity)));
    gap += std::abs(Real(resource.price) * left);
  }
  certificate.complementarity = double(gap / std::max(cost, 1.0L));
  // Flows are the model's own answer to the prices, so what the two problems differ by is prices x left over.
  certificate.gap = certificate.complementarity;
  return certificate;
}

}  // namespace corridor
