// SPDX-License-Identifier: Apache-2.0
#include "corridor/assign/path_terms.h"

#include <algorithm>
#include <cmath>
#include <map>

#include <fmt/format.h>

#include "corridor/base/check.h"

namespace corridor {

namespace {

constexpr double kDaysPerYear = 365.25;
constexpr double kP90 = 1.2815515655446004;  // quantile 0.9 of the standard normal distribution

/// P90 - P50 of the arrival in days, as if the sum of all stages were normal.
double spread_days(const Ledger& ledger) {
  double variance = 0.0;
  for (const LedgerRow& row : ledger.rows) variance += row.probability * row.spread.variance();
  return kP90 * std::sqrt(variance) / 86400.0;
}

}  // namespace

PathCost cost_of(const Network& network, const AssignRequest& request, const Way& way) {
  const Commodities& commodities = network.tables().commodities;
  const CommodityId commodity = way.ledger.consignment.commodity;
  const double teu = way.ledger.consignment.containers.in_units();
  CORRIDOR_CHECK(teu > 0.0);
  const double days = in_days(duration_of(way.ledger));
  const double day_per_teu = commodities.time_value[commodity] / 2.0;
  const double value_per_teu = commodities.value[commodity] * commodities.mass_per_feu[commodity] / 2.0;
  // The value of time contains the cost of capital (docs/explanation/assign.md): what is shown as inventory
  // is taken out of it, never added to it.
  const double inventory = std::min(value_per_teu * request.inventory_rate / kDaysPerYear, day_per_teu);
  PathCost cost;
  cost.price = corridor::cost_of(way.ledger).in_units() / teu;
  cost.inventory = inventory * days;
  cost.time = (day_per_teu - inventory) * days;
  cost.reliability = day_per_teu * commodities.reliability_ratio[commodity] * spread_days(way.ledger);
  if (!request.aversion.empty() && !way.corridor.is_none())
    cost.aversion = request.aversion[way.corridor.position()];
  return cost;
}

std::string signature_of(const Ledger& ledger) {
  std::string text;
  for (const LedgerRow& row : ledger.rows) {
    if (row.kind == LedgerKind::leg) {
      text += fmt::format("s{}:{}-{}", row.service.position(), row.from_place.position(),
                          row.to_place.position());
      for (const LinkId link : row.links) text += fmt::format(",{}", link.position());
    } else if (!row.operation.is_none()) {
      text += fmt::format("o{}", row.operation.position());
    }
    text += ';';
  }
  return text;
}

std::vector<double> sizes_of(const Network& network, std::span<const AssignedPath> paths) {
  std::map<LinkId, int> users;
  const auto each_link = [](const AssignedPath& path, auto&& visit) {
    for (const LedgerRow& row : path.way.ledger.rows) {
      for (const LinkId link : row.links) visit(link);
    }
  };
  for (const AssignedPath& path : paths) {
    std::vector<LinkId> links;
    each_link(path, [&](LinkId link) { links.push_back(link); });
    std::ranges::sort(links);
    const auto rest = std::ranges::unique(links);
    links.erase(rest.begin(), rest.end());
    for (const LinkId link : links) ++users[link];
  }
  std::vector<double> sizes;
  for (const AssignedPath& path : paths) {
    double length = 0.0, own = 0.0;
    each_link(path, [&](LinkId link) {
      const double km = std::max(network.links().length[link].in_units(), 1e-3);
      length += km;
      own += km / users[link];
    });
    sizes.push_back(length > 0.0 ? own / length : 1.0);
  }
  return sizes;
}

}  // namespace corridor
