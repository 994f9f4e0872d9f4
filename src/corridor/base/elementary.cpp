// SPDX-License-Identifier: Apache-2.0
#include "corridor/base/elementary.h"

#include <array>
#include <bit>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <limits>

namespace corridor {

namespace {

constexpr unsigned kMantissaBits = 52;

// ln 2 in two parts. The first has 32 bits, so that it times an exponent is exact.
constexpr double kLn2High = 0x1.62e42feep-1;
constexpr double kLn2Low = 0x1.a39ef35793c76p-33;

// ln x for the tables: 2 artanh((x - 1) / (x + 1)) as a series, smallest terms first. In: 0.6 < x < 1.5.
constexpr double log_by_series(double x) {
  const double s = (x - 1.0) / (x + 1.0);
  const double square = s * s;
  double sum = 0.0;
  for (int k = 41; k >= 1; k -= 2) sum = sum * square + 1.0 / k;
  return 2.0 * s * sum;
}

// exp x for the tables. In: 0 <= x < 1.
constexpr double exp_by_series(double x) {
  double sum = 1.0;
  for (int k = 24; k >= 1; --k) sum = 1.0 + sum * x / k;
  return sum;
}

// Numbers from 0.6875 to 1.375 fall into 128 classes, named by the first bits in which they differ from
// 0.6875. Each has a number c in its middle; the two beside 1 take 1 itself, where the logarithm must vanish.
constexpr unsigned kLogBits = 7;
constexpr std::uint64_t kLogStart = std::bit_cast<std::uint64_t>(0.6875);

struct LogClass {
  double middle;
  double inverse;
  double log;
};

constexpr auto kLogClasses = [] {
  std::array<LogClass, std::size_t{1} << kLogBits> classes{};
  for (std::size_t i = 0; i < classes.size(); ++i) {
    const std::uint64_t first = kLogStart + (std::uint64_t{i} << (kMantissaBits - kLogBits));
    const std::uint64_t half = std::uint64_t{1} << (kMantissaBits - kLogBits - 1);
    double middle = std::bit_cast<double>(first + half);
    if (middle > 1.0 - 0x1p-8 && middle < 1.0 + 0x1p-7) middle = 1.0;
    classes[i] = {middle, 1.0 / middle, middle < 1.0 || middle > 1.0 ? log_by_series(middle) : 0.0};
  }
  return classes;
}();

constexpr unsigned kExpBits = 6;
constexpr double kExpSteps = 64.0;

// 2^(i/64).
constexpr auto kExpClasses = [] {
  std::array<double, std::size_t{1} << kExpBits> classes{};
  for (std::size_t i = 0; i < classes.size(); ++i) {
    classes[i] = exp_by_series(static_cast<double>(i) / kExpSteps * (kLn2High + kLn2Low));
  }
  return classes;
}();

// 2^exponent. In: -1022 <= exponent <= 1023.
double power_of_2(std::int64_t exponent) {
  return std::bit_cast<double>(static_cast<std::uint64_t>(exponent + 1023) << kMantissaBits);
}

}  // namespace

// x = 2^k m, ln x = k ln 2 + ln c + ln(1 + r) with r = (m - c) / c, at most 1/128.
double portable_log(double x) {
  double shift = 0.0;
  if (!(x >= std::numeric_limits<double>::min() && x <= std::numeric_limits<double>::max())) {
    if (std::isnan(x) || x < 0.0) return std::numeric_limits<double>::quiet_NaN();
    if (!(x > 0.0)) return -std::numeric_limits<double>::infinity();
    if (std::isinf(x)) return x;
    x *= 0x1p54;  // subnormal
    shift = -54.0;
  }
  const std::uint64_t above = std::bit_cast<std::uint64_t>(x) - kLogStart;
  const std::int64_t exponent = static_cast<std::int64_t>(above) >> kMantissaBits;
  const auto m = std::bit_cast<double>(std::bit_cast<std::uint64_t>(x) -
                                       (static_cast<std::uint64_t>(exponent) << kMantissaBits));
  const LogClass& of = kLogClasses[(above >> (kMantissaBits - kLogBits)) % kLogClasses.size()];
  const double k = static_cast<double>(exponent) + shift;
  const double r = (m - of.middle) * of.inverse;
  const double r2 = r * r;
  // ln(1 + r) - r, in pairs of terms that do not wait for each other.
  const double rest = r2 * ((-1.0 / 2.0 + r * (1.0 / 3.0)) + r2 * (-1.0 / 4.0 + r * (1.0 / 5.0)) +
                            r2 * r2 * ((-1.0 / 6.0 + r * (1.0 / 7.0)) + r2 * (-1.0 / 8.0)));
  return (k * kLn2High + of.log) + (r + (rest + k * kLn2Low));
}

// x = (64 k + i) ln 2 / 64 + r: exp x = 2^k 2^(i/64) exp r with |r| <= ln 2 / 128.
double portable_exp(double x) {
  if (x > 709.782712893384) return std::numeric_limits<double>::infinity();
  if (x < -708.0) return 0.0;
  constexpr double kInverse = kExpSteps / (kLn2High + kLn2Low);
  const double whole = std::floor(x * kInverse + 0.5);
  const double r = (x - whole * (kLn2High / kExpSteps)) - whole * (kLn2Low / kExpSteps);
  const double r2 = r * r;
  const double rest = r + r2 * (0.5 + r * (1.0 / 6.0) + r2 * (1.0 / 24.0 + r * (1.0 / 120.0)));
  const auto steps = static_cast<std::int64_t>(whole);
  const double step = kExpClasses[static_cast<std::size_t>(steps) % kExpClasses.size()];
  const std::int64_t exponent = steps >> kExpBits;
  // 2^1024 is not a double, though half of it times almost 2 is.
  return (step + step * rest) * power_of_2(exponent - 1) * 2.0;
}

// Source  Goldberg, "What every computer scientist should know about floating-point arithmetic", ACM
// Computing
//         Surveys 23 (1991), theorem 4: the error of 1 + x cancels in the quotient.
double portable_log1p(double x) {
  if (std::abs(x) < 0x1p-53) return x;
  const double sum = 1.0 + x;
  return portable_log(sum) * (x / (sum - 1.0));
}

// Source  Higham, "Accuracy and stability of numerical algorithms", 2nd edition, section 1.14.1.
double portable_expm1(double x) {
  if (std::abs(x) < 1e-5) return x + x * x * (0.5 + x * (1.0 / 6.0));
  const double power = portable_exp(x);
  if (std::abs(x) > 0.5) return power - 1.0;
  return (power - 1.0) * (x / portable_log(power));
}

}  // namespace corridor
