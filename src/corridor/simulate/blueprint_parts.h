// SPDX-License-Identifier: Apache-2.0
// What a blueprint consists of: scripts of steps, lines of departures, queues, fleets, stations, and the pace
// of arrivals. Plain records; blueprint.h makes them.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "corridor/simulate/gates.h"
#include "corridor/simulate/simulate.h"

namespace corridor {

using ScriptId = Id<struct Script>;
using QueueId = Id<struct Queue>;
using LineId = Id<struct ServiceLine>;
using FleetId = Id<struct Fleet>;
using StationId = Id<struct Station>;
using SamplerId = Id<struct Sampler>;

/// A distribution of seconds by its quantiles at (k + 1/2) / kQuantiles; between them it is straight.
struct Sampler {
  static constexpr std::size_t kQuantiles = 128;
  std::array<double, kQuantiles> values;

  explicit Sampler(const Distribution& spread);
  [[nodiscard]] SimTime at(double uniform) const;
};

enum class Act : std::uint8_t {
  pass,     // takes time
  expect,   // a wait that a plan expects and a busy world has for real: passed over there
  listed,   // a timetabled departure that a plan waits for; a queue in a busy world
  weather,  // until the port is open; in an empty world what a plan expects
  board,    // busy world only: joins a queue
};

/// One thing that a box does, in the order of its ledger.
struct ScriptStep {
  Act act = Act::pass;
  Cause cause = Cause::moving;
  std::uint16_t row = 0;  ///< of the ledger
  PlaceId place;          ///< where it begins
  SimTime planned = 0;
  SamplerId sampler;  ///< none: always `planned`
  float probability = 1.0F;
  std::uint32_t lane = 0, element = 0;  ///< that draw it
  GateId gate, hours;                   ///< that must be open when it begins
  StationId station;                    ///< whose server it needs
  QueueId queue;                        ///< of board
  std::uint16_t resume = 0;             ///< of board on a fleet: the step after landing
  std::uint16_t alights = 1;            ///< of board on a line: position of the call where it leaves
  std::uint16_t skip = 0;               ///< of listed: so many departures are let go
  LineId line;                          ///< of listed
  SimTime offset = 0;                   ///< of listed: after the line's departure from its first call
};

/// An itinerary.
struct Script {
  std::vector<ScriptStep> steps;
  Ledger ledger;
  CorridorId corridor;
  SimTime planned = 0;
  double cost_per_feu = 0.0, co2e_per_feu = 0.0, km = 0.0;
  int borders = 0;
  std::vector<LineId> lines;  ///< that it needs a place on
};

/// Departures of one service with calls.
struct ServiceLine {
  ServiceId service;
  bool sails = false;
  std::int64_t capacity = 0;     ///< in steps of Teu
  std::vector<SimTime> offsets;  ///< of each call after the first departure
  double headway_s = 0.0;
  std::optional<SimTime> wait_max;    ///< of fill_and_sail
  std::vector<SimTime> listed;        ///< of a timetable
  double teu_steps_per_second = 0.0;  ///< places offered
  SimTime valid_from = 0, valid_to = kEndOfTime;
};

/// Where boxes wait for a line or for one direction of a fleet.
struct Queue {
  ServiceId service;
  PlaceId place;
  LineId line;
  std::size_t call = 0;  ///< position in the line
  FleetId fleet;
  int direction = 0;  ///< of the fleet: 0 out, 1 back
};

struct FleetSide {
  ServiceId service;
  PlaceId place;   ///< where it departs
  QueueId queue;   ///< none: nobody boards
  SamplerId sail;  ///< to the other side
  SimTime sail_planned = 0;
  GateId gate;       ///< closures of link, place and service
  StationId berths;  ///< at `place`; none: as many as are needed
  OperationId work;  ///< that a vessel does at `place`; none: no time
  SamplerId work_time;
  SimTime work_planned = 0;
  std::int64_t fill = 0;  ///< steps of Teu
  SimTime wait_max = 0;
};

/// Vessels of one kind within a fleet.
struct FleetGroup {
  int count = 0;
  std::int64_t capacity = 0;
  SimTime from = 0, to = kEndOfTime;
};

struct Fleet {
  std::array<FleetSide, 2> sides;
  std::vector<FleetGroup> groups;
};

struct Station {
  std::string name;
  PlaceId place;
  bool is_berths = false;
  int servers = 1;
  double teu_per_second = 0.0;  ///< of one server; 0: a visit holds it for its own duration
};

/// A way that boxes of a demand choose in a month.
struct Choice {
  ScriptId script;
  double until = 1.0;  ///< cumulative share
};

/// Arrivals at one rate.
struct Pace {
  SimTime from = 0, to = 0;
  double boxes_per_second = 0.0;
};

struct DemandPlan {
  std::vector<Pace> paces;                    ///< in order of time, apart; warm-up and run-out included
  std::vector<std::vector<Choice>> by_month;  ///< of the period; empty: none
};

}  // namespace corridor
