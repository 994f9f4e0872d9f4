// SPDX-License-Identifier: Apache-2.0
// All events to come, the earliest first, equal times in the order of scheduling. A few lie sorted in an
// array, which nothing beats while they fit a few cache lines; many lie in a wheel. Which of the two cannot
// be seen from outside.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>

#include "corridor/base/check.h"
#include "corridor/event/radix_wheel.h"

namespace corridor {

class EventSet {
 public:
  [[nodiscard]] bool is_empty() const { return size() == 0; }
  [[nodiscard]] std::size_t size() const { return is_sorted_ ? sorted_size_ : wheel_.size(); }
  [[nodiscard]] std::size_t bytes() const { return sizeof(*this) - sizeof(wheel_) + wheel_.bytes(); }

  /// In: event.at >= 0, and not before the last event that was popped.
  void push(const Event& event) {
    if (is_sorted_) {
      if (sorted_size_ < kSorted) return insert(event);
      spill();
    }
    wheel_.push(event);
  }

  /// Time of the next event. In: not empty.
  [[nodiscard]] SimTime next_at() const {
    return is_sorted_ ? sorted_[sorted_size_ - 1].at : wheel_.next_at();
  }

  /// The next event into `event`; false, and nothing changes, if there is none up to `until`.
  bool pop_until(SimTime until, Event& event) {
    if (is_sorted_) {
      if (sorted_size_ == 0 || sorted_[sorted_size_ - 1].at > until) return false;
      event = sorted_[--sorted_size_];
    } else {
      if (!wheel_.pop_until(until, event)) return false;
      if (wheel_.size() <= kFew) gather();
    }
    last_popped_at_ = event.at;
    return true;
  }
  /// In: not empty.
  Event pop() {
    Event event;
    [[maybe_unused]] const bool is_popped = pop_until(kEndOfTime, event);
    CORRIDOR_DCHECK(is_popped);
    return event;
  }

  /// The present is earlier than the last event popped, which came to nothing. In: empty.
  void restart(SimTime present) {
    CORRIDOR_CHECK(is_empty());
    last_popped_at_ = present;
  }

  /// Calls visit(event) for each; equal times in their order.
  template <class Visit>
  void each(Visit&& visit) const {
    for (std::size_t i = sorted_size_; i-- > 0;) visit(sorted_[i]);
    wheel_.each(visit);
  }

  /// Drops the events for which is_kept(event) is false.
  template <class IsKept>
  void keep_if(IsKept&& is_kept) {
    const auto end = sorted_.begin() + static_cast<std::ptrdiff_t>(sorted_size_);
    const auto kept = std::remove_if(sorted_.begin(), end, [&](const Event& e) { return !is_kept(e); });
    sorted_size_ = static_cast<std::size_t>(kept - sorted_.begin());
    wheel_.keep_if(is_kept);
    if (!is_sorted_ && wheel_.size() <= kFew) gather();
  }

 private:
  // Measured by bench/event_bench.cpp. The gap keeps a number of events near the border from going to and
  // fro.
  static constexpr std::size_t kSorted = 48;
  static constexpr std::size_t kFew = 16;

  void insert(const Event& event) {
    std::size_t at = sorted_size_++;
    for (; at > 0 && sorted_[at - 1].at <= event.at; --at) sorted_[at] = sorted_[at - 1];
    sorted_[at] = event;
  }
  void spill() {
    wheel_.restart(std::min(last_popped_at_, sorted_[sorted_size_ - 1].at));
    for (std::size_t i = sorted_size_; i-- > 0;) wheel_.push(sorted_[i]);
    sorted_size_ = 0;
    is_sorted_ = false;
  }
  void gather() {
    sorted_size_ = wheel_.size();
    for (std::size_t i = sorted_size_; i-- > 0;) wheel_.pop_until(kEndOfTime, sorted_[i]);
    is_sorted_ = true;
  }

  std::size_t sorted_size_ = 0;
  bool is_sorted_ = true;  // all events are in sorted_, or all in wheel_
  SimTime last_popped_at_ = 0;
  std::array<Event, kSorted> sorted_{};  // latest first; of equal times, the one scheduled last first
  RadixWheel wheel_;
};

}  // namespace corridor
