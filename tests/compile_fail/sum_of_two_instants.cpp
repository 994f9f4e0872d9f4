// SPDX-License-Identifier: Apache-2.0
// Points in time have a difference and no sum.
// EXPECT: no match for | invalid operands
#include "corridor/base/quantity.h"

using corridor::Instant;

auto between(Instant departure, Instant arrival) {
#ifdef MUST_NOT_COMPILE
  return arrival + departure;
#else
  return arrival - departure;
#endif
}
