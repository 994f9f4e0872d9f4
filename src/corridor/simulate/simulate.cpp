// SPDX-License-Identifier: Apache-2.0
#include "corridor/simulate/simulate.h"

#include <cmath>

#include "corridor/event/replications.h"
#include "corridor/simulate/report.h"
#include "corridor/simulate/world.h"

namespace corridor {
namespace {

WorldTally replicate_once(const Blueprint& blueprint, std::uint32_t number, CauseSet removed) {
  const Random random{blueprint.request.seed, number};
  return World{blueprint, random, number == 0, removed}.run();
}

/// Days of the average box, with so many causes of an order taken away.
CauseRun causes_of(const Blueprint& blueprint, std::uint32_t number) {
  CauseRun run;
  CauseSet none = blueprint.request.removed;
  const auto days = [&](CauseSet removed) { return mean_days(replicate_once(blueprint, number, removed)); };
  const double with_all = days(none);
  double without_any = with_all;
  for (const bool is_reversed : {false, true}) {
    CauseSet removed = none;
    double before = with_all;
    for (std::size_t i = kDelayFirst; i < kCauses; ++i) {
      const std::size_t cause = is_reversed ? kCauses - 1 - (i - kDelayFirst) : i;
      removed = removed.with(static_cast<Cause>(cause));
      const bool is_last = i + 1 == kCauses;
      const double after = is_last && is_reversed ? without_any : days(removed);
      run.gain[cause] += 0.5 * (before - after);
      before = after;
    }
    without_any = before;
  }
  run.total = with_all - without_any;
  return run;
}

bool is_precise(std::span<const WorldTally> tallies, double precision) {
  for (std::size_t demand = 0; demand < tallies.front().demands.size(); ++demand) {
    Moments days;
    for (const WorldTally& tally : tallies) {
      const Histogram& seconds = tally.demands[demand].seconds;
      if (seconds.count() > 0) days.add(seconds.mean());
    }
    const Estimate estimate = estimate_of_mean(days);
    if (days.count() > 1 && estimate.half_width() > precision * estimate.value) return false;
  }
  return true;
}

}  // namespace

SimulateResult simulate(const Network& network, const SimulateRequest& request, const Run& run) {
  const Blueprint blueprint{network, request, run};
  std::vector<WorldTally> tallies;
  const auto no_scratch = [] { return 0; };
  const auto body = [&](int /*scratch*/, std::uint32_t number) {
    return replicate_once(blueprint, number, request.removed);
  };
  const auto count = static_cast<std::uint32_t>(request.replications);
  bool is_complete = true;
  if (request.replications_max > request.replications) {
    const ReplicationPlan plan{.counts = {.first = std::max(2U, count),
                                          .most = static_cast<std::uint32_t>(request.replications_max)},
                               .run = run};
    replicate_until(tallies, plan, no_scratch, body, [&](std::span<const WorldTally> so_far) {
      return is_precise(so_far, request.precision);
    });
    is_complete = !run.stop_requested();
  } else {
    replicate(tallies, count, run, no_scratch, body);
    is_complete = tallies.size() == count;
  }
  std::vector<CauseRun> causes;
  const auto cause_count = std::min(tallies.size(), static_cast<std::size_t>(request.cause_replications));
  replicate(causes, cause_count, run, no_scratch,
            [&](int /*scratch*/, std::uint32_t number) { return causes_of(blueprint, number); });
  SimulateResult result = report(blueprint, tallies, causes);
  if (!is_complete || causes.size() < cause_count) result.completion = Completion::stopped;
  return result;
}

}  // namespace corridor
