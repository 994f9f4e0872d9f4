// SPDX-License-Identifier: Apache-2.0
#include "corridor/plan/spread.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "corridor/base/parallel.h"

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

/// A row that takes the same time in all samples.
bool is_fixed(const LedgerRow& row) { return row.spread.is_fixed() && !(row.probability < 1.0); }

/// Later than that nothing is told apart.
constexpr Tick kLast = kNever - 1;

void pass(std::vector<Tick>& at, Tick more) {
  if (more == 0) return;
  for (Tick& now : at) now = now > kLast - more ? kLast : now + more;
}

}  // namespace

Forecast::Forecast(const Supply& supply, std::span<const Itinerary> itineraries, int samples,
                   std::uint64_t seed, const Run& run)
    : supply_(supply), samples_(samples), random_(seed) {
  CORRIDOR_CHECK(samples > 0);
  std::vector<std::pair<const LedgerRow*, Draws*>> rows;
  for (const Itinerary& itinerary : itineraries) {
    for (const Passage& passage : itinerary.passages) {
      if (passage.is_gate_wait || passage.timetable != kNone || is_fixed(passage.row)) continue;
      const auto [entry, is_new] = draws_.try_emplace(element_of(passage.row));
      if (is_new) rows.emplace_back(&passage.row, &entry->second);
    }
  }
  parallel_for(rows.size(), run, [&](std::size_t i) { *rows[i].second = draws_of(*rows[i].first); });
}

Forecast::Draws Forecast::draws_of(const LedgerRow& row) const {
  const std::uint64_t element = element_of(row);
  Draws draws(static_cast<std::size_t>(samples_));
  const std::array<double, kQuantiles> values = quantiles_of(row.spread);
  // Parts of one run share its draw: they are named after the same call.
  RandomStream stream = random_.stream(static_cast<std::uint32_t>(element ^ (element >> 29U)), 1);
  for (Tick& draw : draws) {
    double uniform = stream.next_uniform();
    if (row.probability < 1.0) {
      // It happens to a share of samples; among those the rest of the number is uniform again.
      const double threshold = 1.0 - row.probability;
      if (uniform < threshold) continue;
      uniform = row.probability > 0.0 ? (uniform - threshold) / row.probability : 0.5;
    }
    const auto seconds = static_cast<std::int32_t>(std::lround(between(values, uniform)));
    draw = static_cast<Tick>(std::max(0, seconds));
  }
  return draws;
}

/// Who is there in time takes the planned departure, others the next.
void Forecast::take(const Passage& passage, Samples& samples) const {
  const Timetable& timetable = supply_.timetables[passage.timetable];
  const Tick* departures = supply_.ticks.data() + timetable.departures;
  const auto planned = static_cast<Tick>((*passage.row.departure - supply_.zero).count());
  for (std::size_t i = 0; i < samples.at.size(); ++i) {
    Tick& now = samples.at[i];
    if (now <= planned) {
      now = planned;
      continue;
    }
    samples.missed[i] = 1;
    const Tick* next = std::lower_bound(departures, departures + timetable.count, now);
    if (next != departures + timetable.count) now = *next;
  }
}

void Forecast::follow(const Passage& passage, Samples& samples) const {
  if (passage.is_gate_wait) return;  // each sample waits for the gate itself
  const bool has_gate = passage.gate != kNone || passage.gate_2 != kNone;
  if (has_gate || passage.timetable != kNone) {
    pass(samples.at, samples.pending);
    samples.pending = 0;
  }
  if (passage.timetable != kNone) return take(passage, samples);
  for (const std::uint32_t gate : {passage.gate, passage.gate_2}) {
    if (gate == kNone) continue;
    for (Tick& now : samples.at) now = std::min(supply_.calendars.next(gate, now), kLast);
  }
  if (is_fixed(passage.row)) {
    samples.pending += static_cast<Tick>(passage.row.duration.count());
    return;
  }
  const Draws& draws = draws_.at(element_of(passage.row));
  for (std::size_t i = 0; i < draws.size(); ++i) {
    const Tick now = samples.at[i];
    samples.at[i] = now > kLast - draws[i] ? kLast : now + draws[i];
  }
}

Spread Forecast::spread(const Itinerary& itinerary, std::optional<Instant> by) const {
  const auto count = static_cast<std::size_t>(samples_);
  Samples samples{std::vector<Tick>(count, itinerary.ready), std::vector<std::uint8_t>(count, 0)};
  for (const Passage& passage : itinerary.passages) follow(passage, samples);
  pass(samples.at, samples.pending);
  return spread_of(samples, by);
}

Spread Forecast::spread_of(Samples& samples, std::optional<Instant> by) const {
  std::vector<Tick>& at = samples.at;
  Spread spread;
  spread.samples = samples_;
  std::int64_t sum = 0;
  std::size_t in_time = 0;
  const Tick latest = by ? static_cast<Tick>((*by - supply_.zero).count()) : 0;
  for (const Tick arrival : at) {
    sum += arrival;
    in_time += static_cast<std::size_t>(by.has_value() && arrival <= latest);
  }
  spread.mean = supply_.instant_of(static_cast<Tick>(sum / samples_));
  spread.by_probability = static_cast<double>(in_time) / samples_;
  spread.missed_probability = static_cast<double>(std::ranges::count(samples.missed, 1)) / samples_;
  const auto quantile = [&](double p) {
    const auto rank = static_cast<std::size_t>(std::ceil(p * samples_));
    const auto nth =
        at.begin() + static_cast<std::ptrdiff_t>(std::clamp<std::size_t>(rank, 1, at.size()) - 1);
    std::ranges::nth_element(at, nth);
    return supply_.instant_of(*nth);
  };
  spread.p10 = quantile(0.1);
  spread.p50 = quantile(0.5);
  spread.p90 = quantile(0.9);
  return spread;
}

std::vector<Spread> spreads_of(const Supply& supply, std::span<const Itinerary> itineraries,
                               const PlanRequest& request, const Run& run) {
  const Forecast forecast(supply, itineraries, request.samples, request.seed, run);
  std::vector<Spread> spreads(itineraries.size());
  spreads.resize(parallel_for(itineraries.size(), run, [&](std::size_t i) {
    spreads[i] = forecast.spread(itineraries[i], request.limits.by);
  }));
  return spreads;
}

}  // namespace corridor
