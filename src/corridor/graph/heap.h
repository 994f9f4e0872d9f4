// SPDX-License-Identifier: Apache-2.0
// A queue that gives back the entry with the least key, where a key can be lowered while its entry waits.
// Four children to a parent: half the levels of a binary heap, and the four lie in one or two cache lines.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "corridor/base/check.h"

namespace corridor {

/// Entries are the numbers 0 ... size - 1, each in the heap at most once. Equal keys come out by number, so
/// the order does not depend on the order in which they went in. Cost  16 bytes an entry with keys of 64
/// bits, twice while it waits; `clear` costs nothing.
template <class Key>
class Heap {
 public:
  struct Entry {
    Key key;
    std::uint32_t number;
  };

  Heap() = default;
  explicit Heap(std::size_t size) : places_(size) { entries_.reserve(size); }

  [[nodiscard]] bool is_empty() const { return entries_.empty(); }
  [[nodiscard]] std::size_t size() const { return entries_.size(); }
  [[nodiscard]] bool holds(std::uint32_t number) const {
    const Place& place = places_[number];
    return place.stamp == stamp_ && place.at != kGone;
  }
  [[nodiscard]] const Entry& top() const {
    CORRIDOR_DCHECK(!is_empty());
    return entries_.front();
  }

  void clear() {
    entries_.clear();
    if (++stamp_ == 0) {  // after 2^32 searches the oldest stamps would look new
      std::ranges::fill(places_, Place{});
      stamp_ = 1;
    }
  }

  /// Adds `number`, or lowers its key if it waits with a higher one.
  void push_or_lower(std::uint32_t number, Key key) {
    std::size_t at = entries_.size();
    if (holds(number)) {
      at = places_[number].at;
      if (entries_[at].key <= key) return;
    } else {
      entries_.push_back({key, number});
    }
    rise(at, {key, number});
  }

  Entry pop() {
    const Entry least = top();
    const Entry last = entries_.back();
    entries_.pop_back();
    places_[least.number] = {stamp_, kGone};
    if (!entries_.empty()) sink(last);
    return least;
  }

 private:
  static constexpr std::size_t kChildren = 4;
  static constexpr std::uint32_t kGone = 0xFFFF'FFFFU;
  struct Place {
    std::uint32_t stamp = 0;  // holds only if it is the heap's
    std::uint32_t at = kGone;
  };

  static bool is_before(const Entry& a, const Entry& b) {
    return a.key < b.key || (!(b.key < a.key) && a.number < b.number);
  }
  void put(std::size_t at, const Entry& entry) {
    entries_[at] = entry;
    places_[entry.number] = {stamp_, static_cast<std::uint32_t>(at)};
  }
  void rise(std::size_t at, const Entry& entry) {
    while (at > 0) {
      const std::size_t parent = (at - 1) / kChildren;
      if (!is_before(entry, entries_[parent])) break;
      put(at, entries_[parent]);
      at = parent;
    }
    put(at, entry);
  }
  // From the top.
  void sink(const Entry& entry) {
    std::size_t at = 0;
    while (true) {
      const std::size_t first = at * kChildren + 1;
      if (first >= entries_.size()) break;
      const std::size_t end = std::min(first + kChildren, entries_.size());
      std::size_t least = first;
      for (std::size_t child = first + 1; child < end; ++child) {
        if (is_before(entries_[child], entries_[least])) least = child;
      }
      if (!is_before(entries_[least], entry)) break;
      put(at, entries_[least]);
      at = least;
    }
    put(at, entry);
  }

  std::vector<Entry> entries_;  // the children of i are 4 i + 1 ... 4 i + 4, none before its parent
  std::vector<Place> places_;   // number -> where in entries_
  std::uint32_t stamp_ = 1;
};

}  // namespace corridor
