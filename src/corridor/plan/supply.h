// SPDX-License-Identifier: Apache-2.0
// Everything that a network offers to one consignment on one day, as a graph: goods stand on the ground at a
// place, having left a vehicle of some class, or they are aboard an area service at a place. Arcs move,
// board, or ride from call to call; who has moved may get off where there is ground for the vehicle. Rules of
// a request are not in it (search_graph.h), so that it serves many requests.
#pragma once

#include <memory>
#include <vector>

#include "corridor/plan/ways.h"

namespace corridor {

/// What an arc adds. `steps` are kept only where something must open first.
struct Totals {
  std::int64_t duration_s = 0;  ///< without waiting for gates, without driving
  std::int64_t driving_s = 0;
  Money cost;
  Emission emission;
  std::int64_t risk = 0;
  double variance_s2 = 0.0;
};

/// Wait for the gate, then spend the time.
struct Step {
  std::uint32_t gate = kNone;
  std::uint32_t duration_s = 0;
  std::uint32_t driving_s = 0;
};

/// Departures of a timetabled service at one call and arrivals of the same vehicles at a later one.
struct Timetable {
  std::uint32_t departures = 0, arrivals = 0;  ///< where they begin in Supply::ticks
  std::uint32_t count = 0;
  std::uint32_t cut_off_s = 0;
  std::uint32_t ride_min_s = 0;   ///< of the fastest vehicle
  std::uint32_t storage = kNone;  ///< which of Supply::storage applies to the wait
};

/// What a day begun beyond the free time costs, the second, and so on: amounts[n] for n days.
struct StorageTable {
  std::int64_t free_s = 0;
  std::vector<std::int64_t> amounts;
  std::int64_t step_max = 0;  ///< most that one day adds

  [[nodiscard]] std::int64_t amount(std::int64_t wait_s) const {
    const std::int64_t beyond = wait_s - free_s;
    if (beyond <= 0) return 0;
    return amounts[static_cast<std::size_t>((beyond + 86399) / 86400)];
  }
};

enum class ArcKind : std::uint8_t { move, board, ride };

struct SupplyArc {
  ArcKind kind = ArcKind::move;
  std::uint32_t source = 0, target = 0;  ///< nodes
  ServiceId service{};
  LinkId link{};                  ///< of move
  CallId from_call{}, to_call{};  ///< of ride
  int transfers = 0;
  Totals totals{};
  std::vector<Step> steps{};  ///< empty: totals say it all. Of timetabled rides: up to being ready to depart
  std::uint32_t timetable = kNone;
  double variance_before_s2 = 0.0;  ///< of being ready for a timetabled departure
};

/// Goods stand at `place`, off a vehicle of class `vehicle`; kNone: they start here.
struct Ground {
  PlaceId place;
  std::uint32_t vehicle = kNone;
};

/// Goods are aboard an area service whose vehicles are of one class.
struct Lane {
  ServiceId service;
  std::uint32_t vehicle = 0;
  std::optional<DriverRule> rule;
  std::optional<Duration> drive_max;  ///< of one carriage

  [[nodiscard]] bool counts_driving() const { return rule.has_value() || drive_max.has_value(); }
};

struct Supply {
  /// Vehicles that left earlier than this before the goods were ready cannot be boarded on their way.
  static constexpr Duration kLead{61 * 86400};

  Supply(const Network& of, const TermsRequest& request, Duration longest);
  Supply(const Supply&) = delete;
  Supply& operator=(const Supply&) = delete;

  [[nodiscard]] std::uint32_t node_count() const {
    return static_cast<std::uint32_t>(grounds.size() + lane_nodes.size());
  }
  [[nodiscard]] bool is_ground(std::uint32_t node) const { return node < grounds.size(); }
  [[nodiscard]] PlaceId place_of(std::uint32_t node) const {
    return is_ground(node) ? grounds[node].place : lane_nodes[node - grounds.size()].place;
  }
  [[nodiscard]] const Lane& lane_of(std::uint32_t node) const {
    return lanes[lane_nodes[node - grounds.size()].lane];
  }
  /// kNone if goods cannot stand there.
  [[nodiscard]] std::uint32_t ground(PlaceId place, std::uint32_t vehicle) const {
    return ground_of[place.position() * (vehicles.size() + 1) +
                     (vehicle == kNone ? vehicles.size() : vehicle)];
  }
  [[nodiscard]] Instant instant_of(Tick tick) const { return zero + Duration{tick}; }

  const Network& network;
  Terms terms;
  Instant zero;      ///< tick 0: kLead before the day of the request begins in UTC
  Duration horizon;  ///< the last tick that is known
  Calendars calendars;
  Ways ways;
  std::vector<VehicleClass> vehicles;
  std::vector<Ground> grounds;
  std::vector<Lane> lanes;
  struct LaneNode {
    std::uint32_t lane;
    PlaceId place;
  };
  std::vector<LaneNode> lane_nodes;  // node - grounds.size() -> where
  std::vector<std::uint32_t> ground_of;
  std::vector<SupplyArc> arcs;
  std::vector<Timetable> timetables;
  std::vector<StorageTable> storage;
  std::vector<Tick> ticks;
  /// Of ending at a ground node: the handling there. By node; grounds only.
  std::vector<Money> unloading;
};

/// Adds rows up. Steps are made only if a row has a gate.
[[nodiscard]] Totals totals_of(std::span<const WayRow> rows);
[[nodiscard]] std::vector<Step> steps_of(std::span<const WayRow> rows);
/// When so many rows, begun at `at`, are done; driving counts as time. kNever if something never opens.
[[nodiscard]] Tick walk(const Calendars& calendars, std::span<const WayRow> rows, Tick at);

}  // namespace corridor
