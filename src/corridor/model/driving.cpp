// SPDX-License-Identifier: Apache-2.0
#include "corridor/model/driving.h"

#include <algorithm>

#include "corridor/base/check.h"

namespace corridor {

namespace {

// How often a limit is reached before the last stretch; that one needs no rest after it.
std::int64_t rests(Duration driving, Duration limit) {
  return driving <= Duration{0} ? 0 : (driving.count() - 1) / limit.count();
}

Duration within_a_day(Duration driving, const DriverRule& rule) {
  return driving + rests(driving, rule.drive_before_break) * rule.break_time;
}

Duration within_a_week(Duration driving, const DriverRule& rule) {
  const std::int64_t nights = rests(driving, rule.drive_per_day);
  const Duration day = within_a_day(rule.drive_per_day, rule) + rule.daily_rest;
  return nights * day + within_a_day(driving - nights * rule.drive_per_day, rule);
}

}  // namespace

Duration elapsed(Duration driving, const DriverRule& rule) {
  CORRIDOR_CHECK(rule.drive_before_break > Duration{0} && rule.drive_per_day >= rule.drive_before_break &&
                 rule.drive_per_week >= rule.drive_per_day);
  const std::int64_t weekends = rests(driving, rule.drive_per_week);
  const Duration week = within_a_week(rule.drive_per_week, rule) + rule.weekly_rest;
  return weekends * week + within_a_week(driving - weekends * rule.drive_per_week, rule);
}

std::optional<DriverRule> driver_rule(const Network& network, CountryId country) {
  const DriverRules& rules = network.tables().driver_rules;
  std::optional<DriverRules::IdType> found;
  for (const auto row : IdRange<DriverRules>{rules.id.size()}) {
    const std::vector<CountryId>& countries = rules.countries[row];
    if (std::ranges::find(countries, country) != countries.end()) {
      found = row;
      break;
    }
    if (countries.empty() && !found) found = row;
  }
  if (!found) return std::nullopt;
  return DriverRule{.drive_before_break = rules.drive_before_break[*found],
                    .break_time = rules.break_time[*found],
                    .drive_per_day = rules.drive_per_day[*found],
                    .daily_rest = rules.daily_rest[*found],
                    .drive_per_week = rules.drive_per_week[*found],
                    .weekly_rest = rules.weekly_rest[*found]};
}

}  // namespace corridor
