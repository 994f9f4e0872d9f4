// SPDX-License-Identifier: Apache-2.0
#include "corridor/event/draws.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <vector>

#include <gtest/gtest.h>

#include "corridor/event/moments.h"

namespace corridor {
namespace {

enum class Purpose : std::uint8_t { interarrival, service, storm };

constexpr std::uint32_t kCount = 50'000;

// Kolmogorov's distance between a sample and a distribution, times the root of its size: above 1.95 once in
// 1,000.
template <class Cdf>
double kolmogorov(std::vector<double> sample, Cdf&& cdf) {
  std::ranges::sort(sample);
  const auto count = static_cast<double>(sample.size());
  double distance = 0.0;
  for (std::size_t i = 0; i < sample.size(); ++i) {
    const double share = cdf(sample[i]);
    distance = std::max(
        {distance, share - static_cast<double>(i) / count, (static_cast<double>(i) + 1.0) / count - share});
  }
  return distance * std::sqrt(count);
}

template <class Of>
std::vector<double> sample_of(Purpose purpose, Of&& of) {
  const Draws draws(42, 3);
  std::vector<double> sample;
  for (std::uint32_t i = 0; i < kCount; ++i) sample.push_back(of(draws.uniform(i, purpose)));
  return sample;
}

// Mean and variance within 4.5 of their standard errors; `fourth` is the fourth moment over the squared
// variance, or more.
void expect_moments(const std::vector<double>& sample, double mean, double variance, double fourth) {
  Moments moments;
  for (const double value : sample) moments.add(value);
  EXPECT_NEAR(moments.mean(), mean, 4.5 * std::sqrt(variance / kCount));
  EXPECT_NEAR(moments.variance(), variance, 4.5 * variance * std::sqrt((fourth - 1.0) / kCount));
}

TEST(Draws, ExponentialTimesAreExponential) {
  const auto sample = sample_of(Purpose::interarrival, [](double u) { return exponential_of(u, 5.0); });
  EXPECT_LT(kolmogorov(sample, [](double x) { return 1.0 - std::exp(-x / 5.0); }), 1.95);
  expect_moments(sample, 5.0, 25.0, 9.0);
}

TEST(Draws, WeibullTimesAreWeibull) {
  const auto sample = sample_of(Purpose::service, [](double u) { return weibull_of(u, 3.0, 2.0); });
  EXPECT_LT(kolmogorov(sample, [](double x) { return 1.0 - std::exp(-x * x / 9.0); }), 1.95);
  expect_moments(sample, 1.5 * std::sqrt(3.14159265358979), 9.0 - 2.25 * 3.14159265358979, 3.2451);
}

TEST(Draws, HyperexponentialTimesAreHyperexponential) {
  const auto sample =
      sample_of(Purpose::storm, [](double u) { return hyperexponential_of(u, 0.25, 8.0, 1.0); });
  EXPECT_LT(
      kolmogorov(sample, [](double x) { return 1.0 - 0.25 * std::exp(-x / 8.0) - 0.75 * std::exp(-x); }),
      1.95);
  expect_moments(sample, 2.75, 2.0 * (0.25 * 64.0 + 0.75) - 2.75 * 2.75, 40.0);
}

TEST(Draws, EveryDistributionIsTheOneItSays) {
  const std::vector<Distribution> distributions{
      Distribution::uniform(2.0, 8.0),
      Distribution::triangular(1.0, 2.0, 9.0),
      Distribution::pert(1.0, 2.0, 9.0),
      Distribution::lognormal(2.0, 5.0, 12.5),
      Distribution::lognormal(2.0, 3.0, 12.0),
      Distribution::exponential(3.0, std::numeric_limits<double>::infinity()),
      Distribution::gamma(10.0, 4.0),
      Distribution::gamma(2.0, 2.5)};
  for (const Distribution& distribution : distributions) {
    const auto sample = sample_of(Purpose::service, [&](double u) { return distribution.sample(u); });
    EXPECT_LT(kolmogorov(sample, [&](double x) { return distribution.cdf(x); }), 1.95);
    expect_moments(sample, distribution.mean(), distribution.variance(), 30.0);
  }
}

TEST(Draws, CountsArePoisson) {
  for (const double mean : {0.3, 4.0, 90.0, 700.0, 30'000.0}) {
    const auto count_of = [&](double u) { return static_cast<double>(poisson_of(u, mean)); };
    expect_moments(sample_of(Purpose::interarrival, count_of), mean, mean, 3.0 + 1.0 / mean);
  }
  EXPECT_EQ(poisson_of(0.5, 0.0), 0U);
  EXPECT_EQ(poisson_of(std::exp(-2.0) - 1e-9, 2.0), 0U);  // P(N = 0) = e^-2
  EXPECT_EQ(poisson_of(std::exp(-2.0) + 1e-9, 2.0), 1U);
}

TEST(Draws, LanesKnowNothingOfEachOther) {
  const Draws draws(42, 3);
  const Draws next(42, 4);
  const Draws other_seed(43, 3);
  std::array<double, 5> products{};
  for (std::uint32_t i = 0; i < kCount; ++i) {
    const double u = draws.uniform(i, Purpose::service) - 0.5;
    const std::array<double, 5> neighbours{
        draws.uniform(i + 1, Purpose::service), draws.uniform(i, Purpose::storm),
        draws.uniform(i, Purpose::service, 1), next.uniform(i, Purpose::service),
        other_seed.uniform(i, Purpose::service)};
    for (std::size_t lane = 0; lane < products.size(); ++lane) products[lane] += u * (neighbours[lane] - 0.5);
  }
  // Of independent numbers the correlation has a deviation of 1 / sqrt(count).
  for (const double product : products) EXPECT_LT(std::abs(product * 12.0 / kCount), 4.5 / std::sqrt(kCount));
}

TEST(Draws, PairsOfNeighboursFillTheSquareEvenly) {
  const Draws draws(7, 0);
  std::array<std::array<int, 16>, 16> cells{};
  for (std::uint32_t i = 0; i < kCount; ++i) {
    const auto x = static_cast<std::size_t>(16.0 * draws.uniform(i, Purpose::service));
    const auto y = static_cast<std::size_t>(16.0 * draws.uniform(i + 1, Purpose::service));
    ++cells[x][y];
  }
  double chi_square = 0.0;
  for (const auto& row : cells) {
    for (const int count : row)
      chi_square += (count - kCount / 256.0) * (count - kCount / 256.0) / (kCount / 256.0);
  }
  EXPECT_NEAR(chi_square, 255.0, 4.5 * std::sqrt(2.0 * 255.0));
}

TEST(Draws, OneEntityMoreChangesNobodysLuck) {
  const Draws before(1, 1);
  const Draws after(1, 1);
  (void)after.uniform(1'000, Purpose::storm);
  for (std::uint32_t i = 0; i < 100; ++i) {
    EXPECT_EQ(before.uniform(i, Purpose::storm), after.uniform(i, Purpose::storm));
  }
}

TEST(Draws, TheMirrorTurnsBadLuckIntoGood) {
  const Draws draws(1, 1);
  const Draws mirrored(1, 1, true);
  for (std::uint32_t i = 0; i < 1'000; ++i) {
    EXPECT_EQ(mirrored.uniform(i, Purpose::storm), 1.0 - draws.uniform(i, Purpose::storm));
  }
}

}  // namespace
}  // namespace corridor
