// SPDX-License-Identifier: Apache-2.0
// Many events, the earliest first, at a cost that hardly grows with their number. Write times in digits of
// base 64: an event waits in the chain named by the highest digit in which it differs from the present, and
// moves down a digit or more each time the present reaches its chain. Equal times share a chain always, so
// they come out in the order in which they went in, and no comparison of sequence numbers is needed.
#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>

#include "corridor/base/check.h"
#include "corridor/event/event_chain.h"

namespace corridor {

/// Source  Ahuja, Mehlhorn, Orlin, Tarjan, "Faster algorithms for the shortest path problem", Journal of the
///         ACM 37 (1990), section 3: the radix heap, legal because time never goes back; here with 64 chains
///         to a digit, as in a hierarchical timing wheel.
/// Cost    an event moves at most once for each digit of its distance: in practice 1 to 3 times.
class RadixWheel {
 public:
  [[nodiscard]] bool is_empty() const { return levels_ == 0; }
  [[nodiscard]] std::size_t size() const { return size_; }
  [[nodiscard]] std::size_t bytes() const { return sizeof(*this) + pool_.bytes(); }

  /// Sets the present. In: empty.
  void restart(SimTime present) {
    CORRIDOR_CHECK(is_empty() && present >= 0);
    present_ = present;
  }

  /// In: event.at is not before the present, which is the time of the last event that was popped.
  void push(const Event& event) {
    CORRIDOR_DCHECK(event.at >= present_);
    ++size_;
    place(event);
  }

  /// Time of the next event. In: not empty. Cost: reads one chain.
  [[nodiscard]] SimTime next_at() const {
    const auto level = static_cast<unsigned>(std::countr_zero(levels_));
    const auto slot = static_cast<unsigned>(std::countr_zero(occupied_[level]));
    if (level == 0) return (present_ & ~SimTime{kSlots - 1}) | SimTime{slot};
    return earliest_in(chains_[level][slot]);
  }

  /// The next event into `event`, and its time becomes the present; false, and nothing changes, if there is
  /// none up to `until`.
  bool pop_until(SimTime until, Event& event) {
    if (levels_ == 0) return false;
    auto level = static_cast<unsigned>(std::countr_zero(levels_));
    auto slot = static_cast<unsigned>(std::countr_zero(occupied_[level]));
    const SimTime at =
        level == 0 ? (present_ & ~SimTime{kSlots - 1}) | SimTime{slot} : earliest_in(chains_[level][slot]);
    if (at > until) return false;
    present_ = at;
    if (level > 0 && !chains_[level][slot].has_one()) {
      bring_down(level, slot);
      level = 0;
      slot = static_cast<unsigned>(at & (kSlots - 1));
    }
    EventChain& chain = chains_[level][slot];
    event = chain.pop(pool_);
    if (chain.is_empty()) mark_empty(level, slot);
    --size_;
    return true;
  }

  /// Calls visit(event) for each; equal times in their order.
  template <class Visit>
  void each(Visit&& visit) const {
    for (unsigned level = 0; level < kLevels; ++level) {
      for (std::uint64_t slots = occupied_[level]; slots != 0; slots &= slots - 1) {
        chains_[level][static_cast<unsigned>(std::countr_zero(slots))].each(visit);
      }
    }
  }

  /// Drops the events for which is_kept(event) is false.
  template <class IsKept>
  void keep_if(IsKept&& is_kept) {
    for (unsigned level = 0; level < kLevels; ++level) {
      for (std::uint64_t slots = occupied_[level]; slots != 0; slots &= slots - 1) {
        const auto slot = static_cast<unsigned>(std::countr_zero(slots));
        EventChain kept;
        chains_[level][slot].drain(pool_, [&](const Event& event) {
          if (is_kept(event)) {
            kept.push(pool_, event);
          } else {
            --size_;
          }
        });
        chains_[level][slot] = kept;
        if (kept.is_empty()) mark_empty(level, slot);
      }
    }
  }

 private:
  static constexpr unsigned kDigitBits = 6;
  static constexpr unsigned kSlots = 1U << kDigitBits;
  static constexpr unsigned kLevels = 11;  // 63 bits

  void place(const Event& event) {
    const auto differs = static_cast<std::uint64_t>(event.at ^ present_);
    const unsigned level = static_cast<unsigned>(std::bit_width(differs | 1U) - 1) / kDigitBits;
    const auto slot = static_cast<unsigned>(event.at >> (kDigitBits * level)) & (kSlots - 1);
    chains_[level][slot].push(pool_, event);
    occupied_[level] |= std::uint64_t{1} << slot;
    levels_ |= 1U << level;
  }

  void mark_empty(unsigned level, unsigned slot) {
    occupied_[level] &= ~(std::uint64_t{1} << slot);
    if (occupied_[level] == 0) levels_ &= ~(1U << level);
  }

  static SimTime earliest_in(const EventChain& chain) {
    SimTime earliest = kEndOfTime;
    chain.each([&](const Event& event) { earliest = event.at < earliest ? event.at : earliest; });
    return earliest;
  }

  // All levels below are empty: spreads the chain over them, seen from its earliest event, the present.
  void bring_down(unsigned level, unsigned slot) {
    EventChain chain = chains_[level][slot];
    chains_[level][slot] = EventChain{};
    mark_empty(level, slot);
    chain.drain(pool_, [this](const Event& event) { place(event); });
  }

  EventBlockPool pool_;
  SimTime present_ = 0;
  std::size_t size_ = 0;
  std::uint32_t levels_ = 0;                       // bit l: level l has events
  std::array<std::uint64_t, kLevels> occupied_{};  // bit s of [l]: chain s of level l has events
  std::array<std::array<EventChain, kSlots>, kLevels> chains_{};
};

}  // namespace corridor
