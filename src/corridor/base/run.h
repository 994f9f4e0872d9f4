// SPDX-License-Identifier: Apache-2.0
// Run is all that an engine may know of the outside: when to stop, whom to tell, how many threads it may use.
// It reads no clock and holds no state that could change an answer.
#pragma once

#include <cstdint>
#include <functional>
#include <stop_token>
#include <string_view>
#include <utility>

namespace corridor {

/// How an engine ended. An answer with `limited` or `stopped` is true as far as it goes.
enum class Completion : std::uint8_t { complete, limited, stopped };

class Run {
 public:
  /// Told of progress: share done in [0, 1] and the name of the stage. May be called from any thread.
  using Listener = std::function<void(double done, std::string_view stage)>;

  struct Options {
    std::stop_token stop{};
    Listener listener{};
    unsigned threads = 1;
  };

  Run() = default;
  explicit Run(Options options) : options_(std::move(options)) {}

  [[nodiscard]] bool stop_requested() const { return options_.stop.stop_requested(); }
  [[nodiscard]] unsigned threads() const { return options_.threads; }
  void report(double done, std::string_view stage) const {
    if (options_.listener) {
      options_.listener(done, stage);
    }
  }

 private:
  Options options_{};
};

}  // namespace corridor
