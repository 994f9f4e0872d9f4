// SPDX-License-Identifier: Apache-2.0
// What the embedded network promises about published values.
#include <gtest/gtest.h>

#include "corridor/io/embedded.h"
#include "corridor/model/network.h"
#include "corridor/verbs/validation.h"

namespace corridor {
namespace {

TEST(PublishedValuesOfEurasia, AtMostAThirdWereUsedToFitParameters) {
  const Tables tables = embedded_tables();
  const PublishedValues& values = tables.published_values;
  int rows = 0, fitted = 0;
  for (const PublishedId row : IdRange<PublishedValues>{values.id.size()}) {
    if (values.engine[row] != Engine::plan) continue;
    ++rows;
    fitted += static_cast<int>(values.is_calibration[row]);
  }
  EXPECT_GT(rows, 40);
  EXPECT_LE(3 * fitted, rows) << fitted << " of " << rows << " rows are fitted";
}

TEST(PublishedValuesOfEurasia, EveryRowIsAnsweredOrSaysWhyNot) {
  const Network network{embedded_tables()};
  for (const Comparison& row : compare_with_published(network, {})) {
    const std::string& id = network.tables().published_values.id[row.row];
    EXPECT_EQ(row.standing == Standing::not_askable, !row.ours.has_value()) << id;
    EXPECT_EQ(row.standing == Standing::inside, row.reason.empty()) << id << ": " << row.reason;
    const bool is_sample = row.plans > 2;
    EXPECT_TRUE(row.measure == nullptr || is_sample || row.ours.has_value())
        << id << " has lost its answer: " << row.reason;
  }
}

}  // namespace
}  // namespace corridor
