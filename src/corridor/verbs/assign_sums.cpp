// SPDX-License-Identifier: Apache-2.0
#include "corridor/verbs/assign_sums.h"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "corridor/verbs/naming.h"

namespace corridor {

namespace {

void add_path(const AssignView& view, const Market& market, const AssignedPath& path, AssignSums& sums) {
  const Network& network = view.network;
  const Commodities& commodities = network.tables().commodities;
  const double tonnes_per_teu = commodities.mass_per_feu[market.commodity] / 2.0;
  Sum& sum = sums.corridors[path.way.corridor];
  sum.teu += path.teu;
  sum.mass_kt += path.teu * tonnes_per_teu / 1e3;
  sum.value_musd += path.teu * tonnes_per_teu * commodities.value[market.commodity] / 1e6;
  sum.price += path.teu * path.cost.price;
  sum.cost += path.teu * path.cost.sum();
  sum.tolls += path.teu * path.tolls;
  sum.days += path.teu * in_days(duration_of(path.way.ledger));
  sum.co2e += path.teu * emission_of(path.way.ledger).in_units() / 2.0;
  const Places& places = network.places();
  sums.streams[{places.country[market.origin], market.commodity, path.way.corridor,
                places.country[market.destination]}] += path.teu;
  for (const LedgerRow& row : path.way.ledger.rows) {
    if (row.kind == LedgerKind::leg && !row.service.is_none()) sums.services[row.service] += path.teu;
    if (row.kind == LedgerKind::transload) sums.terminals[row.from_place] += path.teu;
    for (const LinkId link : row.links) {
      sums.links[link] += path.teu;
      const CountryId from = places.country[network.links().from_place[link]];
      const CountryId to = places.country[network.links().to_place[link]];
      if (from != to && !from.is_none() && !to.is_none())
        sums.borders[{network.links().to_place[link], from, to, network.links().mode[link]}] += path.teu;
    }
  }
}

std::vector<Balance> balances_of(const AssignSums& sums, double empty_return) {
  std::map<std::tuple<CorridorId, CountryId, CountryId>, Balance> balances;
  for (const auto& [key, teu] : sums.streams) {
    const bool turned = key.destination < key.origin;
    const CountryId one = turned ? key.destination : key.origin;
    const CountryId other = turned ? key.origin : key.destination;
    Balance& balance = balances[{key.corridor, one, other}];
    balance.corridor = key.corridor;
    balance.one = one;
    balance.other = other;
    (turned ? balance.back : balance.there) += teu;
  }
  std::vector<Balance> list;
  for (auto& [key, balance] : balances) {
    balance.empties = empty_return * std::abs(balance.there - balance.back);
    list.push_back(balance);
  }
  return list;
}

}  // namespace

AssignSums sums_of(const AssignView& view, double empty_return) {
  AssignSums sums;
  for (const SegmentResult& segment : view.result.segments) {
    sums.demand += segment.demand;
    sums.served += segment.served;
    for (const AssignedPath& path : segment.paths) {
      if (path.teu > 0.0) add_path(view, view.request.markets[segment.market], path, sums);
    }
  }
  sums.balances = balances_of(sums, empty_return);
  return sums;
}

std::string name_of(const Network& network, const ResourceResult& resource) {
  switch (resource.kind) {
    case ResourceKind::service:
      return fmt::format("{}, on arrival in {}", key_of(network, resource.service),
                         name_of(network, network.calls().place[resource.call]));
    case ResourceKind::lane:
      return fmt::format("ships {}", network.links().id[resource.link]);
    case ResourceKind::operation:
      return network.operations().id[resource.operation];
    case ResourceKind::link:
      return network.links().id[resource.link];
  }
  return {};
}

std::string unserved_reason(const AssignView& view, const SegmentResult& segment) {
  if (segment.paths.empty())
    return segment.is_refusing ? "no itinerary that keeps out of what is refused" : "no itinerary";
  if (segment.served >= segment.demand * (1.0 - 1e-3)) return {};
  std::map<std::uint32_t, double> weights;
  for (const AssignedPath& path : segment.paths) {
    for (const Use& use : path.uses) {
      const double price = view.result.resources[use.resource].price * use.per_teu;
      if (price > 0.0) weights[use.resource] += price;
    }
  }
  if (weights.empty()) return "dearer than shippers pay";
  const auto worst = std::ranges::max_element(weights, {}, [](const auto& entry) { return entry.second; });
  return fmt::format("no room: {}", name_of(view.network, view.result.resources[worst->first]));
}

double user_cost(const AssignView& view) {
  double cost = 0.0;
  const double most = view.request.choice.walk_away;
  for (const SegmentResult& segment : view.result.segments) {
    const double worse =
        segment.paths.empty() ? most : std::min(segment.reference.logsum - segment.logsum, most);
    cost += segment.demand_given * worse;
  }
  return cost;
}

}  // namespace corridor
