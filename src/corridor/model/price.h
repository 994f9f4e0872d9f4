// SPDX-License-Identifier: Apache-2.0
// Which tariff counts, and what it comes to. Of the tariffs that fit, the one with the most scope columns
// counts, then the one valid from the latest day. Currency and fuel follow the latest quotes on or before the
// day. A charge is computed in one place and rounded once, to 1/1000 of the network's currency.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "corridor/model/ledger.h"
#include "corridor/model/network.h"

namespace corridor {

/// The currency of all money inside a network, and of every column `..._usd` outside.
inline constexpr std::string_view kNetworkCurrency = "USD";

/// The latest value of a quote on or before `on`; none if there is none.
[[nodiscard]] QuoteId latest_quote(const Network& network, std::string_view name, Date on);

/// Network currency for one unit of `currency`, from "EUR/USD" (USD for one EUR), "USD/EUR" turned over, or
/// two quotes through a third currency; of the direct ones the later day counts. None without quotes.
[[nodiscard]] std::optional<double> exchange(const Network& network, std::string_view currency, Date on);

/// 1 + fuel_share x (quote / fuel_base - 1); 1 where the tariff has no fuel share, base or quote.
[[nodiscard]] double fuel_factor(const Network& network, TariffId tariff, Date on);

/// How many scope columns a tariff gives: mode, country, service, places, commodity, container.
[[nodiscard]] int scope_of(const Tariffs& tariffs, TariffId tariff);

/// How many units of `basis` a consignment has on `distance` or in `days` of storage.
[[nodiscard]] double units_of(PriceBasis basis, const Consignment& consignment, Distance distance,
                              double days = 0.0);

/// True for prices per km.
[[nodiscard]] constexpr bool is_per_km(PriceBasis basis) {
  return basis == PriceBasis::per_feu_km || basis == PriceBasis::per_teu_km ||
         basis == PriceBasis::per_tonne_km || basis == PriceBasis::per_truck_km;
}

}  // namespace corridor
