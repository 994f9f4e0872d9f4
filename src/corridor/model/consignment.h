// SPDX-License-Identifier: Apache-2.0
// Goods of one shipper moved under one set of conditions.
#pragma once

#include "corridor/model/tables_trade.h"

namespace corridor {

struct Consignment {
  CommodityId commodity;
  Teu containers;  ///< 2 TEU = one 40-foot box
  Mass goods;      ///< net of containers
  Mass tare;       ///< of the containers
};

}  // namespace corridor
