// SPDX-License-Identifier: Apache-2.0
// What carrying goods emits: mass of goods and containers times distance times grams per tonne-kilometre,
// well to tank and tank to wheel apart, as ISO 14083 counts transport chain elements.
#pragma once

#include "corridor/model/consignment.h"
#include "corridor/model/network.h"

namespace corridor {

struct Emitted {
  Emission well_to_tank, tank_to_wheel;
  EmissionFactorId factor;  ///< of the longest part

  Emitted& operator+=(const Emitted& other) {
    well_to_tank += other.well_to_tank;
    tank_to_wheel += other.tank_to_wheel;
    if (factor.is_none()) factor = other.factor;
    return *this;
  }
};

/// The vehicle's own factor; else, of the factors of the mode that fit traction and country, the one that
/// names most of them.
[[nodiscard]] EmissionFactorId factor_of(const Network& network, ServiceId service, LinkId link,
                                         CountryId country);

/// What a service emits for the consignment on a link; each part rounded once, to a gram.
[[nodiscard]] Emitted emission_of(const Network& network, ServiceId service, LinkId link,
                                  const Consignment& consignment);

/// Of an operation: its kg per TEU times the containers.
[[nodiscard]] Emission emission_of(const Network& network, OperationId operation,
                                   const Consignment& consignment);

}  // namespace corridor
