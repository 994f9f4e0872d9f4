// SPDX-License-Identifier: Apache-2.0
// Luck, by name: the number for what happens to whom, for the how-manieth time. It does not matter who asks
// first, so one crane more leaves every ship its weather, and the difference between two worlds is the
// difference that was made. Each draw takes one uniform number and inverts a distribution function.
#pragma once

#include <cstdint>
#include <type_traits>

#include "corridor/base/distribution.h"
#include "corridor/base/elementary.h"
#include "corridor/base/random.h"
#include "corridor/event/event.h"

namespace corridor {

/// What the numbers of one entity are for; the model's own enumeration, whose values never change meaning.
template <class T>
concept DrawPurpose = std::is_enum_v<T>;

/// The draws of one replication.
class Draws {
 public:
  /// With `is_mirrored`, every uniform number u becomes 1 - u: the antithetic twin of the replication, whose
  /// bad luck is the other's good luck.
  Draws(std::uint64_t seed, std::uint32_t replication, bool is_mirrored = false)
      : random_(seed, replication), flip_(is_mirrored ? ~std::uint64_t{0} : 0) {}

  /// In (0, 1). Cost: 10 ns.
  template <DrawPurpose Purpose>
  [[nodiscard]] double uniform(std::uint32_t entity, Purpose purpose, std::uint32_t index = 0) const {
    return uniform_of(random_.u64(entity, static_cast<std::uint32_t>(purpose), index) ^ flip_);
  }
  template <DrawPurpose Purpose>
  [[nodiscard]] double draw(const Distribution& from, std::uint32_t entity, Purpose purpose,
                            std::uint32_t index = 0) const {
    return from.sample(uniform(entity, purpose, index));
  }

 private:
  Random random_;
  std::uint64_t flip_;
};

// The inverse distribution functions that Distribution has not, or that hot loops want without its switch.
// In: 0 < u < 1.

/// Times between events that happen at random, `mean` on average.
[[nodiscard]] inline double exponential_of(double u, double mean) { return -mean * portable_log(1.0 - u); }

/// Failures: more and more likely with age for shape > 1, less and less for shape < 1.
[[nodiscard]] inline double weibull_of(double u, double scale, double shape) {
  return scale * portable_exp(portable_log(-portable_log(1.0 - u)) / shape);
}

/// One of two exponentials, the first with probability `share`: spread wider than an exponential.
[[nodiscard]] inline double hyperexponential_of(double u, double share, double mean_first,
                                                double mean_second) {
  if (u < share) return exponential_of(u / share, mean_first);
  return exponential_of((u - share) / (1.0 - share), mean_second);
}

/// How many events that happen at random fall into a stretch that holds `mean` of them on average. In: mean
/// >= 0. Cost  grows with the mean: 1 ns for each.
[[nodiscard]] std::uint32_t poisson_of(double u, double mean);

/// The nearest whole number of ticks, so that times have no bias. In: 0 <= time < 9e18.
// NOLINTNEXTLINE(bugprone-incorrect-roundings): a time is never below 0, and lround is a call
[[nodiscard]] inline SimTime ticks_of(double time) { return static_cast<SimTime>(time + 0.5); }

}  // namespace corridor
