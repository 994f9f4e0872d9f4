// SPDX-License-Identifier: Apache-2.0
// Rules about prices and the quotes they hang on, demand, published values, what events edit, and where all
// rows come from.
#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include "corridor/base/text.h"
#include "corridor/model/findings.h"
#include "corridor/model/price.h"
#include "corridor/model/rows.h"

namespace corridor {

namespace {

struct PriceBounds {
  double min, max;
};

/// USD per FEU-kilometre that a mode asks anywhere, subsidised backhauls and rush surcharges included. Per
/// mode: the cheapest and dearest documented price of data/eurasia, widened by a factor of four.
constexpr std::array<PriceBounds, 5> kFeuKmBounds{
    {{0.03, 3.0}, {0.2, 8.0}, {0.005, 3.0}, {0.3, 12.0}, {0.05, 2.0}}};

/// Rough, and good enough for an order of magnitude: dollars for one unit. None: no quote at all.
std::optional<double> rough_exchange(const Quotes& quotes, std::string_view currency) {
  if (currency == kNetworkCurrency) return 1.0;
  const std::string direct = fmt::format("{}/{}", currency, kNetworkCurrency);
  const std::string inverse = fmt::format("{}/{}", kNetworkCurrency, currency);
  for (const QuoteId quote : IdRange<Quotes>{quotes.name.size()}) {
    if (quotes.name[quote] == direct) return quotes.last[quote];
    if (quotes.name[quote] == inverse && quotes.last[quote] > 0.0) return 1.0 / quotes.last[quote];
  }
  return std::nullopt;
}

/// How many FEU-kilometres one unit of a per-km basis stands for.
std::optional<double> feu_km_of(PriceBasis basis) {
  constexpr double kUsualLoad = 12.0;  // tonnes of goods in a 40-foot box
  switch (basis) {
    case PriceBasis::per_feu_km:
    case PriceBasis::per_truck_km:
      return 1.0;
    case PriceBasis::per_teu_km:
      return 0.5;
    case PriceBasis::per_tonne_km:
      return 1.0 / kUsualLoad;
    default:
      return std::nullopt;
  }
}

bool is_currency(std::string_view code) {
  return code.size() == 3 && std::ranges::all_of(code, [](char c) { return c >= 'A' && c <= 'Z'; });
}

void check_order(const Tariffs& tariffs, TariffId tariff, Findings& findings) {
  const double price = tariffs.price[tariff];
  const double low = tariffs.price_low[tariff].value_or(price);
  const double high = tariffs.price_high[tariff].value_or(price);
  if (std::min({low, price, high}) < 0.0) {
    findings.add("negative_price",
                 {"tariffs", tariff.position(), "price", text_of(std::min({low, price, high}))},
                 "a price cannot be negative");
  } else if (low > price || price > high) {
    findings.add("disordered_price", {"tariffs", tariff.position(), "price", text_of(price)},
                 fmt::format("does not lie between {} and {}", text_of(low), text_of(high)));
  }
}

void check_fuel(const Tables& tables, TariffId tariff, Findings& findings) {
  const Tariffs& tariffs = tables.tariffs;
  if (tariffs.fuel_share[tariff] <= 0.0) return;
  const std::string& quote = tariffs.fuel_quote[tariff];
  const auto& names = tables.quotes.name.values();
  if (quote.empty() || !tariffs.fuel_base[tariff] || *tariffs.fuel_base[tariff] <= 0.0) {
    findings.add("fuel_without_base", {"tariffs", tariff.position(), "fuel_quote", quote},
                 "a price with a fuel share needs a quote and the value at which it holds");
  } else if (std::ranges::find(names, quote) == names.end()) {
    findings.add("fuel_without_base", {"tariffs", tariff.position(), "fuel_quote", quote},
                 "there is no quote of this name");
  }
}

void check_order_of_magnitude(const Tables& tables, TariffId tariff, double exchange, Findings& findings) {
  const Tariffs& tariffs = tables.tariffs;
  const auto feu_km = feu_km_of(tariffs.basis[tariff]);
  if (!feu_km || !tariffs.mode[tariff] || tariffs.kind[tariff] == TariffKind::surcharge) return;
  const double usd = tariffs.price[tariff] * exchange / *feu_km;
  const PriceBounds bounds = kFeuKmBounds[static_cast<std::size_t>(*tariffs.mode[tariff])];
  if (usd < bounds.min || usd > bounds.max) {
    findings.add("price_out_of_bounds",
                 {"tariffs", tariff.position(), "price", text_of(tariffs.price[tariff])},
                 fmt::format("makes {:.3f} USD per FEU and km; {} costs {} to {}", usd,
                             name_of(*tariffs.mode[tariff]), text_of(bounds.min), text_of(bounds.max)));
  }
}

void check_tariffs(const Tables& tables, Findings& findings) {
  const Tariffs& tariffs = tables.tariffs;
  for (const TariffId tariff : IdRange<Tariffs>{tariffs.id.size()}) {
    check_order(tariffs, tariff, findings);
    check_fuel(tables, tariff, findings);
    const bool has_ends = !tariffs.from_place[tariff].is_none() && !tariffs.to_place[tariff].is_none();
    if (tariffs.kind[tariff] == TariffKind::through && tariffs.service[tariff].is_none() && !has_ends) {
      findings.add("through_without_scope", {"tariffs", tariff.position(), "service", tariffs.id[tariff]},
                   "a through price of any service between any places");
    }
    const std::string& currency = tariffs.currency[tariff];
    if (!is_currency(currency)) {
      findings.add("bad_currency", {"tariffs", tariff.position(), "currency", currency},
                   "is no currency code");
    } else if (const auto exchange = rough_exchange(tables.quotes, currency)) {
      check_order_of_magnitude(tables, tariff, *exchange, findings);
    } else {
      findings.add("no_exchange", {"tariffs", tariff.position(), "currency", currency},
                   fmt::format("no quote turns it into {}", kNetworkCurrency));
    }
  }
}

void check_flows(const Flows& flows, Findings& findings) {
  for (std::uint32_t row = 0; row < flows.id.size(); ++row) {
    const Flows::IdType id{row};
    const auto& containers = flows.teu_count[id];
    const auto& mass = flows.mass[id];
    if (!containers && !mass) {
      findings.add("no_quantity", {"flows", row, "containers_teu", flows.id[id]},
                   "neither containers nor mass");
    } else if (containers.value_or(0.0) < 0.0 || mass.value_or(0.0) < 0.0) {
      findings.add(
          "no_quantity",
          {"flows", row, "containers_teu", text_of(std::min(containers.value_or(0.0), mass.value_or(0.0)))},
          "demand cannot be negative");
    }
  }
}

void check_published_values(const PublishedValues& values, Findings& findings) {
  for (std::uint32_t row = 0; row < values.id.size(); ++row) {
    const PublishedValues::IdType id{row};
    const auto& low = values.value_low[id];
    const auto& value = values.value[id];
    const auto& high = values.value_high[id];
    const bool is_ordered = (!low || !high || *low <= *high) && (!low || !value || *low <= *value) &&
                            (!value || !high || *value <= *high);
    if (!is_ordered || (!low && !value && !high)) {
      findings.add("disordered_values", {"published_values", row, "value", values.id[id]},
                   is_ordered ? "no value at all" : "the value does not lie in its range");
    }
  }
}

/// The keys of every table that has keys.
std::map<std::string_view, std::set<std::string_view>> keys_of(const Tables& tables) {
  std::map<std::string_view, std::set<std::string_view>> keys;
  each_table(tables, [&](std::string_view name, const auto& rows) {
    if constexpr (requires { rows.id; }) keys[name] = {rows.id.values().begin(), rows.id.values().end()};
  });
  return keys;
}

void check_edits(const Tables& tables, Findings& findings) {
  const EventEdits& edits = tables.event_edits;
  const auto names = table_names();
  const auto keys = keys_of(tables);
  for (std::uint32_t row = 0; row < edits.event.size(); ++row) {
    const EventEdits::IdType id{row};
    const std::string& table = edits.table[id];
    const std::string& key = edits.key[id];
    if (std::ranges::find(names, table) == names.end()) {
      findings.add("unknown_edit", {"event_edits", row, "table", table}, "there is no such table");
      continue;
    }
    const bool selects_many = key == "*" || key.find('=') != std::string::npos;
    const auto known = keys.find(table);
    if (!selects_many && (known == keys.end() || !known->second.contains(key))) {
      findings.add("unknown_edit", {"event_edits", row, "key", key},
                   fmt::format("{} has no such row", table));
    }
    const EventAction action = edits.action[id];
    if (action == EventAction::close || action == EventAction::open) continue;
    const auto fields = field_names(table);
    const std::string whole = edits.field[id] + "_typical_h";  // "duration": its min, typical and max
    if (std::ranges::find(fields, edits.field[id]) == fields.end() &&
        std::ranges::find(fields, whole) == fields.end()) {
      findings.add("unknown_edit", {"event_edits", row, "field", edits.field[id]},
                   fmt::format("{} has no such field", table));
    }
  }
}

template <class Rows>
void check_rows_provenance(const Rows& rows, std::string_view table, std::vector<bool>& is_used,
                           Findings& findings) {
  const auto& sources = rows.provenance.source.values();
  for (std::size_t row = 0; row < sources.size(); ++row) {
    if (sources[row].empty())
      findings.add("no_source", {table, row, "source", ""}, "the row names no source");
    for (const SourceId source : sources[row]) is_used[source.position()] = true;
    const Evidence evidence = rows.provenance.evidence.values()[row];
    const bool needs_method = evidence != Evidence::documented && evidence != Evidence::dataset;
    if (needs_method && rows.provenance.method.values()[row].empty()) {
      findings.add("no_method", {table, row, "method", std::string(name_of(evidence))},
                   "does not say how the numbers were come by");
    }
  }
}

}  // namespace

void check_trade(const Tables& tables, Findings& findings) {
  check_tariffs(tables, findings);
  check_flows(tables.flows, findings);
  check_published_values(tables.published_values, findings);
  check_edits(tables, findings);
}

void check_provenance(const Tables& tables, Findings& findings) {
  std::vector<bool> is_used(tables.sources.id.size(), false);
  each_table(tables, [&](std::string_view name, const auto& rows) {
    if constexpr (requires { rows.provenance; }) check_rows_provenance(rows, name, is_used, findings);
  });
  for (const SourceId source : IdRange<Sources>{tables.sources.id.size()}) {
    if (!is_used[source.position()]) {
      findings.add("unused_source", {"sources", source.position(), "id", tables.sources.id[source]},
                   "no row names it");
    }
  }
}

}  // namespace corridor
