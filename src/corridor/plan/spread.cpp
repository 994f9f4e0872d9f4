// SPDX-License-Identifier: Apache-2.0
#include "corridor/plan/spread.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace corridor {
namespace {

constexpr int kQuantiles = 128;  // of a distribution are computed; what lies between them is interpolated

/// A name for what draws: the row of the network that the time comes from.
std::uint64_t element_of(const LedgerRow& row) {
  const auto name = [](std::uint64_t kind, std::uint32_t position) { return kind << 40U | position; };
  if (!row.operation.is_none()) return name(1, row.operation.position());
  if (!row.to_call.is_none())
    return name(2U + 16U * static_cast<std::uint64_t>(row.kind), row.to_call.position());
  if (row.kind == LedgerKind::leg && !row.links.empty()) {
    return name(3, row.links.front().position()) ^ (std::uint64_t{row.links.size()} << 32U);
  }
  const std::uint64_t service = row.service.is_none() ? 0 : row.service.position() + 1U;
  const std::uint64_t chance = row.probability < 1.0 ? 1 : 0;
  return name(4U + static_cast<std::uint64_t>(row.kind) + (chance << 8U), row.from_place.position()) ^
         (service << 20U);
}

/// The distribution by its quantiles at (k + 1/2) / kQuantiles.
std::array<double, kQuantiles> quantiles_of(const Distribution& spread) {
  std::array<double, kQuantiles> values{};
  for (int k = 0; k < kQuantiles; ++k)
    values[static_cast<std::size_t>(k)] = spread.quantile((k + 0.5) / kQuantiles);
  return values;
}

double between(const std::array<double, kQuantiles>& values, double uniform) {
  const double position = std::clamp(uniform * kQuantiles - 0.5, 0.0, kQuantiles - 1.0);
  const auto below = static_cast<std::size_t>(position);
  const std::size_t above = std::min<std::size_t>(below + 1, kQuantiles - 1);
  return values[below] + (position - static_cast<double>(below)) * (values[above] - values[below]);
}

}  // namespace

Forecast::Forecast(const Supply& supply, int samples, std::uint64_t seed)
    : supply_(supply), samples_(samples), random_(seed) {
  CORRIDOR_CHECK(samples > 0);
}

const Forecast::Draws& Forecast::draws_of(const LedgerRow& row) {
  const std::uint64_t element = element_of(row);
  const auto [entry, is_new] = known_.try_emplace(element);
  Draws& draws = entry->second;
  if (!is_new) return draws;
  draws.resize(static_cast<std::size_t>(samples_));
  const std::array<double, kQuantiles> values = quantiles_of(row.spread);
  // Parts of one run share its draw: they are named after the same call.
  const auto name = static_cast<std::uint32_t>(element ^ (element >> 29U));
  for (int sample = 0; sample < samples_; ++sample) {
    const auto index = static_cast<std::uint32_t>(sample);
    double uniform = random_.uniform(name, 1, index);
    if (row.probability < 1.0) {
      // It happens to a share of samples; among those the rest of the number is uniform again.
      const double threshold = 1.0 - row.probability;
      if (uniform < threshold) continue;
      uniform = row.probability > 0.0 ? (uniform - threshold) / row.probability : 0.5;
    }
    draws[index] = static_cast<std::int32_t>(std::lround(between(values, uniform)));
  }
  return draws;
}

void Forecast::follow(const Passage& passage, std::vector<Tick>& at, std::vector<std::uint8_t>& missed) {
  const auto count = static_cast<std::size_t>(samples_);
  if (passage.is_gate_wait) return;  // each sample waits for the gate itself
  if (passage.timetable != kNone) {
    const Timetable& timetable = supply_.timetables[passage.timetable];
    const Tick* departures = supply_.ticks.data() + timetable.departures;
    const auto planned = static_cast<Tick>((*passage.row.departure - supply_.zero).count());
    for (std::size_t i = 0; i < count; ++i) {
      if (at[i] <= planned) {
        at[i] = planned;
        continue;
      }
      missed[i] = 1;
      const Tick* next = std::lower_bound(departures, departures + timetable.count, at[i]);
      if (next != departures + timetable.count) at[i] = *next;
    }
    return;
  }
  const bool is_fixed = passage.row.spread.is_fixed() && !(passage.row.probability < 1.0);
  const Draws* draws = is_fixed ? nullptr : &draws_of(passage.row);
  const auto fixed = static_cast<Tick>(passage.row.duration.count());
  for (std::size_t i = 0; i < count; ++i) {
    Tick now = at[i];
    if (passage.gate != kNone) now = std::min(supply_.calendars.next(passage.gate, now), kNever - 1);
    if (passage.gate_2 != kNone) now = std::min(supply_.calendars.next(passage.gate_2, now), kNever - 1);
    const Tick more = draws != nullptr ? static_cast<Tick>(std::max(0, (*draws)[i])) : fixed;
    at[i] = now > kNever - 1 - more ? kNever - 1 : now + more;
  }
}

Spread Forecast::spread(const Itinerary& itinerary, std::optional<Instant> by) {
  const auto count = static_cast<std::size_t>(samples_);
  std::vector<Tick> at(count, itinerary.ready);
  std::vector<std::uint8_t> missed(count, 0);
  for (const Passage& passage : itinerary.passages) follow(passage, at, missed);
  Spread spread;
  spread.samples = samples_;
  std::int64_t sum = 0;
  std::size_t in_time = 0;
  const Tick latest = by ? static_cast<Tick>((*by - supply_.zero).count()) : 0;
  for (std::size_t i = 0; i < count; ++i) {
    sum += at[i];
    in_time += static_cast<std::size_t>(by.has_value() && at[i] <= latest);
  }
  spread.mean = supply_.instant_of(static_cast<Tick>(sum / samples_));
  spread.by_probability = static_cast<double>(in_time) / samples_;
  spread.missed_probability = static_cast<double>(std::ranges::count(missed, 1)) / samples_;
  std::ranges::sort(at);
  const auto quantile = [&](double p) {
    const auto rank = static_cast<std::size_t>(std::ceil(p * samples_));
    return supply_.instant_of(at[std::clamp<std::size_t>(rank, 1, count) - 1]);
  };
  spread.p10 = quantile(0.1);
  spread.p50 = quantile(0.5);
  spread.p90 = quantile(0.9);
  return spread;
}

}  // namespace corridor
