// SPDX-License-Identifier: Apache-2.0
// What the sources of Ways share.
#pragma once

#include <cmath>
#include <optional>

#include "corridor/plan/ways.h"

namespace corridor {

/// Two countries that a vehicle passes between; none is at sea.
struct Ways::Crossing {
  CountryId from, to;
  Mode mode = Mode::rail;
  [[nodiscard]] bool is_border() const { return from != to && !from.is_none() && !to.is_none(); }
  /// From the open sea into a port is a border too, though nobody knows from where.
  [[nodiscard]] bool is_entry() const { return from != to && !to.is_none(); }
};

/// One link of a movement, or the way between two calls that name no links.
struct Ways::Hop {
  PlaceId from, to;
  LinkId link;
  Mode mode = Mode::rail;
};

namespace ways {

/// An empty column fits all.
template <class T>
[[nodiscard]] bool fits(const std::optional<T>& wanted, const std::optional<T>& given) {
  return !wanted || wanted == given;
}
[[nodiscard]] inline bool fits(CountryId wanted, CountryId given) {
  return wanted.is_none() || wanted == given;
}

/// The planned time of what happens with a probability.
[[nodiscard]] inline Duration planned_share(const Distribution& spread, double probability) {
  return Duration{std::llround(probability * spread.mean())};
}

[[nodiscard]] inline double variance_of(const Distribution& spread, double probability) {
  const double mean = spread.mean();
  return probability * (spread.variance() + (1.0 - probability) * mean * mean);
}

}  // namespace ways
}  // namespace corridor
