// SPDX-License-Identifier: Apache-2.0
#include "corridor/event/histogram.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include <gtest/gtest.h>

#include "corridor/base/random.h"

namespace corridor {
namespace {

// Values of all sizes, from nothing to a third of a year in ms.
std::vector<std::int64_t> many_values(std::uint32_t entity) {
  RandomStream stream(3, 0, entity, 0);
  std::vector<std::int64_t> values;
  for (int i = 0; i < 20'000; ++i) {
    values.push_back(static_cast<std::int64_t>(std::floor(std::exp(23.0 * stream.next_uniform()))));
  }
  return values;
}

Histogram histogram_of(const std::vector<std::int64_t>& values) {
  Histogram histogram;
  for (const std::int64_t value : values) histogram.add(value);
  return histogram;
}

TEST(Histogram, QuantilesAreThoseOfTheValuesToOnePartIn128) {
  std::vector<std::int64_t> values = many_values(0);
  const Histogram histogram = histogram_of(values);
  std::ranges::sort(values);
  for (double p = 0.001; p < 1.0; p += 0.001) {
    const auto rank = static_cast<std::size_t>(std::ceil(p * static_cast<double>(values.size())));
    const auto exact = static_cast<double>(values[rank - 1]);
    EXPECT_NEAR(histogram.quantile(p), exact, exact / 128.0) << p;
  }
  EXPECT_EQ(histogram.lowest(), values.front());
  EXPECT_EQ(histogram.highest(), values.back());
  EXPECT_EQ(histogram.quantile(1.0), static_cast<double>(values.back()));
}

TEST(Histogram, SmallNumbersAreExact) {
  Histogram histogram;
  for (std::int64_t value = 0; value < 128; ++value) histogram.add(value);
  for (std::int64_t value = 0; value < 128; ++value) {
    EXPECT_EQ(histogram.quantile((static_cast<double>(value) + 1.0) / 128.0), static_cast<double>(value));
  }
  EXPECT_DOUBLE_EQ(histogram.mean(), 63.5);
}

TEST(Histogram, AddsUpToTheSameInAnyOrder) {
  Histogram whole;
  Histogram forth;
  Histogram back;
  for (std::uint32_t i = 0; i < 7; ++i) {
    for (const std::int64_t value : many_values(i)) whole.add(value);
    forth.add(histogram_of(many_values(i)));
    back.add(histogram_of(many_values(6 - i)));
  }
  EXPECT_EQ(forth, whole);
  EXPECT_EQ(back, whole);
}

TEST(Histogram, ClassesFollowEachOtherWithoutGap) {
  Histogram histogram;
  for (int bit = 0; bit < 62; ++bit) {
    for (const std::int64_t by : {-1, 0, 1}) {
      if ((std::int64_t{1} << bit) + by >= 0) histogram.add((std::int64_t{1} << bit) + by);
    }
  }
  std::uint64_t end = 0;
  std::uint64_t count = 0;
  histogram.each([&](std::uint64_t first, std::uint64_t last, std::uint64_t times) {
    EXPECT_GE(first, end);
    EXPECT_LE(last - first, first / 64);
    end = last + 1;
    count += times;
  });
  EXPECT_EQ(count, histogram.count());
}

}  // namespace
}  // namespace corridor
