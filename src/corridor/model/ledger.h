// SPDX-License-Identifier: Apache-2.0
// The one result format: what a consignment does from origin to destination, a row per leg or stop, each with
// its time, cost, emissions and the rows of the network that they come from. Plans, used assignment paths and
// simulated consignments all give ledgers; everything that is shown is a view of ledgers.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "corridor/base/distribution.h"
#include "corridor/model/consignment.h"

namespace corridor {

enum class LedgerKind : std::uint8_t {
  leg,
  transload,
  border,
  inspection,
  passage,
  dwell,
  wait,
  storage,
  rest,
  handling
};

inline constexpr std::string_view kLedgerKindNames[] = {
    "leg", "transload", "border", "inspection", "passage", "dwell", "wait", "storage", "rest", "handling"};

/// One tariff applied: amount = units x price x fuel_factor x exchange, rounded once.
struct Charge {
  TariffId tariff;
  double units = 0.0;        ///< how many of the tariff's basis: FEU, tonne-kilometres, ...
  double price = 0.0;        ///< in the tariff's currency per unit
  double fuel_factor = 1.0;  ///< 1 + fuel_share x (quote / fuel_base - 1)
  double exchange = 1.0;     ///< network currency for one unit of the tariff's currency
  Money amount;
};

struct LedgerRow {
  LedgerKind kind = LedgerKind::leg;
  PlaceId from_place, to_place;  ///< the same for everything but legs
  std::optional<Mode> mode;      ///< of legs, and of waits for a departure
  ServiceId service;             ///< that moves or is waited for
  CallId from_call, to_call;     ///< of legs on a service with calls
  std::vector<LinkId> links;     ///< of legs, in order
  OperationId operation;         ///< of stops
  Instant start;                 ///< planned
  Duration duration{0};          ///< planned: the mean of `spread`
  Distribution spread;           ///< of `duration`; for timetabled waits fixed at 0: the departure decides
  double probability = 1.0;      ///< that the row happens (inspections)
  std::optional<Instant> departure;  ///< of waits for a timetabled departure: when it leaves
  Distance distance;
  std::vector<Charge> charges;
  Emission well_to_tank, tank_to_wheel;
  EmissionFactorId emission_factor;
  std::int64_t risk = 0;             ///< -1000 ln P(as planned)
  std::vector<CountryId> countries;  ///< touched, in order
};

struct Ledger {
  Consignment consignment;
  PlaceId origin, destination;
  Instant start;
  std::vector<LedgerRow> rows;
};

[[nodiscard]] Duration duration_of(const Ledger& ledger);
[[nodiscard]] Money cost_of(const Ledger& ledger);
[[nodiscard]] Money cost_of(const LedgerRow& row);
[[nodiscard]] Emission emission_of(const Ledger& ledger);
[[nodiscard]] Distance distance_of(const Ledger& ledger);
[[nodiscard]] int transfers_of(const Ledger& ledger);
/// Countries touched, in order, each once per visit.
[[nodiscard]] std::vector<CountryId> countries_of(const Ledger& ledger);

}  // namespace corridor
