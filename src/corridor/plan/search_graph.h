// SPDX-License-Identifier: Apache-2.0
// The supply after the rules of one request: forbidden arcs are gone, soft rules are in the costs, and what
// must be touched is a bit. Plain numbers in flat arrays, which is what the search reads.
//
// Goods that board a timetabled vehicle next are told apart from all others by the nodes they are at, from
// when they boarded what brings them: only for them does it matter how sure their arrival is. A node where
// that may be so has a twin, which leads to timetabled departures and nowhere else.
#pragma once

#include <algorithm>
#include <span>
#include <vector>

#include "corridor/plan/plan.h"
#include "corridor/plan/supply.h"

namespace corridor {

/// Things of which at least one must be (or must not be) touched. One bit of a label each.
struct TouchSet {
  std::vector<PlaceId> places;
  std::vector<CountryId> countries;
  std::vector<ServiceId> services;
  friend bool operator==(const TouchSet&, const TouchSet&) = default;
};
inline constexpr std::size_t kTouchSetsMax = 16;

/// One arc of the search: what it adds to a label.
struct SearchArc {
  std::uint32_t target = 0;
  std::uint32_t duration = 0;         // s, without waiting for gates
  std::uint32_t driving = 0;          // s
  std::uint32_t cost = 0;             // 1/1000
  std::uint32_t emission = 0;         // g
  std::uint32_t risk = 0;             // 1/1000
  std::uint32_t variance = 0;         // min^2
  std::uint32_t variance_before = 0;  // min^2, of being ready for a timetabled departure
  std::uint32_t steps = 0;            // where they begin in SearchGraph::steps
  std::uint16_t step_count = 0;
  std::uint16_t touch = 0;
  std::uint16_t timetable = 0xFFFF;  // in Supply::timetables; 0xFFFF: none
  std::uint8_t transfers = 0;
  ArcKind kind = ArcKind::move;
  bool lands = false;  // a move after which the goods get off
};
inline constexpr std::uint16_t kNoTimetable = 0xFFFF;

/// Where goods are: a node of the supply, or its twin.
struct SearchNode {
  std::uint32_t supply = 0;
  bool is_twin = false;  // what comes next, after getting off, is a timetabled departure
};

struct SearchGraph {
  /// In   the rules are of the request; at most kTouchSetsMax sets.
  /// Out  `leaves_out` is true if a stage costs or emits more than the search can count.
  SearchGraph(const Supply& of, std::span<const Rule> kept_rules, std::span<const TouchSet> sets);

  [[nodiscard]] std::span<const SearchArc> arcs_of(std::uint32_t node) const {
    return std::span<const SearchArc>(arcs).subspan(begins[node], begins[node + 1] - begins[node]);
  }
  [[nodiscard]] std::uint32_t node_count() const { return static_cast<std::uint32_t>(nodes.size()); }
  [[nodiscard]] const SearchNode& node(std::uint32_t node) const { return nodes[node]; }
  /// None: goods are on the ground there.
  [[nodiscard]] const Lane* lane_at(std::uint32_t node) const {
    const std::uint32_t of = nodes[node].supply;
    return supply.is_ground(of) ? nullptr : &supply.lane_of(of);
  }
  [[nodiscard]] std::uint32_t source_of(std::uint32_t arc) const {
    return static_cast<std::uint32_t>(std::ranges::upper_bound(begins, arc) - begins.begin() - 1);
  }
  /// The bits that standing at a place sets.
  [[nodiscard]] std::uint16_t touch_of(PlaceId place) const;

  const Supply& supply;
  std::vector<Rule> rules;
  std::vector<TouchSet> touch_sets;
  std::vector<SearchNode> nodes;          // those of the supply in its order, then twins
  std::vector<std::uint32_t> twin_of;     // node of the supply -> its twin, or kNone
  std::vector<SearchArc> arcs;            // by source
  std::vector<std::uint32_t> begins;      // node -> where its arcs begin
  std::vector<std::uint32_t> timetabled;  // arcs that are
  std::vector<std::uint32_t> supply_arc;  // arc -> arc of the supply
  std::vector<Step> steps;
  std::vector<std::uint32_t> unloading;     // ground node -> cost of ending there
  std::vector<std::uint32_t> gate_after_s;  // node -> least driving until a gate; kUnreachable: none, no rule
  bool leaves_out = false;                  // an arc that costs or emits more than a label can count

 private:
  struct Kept;   // an arc of the supply
  struct Draft;  // ... between two nodes

  [[nodiscard]] std::vector<Kept> kept_arcs();
  void add_twins(std::span<const Kept> kept);
  [[nodiscard]] std::vector<Draft> drafts_of(std::span<const Kept> kept) const;
  void add_arc(std::uint32_t position, const Draft& draft);
};

/// How a rule meets a piece of the supply.
struct RuleEffect {
  bool is_broken = false;  ///< a hard rule forbids it
  int touches = 0;         ///< how often a soft rule is paid
};

/// Rules made ready to be asked. Rules `only` of one subject count together: what is in none of them is
/// outside.
class RuleBook {
 public:
  RuleBook(const Network& network, std::span<const Rule> rules);

  /// What all rules together say of an arc.
  [[nodiscard]] bool forbids(const SupplyArc& arc, const Supply& supply) const;
  [[nodiscard]] Money price(const SupplyArc& arc, const Supply& supply) const;
  /// Whether this rule, hard or not, is touched or broken by the arc.
  [[nodiscard]] RuleEffect effect(std::size_t rule, const SupplyArc& arc, const Supply& supply) const;

 private:
  struct Sets {
    std::vector<std::uint8_t> countries, links, places, services;  // by position
    std::uint8_t modes = 0;
  };

  [[nodiscard]] RuleEffect count(Rule::Subject subject, const Sets& sets, bool is_only, const SupplyArc& arc,
                                 const Supply& supply) const;
  [[nodiscard]] Sets sets_of(std::span<const Rule* const> rules) const;

  const Network& network_;
  std::span<const Rule> rules_;
  std::vector<Sets> sets_;  // by rule; of `only` rules: all of the subject together
};

}  // namespace corridor
