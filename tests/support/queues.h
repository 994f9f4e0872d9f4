// SPDX-License-Identifier: Apache-2.0
// What is measured of a queue, compared with its closed form.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <span>
#include <thread>
#include <vector>

#include <gtest/gtest.h>

#include "corridor/event/replications.h"
#include "support/queue_model.h"

namespace corridor::queues {

/// True in the long form: CORRIDOR_LONG=1 in the environment.
inline bool is_long() {
  return std::getenv("CORRIDOR_LONG") != nullptr;
}  // NOLINT(concurrency-mt-unsafe): read only

/// Whether independent estimates agree with the value: their mean within 3.5 standard errors, and these small
/// enough to mean something: `error_max` of the value, in the long form a half per cent unless said
/// otherwise.
inline void expect_agrees(std::span<const double> estimates, double value, double error_max = 0.03,
                          double error_max_long = 0.006) {
  Moments moments;
  for (const double estimate : estimates) moments.add(estimate);
  const double error = moments.standard_error();
  if (is_long())
    std::printf("  %14.6f  closed form %14.6f  off by %5.2f standard errors of %.3f %%\n", moments.mean(),
                value, (moments.mean() - value) / error, 100.0 * error / std::abs(value));
  EXPECT_LE(std::abs(moments.mean() - value), 3.5 * error);
  EXPECT_LE(error, (is_long() ? error_max_long : error_max) * std::abs(value));
}

/// Replications of a queue; `customers` all together, in the long form 1.5 `factor` times as many.
inline std::vector<Measured> measure(const Queue& queue, std::uint64_t customers, std::uint64_t factor = 20) {
  constexpr std::uint32_t kReplications = 16;
  const std::uint64_t each = customers * (is_long() ? factor + factor / 2 : 1) / kReplications;
  const corridor::Run run(
      corridor::Run::Options{.threads = std::min(std::thread::hardware_concurrency(), 8U)});
  std::vector<Measured> results;
  replicate(
      results, kReplications, run, [] { return 0; },
      [&](int, std::uint32_t number) { return Model(queue, 2024, number, each).run(); });
  for (const Measured& result : results) EXPECT_TRUE(result.is_little);
  return results;
}

template <class Of>
std::vector<double> each(const std::vector<Measured>& results, Of&& of) {
  std::vector<double> values;
  for (const Measured& result : results) values.push_back(of(result));
  return values;
}

inline void expect_wait(const Queue& queue, double value, std::uint64_t customers,
                        std::uint64_t factor = 20) {
  expect_agrees(each(measure(queue, customers, factor), [](const Measured& m) { return m.wait[0]; }), value);
}

}  // namespace corridor::queues
