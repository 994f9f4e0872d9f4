// SPDX-License-Identifier: Apache-2.0
#include "corridor/plan/search.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <numbers>

namespace corridor {
namespace {

constexpr std::uint32_t kRiskMax = 65535;
constexpr std::uint32_t kDrivingMax = (1U << 24U) - 1;
constexpr double kMissSteps = 64.0;  // of the table below, per standard deviation

/// -1000 ln Phi(z) for z = 0, 1/64, ...; 0 from where it rounds to 0.
std::array<std::uint32_t, 216> make_miss_table() {
  std::array<std::uint32_t, 216> table{};
  for (std::size_t i = 0; i < table.size(); ++i) {
    const double z = static_cast<double>(i) / kMissSteps;
    const double caught = 0.5 * std::erfc(-z / std::numbers::sqrt2);
    table[i] = static_cast<std::uint32_t>(std::lround(-1000.0 * std::log(caught)));
  }
  return table;
}

std::uint32_t rests(std::uint32_t driving_s, const DriverRule& rule) {
  return static_cast<std::uint32_t>(elapsed(Duration{driving_s}, rule).count()) - driving_s;
}

std::uint8_t transfers_after(const Label& from, const SearchArc& arc) {
  const std::uint32_t sum = std::uint32_t{from.transfers} + arc.transfers;
  return static_cast<std::uint8_t>(std::min(255U, sum));
}

/// 4-ary heap of entries by key, then label: the order is the same on every machine.
bool is_before(const Scratch::Entry& a, const Scratch::Entry& b) {
  return a.key < b.key || (a.key == b.key && a.label < b.label);
}

void push(std::vector<Scratch::Entry>& heap, Scratch::Entry entry) {
  std::size_t at = heap.size();
  heap.push_back(entry);
  while (at > 0) {
    const std::size_t above = (at - 1) / 4;
    if (!is_before(entry, heap[above])) break;
    heap[at] = heap[above];
    at = above;
  }
  heap[at] = entry;
}

Scratch::Entry pop(std::vector<Scratch::Entry>& heap) {
  const Scratch::Entry first = heap.front();
  const Scratch::Entry last = heap.back();
  heap.pop_back();
  const std::size_t size = heap.size();
  if (size == 0) return first;
  std::size_t at = 0;
  for (;;) {
    const std::size_t child = 4 * at + 1;
    if (child >= size) break;
    std::size_t best = child;
    const std::size_t end = std::min(child + 4, size);
    for (std::size_t other = child + 1; other < end; ++other) {
      if (is_before(heap[other], heap[best])) best = other;
    }
    if (!is_before(heap[best], last)) break;
    heap[at] = heap[best];
    at = best;
  }
  heap[at] = last;
  return first;
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
    sink_ = supply_.node_count();
    destination_ = bounds.destination;
    follows_risk_ = criteria.has(Criterion::risk);
    counts_arrival_ = criteria.has(Criterion::arrival);
  }

  Completion run(const Run& run);

 private:
  /// Whether a label may still take a timetabled departure: found out once, when it first matters.
  enum class Riding : std::uint8_t { unknown, no, yes };

