// SPDX-License-Identifier: Apache-2.0
// Requests to networks written as text, for the tests of plan.
#pragma once

#include "corridor/base/text.h"
#include "corridor/plan/plan.h"
#include "support/network_text.h"

namespace corridor {

[[nodiscard]] inline Instant at(std::string_view text) { return *instant_of(text); }

/// One FEU of goods, ready on a Monday.
[[nodiscard]] inline PlanRequest request_of(const Network& network, std::string_view origin = "A",
                                            std::string_view destination = "B") {
  PlanRequest request;
  request.origin = network.place(origin);
  request.destination = network.place(destination);
  request.consignment = consignment_of(network);
  request.ready = at("2024-07-01T08:00Z");
  request.horizon = days(60);
  return request;
}

[[nodiscard]] inline Rule avoid(const Network& network, std::string_view text) {
  return rule_of(network, Rule::Sense::avoid, text, Date{std::chrono::year{2024} / 7 / 1});
}
[[nodiscard]] inline Rule only(const Network& network, std::string_view text) {
  return rule_of(network, Rule::Sense::only, text, Date{std::chrono::year{2024} / 7 / 1});
}

[[nodiscard]] inline double hours_to(const PlanRequest& request, const Option& option) {
  return in_hours(option.arrival - request.ready);
}

}  // namespace corridor
