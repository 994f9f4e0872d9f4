// SPDX-License-Identifier: Apache-2.0
#include "corridor/graph/heap.h"

#include <cstdint>
#include <map>
#include <set>
#include <utility>

#include <gtest/gtest.h>

#include "corridor/base/random.h"

namespace corridor {
namespace {

// Against an ordered set that does the same slowly.
TEST(Heap, GivesTheLeastKeyThenTheLeastNumber) {
  constexpr std::uint32_t kSize = 50;
  Heap<std::int64_t> heap(kSize);
  RandomStream random = Random{1}.stream(0, 0);
  for (int round = 0; round < 300; ++round) {
    heap.clear();
    std::set<std::pair<std::int64_t, std::uint32_t>> waiting;
    std::map<std::uint32_t, std::int64_t> keys;
    for (int step = 0; step < 200; ++step) {
      ASSERT_EQ(heap.size(), waiting.size());
      if (random.next_below(3) > 0 || waiting.empty()) {
        const std::uint32_t number = random.next_below(kSize);
        const std::int64_t key = random.next_below(20);
        heap.push_or_lower(number, key);
        const auto known = keys.find(number);
        if (known == keys.end() || key < known->second) {
          if (known != keys.end()) waiting.erase({known->second, number});
          keys[number] = key;
          waiting.insert({key, number});
        }
      } else {
        const auto least = *waiting.begin();
        waiting.erase(waiting.begin());
        keys.erase(least.second);
        const auto [key, number] = heap.pop();
        ASSERT_EQ(std::pair(key, number), least);
        ASSERT_FALSE(heap.holds(number));
      }
    }
  }
}

TEST(Heap, IsEmptyAfterClear) {
  Heap<int> heap(3);
  heap.push_or_lower(2, 5);
  heap.clear();
  EXPECT_TRUE(heap.is_empty());
  EXPECT_FALSE(heap.holds(2));
  heap.push_or_lower(2, 9);
  EXPECT_EQ(heap.top().key, 9);
}

}  // namespace
}  // namespace corridor
