// SPDX-License-Identifier: Apache-2.0
#include "corridor/assign/resources.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "corridor/base/check.h"
#include "corridor/model/calendar.h"
#include "corridor/model/duration.h"
#include "corridor/model/validity.h"

namespace corridor {

namespace {

double weeks(Duration length) { return in_days(length) / 7.0; }
double years(Duration length) { return in_days(length) / 365.25; }

bool is_by_water(Mode mode) { return mode == Mode::sea || mode == Mode::ferry; }

}  // namespace

Resources::Resources(const Network& network, const AssignRequest& request)
    : network_(network),
      periods_(request.periods),
      widenings_(request.widenings),
      shares_lanes_(network.links().id.size(), false) {
  const Calls& calls = network.calls();
  for (const CallId call : IdRange<Calls>{calls.service.size()}) {
    if (!is_by_water(calls.mode[call])) continue;
    if (network.services().mode[calls.service[call]] == calls.mode[call]) continue;
    for (const LinkId link : calls.links[call]) shares_lanes_[link.position()] = true;
  }
}

std::vector<double> Resources::capacities() const {
  std::vector<double> capacities;
  for (const ResourceResult& resource : list_) capacities.push_back(resource.capacity);
  return capacities;
}

std::uint32_t Resources::number_of(const Key& key, const ResourceResult& resource) {
  const auto [found, is_new] = numbers_.emplace(key, static_cast<std::uint32_t>(list_.size()));
  if (is_new) {
    list_.push_back(resource);
    for (const Widening& widening : widenings_) {
      const bool fits = (!widening.service.is_none() && widening.service == resource.service) ||
                        (!widening.operation.is_none() && widening.operation == resource.operation) ||
                        (!widening.link.is_none() && widening.link == resource.link);
      if (fits) list_.back().capacity *= widening.factor;
    }
  }
  return found->second;
}

std::optional<std::vector<Use>> Resources::uses_of(const Ledger& ledger, std::size_t period) {
  std::vector<Use> uses;
  for (const LedgerRow& row : ledger.rows) {
    if (row.kind == LedgerKind::leg) use_leg(row, period, uses);
    if (!row.operation.is_none() && row.kind != LedgerKind::storage)
      use_operation(row.operation, period, uses);
  }
  for (const Use& use : uses) {
    if (!(list_[use.resource].capacity > 0.0)) return std::nullopt;
  }
  return uses;
}

void Resources::use_leg(const LedgerRow& leg, std::size_t period, std::vector<Use>& uses) {
  if (leg.service.is_none()) return;
  if (!leg.from_call.is_none()) {
    const bool is_carried_by_others = leg.mode && *leg.mode != network_.services().mode[leg.service];
    const bool shares =
        !leg.links.empty() && is_by_water(*leg.mode) && shares_lanes_[leg.links.front().position()];
    if (!is_carried_by_others || !shares) use_service(leg, period, uses);
    if (shares) use_lane(leg, period, uses);
  }
  for (const LinkId link : leg.links) use_link(link, leg.service, period, uses);
}

/// A departure carries so much between any two calls: a box counts wherever it is on board.
void Resources::use_service(const LedgerRow& leg, std::size_t period, std::vector<Use>& uses) {
  const double each = teu_per_departure(leg.service, periods_[period].day);
  const double count = departures(leg.service, periods_[period]);
  if (std::isinf(each) || std::isinf(count)) return;
  bool is_on_board = false;
  for (const CallId call : network_.calls_of(leg.service)) {
    if (is_on_board) {
      const std::uint32_t number =
          number_of({ResourceKind::service, period, leg.service.position(), call.position()},
                    {.kind = ResourceKind::service,
                     .period = period,
                     .service = leg.service,
                     .call = call,
                     .capacity = each * count});
      uses.push_back({.resource = number, .per_teu = 1.0});
    }
    if (call == leg.from_call) is_on_board = true;
    if (call == leg.to_call) break;
  }
}

/// Boxes of a through train cross the water on the ships of other services: all of them share one lane.
void Resources::use_lane(const LedgerRow& leg, std::size_t period, std::vector<Use>& uses) {
  const Calls& calls = network_.calls();
  const LinkId link = leg.links.front();
  double capacity = 0.0;
  for (const ServiceId service : IdRange<Services>{network_.services().id.size()}) {
    if (network_.services().mode[service] != *leg.mode) continue;
    if (!is_open(network_.services(), service, periods_[period].day)) continue;
    const bool runs = std::ranges::any_of(network_.calls_of(service), [&](CallId call) {
      return std::ranges::count(calls.links[call], link) > 0;
    });
    if (runs)
      capacity += teu_per_departure(service, periods_[period].day) * departures(service, periods_[period]);
  }
  if (std::isinf(capacity)) return;
  const std::uint32_t number = number_of(
      {ResourceKind::lane, period, link.position(), 0},
      {.kind = ResourceKind::lane, .period = period, .link = link, .mode = leg.mode, .capacity = capacity});
  uses.push_back({.resource = number, .per_teu = 1.0});
}

void Resources::use_link(LinkId link, ServiceId service, std::size_t period, std::vector<Use>& uses) {
  const std::optional<double>& per_day = network_.links().capacity[link];
  if (!per_day) return;
  const double each = teu_per_departure(service, periods_[period].day);
  if (std::isinf(each) || !(each > 0.0)) return;
  const std::uint32_t number = number_of({ResourceKind::link, period, link.position(), 0},
                                         {.kind = ResourceKind::link,
                                          .period = period,
                                          .link = link,
                                          .counts_vehicles = true,
                                          .capacity = *per_day * in_days(periods_[period].length)});
  uses.push_back({.resource = number, .per_teu = 1.0 / each});
}

void Resources::use_operation(OperationId operation, std::size_t period, std::vector<Use>& uses) {
  const std::optional<double> capacity = operation_capacity(operation, periods_[period]);
  if (!capacity) return;
  const std::uint32_t number = number_of(
      {ResourceKind::operation, period, operation.position(), 0},
      {.kind = ResourceKind::operation, .period = period, .operation = operation, .capacity = *capacity});
  uses.push_back({.resource = number, .per_teu = 1.0});
}

/// What the vehicle holds, less what the depth of water at its calls takes away. Infinite: not known.
double Resources::teu_per_departure(ServiceId service, Date day) const {
  const Services& services = network_.services();
  std::optional<Teu> capacity = services.capacity[service];
  if (!capacity && !services.vehicle[service].is_none())
    capacity = network_.tables().vehicles.capacity[services.vehicle[service]];
  if (!capacity) return std::numeric_limits<double>::infinity();
  double share = 1.0;
  const DraughtLimits& limits = network_.tables().draught_limits;
  for (const CallId call : network_.calls_of(service)) {
    if (!is_by_water(services.mode[service])) break;
    for (const auto row : IdRange<DraughtLimits>{limits.place.size()}) {
      if (limits.place[row] == network_.calls().place[call] && holds(limits.validity, row, day))
        share = std::min(share, limits.load_share_max[row]);
    }
  }
  return capacity->in_units() * share;
}

/// Infinite: as many as are wanted.
double Resources::departures(ServiceId service, const AssignPeriod& period) const {
  const Services& services = network_.services();
  double per_week = 0.0;
  if (services.kind[service] == ServiceKind::on_demand) return std::numeric_limits<double>::infinity();
  if (services.kind[service] == ServiceKind::timetable) {
    const auto times = week_times_of(services.departures[service]);
    CORRIDOR_CHECK(times.is_good());  // the network was checked
    per_week = static_cast<double>((*times).size());
  } else if (services.frequency[service]) {
    per_week = *services.frequency[service];
  } else {
    return std::numeric_limits<double>::infinity();
  }
  return per_week * weeks(period.length) * services.reliability[service];
}

/// As given; else servers / service time x what a vehicle brings, where both are known. None: not limited.
std::optional<double> Resources::operation_capacity(OperationId operation, const AssignPeriod& period) const {
  const Operations& operations = network_.operations();
  if (operations.capacity[operation]) return *operations.capacity[operation] * years(period.length);
  const std::optional<int>& servers = operations.servers[operation];
  const double hours = distribution_of(operations.duration, operation).mean() / 3600.0;
  const std::optional<Mode>& mode = operations.from_mode[operation];
  if (!servers || !mode || !(hours > 0.0)) return std::nullopt;
  double batch = std::numeric_limits<double>::infinity();
  const Calls& calls = network_.calls();
  for (const CallId call : IdRange<Calls>{calls.service.size()}) {
    if (calls.place[call] != operations.place[operation] || calls.mode[call] != *mode) continue;
    if (network_.services().mode[calls.service[call]] != *mode) continue;
    if (!is_open(network_.services(), calls.service[call], period.day)) continue;
    batch = std::min(batch, teu_per_departure(calls.service[call], period.day));
  }
  if (std::isinf(batch)) return std::nullopt;
  return *servers * in_hours(period.length) / hours * batch;
}

}  // namespace corridor
