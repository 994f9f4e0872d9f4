// SPDX-License-Identifier: Apache-2.0
#include "corridor/base/table.h"

#include <gtest/gtest.h>

namespace corridor {
namespace {

TEST(Table, FindsColumnsByName) {
  Table table{.name = "options", .columns = {}};
  table.add("corridor", Table::Texts{"middle", "ocean_cape"}).add("days_p50", Table::Numbers{31.5, 52.0}, 1);
  EXPECT_EQ(table.row_count(), 2U);
  ASSERT_NE(table.find("days_p50"), nullptr);
  EXPECT_EQ(table.find("days_p50")->decimals, 1);
  EXPECT_EQ(table.find("days_p95"), nullptr);
}

TEST(TableDeathTest, RefusesColumnsOfAnotherLength) {
  Table table{.name = "options", .columns = {}};
  table.add("corridor", Table::Texts{"middle", "ocean_cape"});
  EXPECT_DEATH(table.add("transfers", Table::Wholes{1}), "row_count");
}

}  // namespace
}  // namespace corridor
