// SPDX-License-Identifier: Apache-2.0
// Fleets: a vessel lands when the weather lets it, waits for a berth, unloads and loads, waits for cargo
// until it is full enough or has waited long enough, and sails when weather and closures let it. The boxes in
// the queue know at every instant what they wait for.
#include <algorithm>

#include "corridor/base/check.h"
#include "corridor/simulate/lanes.h"
#include "corridor/simulate/world.h"

namespace corridor {

void World::launch() {
  for (std::uint32_t fleet = 0; fleet < blueprint_.fleets.size(); ++fleet) {
    std::uint32_t number = 0;
    for (const FleetGroup& group : blueprint_.fleets[fleet].groups) {
      for (int i = 0; i < group.count; ++i, ++number) {
        Vessel vessel;
        vessel.fleet = FleetId{fleet};
        vessel.number = number;
        vessel.capacity = group.capacity;
        vessel.to = group.to;
        vessel.side = static_cast<int>(number % 2);
        vessel.key = voyage_key(side_of(vessel).service.position(), number, 0x7FF);
        const double share = request_.is_mean_world ? 0.5 : random_.uniform(fleet, kLaneFleet, number);
        const auto index = static_cast<std::uint32_t>(vessels_.size());
        vessels_.push_back(vessel);
        simulation_.schedule_at(group.from + static_cast<SimTime>(share * 3.0 * 86400.0), index, Kind::land);
      }
    }
  }
}

/// Brings the clocks of a queue up to now.
void World::settle(QueueState& queue) const {
  queue.clocks[static_cast<std::size_t>(queue.reason)] += now() - queue.reason_since;
  queue.reason_since = now();
}

/// A vessel in port begins (+1) or ends (-1) to wait for something.
void World::hold(QueueId id, VesselWait what, int change) {
  if (id.is_none()) return;
  QueueState& queue = queues_[id.position()];
  settle(queue);
  queue.held[static_cast<std::size_t>(what)] += change;
  queue.reason = VesselWait::ships;
  for (const VesselWait reason :
       {VesselWait::filling, VesselWait::weather, VesselWait::closures, VesselWait::berths}) {
    if (queue.held[static_cast<std::size_t>(reason)] == 0) continue;
    queue.reason = reason;
    break;
  }
}

void World::vessel_lands(std::uint32_t index) {
  Vessel& vessel = vessels_[index];
  const FleetSide& side = side_of(vessel);
  if (vessel.state == VesselState::sailing) {
    vessel.state = VesselState::berthing;
    vessel.arrived = now();
  }
  if (vessel.is_held) hold(side.queue, VesselWait::weather, -1);
  vessel.is_held = false;
  const SimTime open = removed_.has(Cause::weather) ? now() : sky_.open_at(side.place, now());
  if (open > now()) {
    hold(side.queue, VesselWait::weather, 1);
    vessel.is_held = true;
    return simulation_.schedule_at(open, index, Kind::land);
  }
  vessel.weather_time = now() - vessel.arrived;
  SimTime work = side.work_planned;
  if (!request_.is_mean_world && !side.work_time.is_none()) {
    work = blueprint_.samplers[side.work_time.position()].at(
        random_.uniform(vessel.key, kLaneOperation, side.work.position()));
  }
  SimTime start = now();
  std::uint32_t berth = vessel.number;
  if (!side.berths.is_none() && !removed_.has(Cause::berths)) {
    StationState& berths = stations_[side.berths.position()];
    StationTally& tally = tally_.stations[side.berths.position()];
    const auto free = std::ranges::min_element(berths.free_at);
    start = std::max(now(), *free);
    *free = start + work;
    berth = static_cast<std::uint32_t>(free - berths.free_at.begin());
    add_by_week(blueprint_, tally.week_busy_s, start, start + work, 1.0);
    if (is_reported(now())) {
      ++tally.visits;
      tally.wait_s += static_cast<double>(start - now());
    }
  }
  if (start > now()) hold(side.queue, VesselWait::berths, 1);
  vessel.berthed = start;
  vessel.work_end = start + work;
  if (is_first_ && is_reported(now())) {
    tally_.berth_stays.push_back({.place = side.place,
                                  .service = side.service,
                                  .vessel = vessel.number,
                                  .berth = berth,
                                  .arrived = blueprint_.instant_of(vessel.arrived),
                                  .begin = blueprint_.instant_of(start),
                                  .end = blueprint_.instant_of(start + work)});
  }
  simulation_.schedule_at(start, index, Kind::berthed);
}

void World::vessel_berthed(std::uint32_t index) {
  Vessel& vessel = vessels_[index];
  const SimTime waited = now() - vessel.arrived - vessel.weather_time;
  if (waited > 0) hold(side_of(vessel).queue, VesselWait::berths, -1);
  if (is_reported(now())) {
    FleetTally& tally = tally_.fleets[vessel.fleet.position()];
    tally.berth_wait_s += static_cast<double>(waited);
    tally.weather_s += static_cast<double>(vessel.weather_time);
  }
  vessel.state = VesselState::working;
  unload(vessel);
  simulation_.schedule_at(vessels_[index].work_end, index, Kind::ready);
}

/// Boxes go on by themselves: the transload of their scripts takes as long as the vessel's.
void World::unload(Vessel& vessel) {
  const SimTime waited = now() - vessel.arrived - vessel.weather_time;
  GroupIndex at = vessel.aboard;
  vessel.aboard = kNobody;
  const SimTime sailed = vessel.arrived - vessel.sail_time;
  const SimTime sail_time = vessel.sail_time;
  const SimTime weather_time = vessel.weather_time;
  while (at != kNobody) {
    Group& group = groups_[at];
    const GroupIndex next = group.next;
    const Script& script = script_of(group);
    const std::uint16_t resume = script.steps[group.step].resume;
    for (std::uint16_t step = group.step; step < resume; ++step) {
      if (script.steps[step].cause == Cause::moving) note(group, script.steps[step], sailed, sail_time);
    }
    group.step = resume;
    group.next = kNobody;
    spend(group, Cause::moving, sail_time);
    spend(group, Cause::weather, weather_time);
    spend(group, Cause::berths, waited);
    simulation_.schedule_at(now(), at, Kind::step);
    at = next;
  }
}

/// Enough waits at the far end for all vessels that are there or on their way, and for this one too.
bool World::is_wanted_on_the_other_side(const Vessel& vessel) const {
  const Fleet& fleet = blueprint_.fleets[vessel.fleet.position()];
  const FleetSide& other = fleet.sides[static_cast<std::size_t>(1 - vessel.side)];
  std::int64_t vessels = 1;
  for (const Vessel& each : vessels_) {
    if (each.fleet == vessel.fleet && each.side != vessel.side) ++vessels;
  }
  return waiting_teu(other.queue) >= std::max(other.fill, request_.box.steps()) * vessels;
}

void World::vessel_ready(std::uint32_t index) {
  Vessel& vessel = vessels_[index];
  if (now() >= vessel.to) return;  // laid up
  vessel.ready = now();
  const FleetSide& side = side_of(vessel);
  if (removed_.has(Cause::filling) || waiting_teu(side.queue) >= std::min(side.fill, vessel.capacity) ||
      is_wanted_on_the_other_side(vessel)) {
    return vessel_leaves(index);
  }
  vessel.state = VesselState::filling;
  vessel.timeout = now() + side.wait_max;
  if (!side.queue.is_none()) queues_[side.queue.position()].filling.push_back(index);
  hold(side.queue, VesselWait::filling, 1);
  simulation_.schedule_at(vessel.timeout, index, Kind::timeout);
}

void World::vessel_timeout(std::uint32_t index) {
  const Vessel& vessel = vessels_[index];
  if (vessel.state == VesselState::filling && vessel.timeout == now()) vessel_leaves(index);
}

/// Boxes have joined the queue of a fleet: a vessel may be full enough now, or wanted here.
void World::cargo_came(QueueId id) {
  const Queue& where = blueprint_.queues[id.position()];
  const Fleet& fleet = blueprint_.fleets[where.fleet.position()];
  const FleetSide& here = fleet.sides[static_cast<std::size_t>(where.direction)];
  QueueState& queue = queues_[id.position()];
  if (!queue.filling.empty()) {
    const std::uint32_t first = queue.filling.front();
    if (waiting_teu(id) >= std::min(here.fill, vessels_[first].capacity)) vessel_leaves(first);
    return;
  }
  for (std::uint32_t index = 0; index < vessels_.size(); ++index) {
    const Vessel& vessel = vessels_[index];
    if (vessel.fleet == where.fleet && vessel.state == VesselState::filling &&
        vessel.side != where.direction && is_wanted_on_the_other_side(vessel)) {
      return vessel_leaves(index);
    }
  }
}

void World::vessel_leaves(std::uint32_t index) {
  Vessel& vessel = vessels_[index];
  const FleetSide& side = side_of(vessel);
  FleetTally& tally = tally_.fleets[vessel.fleet.position()];
  if (vessel.state == VesselState::filling) {
    if (!side.queue.is_none()) std::erase(queues_[side.queue.position()].filling, index);
    hold(side.queue, VesselWait::filling, -1);
  }
  if (vessel.state != VesselState::leaving) {
    vessel.state = VesselState::leaving;
    if (is_reported(now())) tally.filling_s += static_cast<double>(now() - vessel.ready);
    vessel.ready = now();
  }
  if (vessel.is_held) hold(side.queue, vessel.held_by, -1);
  vessel.is_held = false;
  const SimTime gate = removed_.has(Cause::closures) ? now() : blueprint_.gates.open_at(side.gate, now());
  const SimTime sky = removed_.has(Cause::weather) || gate > now() ? now() : sky_.open_at(side.place, now());
  if (gate > now() || sky > now()) {
    vessel.is_held = true;
    vessel.held_by = gate > now() ? VesselWait::closures : VesselWait::weather;
    hold(side.queue, vessel.held_by, 1);
    const SimTime open = std::max(gate, sky);
    if (open != kEndOfTime) simulation_.schedule_at(open, index, Kind::sail);
    return;
  }
  if (is_reported(now())) tally.weather_s += static_cast<double>(now() - vessel.ready);
  vessel_sails(index);
}

void World::vessel_sails(std::uint32_t index) {
  Vessel& vessel = vessels_[index];
  const FleetSide& side = side_of(vessel);
  const auto direction = static_cast<std::size_t>(vessel.side);
  vessel.key = voyage_key(side.service.position(), vessel.number, vessel.voyage++);
  load(side, vessel);
  vessel.sail_time = side.sail_planned;
  if (!request_.is_mean_world) {
    vessel.sail_time =
        blueprint_.samplers[side.sail.position()].at(random_.uniform(vessel.key, kLaneLink, 0));
  }
  FleetTally& tally = tally_.fleets[vessel.fleet.position()];
  if (is_reported(now())) {
    ++tally.sailings[direction];
    tally.capacity[direction] += static_cast<double>(vessel.capacity) / 4.0;
    if (vessel.sailed[direction] >= 0) {
      tally.turn_round_s.add(static_cast<double>(now() - vessel.sailed[direction]));
    }
  }
  vessel.sailed[direction] = now();
  vessel.side = 1 - vessel.side;
  vessel.state = VesselState::sailing;
  simulation_.schedule_in(vessel.sail_time, index, Kind::land);
}

void World::load(const FleetSide& side, Vessel& vessel) {
  if (side.queue.is_none()) return;
  const std::int64_t room =
      removed_.has(Cause::ships) ? std::numeric_limits<std::int64_t>::max() : vessel.capacity;
  std::int64_t loaded = 0;
  board(side.queue, vessel.key, room, std::span{&loaded, 1});
  double teu = 0.0;
  for (const GroupIndex index : boarded_) {
    teu += static_cast<double>(groups_[index].teu) / 4.0;
    groups_[index].next = vessel.aboard;
    vessel.aboard = index;
  }
  if (is_reported(now())) {
    tally_.fleets[vessel.fleet.position()].teu[static_cast<std::size_t>(vessel.side)] += teu;
  }
  boarded_.clear();
}

}  // namespace corridor
