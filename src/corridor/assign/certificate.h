// SPDX-License-Identifier: Apache-2.0
// Is the answer what it claims to be? Reckoned from flows, costs and prices alone, by other code than the
// solvers': plain sums, and the choice model written down a second time.
#pragma once

#include "corridor/assign/assign.h"

namespace corridor {

[[nodiscard]] AssignCertificate certify(const AssignRequest& request, const AssignResult& result);

}  // namespace corridor
