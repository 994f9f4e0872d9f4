// SPDX-License-Identifier: Apache-2.0
// Everything about a simulation that no replication changes: itineraries as scripts of steps, services as
// lines of departures, vessels as fleets, servers as stations. Made once, read by all replications at once.
#pragma once

#include <cstdint>
#include <map>
#include <tuple>
#include <vector>

#include "corridor/simulate/blueprint_parts.h"

namespace corridor {

class Blueprint {
 public:
  /// Throws Error. Calls request.planning.
  Blueprint(const Network& network, const SimulateRequest& request, const Run& run);

  const Network& network;
  const SimulateRequest& request;
  Instant zero;                       ///< tick 0
  SimTime from = 0, to = 0, end = 0;  ///< period and the end of all
  Gates gates;
  std::vector<Script> scripts;
  std::vector<Sampler> samplers;
  std::vector<ServiceLine> lines;
  std::vector<Queue> queues;
  std::vector<Fleet> fleets;
  std::vector<Station> stations;
  std::vector<DemandPlan> demands;
  std::vector<std::size_t> unserved;   ///< demands without a way in some month
  std::vector<ScriptId> consignments;  ///< of the request

  [[nodiscard]] SimTime tick_of(Instant at) const { return (at - zero).count(); }
  [[nodiscard]] Instant instant_of(SimTime at) const { return zero + Duration{at}; }
  /// Month of the period, counted from 0; before and after it the first and the last.
  [[nodiscard]] std::size_t month_of(SimTime at) const;
  [[nodiscard]] std::size_t week_of(SimTime at) const {
    return static_cast<std::size_t>((at - from) / (7 * 86400));
  }
  [[nodiscard]] std::size_t weeks() const { return week_of(to - 1) + 1; }
  [[nodiscard]] std::size_t months() const { return month_starts_.size(); }
  [[nodiscard]] SimTime month_start(std::size_t month) const { return month_starts_[month]; }

  // Made when first asked for (carriers.cpp).
  SamplerId sampler_of(std::uint32_t lane, std::uint32_t element, const Distribution& spread);
  /// Where one waits for a service with calls at one of its places; of a fleet if the service has one.
  QueueId queue_at(ServiceId service, PlaceId place);
  /// Who carries the sea hop of a through train; none: nobody known.
  QueueId carrier_of(Mode mode, PlaceId from, PlaceId to);
  LineId line_of(ServiceId service);
  StationId station_of(OperationId operation);

 private:
  void plan_demand(std::size_t demand);
  ScriptId add_script(const Alternative& alternative);
  FleetId fleet_of(ServiceId service);
  FleetSide side_of(ServiceId service);
  StationId berths_of(PlaceId place, Mode mode);
  void index_carriers();

  std::vector<SimTime> month_starts_;
  std::map<std::vector<std::uint64_t>, ScriptId> known_scripts_;
  std::map<std::tuple<std::uint32_t, std::uint32_t, std::int64_t>, SamplerId> known_samplers_;
  std::map<std::pair<ServiceId, PlaceId>, QueueId> known_queues_;
  std::map<std::tuple<Mode, PlaceId, PlaceId>, std::pair<ServiceId, PlaceId>> carriers_;
  std::map<ServiceId, LineId> known_lines_;
  std::map<ServiceId, std::pair<FleetId, int>> known_fleets_;
  std::map<std::pair<PlaceId, std::uint32_t>, StationId> known_stations_;
};

/// The steps of a ledger.
[[nodiscard]] std::vector<ScriptStep> steps_of(Blueprint& blueprint, const Ledger& ledger);

/// A service that can be used on some day of the period.
[[nodiscard]] bool runs_in(const Network& network, ServiceId service, Date from, Date to);

}  // namespace corridor
