// SPDX-License-Identifier: Apache-2.0
// The counts of a replication, and the checks that nothing was lost while they were made.
#include "corridor/simulate/tally.h"

#include <algorithm>

#include "corridor/base/check.h"
#include "corridor/simulate/world.h"

namespace corridor {

WorldTally::WorldTally(const Blueprint& blueprint)
    : demands(blueprint.demands.size()),
      corridors(blueprint.network.tables().corridors.id.size() + 2),
      queues(blueprint.queues.size()),
      fleets(blueprint.fleets.size()),
      stations(blueprint.stations.size()),
      unserved_teu(blueprint.demands.size(), 0.0) {
  for (FlowTally& flow : demands) flow.by_month.resize(blueprint.months());
  for (FlowTally& flow : corridors) flow.by_month.resize(blueprint.months());
  for (QueueTally& queue : queues) queue.week_teu_s.resize(blueprint.weeks(), 0.0);
  for (StationTally& station : stations) station.week_busy_s.resize(blueprint.weeks(), 0.0);
}

void FlowTally::add_arrived(const Script& script, std::size_t month, SimTime time,
                            const std::array<std::int64_t, kCauses>& causes) {
  ++ready;
  seconds.add(time);
  by_month[month].add(time);
  std::int64_t sum = 0;
  for (std::size_t cause = 0; cause < kCauses; ++cause) {
    spent[cause] += causes[cause];
    sum += causes[cause];
  }
  CORRIDOR_CHECK(sum == time);  // every second of a box has a cause
  promised_s += static_cast<double>(script.planned);
  late += static_cast<std::uint64_t>(static_cast<double>(time) > 1.1 * static_cast<double>(script.planned));
  cost += script.cost_per_feu;
  co2e += script.co2e_per_feu;
  km += script.km;
  borders += script.borders;
}

std::size_t WorldTally::corridor_of(const Script& script) const {
  return script.corridor.is_none() ? corridors.size() - 2 : script.corridor.position();
}

void WorldTally::arrived(const Arrival& arrival) {
  for (FlowTally* flow :
       {&demands[arrival.demand], &corridors[corridor_of(arrival.script)], &corridors.back()}) {
    flow->add_arrived(arrival.script, arrival.month, arrival.time, arrival.spent);
  }
}

void add_by_week(const Blueprint& blueprint, std::vector<double>& weeks, SimTime from, SimTime to,
                 double amount) {
  constexpr SimTime kWeekS = 7 * 86400;
  from = std::max(from, blueprint.from);
  to = std::min(to, blueprint.to);
  while (from < to) {
    const std::size_t week = blueprint.week_of(from);
    const SimTime until = std::min(to, blueprint.from + static_cast<SimTime>(week + 1) * kWeekS);
    weeks[week] += amount * static_cast<double>(until - from);
    from = until;
  }
}

/// Each box is in exactly one place, and each queue kept Little's law to the second.
void World::check_conservation() const {
  std::uint64_t present = 0;
  for (const Group& group : groups_) {
    if (!group.is_used) continue;
    std::uint32_t boxes = 1;
    BoxIndex at = group.first;
    for (; boxes_[at].next != kNobody; at = boxes_[at].next) ++boxes;
    CORRIDOR_CHECK(boxes == group.boxes && at == group.last);
    CORRIDOR_CHECK(group.teu == request_.box.steps() * boxes);
    present += boxes;
  }
  CORRIDOR_CHECK(created_ == finished_ + present);
  CORRIDOR_CHECK(boxes_.size() == present + free_boxes_.size());
  for (const QueueState& queue : queues_) {
    Int128 area = queue.wait_area;
    std::int64_t teu = 0;
    for (GroupIndex at = queue.first; at != kNobody; at = groups_[at].next) {
      CORRIDOR_CHECK(groups_[at].is_used);
      teu += groups_[at].teu;
      area += Int128{now() - groups_[at].since} * groups_[at].teu;
    }
    CORRIDOR_CHECK(teu == queue.teu.value());
    CORRIDOR_CHECK(area == queue.teu.area(now()));
  }
}

void World::finish_tally() {
  tally_.events = simulation_.events_done();
  tally_.boxes = created_;
  for (std::size_t i = 0; i < queues_.size(); ++i) {
    change_queue(QueueId{static_cast<std::uint32_t>(i)}, 0);
    double area = 0.0;
    for (const double week : tally_.queues[i].week_teu_s) area += week;
    tally_.queues[i].teu_mean = area / static_cast<double>(blueprint_.to - blueprint_.from);
  }
  for (std::size_t i = 0; i < stations_.size(); ++i) {
    StationTally& station = tally_.stations[i];
    for (const double week : station.week_busy_s) station.busy_s += week;
  }
  for (const PlaceId place : sky_.places()) {
    std::vector<double> closed;
    for (std::size_t month = 0; month < blueprint_.months(); ++month) {
      const SimTime begin = blueprint_.month_start(month);
      const SimTime end = month + 1 < blueprint_.months() ? blueprint_.month_start(month + 1) : blueprint_.to;
      closed.push_back(static_cast<double>(sky_.closed_in(place, begin, end)) /
                       static_cast<double>(end - begin));
    }
    tally_.weather.push_back(std::move(closed));
  }
  tally_.weather_places = sky_.places();
  for (const Group& group : groups_) {
    if (!group.is_used || group.followed >= 0) continue;
    const Script& script = script_of(group);
    for (BoxIndex at = group.first; at != kNobody; at = boxes_[at].next) {
      const Box& box = boxes_[at];
      if (!is_reported(box.ready)) continue;
      ++tally_.demands[box.demand].ready;
      ++tally_.corridors[tally_.corridor_of(script)].ready;
      ++tally_.corridors.back().ready;
      const PlaceId place =
          group.step < script.steps.size() ? script.steps[group.step].place : script.ledger.destination;
      tally_.stuck.push_back({box.demand, place, 1});
    }
  }
  std::ranges::sort(tally_.stuck, {},
                    [](const Stuck& stuck) { return std::pair{stuck.demand, stuck.place}; });
  std::vector<Stuck> merged;
  for (const Stuck& stuck : tally_.stuck) {
    if (!merged.empty() && merged.back().demand == stuck.demand && merged.back().place == stuck.place) {
      merged.back().boxes += stuck.boxes;
    } else {
      merged.push_back(stuck);
    }
  }
  tally_.stuck = std::move(merged);
}

}  // namespace corridor
