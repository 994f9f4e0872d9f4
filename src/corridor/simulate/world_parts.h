// SPDX-License-Identifier: Apache-2.0
// The records of one replication: boxes, groups of boxes that do the same together, queues, departures,
// vessels and servers.
#pragma once

#include <array>
#include <cstdint>
#include <deque>
#include <vector>

#include "corridor/event/level.h"
#include "corridor/simulate/tally.h"

namespace corridor {

using BoxIndex = std::uint32_t;
using GroupIndex = std::uint32_t;
inline constexpr std::uint32_t kNobody = 0xFFFF'FFFFU;

/// What arrived together and travels together: `request.box` large.
struct Box {
  SimTime ready = 0;
  CauseTimes spent{};  ///< before it joined its group
  std::uint32_t number = 0;
  BoxIndex next = kNobody;  ///< in its group
  std::uint16_t demand = 0;
  bool is_traced = false;
};

/// Boxes at the same step of the same script.
struct Group {
  ScriptId script;
  std::uint16_t step = 0;
  std::uint32_t key = 0;  ///< that draws its times: of the box, then of the trip
  BoxIndex first = kNobody, last = kNobody;
  std::uint32_t boxes = 0;
  std::int64_t teu = 0;             ///< in steps
  CauseTimes spent{};               ///< by all of its boxes, since they are together
  SimTime since = 0;                ///< waiting in a queue
  SimTime ready_at = 0;             ///< when the first departure came that could have taken it; 0: not yet
  std::array<SimTime, 5> clocks{};  ///< of its queue when it joined
  GroupIndex next = kNobody;
  std::int32_t followed = -1;  ///< number in SimulateRequest::consignments
  bool is_traced = false;      ///< some of its boxes are
  bool is_used = false;
};

/// Reasons why boxes wait for a fleet; their times are kept by the queue.
enum class VesselWait : std::uint8_t { ships, filling, berths, weather, closures };
inline constexpr std::size_t kVesselWaits = 5;

struct QueueState {
  GroupIndex first = kNobody, last = kNobody;
  Level teu;
  SimTime wait_area = 0;  ///< sum over boxes of time waited, of those that left
  std::int64_t boarded = 0;
  SimTime changed_at = 0;
  std::uint32_t next_departure = 0;
  bool is_awake = false;  ///< an event for its next departure is to come
  // Of fleets: why its boxes wait now, and for how long so far for each reason.
  VesselWait reason = VesselWait::ships;
  SimTime reason_since = 0;
  std::array<SimTime, kVesselWaits> clocks{};
  std::array<int, kVesselWaits> held{};  ///< vessels in port, by what they wait for
  std::deque<std::uint32_t> filling;     ///< vessels that wait for cargo, first come first
};

struct LineState {
  std::vector<SimTime> departures;
  std::vector<std::uint8_t> runs;
  std::vector<std::int64_t> loaded;  ///< by departure and call from which it sets out, steps of Teu
  double places = 0.0;               ///< open for booking, steps of Teu
  SimTime booked_at = 0;
};

enum class VesselState : std::uint8_t { berthing, working, filling, leaving, sailing };

struct Vessel {
  FleetId fleet;
  std::uint32_t number = 0;  ///< within the fleet
  std::int64_t capacity = 0;
  SimTime from = 0, to = kEndOfTime;
  int side = 0;  ///< where it is, or sails to
  VesselState state = VesselState::sailing;
  std::uint32_t voyage = 0;
  std::uint32_t key = 0;
  GroupIndex aboard = kNobody;
  SimTime arrived = 0, berthed = 0, ready = 0, timeout = 0;
  std::array<SimTime, 2> sailed{-1, -1};  ///< last, by side
  SimTime sail_time = 0, weather_time = 0;
  SimTime work_end = 0;
  bool is_held = false;  ///< by weather before the port, or by a closure or weather before it leaves
  VesselWait held_by = VesselWait::weather;
};

/// Whoever comes on one trip at one moment is one batch.
struct StationState {
  std::vector<SimTime> free_at;  // by server
  std::uint32_t batch_key = 0;
  SimTime batch_at = -1, batch_start = 0;
  std::int64_t batch_teu = 0;
  std::size_t batch_server = 0;
};

}  // namespace corridor
