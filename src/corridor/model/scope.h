// SPDX-License-Identifier: Apache-2.0
// What a row is about: columns that narrow it, of which an empty one fits everything.
#pragma once

#include <algorithm>

#include "corridor/model/fields_trade.h"

namespace corridor {

template <class Rows>
[[nodiscard]] bool fits_id(Id<Rows> scope, Id<Rows> value) {
  return scope.is_none() || scope == value;
}
template <class T>
[[nodiscard]] bool fits_word(const std::optional<T>& scope, T value) {
  return !scope || *scope == value;
}

/// Whether a restriction is about such goods, in whatever quantity.
[[nodiscard]] inline bool fits_goods(const Tables& tables, RestrictionId row, CommodityId goods) {
  const Restrictions& rows = tables.restrictions;
  const std::string& dangerous = rows.dangerous_goods_class[row];
  return fits_id(rows.commodity[row], goods) &&
         fits_word(rows.container[row], tables.commodities.container[goods]) &&
         (dangerous.empty() || dangerous == tables.commodities.dangerous_goods_class[goods]);
}

/// Whether a link is one of those that a service without calls runs on: of its mode and gauge, in its area.
/// Straits, capes and canals have no country, so they lie in no area.
[[nodiscard]] inline bool lies_in_area(const Tables& tables, ServiceId service, LinkId link) {
  const Services& services = tables.services;
  const Links& links = tables.links;
  const std::vector<CountryId>& area = services.area[service];
  const auto is_inside = [&](PlaceId place) {
    return std::ranges::find(area, tables.places.country[place]) != area.end();
  };
  return links.mode[link] == services.mode[service] &&
         (!services.gauge[service] || services.gauge[service] == links.gauge[link]) &&
         (area.empty() || (is_inside(links.from_place[link]) && is_inside(links.to_place[link])));
}

}  // namespace corridor
