// SPDX-License-Identifier: Apache-2.0
#include "corridor/base/elementary.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstdint>
#include <limits>

#include <gtest/gtest.h>

#include "corridor/base/random.h"

namespace corridor {
namespace {

// How far apart, in units of the last place of the exact value (by the C library with 64 bits of mantissa).
double units_off(double value, long double exact) {
  const double size = std::abs(static_cast<double>(exact));
  const double unit = std::nextafter(size, std::numeric_limits<double>::infinity()) - size;
  return static_cast<double>(std::abs(static_cast<long double>(value) - exact) /
                             static_cast<long double>(unit));
}

TEST(Elementary, LogarithmIsExactToThreeUnits) {
  RandomStream stream(1, 0, 0, 0);
  double worst = 0.0;
  const auto look_at = [&](double x) {
    worst = std::max(worst, units_off(portable_log(x), std::log(static_cast<long double>(x))));
  };
  for (int i = 0; i < 300'000; ++i) {
    look_at(stream.next_uniform());
    look_at(0.9 + 0.2 * stream.next_uniform());
    look_at(1.0 + (stream.next_uniform() - 0.5) * 1e-9);
    const double any = std::bit_cast<double>(stream.next_u64() >> 1U);
    if (std::isfinite(any) && any > 0.0) look_at(any);
  }
  EXPECT_LE(worst, 3.0);
  EXPECT_EQ(portable_log(1.0), 0.0);
  EXPECT_EQ(portable_log(0.0), -std::numeric_limits<double>::infinity());
  EXPECT_EQ(portable_log(std::numeric_limits<double>::infinity()), std::numeric_limits<double>::infinity());
  EXPECT_TRUE(std::isnan(portable_log(-1.0)));
  EXPECT_TRUE(std::isnan(portable_log(std::numeric_limits<double>::quiet_NaN())));
  look_at(std::numeric_limits<double>::denorm_min());
  look_at(std::numeric_limits<double>::max());
  look_at(0x1p-53);
  EXPECT_LE(worst, 3.0);
}

TEST(Elementary, ExponentialIsExactToThreeUnits) {
  RandomStream stream(2, 0, 0, 0);
  double worst = 0.0;
  for (int i = 0; i < 300'000; ++i) {
    for (const double scale : {1.0, 30.0, 1'400.0}) {
      const double x = scale * (stream.next_uniform() - 0.5);
      worst = std::max(worst, units_off(portable_exp(x), std::exp(static_cast<long double>(x))));
    }
  }
  EXPECT_LE(worst, 3.0);
  EXPECT_EQ(portable_exp(0.0), 1.0);
  EXPECT_EQ(portable_exp(-1e9), 0.0);
  EXPECT_TRUE(std::isinf(portable_exp(710.0)));
  EXPECT_LT(portable_exp(709.78), std::numeric_limits<double>::infinity());
}

TEST(Elementary, NearNothingKeepsItsDigits) {
  RandomStream stream(3, 0, 0, 0);
  double worst_log1p = 0.0;
  double worst_expm1 = 0.0;
  for (int i = 0; i < 300'000; ++i) {
    const double size = portable_exp(-40.0 * stream.next_uniform());
    const double x = i % 2 == 0 ? size : -size;
    worst_log1p =
        std::max(worst_log1p, units_off(portable_log1p(x), std::log1p(static_cast<long double>(x))));
    worst_expm1 =
        std::max(worst_expm1, units_off(portable_expm1(x), std::expm1(static_cast<long double>(x))));
  }
  EXPECT_LE(worst_log1p, 4.0);
  EXPECT_LE(worst_expm1, 6.0);
}

// A fingerprint of many bits. It was the same with g++ 12 and clang 19, at -O0, -O1 and -O3.
TEST(Elementary, TheBitsAreTheSameEverywhere) {
  RandomStream stream(4, 0, 0, 0);
  std::uint64_t print = 0;
  const auto mix = [&](double value) {
    print = (print ^ std::bit_cast<std::uint64_t>(value)) * 0x9E3779B97F4A7C15;
  };
  for (int i = 0; i < 100'000; ++i) {
    mix(portable_log(stream.next_uniform()));
    mix(portable_exp(40.0 * (stream.next_uniform() - 0.5)));
    mix(portable_log1p(stream.next_uniform()));
    mix(portable_expm1(stream.next_uniform()));
  }
  EXPECT_EQ(print, 0x4a1f539ce3c9b25U);
}

}  // namespace
}  // namespace corridor
