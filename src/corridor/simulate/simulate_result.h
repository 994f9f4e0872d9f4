// SPDX-License-Identifier: Apache-2.0
// What the simulator tells. Every number that varies is an Estimate: the mean over replications with its
// interval of 95 %. Times of boxes are in days, of resources in hours.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "corridor/base/run.h"
#include "corridor/event/estimate.h"
#include "corridor/model/ledger.h"
#include "corridor/model/network.h"

namespace corridor {

/// What the time of a box is made of. From `trains` on, it is delay.
enum class Cause : std::uint8_t {
  moving,    ///< in motion, with the rests of drivers
  handling,  ///< being loaded, unloaded, moved to another gauge; delivered before the cut-off
  dwell,     ///< at a terminal for papers and shunting, whatever the traffic
  trains,    ///< for the next train, barge or truck: departures are rare, or do not run
  wagons,    ///< for a place on a train, after one that was full; for wagons to be put together
  ships,     ///< no vessel in port, or it was full
  filling,   ///< a vessel waits for more cargo
  berths,    ///< a vessel waits for a berth
  cranes,    ///< a terminal's servers are busy
  border,    ///< border, inspection, passage
  weather,   ///< a storm closes a port
  closures,  ///< something is closed, or not open at that hour
};
inline constexpr std::size_t kCauses = 12;
inline constexpr std::size_t kDelayFirst = static_cast<std::size_t>(Cause::trains);
inline constexpr std::array<std::string_view, kCauses> kCauseNames = {
    "moving",  "handling", "dwell",  "trains", "wagons",  "ships",
    "filling", "berths",   "cranes", "border", "weather", "closures"};

struct CauseSet {
  std::uint16_t bits = 0;
  [[nodiscard]] constexpr bool has(Cause cause) const {
    return ((unsigned{bits} >> static_cast<unsigned>(cause)) & 1U) != 0;
  }
  [[nodiscard]] constexpr CauseSet with(Cause cause) const {
    return {static_cast<std::uint16_t>(bits | 1U << static_cast<unsigned>(cause))};
  }
};

/// Days from ready to arrived of the boxes that were ready in the period.
struct TransitTimes {
  Estimate mean, p10, p50, p90;
};

/// Of the boxes of one demand, or of one corridor.
struct FlowResult {
  std::string name;
  PlaceId origin, destination;  ///< none: of several demands
  CorridorId corridor;
  Estimate teu;      ///< ready in the period
  Estimate arrived;  ///< share of them that arrived before the simulation ended
  TransitTimes days;
  double planned_days = 0.0;               ///< what the itineraries promised, by their shares
  Estimate late;                           ///< share that took longer than a tenth above the promise
  std::array<Estimate, kCauses> by_cause;  ///< days of each box; they add up to days.mean
  Estimate cost_per_feu;                   ///< in the network's currency
  Estimate co2e_per_feu;                   ///< kg
  Estimate km;
  Estimate speed_with_delay, speed_without_delay;       ///< km/h: CPMM's SWD and SWOD
  Estimate border_hours;                                ///< of one crossing: CPMM's TFI1
  std::vector<double> month_p10, month_p50, month_p90;  ///< by month of being ready; NaN: no boxes
};

/// Boxes that wait for one service at one place.
struct QueueResult {
  ServiceId service;
  PlaceId place;
  Estimate teu_mean, teu_max;
  Estimate wait_hours;  ///< of a box
  Estimate boarded_teu;
  std::vector<double> week_teu;  ///< mean in each week of the period
};

/// A fleet that goes to and fro between two ports.
struct FleetResult {
  ServiceId service;
  int vessels = 0;
  Estimate sailings_out, sailings_back;
  Estimate teu_out, teu_back;            ///< carried
  Estimate capacity_out, capacity_back;  ///< offered
  Estimate turn_round_days;              ///< from a sailing to the next in the same direction
  Estimate filling_hours, berth_wait_hours, weather_hours;  ///< of one sailing
};

/// Servers of one place: berths, gauge changers.
struct StationResult {
  std::string name;
  PlaceId place;
  int servers = 0;
  Estimate utilisation;  ///< share of servers' time
  Estimate wait_hours;   ///< of a batch or vessel
  Estimate visits;
  std::vector<double> week_utilisation;
};

/// A cause of delay: days of an average box.
struct CauseResult {
  Cause cause = Cause::trains;
  Estimate direct;   ///< spent waiting for it
  Estimate removed;  ///< what is gained if it is taken away: the mean over two opposite orders of taking away
};

struct PortWeather {
  PlaceId place;
  std::vector<double> month_closed;  ///< share of time, by month of the period
};

/// Boxes that could not go, or are still on the way in the end.
struct Leftover {
  std::size_t demand = 0;
  double teu = 0.0;  ///< mean over replications
  std::string where;
};

/// Of the first replication: a vessel at a berth.
struct BerthStay {
  PlaceId place;
  ServiceId service;
  std::uint32_t vessel = 0, berth = 0;
  Instant arrived, begin, end;
};

/// Of the first replication: a box at a place, in order of time.
struct TracePoint {
  std::uint32_t box = 0;
  std::size_t demand = 0;
  Instant at;
  PlaceId place;
  double km = 0.0;  ///< from the origin
};

struct SimulateResult {
  Completion completion = Completion::complete;
  int replications = 0;
  std::uint64_t seed = 0;
  Date from, to;
  std::vector<FlowResult> demands;    ///< as in the request
  std::vector<FlowResult> corridors;  ///< of which boxes went; the last is of all boxes
  std::vector<QueueResult> queues;
  std::vector<FleetResult> fleets;
  std::vector<StationResult> stations;
  std::vector<CauseResult> causes;  ///< from Cause::trains on
  Estimate delay_days;              ///< of an average box: what causes add up to
  Estimate delay_removed_days;      ///< of taking all of them away
  std::vector<PortWeather> weather;
  std::vector<Leftover> unserved, unfinished;
  std::vector<BerthStay> berth_stays;
  std::vector<TracePoint> trace;
  std::vector<Ledger> ledgers;  ///< of SimulateRequest::consignments in the first replication
  std::uint64_t events = 0;     ///< of the first replication
  std::uint64_t boxes = 0;      ///< of the first replication, warm-up and run-out included
  /// Mean transit days in each replication: [demand][replication], the last of all boxes; for paired
  /// comparisons.
  std::vector<std::vector<double>> mean_days;
};

}  // namespace corridor
