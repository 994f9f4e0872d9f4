// SPDX-License-Identifier: Apache-2.0
#include "corridor/simulate/gates.h"

#include <algorithm>

#include "corridor/base/check.h"

namespace corridor {

GateId Gates::add(Gate gate) {
  gates_.push_back(std::move(gate));
  return GateId{static_cast<std::uint32_t>(gates_.size() - 1)};
}

template <class IdType>
GateId Gates::of_closures(int kind, const Column<Closures::IdType, IdType>& column, IdType id) {
  const auto [entry, is_new] = known_.try_emplace({kind, id.position()});
  if (!is_new) return entry->second;
  const Closures& closures = network_->tables().closures;
  std::vector<Closed> closed;
  for (const Closures::IdType row : IdRange<Closures>{column.size()}) {
    if (column[row] != id) continue;
    const std::optional<Date> first = closures.validity.valid_from[row];
    const std::optional<Date> last = closures.validity.valid_to[row];
    closed.push_back({first ? tick_of(*first) : std::numeric_limits<SimTime>::min(),
                      last ? tick_of(*last + std::chrono::days{1}) : kEndOfTime});
  }
  if (closed.empty()) return entry->second;
  std::ranges::sort(closed, {}, &Closed::begin);
  Gate gate;
  for (const Closed& span : closed) {
    if (!gate.closed.empty() && span.begin <= gate.closed.back().end) {
      gate.closed.back().end = std::max(gate.closed.back().end, span.end);
    } else {
      gate.closed.push_back(span);
    }
  }
  return entry->second = add(std::move(gate));
}

GateId Gates::of_place(PlaceId place) { return of_closures(0, network_->tables().closures.place, place); }

GateId Gates::of_link(LinkId link) { return of_closures(1, network_->tables().closures.link, link); }

GateId Gates::of_service(ServiceId service) {
  return of_closures(2, network_->tables().closures.service, service);
}

GateId Gates::of_operation(OperationId operation) {
  const Operations& operations = network_->operations();
  if (operations.opening_hours[operation].empty()) return GateId::none();
  const auto [entry, is_new] = known_.try_emplace({3, operation.position()});
  if (!is_new) return entry->second;
  const Parsed<OpeningHours> hours = opening_hours_of(operations.opening_hours[operation]);
  CORRIDOR_CHECK(hours.is_good());
  if (hours->is_always()) return entry->second;
  const std::optional<Zone> zone = Zone::find(network_->places().zone[operations.place[operation]]);
  CORRIDOR_CHECK(zone.has_value());
  Gate gate;
  gate.hours = *hours;
  gate.zone = *zone;
  return entry->second = add(std::move(gate));
}

GateId Gates::both(GateId a, GateId b) {
  if (a.is_none()) return b;
  if (b.is_none() || a == b) return a;
  const auto [entry, is_new] = pairs_.try_emplace({a, b});
  if (!is_new) return entry->second;
  Gate gate;
  std::vector<Closed> all = gates_[a.position()].closed;
  const std::vector<Closed>& more = gates_[b.position()].closed;
  CORRIDOR_CHECK(gates_[a.position()].hours.is_always() && gates_[b.position()].hours.is_always());
  all.insert(all.end(), more.begin(), more.end());
  std::ranges::sort(all, {}, &Closed::begin);
  for (const Closed& span : all) {
    if (!gate.closed.empty() && span.begin <= gate.closed.back().end) {
      gate.closed.back().end = std::max(gate.closed.back().end, span.end);
    } else {
      gate.closed.push_back(span);
    }
  }
  return entry->second = add(std::move(gate));
}

SimTime Gates::open_at(GateId gate, SimTime at) const {
  if (gate.is_none()) return at;
  const Gate& asked = gates_[gate.position()];
  if (!asked.hours.is_always()) {
    return tick_of(next_opening(asked.hours, asked.zone, zero_ + Duration{at}));
  }
  for (const Closed& span : asked.closed) {
    if (at < span.begin) break;
    if (at < span.end) return span.end;
  }
  return at;
}

}  // namespace corridor
