// SPDX-License-Identifier: Apache-2.0
// Mean and variance of numbers that come one by one. The bits depend on the order in which they come, so
// results of several threads are added in the order of their numbers, never in that of their completion.
#pragma once

#include <cmath>
#include <cstdint>

namespace corridor {

/// Source  Welford, "Note on a method for calculating corrected sums of squares and products", Technometrics
/// 4
///         (1962).
class Moments {
 public:
  void add(double value) {
    ++count_;
    const double before = value - mean_;
    mean_ += before / static_cast<double>(count_);
    squares_ += before * (value - mean_);
  }

  [[nodiscard]] std::uint64_t count() const { return count_; }
  [[nodiscard]] double mean() const { return mean_; }
  /// Of the population that the numbers are a sample of; 0 for fewer than two.
  [[nodiscard]] double variance() const {
    return count_ < 2 ? 0.0 : squares_ / static_cast<double>(count_ - 1);
  }
  [[nodiscard]] double deviation() const { return std::sqrt(variance()); }
  /// Of the mean, if the numbers are independent.
  [[nodiscard]] double standard_error() const {
    return count_ == 0 ? 0.0 : std::sqrt(variance() / static_cast<double>(count_));
  }

  template <class Archive>
  void archive(Archive& bytes) {
    bytes(count_, mean_, squares_);
  }

 private:
  std::uint64_t count_ = 0;
  double mean_ = 0.0;
  double squares_ = 0.0;  // sum of squared distances from the mean
};

}  // namespace corridor
