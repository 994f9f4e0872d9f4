// SPDX-License-Identifier: Apache-2.0
// When something may start: closures of places, links and services, and opening hours of operations. What is
// closed is waited for; what never opens again is a kEndOfTime that the world must report, not wait for.
#pragma once

#include <map>
#include <span>
#include <utility>
#include <vector>

#include "corridor/base/zone.h"
#include "corridor/event/event.h"
#include "corridor/model/calendar.h"
#include "corridor/model/network.h"

namespace corridor {

/// Number of a gate; none: always open.
using GateId = Id<class Gates>;

class Gates {
 public:
  /// SimTime 0 is `zero`.
  Gates(const Network& network, Instant zero) : network_(&network), zero_(zero) {}

  GateId of_place(PlaceId place);
  GateId of_link(LinkId link);
  GateId of_service(ServiceId service);
  GateId of_operation(OperationId operation);
  /// Open when both are. Closures only.
  GateId both(GateId a, GateId b);

  /// The first moment at or after `at` at which it is open; kEndOfTime if there is none.
  [[nodiscard]] SimTime open_at(GateId gate, SimTime at) const;

 private:
  struct Closed {
    SimTime begin, end;  // closed in [begin, end)
  };
  struct Gate {
    std::vector<Closed> closed;  // sorted, apart from each other
    OpeningHours hours;
    Zone zone = Zone::utc();
  };

  template <class IdType>
  GateId of_closures(int kind, const Column<Closures::IdType, IdType>& column, IdType id);
  GateId add(Gate gate);
  [[nodiscard]] SimTime tick_of(Instant instant) const { return (instant - zero_).count(); }

  const Network* network_;
  Instant zero_;
  std::vector<Gate> gates_;
  std::map<std::pair<int, std::uint32_t>, GateId> known_;
  std::map<std::pair<GateId, GateId>, GateId> pairs_;
};

}  // namespace corridor
