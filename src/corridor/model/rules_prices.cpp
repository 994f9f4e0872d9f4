// SPDX-License-Identifier: Apache-2.0
// Whether every movement has a price. A movement that no tariff fits costs nothing, so plans would prefer it
// for want of data. Dates are left aside here: a price of any time will do.
#include <algorithm>
#include <optional>
#include <span>
#include <vector>

#include <fmt/format.h>

#include "corridor/model/findings.h"
#include "corridor/model/network.h"
#include "corridor/model/price.h"
#include "corridor/model/scope.h"

namespace corridor {

namespace {

/// Prices of movements that fit a service and a mode.
std::vector<TariffId> prices_of(const Tariffs& tariffs, ServiceId service, Mode mode) {
  std::vector<TariffId> prices;
  for (const TariffId tariff : IdRange<Tariffs>{tariffs.id.size()}) {
    const TariffKind kind = tariffs.kind[tariff];
    if (kind != TariffKind::movement && kind != TariffKind::through) continue;
    if (!fits_id(tariffs.service[tariff], service) || !fits_word(tariffs.mode[tariff], mode)) continue;
    prices.push_back(tariff);
  }
  return prices;
}

/// Whether one of the prices may be that of a link.
bool has_price(const Tables& tables, std::span<const TariffId> prices, LinkId link) {
  const Tariffs& tariffs = tables.tariffs;
  const CountryId from = tables.places.country[tables.links.from_place[link]];
  const CountryId to = tables.places.country[tables.links.to_place[link]];
  return std::ranges::any_of(prices, [&](TariffId tariff) {
    if (!is_per_km(tariffs.basis[tariff])) return true;  // of the whole way: it may begin and end anywhere
    const CountryId country = tariffs.country[tariff];
    return country.is_none() || country == from || country == to;
  });
}

/// The first link of a service for which no price is meant; none: all have one.
LinkId first_free_link(const Tables& tables, ServiceId service, std::span<const CallId> calls) {
  const Links& links = tables.links;
  std::vector<TariffId> prices;
  std::optional<Mode> mode;
  const auto is_free = [&](LinkId link) {
    if (mode != links.mode[link]) prices = prices_of(tables.tariffs, service, *(mode = links.mode[link]));
    return !has_price(tables, prices, link);
  };
  for (const CallId call : calls) {
    for (const LinkId link : tables.calls.links[call]) {
      if (is_free(link)) return link;
    }
  }
  if (!calls.empty()) return LinkId::none();
  for (const LinkId link : IdRange<Links>{links.id.size()}) {
    if (lies_in_area(tables, service, link) && is_free(link)) return link;
  }
  return LinkId::none();
}

}  // namespace

void check_prices(const Tables& tables, Findings& findings) {
  const Services& services = tables.services;
  std::vector<std::vector<CallId>> calls(services.id.size());
  for (const CallId call : IdRange<Calls>{tables.calls.service.size()}) {
    calls[tables.calls.service[call].position()].push_back(call);
  }
  for (const ServiceId service : IdRange<Services>{services.id.size()}) {
    const LinkId link = first_free_link(tables, service, calls[service.position()]);
    if (link.is_none()) continue;
    findings.add("unpriced_movement", {"services", service.position(), "id", services.id[service]},
                 fmt::format("no tariff fits it on {}: it would move for nothing", tables.links.id[link]));
  }
}

}  // namespace corridor
