// SPDX-License-Identifier: Apache-2.0
// Everybody takes a cheapest way, and ways get slower the more flow is on them: the equilibrium is where
// nobody gains by changing. Solved to machine precision by shifting flow between paired alternative segments;
// a result proves itself with certificate.h, which shares no code with the solver.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "corridor/base/run.h"
#include "corridor/equilibrium/delay.h"
#include "corridor/graph/graph.h"

namespace corridor {

/// How demand answers cost u (generalised, at the cheapest way). v0 is `volume`, u0 `cost_base`, e
/// `strength`.
enum class DemandKind : std::uint8_t {
  fixed,        // v0
  linear,       // v0 (1 - e (u / u0 - 1)), never below 0
  exponential,  // v0 exp(-e (u - u0))
  power,        // v0 (u / u0)^-e: constant elasticity
};

/// Flow that wants to go from one node to another.
struct EquilibriumDemand {
  NodeId origin;
  NodeId destination;
  double volume = 0.0;  ///< >= 0, in the unit of capacities
  std::uint32_t travel_class = 0;
  DemandKind kind = DemandKind::fixed;
  double cost_base = 1.0;  ///< > 0; not read where demand is fixed
  double strength = 0.0;   ///< > 0; not read where demand is fixed
};

/// Travellers or goods that weigh things alike. Cost of an arc = time + toll / value_of_time + extra_costs.
struct TravelClass {
  std::string name{};
  double value_of_time = 1.0;         ///< money per unit of time; > 0
  std::vector<double> extra_costs{};  ///< per arc, in units of time, >= 0; empty: none
};

struct EquilibriumProblem {
  Graph graph;
  std::vector<Delay> delays;                        ///< one per arc
  std::vector<std::vector<DelayPoint>> tables{};    ///< of delays of kind table
  std::vector<double> tolls{};                      ///< money per arc, >= 0; empty: none
  std::vector<TravelClass> classes{TravelClass{}};  ///< at least one
  std::vector<EquilibriumDemand> demands{};
  std::vector<std::uint8_t>
      is_end_only{};  ///< per node, 1: ways start and end there but do not pass; empty: none
};

/// Equal costs of the used ways of each traveller, or the least total cost of all.
enum class Principle : std::uint8_t { user_equilibrium, system_optimum };

/// The flows of one class from one origin, by arc: what a result consists of, and where a next search starts.
struct BushFlows {
  NodeId origin;
  std::uint32_t travel_class = 0;
  std::vector<ArcId> arcs;    ///< in order, each once
  std::vector<double> flows;  ///< > 0, one per arc
};

struct EquilibriumOptions {
  Principle principle = Principle::user_equilibrium;
  double gap_max = 1e-12;          ///< relative gap at which to stop
  std::uint32_t rounds_max = 200;  ///< over all origins
  /// Where to start: the bushes of any result on a network with the same nodes. `start_arcs` says which arc
  /// of this problem an arc of that result is (none: it is gone; the flow finds other ways); empty: the same
  /// ones.
  std::span<const BushFlows> start{};
  std::span<const ArcId> start_arcs{};
  /// Users of equal alternatives split in the same proportions, whatever their origin: the most likely of all
  /// equilibria, and one that does not depend on the search.
  bool is_proportional = false;
};

enum class UnservedReason : std::uint8_t {
  no_way,      // no way leads from origin to destination
  priced_out,  // elastic demand that the cost has brought to zero
};

struct Unserved {
  std::uint32_t demand;  ///< position in the problem's demands
  double volume;
  UnservedReason reason;
};

/// One round over all origins, for whoever watches convergence.
struct EquilibriumRound {
  double gap = 0.0;
  std::size_t segment_pairs = 0;
};

struct EquilibriumResult {
  Completion completion = Completion::complete;  ///< limited: rounds_max came first
  std::vector<double> flows;                     ///< per arc, all classes
  std::vector<double> times;                     ///< per arc, at these flows
  std::vector<double> volumes;    ///< per demand: what travels (with fixed demand what was asked for)
  std::vector<double> costs;      ///< per demand: generalised cost of the cheapest way; infinite: none
  std::vector<BushFlows> bushes;  ///< by class, then origin
  std::vector<Unserved> unserved;
  double gap = 0.0;  ///< (flow x cost - volume x cheapest cost) / (volume x cheapest cost); system optimum:
                     ///< of marginal costs
  double demand_gap = 0.0;      ///< elastic: sum of |volume - demand at its cost| / sum of volumes
  double proportion_gap = 0.0;  ///< is_proportional: largest share of a bush's volume still out of proportion
  double objective = 0.0;   ///< Beckmann's, or the total cost for the system optimum; without elastic terms
  double total_cost = 0.0;  ///< sum of flow x generalised cost
  std::vector<EquilibriumRound> rounds;
};

/// Finds the equilibrium.
///
/// Throws  Error with all problems: a negative or infinite number, an arc without capacity, a demand that
///         names no node or class. `where` is "arcs" or "demands" and `row` the position + 1.
/// Stops   after the round that has begun; what is returned serves all demand, at the gap that it states.
/// Same    bits for any number of threads.
/// Cost    8 bytes per arc and origin with flow, and about as much for pairs of segments; see
///         bench/equilibrium_bench.cpp.
/// Source  Xie and Xie, "New insights and improvements of using paired alternative segments for traffic
///         assignment", Transportation Research B 93 (2016); Bar-Gera, "Traffic assignment by paired
///         alternative segments", Transportation Research B 44 (2010).
[[nodiscard]] EquilibriumResult equilibrium(const EquilibriumProblem& problem,
                                            const EquilibriumOptions& options = {}, const Run& run = {});

}  // namespace corridor
