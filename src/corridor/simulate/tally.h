// SPDX-License-Identifier: Apache-2.0
// What one replication counts: whole numbers and sums in the order of events, so that replications can be
// reduced in the order of their numbers whatever thread made them.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "corridor/event/histogram.h"
#include "corridor/event/moments.h"
#include "corridor/simulate/blueprint.h"

namespace corridor {

/// Boxes that were ready in the period: of one demand, or of one corridor.
struct FlowTally {
  std::uint64_t ready = 0;
  Histogram seconds;  ///< of those that arrived
  std::array<std::int64_t, kCauses> spent{};
  double promised_s = 0.0;
  std::uint64_t late = 0;
  double cost = 0.0, co2e = 0.0, km = 0.0;  ///< per FEU; sums
  std::int64_t borders = 0;
  std::vector<Histogram> by_month;

  void add_arrived(const Script& script, std::size_t month, SimTime time,
                   const std::array<std::int64_t, kCauses>& causes);
};

struct QueueTally {
  double teu_mean = 0.0, teu_max = 0.0;
  double wait_s = 0.0;  ///< sum over boxes
  std::uint64_t boxes = 0;
  double boarded_teu = 0.0;
  std::vector<double> week_teu_s;  ///< area in each week
};

struct FleetTally {
  std::array<std::uint64_t, 2> sailings{};
  std::array<double, 2> teu{}, capacity{};
  Moments turn_round_s;
  double filling_s = 0.0, berth_wait_s = 0.0, weather_s = 0.0;
};

struct StationTally {
  double busy_s = 0.0, wait_s = 0.0;
  std::uint64_t visits = 0;
  std::vector<double> week_busy_s;
};

struct Stuck {
  std::size_t demand = 0;
  PlaceId place;
  std::uint64_t boxes = 0;
};

using CauseTimes = std::array<std::int32_t, kCauses>;

struct WorldTally {
  explicit WorldTally(const Blueprint& blueprint);
  WorldTally() = default;

  /// A box that was ready in the period.
  struct Arrival {
    const Script& script;
    std::size_t demand, month;
    SimTime time;  ///< from ready to arrived
    std::array<std::int64_t, kCauses> spent;
  };
  void arrived(const Arrival& arrival);
  [[nodiscard]] std::size_t corridor_of(const Script& script) const;

  std::vector<FlowTally> demands;
  std::vector<FlowTally> corridors;  ///< by corridor; the last but one is of none, the last of all
  std::vector<QueueTally> queues;
  std::vector<FleetTally> fleets;
  std::vector<StationTally> stations;
  std::vector<std::vector<double>> weather;  ///< closed share by port of the sky and month
  std::vector<double> unserved_teu;          ///< by demand
  std::vector<Stuck> stuck;                  ///< reported boxes that have not arrived, by demand and place
  std::uint64_t events = 0, boxes = 0;

  // Of the first replication only.
  std::vector<BerthStay> berth_stays;
  std::vector<TracePoint> trace;
  std::vector<Ledger> ledgers;
  std::vector<PlaceId> weather_places;
};

/// Adds amount x the overlap of [from, to) with each week of the period.
void add_by_week(const Blueprint& blueprint, std::vector<double>& weeks, SimTime from, SimTime to,
                 double amount);

}  // namespace corridor
