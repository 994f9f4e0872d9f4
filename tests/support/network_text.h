// SPDX-License-Identifier: Apache-2.0
// Networks written as text, for the tests of all rooms. Everything goes through the same gate as the files of
// a package (model/rows.h), so a test can say whatever a package can say. One statement a line:
//
//   A:CN  B:KZ/rail_border@Asia/Almaty  C:-/chokepoint       places: key, country (- none), kind, zone
//   A -rail 10h 500km 1435mm $100-> B                        a link; $100: a movement tariff per FEU on it
//   A =road 1h..2h..4h 100km= B                              two links; a..b..c is PERT, a..b is uniform
//   service S timetable rail "We 08:00 | Sa 08:00" A B C     calls in order, over the links of its mode
//   service S frequency rail 3/week A (X) B/sea* C/rail*     (X): passed; /sea: arrives by sea; *: transload
//   service S fill_and_sail sea 2/week A B+20h wait_max_d=5  +20h: run time of the call, not of its links
//   service trucks on_demand road in CN KZ                   an area service; a bare `in`: anywhere
//   transload A rail>road 6h                                 also `1435>1520` for gauges; `>`: any to any
//   border A CN>KZ rail 10h        inspection A CN>KZ rail 12h probability=0.2
//   dwell A sea>rail 1d            passage A sea 12h         storage A free_time_d=5
//   tariff movement $0.5/feu_km mode=rail country=KZ         kinds and bases as in model/words.h
//   factor rail 5+20 traction=electric                       g per tkm: well to tank + tank to wheel
//   forbid mode=road country=RU    permit dangerous_goods_class=3 country=AZ
//   quote EUR/USD 2024-01-01 1.1   closed place=A valid_from=2024-07-01 valid_to=2024-07-05
//   row TABLE field=value ...                                anything else; fields that must be there and are
//                                                            not named get a plain value
//
// Every statement takes further `field=value` words with the fields' own names and units. "#" begins a
// remark, "\" at the end of a line continues it. Places lie on a line eastwards, 1 degree apart; their zone
// is UTC. There is a commodity `goods` (dry, 10 t per FEU); vehicles are called after their mode; every row
// has the source `test`.
#pragma once

#include <string_view>
#include <vector>

#include "corridor/base/error.h"
#include "corridor/model/consignment.h"
#include "corridor/model/network.h"

namespace corridor {

/// Throws  Error: a statement that cannot be read, a cell or a rule that is broken.
[[nodiscard]] Network network_of(std::string_view text);

/// The same without the rules: for tests of broken tables. Throws  Error on statements and cells.
[[nodiscard]] Tables tables_of(std::string_view text);

/// A consignment of so many FEU of the commodity `goods` (or another), full, with 3.8 t of tare per FEU.
[[nodiscard]] Consignment consignment_of(const Network& network, double feu = 1.0,
                                         std::string_view commodity = "goods");

}  // namespace corridor
