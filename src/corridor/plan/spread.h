// SPDX-License-Identifier: Apache-2.0
// How an itinerary comes out when times vary: each stage draws its time from its distribution, and a missed
// timetabled departure means waiting for the next. The same stage draws the same numbers in every option, so
// two options differ by what they do and not by luck.
#pragma once

#include <unordered_map>
#include <vector>

#include "corridor/base/random.h"
#include "corridor/plan/itinerary.h"

namespace corridor {

class Forecast {
 public:
  /// Keeps a reference to `supply`. In: samples > 0.
  Forecast(const Supply& supply, int samples, std::uint64_t seed);

  /// Same  the same for the same itinerary, whatever was asked before.
  [[nodiscard]] Spread spread(const Itinerary& itinerary, std::optional<Instant> by);

 private:
  using Draws = std::vector<std::int32_t>;  // seconds, by sample

  const Draws& draws_of(const LedgerRow& row);
  void follow(const Passage& passage, std::vector<Tick>& at, std::vector<std::uint8_t>& missed);

  const Supply& supply_;
  int samples_;
  Random random_;
  std::unordered_map<std::uint64_t, Draws> known_;
};

}  // namespace corridor
