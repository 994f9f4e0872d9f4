// SPDX-License-Identifier: Apache-2.0
// The planner: one consignment in, all itineraries out that nobody can better in every respect (arrival,
// cost, CO2e, transfers, risk), each with its ledger; what hard rules exclude; and, if nothing works, the
// least that must give way.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <limits>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "corridor/base/run.h"
#include "corridor/model/ledger.h"
#include "corridor/model/network.h"
#include "corridor/plan/rule.h"

namespace corridor {

enum class Criterion : std::uint8_t { arrival, cost, emission, transfers, risk };
inline constexpr std::string_view kCriterionNames[] = {"arrival", "cost", "emission", "transfers", "risk"};

/// A set of criteria.
struct Criteria {
  std::uint8_t bits = 0b11111;
  [[nodiscard]] static constexpr Criteria of(std::initializer_list<Criterion> list) {
    unsigned bits = 0;
    for (const Criterion criterion : list) bits |= 1U << static_cast<unsigned>(criterion);
    return Criteria{static_cast<std::uint8_t>(bits)};
  }
  [[nodiscard]] constexpr bool has(Criterion criterion) const {
    return ((bits >> static_cast<unsigned>(criterion)) & 1U) != 0;
  }
};

/// What an itinerary may at most be.
struct Limits {
  std::optional<Instant> by;
  std::optional<Money> cost;
  std::optional<Emission> emission;
  std::optional<int> transfers;
};

/// Something to be used: exactly one member is set.
struct Waypoint {
  PlaceId place;
  ServiceId service;
  CorridorId corridor;
};

struct PlanRequest {
  PlaceId origin, destination;
  Consignment consignment;
  Instant ready;
  Criteria criteria;
  Limits limits;
  std::vector<Rule> rules;
  std::vector<PlaceId> via;         ///< touched in any order; at most 8
  std::optional<Money> time_value;  ///< of one day of the consignment; none: what its commodity says
  std::optional<double>
      reliability_ratio;  ///< value of a day of P90 - P50 over a day; none: what its commodity says
  std::vector<Waypoint> why_not;
  bool shows_excluded = true;     ///< also search for what the hard rules exclude
  bool shows_relaxations = true;  ///< if infeasible, search for what must give way
  std::size_t ledgers_max = std::numeric_limits<std::size_t>::max();  ///< first options that get a ledger
  std::size_t spreads_max = 20;  ///< first options that get a spread; 0: none
  int samples = 1000;            ///< of each spread
  std::uint64_t seed = 1;
  Duration horizon = days(180);         ///< nothing later than ready + horizon is searched
  std::size_t labels_max = 20'000'000;  ///< the search stops with Completion::limited at so many labels
};

/// How an itinerary comes out when times vary. By Monte Carlo; the same samples for each option.
struct Spread {
  Instant p10, p50, p90;  ///< of arrival
  Instant mean;
  double by_probability = 0;      ///< to arrive by the deadline; 0 without one
  double missed_probability = 0;  ///< that a timetabled connection is missed on the way
  int samples = 0;
};

/// One member of the Pareto set. From `distance` on, only options with a ledger have values.
struct Option {
  Instant arrival;
  Money cost;       ///< without the prices of soft rules
  Money rule_cost;  ///< the prices of soft rules; the search minimises the sum
  Emission emission;
  int transfers = 0;
  std::int64_t risk = 0;  ///< -1000 ln P(as planned)
  Money generalised;      ///< cost + rule_cost + time_value x days (+ value of reliability x (P90 - P50))

  Distance distance;
  std::vector<PlaceId> via;          ///< where goods change vehicle, in order
  std::vector<CountryId> countries;  ///< touched, in order, each once per visit
  CorridorId corridor;               ///< none: no row of `corridors` fits
  Evidence weakest = Evidence::documented;
  std::vector<RestrictionId> permits;  ///< restrictions of effect needs_permit that apply
  std::vector<ServiceId> unpriced;     ///< no tariff fits a movement on these: it counts as free
  Ledger ledger;
  std::optional<Spread> spread;
};

/// A corridor that is not offered because of hard rules.
struct Excluded {
  CorridorId corridor;             ///< none: an itinerary of no named corridor
  Option option;                   ///< the best without the rules
  std::vector<std::size_t> rules;  ///< of the request, that it breaks
};

/// A smallest set of demands that, given up, makes the request feasible, and what one then gets.
struct Relaxation {
  std::vector<std::size_t> dropped;  ///< rules of the request
  std::vector<std::size_t> dropped_via;
  std::optional<Instant> by;  ///< instead of limits.by
  std::optional<Money> cost;  ///< instead of limits.cost
  std::optional<Emission> emission;
  std::optional<int> transfers;
  Option option;  ///< the best that it gives
};

/// The best option through something, against the best of all.
struct WhyNot {
  Waypoint through;
  std::optional<Option> option;         ///< none: impossible under the rules and limits
  bool is_offered = false;              ///< it is a member of the set already
  std::optional<Option> without_rules;  ///< if impossible: the best without any rule and limit
  std::vector<std::size_t> rules;       ///< if impossible: rules that it breaks
  Money generalised_loss, cost_loss;    ///< over the first option; may be negative
  Duration time_loss{0};
  Emission emission_loss;
};

struct PlanCounts {
  std::size_t labels = 0, fronts = 0, dominance_checks = 0;
};

struct PlanResult {
  Completion completion = Completion::complete;
  std::vector<Option> options;    ///< by generalised cost, then arrival, cost, emission, transfers, risk
  bool orders_by_spread = false;  ///< the order counts the value of reliability (all options have a spread)
  Money time_value;               ///< of one day, that ordered them
  double reliability_ratio = 0;
  std::vector<Excluded> excluded;
  std::vector<Relaxation> relaxations;
  std::vector<WhyNot> why_not;
  PlanCounts counts;

  [[nodiscard]] bool is_infeasible() const { return options.empty() && completion == Completion::complete; }
};

/// Plans on one network, again and again: keeps what it prepares, by consignment and day and by destination.
/// One Planner per thread.
class Planner {
 public:
  explicit Planner(Network network);
  ~Planner();
  Planner(Planner&&) noexcept;
  Planner& operator=(Planner&&) noexcept;

  /// In      origin and destination differ and can hand goods over; containers or goods above zero.
  /// Out     the full Pareto set of `criteria` over itineraries that keep all hard rules and limits; of equal
  /// vectors one. Throws  Error: a request that no network could answer. Stops   when run.stop_requested():
  /// what was found so far, Completion::stopped; at labels_max: limited. Same    the same bits for the same
  /// request, whatever was planned before. Cost    see bench/plan_bench.cpp; the search loop allocates
  /// nothing from the second call on.
  [[nodiscard]] PlanResult plan(const PlanRequest& request, const Run& run = {});

  [[nodiscard]] const Network& network() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

[[nodiscard]] PlanResult plan(const Network& network, const PlanRequest& request, const Run& run = {});

}  // namespace corridor
