// SPDX-License-Identifier: Apache-2.0
#include "corridor/plan/search.h"

#include <algorithm>
#include <limits>

namespace corridor {
namespace {

constexpr std::uint32_t kRiskMax = 65535;
constexpr std::uint32_t kDrivingMax = (1U << 24U) - 1;

std::uint8_t transfers_after(const Label& from, const SearchArc& arc) {
  const std::uint32_t sum = std::uint32_t{from.transfers} + arc.transfers;
  return static_cast<std::uint8_t>(std::min(255U, sum));
}

/// The search as one thing: what it reads, what it writes, and the loop over labels.
class Searcher {
 public:
  Searcher(const SearchGraph& graph, const Bounds& bounds, const Reach& reach, const Search& question,
           Scratch& scratch)
      : graph_(graph),
        bounds_(bounds),
        reach_(reach),
        supply_(graph.supply),
        ahead_(bounds.ahead),
        question_(question),
        scratch_(scratch) {
    const auto mask = [](bool counts) { return counts ? ~0U : 0U; };
    const Criteria criteria = question.criteria;
    end_cost_ = mask(criteria.has(Criterion::cost));
    end_emission_ = mask(criteria.has(Criterion::emission));
    end_risk_ = mask(criteria.has(Criterion::risk));
    end_transfers_ = mask(criteria.has(Criterion::transfers));
    cost_ = end_cost_ | mask(question.limits_cost);
    emission_ = end_emission_ | mask(question.limits_emission);
    transfers_ = end_transfers_ | mask(question.limits_transfers);
    sink_ = graph.node_count();
    destination_ = bounds.destination;
    follows_risk_ = criteria.has(Criterion::risk);
    counts_arrival_ = criteria.has(Criterion::arrival);
  }

  Completion run(const Run& run);

 private:
  void start();
  /// Whether a label may still take a timetabled departure: found out once, when it first matters.
  enum class Riding : std::uint8_t { unknown, no, yes };

  void expand(std::uint32_t index, std::uint32_t node);
  void ride_timetable(const Label& from, std::uint32_t parent, std::uint32_t arc_index, const SearchArc& arc);
  void offer(const Label& label, std::uint32_t node);
  std::uint32_t add(const Label& label, std::uint32_t node);
  void seed(std::uint32_t start, std::uint32_t start_label);
  bool take(std::uint32_t index, std::uint32_t arc_index, const Lane* lane);
  [[nodiscard]] bool follow(const Label& from, std::uint32_t parent, std::uint32_t arc_index,
                            const Lane* lane, Label& next) const;
  void find_timetables();
  [[nodiscard]] Label least_of(const Ahead& behind) const;
  [[nodiscard]] bool may_still_ride(const Label& label, std::uint32_t node) const;
  [[nodiscard]] bool may_serve(std::uint32_t arc_index) const;
  [[nodiscard]] bool keeps_limits(const Label& label, const Ahead& ahead) const;
  void finish(std::uint32_t index, std::uint32_t node);
  [[nodiscard]] Tick advance(const SearchArc& arc, Tick at, std::uint32_t& driving,
                             const DriverRule* rule) const;
  /// `known`: so many of the front's first members are known not to.
  [[nodiscard]] bool is_beaten_at(const Label& label, std::uint32_t node, std::uint32_t known) const;
  [[nodiscard]] bool is_beaten_ahead(const Label& label, const Ahead& ahead, std::uint32_t known = 0) const;
  [[nodiscard]] bool meets_gate(const Lane& lane, const Label& label, std::uint32_t node) const;
  [[nodiscard]] bool holds_against(const Label& old, const Label& label, std::uint32_t node,
                                   Riding& riding) const;
  void find_plain_nodes();
  [[nodiscard]] static FrontPoint point(std::uint32_t cost, std::uint32_t emission, std::uint32_t risk,
                                        std::uint32_t transfers) {
    const auto whole = [](std::uint32_t value) { return static_cast<std::int32_t>(value); };
    return {whole(cost), whole(emission), whole(risk), whole(transfers)};
  }
  [[nodiscard]] FrontPoint point_of(const Label& label) const {
    return point(label.cost & cost_, label.emission & emission_, label.risk & end_risk_,
                 label.transfers & transfers_);
  }
  [[nodiscard]] bool is_end(std::uint32_t node) const {
    return supply_.is_ground(node) && supply_.grounds[node].place == destination_ &&
           supply_.grounds[node].vehicle != kNone;
  }

