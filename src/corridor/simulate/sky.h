// SPDX-License-Identifier: Apache-2.0
// The weather of one replication at each port, drawn before and independently of all traffic, so that every
// scenario meets the same storms. A port is open and closed by turns; both spells are exponential, with rates
// that change with the month: the share of time closed and the mean spell are those of `weather_closures`.
#pragma once

#include <cstdint>
#include <vector>

#include "corridor/base/random.h"
#include "corridor/event/event.h"
#include "corridor/model/network.h"

namespace corridor {

class Sky {
 public:
  /// From tick 0 to `end`.
  Sky(const Network& network, Instant zero, SimTime end, const Random& random);

  /// The first moment at or after `at` at which weather leaves the place open.
  [[nodiscard]] SimTime open_at(PlaceId place, SimTime at) const;
  [[nodiscard]] bool is_closed(PlaceId place, SimTime at) const { return open_at(place, at) != at; }
  /// Time closed in [from, to).
  [[nodiscard]] SimTime closed_in(PlaceId place, SimTime from, SimTime to) const;
  /// Places with weather, in the order of the table.
  [[nodiscard]] const std::vector<PlaceId>& places() const { return places_; }

 private:
  struct Storm {
    SimTime begin, end;
  };
  [[nodiscard]] const std::vector<Storm>* storms_at(PlaceId place) const;

  std::vector<PlaceId> places_;
  std::vector<std::uint32_t> site_of_;      // place -> position in places_, or a number beyond
  std::vector<std::vector<Storm>> storms_;  // by site; sorted, apart
};

}  // namespace corridor
