// SPDX-License-Identifier: Apache-2.0
// What is counted is a whole number: sums do not depend on their order, and one itinerary dominates another
// exactly or not at all. Each dimension is a type of its own; adding metres to money does not compile. Time
// is std::chrono's.
#pragma once

#include <chrono>
#include <cmath>
#include <compare>
#include <cstdint>

namespace corridor {

/// A point in time: whole seconds, UTC.
using Instant = std::chrono::sys_seconds;
/// A length of time: whole seconds.
using Duration = std::chrono::seconds;
/// A calendar day without a zone: from when a fact holds.
using Date = std::chrono::sys_days;

[[nodiscard]] inline Duration hours(double count) { return Duration{std::llround(count * 3600.0)}; }
[[nodiscard]] inline Duration days(double count) { return Duration{std::llround(count * 86400.0)}; }
[[nodiscard]] constexpr double in_hours(Duration d) { return static_cast<double>(d.count()) / 3600.0; }
[[nodiscard]] constexpr double in_days(Duration d) { return static_cast<double>(d.count()) / 86400.0; }

/// A whole number of one dimension's smallest step.
template <class Dimension>
class Quantity {
 public:
  constexpr Quantity() = default;
  [[nodiscard]] static constexpr Quantity of_steps(std::int64_t steps) {
    Quantity q;
    q.steps_ = steps;
    return q;
  }
  /// `count` of the dimension's usual unit, rounded half away from zero to the smallest step.
  [[nodiscard]] static Quantity of(double count) {
    return of_steps(std::llround(count * static_cast<double>(Dimension::kStepsPerUnit)));
  }

  [[nodiscard]] constexpr std::int64_t steps() const { return steps_; }
  /// In the dimension's usual unit.
  [[nodiscard]] constexpr double in_units() const {
    return static_cast<double>(steps_) / static_cast<double>(Dimension::kStepsPerUnit);
  }

  friend constexpr auto operator<=>(Quantity, Quantity) = default;
  friend constexpr Quantity operator+(Quantity a, Quantity b) { return of_steps(a.steps_ + b.steps_); }
  friend constexpr Quantity operator-(Quantity a, Quantity b) { return of_steps(a.steps_ - b.steps_); }
  friend Quantity operator*(double factor, Quantity q) {
    return of_steps(std::llround(factor * static_cast<double>(q.steps_)));
  }
  friend constexpr double operator/(Quantity a, Quantity b) {
    return static_cast<double>(a.steps_) / static_cast<double>(b.steps_);
  }
  constexpr Quantity& operator+=(Quantity other) {
    steps_ += other.steps_;
    return *this;
  }

 private:
  std::int64_t steps_ = 0;
};

struct DistanceDimension {
  static constexpr std::int64_t kStepsPerUnit = 1000;  // unit km, step 1 m
};
struct MassDimension {
  static constexpr std::int64_t kStepsPerUnit = 1000;  // unit t, step 1 kg
};
struct TeuDimension {
  static constexpr std::int64_t kStepsPerUnit = 4;  // unit TEU; a 45-foot box is 9 steps
};
struct MoneyDimension {
  static constexpr std::int64_t kStepsPerUnit = 1000;  // unit: the network's currency
};
struct EmissionDimension {
  static constexpr std::int64_t kStepsPerUnit = 1000;  // unit kg CO2e, step 1 g
};

using Distance = Quantity<DistanceDimension>;
using Mass = Quantity<MassDimension>;
using Teu = Quantity<TeuDimension>;
using Money = Quantity<MoneyDimension>;
using Emission = Quantity<EmissionDimension>;

[[nodiscard]] inline Distance kilometres(double count) { return Distance::of(count); }
[[nodiscard]] inline Mass tonnes(double count) { return Mass::of(count); }
[[nodiscard]] inline Teu teu(double count) { return Teu::of(count); }
[[nodiscard]] inline Money money(double count) { return Money::of(count); }
[[nodiscard]] inline Emission kilograms_co2e(double count) { return Emission::of(count); }

}  // namespace corridor
