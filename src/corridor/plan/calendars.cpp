// SPDX-License-Identifier: Apache-2.0
#include "corridor/plan/calendars.h"

#include <algorithm>

#include "corridor/base/zone.h"
#include "corridor/model/calendar.h"

namespace corridor {
namespace {

enum class Kind : std::uint64_t { operation, place, link, service };

std::uint64_t key_of(Kind kind, std::uint32_t position) {
  return (static_cast<std::uint64_t>(kind) << 32U) | position;
}

Zone zone_at(const Network& network, PlaceId place) {
  const std::optional<Zone> zone = Zone::find(network.places().zone[place]);
  CORRIDOR_CHECK(zone.has_value());
  return *zone;
}

}  // namespace

Tick Calendars::tick_of(Instant instant) const {
  const std::int64_t seconds = (instant - zero_).count();
  return static_cast<Tick>(std::clamp<std::int64_t>(seconds, 0, kNever));
}

std::uint32_t Calendars::add(std::span<const Span> spans) {
  spans_.insert(spans_.end(), spans.begin(), spans.end());
  begins_.push_back(static_cast<std::uint32_t>(spans_.size()));
  return static_cast<std::uint32_t>(begins_.size() - 2);
}

std::uint32_t Calendars::of_operation(const Network& network, OperationId operation) {
  const Operations& operations = network.operations();
  if (operations.opening_hours[operation].empty()) return kNone;
  const auto [entry, is_new] = known_.try_emplace(key_of(Kind::operation, operation.position()), kNone);
  if (!is_new) return entry->second;
  const Parsed<OpeningHours> hours = opening_hours_of(operations.opening_hours[operation]);
  CORRIDOR_CHECK(hours.is_good());
  if (hours->is_always()) return kNone;
  const Zone zone = zone_at(network, operations.place[operation]);
  std::vector<Span> spans;
  const auto monday = [&] {
    const Date day = std::chrono::floor<std::chrono::days>(zero_) - std::chrono::days{8};
    return day - (std::chrono::weekday{day} - std::chrono::Monday);
  }();
  for (Date week = monday; Instant{week} < zero_ + horizon_ + std::chrono::days{8};
       week += std::chrono::days{7}) {
    const std::chrono::local_seconds start{Instant{week}.time_since_epoch()};
    for (const OpeningHours::Span& span : hours->spans) {
      const Tick begin = tick_of(zone.instant_of(start + span.begin));
      const Tick end = tick_of(zone.instant_of(start + span.end));
      if (begin >= end) continue;
      if (!spans.empty() && begin <= spans.back().end) {
        spans.back().end = std::max(spans.back().end, end);
      } else {
        spans.push_back({begin, end});
      }
    }
  }
  return entry->second = add(spans);
}

template <class IdType, class Column>
std::uint32_t Calendars::of_closures(const Network& network, const Column& column, IdType id) {
  const Closures& closures = network.tables().closures;
  std::vector<Closed> closed;
  for (const Closures::IdType row : IdRange<Closures>{column.size()}) {
    if (column[row] != id) continue;
    const std::optional<Date> first = closures.validity.valid_from[row];
    const std::optional<Date> last = closures.validity.valid_to[row];
    const Closed span{first ? Instant{*first} : Instant::min(),
                      last ? Instant{*last + std::chrono::days{1}} : Instant::max()};
    if (span.end > zero_ && span.begin < zero_ + horizon_) closed.push_back(span);
  }
  if (closed.empty()) return kNone;
  std::ranges::sort(closed, {}, &Closed::begin);
  std::vector<Span> spans;
  Instant open_from = zero_;
  for (const Closed& span : closed) {
    if (span.begin > open_from) spans.push_back({tick_of(open_from), tick_of(span.begin)});
    open_from = std::max(open_from, span.end);
  }
  if (open_from != Instant::max()) spans.push_back({tick_of(open_from), kNever});
  return add(spans);
}

std::uint32_t Calendars::of_place(const Network& network, PlaceId place) {
  const auto [entry, is_new] = known_.try_emplace(key_of(Kind::place, place.position()), kNone);
  if (is_new) entry->second = of_closures(network, network.tables().closures.place, place);
  return entry->second;
}

std::uint32_t Calendars::of_link(const Network& network, LinkId link) {
  const auto [entry, is_new] = known_.try_emplace(key_of(Kind::link, link.position()), kNone);
  if (is_new) entry->second = of_closures(network, network.tables().closures.link, link);
  return entry->second;
}

std::uint32_t Calendars::of_service(const Network& network, ServiceId service) {
  const auto [entry, is_new] = known_.try_emplace(key_of(Kind::service, service.position()), kNone);
  if (is_new) entry->second = of_closures(network, network.tables().closures.service, service);
  return entry->second;
}

}  // namespace corridor
