// SPDX-License-Identifier: Apache-2.0
// A year of the network as a request to assign: demand from the rows of `flows` whose series begins with
// "demand: ", grown by the quote of that name; parameters of choice from the quotes "choice: ..."; parts of
// the year as periods.
#pragma once

#include <string>
#include <vector>

#include "corridor/assign/assign.h"

namespace corridor {

struct AssignOptions {
  int year = 2024;
  int periods = 2;  ///< equal parts of the year, each as the network is in its middle
  AssignMethod method = AssignMethod::logit;
  bool has_capacities = true;
  double demand_factor = 1.0;
  std::optional<double> refusal;  ///< instead of the parameter
};

/// The quote "choice: NAME" that holds on a day; none: there is none.
[[nodiscard]] std::optional<double> find_parameter(const Network& network, std::string_view name, Date on);
/// What shippers would pay to keep off a corridor, USD per FEU; none: they have no opinion on it.
[[nodiscard]] std::optional<double> aversion(const Network& network, CorridorId corridor, Date on);
/// Throws  Error: there is no such parameter.
[[nodiscard]] double parameter(const Network& network, std::string_view name, Date on);

/// Demand of the year over that of the base year of the segment's rows, between two years in a line.
/// Throws  Error: the year lies outside what the quotes cover.
[[nodiscard]] double growth(const Network& network, std::string_view series, int base_year, int year);

/// Without `paths`. Throws  Error: no demand, a year without growth, missing parameters.
[[nodiscard]] AssignRequest assign_request(const Network& network, const AssignOptions& options);

}  // namespace corridor
