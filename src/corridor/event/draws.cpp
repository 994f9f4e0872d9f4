// SPDX-License-Identifier: Apache-2.0
#include "corridor/event/draws.h"

#include <cmath>

#include "corridor/base/check.h"
#include "corridor/base/special_functions.h"

namespace corridor {

// Adds up probabilities until they reach u. Far from the mean there are none that a double could tell from 0.
std::uint32_t poisson_of(double u, double mean) {
  CORRIDOR_CHECK(mean >= 0.0 && mean < 1e6);
  if (mean <= 0.0) return 0;
  const double nearest = mean - 10.0 * std::sqrt(mean);
  auto count = static_cast<std::uint32_t>(nearest > 100.0 ? nearest : 0.0);
  double term = portable_exp(count * portable_log(mean) - mean - log_gamma(count + 1.0));
  for (double sum = term; sum < u && term > 0.0; sum += term) term *= mean / ++count;
  return count;
}

}  // namespace corridor
