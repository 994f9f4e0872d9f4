// SPDX-License-Identifier: Apache-2.0
// The same year again and again, each time with other luck. Replications run on all threads; their results
// lie in the order of their numbers, and whether there are enough is asked at counts that are fixed
// beforehand. So neither a result nor how many there are depends on the number of threads.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "corridor/base/check.h"
#include "corridor/base/parallel.h"
#include "corridor/base/run.h"

namespace corridor {

/// At which counts to ask whether there are enough: `first`, then half as many again each time, up to `most`.
struct ReplicationCounts {
  std::uint32_t first = 10;
  std::uint32_t most = 1'000;

  [[nodiscard]] std::size_t after(std::size_t count) const {
    if (count < first) return std::min(first, most);
    return std::min<std::size_t>(count + (count + 1) / 2, most);
  }
  /// The first of the counts that is not below `count`.
  [[nodiscard]] std::size_t from(std::size_t count) const {
    std::size_t at = after(0);
    while (at < count && at < most) at = after(at);
    return at;
  }
};

/// Fills `results` up to `count` with body(scratch, number); each thread has a scratch from make_scratch().
/// What `results` holds already, of an earlier session, is kept.
///
/// In     a result depends on its number alone.
/// Stops  after the replications that have begun; `results` then ends with the last one before a gap.
template <class Result, class MakeScratch, class Body>
void replicate(std::vector<Result>& results, std::size_t count, const Run& run, MakeScratch&& make_scratch,
               Body&& body) {
  const std::size_t known = results.size();
  if (count <= known) return;
  results.resize(count);
  const std::size_t done = parallel_for(count - known, run, make_scratch, [&](auto& scratch, std::size_t i) {
    results[known + i] = body(scratch, static_cast<std::uint32_t>(known + i));
  });
  results.resize(known + done);
}

struct ReplicationPlan {
  ReplicationCounts counts;
  const Run& run;
};

/// The same, until is_enough(results so far) is true or there are counts.most.
///
/// In     is_enough reads the results in their order; it is asked at the counts only, so an early look never
///        decides. It may keep a note for the caller: the interval so far.
/// Out    whether there were enough.
template <class Result, class MakeScratch, class Body, class IsEnough>
bool replicate_until(std::vector<Result>& results, const ReplicationPlan& plan, MakeScratch&& make_scratch,
                     Body&& body, IsEnough&& is_enough) {
  const ReplicationCounts counts = plan.counts;
  CORRIDOR_CHECK(counts.first >= 2 && counts.first <= counts.most);
  for (std::size_t count = counts.from(results.size());; count = counts.after(count)) {
    replicate(results, count, plan.run, make_scratch, body);
    if (results.size() < count) return false;  // stopped
    if (is_enough(std::span<const Result>(results))) return true;
    if (count >= counts.most) return false;
    plan.run.report(static_cast<double>(count) / counts.most, "replications");
  }
}

}  // namespace corridor
