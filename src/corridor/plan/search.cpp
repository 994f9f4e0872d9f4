// SPDX-License-Identifier: Apache-2.0
#include "corridor/plan/search.h"

#include <algorithm>
#include <array>
#include <cmath>
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
  Searcher(const SearchGraph& graph, const Bounds& bounds, const Search& question, Scratch& scratch)
      : graph_(graph), supply_(graph.supply), ahead_(bounds.ahead), question_(question), scratch_(scratch) {
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
  }

  Completion run(const Run& run);

 private:
  void expand(std::uint32_t index, std::uint32_t node);
  void ride_timetable(const Label& from, std::uint32_t parent, std::uint32_t arc_index, const SearchArc& arc);
  bool offer(const Label& label, std::uint32_t node);
  void finish(std::uint32_t index, std::uint32_t node);
  [[nodiscard]] Tick advance(const SearchArc& arc, Tick at, std::uint32_t& driving,
                             const DriverRule* rule) const;
  [[nodiscard]] bool is_beaten_at(const Label& label, std::uint32_t node) const;
  [[nodiscard]] bool is_beaten_ahead(const Label& label, const Ahead& ahead) const;
  [[nodiscard]] bool holds_against(const Label& old, const Label& label, std::uint32_t node) const;
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
  const Supply& supply_;
  const std::vector<Ahead>& ahead_;
  const Search& question_;
  Scratch& scratch_;
  PlaceId destination_;
  std::uint32_t sink_ = 0;
  std::uint32_t cost_, emission_, transfers_;                         // masks of what labels are compared by
  std::uint32_t end_cost_, end_emission_, end_risk_, end_transfers_;  // ... and what answers are compared by
  bool follows_risk_ = false;
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
  const Counters a = counters_of(old.driving, rule);
  const Counters b = counters_of(label.driving, rule);
  return a.since_break <= b.since_break && a.since_day <= b.since_day && a.since_week <= b.since_week;
}

/// The resources: what `old`, nowhere worse in the criteria and no later, must also not lack.
bool Searcher::holds_against(const Label& old, const Label& label, std::uint32_t node) const {
  if (((old.touch ^ label.touch) & question_.exact) != 0) return false;
  if ((label.touch & ~old.touch & question_.required) != 0) return false;
  if (old.variance > label.variance && follows_risk_ && graph_.needs_variance[node] != 0) return false;
  if (const std::uint32_t per_day = graph_.storage_per_day[node]; per_day != 0 && cost_ != 0) {
    const std::uint64_t days = (std::uint64_t{label.arrival} - old.arrival + 86399) / 86400;
    const std::uint64_t most = days * per_day + (days > 0 ? 1 : 0);
    if (old.cost + most > label.cost) return false;
  }
  if (supply_.is_ground(node)) return true;
  // Who has only just boarded cannot alight here; who came aboard can.
  if (kind_of(old) == ArcKind::board && kind_of(label) != ArcKind::board) return false;
  const std::optional<DriverRule>& rule = supply_.lane_of(node).rule;
  return !rule || is_rested(old, label, *rule, graph_.lane_has_gates[node] != 0);
}

bool Searcher::is_beaten_at(const Label& label, std::uint32_t node) const {
  ++scratch_.checks;
  return scratch_.fronts.dominates(node, point_of(label), [&](std::uint32_t old) {
    return holds_against(scratch_.labels[old], label, node);
  });
}

/// True if whatever the label becomes, an answer that is already there is as good.
bool Searcher::is_beaten_ahead(const Label& label, const Ahead& ahead) const {
  ++scratch_.checks;
  const FrontPoint point{(label.cost + ahead.cost) & end_cost_,
                         (label.emission + ahead.emission) & end_emission_,
                         std::min(kRiskMax, label.risk + ahead.risk) & end_risk_,
                         (label.transfers + ahead.transfers) & end_transfers_};
  return scratch_.fronts.dominates(sink_, point, [](std::uint32_t) { return true; });
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

/// Puts a label in the queue unless something is already as good. Out: false if it was beaten.
bool Searcher::offer(const Label& label, std::uint32_t node) {
  const Ahead& ahead = ahead_[node];
  if (ahead.time == kUnreachable || label.arrival > question_.latest ||
      label.arrival + ahead.time > question_.latest) {
    return false;
  }
  if (label.cost > question_.cost_max || label.cost + ahead.cost > question_.cost_max ||
      label.emission > question_.emission_max || label.emission + ahead.emission > question_.emission_max) {
    is_too_large_ = is_too_large_ || (!question_.limits_cost && label.cost > kUnreachable / 2) ||
                    (!question_.limits_emission && label.emission > kUnreachable / 2);
    return false;
  }
  if (label.transfers + ahead.transfers > question_.transfers_max) return false;
  if (is_beaten_ahead(label, ahead) || is_beaten_at(label, node)) return false;
  const auto index = static_cast<std::uint32_t>(scratch_.labels.size());
  scratch_.labels.push_back(label);
  const std::uint64_t time = std::uint64_t{label.arrival} + ahead.time;
  push(scratch_.heap, {time << 32U | (label.cost + ahead.cost), index, node});
  return true;
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
  const bool may_pay_later = graph_.storage_per_day[arc.target] != 0;
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

void Searcher::expand(std::uint32_t index, std::uint32_t node) {
  const Label from = scratch_.labels[index];
  const bool is_ground = supply_.is_ground(node);
  const DriverRule* rule = nullptr;
  if (!is_ground) {
    const std::optional<DriverRule>& of_lane = supply_.lane_of(node).rule;
    rule = of_lane ? &*of_lane : nullptr;
  }
  const bool just_boarded = from.arc != kNone && graph_.arcs[from.arc].kind == ArcKind::board;
  for (std::uint32_t arc_index = graph_.begins[node]; arc_index < graph_.begins[node + 1]; ++arc_index) {
    const SearchArc& arc = graph_.arcs[arc_index];
    if (arc.timetable != kNoTimetable) {
      ride_timetable(from, index, arc_index, arc);
      continue;
    }
    if (arc.kind == ArcKind::alight && just_boarded) continue;
    Label next = from;
    std::uint32_t driving = from.driving;
    next.arrival = advance(arc, from.arrival, driving, rule);
    if (next.arrival == kNever) continue;
    next.parent = index;
    next.arc = arc_index;
    next.driving = (arc.kind == ArcKind::move && rule != nullptr ? driving : 0U) & kDrivingMax;
    next.cost = from.cost + arc.cost;
    next.emission = from.emission + arc.emission;
    next.risk = static_cast<std::uint16_t>(std::min(kRiskMax, from.risk + arc.risk));
    next.transfers = transfers_after(from, arc);
    next.variance = static_cast<std::uint32_t>(
        std::min<std::uint64_t>(kNone, std::uint64_t{from.variance} + arc.variance));
    next.touch = static_cast<std::uint16_t>(from.touch | arc.touch);
    offer(next, arc.target);
  }
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
  const bool counts_arrival = question_.criteria.has(Criterion::arrival);
  scratch_.fronts.remove_dominated(sink_, point, [&](std::uint32_t old) {
    return !counts_arrival || scratch_.labels[old].arrival >= end.arrival;
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
    offer(label, start);
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
  if (completion == Completion::complete && is_too_large_) completion = Completion::limited;
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

Completion search(const SearchGraph& graph, const Bounds& bounds, const Search& question, Scratch& scratch,
                  const Run& run) {
  return Searcher{graph, bounds, question, scratch}.run(run);
}

}  // namespace corridor
