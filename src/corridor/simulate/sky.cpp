// SPDX-License-Identifier: Apache-2.0
#include "corridor/simulate/sky.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "corridor/base/elementary.h"
#include "corridor/simulate/lanes.h"

namespace corridor {
namespace {

constexpr std::uint32_t kNoSite = 0xFFFF'FFFFU;

struct Season {
  std::array<double, 12> closed_share{}, spell_s{};
};

std::size_t month_of(Instant at) {
  const std::chrono::year_month_day day{std::chrono::floor<std::chrono::days>(at)};
  return static_cast<unsigned>(day.month()) - 1U;
}

Instant next_month(Instant at) {
  const std::chrono::year_month_day day{std::chrono::floor<std::chrono::days>(at)};
  return std::chrono::sys_days{(day.year() / day.month() + std::chrono::months{1}) / std::chrono::day{1}};
}

/// When an amount of unit-exponential hazard is used up, at the rate of each month in turn.
template <class RateOf>
Instant use_up(double hazard, Instant at, Instant end, RateOf rate_of) {
  while (at < end) {
    const double rate = rate_of(month_of(at));
    const Instant turn = std::min(next_month(at), end);
    const double room = rate * static_cast<double>((turn - at).count());
    if (room >= hazard && rate > 0.0) {
      return at + Duration{std::max<std::int64_t>(1, std::llround(hazard / rate))};
    }
    hazard -= room;
    at = turn;
  }
  return end;
}

}  // namespace

Sky::Sky(const Network& network, Instant zero, SimTime end, const Random& random)
    : site_of_(network.places().id.size(), kNoSite) {
  const WeatherClosures& table = network.tables().weather_closures;
  std::vector<Season> seasons;
  for (const WeatherClosures::IdType row : IdRange<WeatherClosures>{table.place.size()}) {
    std::uint32_t& site = site_of_[table.place[row].position()];
    if (site == kNoSite) {
      site = static_cast<std::uint32_t>(places_.size());
      places_.push_back(table.place[row]);
      seasons.emplace_back();
    }
    const auto month = static_cast<std::size_t>(table.month[row] - 1);
    seasons[site].closed_share[month] = table.closed_share[row];
    seasons[site].spell_s[month] = static_cast<double>(table.spell_mean[row].count());
  }
  const Instant last = zero + Duration{end};
  storms_.resize(places_.size());
  for (std::size_t site = 0; site < places_.size(); ++site) {
    const Season& season = seasons[site];
    RandomStream lane = random.stream(places_[site].position(), kLaneWeather);
    const auto exponential = [&] { return -portable_log(lane.next_uniform()); };
    const auto ends = [&](std::size_t month) {
      return season.spell_s[month] > 0.0 ? 1.0 / season.spell_s[month] : 1.0;
    };
    const auto begins = [&](std::size_t month) {
      const double share = std::min(season.closed_share[month], 0.99);
      return share > 0.0 ? share / (1.0 - share) * ends(month) : 0.0;
    };
    Instant at = zero;
    bool is_closed = lane.next_uniform() < season.closed_share[month_of(zero)];
    while (at < last) {
      const Instant turn =
          is_closed ? use_up(exponential(), at, last, ends) : use_up(exponential(), at, last, begins);
      if (is_closed) storms_[site].push_back({(at - zero).count(), (turn - zero).count()});
      is_closed = !is_closed;
      at = turn;
    }
  }
}

const std::vector<Sky::Storm>* Sky::storms_at(PlaceId place) const {
  const std::uint32_t site = site_of_[place.position()];
  return site == kNoSite ? nullptr : &storms_[site];
}

SimTime Sky::open_at(PlaceId place, SimTime at) const {
  const std::vector<Storm>* storms = storms_at(place);
  if (storms == nullptr) return at;
  const auto storm = std::ranges::upper_bound(*storms, at, {}, &Storm::end);
  return storm != storms->end() && storm->begin <= at ? storm->end : at;
}

SimTime Sky::closed_in(PlaceId place, SimTime from, SimTime to) const {
  SimTime sum = 0;
  const std::vector<Storm>* storms = storms_at(place);
  if (storms == nullptr) return sum;
  for (const Storm& storm : *storms) {
    sum += std::max<SimTime>(0, std::min(storm.end, to) - std::max(storm.begin, from));
  }
  return sum;
}

}  // namespace corridor
