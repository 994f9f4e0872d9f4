// SPDX-License-Identifier: Apache-2.0
// corridor market read: quotes off a finance page become a scenario that dates and adds them.
#pragma once

#include "corridor/verbs/verb.h"

namespace corridor {

[[nodiscard]] Answer run_market_read(const Question& question, const Run& run);

}  // namespace corridor
