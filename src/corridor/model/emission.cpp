// SPDX-License-Identifier: Apache-2.0
#include "corridor/model/emission.h"

namespace corridor {

namespace {

constexpr double kGramsPerKilogram = 1000.0;

// Calls `visit(country, share)` for each territory of a link; what lies on none has no country.
template <class Visit>
void each_territory(const Network& network, LinkId link, Visit&& visit) {
  double rest = 1.0;
  for (const CountryShare& part : network.countries_of(link)) {
    visit(part.country, part.share);
    rest -= part.share;
  }
  constexpr double kNothing = 1e-6;
  if (rest > kNothing) visit(CountryId::none(), rest);
}

}  // namespace

EmissionFactorId factor_of(const Network& network, ServiceId service, LinkId link, CountryId country) {
  const Tables& tables = network.tables();
  const Mode mode = tables.links.mode[link];
  if (!service.is_none()) {
    const VehicleId vehicle = tables.services.vehicle[service];
    const EmissionFactorId own = tables.vehicles.emission_factor[vehicle];
    if (!own.is_none() && tables.emission_factors.mode[own] == mode) return own;
  }
  const EmissionFactors& factors = tables.emission_factors;
  const std::optional<Traction>& traction = tables.links.traction[link];
  EmissionFactorId best;
  int scope_best = -1;
  for (const EmissionFactorId factor : IdRange<EmissionFactors>{factors.id.size()}) {
    if (factors.mode[factor] != mode) continue;
    int scope = 0;
    if (factors.traction[factor]) {
      if (factors.traction[factor] != traction) continue;
      ++scope;
    }
    if (!factors.country[factor].is_none()) {
      if (factors.country[factor] != country) continue;
      ++scope;
    }
    if (scope > scope_best) {
      best = factor;
      scope_best = scope;
    }
  }
  return best;
}

Emitted emission_of(const Network& network, ServiceId service, LinkId link, const Consignment& consignment) {
  const EmissionFactors& factors = network.tables().emission_factors;
  const double tkm =
      (consignment.goods + consignment.tare).in_units() * network.links().length[link].in_units();
  double wtt = 0.0;
  double ttw = 0.0;
  double share_best = 0.0;
  Emitted emitted;
  each_territory(network, link, [&](CountryId country, double share) {
    const EmissionFactorId factor = factor_of(network, service, link, country);
    if (factor.is_none()) return;
    wtt += tkm * share * factors.wtt[factor];
    ttw += tkm * share * factors.ttw[factor];
    if (share > share_best) {
      share_best = share;
      emitted.factor = factor;
    }
  });
  emitted.well_to_tank = kilograms_co2e(wtt / kGramsPerKilogram);
  emitted.tank_to_wheel = kilograms_co2e(ttw / kGramsPerKilogram);
  return emitted;
}

Emission emission_of(const Network& network, OperationId operation, const Consignment& consignment) {
  const std::optional<Emission>& per_teu = network.operations().emission[operation];
  return per_teu ? consignment.containers.in_units() * *per_teu : Emission{};
}

}  // namespace corridor
