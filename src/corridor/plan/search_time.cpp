// SPDX-License-Identifier: Apache-2.0
#include "corridor/plan/search_time.h"

#include <array>
#include <cmath>
#include <cstddef>
#include <numbers>

namespace corridor {
namespace {

constexpr double kMissSteps = 64.0;  // of the table below, per standard deviation

/// -1000 ln Phi(z) for z = 0, 1/64, ...; 0 from where it rounds to 0.
std::array<std::uint32_t, 216> make_miss_table() {
  std::array<std::uint32_t, 216> table{};
  for (std::size_t i = 0; i < table.size(); ++i) {
    const double z = static_cast<double>(i) / kMissSteps;
    const double caught = 0.5 * std::erfc(-z / std::numbers::sqrt2);
    table[i] = static_cast<std::uint32_t>(std::lround(-1000.0 * std::log(caught)));
  }
  return table;
}

std::uint32_t rests(std::uint32_t driving_s, const DriverRule& rule) {
  return static_cast<std::uint32_t>(elapsed(Duration{driving_s}, rule).count()) - driving_s;
}

/// Counters of a driver who has driven so long since he started rested.
struct Counters {
  std::int64_t since_break, since_day, since_week;
  friend bool operator==(const Counters&, const Counters&) = default;
};

Counters counters_of(std::uint32_t driving_s, const DriverRule& rule) {
  // Exactly at a limit the rest is still due: 1 to `limit`, and 0 only before the first second.
  const auto since = [](std::int64_t driven, Duration limit) {
    return driven == 0 ? 0 : (driven - 1) % limit.count() + 1;
  };
  const std::int64_t week = since(driving_s, rule.drive_per_week);
  const std::int64_t day = since(week, rule.drive_per_day);
  return {since(day, rule.drive_before_break), day, week};
}

}  // namespace

std::uint32_t driven(std::uint32_t before_s, std::uint32_t driving_s, const DriverRule& rule) {
  return driving_s + rests(before_s + driving_s, rule) - rests(before_s, rule);
}

bool stays_ahead(const Driver& first, const Driver& second, const DriverRule& rule, bool has_gates) {
  if (first.driving_s == second.driving_s) return true;
  const Counters a = counters_of(first.driving_s, rule);
  const Counters b = counters_of(second.driving_s, rule);
  if (a == b) return true;
  // Whoever waits for something to open leaves it together with those who came later, and then their rests
  // alone count: a driver who has rested before may be ahead of a fresher one.
  if (has_gates) return false;
  if (first.driving_s < second.driving_s) {
    // Arrivals differ by what was not driving; what is still driven is rested for by total driving alone.
    const auto start = [&](const Driver& driver) {
      return std::int64_t{driver.arrival} - elapsed(Duration{driver.driving_s}, rule).count();
    };
    if (start(first) <= start(second)) return true;
  }
  if (rule.break_time > rule.daily_rest || rule.daily_rest > rule.weekly_rest) return false;
  // Where a counter of the first driver stands higher, he may owe one rest of its kind more, and never two
  // (PlanDriving.OwesAtMostOneRestOfEachKind): he must be earlier by that much.
  std::int64_t owed = 0;
  if (a.since_week > b.since_week) owed += rule.weekly_rest.count();
  if (a.since_day > b.since_day) owed += rule.daily_rest.count();
  if (a.since_break > b.since_break) owed += rule.break_time.count();
  return first.arrival + owed <= second.arrival;
}

std::uint32_t missed_risk(std::uint32_t slack_s, std::uint32_t variance_min2) {
  static const std::array<std::uint32_t, 216> kTable = make_miss_table();
  if (variance_min2 == 0) return 0;
  const double z = static_cast<double>(slack_s) / 60.0 / std::sqrt(static_cast<double>(variance_min2));
  const double step = z * kMissSteps;
  return step >= static_cast<double>(kTable.size()) ? 0 : kTable[static_cast<std::size_t>(step)];
}

}  // namespace corridor
