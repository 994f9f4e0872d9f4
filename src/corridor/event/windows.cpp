// SPDX-License-Identifier: Apache-2.0
#include "corridor/event/windows.h"

#include <algorithm>
#include <utility>

#include "corridor/base/check.h"

namespace corridor {

namespace {

std::vector<Windows::Step> steps_of(std::span<const Windows::Span> spans, std::uint32_t capacity) {
  std::vector<Windows::Step> steps;
  for (const Windows::Span& span : spans) {
    CORRIDOR_CHECK(span.open <= span.close);
    steps.push_back({span.open, capacity});
    steps.push_back({span.close, 0});
  }
  return steps;
}

}  // namespace

Windows::Windows(const std::vector<Step>& steps) {
  for (const Step& step : steps) {
    CORRIDOR_CHECK(steps_.empty() || step.from >= steps_.back().from);
    // Of several steps at one instant the last counts: a span that ends where the next begins is no gap.
    if (!steps_.empty() && steps_.back().from == step.from) steps_.pop_back();
    const std::uint32_t before = steps_.empty() ? 0 : steps_.back().capacity;
    if (step.capacity != before) steps_.push_back(step);
  }
}

Windows::Windows(std::span<const Span> spans, std::uint32_t capacity) : Windows(steps_of(spans, capacity)) {}

std::size_t Windows::step_at(SimTime time) const {
  const auto after = std::ranges::upper_bound(steps_, time, {}, &Step::from);
  return static_cast<std::size_t>(after - steps_.begin());
}

std::uint32_t Windows::capacity_at(SimTime time) const {
  const std::size_t step = step_at(time);
  return step == 0 ? 0 : steps_[step - 1].capacity;
}

SimTime Windows::change_after(SimTime time) const {
  const std::size_t step = step_at(time);
  return step == steps_.size() ? kEndOfTime : steps_[step].from;
}

SimTime Windows::open_from(SimTime time) const {
  std::size_t step = step_at(time);
  if (step > 0 && steps_[step - 1].capacity > 0) return time;
  while (step < steps_.size() && steps_[step].capacity == 0) ++step;
  return step == steps_.size() ? kEndOfTime : steps_[step].from;
}

SimTime Windows::end_of_work(SimTime time, SimTime work) const {
  CORRIDOR_CHECK(work >= 0);
  for (SimTime open = open_from(time); open != kEndOfTime; open = open_from(open)) {
    SimTime close = change_after(open);
    while (close != kEndOfTime && capacity_at(close) > 0) close = change_after(close);
    if (close == kEndOfTime || work <= close - open) return open + work;
    work -= close - open;
    open = close;
  }
  return kEndOfTime;
}

SimTime Windows::open_time(SimTime begin, SimTime end) const {
  SimTime sum = 0;
  for (SimTime from = begin; from < end;) {
    const SimTime until = std::min(change_after(from), end);
    if (capacity_at(from) > 0) sum += until - from;
    from = until;
  }
  return sum;
}

}  // namespace corridor
