// SPDX-License-Identifier: Apache-2.0
// How values that reach from seconds to months are spread, in a few kilobytes whatever their number: classes
// of equal width up to 128, then 64 to each doubling. Counts are whole numbers, so histograms of many threads
// add up to the same one in any order.
#pragma once

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <vector>

#include "corridor/base/check.h"
#include "corridor/event/bytes.h"

namespace corridor {

/// Of whole numbers from 0. A value is known to 1 part in 128, those below 128 exactly.
/// Cost  1 to 2 ns to add; 8 bytes for each class up to the largest value: 14 kB for 60 days in ms.
class Histogram {
 public:
  void add(std::int64_t value, std::uint64_t times = 1) {
    CORRIDOR_DCHECK(value >= 0);
    const std::size_t index = class_of(static_cast<std::uint64_t>(value));
    if (index >= counts_.size()) counts_.resize(index + 1, 0);
    counts_[index] += times;
    count_ += times;
    sum_ += Int128{value} * static_cast<Int128>(times);
    lowest_ = std::min(lowest_, value);
    highest_ = std::max(highest_, value);
  }

  void add(const Histogram& other) {
    if (other.counts_.size() > counts_.size()) counts_.resize(other.counts_.size(), 0);
    for (std::size_t i = 0; i < other.counts_.size(); ++i) counts_[i] += other.counts_[i];
    count_ += other.count_;
    sum_ += other.sum_;
    lowest_ = std::min(lowest_, other.lowest_);
    highest_ = std::max(highest_, other.highest_);
  }

  [[nodiscard]] std::uint64_t count() const { return count_; }
  /// Exact. 0 if there is none.
  [[nodiscard]] double mean() const {
    return count_ == 0 ? 0.0 : static_cast<double>(sum_) / static_cast<double>(count_);
  }
  /// Exact. In: count() > 0.
  [[nodiscard]] std::int64_t lowest() const { return lowest_; }
  [[nodiscard]] std::int64_t highest() const { return highest_; }

  /// The middle of the class of the least value that a share of at least p does not exceed.
  /// In: 0 < p <= 1, count() > 0.
  [[nodiscard]] double quantile(double p) const {
    CORRIDOR_DCHECK(count_ > 0 && p > 0.0 && p <= 1.0);
    if (p >= 1.0) return static_cast<double>(highest_);
    const double wanted = p * static_cast<double>(count_);
    std::uint64_t below = 0;
    std::size_t index = 0;
    for (; index + 1 < counts_.size(); ++index) {
      below += counts_[index];
      if (static_cast<double>(below) >= wanted) break;
    }
    const double middle = 0.5 * (static_cast<double>(start_of(index)) + static_cast<double>(last_of(index)));
    return std::clamp(middle, static_cast<double>(lowest_), static_cast<double>(highest_));
  }

  /// Calls visit(first value, last value, how many) for each class that is not empty, in order.
  template <class Visit>
  void each(Visit&& visit) const {
    for (std::size_t i = 0; i < counts_.size(); ++i) {
      if (counts_[i] > 0) visit(start_of(i), last_of(i), counts_[i]);
    }
  }

  template <class Archive>
  void archive(Archive& bytes) {
    bytes(counts_, count_, sum_, lowest_, highest_);
  }

  friend bool operator==(const Histogram&, const Histogram&) = default;

 private:
  static constexpr unsigned kBits = 6;  // 2^kBits classes to a doubling
  static constexpr std::uint64_t kExact = 2U << kBits;

  static std::size_t class_of(std::uint64_t value) {
    if (value < kExact) return value;
    const auto shift = static_cast<unsigned>(std::bit_width(value)) - (kBits + 1);
    return (std::size_t{shift} << kBits) + (value >> shift);
  }
  static std::uint64_t start_of(std::size_t index) {
    if (index < kExact) return index;
    const std::size_t shift = (index >> kBits) - 1;
    return (index - (shift << kBits)) << shift;
  }
  static std::uint64_t last_of(std::size_t index) { return start_of(index + 1) - 1; }

  std::vector<std::uint64_t> counts_;
  std::uint64_t count_ = 0;
  Int128 sum_ = 0;
  std::int64_t lowest_ = std::numeric_limits<std::int64_t>::max();
  std::int64_t highest_ = 0;
};

}  // namespace corridor
