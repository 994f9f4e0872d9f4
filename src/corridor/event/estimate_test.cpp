// SPDX-License-Identifier: Apache-2.0
#include "corridor/event/estimate.h"

#include <array>
#include <cmath>
#include <vector>

#include <gtest/gtest.h>

#include "corridor/base/random.h"
#include "corridor/base/special_functions.h"

namespace corridor {
namespace {

TEST(Estimate, OfAMeanIsThatOfStudent) {
  // "Student", Biometrika 6 (1908), section 9: additional hours of sleep gained.
  const std::array hours{1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4};
  const Estimate estimate = estimate_of_mean(hours);
  EXPECT_DOUBLE_EQ(estimate.value, 2.33);
  EXPECT_NEAR(estimate.low, 0.8976775, 1e-6);
  EXPECT_NEAR(estimate.high, 3.7623225, 1e-6);
}

TEST(Estimate, OfLessThanTwoNumbersIsOpen) {
  EXPECT_TRUE(std::isinf(estimate_of_mean(std::array{3.0}).high));
  EXPECT_TRUE(std::isinf(estimate_by_batches(std::array{3.0, 4.0}).low));
}

TEST(Estimate, HoldsTheTruthAsOftenAsItSays) {
  constexpr std::uint32_t kTrials = 5'000;
  std::array<int, 3> holds{};
  for (std::uint32_t trial = 0; trial < kTrials; ++trial) {
    RandomStream stream(11, 0, trial, 0);
    std::vector<double> values;
    for (int i = 0; i < 100; ++i) values.push_back(normal_quantile(stream.next_uniform()));
    const Estimate mean = estimate_of_mean(std::span(values).first(6));
    const auto median = estimate_of_quantile(values, 0.5);
    const auto high = estimate_of_quantile(values, 0.9, 0.8);
    ASSERT_TRUE(median && high);
    holds[0] += mean.low <= 0.0 && 0.0 <= mean.high ? 1 : 0;
    holds[1] += median->low <= 0.0 && 0.0 <= median->high ? 1 : 0;
    holds[2] += high->low <= 1.2815515655446004 && 1.2815515655446004 <= high->high ? 1 : 0;
  }
  // Standard error 0.003; 0.006 at 80 %.
  EXPECT_NEAR(holds[0] / double{kTrials}, 0.95, 0.011);
  EXPECT_NEAR(holds[1] / double{kTrials}, 0.9648, 0.011);  // ranks 40 and 61: the exact share for 100 numbers
  EXPECT_GE(holds[2] / double{kTrials}, 0.78);
  EXPECT_LE(holds[2] / double{kTrials}, 0.90);
}

TEST(Estimate, QuantilesNeedEnoughNumbers) {
  std::vector<double> values(92);
  for (std::size_t i = 0; i < values.size(); ++i) values[i] = static_cast<double>(i);
  // With 59 numbers the largest is above the 95 % quantile with 1 - 0.95^59 = 95.15 %.
  EXPECT_TRUE(estimate_of_quantile(std::span(values).first(59), 0.95, 0.90));
  EXPECT_FALSE(estimate_of_quantile(std::span(values).first(58), 0.95, 0.90));
  EXPECT_TRUE(estimate_of_quantile(std::span(values).first(72), 0.95, 0.95));   // 0.95^72 = 0.0249
  EXPECT_FALSE(estimate_of_quantile(std::span(values).first(71), 0.95, 0.95));  // 0.95^71 = 0.0262
  EXPECT_FALSE(estimate_of_quantile({}, 0.5));
}

// x(i + 1) = c x(i) + normal: its mean is 0 and its values depend on each other.
std::vector<double> autoregressive(std::uint32_t entity, std::size_t length, double c, double start) {
  RandomStream stream(5, 0, entity, 0);
  std::vector<double> series;
  double x = start;
  for (std::size_t i = 0; i < length; ++i) {
    x = c * x + normal_quantile(stream.next_uniform());
    series.push_back(x);
  }
  return series;
}

TEST(Estimate, BatchesSeeThatNeighboursDependOnEachOther) {
  int holds_by_batches = 0;
  int holds_taken_alone = 0;
  for (std::uint32_t trial = 0; trial < 1'000; ++trial) {
    const std::vector<double> series = autoregressive(trial, 4'000, 0.8, 0.0);
    const Estimate batches = estimate_by_batches(series);
    const Estimate alone = estimate_of_mean(series);
    holds_by_batches += batches.low <= 0.0 && 0.0 <= batches.high ? 1 : 0;
    holds_taken_alone += alone.low <= 0.0 && 0.0 <= alone.high ? 1 : 0;
  }
  EXPECT_GE(holds_by_batches, 925);
  EXPECT_LE(holds_taken_alone, 600);
}

TEST(WarmUp, EndsWhereTheBeginningIsForgotten) {
  // A start that is 50 deviations away and fades by half every 14 numbers: below 1 after 80, below 0.1 after
  // 124.
  int found = 0;
  for (std::uint32_t trial = 0; trial < 100; ++trial) {
    std::vector<double> series = autoregressive(trial, 2'000, 0.0, 0.0);
    for (std::size_t i = 0; i < series.size(); ++i)
      series[i] += 50.0 * std::exp(-static_cast<double>(i) / 20.0);
    const WarmUp warm_up = warm_up_of(series);
    EXPECT_TRUE(warm_up.is_settled);
    EXPECT_GE(warm_up.length, 50U);
    found += warm_up.length <= 250 ? 1 : 0;
  }
  EXPECT_GE(found, 90);
}

TEST(WarmUp, OfASettledSeriesIsShort) {
  double sum = 0.0;
  for (std::uint32_t trial = 0; trial < 50; ++trial) {
    sum += static_cast<double>(warm_up_of(autoregressive(trial, 2'000, 0.5, 0.0)).length);
  }
  EXPECT_LT(sum / 50.0, 200.0);
}

TEST(WarmUp, OfASeriesThatGrowsForEverIsNotSettled) {
  std::vector<double> series;
  for (int i = 0; i < 1'000; ++i) series.push_back(i);
  EXPECT_FALSE(warm_up_of(series).is_settled);
  EXPECT_FALSE(warm_up_of(std::span(series).first(20)).is_settled);
}

}  // namespace
}  // namespace corridor
