// SPDX-License-Identifier: Apache-2.0
// What a simulation is made of: at an instant, something happens to an entity. Time is a whole number of
// ticks, so that events that belong together meet exactly and nothing drifts; what a tick is, the model says.
#pragma once

#include <concepts>
#include <cstdint>
#include <limits>
#include <type_traits>

namespace corridor {

/// Simulated time, in a unit that the model chooses. In: 0 or more.
using SimTime = std::int64_t;
inline constexpr SimTime kEndOfTime = std::numeric_limits<SimTime>::max();

/// An enumeration of up to 256 values.
template <class T>
concept EventKind = sizeof(T) == 1 && (std::is_enum_v<T> || std::same_as<T, std::uint8_t>);

/// 16 bytes: everything else that there is to know about the event stands in the entity's own record.
struct Event {
  static constexpr std::uint32_t kGenerations = 1U << 24U;

  SimTime at = 0;
  std::uint32_t entity = 0;
  std::uint32_t stamp = 0;  // kind in the low 8 bits; above, how often the entity's events had been cancelled

  [[nodiscard]] constexpr std::uint8_t kind() const { return static_cast<std::uint8_t>(stamp); }
  /// The kind as the model's own enumeration.
  template <class Kind>
  [[nodiscard]] constexpr Kind kind_as() const {
    static_assert(sizeof(Kind) == 1, "a kind has 8 bits");
    return static_cast<Kind>(kind());
  }
  [[nodiscard]] constexpr std::uint32_t generation() const { return stamp >> 8U; }

  template <class Archive>
  void archive(Archive& bytes) {
    bytes(at, entity, stamp);
  }
  friend constexpr bool operator==(const Event&, const Event&) = default;
};

}  // namespace corridor
