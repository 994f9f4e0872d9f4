// SPDX-License-Identifier: Apache-2.0
// One replication: boxes, vessels and queues as records, moved by events. Boxes that do the same together are
// one group, moved by one event. At every instant each box is in exactly one place: with a group on its way,
// in a queue, aboard a vessel, or where it cannot go on; the counts are kept and checked.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "corridor/base/random.h"
#include "corridor/event/simulation.h"
#include "corridor/simulate/blueprint.h"
#include "corridor/simulate/sky.h"
#include "corridor/simulate/world_parts.h"

namespace corridor {

class World {
 public:
  World(const Blueprint& blueprint, const Random& random, bool is_first, CauseSet removed);

  /// To the end. Out: what happened.
  WorldTally run();

  void handle(Simulation& simulation, const Event& event);

 private:
  enum class Kind : std::uint8_t { arrival, consign, step, departure, berthed, ready, timeout, sail, land };

  // world.cpp: boxes along their scripts
  void arrive(std::uint32_t demand);
  void schedule_arrival(std::uint32_t demand);
  GroupIndex new_group(ScriptId script, BoxIndex box);
  BoxIndex new_box();
  void advance(GroupIndex index);
  bool pass(GroupIndex index, const ScriptStep& step);
  bool wait_until(GroupIndex index, const ScriptStep& step, SimTime until, Cause cause);
  SimTime draw(const Group& group, const ScriptStep& step) const;
  SimTime serve(const Group& group, StationId station, SimTime hold);
  void spend(Group& group, Cause cause, SimTime time);
  void finish(GroupIndex index);
  void strand(GroupIndex index);
  void release(GroupIndex index);
  void note(const Group& group, const ScriptStep& step, SimTime begin, SimTime duration);
  void note_wait(const Group& group, const ScriptStep& step, SimTime begin, SimTime duration);
  void trace(const Group& group);
  [[nodiscard]] const Script& script_of(const Group& group) const {
    return blueprint_.scripts[group.script.position()];
  }
  ScriptId choose(std::size_t demand, std::uint32_t number);
  [[nodiscard]] bool book(const Script& script);

  // world_queues.cpp: departures of lines
  void join(GroupIndex index, const ScriptStep& step);
  void depart(QueueId queue);
  void wake(QueueId queue);
  /// Takes what has room, first come first, into boarded_; boxes that do the same become one group.
  /// `loaded`: how much is aboard from each call on.
  void board(QueueId queue, std::uint32_t key, std::int64_t capacity, std::span<std::int64_t> loaded);
  GroupIndex split(GroupIndex index, std::uint32_t boxes);
  void merge(GroupIndex into, GroupIndex index);
  void flush(Group& group);
  void leave_queue(QueueId queue, Group& group);
  void change_queue(QueueId queue, std::int64_t teu);
  void make_departures(LineId line);
  [[nodiscard]] bool boards_at_once(const Queue& queue) const;
  [[nodiscard]] SimTime departure_at(const Queue& queue, std::size_t number) const;

  // world_vessels.cpp: fleets
  void launch();
  void vessel_lands(std::uint32_t index);
  void vessel_berthed(std::uint32_t index);
  void vessel_ready(std::uint32_t index);
  void vessel_timeout(std::uint32_t index);
  void vessel_leaves(std::uint32_t index);
  void vessel_sails(std::uint32_t index);
  void load(const FleetSide& side, Vessel& vessel);
  void unload(Vessel& vessel);
  void hold(QueueId queue, VesselWait what, int change);
  void settle(QueueState& queue) const;
  void cargo_came(QueueId queue);
  [[nodiscard]] bool is_wanted_on_the_other_side(const Vessel& vessel) const;
  [[nodiscard]] std::int64_t waiting_teu(QueueId queue) const {
    return queue.is_none() ? 0 : queues_[queue.position()].teu.value();
  }
  [[nodiscard]] const FleetSide& side_of(const Vessel& vessel) const {
    return blueprint_.fleets[vessel.fleet.position()].sides[static_cast<std::size_t>(vessel.side)];
  }

  void check_conservation() const;
  void finish_tally();
  [[nodiscard]] bool is_reported(SimTime at) const { return at >= blueprint_.from && at < blueprint_.to; }
  [[nodiscard]] SimTime now() const { return simulation_.now(); }

  const Blueprint& blueprint_;
  const SimulateRequest& request_;
  Random random_;
  bool is_first_;
  CauseSet removed_;
  Sky sky_;
  Simulation simulation_;
  WorldTally tally_;

  std::vector<Box> boxes_;
  std::vector<BoxIndex> free_boxes_;
  std::vector<Group> groups_;
  std::vector<GroupIndex> free_groups_;
  std::vector<QueueState> queues_;
  std::vector<LineState> lines_;
  std::vector<StationState> stations_;
  std::vector<Vessel> vessels_;
  std::vector<GroupIndex> stranded_;
  std::vector<RandomStream> arrivals_;
  std::vector<std::uint32_t> arrived_;  // boxes so far, by demand
  std::vector<double> clock_;           // of arrivals, by demand: not rounded
  std::vector<std::size_t> pace_;       // by demand
  std::vector<GroupIndex> boarded_;     // by the last departure
  std::uint64_t created_ = 0, finished_ = 0;
  std::uint64_t reported_left_ = 0;  // reported boxes on the way
};

}  // namespace corridor
