// SPDX-License-Identifier: Apache-2.0
#include "corridor/base/distribution.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>
#include <vector>

#include <gtest/gtest.h>

namespace corridor {
namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();

// The integral over p from 0 to 1 of f(quantile(p)), by the tanh-sinh rule, which forgives infinite ends.
template <class F>
double expectation(const Distribution& distribution, F f) {
  double sum = 0.0;
  constexpr double kStep = 1.0 / 256.0;
  for (double t = -3.4; t <= 3.4; t += kStep) {
    const double inner = 0.5 * std::numbers::pi * std::sinh(t);
    const double p = 1.0 / (1.0 + std::exp(-2.0 * inner));
    const double weight = 0.5 * std::numbers::pi * std::cosh(t) / (2.0 * std::cosh(inner) * std::cosh(inner));
    if (p > 0.0 && p < 1.0) sum += weight * kStep * f(distribution.quantile(p));
  }
  return sum;
}

std::vector<Distribution> smooth_ones() {
  return {Distribution::uniform(2.0, 8.0),
          Distribution::triangular(1.0, 2.0, 9.0),
          Distribution::triangular(0.0, 0.0, 3.0),
          Distribution::pert(1.0, 2.0, 9.0),
          Distribution::pert(10.0, 20.0, 20.0),
          Distribution::lognormal(2.0, 5.0, 12.5),
          Distribution::lognormal(2.0, 3.0, 12.0),
          Distribution::lognormal(1.0, 3.0, 4.0),
          Distribution::exponential(3.0, kInfinity),
          Distribution::exponential(3.0, 4.0),
          Distribution::gamma(10.0, 4.0),
          Distribution::gamma(2.0, 2.5),
          Distribution::pert(1.0, 2.0, 9.0).scaled(3.0).shifted(-2.0)};
}

TEST(Distribution, MomentsAreTheIntegralsOfItsQuantiles) {
  for (const Distribution& distribution : smooth_ones()) {
    const double mean = expectation(distribution, [](double x) { return x; });
    EXPECT_NEAR(distribution.mean(), mean, 2e-5 * std::abs(mean));
    const double variance = expectation(distribution, [mean](double x) { return (x - mean) * (x - mean); });
    EXPECT_NEAR(distribution.variance(), variance, 1e-4 * variance);
  }
}

TEST(Distribution, QuantileAndCdfInvertEachOther) {
  for (const Distribution& distribution : smooth_ones()) {
    double before = distribution.min();
    for (double p = 0.001; p < 1.0; p += 0.0037) {
      const double x = distribution.quantile(p);
      EXPECT_GE(x, before);
      before = x;
      if (x < distribution.max()) {
        EXPECT_NEAR(distribution.cdf(x), p, 1e-12);
      }
    }
    EXPECT_LE(before, distribution.max());
    EXPECT_EQ(distribution.cdf(distribution.min() - 1.0), 0.0);
    EXPECT_EQ(distribution.cdf(distribution.max()), 1.0);
  }
}

TEST(Distribution, ClosedForms) {
  const Distribution pert = Distribution::pert(2.0, 3.0, 10.0);
  EXPECT_DOUBLE_EQ(pert.mean(), (2.0 + 4 * 3.0 + 10.0) / 6.0);
  EXPECT_DOUBLE_EQ(pert.variance(), (4.0 - 2.0) * (10.0 - 4.0) / 7.0);
  EXPECT_NEAR(Distribution::pert(0.0, 0.0, 1.0).quantile(0.40951), 0.1, 1e-14);  // 1 - (1 - x)^5
  EXPECT_DOUBLE_EQ(Distribution::triangular(1.0, 2.0, 6.0).mean(), 3.0);
  EXPECT_DOUBLE_EQ(Distribution::triangular(0.0, 0.5, 1.0).variance(), 1.0 / 24.0);
  EXPECT_DOUBLE_EQ(Distribution::uniform(0.0, 12.0).variance(), 12.0);
  EXPECT_DOUBLE_EQ(Distribution::gamma(10.0, 4.0).variance(), 16.0);
  EXPECT_NEAR(Distribution::gamma(1.0, 1.0).quantile(0.5), std::numbers::ln2, 1e-14);  // is exponential
}

TEST(Distribution, LognormalPassesThroughItsThreePoints) {
  const Distribution plain = Distribution::lognormal(2.0, 6.0, 18.0);  // one lognormal: 6/2 = 18/6
  const double deviation = std::log(3.0) / 1.6448536269514722;
  EXPECT_NEAR(plain.mean(), 6.0 * std::exp(0.5 * deviation * deviation), 1e-12);
  EXPECT_NEAR(plain.variance(), plain.mean() * plain.mean() * std::expm1(deviation * deviation), 1e-10);
  const Distribution bent = Distribution::lognormal(2.0, 3.0, 12.0);
  EXPECT_NEAR(bent.quantile(0.05), 2.0, 1e-12);
  EXPECT_NEAR(bent.quantile(0.50), 3.0, 1e-12);
  EXPECT_NEAR(bent.quantile(0.95), 12.0, 1e-12);
  const Distribution half = Distribution::lognormal(3.0, 3.0, 12.0);
  EXPECT_DOUBLE_EQ(half.cdf(2.9), 0.0);
  EXPECT_DOUBLE_EQ(half.quantile(0.2), 3.0);
}

TEST(Distribution, ExponentialIsCutAtTheLongestWait) {
  const Distribution wait = Distribution::exponential(5.0, 7.0);
  EXPECT_NEAR(wait.mean(), 5.0 * (1.0 - std::exp(-7.0 / 5.0)), 1e-14);
  EXPECT_DOUBLE_EQ(wait.quantile(0.999), 7.0);
  EXPECT_NEAR(wait.quantile(0.5), 5.0 * std::numbers::ln2, 1e-14);
  EXPECT_DOUBLE_EQ(wait.max(), 7.0);
  EXPECT_DOUBLE_EQ(Distribution::exponential(5.0, kInfinity).mean(), 5.0);
  EXPECT_DOUBLE_EQ(Distribution::exponential(5.0, kInfinity).variance(), 25.0);
  EXPECT_TRUE(Distribution::exponential(5.0, 0.0).is_fixed());
}

TEST(Distribution, EmpiricalGivesItsValuesBack) {
  const Distribution seen = Distribution::empirical({4.0, 1.0, 2.0, 2.0});
  EXPECT_DOUBLE_EQ(seen.mean(), 2.25);
  EXPECT_DOUBLE_EQ(seen.variance(), 1.1875);
  EXPECT_DOUBLE_EQ(seen.quantile(0.25), 1.0);
  EXPECT_DOUBLE_EQ(seen.quantile(0.26), 2.0);
  EXPECT_DOUBLE_EQ(seen.quantile(0.75), 2.0);
  EXPECT_DOUBLE_EQ(seen.quantile(0.76), 4.0);
  EXPECT_DOUBLE_EQ(seen.cdf(2.0), 0.75);
  EXPECT_DOUBLE_EQ(seen.cdf(1.99), 0.25);
  EXPECT_DOUBLE_EQ(seen.scaled(2.0).max(), 8.0);
}

TEST(Distribution, WithoutSpreadIsFixed) {
  for (const Distribution& distribution :
       {Distribution::uniform(3.0, 3.0), Distribution::triangular(3.0, 3.0, 3.0),
        Distribution::pert(3.0, 3.0, 3.0), Distribution::lognormal(3.0, 3.0, 3.0),
        Distribution::gamma(3.0, 0.0), Distribution::empirical({3.0, 3.0})}) {
    EXPECT_TRUE(distribution.is_fixed());
    EXPECT_DOUBLE_EQ(distribution.mean(), 3.0);
    EXPECT_DOUBLE_EQ(distribution.quantile(0.9), 3.0);
    EXPECT_DOUBLE_EQ(distribution.variance(), 0.0);
  }
  EXPECT_DOUBLE_EQ(Distribution{}.mean(), 0.0);
  EXPECT_TRUE(Distribution::uniform(1.0, 2.0).scaled(0.0).is_fixed());
}

TEST(Distribution, ScalingAndShiftingMoveEveryQuantile) {
  for (const Distribution& distribution : smooth_ones()) {
    const Distribution moved = distribution.scaled(2.0).shifted(5.0);
    EXPECT_DOUBLE_EQ(moved.mean(), 2.0 * distribution.mean() + 5.0);
    EXPECT_NEAR(moved.variance(), 4.0 * distribution.variance(), 1e-12 * moved.variance());
    EXPECT_DOUBLE_EQ(moved.quantile(0.3), 2.0 * distribution.quantile(0.3) + 5.0);
  }
}

}  // namespace
}  // namespace corridor
