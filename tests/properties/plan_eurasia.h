// SPDX-License-Identifier: Apache-2.0
// Requests to the embedded network as they come: places, goods, days, criteria and rules by chance.
#pragma once

#include <vector>

#include "corridor/base/random.h"
#include "corridor/base/text.h"
#include "corridor/plan/plan.h"

#include "properties/plan_cases.h"

namespace corridor::oracle {

/// Requests to the embedded network, as they come.
class EurasiaRequests {
 public:
  EurasiaRequests(const Network& network, std::uint64_t seed) : network_(network), stream_(seed, 0, 0, 0) {
    for (const PlaceId place : IdRange<Places>{network.places().id.size()}) {
      const PlaceKind kind = network.places().kind[place];
      if (kind == PlaceKind::city || kind == PlaceKind::inland_terminal || kind == PlaceKind::sea_port)
        places_.push_back(place);
    }
  }

  PlanRequest next() {
    PlanRequest request;
    request.origin = any(places_);
    do {
      request.destination = any(places_);
    } while (request.destination == request.origin);
    const Commodities& commodities = network_.tables().commodities;
    const CommodityId commodity{stream_.next_below(static_cast<std::uint32_t>(commodities.id.size()))};
    const double feu = any(std::vector<double>{0.5, 1, 3, 41});
    request.consignment = {commodity, teu(2 * feu), tonnes(feu * commodities.mass_per_feu[commodity]),
                           tonnes(feu * 3.8)};
    request.ready = *instant_of(
        any(std::vector<const char*>{"2024-07-05T08:00Z", "2019-11-13T22:30Z", "2022-05-06T00:00Z",
                                     "2024-02-28T17:00Z", "2025-09-11T06:00Z"}));
    using enum Criterion;
    request.criteria =
        any(std::vector<Criteria>{Criteria::of({arrival, cost}), Criteria::of({arrival, cost, transfers}),
                                  Criteria::of({arrival, risk}), Criteria::of({arrival, emission}),
                                  Criteria::of({arrival, emission, transfers}),
                                  Criteria::of({transfers, risk}), Criteria::of({arrival, transfers})});
    request.horizon = days(90);
    request.ledgers_max = 100;
    oracle::ask_for_options_only(request);
    const char* rule = any(std::vector<const char*>{"", "", "RU", "RU=250", "bloc:EU=40", "mode:road", "IR"});
    if (*rule != 0) {
      request.rules.push_back(
          rule_of(network_, Rule::Sense::avoid, rule, std::chrono::floor<std::chrono::days>(request.ready)));
    }
    if (stream_.next_below(6) == 0) request.via.push_back(any(places_));
    return request;
  }

 private:
  template <class T>
  T any(const std::vector<T>& list) {
    return list[stream_.next_below(static_cast<std::uint32_t>(list.size()))];
  }

  const Network& network_;
  std::vector<PlaceId> places_;
  RandomStream stream_;
};

}  // namespace corridor::oracle
