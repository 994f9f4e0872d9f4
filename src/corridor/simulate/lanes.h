// SPDX-License-Identifier: Apache-2.0
// Who draws random numbers in a simulation, and for what: each a lane of its own, so that nothing that is
// added, removed or changed takes a number away from anything else. The numbers of these lists never change
// their meaning: they are part of what a seed means.
#pragma once

#include <cstdint>

namespace corridor {

inline constexpr std::uint32_t kLaneWeather = 1;     ///< of a place
inline constexpr std::uint32_t kLaneArrivals = 2;    ///< of a demand: times between boxes
inline constexpr std::uint32_t kLaneChoice = 3;      ///< of a box: which alternative
inline constexpr std::uint32_t kLanePhase = 4;       ///< of a service: when its first departure is
inline constexpr std::uint32_t kLaneRuns = 5;        ///< of a service: which departures run
inline constexpr std::uint32_t kLaneHeadways = 6;    ///< of a service: times between departures
inline constexpr std::uint32_t kLaneFleet = 7;       ///< of a fleet: where its vessels begin
inline constexpr std::uint32_t kLaneOperation = 16;  ///< of a box or trip; the index is the operation
inline constexpr std::uint32_t kLaneCall = 17;       ///< ...; the call
inline constexpr std::uint32_t kLaneLink = 18;       ///< ...; the first link
inline constexpr std::uint32_t kLanePlace = 19;      ///< ...; the place, for what names nothing else

/// The name of a box: the same in every scenario. In: demand < 2^11, number < 2^20.
[[nodiscard]] constexpr std::uint32_t box_key(std::size_t demand, std::uint32_t number) {
  return static_cast<std::uint32_t>(demand) << 20U | (number & 0xFFFFFU);
}
/// The name of a departure of a service. In: service < 2^15.
[[nodiscard]] constexpr std::uint32_t departure_key(std::uint32_t service, std::uint32_t number) {
  return 0x8000'0000U | service << 16U | (number & 0xFFFFU);
}
/// The name of a voyage of a fleet's vessel. In: vessel < 32.
[[nodiscard]] constexpr std::uint32_t voyage_key(std::uint32_t service, std::uint32_t vessel,
                                                 std::uint32_t voyage) {
  return 0x8000'0000U | service << 16U | (vessel & 0x1FU) << 11U | (voyage & 0x7FFU);
}

}  // namespace corridor
