// SPDX-License-Identifier: Apache-2.0
#include "corridor/event/replications.h"

#include <vector>

#include <gtest/gtest.h>

#include "corridor/base/random.h"
#include "corridor/event/estimate.h"

namespace corridor {
namespace {

const auto no_scratch = [] { return 0; };

// A replication's result; some take much longer than others, so that threads finish out of order.
double result_of(int& /*scratch*/, std::uint32_t number) {
  RandomStream stream(1, number, 0, 0);
  double sum = 0.0;
  const std::uint32_t length = 1 + stream.next_below(20'000);
  for (std::uint32_t i = 0; i < length; ++i) sum += stream.next_uniform();
  return sum / length;
}

std::vector<double> until_narrow(unsigned threads, double half_width, std::vector<double> known = {}) {
  const Run run(Run::Options{.threads = threads});
  const ReplicationPlan plan{{.first = 10, .most = 500}, run};
  replicate_until(known, plan, no_scratch, result_of, [half_width](std::span<const double> so_far) {
    return estimate_of_mean(so_far).half_width() <= half_width;
  });
  return known;
}

TEST(Replications, AreTheSameBitsForAnyNumberOfThreads) {
  const std::vector<double> alone = until_narrow(1, 0.002);
  EXPECT_GT(alone.size(), 10U);
  EXPECT_LT(alone.size(), 500U);
  for (const unsigned threads : {2U, 3U, 7U, 64U}) EXPECT_EQ(until_narrow(threads, 0.002), alone);
}

TEST(Replications, StopOnlyAtCountsFixedBeforehand) {
  const ReplicationCounts counts{.first = 10, .most = 60};
  EXPECT_EQ(counts.after(0), 10U);
  EXPECT_EQ(counts.after(10), 15U);
  EXPECT_EQ(counts.after(15), 23U);
  EXPECT_EQ(counts.after(53), 60U);
  EXPECT_EQ(counts.from(16), 23U);
  EXPECT_EQ(until_narrow(3, 1e9).size(), 10U);
  EXPECT_EQ(until_narrow(3, 0.0).size(), 500U);
}

TEST(Replications, GoOnWhereAnEarlierSessionStopped) {
  const std::vector<double> whole = until_narrow(2, 0.002);
  std::vector<double> known(whole.begin(), whole.begin() + 7);
  EXPECT_EQ(until_narrow(2, 0.002, known), whole);
  known.assign(whole.begin(), whole.begin() + 12);
  EXPECT_EQ(until_narrow(2, 0.002, known), whole);
}

TEST(Replications, AStopKeepsWhatIsDone) {
  std::stop_source source;
  const corridor::Run run(corridor::Run::Options{.stop = source.get_token(), .threads = 2});
  std::vector<double> results;
  replicate(results, 200, run, no_scratch, [&](int& scratch, std::uint32_t number) {
    if (number == 20) source.request_stop();
    return result_of(scratch, number);
  });
  EXPECT_GE(results.size(), 21U);
  EXPECT_LE(results.size(), 22U);
  int scratch = 0;
  for (std::uint32_t i = 0; i < results.size(); ++i) EXPECT_EQ(results[i], result_of(scratch, i));
}

}  // namespace
}  // namespace corridor
