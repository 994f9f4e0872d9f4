// SPDX-License-Identifier: Apache-2.0
#include "corridor/base/grouped.h"

#include <gtest/gtest.h>

#include "corridor/base/id.h"

namespace corridor {
namespace {

struct Keys;
using KeyId = Id<Keys>;
using Pair = std::pair<KeyId, int>;

std::vector<int> items(const Grouped<KeyId, int>& grouped, std::uint32_t key) {
  const auto run = grouped[KeyId{key}];
  return {run.begin(), run.end()};
}

TEST(Grouped, KeepsTheOrderOfItemsWithinAKey) {
  const std::vector<Pair> pairs{{KeyId{2}, 5}, {KeyId{0}, 1}, {KeyId{2}, 4}, {KeyId{0}, 3}};
  const Grouped<KeyId, int> grouped(4, pairs);
  EXPECT_EQ(items(grouped, 0), (std::vector<int>{1, 3}));
  EXPECT_EQ(items(grouped, 1), (std::vector<int>{}));
  EXPECT_EQ(items(grouped, 2), (std::vector<int>{5, 4}));
  EXPECT_EQ(items(grouped, 3), (std::vector<int>{}));
  EXPECT_EQ(grouped.key_count(), 4U);
  EXPECT_EQ(grouped.items().size(), 4U);
}

TEST(Grouped, MayBeEmpty) {
  const Grouped<KeyId, int> grouped(2, std::vector<Pair>{});
  EXPECT_TRUE(grouped[KeyId{1}].empty());
  EXPECT_EQ((Grouped<KeyId, int>{}).key_count(), 0U);
}

TEST(GroupedDeathTest, AbortsOnAKeyBeyondTheTable) {
  const std::vector<Pair> pairs{{KeyId{2}, 5}};
  EXPECT_DEATH((Grouped<KeyId, int>(2, pairs)), "does not hold");
}

}  // namespace
}  // namespace corridor
