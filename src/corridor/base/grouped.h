// SPDX-License-Identifier: Apache-2.0
// Grouped holds a run of items for every key: the links that leave each place, the calls of each service. It
// is stored as compressed sparse rows: one array of items and one of where each key's run begins.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#include "corridor/base/check.h"

namespace corridor {

template <class Key, class Item>
class Grouped {
 public:
  Grouped() = default;

  /// Groups `pairs` by key; items of one key keep their order.
  /// In    every key's position is below `key_count`.
  /// Cost  O(key_count + pairs).
  Grouped(std::size_t key_count, std::span<const std::pair<Key, Item>> pairs) : begins_(key_count + 1, 0) {
    for (const auto& pair : pairs) {
      CORRIDOR_CHECK(pair.first.position() < key_count);
      ++begins_[pair.first.position() + 1];
    }
    for (std::size_t key = 0; key < key_count; ++key) {
      begins_[key + 1] += begins_[key];
    }
    std::vector<std::uint32_t> next(begins_.begin(), begins_.end() - 1);
    items_.resize(pairs.size());
    for (const auto& pair : pairs) {
      items_[next[pair.first.position()]++] = pair.second;
    }
  }

  [[nodiscard]] std::span<const Item> operator[](Key key) const {
    CORRIDOR_DCHECK(key.position() + 1 < begins_.size());
    const std::size_t begin = begins_[key.position()];
    return std::span<const Item>(items_).subspan(begin, begins_[key.position() + 1] - begin);
  }
  [[nodiscard]] std::size_t key_count() const { return begins_.empty() ? 0 : begins_.size() - 1; }
  [[nodiscard]] std::span<const Item> items() const { return items_; }

 private:
  std::vector<std::uint32_t> begins_;  // key -> where its run begins in items_; one more at the end
  std::vector<Item> items_;
};

}  // namespace corridor
