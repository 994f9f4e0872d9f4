// SPDX-License-Identifier: Apache-2.0
// How long one driver needs for so much driving: breaks, daily rests and weekly rests are added as the rules
// force them. The result is a monotone function of driving time, so a search may use it on sums.
#pragma once

#include "corridor/model/network.h"

namespace corridor {

/// Longest driving before each kind of rest, and how long that rest lasts.
struct DriverRule {
  Duration drive_before_break, break_time;
  Duration drive_per_day, daily_rest;
  Duration drive_per_week, weekly_rest;
  friend bool operator==(const DriverRule&, const DriverRule&) = default;
};

/// Drives as long as allowed, then takes the longest rest that is due; the last stretch needs no rest after
/// it. A driver starts rested.
/// In      driving >= 0; limits > 0 and increasing.
/// Out     driving + breaks + rests.
/// Source  Regulation (EC) No 561/2006, Articles 6 to 8; AETR Articles 6 to 8 say the same.
[[nodiscard]] Duration elapsed(Duration driving, const DriverRule& rule);

/// The rule that holds in a country: the row that names it, else the row that names none; no row: no limit.
[[nodiscard]] std::optional<DriverRule> driver_rule(const Network& network, CountryId country);

}  // namespace corridor
