// SPDX-License-Identifier: Apache-2.0
// The simulator: a year of the corridor with every box in it. Demand arrives, boxes follow the itineraries
// that a function in the request gives them, and share trains, vessels, berths and borders with all others;
// storms come and go. Out come times, queues and what the delay is made of, each with an interval.
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "corridor/base/run.h"
#include "corridor/model/ledger.h"
#include "corridor/model/network.h"
#include "corridor/simulate/simulate_result.h"

namespace corridor {

/// So much within a time, at a steady rate.
struct Season {
  Date from, to;  ///< both included
  double teu = 0.0;
};

/// Goods that want to go from one place to another.
struct Demand {
  std::string name;
  PlaceId origin, destination;
  CommodityId commodity;
  CorridorId corridor;  ///< that it is bound to; none: any
  std::vector<Season> seasons;
};

/// What the planning function is asked: how would a box of this demand go that is ready on that day?
struct PlanningQuestion {
  std::size_t demand = 0;  ///< of the request
  PlaceId origin, destination;
  CommodityId commodity;
  CorridorId corridor;
  Teu containers;
  Date on;
};

/// A way to go, and the share of boxes that choose it.
struct Alternative {
  Ledger ledger;
  CorridorId corridor;
  double share = 1.0;
};

using Planning = std::function<std::vector<Alternative>(const PlanningQuestion&)>;

/// How boxes choose among their ways when trains are booked out.
enum class Booking : std::uint8_t {
  ahead,  ///< the first of its ways whose departures have places left; if none has, its first choice
  none,   ///< its first choice, however long the queue
};

struct SimulateRequest {
  Date from, to;  ///< the period that is reported, both included; outside it the first and last day hold on
  std::vector<Demand> demands;
  Planning planning;  ///< called once for each demand and month, never during a replication
  /// Ledgers of consignments that are sent at their start, each to be followed: see SimulateResult::ledgers.
  std::vector<Ledger> consignments;

  std::uint64_t seed = 1;
  int replications = 1;
  /// Of replications, counted from the first, whose causes of delay are also found by taking them away.
  int cause_replications = 0;
  /// More replications, up to this number, until the mean transit time of each demand is known to
  /// `precision` of itself (half an interval of 95 %). 0: exactly `replications`.
  int replications_max = 0;
  double precision = 0.01;

  bool is_empty_world = false;  ///< nobody else: waits are those that a plan expects
  bool is_mean_world = false;   ///< every duration is its mean, rounded as plans round it
  bool moves_in_blocks = true;  ///< boxes that do the same together are one event; answers differ by who of
                                ///< equals boards first, by less than 0.5 %
  CauseSet removed;             ///< causes of delay that do not exist
  Booking booking = Booking::ahead;
  double booked_departures = 1.5;  ///< of each service are open for booking at a time
  Teu box = Teu::of(2.0);          ///< size of what arrives together and travels together
  Duration warm_up = days(60);     ///< before the period, with its demand; not reported
  Duration run_out = days(150);    ///< after it, with its demand, until all that is reported has arrived
};

/// In      the period is not empty; planning is set if there are demands.
/// Out     see simulate_result.h. What no itinerary serves is listed, and so is what has not arrived in the
///         end, with where it stands.
/// Throws  Error: a request that no network could answer.
/// Stops   between replications; what is told is of those that were finished.
/// Same    the same bits for any number of threads.
/// Cost    see bench/simulate_bench.cpp.
[[nodiscard]] SimulateResult simulate(const Network& network, const SimulateRequest& request,
                                      const Run& run = {});

}  // namespace corridor
