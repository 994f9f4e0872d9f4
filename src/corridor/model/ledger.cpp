// SPDX-License-Identifier: Apache-2.0
#include "corridor/model/ledger.h"

namespace corridor {

Duration duration_of(const Ledger& ledger) {
  Duration sum{0};
  for (const LedgerRow& row : ledger.rows) sum += row.duration;
  return sum;
}

Money cost_of(const LedgerRow& row) {
  Money sum;
  for (const Charge& charge : row.charges) sum += charge.amount;
  return sum;
}

Money cost_of(const Ledger& ledger) {
  Money sum;
  for (const LedgerRow& row : ledger.rows) sum += cost_of(row);
  return sum;
}

Emission emission_of(const Ledger& ledger) {
  Emission sum;
  for (const LedgerRow& row : ledger.rows) sum += row.well_to_tank + row.tank_to_wheel;
  return sum;
}

Distance distance_of(const Ledger& ledger) {
  Distance sum;
  for (const LedgerRow& row : ledger.rows) sum += row.distance;
  return sum;
}

int transfers_of(const Ledger& ledger) {
  int count = 0;
  for (const LedgerRow& row : ledger.rows) {
    if (row.kind == LedgerKind::transload) ++count;
  }
  return count;
}

std::vector<CountryId> countries_of(const Ledger& ledger) {
  std::vector<CountryId> countries;
  for (const LedgerRow& row : ledger.rows) {
    for (const CountryId country : row.countries) {
      if (countries.empty() || countries.back() != country) countries.push_back(country);
    }
  }
  return countries;
}

}  // namespace corridor
