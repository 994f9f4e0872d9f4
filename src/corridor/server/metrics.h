// SPDX-License-Identifier: Apache-2.0
// What happened so far, in the text format of Prometheus.
#pragma once

#include <array>
#include <atomic>
#include <cstdint>
#include <map>
#include <mutex>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace corridor {

class Metrics {
 public:
  /// Upper bounds of the buckets, seconds.
  static constexpr std::array kBounds{0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1.0, 5.0, 30.0};

  void count_request(std::string_view route, int status, double seconds);
  void count_cache(bool is_hit) { ++(is_hit ? hits_ : misses_); }
  void count_job(std::string_view status);

  struct Gauge {
    std::string_view name, says;
    double value;
  };
  [[nodiscard]] std::string text(const std::vector<Gauge>& gauges);

 private:
  struct Route {
    std::map<int, std::uint64_t> by_status;
    std::array<std::uint64_t, kBounds.size() + 1> buckets{};
    double seconds = 0.0;
    std::uint64_t count = 0;
  };
  std::mutex mutex_;
  std::map<std::string, Route, std::less<>> routes_;
  std::map<std::string, std::uint64_t, std::less<>> jobs_;
  std::atomic<std::uint64_t> hits_{0}, misses_{0};
};

}  // namespace corridor
