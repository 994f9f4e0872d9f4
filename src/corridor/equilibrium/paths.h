// SPDX-License-Identifier: Apache-2.0
// Questions about a result: which paths are used and by how much, whose flow passes an arc, how long it takes
// from everywhere to everywhere. Flow that meets at a node mixes: who leaves by an arc came by the arcs that
// enter in their proportions. Of all paths that fit the flows of a bush these are the most likely ones.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "corridor/equilibrium/equilibrium.h"

namespace corridor {

struct UsedPath {
  double volume = 0.0;
  double cost = 0.0;  ///< generalised, as its class sees it
  std::vector<ArcId> arcs;
};

struct PathLimits {
  std::size_t paths_max = 1000;
  double share_min = 1e-6;  ///< of the demand: paths below it are left out
};

/// The paths of one demand, the most used first.
/// In   a result of `problem`; demand: position in its demands.
[[nodiscard]] std::vector<UsedPath> used_paths(const EquilibriumProblem& problem,
                                               const EquilibriumResult& result, std::uint32_t demand,
                                               const PathLimits& limits = {});

/// How much of each demand passes `arc`: one volume per demand. Their sum is the flow of the arc.
[[nodiscard]] std::vector<double> select_arc(const EquilibriumProblem& problem,
                                             const EquilibriumResult& result, ArcId arc);

/// What skims are asked for.
struct SkimRequest {
  std::span<const double> times{};  ///< one per arc
  std::uint32_t travel_class = 0;
  std::span<const NodeId> origins{};
  std::span<const std::vector<double>> measures{};  ///< each one value per arc: toll, length, emissions, ...
};

/// Cheapest ways from some origins to all nodes: cost, and what else adds up along the way.
struct Skims {
  std::size_t node_count = 0;
  std::vector<double> cost;               ///< origin x node; infinite: no way
  std::vector<std::vector<double>> sums;  ///< per measure: origin x node
};

/// Same  of equally cheap ways the same one each time, for any number of threads.
[[nodiscard]] Skims skims_of(const EquilibriumProblem& problem, const SkimRequest& request,
                             const Run& run = {});

}  // namespace corridor
