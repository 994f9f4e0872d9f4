// SPDX-License-Identifier: Apache-2.0
// When things may start, as sorted spans of open time in seconds of one plan: opening hours and closures are
// expanded to UTC once, so that the search asks with a binary search and never meets a time zone.
#pragma once

#include <cstdint>
#include <limits>
#include <span>
#include <unordered_map>
#include <vector>

#include "corridor/model/network.h"

namespace corridor {

/// Seconds since the zero of a plan (see Supply). Never is later than any horizon.
using Tick = std::uint32_t;
inline constexpr Tick kNever = std::numeric_limits<Tick>::max();
inline constexpr std::uint32_t kNone = std::numeric_limits<std::uint32_t>::max();

class Calendars {
 public:
  Calendars(Instant zero, Duration horizon) : zero_(zero), horizon_(horizon) {}

  /// A number for `opening_hours` of the operation; kNone if it is always open.
  std::uint32_t of_operation(const Network& network, OperationId operation);
  /// A number for the closures of a thing; kNone if it is never closed. What is closed waits until it ends.
  std::uint32_t of_place(const Network& network, PlaceId place);
  std::uint32_t of_link(const Network& network, LinkId link);
  std::uint32_t of_service(const Network& network, ServiceId service);

  /// The first moment at or after `at` that is open; kNever if there is none.
  [[nodiscard]] Tick next(std::uint32_t calendar, Tick at) const {
    const Span* span = spans_.data() + begins_[calendar];
    const Span* end = spans_.data() + begins_[calendar + 1];
    while (end - span > 8) {
      const Span* middle = span + (end - span) / 2;
      (middle->end <= at ? span : end) = middle;
    }
    while (span != end && span->end <= at) ++span;
    const Span* last = spans_.data() + begins_[calendar + 1];
    if (span == last) return kNever;
    return span->begin > at ? span->begin : at;
  }
  [[nodiscard]] std::size_t size() const { return begins_.size() - 1; }

 private:
  struct Span {
    Tick begin, end;  ///< open in [begin, end)
  };
  struct Closed {
    Instant begin, end;
  };

  template <class IdType, class Column>
  std::uint32_t of_closures(const Network& network, const Column& column, IdType id);
  std::uint32_t add(std::span<const Span> spans);
  [[nodiscard]] Tick tick_of(Instant instant) const;

  Instant zero_;
  Duration horizon_;
  std::vector<Span> spans_;
  std::vector<std::uint32_t> begins_{0};
  std::unordered_map<std::uint64_t, std::uint32_t> known_;  // (kind, id) -> calendar
};

}  // namespace corridor
