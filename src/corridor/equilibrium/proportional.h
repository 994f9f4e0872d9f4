// SPDX-License-Identifier: Apache-2.0
// An equilibrium fixes the flow of arcs, not who takes which of two equal alternatives. Proportionality does:
// for each pair of equal segments, the bushes that can use both split in the same ratio. It is the condition
// of the most likely flows (of most entropy), and the answer no longer depends on the order of the search.
#pragma once

#include <span>

#include "corridor/equilibrium/network_state.h"

namespace corridor::eq {

/// Moves flow of bushes between equal segments, against each other: the flow of each arc stays.
///
/// In      flows in equilibrium; `fixed_costs` per class and arc.
/// Out     the largest share of a bush's volume that the last sweep moved: 0 when all ratios agree.
/// Source  Bar-Gera, Boyce, Nie, "User-equilibrium route flows and the condition of proportionality",
///         Transportation Research B 46 (2012).
double make_proportional(const Layout& layout, const ArcState& arcs,
                         const std::vector<std::vector<double>>& fixed_costs, Bushes& bushes);

}  // namespace corridor::eq