  void expand(std::uint32_t index, std::uint32_t node);
  void ride_timetable(const Label& from, std::uint32_t parent, std::uint32_t arc_index, const SearchArc& arc);
  void offer(const Label& label, std::uint32_t node);
  void seed(std::uint32_t start, std::uint32_t start_label);
  bool take(std::uint32_t index, std::uint32_t arc_index, const Lane* lane);
  [[nodiscard]] bool follow(const Label& from, std::uint32_t parent, std::uint32_t arc_index,
                            const Lane* lane, Label& next) const;
  void find_timetables();
  [[nodiscard]] bool may_still_ride(const Label& label, std::uint32_t node) const;
  [[nodiscard]] bool may_serve(std::uint32_t arc_index) const;
  [[nodiscard]] bool keeps_limits(const Label& label, const Ahead& ahead) const;
  [[nodiscard]] const Lane* lane_at(std::uint32_t node) const;
  void finish(std::uint32_t index, std::uint32_t node);
  [[nodiscard]] Tick advance(const SearchArc& arc, Tick at, std::uint32_t& driving,
                             const DriverRule* rule) const;
  [[nodiscard]] bool is_beaten_at(const Label& label, std::uint32_t node) const;
  [[nodiscard]] bool is_beaten_ahead(const Label& label, const Ahead& ahead) const;
  [[nodiscard]] bool holds_against(const Label& old, const Label& label, std::uint32_t node,
                                   Riding& riding) const;
  [[nodiscard]] bool is_rested(const Label& old, const Label& label, const DriverRule& rule,
                               bool has_gates) const;
  [[nodiscard]] FrontPoint point_of(const Label& label) const {
    return {label.cost & cost_, label.emission & emission_, label.risk & end_risk_,
            label.transfers & transfers_};
  }
  [[nodiscard]] ArcKind kind_of(const Label& label) const { return graph_.arcs[label.arc].kind; }
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
  bool has_timetables_ = false;        ///< some timetabled departure may be part of an answer
  bool is_too_large_ = false;
};

/// Counters of a driver who has driven so long since he started rested.
struct Counters {
  std::int64_t since_break, since_day, since_week;
};

Counters counters_of(std::uint32_t driving_s, const DriverRule& rule) {
  // Exactly at a limit the rest is still due: 1 to `limit`, and 0 only before the first second.
  const auto since = [](std::int64_t driven, Duration limit) {
    return driven == 0 ? 0 : (driven - 1) % limit.count() + 1;
  };
  const std::int64_t week = since(driving_s, rule.drive_per_week);
  const std::int64_t day = since(week, rule.drive_per_day);
  return {since(day, rule.drive_before_break), day, week};
}

/// True if the driver of `old` never has to rest more, so that the earlier arrival stays the earlier one.
bool Searcher::is_rested(const Label& old, const Label& label, const DriverRule& rule, bool has_gates) const {
  if (old.driving == label.driving) return true;
  if (old.driving < label.driving && !has_gates) {
    // Arrivals differ by what was not driving; what is still driven is rested for by total driving alone.
    const std::int64_t old_start = std::int64_t{old.arrival} - elapsed(Duration{old.driving}, rule).count();
    const std::int64_t new_start =
        std::int64_t{label.arrival} - elapsed(Duration{label.driving}, rule).count();
    if (old_start <= new_start) return true;
  }
  if (rule.break_time > rule.daily_rest || rule.daily_rest > rule.weekly_rest) return false;
  // Where a counter of the old driver stands higher, he may owe one rest of its kind more, and never two
  // (PlanDriving.OwesAtMostOneRestOfEachKind): he must be earlier by that much.
  const Counters a = counters_of(old.driving, rule);
  const Counters b = counters_of(label.driving, rule);
  std::int64_t owed = 0;
  if (a.since_week > b.since_week) owed += rule.weekly_rest.count();
  if (a.since_day > b.since_day) owed += rule.daily_rest.count();
  if (a.since_break > b.since_break) owed += rule.break_time.count();
  return owed == 0 || (!has_gates && old.arrival + owed <= label.arrival);
}

/// The resources: what `old`, nowhere worse in the criteria and no later, must also not lack.
bool Searcher::holds_against(const Label& old, const Label& label, std::uint32_t node, Riding& riding) const {
  if (((old.touch ^ label.touch) & question_.exact) != 0) return false;
  if ((label.touch & ~old.touch & question_.required) != 0) return false;
  if (riding != Riding::no) {
    const std::uint64_t days = (std::uint64_t{label.arrival} - old.arrival + 86399) / 86400;
    const std::uint64_t most = days * storage_per_day_ + (days > 0 ? 1 : 0);
    const bool lacks = (follows_risk_ && old.variance > label.variance) ||
                       (storage_per_day_ != 0 && old.cost + most > label.cost);
    if (lacks && riding == Riding::unknown) riding = may_still_ride(label, node) ? Riding::yes : Riding::no;
    if (lacks && riding == Riding::yes) return false;
  }
  if (supply_.is_ground(node)) return true;
  // Who has only just boarded cannot alight here; who came aboard can.
  if (kind_of(old) == ArcKind::board && kind_of(label) != ArcKind::board) return false;
  const Lane& lane = supply_.lane_of(node);
  if (lane.drive_max && old.driving > label.driving) return false;
  return !lane.rule || is_rested(old, label, *lane.rule, graph_.lane_has_gates[node] != 0);
}

bool Searcher::is_beaten_at(const Label& label, std::uint32_t node) const {
  ++scratch_.checks;
  Riding riding = scratch_.may_ride[node] != 0 ? Riding::unknown : Riding::no;
  return scratch_.fronts.dominates(node, point_of(label), [&](std::uint32_t old) {
    return holds_against(scratch_.labels[old], label, node, riding);
  });
}

/// True if whatever the label becomes, an answer that is already there is as good.
bool Searcher::is_beaten_ahead(const Label& label, const Ahead& ahead) const {
  ++scratch_.checks;
  const FrontPoint point{(label.cost + ahead.cost) & end_cost_,
                         (label.emission + ahead.emission) & end_emission_,
                         std::min(kRiskMax, label.risk + ahead.risk) & end_risk_,
                         (label.transfers + ahead.transfers) & end_transfers_};
  const Tick time = label.arrival + ahead.time;
  return scratch_.fronts.dominates(sink_, point, [&](std::uint32_t end) {
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
  if (is_beaten_ahead(label, ahead) || is_beaten_at(label, node)) return;
  const auto index = static_cast<std::uint32_t>(scratch_.labels.size());
  scratch_.labels.push_back(label);
  const std::uint64_t time = std::uint64_t{label.arrival} + ahead.time;
  push(scratch_.heap, {time << 32U | (label.cost + ahead.cost), index, node});
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

const Lane* Searcher::lane_at(std::uint32_t node) const {
  return supply_.is_ground(node) ? nullptr : &supply_.lane_of(node);
}

/// What `from` becomes over an arc that is not timetabled. Out: false if it never opens.
bool Searcher::follow(const Label& from, std::uint32_t parent, std::uint32_t arc_index, const Lane* lane,
                      Label& next) const {
  const SearchArc& arc = graph_.arcs[arc_index];
  const bool stays_aboard = arc.kind == ArcKind::move;
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
  const std::uint64_t before = stays_aboard || arc.kind == ArcKind::alight ? from.variance : 0;
  next.variance = static_cast<std::uint32_t>(std::min<std::uint64_t>(kNone, before + arc.variance));
  next.touch = static_cast<std::uint16_t>(from.touch | arc.touch);
  return true;
}

void Searcher::expand(std::uint32_t index, std::uint32_t node) {
  const Label from = scratch_.labels[index];
  const Lane* lane = lane_at(node);
  const bool just_boarded = from.arc != kNone && graph_.arcs[from.arc].kind == ArcKind::board;
  for (std::uint32_t arc_index = graph_.begins[node]; arc_index < graph_.begins[node + 1]; ++arc_index) {
    const SearchArc& arc = graph_.arcs[arc_index];
    if (arc.timetable != kNoTimetable) {
      if (scratch_.serves[arc_index] != 0) ride_timetable(from, index, arc_index, arc);
      continue;
    }
    if (arc.kind == ArcKind::alight && just_boarded) continue;
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
      if (best == kNone || !take(index, best, lane_at(node))) break;
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
  const bool boarded = from.arc != kNone && graph_.arcs[from.arc].kind == ArcKind::board;
  if (arc.timetable != kNoTimetable || (boarded && arc.kind == ArcKind::alight)) return false;
  Label next;
  if (!follow(from, index, arc_index, lane, next) || !keeps_limits(next, ahead_[arc.target])) return false;
  scratch_.labels.push_back(next);
  return true;
}

/// Which timetabled departures may serve, and at which nodes labels may still be on the way to one.
void Searcher::find_timetables() {
  scratch_.serves.assign(graph_.arcs.size(), 0);
  scratch_.may_ride.assign(supply_.node_count(), 0);
  for (const std::uint32_t arc : graph_.timetabled) {
    if (!may_serve(arc)) continue;
    scratch_.serves[arc] = 1;
    has_timetables_ = true;
    const std::uint32_t storage = supply_.timetables[graph_.arcs[arc].timetable].storage;
    if (storage == kNone || cost_ == 0) continue;
    storage_per_day_ =
        std::max(storage_per_day_, static_cast<std::uint32_t>(supply_.storage[storage].step_max));
  }
  if (!has_timetables_) return;
  for (std::uint32_t node = 0; node < supply_.node_count(); ++node) {
    const Ahead& behind = reach_.behind[node];
    if (behind.time == kUnreachable || bounds_.by_timetable[node].time == kUnreachable) continue;
    Label least;
    least.arrival = question_.ready + behind.time;
    least.cost = behind.cost;
    least.emission = behind.emission;
    least.risk = static_cast<std::uint16_t>(std::min(kRiskMax, behind.risk));
    least.transfers = static_cast<std::uint8_t>(std::min(255U, behind.transfers));
    scratch_.may_ride[node] = static_cast<std::uint8_t>(may_still_ride(least, node));
  }
}

/// True if the label could become an answer by a timetabled departure. Only then do its spread and the
/// storage that an earlier one would pay count against others.
bool Searcher::may_still_ride(const Label& label, std::uint32_t node) const {
  const Ahead& ahead = bounds_.by_timetable[node];
  return keeps_limits(label, ahead) && !is_beaten_ahead(label, ahead);
}

/// True if an answer over this timetabled arc could be as good as the first front.
bool Searcher::may_serve(std::uint32_t arc_index) const {
  const SearchArc& arc = graph_.arcs[arc_index];
  const Ahead& behind = reach_.behind[graph_.source_of(arc_index)];
  if (behind.time == kUnreachable || ahead_[arc.target].time == kUnreachable) return false;
  Label least;
  least.arrival = question_.ready + behind.time + arc.duration + supply_.timetables[arc.timetable].ride_min_s;
  least.cost = behind.cost + arc.cost;
  least.emission = behind.emission + arc.emission;
  least.risk = static_cast<std::uint16_t>(std::min(kRiskMax, behind.risk + arc.risk));
  least.transfers = static_cast<std::uint8_t>(std::min(255U, behind.transfers + arc.transfers));
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
  const FrontPoint point{end.cost & end_cost_, end.emission & end_emission_, end.risk & end_risk_,
                         end.transfers & end_transfers_};
  scratch_.fronts.remove_dominated(sink_, point, [&](std::uint32_t old) {
    return !counts_arrival_ || scratch_.labels[old].arrival >= end.arrival;
  });
  end.parent = index;
  end.arc = kNone;
  scratch_.labels.push_back(end);
  scratch_.fronts.insert(sink_, point, static_cast<std::uint32_t>(scratch_.labels.size() - 1));
}

Completion Searcher::run(const Run& run) {
  scratch_.labels.clear();
  scratch_.heap.clear();
  scratch_.ends.clear();
  scratch_.checks = 0;
  scratch_.fronts.reset(supply_.node_count() + 1);
  Completion completion = Completion::complete;
  if (const std::uint32_t start = supply_.ground(question_.origin, kNone); start != kNone) {
    Label label;
    label.arrival = question_.ready;
    label.touch = graph_.touch_of(question_.origin);
    if (keeps_limits(label, ahead_[start])) {
      scratch_.labels.push_back(label);
      seed(start, 0);
      find_timetables();
      push(scratch_.heap, {0, 0, start});
    }
  }
  std::size_t settled = 0;
  while (!scratch_.heap.empty()) {
    if (++settled % 1024 == 0 && run.stop_requested()) {
      completion = Completion::stopped;
      break;
    }
    if (scratch_.labels.size() > question_.labels_max) {
      completion = Completion::limited;
      break;
    }
    const auto [key, index, node] = pop(scratch_.heap);
    const Label& label = scratch_.labels[index];
    if (is_beaten_ahead(label, ahead_[node]) || is_beaten_at(label, node)) continue;
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

std::uint32_t driven(std::uint32_t before_s, std::uint32_t driving_s, const DriverRule& rule) {
  return driving_s + rests(before_s + driving_s, rule) - rests(before_s, rule);
}

std::uint32_t missed_risk(std::uint32_t slack_s, std::uint32_t variance_min2) {
  static const std::array<std::uint32_t, 216> kTable = make_miss_table();
  if (variance_min2 == 0) return 0;
  const double z = static_cast<double>(slack_s) / 60.0 / std::sqrt(static_cast<double>(variance_min2));
  const double step = z * kMissSteps;
  return step >= static_cast<double>(kTable.size()) ? 0 : kTable[static_cast<std::size_t>(step)];
}

Completion search(const SearchGraph& graph, const Bounds& bounds, const Reach& reach, const Search& question,
                  Scratch& scratch, const Run& run) {
  return Searcher{graph, bounds, reach, question, scratch}.run(run);
}

}  // namespace corridor
