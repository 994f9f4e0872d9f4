// SPDX-License-Identifier: Apache-2.0
// Is it an equilibrium? Answers from the flows alone, with its own formulas, its own search and its own sums:
// nothing here is shared with the solver but the interface. Whoever distrusts the solver has to read this
// file only.
#pragma once

#include <string>
#include <vector>

#include "corridor/equilibrium/equilibrium.h"

namespace corridor {

struct EquilibriumCertificate {
  /// (flow x cost - served volume x cheapest cost) / (served volume x cheapest cost); costs are marginal ones
  /// for the system optimum.
  double gap = 0.0;
  double demand_gap = 0.0;  ///< elastic: sum of |volume - demand at the cheapest cost| / sum of volumes
  double objective = 0.0;   ///< Beckmann's, or the total cost for the system optimum
  double total_cost = 0.0;
  double conservation =
      0.0;  ///< largest |what enters - what leaves - what ends| of any bush and node / bush's volume
  double mismatch = 0.0;  ///< largest |flow of an arc - sum over bushes| / largest flow
  double unserved = 0.0;  ///< fixed demand that does not travel though a way exists
  std::vector<std::string>
      faults;  ///< what makes the flows no flows: negative, over a closed node, no number

  /// Flows are flows, demand is served, and the gaps are at most `gap_max`.
  [[nodiscard]] bool holds(double gap_max) const;
};

/// In    the result may come from anywhere: flows, volumes and bushes are read, nothing else.
/// Cost  one Dijkstra for each bush.
[[nodiscard]] EquilibriumCertificate certificate_of(const EquilibriumProblem& problem,
                                                    const EquilibriumResult& result,
                                                    Principle principle = Principle::user_equilibrium);

}  // namespace corridor
