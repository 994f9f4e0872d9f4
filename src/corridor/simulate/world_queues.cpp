// SPDX-License-Identifier: Apache-2.0
// Queues: boxes wait for departures of a line, first come first served, as many as there is room for. Who is
// left behind waits for the next departure, or tries another way.
#include <algorithm>
#include <cmath>
#include <utility>

#include "corridor/base/check.h"
#include "corridor/base/elementary.h"
#include "corridor/simulate/lanes.h"
#include "corridor/simulate/world.h"

namespace corridor {

/// All departures of one line: at a steady beat from a random phase, at random intervals, or as listed.
void World::make_departures(LineId id) {
  const ServiceLine& line = blueprint_.lines[id.position()];
  LineState& state = lines_[id.position()];
  const std::uint32_t service = line.service.position();
  if (!line.listed.empty()) {
    state.departures = line.listed;
  } else if (line.headway_s > 0.0) {
    const bool is_random = line.wait_max.has_value() && !request_.is_mean_world;
    double at = request_.is_mean_world ? 0.5 * line.headway_s
                                       : random_.uniform(service, kLanePhase, 0) * line.headway_s;
    // Before its first call a service has been on the way: calls far along it see departures from the start.
    at -= std::ceil(static_cast<double>(line.offsets.back()) / line.headway_s) * line.headway_s;
    for (std::uint32_t number = 0; at < static_cast<double>(blueprint_.end); ++number) {
      state.departures.push_back(static_cast<SimTime>(std::floor(at)));
      double interval = line.headway_s;
      if (is_random) {
        interval = std::min(-portable_log(random_.uniform(service, kLaneHeadways, number)) * line.headway_s,
                            static_cast<double>(*line.wait_max));
      }
      at += std::max(60.0, interval);
    }
  }
  const double reliability = blueprint_.network.services().reliability[line.service];
  state.loaded.resize(state.departures.size() * line.offsets.size(), 0);
  state.runs.resize(state.departures.size(), 1);
  for (std::size_t i = 0; i < state.runs.size(); ++i) {
    const SimTime at = state.departures[i];
    const bool is_valid = at >= line.valid_from && at < line.valid_to;
    const bool runs = request_.is_mean_world ||
                      random_.uniform(service, kLaneRuns, static_cast<std::uint32_t>(i)) < reliability;
    state.runs[i] = static_cast<std::uint8_t>(is_valid && runs);
  }
}

SimTime World::departure_at(const Queue& queue, std::size_t number) const {
  return lines_[queue.line.position()].departures[number] +
         blueprint_.lines[queue.line.position()].offsets[queue.call];
}

bool World::boards_at_once(const Queue& queue) const {
  const bool sails = !queue.fleet.is_none() || blueprint_.lines[queue.line.position()].sails;
  return removed_.has(sails ? Cause::ships : Cause::trains);
}

void World::change_queue(QueueId id, std::int64_t teu) {
  QueueState& queue = queues_[id.position()];
  QueueTally& tally = tally_.queues[id.position()];
  const double waiting = static_cast<double>(queue.teu.value()) / 4.0;
  if (waiting > 0.0) add_by_week(blueprint_, tally.week_teu_s, queue.changed_at, now(), waiting);
  queue.changed_at = now();
  queue.teu.add(now(), teu);
  if (is_reported(now())) {
    tally.teu_max = std::max(tally.teu_max, static_cast<double>(queue.teu.value()) / 4.0);
  }
}

void World::join(GroupIndex index, const ScriptStep& step) {
  QueueState& queue = queues_[step.queue.position()];
  Group& group = groups_[index];
  group.since = now();
  group.ready_at = -1;
  group.next = kNobody;
  if (!blueprint_.queues[step.queue.position()].fleet.is_none()) {
    settle(queue);
    group.clocks = queue.clocks;
  }
  (queue.first == kNobody ? queue.first : groups_[queue.last].next) = index;
  queue.last = index;
  change_queue(step.queue, group.teu);
  if (blueprint_.queues[step.queue.position()].fleet.is_none()) {
    wake(step.queue);
  } else {
    cargo_came(step.queue);
  }
}

/// Sees to it that the next departure is an event. In: somebody waits.
void World::wake(QueueId id) {
  QueueState& queue = queues_[id.position()];
  const Queue& where = blueprint_.queues[id.position()];
  if (queue.is_awake) return;
  const std::size_t count = lines_[where.line.position()].departures.size();
  while (queue.next_departure < count && departure_at(where, queue.next_departure) < now()) {
    ++queue.next_departure;
  }
  if (queue.next_departure == count) return;  // they wait in vain: reported as unfinished
  queue.is_awake = true;
  simulation_.schedule_at(departure_at(where, queue.next_departure), id.position(), Kind::departure);
}

void World::depart(QueueId id) {
  QueueState& queue = queues_[id.position()];
  const Queue& where = blueprint_.queues[id.position()];
  const ServiceLine& line = blueprint_.lines[where.line.position()];
  LineState& state = lines_[where.line.position()];
  const std::uint32_t number = queue.next_departure++;
  queue.is_awake = false;
  if (state.runs[number] != 0) {
    for (GroupIndex at = queue.first; at != kNobody; at = groups_[at].next) {
      if (groups_[at].ready_at < 0) groups_[at].ready_at = now();
    }
    const std::int64_t capacity =
        removed_.has(Cause::wagons) ? std::numeric_limits<std::int64_t>::max() : line.capacity;
    const std::size_t calls = line.offsets.size();
    board(id, departure_key(line.service.position(), number), capacity,
          std::span{state.loaded}.subspan(number * calls, calls));
    const std::vector<GroupIndex> boarded = std::exchange(boarded_, {});  // who advances may board in turn
    for (const GroupIndex index : boarded) {
      ++groups_[index].step;
      advance(index);
    }
  }
  if (queues_[id.position()].first != kNobody) wake(id);
}

void World::board(QueueId id, std::uint32_t key, std::int64_t capacity, std::span<std::int64_t> loaded) {
  QueueState& queue = queues_[id.position()];
  const Queue& where = blueprint_.queues[id.position()];
  boarded_.clear();
  while (queue.first != kNobody) {
    GroupIndex index = queue.first;
    const ScriptStep& step = script_of(groups_[index]).steps[groups_[index].step];
    const std::size_t from = where.fleet.is_none() ? where.call : 0;
    const std::span<std::int64_t> segments =
        loaded.subspan(from, step.alights > from ? step.alights - from : 1);
    const std::int64_t room = capacity - std::ranges::max(segments);
    if (room < request_.box.steps()) break;
    if (groups_[index].teu > room) {
      index = split(index, static_cast<std::uint32_t>(room / request_.box.steps()));
    } else {
      queue.first = groups_[index].next;
      if (queue.first == kNobody) queue.last = kNobody;
    }
    Group& group = groups_[index];
    for (std::int64_t& teu : segments) teu += group.teu;
    leave_queue(id, group);
    group.key = key;
    group.next = kNobody;
    const auto alike = [&](GroupIndex other) {
      return groups_[other].script == group.script && groups_[other].step == group.step &&
             groups_[other].followed < 0;
    };
    const auto found = request_.moves_in_blocks && group.followed < 0 ? std::ranges::find_if(boarded_, alike)
                                                                      : boarded_.end();
    if (found == boarded_.end()) {
      boarded_.push_back(index);
    } else {
      merge(*found, index);
    }
  }
}

/// What a group has waited is written to its boxes: as one group they will have waited the same from here.
void World::flush(Group& group) {
  if (std::ranges::all_of(group.spent, [](std::int32_t time) { return time == 0; })) return;
  for (BoxIndex at = group.first; at != kNobody; at = boxes_[at].next) {
    for (std::size_t cause = 0; cause < kCauses; ++cause) boxes_[at].spent[cause] += group.spent[cause];
  }
  group.spent.fill(0);
}

void World::merge(GroupIndex into, GroupIndex index) {
  Group& group = groups_[into];
  Group& other = groups_[index];
  flush(group);
  flush(other);
  boxes_[group.last].next = other.first;
  group.last = other.last;
  group.boxes += other.boxes;
  group.teu += other.teu;
  group.is_traced = group.is_traced || other.is_traced;
  release(index);
}

/// The first boxes of a group become a group of their own, outside any queue.
GroupIndex World::split(GroupIndex index, std::uint32_t count) {
  CORRIDOR_CHECK(count > 0 && count < groups_[index].boxes);
  const GroupIndex front = new_group(groups_[index].script, groups_[index].first);
  Group& rest = groups_[index];
  const std::uint32_t all = rest.boxes;
  BoxIndex last = rest.first;
  for (std::uint32_t i = 1; i < count; ++i) last = boxes_[last].next;
  Group& taken = groups_[front];
  const Group copy = rest;
  taken = copy;
  taken.last = last;
  taken.boxes = count;
  taken.teu = request_.box.steps() * count;
  rest.first = boxes_[last].next;
  rest.boxes = all - count;
  rest.teu = request_.box.steps() * rest.boxes;
  boxes_[last].next = kNobody;
  return front;
}

/// Writes down what the group waited for.
void World::leave_queue(QueueId id, Group& group) {
  QueueState& queue = queues_[id.position()];
  const Queue& where = blueprint_.queues[id.position()];
  const SimTime waited = now() - group.since;
  change_queue(id, -group.teu);
  queue.wait_area += waited * group.teu;
  queue.boarded += group.teu;
  if (is_reported(group.since)) {
    QueueTally& tally = tally_.queues[id.position()];
    tally.wait_s += static_cast<double>(waited) * group.boxes;
    tally.boxes += group.boxes;
    tally.boarded_teu += static_cast<double>(group.teu) / 4.0;
  }
  const ScriptStep& step = script_of(group).steps[group.step];
  note_wait(group, step, group.since, waited);
  if (!where.fleet.is_none()) {
    settle(queue);
    constexpr std::array<Cause, kVesselWaits> kWaits = {Cause::ships, Cause::filling, Cause::berths,
                                                        Cause::weather, Cause::closures};
    for (std::size_t i = 0; i < kVesselWaits; ++i) spend(group, kWaits[i], queue.clocks[i] - group.clocks[i]);
  } else if (blueprint_.lines[where.line.position()].sails) {
    spend(group, Cause::ships, waited);
  } else {
    const SimTime first = group.ready_at < 0 ? now() : group.ready_at;
    spend(group, Cause::trains, first - group.since);
    spend(group, Cause::wagons, now() - first);
  }
}

}  // namespace corridor
