// SPDX-License-Identifier: Apache-2.0
// How many there are, over time: boxes in a yard, ships at anchor, trains in a section. What is kept is the
// area under the curve, as a whole number, so that an average over a year is exact and sums in any order.
#pragma once

#include <algorithm>
#include <cstdint>

#include "corridor/base/check.h"
#include "corridor/event/bytes.h"
#include "corridor/event/event.h"

namespace corridor {

class Level {
 public:
  explicit Level(SimTime start = 0, std::int64_t value = 0)
      : value_(value), highest_(value), lowest_(value), since_(start), counted_from_(start) {}

  [[nodiscard]] std::int64_t value() const { return value_; }
  [[nodiscard]] std::int64_t highest() const { return highest_; }
  [[nodiscard]] std::int64_t lowest() const { return lowest_; }

  /// In: `now` is not before the last change.
  void set(SimTime now, std::int64_t value) {
    area_ = area(now);
    since_ = now;
    value_ = value;
    highest_ = std::max(highest_, value);
    lowest_ = std::min(lowest_, value);
  }
  void add(SimTime now, std::int64_t change) { set(now, value_ + change); }

  /// Forgets what was before `now`, and keeps the value: the end of a warm-up.
  void count_from(SimTime now) { *this = Level(now, value_); }

  /// The sum of value times time since the count began.
  [[nodiscard]] Int128 area(SimTime now) const {
    CORRIDOR_DCHECK(now >= since_);
    return area_ + Int128{value_} * (now - since_);
  }
  /// The average since the count began; the value itself if no time has passed.
  [[nodiscard]] double mean(SimTime now) const {
    if (now <= counted_from_) return static_cast<double>(value_);
    return static_cast<double>(area(now)) / static_cast<double>(now - counted_from_);
  }

  template <class Archive>
  void archive(Archive& bytes) {
    bytes(value_, highest_, lowest_, since_, counted_from_, area_);
  }

 private:
  std::int64_t value_;
  std::int64_t highest_;
  std::int64_t lowest_;
  SimTime since_;
  SimTime counted_from_;
  Int128 area_ = 0;  // up to since_
};

}  // namespace corridor
