// SPDX-License-Identifier: Apache-2.0
// What an assignment would be if: something were closed, something had more room, the network were another.
// Closures and room are tried on the itineraries that are known, so the loss of a closure is an upper bound
// and the gain of room a lower one: new itineraries could only help.
#pragma once

#include <string>
#include <vector>

#include "corridor/base/answer.h"
#include "corridor/verbs/assign_sums.h"

namespace corridor {

/// Something that is closed.
struct Loss {
  std::string_view kind;  ///< service, operation, link
  std::string what;
  double teu = 0.0;       ///< that used it
  double unserved = 0.0;  ///< TEU more than before that are not shipped
  double cost = 0.0;      ///< USD to shippers
};

/// Each of the `count` most used services, operations and links closed in turn; worst first.
[[nodiscard]] std::vector<Loss> losses(const AssignView& view, std::size_t count, const Run& run);

/// Something that gets a tenth more room.
struct Gain {
  std::string_view kind;
  std::string what;
  double added = 0.0;  ///< units of room, in all periods
  double gain = 0.0;   ///< USD to shippers alone: what sellers of room lose by lower prices is in it
  double bound = 0.0;  ///< price x room: the most that shippers and sellers of room gain together
};

/// Room for each thing that has a price, alone; best per unit first. Then, `greedy`: the best after the best
/// before it, up to `count` of them.
struct Gains {
  std::vector<Gain> alone, greedy;
};
[[nodiscard]] Gains gains(const AssignView& view, std::size_t count, const Run& run);

[[nodiscard]] Sheet losses_sheet(const std::vector<Loss>& losses);
[[nodiscard]] std::vector<Sheet> gains_sheets(const Gains& gains);

/// Corridors before and after.
[[nodiscard]] Table changes_table(const Network& network, const AssignSums& sums_before,
                                  const AssignSums& sums_after);

/// The references of a result, for another run of the same markets.
void take_references(const AssignResult& result, AssignRequest& request);

}  // namespace corridor
