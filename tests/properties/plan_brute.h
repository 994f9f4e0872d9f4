// SPDX-License-Identifier: Apache-2.0
// The planner's first oracle: walks every way through a small network, one by one, and keeps the vectors that
// nothing betters. Rules, corridors, limits and what must be passed are judged on whole ways.
#pragma once

#include "properties/plan_judge.h"

namespace corridor::oracle {

class Enumerator {
 public:
  Enumerator(const Network& network, const PlanRequest& request, bool may_revisit)
      : steps_(network, request), judge_(network, request), may_revisit_(may_revisit) {}

  /// Sorted. `way_count` says how many ways were walked to their end.
  std::vector<Vector> front() {
    walk(steps_.start());
    std::sort(ends_.begin(), ends_.end());
    std::vector<Vector> kept;
    for (const Vector& end : ends_) {
      if (std::none_of(kept.begin(), kept.end(),
                       [&](const Vector& old) { return is_nowhere_above(old, end); }))
        kept.push_back(end);
    }
    return kept;
  }
  std::size_t way_count = 0;

 private:
  struct Visit {
    PlaceId place;
    ServiceId service;
    unsigned passed = 0;  // places to be passed that were passed by then
    std::uint64_t conditions = 0;
    friend bool operator==(const Visit&, const Visit&) = default;
  };

  void walk(const Way& way) {
    if (way.time > steps_.latest()) return;
    if (steps_.may_end(way)) end(way);
    steps_.after(way, [&](const Way& next, ServiceId service) {
      if (service.is_none()) return walk(next);
      // Coming again by the same service is worth nothing, unless something has changed for good in between.
      const Visit visit{next.place, service, judge_.passed(next), judge_.conditions(next)};
      if (!may_revisit_ && std::find(visits_.begin(), visits_.end(), visit) != visits_.end()) return;
      visits_.push_back(visit);
      walk(next);
      visits_.pop_back();
    });
  }

  void end(const Way& way) {
    ++way_count;
    const std::optional<std::int64_t> rules = judge_.price(way);
    if (!rules || !judge_.allows(judge_.corridor(judge_.conditions(way))) ||
        judge_.passed(way) != judge_.all_passed())
      return;
    const std::int64_t cost = way.cost + steps_.unloading(way) + *rules;
    if (judge_.keeps_limits(way, cost)) ends_.push_back(judge_.vector(way, cost));
  }

  Steps steps_;
  Judge judge_;
  bool may_revisit_;
  std::vector<Vector> ends_;
  std::vector<Visit> visits_;
};

}  // namespace corridor::oracle
