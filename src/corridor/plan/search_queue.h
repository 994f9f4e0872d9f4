// SPDX-License-Identifier: Apache-2.0
// The labels that are still to be looked at, first by key, then by number: the order is the same on every
// machine. A heap with four children to a parent, in one vector that keeps its memory.
#pragma once

#include <algorithm>
#include <cstdint>
#include <vector>

namespace corridor {

class SearchQueue {
 public:
  struct Entry {
    std::uint64_t key;  // (arrival + least time ahead) << 32 | cost + least cost ahead
    std::uint32_t label;
    std::uint32_t node;
  };

  void clear() { heap_.clear(); }
  [[nodiscard]] bool is_empty() const { return heap_.empty(); }

  void push(Entry entry) {
    std::size_t at = heap_.size();
    heap_.push_back(entry);
    while (at > 0) {
      const std::size_t above = (at - 1) / kChildren;
      if (!is_before(entry, heap_[above])) break;
      heap_[at] = heap_[above];
      at = above;
    }
    heap_[at] = entry;
  }

  /// In: not empty.
  Entry pop() {
    const Entry first = heap_.front();
    const Entry last = heap_.back();
    heap_.pop_back();
    const std::size_t size = heap_.size();
    if (size == 0) return first;
    std::size_t at = 0;
    for (;;) {
      const std::size_t child = kChildren * at + 1;
      if (child >= size) break;
      std::size_t best = child;
      const std::size_t end = std::min(child + kChildren, size);
      for (std::size_t other = child + 1; other < end; ++other) {
        if (is_before(heap_[other], heap_[best])) best = other;
      }
      if (!is_before(heap_[best], last)) break;
      heap_[at] = heap_[best];
      at = best;
    }
    heap_[at] = last;
    return first;
  }

 private:
  static constexpr std::size_t kChildren = 4;

  static bool is_before(const Entry& a, const Entry& b) {
    return a.key < b.key || (a.key == b.key && a.label < b.label);
  }

  std::vector<Entry> heap_;
};

}  // namespace corridor
