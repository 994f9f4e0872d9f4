// SPDX-License-Identifier: Apache-2.0
// The only place with threads. Body i writes slot i and nothing else; the caller reduces the slots in order.
// So the number of threads can change the time, never the bits.
#pragma once

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <exception>
#include <mutex>
#include <thread>
#include <vector>

#include "corridor/base/run.h"

namespace corridor {

/// Calls body(scratch, i) for i = 0 ... count - 1 on up to run.threads() threads; each thread has a scratch
/// of its own from make_scratch(). Bodies begin in order of i.
///
/// In       what body(scratch, i) does depends on i alone; it writes only what belongs to i.
/// Out      how many were done: the first so many. Less than `count` only if a stop was requested.
/// Throws   what the body with the lowest such i throws, after all threads have ended; which one does not
/// depend on
///          the number of threads.
/// Stops    after the bodies that have begun.
/// Cost     some 30 us to start and join a thread; none with one thread. Give it pieces that take longer.
template <class MakeScratch, class Body>
std::size_t parallel_for(std::size_t count, const Run& run, MakeScratch&& make_scratch, Body&& body) {
  std::atomic<std::size_t> next{0};
  std::atomic<bool> is_broken{false};
  std::mutex guard;
  std::size_t broken_at = count;
  std::exception_ptr broken_by;

  const auto note = [&](std::size_t i) {
    const std::lock_guard lock{guard};
    if (!broken_by || i < broken_at) {
      broken_at = i;
      broken_by = std::current_exception();
    }
    is_broken = true;
  };
  const auto work = [&] {
    std::size_t i = count;  // a scratch that cannot be made counts as the last body
    try {
      auto scratch = make_scratch();
      while (!is_broken && !run.stop_requested()) {
        // Whatever was begun is ended, and lower numbers begin first: what is done is a prefix, and of
        // several bodies that throw, the lowest is always among those that ran.
        i = next++;
        if (i >= count) return;
        body(scratch, i);
      }
    } catch (...) {
      note(i);
    }
  };

  const std::size_t helper_count =
      std::min<std::size_t>(std::max(run.threads(), 1U), std::max<std::size_t>(count, 1)) - 1;
  {
    std::vector<std::jthread> helpers;
    helpers.reserve(helper_count);
    for (std::size_t helper = 0; helper < helper_count; ++helper) {
      helpers.emplace_back(work);
    }
    work();
  }  // joins
  if (broken_by) std::rethrow_exception(broken_by);
  return std::min(next.load(), count);
}

/// The same, without scratch: body(i).
template <class Body>
std::size_t parallel_for(std::size_t count, const Run& run, Body&& body) {
  struct None {};
  return parallel_for(count, run, [] { return None{}; }, [&body](None, std::size_t i) { body(i); });
}

}  // namespace corridor
