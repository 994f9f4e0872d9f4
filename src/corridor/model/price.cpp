// SPDX-License-Identifier: Apache-2.0
#include "corridor/model/price.h"

#include <cmath>
#include <map>

#include <fmt/format.h>

namespace corridor {

QuoteId latest_quote(const Network& network, std::string_view name, Date on) {
  const Quotes& quotes = network.tables().quotes;
  QuoteId latest;
  for (const QuoteId quote : IdRange<Quotes>{quotes.name.size()}) {
    if (quotes.date[quote] > on || quotes.name[quote] != name) continue;
    // Of one day the later row counts, so that an added quote replaces one that was there.
    if (latest.is_none() || quotes.date[quote] >= quotes.date[latest]) latest = quote;
  }
  return latest;
}

namespace {

struct Rate {
  double value;
  Date on;
};

// Units of `to` for one unit of `from`, from a quote either way.
std::optional<Rate> direct_rate(const Network& network, std::string_view from, std::string_view to, Date on) {
  const Quotes& quotes = network.tables().quotes;
  const QuoteId forth = latest_quote(network, fmt::format("{}/{}", from, to), on);
  const QuoteId back = latest_quote(network, fmt::format("{}/{}", to, from), on);
  if (forth.is_none() && back.is_none()) return std::nullopt;
  if (back.is_none() || (!forth.is_none() && quotes.date[forth] >= quotes.date[back])) {
    return Rate{quotes.last[forth], quotes.date[forth]};
  }
  return Rate{1.0 / quotes.last[back], quotes.date[back]};
}

// Through a third currency; of several, the one whose older quote is the latest.
std::optional<Rate> crossed_rate(const Network& network, std::string_view from, std::string_view to,
                                 Date on) {
  std::optional<Rate> best;
  std::map<std::string, bool, std::less<>> tried;
  for (const std::string& name : network.tables().quotes.name.values()) {
    const std::size_t slash = name.find('/');
    if (slash == std::string::npos) continue;
    for (const std::string& third : {name.substr(0, slash), name.substr(slash + 1)}) {
      if (third == from || third == to || !tried.emplace(third, true).second) continue;
      const std::optional<Rate> first = direct_rate(network, from, third, on);
      if (!first) continue;
      const std::optional<Rate> second = direct_rate(network, third, to, on);
      if (!second) continue;
      const Rate rate{first->value * second->value, std::min(first->on, second->on)};
      if (!best || rate.on > best->on) best = rate;
    }
  }
  return best;
}

}  // namespace

std::optional<double> exchange(const Network& network, std::string_view currency, Date on) {
  if (currency == kNetworkCurrency) return 1.0;
  std::optional<Rate> rate = direct_rate(network, currency, kNetworkCurrency, on);
  if (!rate) rate = crossed_rate(network, currency, kNetworkCurrency, on);
  if (!rate) return std::nullopt;
  return rate->value;
}

double fuel_factor(const Network& network, TariffId tariff, Date on) {
  const Tariffs& tariffs = network.tables().tariffs;
  const double share = tariffs.fuel_share[tariff];
  const std::optional<double>& base = tariffs.fuel_base[tariff];
  if (!(share > 0.0) || !base || !(*base > 0.0) || tariffs.fuel_quote[tariff].empty()) return 1.0;
  const QuoteId quote = latest_quote(network, tariffs.fuel_quote[tariff], on);
  if (quote.is_none()) return 1.0;
  return 1.0 + share * (network.tables().quotes.last[quote] / *base - 1.0);
}

int scope_of(const Tariffs& tariffs, TariffId tariff) {
  return (tariffs.mode[tariff] ? 1 : 0) + (tariffs.country[tariff].is_none() ? 0 : 1) +
         (tariffs.service[tariff].is_none() ? 0 : 1) + (tariffs.place[tariff].is_none() ? 0 : 1) +
         (tariffs.from_place[tariff].is_none() ? 0 : 1) + (tariffs.to_place[tariff].is_none() ? 0 : 1) +
         (tariffs.commodity[tariff].is_none() ? 0 : 1) + (tariffs.container[tariff] ? 1 : 0);
}

double units_of(PriceBasis basis, const Consignment& consignment, Distance distance, double days) {
  const double count_teu = consignment.containers.in_units();
  const double km = distance.in_units();
  switch (basis) {
    case PriceBasis::per_feu:
      return count_teu / 2.0;
    case PriceBasis::per_teu:
      return count_teu;
    case PriceBasis::per_tonne:
      return consignment.goods.in_units();
    case PriceBasis::per_feu_km:
      return count_teu / 2.0 * km;
    case PriceBasis::per_teu_km:
      return count_teu * km;
    case PriceBasis::per_tonne_km:
      return consignment.goods.in_units() * km;
    case PriceBasis::per_truck_km:
      return std::ceil(count_teu / 2.0) * km;
    case PriceBasis::per_consignment:
      return 1.0;
    case PriceBasis::per_feu_day:
      return count_teu / 2.0 * days;
    case PriceBasis::per_teu_day:
      return count_teu * days;
  }
  return 0.0;
}

}  // namespace corridor
