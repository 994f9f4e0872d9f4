// SPDX-License-Identifier: Apache-2.0
#include "corridor/base/column.h"

#include <gtest/gtest.h>

#include "corridor/base/id.h"

namespace corridor {
namespace {

struct Rows;
using RowId = Id<Rows>;

TEST(Column, CopyKeepsItsValuesWhenTheOriginalIsEdited) {
  Column<RowId, int> original(std::vector<int>{1, 2, 3});
  const Column<RowId, int> copy = original;
  EXPECT_TRUE(copy.shares(original));

  original.edit()[1] = 20;

  EXPECT_FALSE(copy.shares(original));
  EXPECT_EQ(copy[RowId{1}], 2);
  EXPECT_EQ(original[RowId{1}], 20);
}

TEST(Column, EditOfAnUnsharedColumnCopiesNothing) {
  Column<RowId, int> column(std::vector<int>{1, 2, 3});
  const int* before = column.values().data();
  column.edit()[0] = 9;
  EXPECT_EQ(column.values().data(), before);
}

TEST(Column, GivesTruthsByValue) {
  Column<RowId, bool> column(std::vector<bool>{true, false});
  const bool first = column[RowId{0}];
  column.edit()[0] = false;
  EXPECT_TRUE(first);
  EXPECT_FALSE(column[RowId{0}]);
}

TEST(Column, IsEmptyUntilFilled) {
  Column<RowId, int> column;
  EXPECT_EQ(column.size(), 0U);
  EXPECT_TRUE(column.values().empty());
  column.edit().push_back(7);
  EXPECT_EQ(column[RowId{0}], 7);
}

}  // namespace
}  // namespace corridor
