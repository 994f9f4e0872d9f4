// SPDX-License-Identifier: Apache-2.0
// The planner as a source of itineraries for assignment: the Pareto set of time and cost, thinned to
// itineraries that differ, and the best of each corridor even where the set of the others betters it, because
// shippers differ more than criteria do.
#pragma once

#include "corridor/assign/assign.h"

namespace corridor {

struct PathOptions {
  std::size_t paths_max = 8;  ///< of one question, besides the best of each corridor
  double overlap_max = 0.95;  ///< of the distance that a further itinerary may share with one chosen before
  std::size_t labels_max = 60'000;  ///< of a search for one corridor by name
  double dear_max = 2.5;            ///< generalised cost over that of the best; dearer ones are left out
};

/// In: `network` outlives the source.
[[nodiscard]] PathSource planner_paths(const Network& network, const PathOptions& options = {});

/// One 40-foot box, full, of the commodity.
[[nodiscard]] Consignment full_box(const Network& network, CommodityId commodity);

}  // namespace corridor
