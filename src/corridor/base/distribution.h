// SPDX-License-Identifier: Apache-2.0
// A number with its spread: how long a border takes, what a box costs. Planning uses its mean, forecasts its
// quantiles, simulation its samples. Sampling is the quantile of a uniform number, so that the same draw
// means "a slow one" in every scenario, and no number depends on a library's sampler.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

namespace corridor {

/// A value type, 64 bytes. Times are in seconds here; rounding to whole seconds is the caller's.
class Distribution {
 public:
  /// Always 0.
  Distribution() = default;

  [[nodiscard]] static Distribution fixed(double value);
  /// In: min <= max, here and below; equal bounds are a fixed value.
  [[nodiscard]] static Distribution uniform(double min, double max);
  /// In: min <= mode <= max.
  [[nodiscard]] static Distribution triangular(double min, double mode, double max);
  /// The beta distribution of project planning, with weight 4 on its mode: mean = (min + 4 mode + max) / 6.
  /// Source  Malcolm, Roseboom, Clark, Fazar, Operations Research 7 (1959); its exact variance is
  ///         (mean - min)(max - mean) / 7.
  [[nodiscard]] static Distribution pert(double min, double mode, double max);
  /// Lognormal through three points: 5 % lie below p5, half below the median, 95 % below p95. Where the
  /// points are not those of one lognormal, the half below the median and the half above it each get the
  /// spread that fits. In: 0 < p5 <= median <= p95.
  [[nodiscard]] static Distribution lognormal(double p5, double median, double p95);
  /// The wait for the next of events at random times, which ends after `wait_max` at the latest: min(X,
  /// wait_max) with X exponential of mean `mean_uncut`. A share of exp(-wait_max / mean_uncut) waits exactly
  /// wait_max. In: mean_uncut >= 0; wait_max >= 0, may be infinite.
  [[nodiscard]] static Distribution exponential(double mean_uncut, double wait_max);
  /// In: mean >= 0, deviation >= 0: the standard deviation.
  [[nodiscard]] static Distribution gamma(double mean, double deviation);
  /// Each of the observed values is equally likely. In: at least one value; any order.
  [[nodiscard]] static Distribution empirical(std::vector<double> values);

  [[nodiscard]] double mean() const;
  [[nodiscard]] double variance() const;
  /// The least value that a share of at least p does not exceed. In: 0 < p < 1.
  [[nodiscard]] double quantile(double p) const;
  /// Share of values that do not exceed `value`.
  [[nodiscard]] double cdf(double value) const;
  /// The value that belongs to a uniform number. In: 0 < uniform < 1, as Random gives (random.h).
  /// Cost  1 to 50 ns; pert and gamma about 1 us.
  [[nodiscard]] double sample(double uniform) const { return quantile(uniform); }
  /// Smallest and largest value; the largest may be infinite.
  [[nodiscard]] double min() const;
  [[nodiscard]] double max() const;
  [[nodiscard]] bool is_fixed() const { return kind_ == Kind::fixed; }

  /// All values times `factor`. In: factor >= 0.
  [[nodiscard]] Distribution scaled(double factor) const;
  /// All values plus `by`.
  [[nodiscard]] Distribution shifted(double by) const;

 private:
  enum class Kind : std::uint8_t {
    fixed,
    uniform,
    triangular,
    pert,
    lognormal,
    exponential,
    gamma,
    empirical
  };

  Distribution(Kind kind, double location, double scale, double a = 0.0, double b = 0.0);

  double standard_mean() const;
  double standard_variance() const;
  double standard_quantile(double p) const;
  double standard_cdf(double x) const;

  // A value is location_ + scale_ * x, where x has the standard form of its kind:
  //   fixed       0
  //   uniform     0 to 1
  //   triangular  0 to 1, mode a
  //   pert        0 to 1, beta distribution with exponents a and b
  //   lognormal   median 1, deviation of the logarithm a below and b above the median
  //   exponential mean 1, cut at a
  //   gamma       mean 1, shape a
  //   empirical   one of *points_, which are sorted
  double location_ = 0.0;
  double scale_ = 0.0;
  double a_ = 0.0;
  double b_ = 0.0;
  std::shared_ptr<const std::vector<double>> points_;
  Kind kind_ = Kind::fixed;
};

}  // namespace corridor
