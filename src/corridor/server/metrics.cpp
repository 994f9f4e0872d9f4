// SPDX-License-Identifier: Apache-2.0
#include "corridor/server/metrics.h"

#include <algorithm>

#include <fmt/format.h>

#include "corridor/base/text.h"

namespace corridor {

void Metrics::count_request(std::string_view route, int status, double seconds) {
  const std::lock_guard lock(mutex_);
  auto found = routes_.find(route);
  if (found == routes_.end()) found = routes_.emplace(std::string(route), Route{}).first;
  Route& one = found->second;
  ++one.by_status[status];
  const auto bucket = std::ranges::lower_bound(kBounds, seconds) - kBounds.begin();
  ++one.buckets[static_cast<std::size_t>(bucket)];
  one.seconds += seconds;
  ++one.count;
}

void Metrics::count_job(std::string_view status) {
  const std::lock_guard lock(mutex_);
  ++jobs_[std::string(status)];
}

std::string Metrics::text(const std::vector<Gauge>& gauges) {
  const std::lock_guard lock(mutex_);
  std::string out =
      "# HELP corridor_requests_total Requests, by route and status.\n# TYPE corridor_requests_total "
      "counter\n";
  for (const auto& [route, one] : routes_) {
    for (const auto& [status, count] : one.by_status)
      out += fmt::format("corridor_requests_total{{route=\"{}\",status=\"{}\"}} {}\n", route, status, count);
  }
  out +=
      "# HELP corridor_request_seconds Time from a request's last byte to its answer.\n"
      "# TYPE corridor_request_seconds histogram\n";
  for (const auto& [route, one] : routes_) {
    std::uint64_t below = 0;
    for (std::size_t i = 0; i < kBounds.size(); ++i) {
      below += one.buckets[i];
      out += fmt::format("corridor_request_seconds_bucket{{route=\"{}\",le=\"{}\"}} {}\n", route,
                         text_of(kBounds[i]), below);
    }
    out += fmt::format(
        "corridor_request_seconds_bucket{{route=\"{0}\",le=\"+Inf\"}} {1}\n"
        "corridor_request_seconds_sum{{route=\"{0}\"}} {2}\n"
        "corridor_request_seconds_count{{route=\"{0}\"}} {1}\n",
        route, one.count, text_of(one.seconds));
  }
  out += "# HELP corridor_jobs_total Jobs that changed to a status.\n# TYPE corridor_jobs_total counter\n";
  for (const auto& [status, count] : jobs_)
    out += fmt::format("corridor_jobs_total{{status=\"{}\"}} {}\n", status, count);
  out += fmt::format(
      "# HELP corridor_kept_answers_total Questions that were answered before (hit) or not (miss).\n"
      "# TYPE corridor_kept_answers_total counter\n"
      "corridor_kept_answers_total{{is=\"hit\"}} {}\n"
      "corridor_kept_answers_total{{is=\"miss\"}} {}\n",
      hits_.load(), misses_.load());
  for (const Gauge& gauge : gauges)
    out += fmt::format("# HELP {0} {1}\n# TYPE {0} gauge\n{0} {2}\n", gauge.name, gauge.says,
                       text_of(gauge.value));
  return out;
}

}  // namespace corridor