  const SearchGraph& graph_;
  const Bounds& bounds_;
  const Reach& reach_;
  const Supply& supply_;
  const std::vector<Ahead>& ahead_;
  const Search& question_;
  Scratch& scratch_;
  PlaceId destination_;
  std::uint32_t sink_ = 0;
  std::uint32_t cost_, emission_, transfers_;                         // masks of what labels are compared by
  std::uint32_t end_cost_, end_emission_, end_risk_, end_transfers_;  // ... and what answers are compared by
  bool follows_risk_ = false;
  bool counts_arrival_ = false;
  std::uint32_t storage_per_day_ = 0;  ///< most that a day of waiting for a timetabled departure costs
  bool is_too_large_ = false;
};

/// True if what the label becomes may have to wait for something to open before goods alight.
bool Searcher::meets_gate(const Lane& lane, const Label& label, std::uint32_t node) const {
  const std::uint32_t after = graph_.gate_after_s[node];
  return after != kUnreachable && (!lane.drive_max || label.driving + after <= lane.drive_max->count());
}

/// The resources: what `old`, nowhere worse in the criteria and no later, must also not lack.
bool Searcher::holds_against(const Label& old, const Label& label, std::uint32_t node, Riding& riding) const {
  if (((old.touch ^ label.touch) & question_.exact) != 0) return false;
  if ((label.touch & ~old.touch & question_.required) != 0) return false;
  const SearchNode& at = graph_.node(node);
  if (at.is_twin && follows_risk_ && old.variance > label.variance) return false;
  if (riding != Riding::no) {
    const std::uint64_t days = (std::uint64_t{label.arrival} - old.arrival + 86399) / 86400;
    const std::uint64_t most = days * storage_per_day_ + (days > 0 ? 1 : 0);
    const bool lacks = old.cost + most > label.cost;
    if (lacks && riding == Riding::unknown) riding = may_still_ride(label, node) ? Riding::yes : Riding::no;
    if (lacks && riding == Riding::yes) return false;
  }
  if (supply_.is_ground(at.supply)) return true;
  const Lane& lane = supply_.lane_of(at.supply);
  if (lane.drive_max && old.driving > label.driving) return false;
  return !lane.rule || stays_ahead({old.arrival, old.driving}, {label.arrival, label.driving}, *lane.rule,
                                   meets_gate(lane, label, node));
}

bool Searcher::is_beaten_at(const Label& label, std::uint32_t node, std::uint32_t known) const {
  ++scratch_.checks;
  if (scratch_.is_plain[node] != 0) {
    return scratch_.fronts.dominates(node, point_of(label), known, [](std::uint32_t) { return true; });
  }
  Riding riding = scratch_.may_ride[node] != 0 ? Riding::unknown : Riding::no;
  return scratch_.fronts.dominates(node, point_of(label), known, [&](std::uint32_t old) {
    return holds_against(scratch_.labels[old], label, node, riding);
  });
}

/// True if whatever the label becomes, an answer that is already there is as good.
bool Searcher::is_beaten_ahead(const Label& label, const Ahead& ahead, std::uint32_t known) const {
  ++scratch_.checks;
  const FrontPoint least =
      point((label.cost + ahead.cost) & end_cost_, (label.emission + ahead.emission) & end_emission_,
            std::min(kRiskMax, label.risk + ahead.risk) & end_risk_,
            (label.transfers + ahead.transfers) & end_transfers_);
  const Tick time = label.arrival + ahead.time;
  return scratch_.fronts.dominates(sink_, least, known, [&](std::uint32_t end) {
    return !counts_arrival_ || scratch_.labels[end].arrival <= time;
  });
}

Tick Searcher::advance(const SearchArc& arc, Tick at, std::uint32_t& driving, const DriverRule* rule) const {
  const auto drive = [&](std::uint32_t seconds) {
    if (seconds == 0) return std::uint32_t{0};
    const std::uint32_t time = rule != nullptr ? driven(driving, seconds, *rule) : seconds;
    driving = std::min(kDrivingMax, driving + seconds);
    return time;
  };
  if (arc.step_count == 0) return at + arc.duration + drive(arc.driving);
  for (std::uint32_t step = arc.steps; step < arc.steps + arc.step_count; ++step) {
    const Step& next = graph_.steps[step];
    if (next.gate != kNone) at = supply_.calendars.next(next.gate, at);
    if (at == kNever) return kNever;
    at += next.duration_s + drive(next.driving_s);
  }
  return at;
}

/// True if the destination can still be reached within the limits.
bool Searcher::keeps_limits(const Label& label, const Ahead& ahead) const {
  return ahead.time != kUnreachable && label.arrival <= question_.latest &&
         label.arrival + ahead.time <= question_.latest && label.cost <= question_.cost_max &&
         label.cost + ahead.cost <= question_.cost_max && label.emission <= question_.emission_max &&
         label.emission + ahead.emission <= question_.emission_max &&
         label.transfers + ahead.transfers <= question_.transfers_max;
}

std::uint32_t Searcher::add(const Label& label, std::uint32_t node) {
  scratch_.labels.push_back(label);
  scratch_.seen.push_back({scratch_.fronts.count(node), scratch_.fronts.count(sink_)});
  return static_cast<std::uint32_t>(scratch_.labels.size() - 1);
}

/// Puts a label in the queue unless something is already as good.
void Searcher::offer(const Label& label, std::uint32_t node) {
  const Ahead& ahead = ahead_[node];
  if (!keeps_limits(label, ahead)) {
    const bool is_huge = (!question_.limits_cost && label.cost > kUnreachable / 2) ||
                         (!question_.limits_emission && label.emission > kUnreachable / 2);
    // What an answer betters as it stands could have become none, however far a label counts.
    is_too_large_ = is_too_large_ || (is_huge && !is_beaten_ahead(label, Ahead{0, 0, 0, 0, 0}));
    return;
  }
  if (is_beaten_at(label, node, 0) || is_beaten_ahead(label, ahead)) return;
  const std::uint64_t time = std::uint64_t{label.arrival} + ahead.time;
  const std::uint64_t key = time << 32U | (label.cost + ahead.cost);
  scratch_.queue.push({key, add(label, node), node});
}

/// All departures that the goods still reach. A later one may be worth it: less storage further on, or a
/// connection that is surer; it ends where neither can be.
void Searcher::ride_timetable(const Label& from, std::uint32_t parent, std::uint32_t arc_index,
                              const SearchArc& arc) {
  std::uint32_t driving = 0;
  const Tick ready = advance(arc, from.arrival, driving, nullptr);
  if (ready == kNever) return;
  const Timetable& timetable = supply_.timetables[arc.timetable];
  const Tick* departures = supply_.ticks.data() + timetable.departures;
  const Tick* arrivals = supply_.ticks.data() + timetable.arrivals;
  const Tick* first = std::lower_bound(departures, departures + timetable.count, ready);
  const auto variance = static_cast<std::uint32_t>(
      std::min<std::uint64_t>(kNone, std::uint64_t{from.variance} + arc.variance_before));
  const bool may_pay_later = scratch_.may_ride[arc.target] != 0 && storage_per_day_ != 0;
  Label next = from;
  next.parent = parent;
  next.arc = arc_index;
  next.driving = 0;
  next.variance = arc.variance;
  next.transfers = transfers_after(from, arc);
  next.emission = from.emission + arc.emission;
  next.touch = static_cast<std::uint16_t>(from.touch | arc.touch);
  for (const Tick* departure = first; departure != departures + timetable.count; ++departure) {
    next.arrival = arrivals[departure - departures];
    if (next.arrival == kNever || next.arrival > question_.latest) return;
    const std::int64_t wait = std::int64_t{*departure} - ready + timetable.cut_off_s;
    next.cost = from.cost + arc.cost;
    if (timetable.storage != kNone) {
      next.cost += static_cast<std::uint32_t>(supply_.storage[timetable.storage].amount(wait));
    }
    const std::uint32_t missed = missed_risk(*departure - ready, variance);
    next.risk = static_cast<std::uint16_t>(std::min(kRiskMax, from.risk + arc.risk + missed));
    offer(next, arc.target);
    if (missed == 0 && (!may_pay_later || is_beaten_ahead(next, ahead_[arc.target]))) return;
  }
}

/// What `from` becomes over an arc that is not timetabled. Out: false if it never opens.
bool Searcher::follow(const Label& from, std::uint32_t parent, std::uint32_t arc_index, const Lane* lane,
                      Label& next) const {
  const SearchArc& arc = graph_.arcs[arc_index];
  const bool stays_aboard = arc.kind == ArcKind::move && !arc.lands;
  next = from;
  std::uint32_t driving = from.driving;
  next.arrival = advance(arc, from.arrival, driving, lane != nullptr && lane->rule ? &*lane->rule : nullptr);
  if (next.arrival == kNever) return false;
  if (lane != nullptr && lane->drive_max && driving > lane->drive_max->count()) return false;
  next.parent = parent;
  next.arc = arc_index;
  next.driving = (stays_aboard && lane != nullptr && lane->counts_driving() ? driving : 0U) & kDrivingMax;
  next.cost = from.cost + arc.cost;
  next.emission = from.emission + arc.emission;
  next.risk = static_cast<std::uint16_t>(std::min(kRiskMax, from.risk + arc.risk));
  next.transfers = transfers_after(from, arc);
  const std::uint64_t before = arc.kind == ArcKind::move ? from.variance : 0;
  next.variance = static_cast<std::uint32_t>(std::min<std::uint64_t>(kNone, before + arc.variance));
  next.touch = static_cast<std::uint16_t>(from.touch | arc.touch);
  return true;
}

void Searcher::expand(std::uint32_t index, std::uint32_t node) {
  const Label from = scratch_.labels[index];
  const Lane* lane = graph_.lane_at(node);
  for (std::uint32_t arc_index = graph_.begins[node]; arc_index < graph_.begins[node + 1]; ++arc_index) {
    const SearchArc& arc = graph_.arcs[arc_index];
    if (arc.timetable != kNoTimetable) {
      if (scratch_.serves[arc_index] != 0) ride_timetable(from, index, arc_index, arc);
      continue;
    }
    Label next;
    if (follow(from, index, arc_index, lane, next)) offer(next, arc.target);
  }
}

/// The first front: ways that are shortest under some mix of criteria, followed as they are. What they
/// already better is then never built.
void Searcher::seed(std::uint32_t start, std::uint32_t start_label) {
  constexpr int kArcsMax = 2000;
  const float scale = scale_of(graph_);
  for (std::size_t mix = 0; mix < bounds_.mixed.size(); ++mix) {
    const std::vector<float>& still = bounds_.mixed[mix];
    std::uint32_t node = start;
    std::uint32_t index = start_label;
    for (int count = 0; count < kArcsMax && !is_end(node); ++count) {
      float least = std::numeric_limits<float>::max();
      std::uint32_t best = kNone;
      for (std::uint32_t arc = graph_.begins[node]; arc < graph_.begins[node + 1]; ++arc) {
        const float sum =
            weight_of(graph_, graph_.arcs[arc], mixes()[mix], scale) + still[graph_.arcs[arc].target];
        if (sum < least) {
          least = sum;
          best = arc;
        }
      }
      if (best == kNone || !take(index, best, graph_.lane_at(node))) break;
      index = static_cast<std::uint32_t>(scratch_.labels.size() - 1);
      node = graph_.arcs[best].target;
    }
    if (is_end(node)) finish(index, node);
  }
}

/// Adds the label that follows `index` over an arc, if it keeps the limits. A timetabled departure that
/// cannot be missed is as good as any here.
bool Searcher::take(std::uint32_t index, std::uint32_t arc_index, const Lane* lane) {
  const SearchArc& arc = graph_.arcs[arc_index];
  const Label from = scratch_.labels[index];
  if (arc.timetable != kNoTimetable) return false;
  Label next;
  if (!follow(from, index, arc_index, lane, next) || !keeps_limits(next, ahead_[arc.target])) return false;
  add(next, arc.target);
  return true;
}

/// The label that has no more behind it than that.
Label Searcher::least_of(const Ahead& behind) const {
  Label least;
  least.arrival = question_.ready + behind.time;
  least.cost = behind.cost;
  least.emission = behind.emission;
  least.risk = static_cast<std::uint16_t>(std::min(kRiskMax, behind.risk));
  least.transfers = static_cast<std::uint8_t>(std::min(255U, behind.transfers));
  return least;
}

/// Which timetabled departures may serve, and at which nodes labels may still be on the way to one.
void Searcher::find_timetables() {
  scratch_.serves.assign(graph_.arcs.size(), 0);
  scratch_.may_ride.assign(graph_.node_count(), 0);
  for (const std::uint32_t arc : graph_.timetabled) {
    if (!may_serve(arc)) continue;
    scratch_.serves[arc] = 1;
    const std::uint32_t storage = supply_.timetables[graph_.arcs[arc].timetable].storage;
    if (storage == kNone || cost_ == 0) continue;
    storage_per_day_ =
        std::max(storage_per_day_, static_cast<std::uint32_t>(supply_.storage[storage].step_max));
  }
  if (storage_per_day_ == 0) return;
  for (std::uint32_t node = 0; node < graph_.node_count(); ++node) {
    const Ahead& behind = reach_.behind[node];
    if (behind.time == kUnreachable || bounds_.by_timetable[node].time == kUnreachable) continue;
    scratch_.may_ride[node] = static_cast<std::uint8_t>(may_still_ride(least_of(behind), node));
  }
}

/// True if the label could become an answer by a timetabled departure. Only then does the storage that an
/// earlier one would pay count against others.
bool Searcher::may_still_ride(const Label& label, std::uint32_t node) const {
  const Ahead& ahead = bounds_.by_timetable[node];
  return keeps_limits(label, ahead) && !is_beaten_ahead(label, ahead);
}

/// True if an answer over this timetabled arc could be as good as the first front.
bool Searcher::may_serve(std::uint32_t arc_index) const {
  const SearchArc& arc = graph_.arcs[arc_index];
  const Ahead& behind = reach_.behind[graph_.source_of(arc_index)];
  if (behind.time == kUnreachable || ahead_[arc.target].time == kUnreachable) return false;
  const std::uint32_t ride = arc.duration + supply_.timetables[arc.timetable].ride_min_s;
  const Label least = least_of({behind.time + ride, behind.cost + arc.cost, behind.emission + arc.emission,
                                behind.risk + arc.risk, behind.transfers + arc.transfers});
  return keeps_limits(least, ahead_[arc.target]) && !is_beaten_ahead(least, ahead_[arc.target]);
}

/// A label at the destination becomes an answer, if it has touched what it must.
void Searcher::finish(std::uint32_t index, std::uint32_t node) {
  Label end = scratch_.labels[index];
  if ((end.touch & question_.required) != question_.required) return;
  if (question_.accepts != nullptr && (*question_.accepts)[end.touch] == 0) return;
  end.cost += graph_.unloading[node];
  if (end.cost > question_.cost_max) return;
  const Ahead nothing{0, 0, 0, 0, 0};
  if (is_beaten_ahead(end, nothing)) return;
  const FrontPoint point_at_end = point(end.cost & end_cost_, end.emission & end_emission_,
                                        end.risk & end_risk_, end.transfers & end_transfers_);
  scratch_.fronts.remove_dominated(sink_, point_at_end, [&](std::uint32_t old) {
    return !counts_arrival_ || scratch_.labels[old].arrival >= end.arrival;
  });
  end.parent = index;
  end.arc = kNone;
  scratch_.fronts.insert(sink_, point_at_end, add(end, sink_));
}

/// Where a label with no more time and no more of any criterion is as good, whatever else it is.
void Searcher::find_plain_nodes() {
  scratch_.is_plain.assign(graph_.node_count(), 0);
  if (question_.exact != 0 || question_.required != 0) return;
  for (std::uint32_t node = 0; node < graph_.node_count(); ++node) {
    const Lane* lane = graph_.lane_at(node);
    const bool drives = lane != nullptr && lane->counts_driving();
    const bool must_be_sure = graph_.node(node).is_twin && follows_risk_;
    scratch_.is_plain[node] =
        static_cast<std::uint8_t>(!drives && !must_be_sure && scratch_.may_ride[node] == 0);
  }
}

/// The goods at their origin: free to board anything, or a timetabled vehicle next.
void Searcher::start() {
  const std::uint32_t node = supply_.ground(question_.origin, kNone);
  if (node == kNone) return;
  Label label;
  label.arrival = question_.ready;
  label.touch = graph_.touch_of(question_.origin);
  const std::uint32_t index = add(label, node);
  if (keeps_limits(label, ahead_[node])) seed(node, index);
  find_timetables();
  find_plain_nodes();
  for (const std::uint32_t at : {node, graph_.twin_of[node]}) {
    if (at != kNone && keeps_limits(label, ahead_[at])) scratch_.queue.push({0, index, at});
  }
}

Completion Searcher::run(const Run& run) {
  scratch_.labels.clear();
  scratch_.seen.clear();
  scratch_.queue.clear();
  scratch_.ends.clear();
  scratch_.checks = 0;
  scratch_.fronts.reset(graph_.node_count() + 1);
  Completion completion = Completion::complete;
  start();
  std::size_t settled = 0;
  while (!scratch_.queue.is_empty()) {
    if (++settled % 1024 == 0 && run.stop_requested()) {
      completion = Completion::stopped;
      break;
    }
    if (scratch_.labels.size() > question_.labels_max) {
      completion = Completion::limited;
      break;
    }
    const auto [key, index, node] = scratch_.queue.pop();
    const Label& label = scratch_.labels[index];
    const Seen seen = scratch_.seen[index];
    if (is_beaten_at(label, node, seen.at_node) || is_beaten_ahead(label, ahead_[node], seen.answers)) {
      continue;
    }
    scratch_.fronts.insert(node, point_of(label), index);
    if (is_end(node)) finish(index, node);
    expand(index, node);
  }
  scratch_.fronts.for_each(sink_, [&](std::uint32_t label) { scratch_.ends.push_back(label); });
  if (completion == Completion::complete && (is_too_large_ || graph_.leaves_out))
    completion = Completion::limited;
  return completion;
}

}  // namespace

Completion search(const SearchGraph& graph, const Bounds& bounds, const Reach& reach, const Search& question,
                  Scratch& scratch, const Run& run) {
  return Searcher{graph, bounds, reach, question, scratch}.run(run);
}

}  // namespace corridor
