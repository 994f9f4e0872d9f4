// SPDX-License-Identifier: Apache-2.0
// Tariffs and restrictions are filtered once by what does not change on the way (goods, day, origin,
// destination), and sorted so that the first that fits a place or movement is the one that counts.
#include "corridor/model/terms.h"

#include <algorithm>
#include <cmath>
#include <map>

#include <fmt/format.h>

#include "corridor/base/error.h"
#include "corridor/base/text.h"
#include "corridor/model/price.h"
#include "corridor/model/scope.h"
#include "corridor/model/validity.h"

namespace corridor {

/// A movement of one vehicle without a stop: one link of an area service, or what lies between two calls.
struct Terms::Way {
  ServiceId service;
  Mode mode;
  PlaceId from, to;
};

namespace {

// Calls `visit(country, km)` for each territory of a link; what lies on none has no country.
template <class Visit>
void each_territory(const Network& network, LinkId link, Visit&& visit) {
  const double km = network.links().length[link].in_units();
  double rest = 1.0;
  for (const CountryShare& part : network.countries_of(link)) {
    visit(part.country, km * part.share);
    rest -= part.share;
  }
  constexpr double kNothing = 1e-6;
  if (rest > kNothing) visit(CountryId::none(), km * rest);
}

// 40-foot boxes only, so that prices per FEU are meant for it.
bool is_whole_feu(const Consignment& consignment) { return consignment.containers.steps() % 8 == 0; }

bool is_per_teu(PriceBasis basis) {
  return basis == PriceBasis::per_teu || basis == PriceBasis::per_teu_km || basis == PriceBasis::per_teu_day;
}

}  // namespace

Terms::Terms(const Network& network, const TermsRequest& request)
    : network_(&network), request_(request), tariffs_(kNames<TariffKind>.size()) {
  choose_tariffs();
  choose_restrictions();
}

void Terms::choose_tariffs() {
  const Tariffs& tariffs = network_->tables().tariffs;
  const CommodityId goods = request_.consignment.commodity;
  const Container container = network_->tables().commodities.container[goods];
  std::map<std::string_view, std::optional<double>> rates;
  std::vector<Problem> problems;
  for (const TariffId tariff : IdRange<Tariffs>{tariffs.id.size()}) {
    if (!holds(tariffs.validity, tariff, request_.on) || !fits_id(tariffs.commodity[tariff], goods) ||
        !fits_word(tariffs.container[tariff], container)) {
      continue;
    }
    const std::string& currency = tariffs.currency[tariff];
    const auto [rate, is_new] = rates.try_emplace(currency);
    if (is_new) rate->second = exchange(*network_, currency, request_.on);
    if (!rate->second) {
      if (is_new) {
        problems.push_back({.code = "no_quote",
                            .where = "tariffs",
                            .field = "currency",
                            .value = currency,
                            .what = fmt::format("has no quote in {} on or before {} (tariff {})",
                                                kNetworkCurrency, text_of(request_.on), tariffs.id[tariff]),
                            .hint = fmt::format("ask about a later day, or add a row {}/{} to quotes",
                                                currency, kNetworkCurrency)});
      }
      continue;
    }
    const PriceBasis basis = tariffs.basis[tariff];
    tariffs_[static_cast<std::size_t>(tariffs.kind[tariff])].push_back(
        {.tariff = tariff,
         .scope = scope_of(tariffs, tariff),
         .is_per_km = corridor::is_per_km(basis),
         .units = units_of(basis, request_.consignment, kilometres(1), 1.0),
         .fuel_factor = fuel_factor(*network_, tariff, request_.on),
         .exchange = *rate->second});
  }
  if (!problems.empty()) throw Error(std::move(problems));

  const bool wants_teu = !is_whole_feu(request_.consignment);
  const auto order = [&](const Fitting& fitting) {
    const std::optional<Date>& from = tariffs.validity.valid_from[fitting.tariff];
    const Date since = from ? *from : Date::min();
    const bool is_other_box = is_per_teu(tariffs.basis[fitting.tariff]) != wants_teu;
    return std::tuple(-fitting.scope, -since.time_since_epoch().count(), is_other_box, fitting.tariff);
  };
  for (std::vector<Fitting>& kind : tariffs_) std::ranges::sort(kind, {}, order);
}

void Terms::choose_restrictions() {
  const Tables& tables = network_->tables();
  const Restrictions& rows = tables.restrictions;
  const Consignment& consignment = request_.consignment;
  const double boxes = std::max(1.0, std::ceil(consignment.containers.in_units() / 2.0));
  const Mass per_box = (1.0 / boxes) * (consignment.goods + consignment.tare);
  for (const RestrictionId row : IdRange<Restrictions>{rows.id.size()}) {
    const bool fits_mass = !rows.mass_min[row] || per_box > *rows.mass_min[row];
    if (fits_goods(tables, row, consignment.commodity) && fits_mass &&
        holds(rows.validity, row, request_.on) &&
        fits_id(rows.origin_country[row], tables.places.country[request_.origin]) &&
        fits_id(rows.destination_country[row], tables.places.country[request_.destination])) {
      restrictions_.push_back(row);
    }
  }
}

const std::vector<Terms::Fitting>& Terms::of_kind(TariffKind kind) const {
  return tariffs_[static_cast<std::size_t>(kind)];
}

Charge Terms::charge(const Fitting& fitting, double count) const {
  const double price = network_->tables().tariffs.price[fitting.tariff];
  const double units = fitting.units * count;
  return {.tariff = fitting.tariff,
          .units = units,
          .price = price,
          .fuel_factor = fitting.fuel_factor,
          .exchange = fitting.exchange,
          .amount = money(units * price * fitting.fuel_factor * fitting.exchange)};
}

bool Terms::fits(const Fitting& fitting, Mode mode, ServiceId service) const {
  const Tariffs& tariffs = network_->tables().tariffs;
  return fits_word(tariffs.mode[fitting.tariff], mode) && fits_id(tariffs.service[fitting.tariff], service);
}

bool Terms::runs_on(ServiceId service, LinkId link) const {
  return lies_in_area(network_->tables(), service, link) && is_open(network_->links(), link, request_.on) &&
         is_open(network_->services(), service, request_.on);
}

// The price of the whole way at once. Of a link on a longer way only those that name a place count: a price
// for the whole way must not be paid once per link.
const Terms::Fitting* Terms::best_whole(const Way& way, bool is_link) const {
  const Tariffs& tariffs = network_->tables().tariffs;
  const Places& places = network_->places();
  for (const Fitting& fitting : of_kind(TariffKind::movement)) {
    const TariffId tariff = fitting.tariff;
    if (fitting.is_per_km || !fits(fitting, way.mode, way.service)) continue;
    if (is_link && tariffs.from_place[tariff].is_none() && tariffs.to_place[tariff].is_none()) continue;
    if (!fits_id(tariffs.from_place[tariff], way.from) || !fits_id(tariffs.to_place[tariff], way.to))
      continue;
    const CountryId country = tariffs.country[tariff];
    if (!country.is_none() && places.country[way.from] != country && places.country[way.to] != country) {
      continue;
    }
    return &fitting;
  }
  return nullptr;
}

const Terms::Fitting* Terms::best_per_km(const Way& way, CountryId country) const {
  const Tariffs& tariffs = network_->tables().tariffs;
  for (const Fitting& fitting : of_kind(TariffKind::movement)) {
    const TariffId tariff = fitting.tariff;
    if (fitting.is_per_km && fits(fitting, way.mode, way.service) &&
        fits_id(tariffs.country[tariff], country) && fits_id(tariffs.from_place[tariff], way.from) &&
        fits_id(tariffs.to_place[tariff], way.to)) {
      return &fitting;
    }
  }
  return nullptr;
}

namespace {

// Kilometres by tariff, in the order in which tariffs were first met. Few of them: a vector is quickest.
template <class Fitting>
class Counts {
 public:
  void add(const Fitting* fitting, double count) {
    for (auto& [known, sum] : counts_) {
      if (known == fitting) {
        sum += count;
        return;
      }
    }
    counts_.emplace_back(fitting, count);
  }
  [[nodiscard]] const auto& all() const { return counts_; }

