// SPDX-License-Identifier: Apache-2.0
#include "corridor/simulate/world.h"

#include <algorithm>
#include <cmath>

#include "corridor/base/check.h"
#include "corridor/base/elementary.h"
#include "corridor/simulate/lanes.h"

namespace corridor {

World::World(const Blueprint& blueprint, const Random& random, bool is_first, CauseSet removed)
    : blueprint_(blueprint),
      request_(blueprint.request),
      random_(random),
      is_first_(is_first),
      removed_(removed),
      sky_(blueprint.network, blueprint.zero, blueprint.end, random),
      tally_(blueprint),
      queues_(blueprint.queues.size()),
      lines_(blueprint.lines.size()),
      stations_(blueprint.stations.size()),
      arrived_(blueprint.demands.size(), 0),
      clock_(blueprint.demands.size(), 0.0),
      pace_(blueprint.demands.size(), 0) {
  for (std::uint32_t line = 0; line < lines_.size(); ++line) make_departures(LineId{line});
  for (std::size_t i = 0; i < stations_.size(); ++i) {
    stations_[i].free_at.resize(static_cast<std::size_t>(blueprint.stations[i].servers), 0);
  }
  for (std::uint32_t demand = 0; demand < blueprint.demands.size(); ++demand) {
    arrivals_.push_back(random.stream(demand, kLaneArrivals));
    schedule_arrival(demand);
  }
  for (std::uint32_t i = 0; i < blueprint.consignments.size(); ++i) {
    simulation_.schedule_at(blueprint.tick_of(request_.consignments[i].start), i, Kind::consign);
  }
  if (is_first_) tally_.ledgers.resize(request_.consignments.size());
  launch();
}

void World::handle(Simulation& /*simulation*/, const Event& event) {
  switch (event.kind_as<Kind>()) {
    case Kind::arrival:
      return arrive(event.entity);
    case Kind::consign: {
      const GroupIndex group = new_group(blueprint_.consignments[event.entity], new_box());
      groups_[group].followed = is_first_ ? static_cast<std::int32_t>(event.entity) : -1;
      groups_[group].key = box_key(0x7FF, event.entity);
      if (is_first_) {
        Ledger& ledger = tally_.ledgers[event.entity];
        ledger = request_.consignments[event.entity];
        ledger.rows.clear();
      }
      return advance(group);
    }
    case Kind::step:
      return advance(event.entity);
    case Kind::departure:
      return depart(QueueId{event.entity});
    case Kind::berthed:
      return vessel_berthed(event.entity);
    case Kind::ready:
      return vessel_ready(event.entity);
    case Kind::timeout:
      return vessel_timeout(event.entity);
    case Kind::sail:
      return vessel_leaves(event.entity);
    case Kind::land:
      return vessel_lands(event.entity);
  }
}

WorldTally World::run() {
  simulation_.run(*this, {.until = blueprint_.end});
  check_conservation();
  finish_tally();
  return std::move(tally_);
}

/// The next box of a Poisson stream whose rate changes with the season.
void World::schedule_arrival(std::uint32_t demand) {
  const std::vector<Pace>& paces = blueprint_.demands[demand].paces;
  double hazard = -portable_log(arrivals_[demand].next_uniform());
  for (std::size_t& pace = pace_[demand]; pace < paces.size(); ++pace) {
    const double begin = std::max(clock_[demand], static_cast<double>(paces[pace].from));
    const double room = (static_cast<double>(paces[pace].to) - begin) * paces[pace].boxes_per_second;
    if (room > hazard) {
      clock_[demand] = begin + hazard / paces[pace].boxes_per_second;
      simulation_.schedule_at(static_cast<SimTime>(clock_[demand]), demand, Kind::arrival);
      return;
    }
    hazard -= room;
  }
}

/// A place on each line of the way, if all have one. Places open at the pace of departures, a few departures
/// ahead.
bool World::book(const Script& script) {
  const auto box = static_cast<double>(request_.box.steps());
  for (const LineId id : script.lines) {
    const ServiceLine& line = blueprint_.lines[id.position()];
    LineState& state = lines_[id.position()];
    const double most = request_.booked_departures * static_cast<double>(line.capacity);
    const SimTime since = std::max(state.booked_at, line.valid_from);
    const SimTime until = std::min(now(), line.valid_to);
    if (until > since) state.places += static_cast<double>(until - since) * line.teu_steps_per_second;
    state.places = std::min(state.places, most);
    state.booked_at = now();
    if (state.places < box) return false;
  }
  for (const LineId id : script.lines) lines_[id.position()].places -= box;
  return true;
}

/// By the shares of the month; then, if that is booked out, the other ways in their order.
ScriptId World::choose(std::size_t demand, std::uint32_t number) {
  const std::vector<Choice>& choices = blueprint_.demands[demand].by_month[blueprint_.month_of(now())];
  if (choices.empty()) return ScriptId::none();
  const double uniform = random_.uniform(box_key(demand, number), kLaneChoice, 0);
  std::size_t first = 0;
  while (first + 1 < choices.size() && uniform >= choices[first].until) ++first;
  if (request_.booking == Booking::none || removed_.has(Cause::wagons)) return choices[first].script;
  if (book(blueprint_.scripts[choices[first].script.position()])) return choices[first].script;
  for (const Choice& choice : choices) {
    if (book(blueprint_.scripts[choice.script.position()])) return choice.script;
  }
  return choices[first].script;
}

void World::arrive(std::uint32_t demand) {
  schedule_arrival(demand);
  const std::uint32_t number = arrived_[demand]++;
  const ScriptId script = choose(demand, number);
  if (script.is_none()) {
    if (is_reported(now())) tally_.unserved_teu[demand] += request_.box.in_units();
    return;
  }
  const BoxIndex index = new_box();
  Box& box = boxes_[index];
  box.demand = static_cast<std::uint16_t>(demand);
  box.number = number;
  // A thin sample of a fortnight is drawn as lines.
  const SimTime middle = (blueprint_.from + blueprint_.to) / 2;
  box.is_traced = is_first_ && number % 64 == 0 && now() >= middle && now() < middle + 14 * 86400;
  const GroupIndex group = new_group(script, index);
  groups_[group].key = box_key(demand, number);
  groups_[group].is_traced = box.is_traced;
  advance(group);
}

BoxIndex World::new_box() {
  BoxIndex index = static_cast<BoxIndex>(boxes_.size());
  if (free_boxes_.empty()) {
    boxes_.emplace_back();
  } else {
    index = free_boxes_.back();
    free_boxes_.pop_back();
    boxes_[index] = Box{};
  }
  boxes_[index].ready = now();
  ++created_;
  if (is_reported(now())) ++reported_left_;
  return index;
}

GroupIndex World::new_group(ScriptId script, BoxIndex box) {
  GroupIndex index = static_cast<GroupIndex>(groups_.size());
  if (free_groups_.empty()) {
    groups_.emplace_back();
  } else {
    index = free_groups_.back();
    free_groups_.pop_back();
    groups_[index] = Group{};
  }
  Group& group = groups_[index];
  group.script = script;
  group.first = group.last = box;
  group.boxes = 1;
  group.teu = request_.box.steps();
  group.is_used = true;
  return index;
}

void World::release(GroupIndex index) {
  groups_[index].is_used = false;
  free_groups_.push_back(index);
}

void World::spend(Group& group, Cause cause, SimTime time) {
  group.spent[static_cast<std::size_t>(cause)] += static_cast<std::int32_t>(time);
}

/// Lets the group do what it can do now; ends when time must pass.
// NOLINTNEXTLINE(readability-function-cognitive-complexity): the script's steps, one case each, in one place
void World::advance(GroupIndex index) {
  for (;;) {
    Group& group = groups_[index];
    const Script& script = script_of(group);
    if (group.is_traced) trace(group);
    if (group.step == script.steps.size()) return finish(index);
    const ScriptStep& step = script.steps[group.step];
    const bool is_busy = !request_.is_empty_world;
    switch (step.act) {
      case Act::expect:
        if (is_busy) break;
        if (!pass(index, step)) return;
        continue;
      case Act::weather: {
        if (!is_busy) {
          if (!pass(index, step)) return;
          continue;
        }
        const SimTime open = removed_.has(Cause::weather) ? now() : sky_.open_at(step.place, now());
        if (open > now()) return static_cast<void>(wait_until(index, step, open, Cause::weather));
        break;
      }
      case Act::listed: {
        if (is_busy) break;
        const std::vector<SimTime>& listed = blueprint_.lines[step.line.position()].listed;
        const auto next = std::ranges::lower_bound(listed, now() - step.offset);
        if (listed.end() - next <= step.skip) return strand(index);
        const SimTime departure = next[step.skip] + step.offset;
        note(group, step, now(), departure - now());
        spend(group, step.cause, departure - now());
        ++group.step;
        simulation_.schedule_at(departure, index, Kind::step);
        return;
      }
      case Act::board:
        if (!is_busy || boards_at_once(blueprint_.queues[step.queue.position()])) break;
        CORRIDOR_DCHECK(blueprint_.queues[step.queue.position()].fleet.is_none() || step.resume > group.step);
        return join(index, step);
      case Act::pass:
        if (!pass(index, step)) return;
        continue;
    }
    ++group.step;
  }
}

/// False: time passes first.
bool World::wait_until(GroupIndex index, const ScriptStep& step, SimTime until, Cause cause) {
  if (until == kEndOfTime) {
    strand(index);
    return false;
  }
  Group& group = groups_[index];
  note_wait(group, step, now(), until - now());
  spend(group, cause, until - now());
  simulation_.schedule_at(until, index, Kind::step);
  return false;
}

bool World::pass(GroupIndex index, const ScriptStep& step) {
  Group& group = groups_[index];
  if (!removed_.has(Cause::closures) && (!step.gate.is_none() || !step.hours.is_none())) {
    const SimTime open = blueprint_.gates.open_at(step.hours, now());
    const SimTime both = open == kEndOfTime ? open : blueprint_.gates.open_at(step.gate, open);
    if (both > now()) return wait_until(index, step, both, Cause::closures);
  }
  const bool is_removed = removed_.has(step.cause) && static_cast<std::size_t>(step.cause) >= kDelayFirst;
  const SimTime duration = is_removed ? 0 : draw(group, step);
  SimTime start = now();
  if (!step.station.is_none() && !request_.is_empty_world && !removed_.has(Cause::cranes)) {
    start = serve(group, step.station, duration);
    note_wait(group, step, now(), start - now());
    spend(group, Cause::cranes, start - now());
  }
  note(group, step, start, duration);
  spend(group, step.cause, duration);
  ++group.step;
  if (start + duration == now()) return true;
  simulation_.schedule_at(start + duration, index, Kind::step);
  return false;
}

SimTime World::draw(const Group& group, const ScriptStep& step) const {
  if (request_.is_mean_world || step.sampler.is_none()) return step.planned;
  double uniform = random_.uniform(group.key, step.lane, step.element);
  const auto probability = static_cast<double>(step.probability);
  if (probability < 1.0) {
    // It happens to a share; among those the rest of the number is uniform again.
    const double threshold = 1.0 - probability;
    if (uniform < threshold) return 0;
    uniform = probability > 0.0 ? (uniform - threshold) / probability : 0.5;
  }
  return blueprint_.samplers[step.sampler.position()].at(uniform);
}

/// First come, first served. Out: when the service begins.
SimTime World::serve(const Group& group, StationId id, SimTime hold) {
  const Station& station = blueprint_.stations[id.position()];
  StationState& state = stations_[id.position()];
  StationTally& tally = tally_.stations[id.position()];
  const bool joins = state.batch_at == now() && state.batch_key == group.key;
  if (!joins) {
    const auto server = std::ranges::min_element(state.free_at);
    state.batch_server = static_cast<std::size_t>(server - state.free_at.begin());
    state.batch_key = group.key;
    state.batch_at = now();
    state.batch_start = std::max(now(), *server);
    state.batch_teu = 0;
    if (is_reported(now())) {
      ++tally.visits;
      tally.wait_s += static_cast<double>(state.batch_start - now());
    }
  }
  SimTime& free_at = state.free_at[state.batch_server];
  const SimTime before = std::max(free_at, state.batch_start);
  state.batch_teu += group.teu;
  if (station.teu_per_second > 0.0) {
    hold = std::llround(static_cast<double>(state.batch_teu) / 4.0 / station.teu_per_second);
  }
  free_at = std::max(before, state.batch_start + hold);
  add_by_week(blueprint_, tally.week_busy_s, before, free_at, 1.0);
  return state.batch_start;
}

void World::finish(GroupIndex index) {
  Group& group = groups_[index];
  const Script& script = script_of(group);
  for (BoxIndex at = group.first; at != kNobody;) {
    const Box& box = boxes_[at];
    if (is_reported(box.ready) && group.followed < 0) {
      WorldTally::Arrival arrival{script, box.demand, blueprint_.month_of(box.ready), now() - box.ready, {}};
      for (std::size_t cause = 0; cause < kCauses; ++cause) {
        arrival.spent[cause] = std::int64_t{box.spent[cause]} + group.spent[cause];
      }
      tally_.arrived(arrival);
    }
    if (is_reported(box.ready)) --reported_left_;
    const BoxIndex next = box.next;
    free_boxes_.push_back(at);
    at = next;
  }
  finished_ += group.boxes;
  release(index);
  if (reported_left_ == 0 && now() >= blueprint_.to) simulation_.halt();
}

void World::strand(GroupIndex index) { stranded_.push_back(index); }

void World::note(const Group& group, const ScriptStep& step, SimTime begin, SimTime duration) {
  if (group.followed < 0) return;
  const auto number = static_cast<std::size_t>(group.followed);
  LedgerRow row = request_.consignments[number].rows[step.row];
  row.start = blueprint_.instant_of(begin);
  row.duration = Duration{duration};
  tally_.ledgers[number].rows.push_back(std::move(row));
}

void World::note_wait(const Group& group, const ScriptStep& step, SimTime begin, SimTime duration) {
  if (group.followed < 0 || duration == 0) return;
  const auto number = static_cast<std::size_t>(group.followed);
  const LedgerRow& row = request_.consignments[number].rows[step.row];
  LedgerRow wait;
  wait.kind = LedgerKind::wait;
  wait.from_place = wait.to_place = step.place;
  wait.operation = row.operation;
  wait.service = row.service;
  wait.start = blueprint_.instant_of(begin);
  wait.duration = Duration{duration};
  tally_.ledgers[number].rows.push_back(std::move(wait));
}

void World::trace(const Group& group) {
  const Script& script = script_of(group);
  const bool is_end = group.step == script.steps.size();
  const PlaceId place = is_end ? script.ledger.destination : script.steps[group.step].place;
  const std::size_t rows = is_end ? script.ledger.rows.size() : script.steps[group.step].row;
  Distance passed;
  for (std::size_t row = 0; row < rows; ++row) passed += script.ledger.rows[row].distance;
  for (BoxIndex at = group.first; at != kNobody; at = boxes_[at].next) {
    const Box& box = boxes_[at];
    if (!box.is_traced) continue;
    tally_.trace.push_back({.box = box_key(box.demand, box.number),
                            .demand = box.demand,
                            .at = blueprint_.instant_of(now()),
                            .place = place,
                            .km = passed.in_units()});
  }
}

}  // namespace corridor
