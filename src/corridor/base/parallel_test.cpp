// SPDX-License-Identifier: Apache-2.0
#include "corridor/base/parallel.h"

#include <atomic>
#include <numeric>
#include <set>
#include <stdexcept>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "corridor/base/random.h"

namespace corridor {
namespace {

Run with_threads(unsigned threads) { return Run{{.threads = threads}}; }

TEST(Parallel, NumberOfThreadsDoesNotChangeTheBits) {
  const std::size_t count = 1000;
  const auto sums_with = [count](unsigned threads) {
    std::vector<double> sums(count);
    const std::size_t done = parallel_for(count, with_threads(threads), [&](std::size_t i) {
      const Random random{5, static_cast<std::uint32_t>(i)};
      for (std::uint32_t k = 0; k < 50; ++k) sums[i] += random.uniform(k, 0, 0);
    });
    EXPECT_EQ(done, count);
    return std::accumulate(sums.begin(), sums.end(), 0.0);
  };
  const double alone = sums_with(1);
  EXPECT_EQ(sums_with(2), alone);
  EXPECT_EQ(sums_with(7), alone);
  EXPECT_EQ(sums_with(0), alone);
}

TEST(Parallel, EveryThreadHasItsOwnScratch) {
  std::atomic<int> made{0};
  std::vector<int> slots(100);
  parallel_for(
      slots.size(), with_threads(4), [&] { return std::vector<int>(1, made++); },
      [&](std::vector<int>& scratch, std::size_t i) { slots[i] = scratch.front(); });
  EXPECT_LE(made, 4);
  EXPECT_LE(std::set<int>(slots.begin(), slots.end()).size(), 4U);
}

TEST(Parallel, TheLowestBodyThatThrowsIsHeard) {
  for (const unsigned threads : {1U, 2U, 5U}) {
    for (int attempt = 0; attempt < 20; ++attempt) {
      try {
        parallel_for(200, with_threads(threads), [](std::size_t i) {
          if (i % 50 == 17) throw std::runtime_error(std::to_string(i));
        });
        FAIL();
      } catch (const std::runtime_error& error) {
        EXPECT_STREQ(error.what(), "17");
      }
    }
  }
}

TEST(Parallel, AStopKeepsTheFirstOnes) {
  for (const unsigned threads : {1U, 3U}) {
    std::stop_source source;
    std::vector<int> slots(1000);
    const corridor::Run run{{.stop = source.get_token(), .threads = threads}};
    const std::size_t done = parallel_for(slots.size(), run, [&](std::size_t i) {
      slots[i] = 1;
      if (i == 100) source.request_stop();
    });
    EXPECT_GT(done, 100U);
    EXPECT_LT(done, slots.size());
    EXPECT_EQ(std::accumulate(slots.begin(), slots.end(), std::size_t{0}), done);
    EXPECT_EQ(
        std::accumulate(slots.begin(), slots.begin() + static_cast<std::ptrdiff_t>(done), std::size_t{0}),
        done);
  }
}

TEST(Parallel, NothingToDoIsDone) {
  EXPECT_EQ(parallel_for(0, with_threads(3), [](std::size_t) { FAIL(); }), 0U);
}

}  // namespace
}  // namespace corridor
