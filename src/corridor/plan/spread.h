// SPDX-License-Identifier: Apache-2.0
// How an itinerary comes out when times vary: each stage draws its time from its distribution, and a missed
// timetabled departure means waiting for the next. The same stage draws the same numbers in every option, so
// two options differ by what they do and not by luck.
#pragma once

#include <span>
#include <unordered_map>
#include <vector>

#include "corridor/base/random.h"
#include "corridor/plan/itinerary.h"

namespace corridor {

class Forecast {
 public:
  /// Draws for all stages of the itineraries. Keeps a reference to `supply`. In: samples > 0.
  /// Stops   when asked to; `spread` must not be asked then.
  Forecast(const Supply& supply, std::span<const Itinerary> itineraries, int samples, std::uint64_t seed,
           const Run& run);

  /// In      an itinerary that the forecast was made for. Any thread.
  [[nodiscard]] Spread spread(const Itinerary& itinerary, std::optional<Instant> by) const;

 private:
  using Draws = std::vector<Tick>;  // seconds, by sample
  /// The samples on their way.
  struct Samples {
    std::vector<Tick> at;
    std::vector<std::uint8_t> missed;
    Tick pending = 0;  // that all of them spend before what comes next
  };

  [[nodiscard]] Draws draws_of(const LedgerRow& row) const;
  void follow(const Passage& passage, Samples& samples) const;
  void take(const Passage& passage, Samples& samples) const;
  [[nodiscard]] Spread spread_of(Samples& samples, std::optional<Instant> by) const;

  const Supply& supply_;
  int samples_;
  Random random_;
  std::unordered_map<std::uint64_t, Draws> draws_;  // by the element that draws
};

/// Of each itinerary; fewer than there are if a stop was requested.
[[nodiscard]] std::vector<Spread> spreads_of(const Supply& supply, std::span<const Itinerary> itineraries,
                                             const PlanRequest& request, const Run& run);

}  // namespace corridor
