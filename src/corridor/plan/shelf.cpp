// SPDX-License-Identifier: Apache-2.0
#include "corridor/plan/shelf.h"

#include <algorithm>

#include "corridor/model/scope.h"

namespace corridor {
namespace {

constexpr std::size_t kSuppliesMax = 8;
constexpr std::size_t kGraphsMax = 24;

bool is_same(const Consignment& a, const Consignment& b) {
  return a.commodity == b.commodity && a.containers == b.containers && a.goods == b.goods && a.tare == b.tare;
}

/// Rules with the same effect; how they were written does not matter.
bool is_same(const Rule& a, const Rule& b) {
  return a.sense == b.sense && a.subject == b.subject && a.countries == b.countries &&
         a.operator_name == b.operator_name && a.link == b.link && a.place == b.place &&
         a.service == b.service && a.mode == b.mode && a.corridor == b.corridor && a.price == b.price;
}

}  // namespace

std::vector<std::uint8_t> Shelf::restrictions_of(const TermsRequest& request) const {
  const Restrictions& rows = network_.tables().restrictions;
  const Column<PlaceId, CountryId>& country = network_.places().country;
  std::vector<std::uint8_t> fits;
  for (const RestrictionId row : IdRange<Restrictions>{rows.id.size()}) {
    if (rows.origin_country[row].is_none() && rows.destination_country[row].is_none()) continue;
    // A permit stops nothing (Desk asks for it), and rows about other goods never count.
    if (rows.effect[row] != RestrictionEffect::forbidden) continue;
    if (!fits_goods(network_.tables(), row, request.consignment.commodity)) continue;
    const auto meets = [&](CountryId wanted, PlaceId place) { return fits_id(wanted, country[place]); };
    fits.push_back(static_cast<std::uint8_t>(meets(rows.origin_country[row], request.origin) &&
                                             meets(rows.destination_country[row], request.destination)));
  }
  return fits;
}

const Supply& Shelf::supply(const TermsRequest& request, Duration horizon) {
  std::vector<std::uint8_t> restrictions = restrictions_of(request);
  for (const auto& entry : entries_) {
    if (entry->request.on == request.on && entry->horizon == horizon && entry->restrictions == restrictions &&
        is_same(entry->request.consignment, request.consignment)) {
      return *entry->supply;
    }
  }
  auto entry = std::make_unique<SupplyEntry>(SupplyEntry{
      request, horizon, std::move(restrictions), std::make_unique<Supply>(network_, request, horizon), {}});
  entries_.push_back(std::move(entry));
  return *entries_.back()->supply;
}

const SearchGraph& Shelf::graph(const Supply& supply, std::span<const Rule> rules,
                                std::span<const TouchSet> touch_sets) {
  const auto owner =
      std::ranges::find_if(entries_, [&](const auto& entry) { return entry->supply.get() == &supply; });
  CORRIDOR_CHECK(owner != entries_.end());
  for (const GraphEntry& entry : (*owner)->graphs) {
    if (std::ranges::equal(entry.rules, rules, [](const Rule& a, const Rule& b) { return is_same(a, b); }) &&
        std::ranges::equal(entry.graph->touch_sets, touch_sets)) {
      return *entry.graph;
    }
  }
  GraphEntry entry{
      {rules.begin(), rules.end()}, std::make_unique<SearchGraph>(supply, rules, touch_sets), {}, {}};
  entry.bounds.resize(network_.places().id.size());
  entry.reaches.resize(network_.places().id.size());
  (*owner)->graphs.push_back(std::move(entry));
  return *(*owner)->graphs.back().graph;
}

Shelf::GraphEntry& Shelf::entry_of(const SearchGraph& graph) {
  for (const auto& supply : entries_) {
    for (GraphEntry& entry : supply->graphs) {
      if (entry.graph.get() == &graph) return entry;
    }
  }
  CORRIDOR_CHECK(false);
}

const Bounds& Shelf::bounds(const SearchGraph& graph, PlaceId destination) {
  std::unique_ptr<Bounds>& bounds = entry_of(graph).bounds[destination.position()];
  if (!bounds) bounds = std::make_unique<Bounds>(graph, destination);
  return *bounds;
}

const Reach& Shelf::reach(const SearchGraph& graph, PlaceId origin) {
  std::unique_ptr<Reach>& reach = entry_of(graph).reaches[origin.position()];
  if (!reach) reach = std::make_unique<Reach>(graph, origin);
  return *reach;
}

void Shelf::tidy() {
  while (entries_.size() > kSuppliesMax) entries_.erase(entries_.begin());
  for (const auto& entry : entries_) {
    if (entry->graphs.size() > kGraphsMax) {
      entry->graphs.erase(entry->graphs.begin(),
                          entry->graphs.end() - static_cast<std::ptrdiff_t>(kGraphsMax / 2));
    }
  }
}

}  // namespace corridor
