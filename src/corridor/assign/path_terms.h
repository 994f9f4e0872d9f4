// SPDX-License-Identifier: Apache-2.0
// What the choice model sees of an itinerary: what it costs a shipper, how much it overlaps with others, and
// whether two are the same.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "corridor/assign/assign.h"

namespace corridor {

/// Per TEU. In: the ledger of a consignment with containers.
[[nodiscard]] PathCost cost_of(const Network& network, const AssignRequest& request, const Way& way);

/// The services, links and calls in order: equal for the same way at another time.
[[nodiscard]] std::string signature_of(const Ledger& ledger);

/// Path sizes: sum over links of (length / length of the path) / number of paths that use the link.
[[nodiscard]] std::vector<double> sizes_of(const Network& network, std::span<const AssignedPath> paths);

}  // namespace corridor
