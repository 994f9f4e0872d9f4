// SPDX-License-Identifier: Apache-2.0
// corridor equilibrium: the traffic equilibrium of a network and its trips in the format of the public test
// networks.
#pragma once

#include "corridor/verbs/verb.h"

namespace corridor {

[[nodiscard]] Answer run_equilibrium(const Question& question, const Run& run);

}  // namespace corridor
