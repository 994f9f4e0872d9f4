// SPDX-License-Identifier: Apache-2.0
// The planner's desk: everything that one request needs to be answered, and one way to ask the search. The
// answer itself, what is excluded, what could give way and why not something else are all questions asked
// here.
#pragma once

#include <unordered_map>
#include <vector>

#include "corridor/plan/corridor_filter.h"
#include "corridor/plan/itinerary.h"
#include "corridor/plan/shelf.h"

namespace corridor {

/// One question: the request's own, or the request with something changed.
struct SearchQuestion {
  Criteria criteria;
  Limits limits;
  std::vector<Rule> rules;
  std::vector<TouchSet> required;        ///< each must be touched
  std::optional<CorridorId> corridor{};  ///< only itineraries of this one
};

/// What the search found for a question. Valid until the desk is asked again.
struct Found {
  Completion completion = Completion::complete;
  const SearchGraph* graph = nullptr;
  std::vector<Option> options;      ///< in the order of answers, without details
  std::vector<std::uint32_t> ends;  ///< label of each option
};

class Desk {
 public:
  /// Throws  Error: a request that no network could answer.
  Desk(const Network& network, Shelf& shelf, Scratch& scratch, const PlanRequest& request, const Run& run);

  [[nodiscard]] const PlanRequest& request() const { return request_; }
  [[nodiscard]] const Network& network() const { return network_; }
  [[nodiscard]] const Supply& supply() const { return supply_; }
  [[nodiscard]] const Run& run() const { return run_; }
  [[nodiscard]] Money time_value() const { return time_value_; }
  [[nodiscard]] double reliability_ratio() const { return reliability_ratio_; }
  [[nodiscard]] bool stops() const { return run_.stop_requested(); }

  /// The request as a question.
  [[nodiscard]] SearchQuestion question() const;
  [[nodiscard]] Found ask(const SearchQuestion& question);
  /// Gives `option` (of `found`, not asked anything since) its details. Out: the itinerary behind it.
  Itinerary detail(const Found& found, std::size_t index, Option& option) const;
  /// The best by generalised cost, with details; none if impossible.
  [[nodiscard]] std::optional<Option> best(SearchQuestion question);

  /// Cost, prices of soft rules and time.
  [[nodiscard]] Money generalised(const Option& option) const;
  /// Value of reliability times P90 - P50. In: an option with a spread.
  [[nodiscard]] Money reliability_cost(const Option& option) const;
  /// Hard rules of the request that the option breaks.
  [[nodiscard]] std::vector<std::size_t> broken_rules(const Itinerary& itinerary, CorridorId corridor) const;
  /// The itinerary of the option that `best` gave last.
  [[nodiscard]] const Itinerary& last_best() const { return last_best_; }

 private:
  [[nodiscard]] const std::vector<RestrictionId>& permits_of(const SupplyArc& arc) const;
  [[nodiscard]] bool is_priced(const SupplyArc& arc) const;
  [[nodiscard]] Search search_of(const SearchQuestion& question, const CorridorFilter& filter) const;

  const Network& network_;
  Shelf& shelf_;
  Scratch& scratch_;
  const PlanRequest& request_;
  const Run& run_;
  const Supply& supply_;
  Terms terms_;  ///< for the ends of this request; the supply serves others too
  Money time_value_;
  double reliability_ratio_ = 0.0;
  Itinerary last_best_;
  // What options share is asked of the network once.
  mutable ArcRows arc_rows_;
  mutable std::unordered_map<const SupplyArc*, std::vector<RestrictionId>> permits_;
  mutable std::unordered_map<const SupplyArc*, bool> priced_;
};

/// The hard rules and limits of a request that keep corridors, or everything, from being offered.
[[nodiscard]] std::vector<Excluded> excluded_of(Desk& desk, std::span<const Option> offered);
[[nodiscard]] std::vector<Relaxation> relaxations_of(Desk& desk);
[[nodiscard]] WhyNot why_not(Desk& desk, const Waypoint& waypoint, std::span<const Option> offered);

/// The rows that an option's numbers come from.
[[nodiscard]] Evidence weakest_of(const Network& network, const Ledger& ledger);

}  // namespace corridor
