// SPDX-License-Identifier: Apache-2.0
// A ledger as CAREC's Corridor Performance Measurement and Monitoring sees a trip: hours and costs at border
// crossing points, cost per 500 km and 20 t, speed with and without delay.
// Source  CAREC CPMM annual reports, "trade facilitation indicators" TFI1 to TFI4.
#pragma once

#include <cstddef>

#include "corridor/model/ledger.h"

namespace corridor {

struct CpmmIndicators {
  std::size_t crossing_points = 0;   ///< places at which a border is crossed; each side of a border is one
  double border_h = 0.0;             ///< TFI1: mean time at one; 0 without any
  double border_usd = 0.0;           ///< TFI2: mean cost at one
  double cost_usd = 0.0;             ///< TFI3: whole cost, per 500 km and 20 t of goods; NaN for empty boxes
  double speed_with_delay = 0.0;     ///< TFI4, km/h: from the first departure to the arrival
  double speed_without_delay = 0.0;  ///< km/h while vehicles move
};

/// At a crossing point counts whatever happens there: formalities, waiting, transloading, a change of gauge.
/// In  a ledger with a leg.
[[nodiscard]] CpmmIndicators cpmm_of(const Ledger& ledger);

/// Planned time from the departure of the first vehicle to the arrival. In: a ledger with a leg.
[[nodiscard]] Duration travel_time_of(const Ledger& ledger);
/// The same if no stage takes longer than its shortest; where that may be nothing, than what one in twenty
/// stays below. Inspections do not happen.
[[nodiscard]] Duration shortest_travel_time_of(const Ledger& ledger);

}  // namespace corridor
