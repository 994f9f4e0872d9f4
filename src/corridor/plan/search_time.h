// SPDX-License-Identifier: Apache-2.0
// What the search knows of time beside the clock: the rests that driving forces, and how sure a departure is
// that leaves so long after the planned arrival.
#pragma once

#include <cstdint>

#include "corridor/model/driving.h"
#include "corridor/plan/calendars.h"

namespace corridor {

/// When the driver is through with `driving_s` more after `before_s`: driving and the rests it forces.
[[nodiscard]] std::uint32_t driven(std::uint32_t before_s, std::uint32_t driving_s, const DriverRule& rule);

/// A driver at some place: since boarding he has driven so long.
struct Driver {
  Tick arrival = 0;
  std::uint32_t driving_s = 0;
};

/// True if `first`, who is there no later, stays no later than `second` however far both still drive.
/// In: `has_gates`: something on the way may have to open first.
[[nodiscard]] bool stays_ahead(const Driver& first, const Driver& second, const DriverRule& rule,
                               bool has_gates);

/// Risk of missing a departure that leaves `slack_s` after the planned arrival.
[[nodiscard]] std::uint32_t missed_risk(std::uint32_t slack_s, std::uint32_t variance_min2);

}  // namespace corridor
