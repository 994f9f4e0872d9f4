// SPDX-License-Identifier: Apache-2.0
#include "corridor/model/duration.h"

#include <cmath>

namespace corridor {

Distribution distribution_of(Shape shape, Duration min, Duration typical, Duration max) {
  const auto low = static_cast<double>(min.count());
  const auto middle = static_cast<double>(typical.count());
  const auto high = static_cast<double>(max.count());
  switch (shape) {
    case Shape::fixed:
      return Distribution::fixed(middle);
    case Shape::uniform:
      return Distribution::uniform(low, high);
    case Shape::triangular:
      return Distribution::triangular(low, middle, high);
    case Shape::pert:
      return Distribution::pert(low, middle, high);
    case Shape::lognormal:
      return Distribution::lognormal(low, middle, high);
  }
  return Distribution::fixed(middle);
}

Duration planned(const Distribution& seconds) { return Duration{std::llround(seconds.mean())}; }

}  // namespace corridor
