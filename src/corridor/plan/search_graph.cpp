// SPDX-License-Identifier: Apache-2.0
#include "corridor/plan/search_graph.h"

#include <algorithm>
#include <cmath>

#include "corridor/base/check.h"
#include "corridor/plan/bounds.h"
#include "corridor/plan/touches.h"

namespace corridor {
namespace {

/// What an arc may come to, in the search's whole numbers. A label's 2^31, an arc and the storage before a
/// departure still fit into 32 bits; times and risks, of which an itinerary has many, stay further away.
constexpr std::int64_t kAmountMax = 1'800'000'000;
constexpr std::int64_t kStageMax = 400'000'000;

std::uint32_t amount(std::int64_t steps, std::int64_t max = kAmountMax) {
  CORRIDOR_CHECK(steps >= 0 && steps <= max);
  return static_cast<std::uint32_t>(steps);
}

std::uint32_t minutes_squared(double seconds_squared) {
  return static_cast<std::uint32_t>(std::min(4e9, std::round(seconds_squared / 3600.0)));
}

bool has(const TouchSet& set, PlaceId place) {
  return std::ranges::find(set.places, place) != set.places.end();
}
bool has(const TouchSet& set, CountryId country) {
  return std::ranges::find(set.countries, country) != set.countries.end();
}

std::uint16_t touch_of_arc(const Supply& supply, const SupplyArc& arc, std::span<const TouchSet> sets) {
  unsigned bits = 0;
  for (std::size_t bit = 0; bit < sets.size(); ++bit) {
    const TouchSet& set = sets[bit];
    bool is_touched = boards(arc) && std::ranges::find(set.services, arc.service) != set.services.end();
    if (!set.places.empty()) {
      for_each_place(supply, arc, [&](PlaceId place, bool) { is_touched = is_touched || has(set, place); });
    }
    if (!set.countries.empty()) {
      for_each_country(supply, arc,
                       [&](CountryId country, bool) { is_touched = is_touched || has(set, country); });
    }
    bits |= static_cast<unsigned>(is_touched) << bit;
  }
  return static_cast<std::uint16_t>(bits);
}

/// True if something on the way stays closed from the day of the request on.
bool never_opens(const Supply& supply, const SupplyArc& arc) {
  const Tick day{static_cast<Tick>(Supply::kLead.count()) - 86400};
  return std::ranges::any_of(arc.steps, [&](const Step& step) {
    return step.gate != kNone && supply.calendars.next(step.gate, day) == kNever;
  });
}

/// By node of a lane with a driver's rule: how long he drives at least until he comes to something that has
/// to open first. Moves stay in their lane until goods get off, so the other lanes need no look.
void find_gates(SearchGraph& graph) {
  graph.gate_after_s.assign(graph.node_count(), kUnreachable);
  std::vector<std::uint32_t> with_driver;
  for (std::uint32_t node = 0; node < graph.node_count(); ++node) {
    if (const Lane* lane = graph.lane_at(node); lane != nullptr && lane->rule) with_driver.push_back(node);
  }
  for (bool grows = true; grows;) {
    grows = false;
    for (const std::uint32_t node : with_driver) {
      std::uint32_t& least = graph.gate_after_s[node];
      for (const SearchArc& arc : graph.arcs_of(node)) {
        if (arc.kind != ArcKind::move) continue;
        const std::uint32_t behind = graph.gate_after_s[arc.target];
        const std::uint32_t after = arc.step_count > 0       ? 0
                                    : behind == kUnreachable ? kUnreachable
                                                             : arc.driving + behind;
        grows = grows || after < least;
        least = std::min(least, after);
      }
    }
  }
}

}  // namespace

std::uint16_t SearchGraph::touch_of(PlaceId place) const {
  unsigned bits = 0;
  for (std::size_t bit = 0; bit < touch_sets.size(); ++bit) {
    const CountryId country = supply.network.places().country[place];
    if (has(touch_sets[bit], place) || (!country.is_none() && has(touch_sets[bit], country)))
      bits |= 1U << bit;
  }
  return static_cast<std::uint16_t>(bits);
}

struct SearchGraph::Kept {
  std::uint32_t index = 0;
  Money cost;  // with the prices of soft rules
};

struct SearchGraph::Draft {
  Kept kept;
  std::uint32_t source = 0, target = 0;
  bool lands = false;
};

std::vector<SearchGraph::Kept> SearchGraph::kept_arcs() {
  const RuleBook book(supply.network, rules);
  std::vector<Kept> kept;
  for (std::uint32_t index = 0; index < supply.arcs.size(); ++index) {
    const SupplyArc& arc = supply.arcs[index];
    if (book.forbids(arc, supply) || never_opens(supply, arc)) continue;
    const Money cost = arc.totals.cost + book.price(arc, supply);
    if (cost.steps() > kAmountMax || arc.totals.emission.steps() > kAmountMax) {
      leaves_out = true;
      continue;
    }
    kept.push_back({index, cost});
  }
  return kept;
}

/// Grounds from which something timetabled leaves, and lanes that come to one.
void SearchGraph::add_twins(std::span<const Kept> kept) {
  for (std::uint32_t node = 0; node < supply.node_count(); ++node) nodes.push_back({node, false});
  twin_of.assign(supply.node_count(), kNone);
  const auto add = [&](std::uint32_t node) {
    if (twin_of[node] != kNone) return;
    twin_of[node] = node_count();
    nodes.push_back({node, true});
  };
  for (const auto& [index, cost] : kept) {
    if (supply.arcs[index].timetable != kNone) add(supply.arcs[index].source);
  }
  std::vector<std::uint8_t> leads(supply.lanes.size(), 0);
  for (const auto& [lane, place] : supply.lane_nodes) {
    const std::uint32_t ground = supply.ground(place, supply.lanes[lane].vehicle);
    if (ground != kNone && twin_of[ground] != kNone) leads[lane] = 1;
  }
  for (std::size_t i = 0; i < supply.lane_nodes.size(); ++i) {
    if (leads[supply.lane_nodes[i].lane] != 0) add(static_cast<std::uint32_t>(supply.grounds.size() + i));
  }
}

/// Each arc between the nodes, and between the twins, that it leads from and to. A move also ends with
/// getting off.
std::vector<SearchGraph::Draft> SearchGraph::drafts_of(std::span<const Kept> kept) const {
  std::vector<Draft> drafts;
  const auto add = [&](const Kept& one, std::uint32_t source, std::uint32_t target, bool lands = false) {
    if (source != kNone && target != kNone) drafts.push_back({one, source, target, lands});
  };
  for (const Kept& one : kept) {
    const SupplyArc& arc = supply.arcs[one.index];
    const std::uint32_t twin = twin_of[arc.target];
    if (arc.kind != ArcKind::move) {
      const std::uint32_t source = arc.timetable == kNone ? arc.source : twin_of[arc.source];
      add(one, source, arc.target);
      add(one, source, twin);
      continue;
    }
    add(one, arc.source, arc.target);
    add(one, twin_of[arc.source], twin);
    const std::uint32_t ground =
        supply.ground(supply.place_of(arc.target), supply.lane_of(arc.target).vehicle);
    if (ground == kNone) continue;
    add(one, arc.source, ground, true);
    add(one, twin_of[arc.source], twin_of[ground], true);
  }
  return drafts;
}

void SearchGraph::add_arc(std::uint32_t position, const Draft& draft) {
  const SupplyArc& from = supply.arcs[draft.kept.index];
  supply_arc[position] = draft.kept.index;
  if (from.timetable != kNone) timetabled.push_back(position);
  SearchArc& arc = arcs[position];
  arc.target = draft.target;
  arc.duration = amount(from.totals.duration_s, kStageMax);
  arc.driving = amount(from.totals.driving_s, kStageMax);
  arc.cost = amount(draft.kept.cost.steps());
  arc.emission = amount(from.totals.emission.steps());
  arc.risk = amount(from.totals.risk, kStageMax);
  arc.variance = minutes_squared(from.totals.variance_s2);
  arc.variance_before = minutes_squared(from.variance_before_s2);
  arc.steps = static_cast<std::uint32_t>(steps.size());
  arc.step_count = static_cast<std::uint16_t>(from.steps.size());
  steps.insert(steps.end(), from.steps.begin(), from.steps.end());
  arc.touch = touch_of_arc(supply, from, touch_sets);
  arc.timetable = from.timetable == kNone ? kNoTimetable : static_cast<std::uint16_t>(from.timetable);
  arc.transfers = static_cast<std::uint8_t>(from.transfers);
  arc.kind = from.kind;
  arc.lands = draft.lands;
}

SearchGraph::SearchGraph(const Supply& of, std::span<const Rule> kept_rules, std::span<const TouchSet> sets)
    : supply(of), rules(kept_rules.begin(), kept_rules.end()), touch_sets(sets.begin(), sets.end()) {
  CORRIDOR_CHECK(touch_sets.size() <= kTouchSetsMax);
  CORRIDOR_CHECK(of.timetables.size() < kNoTimetable);
  const std::vector<Kept> kept = kept_arcs();
  add_twins(kept);
  const std::vector<Draft> drafts = drafts_of(kept);
  begins.assign(node_count() + 1, 0);
  for (const Draft& draft : drafts) ++begins[draft.source + 1];
  for (std::size_t node = 0; node + 1 < begins.size(); ++node) begins[node + 1] += begins[node];
  std::vector<std::uint32_t> next(begins.begin(), begins.end() - 1);
  arcs.resize(drafts.size());
  supply_arc.resize(drafts.size());
  for (const Draft& draft : drafts) add_arc(next[draft.source]++, draft);
  for (const Money cost : of.unloading) {
    leaves_out = leaves_out || cost.steps() > kAmountMax;
    unloading.push_back(cost.steps() > kAmountMax ? kUnreachable : amount(cost.steps()));
  }
  find_gates(*this);
}

}  // namespace corridor
