// SPDX-License-Identifier: Apache-2.0
// Terms are the answer to "under which terms does this network carry that consignment on that day": what each
// movement, border, handling and day of storage costs, what it emits, and what is forbidden. A search fills
// its plain arrays from it; a ledger asks it for the same charges in full, so both come to the same sum.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "corridor/model/emission.h"
#include "corridor/model/ledger.h"
#include "corridor/model/network.h"

namespace corridor {

struct TermsRequest {
  Consignment consignment;
  PlaceId origin, destination;
  Date on;  ///< the day whose rows and quotes count: when the goods are ready
};

/// A link that an area service passes, or all links between two calls of a service.
struct Movement {
  Money cost;
  Emission well_to_tank, tank_to_wheel;
  RestrictionId forbidden_by;  ///< none: allowed
  RestrictionId permit;        ///< a permit that it needs; none: none
};

/// A price from one place to another of one service: it replaces movements, borders and transloads between.
struct Through {
  PlaceId from_place, to_place;  ///< none: any (then it is the same from every place, or to every place)
  Charge charge;
};

class Terms {
 public:
  /// Keeps a reference to `network`.
  /// Throws  Error: a tariff that may be needed has a currency without a quote on or before the day (all
  /// named). Cost    O(tariffs + restrictions); later questions look only at rows that fit the consignment
  /// and day.
  Terms(const Network& network, const TermsRequest& request);

  [[nodiscard]] const TermsRequest& request() const { return request_; }

  /// A service without calls may use this link: mode, gauge and area fit, both are open on the day.
  [[nodiscard]] bool runs_on(ServiceId service, LinkId link) const;

  /// Of an area service on one link. In: runs_on(service, link).
  [[nodiscard]] Movement movement(ServiceId service, LinkId link) const;
  /// Of a service with calls on the way to a call. In: not the first call.
  [[nodiscard]] Movement movement(CallId to_call) const;

  // The same costs with their tariffs, for ledgers. Charges are added to `charges`.

  void charge_movement(ServiceId service, LinkId link, std::vector<Charge>& charges) const;
  void charge_movement(CallId to_call, std::vector<Charge>& charges) const;

  /// Through prices of a service that hold, narrowest first.
  [[nodiscard]] std::vector<Through> throughs(ServiceId service) const;
  /// The through price from one place to another of a service, if there is one.
  [[nodiscard]] std::optional<Charge> through(ServiceId service, PlaceId from, PlaceId to) const;

  /// At a place where at least one `border` operation happened to the vehicle. Once per crossing and place.
  [[nodiscard]] std::optional<Charge> border(PlaceId place, Mode mode, ServiceId service) const;
  /// Where a vehicle passes or calls: canal dues and other surcharges that name the place.
  void charge_passage(PlaceId place, Mode mode, ServiceId service, std::vector<Charge>& charges) const;
  /// Of handing over from one mode to another; at the origin without `from`, at the destination without `to`.
  [[nodiscard]] std::optional<Charge> handling(PlaceId place, std::optional<Mode> from,
                                               std::optional<Mode> to) const;
  /// Time without charge at a place (the storage operation's; none: no end), and the price beyond it.
  [[nodiscard]] std::optional<Duration> free_time(PlaceId place) const;
  /// Of waiting `stay` at a place: whole days begun beyond the free time.
  [[nodiscard]] std::optional<Charge> storage(PlaceId place, Duration stay) const;

  /// The row that forbids the consignment as a whole, or every use of a service; none: allowed.
  [[nodiscard]] RestrictionId forbidden_by() const;
  [[nodiscard]] RestrictionId forbidden_by(ServiceId service) const;

 private:
  /// A tariff that fits the consignment and the day, and all that its charges have in common.
  struct Fitting {
    TariffId tariff;
    int scope = 0;
    bool is_per_km = false;
    double units = 0.0;  ///< of its basis, on one km and one day
    double fuel_factor = 1.0;
    double exchange = 1.0;
  };
  /// What a movement is matched by.
  struct Way;

  void choose_tariffs();
  void choose_restrictions();
  [[nodiscard]] const std::vector<Fitting>& of_kind(TariffKind kind) const;
  [[nodiscard]] Charge charge(const Fitting& fitting, double count) const;
  [[nodiscard]] bool fits(const Fitting& fitting, Mode mode, ServiceId service) const;
  [[nodiscard]] const Fitting* best_whole(const Way& way, bool is_link) const;
  [[nodiscard]] const Fitting* best_per_km(const Way& way, CountryId country) const;
  [[nodiscard]] const Fitting* best_at(TariffKind kind, PlaceId place, Mode mode, ServiceId service) const;
  void charge_way(const Way& way, std::span<const LinkId> links, std::vector<Charge>& charges) const;
  void charge_surcharges(const Way& way, std::span<const LinkId> links, std::vector<Charge>& charges) const;
  [[nodiscard]] RestrictionId first(RestrictionEffect effect, ServiceId service, Mode mode,
                                    std::span<const LinkId> links) const;
  [[nodiscard]] Movement over(const Way& way, std::span<const LinkId> links) const;
  [[nodiscard]] Way way_of(CallId to_call) const;

  const Network* network_;
  TermsRequest request_;
  std::vector<std::vector<Fitting>> tariffs_;  // by TariffKind; narrowest first, then latest
  std::vector<RestrictionId> restrictions_;    // that fit goods, origin, destination and day
};

}  // namespace corridor
