// SPDX-License-Identifier: Apache-2.0
// Laws of times, as functions from a uniform number to a time.
#pragma once

#include <cmath>
#include <cstddef>
#include <functional>
#include <memory>
#include <vector>

#include "corridor/base/distribution.h"
#include "corridor/event/draws.h"

namespace corridor::queues {

/// From a uniform number to a time.
using Law = std::function<double(double)>;

inline Law fixed(double time) {
  return [time](double) { return time; };
}
inline Law exponential(double mean) {
  return [mean](double u) { return exponential_of(u, mean); };
}
inline Law uniform(double max) {
  return [max](double u) { return max * u; };
}
/// Gamma with this mean and squared coefficient of variation; Erlang-k for 1/k.
inline Law gamma(double mean, double variation) {
  const Distribution distribution = Distribution::gamma(mean, mean * std::sqrt(variation));
  // Its quantile takes a microsecond: a table of 2^16 is as good for a mean.
  auto table = std::make_shared<std::vector<double>>(1U << 16U);
  for (std::size_t i = 0; i < table->size(); ++i) {
    (*table)[i] = distribution.quantile((static_cast<double>(i) + 0.5) / static_cast<double>(table->size()));
  }
  return [table](double u) {
    return (*table)[static_cast<std::size_t>(u * static_cast<double>(table->size()))];
  };
}
/// Hyperexponential with balanced means.
inline Law hyperexponential(double mean, double variation) {
  const double share = 0.5 * (1.0 + std::sqrt((variation - 1.0) / (variation + 1.0)));
  return
      [=](double u) { return hyperexponential_of(u, share, 0.5 * mean / share, 0.5 * mean / (1.0 - share)); };
}
inline Law lognormal(double mean, double variation) {
  const double sigma = std::sqrt(portable_log(1.0 + variation));
  const double p95 = portable_exp(1.6448536269514722 * sigma);
  const double median = mean * portable_exp(-0.5 * sigma * sigma);
  const Distribution distribution = Distribution::lognormal(median / p95, median, median * p95);
  return [distribution](double u) { return distribution.sample(u); };
}

}  // namespace corridor::queues
