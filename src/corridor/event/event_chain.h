// SPDX-License-Identifier: Apache-2.0
// First in, first out, in blocks of a kilobyte that all chains of a pool share: a chain that has been
// emptied costs nothing, one that grows copies nothing, and walking it reads memory in order.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <vector>

#include "corridor/event/event.h"

namespace corridor {

struct EventBlock {
  static constexpr std::uint32_t kRoom = 63;
  std::array<Event, kRoom> events;
  EventBlock* next;
};

/// Keeps blocks for reuse; it never gives memory back while it lives.
class EventBlockPool {
 public:
  [[nodiscard]] EventBlock* take() {
    if (free_ == nullptr) grow();
    EventBlock* block = free_;
    free_ = block->next;
    block->next = nullptr;
    return block;
  }
  void give_back(EventBlock* block) {
    block->next = free_;
    free_ = block;
  }
  [[nodiscard]] std::size_t bytes() const { return slabs_.size() * kSlab * sizeof(EventBlock); }

 private:
  static constexpr std::size_t kSlab = 64;

  void grow() {
    slabs_.push_back(std::make_unique_for_overwrite<EventBlock[]>(kSlab));
    for (std::size_t i = kSlab; i-- > 0;) give_back(&slabs_.back()[i]);
  }

  std::vector<std::unique_ptr<EventBlock[]>> slabs_;
  EventBlock* free_ = nullptr;
};

/// A queue of events; its blocks belong to the pool that is passed in.
class EventChain {
 public:
  [[nodiscard]] bool is_empty() const { return first_ == nullptr; }
  [[nodiscard]] bool has_one() const { return first_ != nullptr && first_ == last_ && end_ - begin_ == 1; }
  [[nodiscard]] const Event& front() const { return first_->events[begin_]; }

  void push(EventBlockPool& pool, const Event& event) {
    if (end_ == EventBlock::kRoom || first_ == nullptr) add_block(pool);
    last_->events[end_++] = event;
  }
  Event pop(EventBlockPool& pool) {
    const Event event = first_->events[begin_++];
    if (begin_ == (first_ == last_ ? end_ : EventBlock::kRoom)) drop_block(pool);
    return event;
  }
  /// Calls visit(event) for each, in order; the events may be changed.
  template <class Visit>
  void each(Visit&& visit) const {
    for (EventBlock* block = first_; block != nullptr; block = block->next) {
      const std::uint32_t end = block == last_ ? end_ : EventBlock::kRoom;
      for (std::uint32_t i = block == first_ ? begin_ : 0; i < end; ++i) visit(block->events[i]);
    }
  }
  /// The same, and leaves the chain empty. `visit` may push to other chains of the pool.
  template <class Visit>
  void drain(EventBlockPool& pool, Visit&& visit) {
    EventBlock* block = first_;
    std::uint32_t i = begin_;
    while (block != nullptr) {
      const std::uint32_t end = block == last_ ? end_ : EventBlock::kRoom;
      for (; i < end; ++i) visit(block->events[i]);
      EventBlock* next = block->next;
      pool.give_back(block);
      block = next;
      i = 0;
    }
    *this = EventChain{};
  }

 private:
  void add_block(EventBlockPool& pool) {
    EventBlock* block = pool.take();
    if (first_ == nullptr) {
      first_ = block;
      begin_ = 0;
    } else {
      last_->next = block;
    }
    last_ = block;
    end_ = 0;
  }
  void drop_block(EventBlockPool& pool) {
    EventBlock* block = first_;
    first_ = block->next;
    begin_ = 0;
    if (first_ == nullptr) last_ = nullptr;
    pool.give_back(block);
  }

  EventBlock* first_ = nullptr;
  EventBlock* last_ = nullptr;
  std::uint32_t begin_ = 0;  // of the events of the first block
  std::uint32_t end_ = 0;    // of the events of the last block
};

}  // namespace corridor
