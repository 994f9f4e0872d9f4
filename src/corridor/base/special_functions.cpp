// SPDX-License-Identifier: Apache-2.0
#include "corridor/base/special_functions.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <numbers>

#include "corridor/base/check.h"
#include "corridor/base/elementary.h"

namespace corridor {

namespace {

constexpr double kEpsilon = std::numeric_limits<double>::epsilon();
constexpr double kTiny = std::numeric_limits<double>::min() / kEpsilon;  // stands in for 0 in Lentz's method
constexpr int kTermsMax = 10'000;

// The value of a polynomial, highest power first.
template <std::size_t N>
double polynomial(const std::array<double, N>& coefficients, double x) {
  double value = 0.0;
  for (const double coefficient : coefficients) {
    value = value * x + coefficient;
  }
  return value;
}

// AS 241: numerator and denominator near the middle, in the tails, and far out.
constexpr std::array kMiddleTop{2.5090809287301226727e+3, 3.3430575583588128105e+4, 6.7265770927008700853e+4,
                                4.5921953931549871457e+4, 1.3731693765509461125e+4, 1.9715909503065514427e+3,
                                1.3314166789178437745e+2, 3.3871328727963666080e+0};
constexpr std::array kMiddleBottom{
    5.2264952788528545610e+3, 2.8729085735721942674e+4, 3.9307895800092710610e+4, 2.1213794301586595867e+4,
    5.3941960214247511077e+3, 6.8718700749205790830e+2, 4.2313330701600911252e+1, 1.0};
constexpr std::array kTailTop{7.74545014278341407640e-4, 2.27238449892691845833e-2, 2.41780725177450611770e-1,
                              1.27045825245236838258e+0, 3.64784832476320460504e+0, 5.76949722146069140550e+0,
                              4.63033784615654529590e+0, 1.42343711074968357734e+0};
constexpr std::array kTailBottom{1.05075007164441684324e-9, 5.47593808499534494600e-4,
                                 1.51986665636164571966e-2, 1.48103976427480074590e-1,
                                 6.89767334985100004550e-1, 1.67638483018380384940e+0,
                                 2.05319162663775882187e+0, 1.0};
constexpr std::array kFarTop{2.01033439929228813265e-7, 2.71155556874348757815e-5, 1.24266094738807843860e-3,
                             2.65321895265761230930e-2, 2.96560571828504891230e-1, 1.78482653991729133580e+0,
                             5.46378491116411436990e+0, 6.65790464350110377720e+0};
constexpr std::array kFarBottom{2.04426310338993978564e-15, 1.42151175831644588870e-7,
                                1.84631831751005468180e-5,  7.86869131145613259100e-4,
                                1.48753612908506148525e-2,  1.36929880922735805310e-1,
                                5.99832206555887937690e-1,  1.0};

// The continued fraction of I_x(a, b) without the factor in front.
double beta_fraction(double a, double b, double x) {
  const auto safe = [](double value) { return std::abs(value) < kTiny ? kTiny : value; };
  double c = 1.0;
  double d = 1.0 / safe(1.0 - (a + b) * x / (a + 1.0));
  double value = d;
  for (int m = 1; m < kTermsMax; ++m) {
    const double even = m * (b - m) * x / ((a + 2.0 * m - 1.0) * (a + 2.0 * m));
    d = 1.0 / safe(1.0 + even * d);
    c = safe(1.0 + even / c);
    value *= d * c;
    const double odd = -(a + m) * (a + b + m) * x / ((a + 2.0 * m) * (a + 2.0 * m + 1.0));
    d = 1.0 / safe(1.0 + odd * d);
    c = safe(1.0 + odd / c);
    value *= d * c;
    if (std::abs(d * c - 1.0) <= 2.0 * kEpsilon) break;
  }
  return value;
}

// One step of Halley's method from x towards where a probability is right, kept inside the bracket.
// In: `excess` = probability at x less the wanted one; `slope_ratio` = the density's derivative over the
// density.
double halley_step(double x, double excess, double density, double slope_ratio) {
  const double newton = excess / density;
  return x - newton / (1.0 - 0.5 * std::clamp(newton * slope_ratio, -1.0, 1.0));
}

// Finds x in (0, high) with cdf(x) = p, from `x` on. `step(x, excess)` proposes the next x; where it leaves
// the bracket that is known to hold the answer, the bracket is halved.
template <class Cdf, class Step>
double inverse(double p, double high, double x, Cdf&& cdf, Step&& step) {
  double low = 0.0;
  for (int i = 0; i < 200; ++i) {
    const double excess = cdf(x) - p;
    if (std::abs(excess) <= 2.0 * kEpsilon * p) return x;
    (excess > 0.0 ? high : low) = x;
    double next = step(x, excess);
    const bool is_inside = next > low && next < high;  // false for NaN
    if (!is_inside) next = std::isinf(high) ? 2.0 * x : 0.5 * (low + high);
    if (std::abs(next - x) <= 4.0 * kEpsilon * x) return next;
    x = next;
  }
  return x;
}

// A first guess for a beta quantile with a, b >= 1. Source: Abramowitz and Stegun, 26.5.22.
double beta_guess(double a, double b, double p) {
  const double y = -normal_quantile(p);
  const double lambda = (y * y - 3.0) / 6.0;
  const double h = 2.0 / (1.0 / (2.0 * a - 1.0) + 1.0 / (2.0 * b - 1.0));
  const double w = y * std::sqrt(std::max(h + lambda, 0.0)) / h -
                   (1.0 / (2.0 * b - 1.0) - 1.0 / (2.0 * a - 1.0)) * (lambda + 5.0 / 6.0 - 2.0 / (3.0 * h));
  return a / (a + b * portable_exp(2.0 * w));
}

}  // namespace

// Lanczos' approximation with g = 7 and nine terms.
double log_gamma(double x) {
  CORRIDOR_DCHECK(x > 0.0);
  if (x < 0.5) return log_gamma(x + 1.0) - portable_log(x);
  constexpr std::array kTerms{676.5203681218851,     -1259.1392167224028,  771.32342877765313,
                              -176.61502916214059,   12.507343278686905,   -0.13857109526572012,
                              9.9843695780195716e-6, 1.5056327351493116e-7};
  double sum = 0.99999999999980993;
  for (std::size_t i = 0; i < kTerms.size(); ++i) {
    sum += kTerms[i] / (x + static_cast<double>(i));
  }
  const double t = x + 6.5;
  return 0.5 * portable_log(2.0 * std::numbers::pi) + (x - 0.5) * portable_log(t) - t + portable_log(sum);
}

double normal_cdf(double z) { return 0.5 * std::erfc(-z / std::numbers::sqrt2); }

double normal_quantile(double p) {
  CORRIDOR_DCHECK(p > 0.0 && p < 1.0);
  const double q = p - 0.5;
  if (std::abs(q) <= 0.425) {
    const double r = 0.180625 - q * q;
    return q * polynomial(kMiddleTop, r) / polynomial(kMiddleBottom, r);
  }
  const double r = std::sqrt(-portable_log(q < 0.0 ? p : 1.0 - p));
  const double size = r <= 5.0 ? polynomial(kTailTop, r - 1.6) / polynomial(kTailBottom, r - 1.6)
                               : polynomial(kFarTop, r - 5.0) / polynomial(kFarBottom, r - 5.0);
  return q < 0.0 ? -size : size;
}

namespace {

// In: `log_beta` is that of a and b.
double beta_cdf_of(double a, double b, double x, double log_beta) {
  if (x <= 0.0) return 0.0;
  if (x >= 1.0) return 1.0;
  const double factor = portable_exp(a * portable_log(x) + b * portable_log1p(-x) - log_beta);
  if (x < (a + 1.0) / (a + b + 2.0)) return factor * beta_fraction(a, b, x) / a;
  return 1.0 - factor * beta_fraction(b, a, 1.0 - x) / b;
}

double log_beta_of(double a, double b) { return log_gamma(a) + log_gamma(b) - log_gamma(a + b); }

}  // namespace

double beta_cdf(double a, double b, double x) { return beta_cdf_of(a, b, x, log_beta_of(a, b)); }

double beta_quantile(double a, double b, double p) {
  CORRIDOR_DCHECK(a >= 1.0 && b >= 1.0);
  if (p <= 0.0) return 0.0;
  if (p >= 1.0) return 1.0;
  const double log_beta = log_beta_of(a, b);
  const auto cdf = [&](double x) { return beta_cdf_of(a, b, x, log_beta); };
  const auto step = [&](double x, double excess) {
    const double density =
        portable_exp((a - 1.0) * portable_log(x) + (b - 1.0) * portable_log1p(-x) - log_beta);
    return halley_step(x, excess, density, (a - 1.0) / x - (b - 1.0) / (1.0 - x));
  };
  return inverse(p, 1.0, std::clamp(beta_guess(a, b, p), 1e-6, 1.0 - 1e-6), cdf, step);
}

double student_t_quantile(double degrees, double p) {
  CORRIDOR_DCHECK(degrees > 0.0 && p > 0.0 && p < 1.0);
  if (p < 0.5) return -student_t_quantile(degrees, 1.0 - p);
  if (p <= 0.5) return 0.0;
  const double half = 0.5 * degrees;
  const double log_scale =
      log_gamma(half + 0.5) - log_gamma(half) - 0.5 * portable_log(degrees * std::numbers::pi);
  const auto cdf = [&](double t) { return 1.0 - 0.5 * beta_cdf(half, 0.5, degrees / (degrees + t * t)); };
  const auto step = [&](double t, double excess) {
    const double density = portable_exp(log_scale - (half + 0.5) * portable_log1p(t * t / degrees));
    return halley_step(t, excess, density, -(degrees + 1.0) * t / (degrees + t * t));
  };
  return inverse(p, std::numeric_limits<double>::infinity(), normal_quantile(p), cdf, step);
}

namespace {

// In: `log_gamma_a` is that of a.
double gamma_cdf_of(double a, double x, double log_gamma_a) {
  if (x <= 0.0) return 0.0;
  if (std::isinf(x)) return 1.0;
  const double factor = portable_exp(a * portable_log(x) - x - log_gamma_a);
  if (x < a + 1.0) {
    double term = 1.0 / a;
    double sum = term;
    for (int n = 1; n < kTermsMax && term > sum * kEpsilon; ++n) {
      term *= x / (a + n);
      sum += term;
    }
    return factor * sum;
  }
  double b = x + 1.0 - a;
  double c = 1.0 / kTiny;
  double d = 1.0 / b;
  double value = d;
  for (int n = 1; n < kTermsMax; ++n) {
    const double numerator = -n * (n - a);
    b += 2.0;
    d = 1.0 / (numerator * d + b);
    c = b + numerator / c;
    value *= d * c;
    if (std::abs(d * c - 1.0) <= 2.0 * kEpsilon) break;
  }
  return 1.0 - factor * value;
}

}  // namespace

double gamma_cdf(double a, double x) { return gamma_cdf_of(a, x, log_gamma(a)); }

double gamma_quantile(double a, double p) {
  CORRIDOR_DCHECK(p < 1.0);
  if (p <= 0.0) return 0.0;
  const double log_gamma_a = log_gamma(a);
  const auto cdf = [&](double x) { return gamma_cdf_of(a, x, log_gamma_a); };
  const auto step = [&](double x, double excess) {
    const double density = portable_exp((a - 1.0) * portable_log(x) - x - log_gamma_a);
    return halley_step(x, excess, density, (a - 1.0) / x - 1.0);
  };
  // Near 0, P(a, x) = x^a / (a Gamma(a)); elsewhere the cube root of x is nearly normal (Wilson and Hilferty,
  // 1931).
  const double near_zero = portable_exp((portable_log(p * a) + log_gamma_a) / a);
  const double cube_root = 1.0 - 1.0 / (9.0 * a) + normal_quantile(p) / (3.0 * std::sqrt(a));
  const double guess = cube_root > 0.3 && a > 0.5 ? a * cube_root * cube_root * cube_root : near_zero;
  const double tiny = std::numeric_limits<double>::min();
  return inverse(p, std::numeric_limits<double>::infinity(), std::max(guess, tiny), cdf, step);
}

}  // namespace corridor
