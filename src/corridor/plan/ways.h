// SPDX-License-Identifier: Apache-2.0
// What happens to goods, step by step, in the order in which it happens: handing over, waiting for a
// departure, moving over a link or to a call with all borders on the way. The search adds these rows up once;
// a ledger lists them. This is the only place that knows which operation happens where.
#pragma once

#include <optional>
#include <vector>

#include "corridor/model/driving.h"
#include "corridor/model/terms.h"
#include "corridor/plan/calendars.h"

namespace corridor {

/// What a vehicle is to the place where goods leave it or board it.
struct VehicleClass {
  Mode mode = Mode::rail;
  std::optional<int> gauge;
  friend bool operator==(const VehicleClass&, const VehicleClass&) = default;
};

/// A row of a ledger without its start.
struct WayRow {
  LedgerRow row;
  std::uint32_t gate = kNone, gate_2 = kNone;  ///< calendars that must be open when it starts
  bool is_driving = false;                     ///< row.duration counts as driving time of one driver
  double variance_s2 = 0.0;                    ///< of its time; parts of one run share that of the run
};

class Ways {
 public:
  /// Keeps references. In: terms are of the network.
  Ways(const Network& network, const Terms& terms, Calendars& calendars);

  /// Goods may start, end and change vehicle here.
  [[nodiscard]] bool hands_over(PlaceId place) const;
  /// At the origin without `from`, at the destination without `to`. None: the change is impossible.
  [[nodiscard]] std::optional<std::vector<WayRow>> handover(PlaceId place, std::optional<VehicleClass> from,
                                                            std::optional<VehicleClass> to) const;
  /// From handed over to departed: cut-off and, unless timetabled, the wait. Storage is the caller's.
  [[nodiscard]] std::vector<WayRow> boarding(ServiceId service, PlaceId place) const;
  /// From departed to moving: weather of the port.
  void depart(PlaceId place, Mode mode, std::vector<WayRow>& rows) const;
  /// An area service over one link, with the borders at both ends. In: terms.runs_on(service, link).
  [[nodiscard]] std::vector<WayRow> over_link(ServiceId service, LinkId link) const;
  /// From the departure at the previous call to the arrival at `call`. In: not the first call.
  [[nodiscard]] std::vector<WayRow> to_call(CallId call) const;
  /// From the arrival at `call` to the departure from it, for goods that stay with the service.
  [[nodiscard]] std::vector<WayRow> at_call(CallId call) const;
  /// Charges for so long a wait at a place; no row if it is free.
  [[nodiscard]] std::optional<WayRow> storage(PlaceId place, ServiceId service, Duration wait) const;

  /// The class of the movement that arrives at `call`, and of the one that leaves it.
  [[nodiscard]] VehicleClass arriving(CallId call) const;
  [[nodiscard]] VehicleClass leaving(CallId call) const;
  /// The rule that the drivers of an area service keep: that of the first country of its area. None: no
  /// driving.
  [[nodiscard]] std::optional<DriverRule> driver_rule(ServiceId service) const;
  [[nodiscard]] bool is_timetabled(ServiceId service) const;

  [[nodiscard]] CallId previous(CallId call) const;
  [[nodiscard]] CallId next(CallId call) const;

  [[nodiscard]] const Network& network() const { return network_; }
  [[nodiscard]] const Terms& terms() const { return terms_; }

 private:
  struct Crossing;
  struct Hop;

  void operations(PlaceId place, OperationKind kind, const Crossing& crossing, ServiceId service,
                  std::vector<WayRow>& rows) const;
  void arrive(PlaceId place, const Crossing& crossing, ServiceId service, std::vector<WayRow>& rows) const;
  [[nodiscard]] WayRow stop(LedgerKind kind, OperationId operation, ServiceId service) const;
  void weather(PlaceId place, Mode mode, std::vector<WayRow>& rows) const;
  [[nodiscard]] WayRow leg(ServiceId service, const Hop& hop) const;
  [[nodiscard]] std::vector<Hop> hops_to(CallId call) const;
  [[nodiscard]] bool changes(OperationId operation, VehicleClass from, VehicleClass to) const;

  const Network& network_;
  const Terms& terms_;
  Calendars& calendars_;
  Date on_;
  std::vector<std::uint32_t> call_position_;  // call -> position in its service
  std::vector<std::uint32_t> weather_of_;     // place -> row of weather_closures in the month, or kNone
};

/// -1000 ln(probability), at most 65535.
[[nodiscard]] std::int64_t risk_of(double probability);

}  // namespace corridor
