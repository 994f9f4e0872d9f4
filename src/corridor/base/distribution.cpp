// SPDX-License-Identifier: Apache-2.0
#include "corridor/base/distribution.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

#include "corridor/base/check.h"
#include "corridor/base/elementary.h"
#include "corridor/base/special_functions.h"

namespace corridor {

namespace {

constexpr double kQuantile95 = 1.6448536269514722;  // of the standard normal distribution

// E[X^k] of a lognormal with median 1 whose logarithm deviates by `low` below and by `high` above it.
double lognormal_moment(double k, double low, double high) {
  return portable_exp(0.5 * k * k * low * low) * normal_cdf(-k * low) +
         portable_exp(0.5 * k * k * high * high) * normal_cdf(k * high);
}

}  // namespace

Distribution::Distribution(Kind kind, double location, double scale, double a, double b)
    : location_(location), scale_(scale), a_(a), b_(b), kind_(scale > 0.0 ? kind : Kind::fixed) {
  CORRIDOR_CHECK(std::isfinite(location) && std::isfinite(scale) && scale >= 0.0);
}

Distribution Distribution::fixed(double value) { return {Kind::fixed, value, 0.0}; }

Distribution Distribution::uniform(double min, double max) {
  CORRIDOR_CHECK(min <= max);
  return {Kind::uniform, min, max - min};
}

Distribution Distribution::triangular(double min, double mode, double max) {
  CORRIDOR_CHECK(min <= mode && mode <= max);
  const double width = max - min;
  return {Kind::triangular, min, width, width > 0.0 ? (mode - min) / width : 0.0};
}

Distribution Distribution::pert(double min, double mode, double max) {
  CORRIDOR_CHECK(min <= mode && mode <= max);
  const double width = max - min;
  const double at = width > 0.0 ? (mode - min) / width : 0.0;
  return {Kind::pert, min, width, 1.0 + 4.0 * at, 5.0 - 4.0 * at};
}

Distribution Distribution::lognormal(double p5, double median, double p95) {
  CORRIDOR_CHECK(0.0 < p5 && p5 <= median && median <= p95);
  if (!(p5 < p95)) return fixed(median);
  return {Kind::lognormal, 0.0, median, portable_log(median / p5) / kQuantile95,
          portable_log(p95 / median) / kQuantile95};
}

Distribution Distribution::exponential(double mean_uncut, double wait_max) {
  CORRIDOR_CHECK(mean_uncut >= 0.0 && wait_max >= 0.0);
  if (mean_uncut <= 0.0 || wait_max <= 0.0) return fixed(0.0);
  return {Kind::exponential, 0.0, mean_uncut, wait_max / mean_uncut};
}

Distribution Distribution::gamma(double mean, double deviation) {
  CORRIDOR_CHECK(mean >= 0.0 && deviation >= 0.0 && (mean > 0.0 || !(deviation > 0.0)));
  if (!(deviation > 0.0)) return fixed(mean);
  const double shape = (mean / deviation) * (mean / deviation);
  return {Kind::gamma, 0.0, mean, shape};
}

Distribution Distribution::empirical(std::vector<double> values) {
  CORRIDOR_CHECK(!values.empty());
  std::ranges::sort(values);
  CORRIDOR_CHECK(std::isfinite(values.front()) && std::isfinite(values.back()));
  if (!(values.front() < values.back())) return fixed(values.front());
  Distribution distribution{Kind::empirical, 0.0, 1.0};
  distribution.points_ = std::make_shared<const std::vector<double>>(std::move(values));
  return distribution;
}

double Distribution::mean() const {
  return kind_ == Kind::fixed ? location_ : location_ + scale_ * standard_mean();
}

double Distribution::variance() const {
  return kind_ == Kind::fixed ? 0.0 : scale_ * scale_ * standard_variance();
}

double Distribution::quantile(double p) const {
  CORRIDOR_DCHECK(p > 0.0 && p < 1.0);
  return kind_ == Kind::fixed ? location_ : location_ + scale_ * standard_quantile(p);
}

double Distribution::cdf(double value) const {
  if (kind_ == Kind::fixed) return value >= location_ ? 1.0 : 0.0;
  return standard_cdf((value - location_) / scale_);
}

double Distribution::min() const {
  switch (kind_) {
    case Kind::lognormal:
      return a_ > 0.0 ? location_ : location_ + scale_;
    case Kind::empirical:
      return location_ + scale_ * points_->front();
    default:
      return location_;
  }
}

double Distribution::max() const {
  switch (kind_) {
    case Kind::fixed:
      return location_;
    case Kind::lognormal:
      return b_ > 0.0 ? std::numeric_limits<double>::infinity() : location_ + scale_;
    case Kind::gamma:
      return std::numeric_limits<double>::infinity();
    case Kind::exponential:
      return location_ + scale_ * a_;
    case Kind::empirical:
      return location_ + scale_ * points_->back();
    default:
      return location_ + scale_;
  }
}

Distribution Distribution::scaled(double factor) const {
  CORRIDOR_CHECK(factor >= 0.0 && std::isfinite(factor));
  Distribution other = *this;
  other.location_ *= factor;
  other.scale_ *= factor;
  if (!(other.scale_ > 0.0)) other.kind_ = Kind::fixed;
  return other;
}

Distribution Distribution::shifted(double by) const {
  CORRIDOR_CHECK(std::isfinite(by));
  Distribution other = *this;
  other.location_ += by;
  return other;
}

double Distribution::standard_mean() const {
  switch (kind_) {
    case Kind::fixed:
      return 0.0;
    case Kind::uniform:
      return 0.5;
    case Kind::triangular:
      return (1.0 + a_) / 3.0;
    case Kind::pert:
      return a_ / (a_ + b_);
    case Kind::lognormal:
      return lognormal_moment(1.0, a_, b_);
    case Kind::exponential:
      return -portable_expm1(-a_);
    case Kind::gamma:
      return 1.0;
    case Kind::empirical: {
      double sum = 0.0;
      for (const double point : *points_) sum += point;
      return sum / static_cast<double>(points_->size());
    }
  }
  CORRIDOR_CHECK(false);
}

double Distribution::standard_variance() const {
  const double mean = standard_mean();
  switch (kind_) {
    case Kind::fixed:
      return 0.0;
    case Kind::uniform:
      return 1.0 / 12.0;
    case Kind::triangular:
      return (1.0 - a_ + a_ * a_) / 18.0;
    case Kind::pert:
      return mean * (1.0 - mean) / 7.0;
    case Kind::lognormal:
      return lognormal_moment(2.0, a_, b_) - mean * mean;
    case Kind::exponential:
      if (std::isinf(a_)) return 1.0;
      return 2.0 * (1.0 - (1.0 + a_) * portable_exp(-a_)) - mean * mean;
    case Kind::gamma:
      return 1.0 / a_;
    case Kind::empirical: {
      double sum = 0.0;
      for (const double point : *points_) sum += (point - mean) * (point - mean);
      return sum / static_cast<double>(points_->size());
    }
  }
  CORRIDOR_CHECK(false);
}

double Distribution::standard_quantile(double p) const {
  switch (kind_) {
    case Kind::fixed:
      return 0.0;
    case Kind::uniform:
      return p;
    case Kind::triangular:
      return p < a_ ? std::sqrt(p * a_) : 1.0 - std::sqrt((1.0 - p) * (1.0 - a_));
    case Kind::pert:
      return beta_quantile(a_, b_, p);
    case Kind::lognormal:
      return portable_exp(normal_quantile(p) * (p < 0.5 ? a_ : b_));
    case Kind::exponential:
      return std::min(-portable_log1p(-p), a_);
    case Kind::gamma:
      return gamma_quantile(a_, p) / a_;
    case Kind::empirical: {
      const auto count = static_cast<double>(points_->size());
      const auto rank = static_cast<std::size_t>(std::ceil(p * count));
      return (*points_)[std::clamp<std::size_t>(rank, 1, points_->size()) - 1];
    }
  }
  CORRIDOR_CHECK(false);
}

double Distribution::standard_cdf(double x) const {
  switch (kind_) {
    case Kind::fixed:
      return x >= 0.0 ? 1.0 : 0.0;
    case Kind::uniform:
      return std::clamp(x, 0.0, 1.0);
    case Kind::triangular:
      if (x <= 0.0 || x >= 1.0) return x <= 0.0 ? 0.0 : 1.0;
      return x < a_ ? x * x / a_ : 1.0 - (1.0 - x) * (1.0 - x) / (1.0 - a_);
    case Kind::pert:
      return beta_cdf(a_, b_, x);
    case Kind::lognormal: {
      if (x <= 0.0) return 0.0;
      const double spread = x < 1.0 ? a_ : b_;
      if (spread > 0.0) return normal_cdf(portable_log(x) / spread);
      return x < 1.0 ? 0.0 : 1.0;  // all of that half lies at the median
    }
    case Kind::exponential:
      return x >= a_ ? 1.0 : -portable_expm1(-std::max(x, 0.0));
    case Kind::gamma:
      return gamma_cdf(a_, a_ * x);
    case Kind::empirical: {
      const auto below = std::ranges::upper_bound(*points_, x) - points_->begin();
      return static_cast<double>(below) / static_cast<double>(points_->size());
    }
  }
  CORRIDOR_CHECK(false);
}

}  // namespace corridor
