// SPDX-License-Identifier: Apache-2.0
// The few functions of statistics that <cmath> lacks: normal, t, beta and gamma probabilities and their
// inverses. Our own, so that a quantile is the same whatever library a machine has, and the cost is three
// pages instead of a dependency.
#pragma once

namespace corridor {

/// ln Gamma(x). In: x > 0. std::lgamma would do, were it not for a global variable that it writes.
[[nodiscard]] double log_gamma(double x);

/// Probability that a standard normal number is at most z.
[[nodiscard]] double normal_cdf(double z);
/// In: 0 < p < 1. Source: Wichura, Algorithm AS 241, Applied Statistics 37 (1988), PPND16; relative error
/// 1e-16.
[[nodiscard]] double normal_quantile(double p);

/// The t that Student's t with `degrees` degrees of freedom does not exceed with probability p.
/// In: degrees > 0, 0 < p < 1. Source: Abramowitz and Stegun, 26.7.1, with 26.5.27 for the probability.
[[nodiscard]] double student_t_quantile(double degrees, double p);

/// Regularised incomplete beta function I_x(a, b). In: a, b > 0; 0 <= x <= 1.
/// Source  continued fraction 26.5.8 of Abramowitz and Stegun, by Lentz's method.
[[nodiscard]] double beta_cdf(double a, double b, double x);
/// The x with I_x(a, b) = p. In: a, b >= 1; 0 <= p <= 1.
[[nodiscard]] double beta_quantile(double a, double b, double p);

/// Regularised lower incomplete gamma function P(a, x). In: a > 0; x >= 0.
/// Source  series 6.5.29 and continued fraction 6.5.31 of Abramowitz and Stegun.
[[nodiscard]] double gamma_cdf(double a, double x);
/// The x with P(a, x) = p. In: a > 0; 0 <= p < 1.
[[nodiscard]] double gamma_quantile(double a, double p);

}  // namespace corridor
