// SPDX-License-Identifier: Apache-2.0
// What an itinerary uses that is scarce: room on the departures of a service between two calls, room on the
// ships of a lane, work at a terminal or border, slots on a link.
#pragma once

#include <cstdint>
#include <map>
#include <tuple>
#include <vector>

#include "corridor/assign/assign.h"

namespace corridor {

class Resources {
 public:
  /// In: `request` outlives this.
  Resources(const Network& network, const AssignRequest& request);

  /// What one TEU on the way uses; resources that are met for the first time are added. A use of something
  /// that carries nothing (capacity 0) makes the way impossible: none.
  [[nodiscard]] std::optional<std::vector<Use>> uses_of(const Ledger& ledger, std::size_t period);

  [[nodiscard]] const std::vector<ResourceResult>& list() const { return list_; }
  [[nodiscard]] std::vector<double> capacities() const;

 private:
  using Key = std::tuple<ResourceKind, std::size_t, std::uint32_t, std::uint32_t>;

  std::uint32_t number_of(const Key& key, const ResourceResult& resource);
  void use_leg(const LedgerRow& leg, std::size_t period, std::vector<Use>& uses);
  void use_service(const LedgerRow& leg, std::size_t period, std::vector<Use>& uses);
  void use_lane(const LedgerRow& leg, std::size_t period, std::vector<Use>& uses);
  void use_link(LinkId link, ServiceId service, std::size_t period, std::vector<Use>& uses);
  void use_operation(OperationId operation, std::size_t period, std::vector<Use>& uses);
  [[nodiscard]] double teu_per_departure(ServiceId service, Date day) const;
  [[nodiscard]] double departures(ServiceId service, const AssignPeriod& period) const;
  [[nodiscard]] std::optional<double> operation_capacity(OperationId operation,
                                                         const AssignPeriod& period) const;

  const Network& network_;
  const std::vector<AssignPeriod>& periods_;
  const std::vector<Widening>& widenings_;
  std::vector<ResourceResult> list_;
  std::map<Key, std::uint32_t> numbers_;
  std::vector<bool> shares_lanes_;  ///< [link] ships of other services carry boxes of through trains here
};

}  // namespace corridor
