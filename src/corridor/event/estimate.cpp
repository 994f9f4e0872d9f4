// SPDX-License-Identifier: Apache-2.0
#include "corridor/event/estimate.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

#include "corridor/base/check.h"
#include "corridor/base/special_functions.h"

namespace corridor {

namespace {

// P(B <= k) of B ~ binomial(n, p). In: k < n.
double binomial_cdf(std::size_t n, double p, std::size_t k) {
  return 1.0 - beta_cdf(static_cast<double>(k + 1), static_cast<double>(n - k), p);
}

// Averages of groups of `size`, without what is left over at the beginning.
std::vector<double> averages_of(std::span<const double> series, std::size_t size) {
  std::vector<double> averages;
  averages.reserve(series.size() / size);
  for (std::size_t at = series.size() % size; at < series.size(); at += size) {
    double sum = 0.0;
    for (const double value : series.subspan(at, size)) sum += value;
    averages.push_back(sum / static_cast<double>(size));
  }
  return averages;
}

}  // namespace

Estimate estimate_of_mean(const Moments& moments, double confidence) {
  CORRIDOR_CHECK(confidence > 0.0 && confidence < 1.0);
  constexpr double kInfinity = std::numeric_limits<double>::infinity();
  if (moments.count() < 2) return {moments.mean(), -kInfinity, kInfinity};
  const double t = student_t_quantile(static_cast<double>(moments.count() - 1), 0.5 + 0.5 * confidence);
  const double half = t * moments.standard_error();
  return {moments.mean(), moments.mean() - half, moments.mean() + half};
}

Estimate estimate_of_mean(std::span<const double> values, double confidence) {
  Moments moments;
  for (const double value : values) moments.add(value);
  return estimate_of_mean(moments, confidence);
}

Estimate estimate_by_batches(std::span<const double> series, std::size_t batches, double confidence) {
  CORRIDOR_CHECK(batches >= 2);
  const std::size_t size = series.size() / batches;
  if (size == 0) return estimate_of_mean(std::span<const double>{}, confidence);
  return estimate_of_mean(averages_of(series.subspan(series.size() - size * batches), size), confidence);
}

std::optional<Estimate> estimate_of_quantile(std::span<const double> values, double p, double confidence) {
  CORRIDOR_CHECK(p > 0.0 && p < 1.0);
  const double outside = 0.5 * (1.0 - confidence);
  std::vector<double> sorted(values.begin(), values.end());
  std::ranges::sort(sorted);
  const std::size_t n = sorted.size();
  // B numbers lie below the quantile. The number of rank r lies above it if B < r, below it if B >= r.
  std::size_t low = 0;  // a rank, from 1; 0 is none
  while (low < n && binomial_cdf(n, p, low) <= outside) ++low;
  std::size_t high = n + 1;
  while (high > 1 && 1.0 - binomial_cdf(n, p, high - 2) <= outside) --high;
  if (n == 0 || low == 0 || high > n) return std::nullopt;
  const auto rank = static_cast<std::size_t>(std::ceil(p * static_cast<double>(n)));
  return Estimate{sorted[std::clamp<std::size_t>(rank, 1, n) - 1], sorted[low - 1], sorted[high - 1]};
}

WarmUp warm_up_of(std::span<const double> series) {
  constexpr std::size_t kGroup = 5;
  const std::size_t left_over = series.size() % kGroup;
  const std::vector<double> groups = averages_of(series, kGroup);
  const std::size_t count = groups.size();
  if (count < 10) return {0, false};
  Moments rest;  // of the groups from `begin` on
  double least = std::numeric_limits<double>::infinity();
  std::size_t best = 0;
  for (std::size_t begin = count; begin-- > 0;) {
    rest.add(groups[begin]);
    if (rest.count() < 5) continue;  // the error of a handful is small by chance
    const auto kept = static_cast<double>(rest.count());
    const double error = rest.variance() * (kept - 1.0) / (kept * kept);
    if (error <= least) {
      least = error;
      best = begin;
    }
  }
  return {best == 0 ? 0 : left_over + best * kGroup, best <= count / 2};
}

}  // namespace corridor
