// SPDX-License-Identifier: Apache-2.0
// When it is open: opening hours, weather windows, seasons, works, as capacities from an instant on. Local
// times, holidays and summer time have been resolved before; here are only ticks.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "corridor/event/event.h"

namespace corridor {

class Windows {
 public:
  struct Step {
    SimTime from;
    std::uint32_t capacity;
    friend bool operator==(const Step&, const Step&) = default;
  };
  /// Open from `open` until just before `close`.
  struct Span {
    SimTime open;
    SimTime close;
  };

  /// Capacity 0 before the first step. In: ordered by time.
  explicit Windows(const std::vector<Step>& steps);
  /// `capacity` in the spans, 0 outside. In: ordered; none overlaps the next.
  Windows(std::span<const Span> spans, std::uint32_t capacity);

  [[nodiscard]] std::uint32_t capacity_at(SimTime time) const;
  /// When the capacity next changes after `time`; kEndOfTime if it stays.
  [[nodiscard]] SimTime change_after(SimTime time) const;
  /// The first instant from `time` on at which the capacity is not 0; kEndOfTime if none.
  [[nodiscard]] SimTime open_from(SimTime time) const;
  /// When work of `work` ticks that may begin at `time` is done, if it rests while it is closed; kEndOfTime
  /// if the windows end before. In: work >= 0.
  [[nodiscard]] SimTime end_of_work(SimTime time, SimTime work) const;
  /// How long it is open in [begin, end).
  [[nodiscard]] SimTime open_time(SimTime begin, SimTime end) const;

 private:
  [[nodiscard]] std::size_t step_at(SimTime time) const;  // index of the step after `time`

  std::vector<Step> steps_;  // neighbours differ in capacity
};

}  // namespace corridor
