// SPDX-License-Identifier: Apache-2.0
// What one market does at given prices: how much it ships, by which paths, and how that changes with prices.
#pragma once

#include <span>
#include <vector>

#include "corridor/assign/program.h"

namespace corridor {

struct Response {
  double surplus = 0.0;         ///< its derivative by the logsum is `served`
  double logsum = 0.0;          ///< USD per TEU
  double demand = 0.0;          ///< after the elasticity
  double served = 0.0;          ///< the part of it that is shipped
  double served_slope = 0.0;    ///< derivative of `served` by the logsum
  std::vector<double> shares;   ///< [path] of what is shipped; sum 1
  std::vector<double> nests;    ///< [nest] sums of them
  std::vector<double> charged;  ///< [path] cost with prices; a scratch
};

/// Fills `response`, whose vectors are kept.
void respond(const ChoiceModel& choice, const ProgramMarket& market, const Reference& reference,
             std::span<const double> prices, Response& response);

/// What the paths give without prices.
[[nodiscard]] Reference reference_of(const ChoiceModel& choice, const ProgramMarket& market);

}  // namespace corridor
