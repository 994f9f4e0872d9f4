// SPDX-License-Identifier: Apache-2.0
#include "corridor/model/cpmm.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

#include "corridor/base/check.h"

namespace corridor {

namespace {

constexpr double kKilometresOfIndex = 500.0;
constexpr double kTonnesOfIndex = 20.0;

bool is_leg(const LedgerRow& row) { return row.kind == LedgerKind::leg; }

std::vector<LedgerRow>::const_iterator first_leg(const Ledger& ledger) {
  const auto leg = std::ranges::find_if(ledger.rows, is_leg);
  CORRIDOR_CHECK(leg != ledger.rows.end());
  return leg;
}

/// Runs of rows at one place at which a border is crossed: hours and cost of each.
struct CrossingPoint {
  Duration stay{0};
  Money cost;
};

std::vector<CrossingPoint> crossing_points_of(const Ledger& ledger) {
  std::vector<CrossingPoint> points;
  for (auto row = first_leg(ledger); row != ledger.rows.end();) {
    const auto is_elsewhere = [&](const LedgerRow& r) {
      return is_leg(r) || r.from_place != row->from_place;
    };
    if (is_leg(*row)) {
      ++row;
      continue;
    }
    const auto end = std::find_if(row, ledger.rows.end(), is_elsewhere);
    if (std::any_of(row, end, [](const LedgerRow& r) { return r.kind == LedgerKind::border; })) {
      CrossingPoint point;
      std::for_each(row, end, [&](const LedgerRow& r) {
        point.stay += r.duration;
        point.cost += cost_of(r);
      });
      points.push_back(point);
    }
    row = end;
  }
  return points;
}

}  // namespace

CpmmIndicators cpmm_of(const Ledger& ledger) {
  CpmmIndicators indicators;
  const std::vector<CrossingPoint> points = crossing_points_of(ledger);
  indicators.crossing_points = points.size();
  for (const CrossingPoint& point : points) {
    indicators.border_h += in_hours(point.stay) / static_cast<double>(points.size());
    indicators.border_usd += point.cost.in_units() / static_cast<double>(points.size());
  }
  Duration moving{0};
  for (const LedgerRow& row : ledger.rows) {
    if (is_leg(row)) moving += row.duration;
  }
  const double distance_km = distance_of(ledger).in_units();
  const double goods_t = ledger.consignment.goods.in_units();
  indicators.cost_usd =
      distance_km > 0.0 && goods_t > 0.0
          ? cost_of(ledger).in_units() * (kKilometresOfIndex / distance_km) * (kTonnesOfIndex / goods_t)
          : std::numeric_limits<double>::quiet_NaN();
  indicators.speed_with_delay = distance_km / in_hours(travel_time_of(ledger));
  indicators.speed_without_delay = distance_km / in_hours(moving);
  return indicators;
}

Duration travel_time_of(const Ledger& ledger) {
  const LedgerRow& last = ledger.rows.back();
  return last.start + last.duration - first_leg(ledger)->start;
}

Duration shortest_travel_time_of(const Ledger& ledger) {
  constexpr double kOneInTwenty = 0.05;
  double seconds = 0.0;
  for (auto row = first_leg(ledger); row != ledger.rows.end(); ++row) {
    if (row->departure) {
      seconds += static_cast<double>(row->duration.count());
      continue;
    }
    if (row->probability < 1.0) continue;  // it need not happen
    const double shortest = row->spread.min();
    seconds += shortest > 0.0 ? shortest : row->spread.quantile(kOneInTwenty);
  }
  return Duration{std::llround(seconds)};
}

}  // namespace corridor