 private:
  std::vector<std::pair<const Fitting*, double>> counts_;
};

}  // namespace

void Terms::charge_way(const Way& way, std::span<const LinkId> links, std::vector<Charge>& charges) const {
  const Links& rows = network_->links();
  const Fitting* whole = best_whole(way, false);
  int scope_per_km = -1;  // of the narrowest price per km anywhere on the way
  Counts<Fitting> counts;
  for (const LinkId link : links) {
    const Way part{way.service, way.mode, rows.from_place[link], rows.to_place[link]};
    const Fitting* piece = links.size() > 1 ? best_whole(part, true) : nullptr;
    Counts<Fitting> per_km;
    int scope_link = -1;
    each_territory(*network_, link, [&](CountryId country, double km) {
      const Fitting* fitting = best_per_km(part, country);
      if (!fitting) return;
      per_km.add(fitting, km);
      scope_link = std::max(scope_link, fitting->scope);
    });
    if (piece && piece->scope >= scope_link) {
      counts.add(piece, 1.0);
      scope_per_km = std::max(scope_per_km, piece->scope);
    } else {
      for (const auto& [fitting, km] : per_km.all()) counts.add(fitting, km);
      scope_per_km = std::max(scope_per_km, scope_link);
    }
  }
  if (whole && whole->scope >= scope_per_km) {
    charges.push_back(charge(*whole, 1.0));
  } else {
    for (const auto& [fitting, count] : counts.all()) charges.push_back(charge(*fitting, count));
  }
}

// Every surcharge that fits is added; those that name a place are due where a vehicle passes or calls.
void Terms::charge_surcharges(const Way& way, std::span<const LinkId> links,
                              std::vector<Charge>& charges) const {
  const Tariffs& tariffs = network_->tables().tariffs;
  for (const Fitting& fitting : of_kind(TariffKind::surcharge)) {
    const TariffId tariff = fitting.tariff;
    if (!tariffs.place[tariff].is_none() || !fits(fitting, way.mode, way.service) ||
        !fits_id(tariffs.from_place[tariff], way.from) || !fits_id(tariffs.to_place[tariff], way.to)) {
      continue;
    }
    double km_on_territory = 0.0;
    for (const LinkId link : links) {
      each_territory(*network_, link, [&](CountryId country, double km) {
        if (fits_id(tariffs.country[tariff], country)) km_on_territory += km;
      });
    }
    if (km_on_territory > 0.0) charges.push_back(charge(fitting, fitting.is_per_km ? km_on_territory : 1.0));
  }
}

void Terms::charge_movement(ServiceId service, LinkId link, std::vector<Charge>& charges) const {
  const Links& links = network_->links();
  const Way way{service, links.mode[link], links.from_place[link], links.to_place[link]};
  charge_way(way, std::span(&link, 1), charges);
  charge_surcharges(way, std::span(&link, 1), charges);
}

Terms::Way Terms::way_of(CallId to_call) const {
  const Calls& calls = network_->calls();
  const ServiceId service = calls.service[to_call];
  const std::span<const CallId> all = network_->calls_of(service);
  const auto here = std::ranges::find(all, to_call);
  CORRIDOR_CHECK(here != all.begin() && here != all.end());
  return {service, calls.mode[to_call], calls.place[*(here - 1)], calls.place[to_call]};
}

void Terms::charge_movement(CallId to_call, std::vector<Charge>& charges) const {
  const Way way = way_of(to_call);
  const std::vector<LinkId>& links = network_->calls().links[to_call];
  charge_way(way, links, charges);
  charge_surcharges(way, links, charges);
}

Movement Terms::over(const Way& way, std::span<const LinkId> links) const {
  Movement movement;
  std::vector<Charge> charges;
  charge_way(way, links, charges);
  charge_surcharges(way, links, charges);
  for (const Charge& one : charges) movement.cost += one.amount;
  for (const LinkId link : links) {
    const Emitted emitted = emission_of(*network_, way.service, link, request_.consignment);
    movement.well_to_tank += emitted.well_to_tank;
    movement.tank_to_wheel += emitted.tank_to_wheel;
  }
  movement.forbidden_by = first(RestrictionEffect::forbidden, way.service, way.mode, links);
  movement.permit = first(RestrictionEffect::needs_permit, way.service, way.mode, links);
  return movement;
}

Movement Terms::movement(ServiceId service, LinkId link) const {
  const Links& links = network_->links();
  return over({service, links.mode[link], links.from_place[link], links.to_place[link]}, std::span(&link, 1));
}

Movement Terms::movement(CallId to_call) const {
  return over(way_of(to_call), network_->calls().links[to_call]);
}

std::vector<Through> Terms::throughs(ServiceId service) const {
  const Tariffs& tariffs = network_->tables().tariffs;
  std::vector<Through> found;
  for (const Fitting& fitting : of_kind(TariffKind::through)) {
    if (!fits(fitting, network_->services().mode[service], service)) continue;
    found.push_back(
        {tariffs.from_place[fitting.tariff], tariffs.to_place[fitting.tariff], charge(fitting, 1.0)});
  }
  return found;
}

std::optional<Charge> Terms::through(ServiceId service, PlaceId from, PlaceId to) const {
  for (const Through& price : throughs(service)) {
    if (fits_id(price.from_place, from) && fits_id(price.to_place, to)) return price.charge;
  }
  return std::nullopt;
}

const Terms::Fitting* Terms::best_at(TariffKind kind, PlaceId place, Mode mode, ServiceId service) const {
  const Tariffs& tariffs = network_->tables().tariffs;
  const CountryId country = network_->places().country[place];
  for (const Fitting& fitting : of_kind(kind)) {
    if (fits_id(tariffs.place[fitting.tariff], place) && fits_id(tariffs.country[fitting.tariff], country) &&
        fits(fitting, mode, service)) {
      return &fitting;
    }
  }
  return nullptr;
}

std::optional<Charge> Terms::border(PlaceId place, Mode mode, ServiceId service) const {
  const Fitting* fitting = best_at(TariffKind::border, place, mode, service);
  if (!fitting) return std::nullopt;
  return charge(*fitting, 1.0);
}

void Terms::charge_passage(PlaceId place, Mode mode, ServiceId service, std::vector<Charge>& charges) const {
  const Tariffs& tariffs = network_->tables().tariffs;
  for (const Fitting& fitting : of_kind(TariffKind::surcharge)) {
    if (tariffs.place[fitting.tariff] == place && fits(fitting, mode, service)) {
      charges.push_back(charge(fitting, 1.0));
    }
  }
}

std::optional<Charge> Terms::handling(PlaceId place, std::optional<Mode> from, std::optional<Mode> to) const {
  const Tariffs& tariffs = network_->tables().tariffs;
  const CountryId country = network_->places().country[place];
  for (const Fitting& fitting : of_kind(TariffKind::handling)) {
    const std::optional<Mode>& mode = tariffs.mode[fitting.tariff];
    if (fits_id(tariffs.place[fitting.tariff], place) && fits_id(tariffs.country[fitting.tariff], country) &&
        tariffs.service[fitting.tariff].is_none() && (!mode || mode == from || mode == to)) {
      return charge(fitting, 1.0);
    }
  }
  return std::nullopt;
}

std::optional<Duration> Terms::free_time(PlaceId place) const {
  const Operations& operations = network_->operations();
  std::optional<Duration> free;
  for (const OperationId operation : network_->operations_at(place)) {
    if (!operations.free_time[operation] || !holds(operations.validity, operation, request_.on)) continue;
    if (operations.kind[operation] == OperationKind::storage) return operations.free_time[operation];
    free = std::max(free, operations.free_time[operation]);
  }
  return free;
}

std::optional<Charge> Terms::storage(PlaceId place, Duration stay) const {
  const std::optional<Duration> free = free_time(place);
  if (!free || stay <= *free) return std::nullopt;
  const Tariffs& tariffs = network_->tables().tariffs;
  const CountryId country = network_->places().country[place];
  for (const Fitting& fitting : of_kind(TariffKind::storage)) {
    if (fits_id(tariffs.place[fitting.tariff], place) && fits_id(tariffs.country[fitting.tariff], country) &&
        !tariffs.mode[fitting.tariff] && tariffs.service[fitting.tariff].is_none()) {
      return charge(fitting, std::ceil(in_days(stay - *free)));
    }
  }
  return std::nullopt;
}

namespace {

bool is_on_way(const Restrictions& rows, RestrictionId row) {
  return rows.mode[row] || !rows.country[row].is_none() || !rows.place[row].is_none() ||
         !rows.service[row].is_none();
}

}  // namespace

RestrictionId Terms::first(RestrictionEffect effect, ServiceId service, Mode mode,
                           std::span<const LinkId> links) const {
  const Restrictions& rows = network_->tables().restrictions;
  const Links& all = network_->links();
  const Places& places = network_->places();
  const auto touches = [&](RestrictionId row) {
    const CountryId country = rows.country[row];
    const PlaceId place = rows.place[row];
    bool is_in_country = country.is_none();
    bool is_at_place = place.is_none();
    for (const LinkId link : links) {
      for (const PlaceId end : {all.from_place[link], all.to_place[link]}) {
        is_in_country = is_in_country || places.country[end] == country;
        is_at_place = is_at_place || end == place;
      }
      for (const CountryShare& part : network_->countries_of(link)) {
        is_in_country = is_in_country || part.country == country;
      }
    }
    return is_in_country && is_at_place;
  };
  for (const RestrictionId row : restrictions_) {
    if (rows.effect[row] == effect && is_on_way(rows, row) && fits_word(rows.mode[row], mode) &&
        fits_id(rows.service[row], service) && touches(row)) {
      return row;
    }
  }
  return RestrictionId::none();
}

RestrictionId Terms::forbidden_by() const {
  const Restrictions& rows = network_->tables().restrictions;
  for (const RestrictionId row : restrictions_) {
    if (rows.effect[row] == RestrictionEffect::forbidden && !is_on_way(rows, row)) return row;
  }
  return RestrictionId::none();
}

RestrictionId Terms::forbidden_by(ServiceId service) const {
  const Restrictions& rows = network_->tables().restrictions;
  for (const RestrictionId row : restrictions_) {
    if (rows.effect[row] == RestrictionEffect::forbidden && rows.country[row].is_none() &&
        rows.place[row].is_none() && fits_id(rows.service[row], service) &&
        fits_word(rows.mode[row], network_->services().mode[service])) {
      return row;
    }
  }
  return RestrictionId::none();
}

}  // namespace corridor
