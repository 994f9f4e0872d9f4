// SPDX-License-Identifier: Apache-2.0
// A line of entities that leave together: a train's boxes at a crane, a ferry that sails when it is full
// enough or has waited long enough, a border that clears whole trains. The line decides who goes; when, the
// model's events do: a timetable's slot, the end of the batch before, a full load, the end of patience.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "corridor/base/check.h"
#include "corridor/event/histogram.h"
#include "corridor/event/level.h"

namespace corridor {

class BatchLine {
 public:
  explicit BatchLine(SimTime start = 0) : waiting_(start) {}

  void arrive(SimTime now, std::uint32_t entity) {
    CORRIDOR_DCHECK(line_.size() == begin_ || line_.back().arrived <= now);
    line_.push_back({now, entity});
    waiting_.add(now, 1);
  }

  [[nodiscard]] std::size_t size() const { return line_.size() - begin_; }
  [[nodiscard]] bool is_empty() const { return size() == 0; }
  /// When the first of the line came. In: not empty.
  [[nodiscard]] SimTime first_arrived() const { return line_[begin_].arrived; }

  /// Calls visit(entity) for the first so many, or as many as there are, and lets them go. Out: how many.
  template <class Visit>
  std::size_t take(SimTime now, std::size_t most, Visit&& visit) {
    const std::size_t count = std::min(most, size());
    for (std::size_t i = 0; i < count; ++i) {
      const Place& place = line_[begin_ + i];
      waits_.add(now - place.arrived);
      visit(place.entity);
    }
    begin_ += count;
    if (count > 0) waiting_.add(now, -static_cast<std::int64_t>(count));
    if (begin_ > line_.size() / 2) {
      line_.erase(line_.begin(), line_.begin() + static_cast<std::ptrdiff_t>(begin_));
      begin_ = 0;
    }
    return count;
  }
  std::size_t take(SimTime now, std::size_t most) {
    return take(now, most, [](std::uint32_t) {});
  }

  [[nodiscard]] const Level& waiting() const { return waiting_; }
  [[nodiscard]] const Histogram& waits() const { return waits_; }
  /// Forgets the statistics so far: the end of a warm-up.
  void count_from(SimTime now) {
    waiting_.count_from(now);
    waits_ = Histogram{};
  }

  template <class Archive>
  void archive(Archive& bytes) {
    bytes(line_, begin_, waiting_, waits_);
  }

 private:
  struct Place {
    SimTime arrived = 0;
    std::uint32_t entity = 0;
    template <class Archive>
    void archive(Archive& bytes) {
      bytes(arrived, entity);
    }
  };

  std::vector<Place> line_;
  std::size_t begin_ = 0;  // before it, who has gone
  Level waiting_;
  Histogram waits_;
};

/// When a carrier that waits for cargo goes.
struct FillRule {
  std::size_t capacity = 1;
  std::size_t enough = 1;         // goes with so many
  SimTime patience = kEndOfTime;  // or when the first of the line has waited so long

  [[nodiscard]] bool may_go(SimTime now, const BatchLine& line) const {
    return line.size() >= enough || (!line.is_empty() && now - line.first_arrived() >= patience);
  }
};

}  // namespace corridor
