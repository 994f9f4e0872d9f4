// SPDX-License-Identifier: Apache-2.0
// Rules about one cell or one row at a time. Most walk the list of fields: a new field of a type or unit that
// is known is checked without a line here.
#include <algorithm>
#include <map>
#include <string_view>
#include <type_traits>
#include <vector>

#include <fmt/format.h>

#include "corridor/base/text.h"
#include "corridor/base/zone.h"
#include "corridor/model/findings.h"
#include "corridor/model/validity.h"

namespace corridor {

namespace {

template <class IdType>
void check_durations(const Durations<IdType>& durations, const char* const (&names)[4],
                     std::string_view table, Findings& findings) {
  for (std::size_t row = 0; row < durations.typical.size(); ++row) {
    const IdType id{static_cast<std::uint32_t>(row)};
    const Duration min = durations.min[id];
    const Duration typical = durations.typical[id];
    const Duration max = durations.max[id];
    const auto given = [&] {
      return fmt::format("{} / {} / {}", text_of(in_hours(min)), text_of(in_hours(typical)),
                         text_of(in_hours(max)));
    };
    if (std::min({min, typical, max}) < Duration{0}) {
      findings.add("negative_duration", {table, row, names[1], given()},
                   "a length of time cannot be negative");
    } else if (durations.shape[id] != Shape::fixed && !(min <= typical && typical <= max)) {
      findings.add("disordered_duration", {table, row, names[1], given()},
                   "shortest, most likely and longest are not in order");
    } else if (durations.shape[id] == Shape::lognormal && min <= Duration{0}) {
      findings.add("disordered_duration", {table, row, names[0], given()}, "a lognormal time cannot be 0");
    }
  }
}

template <class IdType>
void check_validity(const Validity<IdType>& validity, std::string_view table, Findings& findings) {
  for (std::size_t row = 0; row < validity.valid_from.size(); ++row) {
    const IdType id{static_cast<std::uint32_t>(row)};
    const auto& from = validity.valid_from[id];
    const auto& to = validity.valid_to[id];
    if (from && to && *from > *to) {
      findings.add("disordered_dates", {table, row, "valid_to", text_of(*to)},
                   fmt::format("ends before it begins on {}", text_of(*from)));
    }
  }
}

/// Quantities for which 0 or less has no meaning, wherever they stand.
constexpr std::string_view kPositiveFields[] = {"length_km",
                                                "capacity_teu",
                                                "capacity_per_day",
                                                "capacity_teu_per_year",
                                                "payload_t",
                                                "draught_m",
                                                "draught_max_m",
                                                "frequency_per_week",
                                                "fill_teu",
                                                "wait_max_d",
                                                "vehicle_count",
                                                "tracks",
                                                "gauge_mm",
                                                "from_gauge_mm",
                                                "to_gauge_mm",
                                                "servers",
                                                "mass_t_per_feu",
                                                "value_usd_per_t",
                                                "drive_before_break_h",
                                                "drive_per_day_h",
                                                "drive_per_week_h",
                                                "last",
                                                "spell_mean_h"};

/// What may be 0 but not less.
constexpr std::string_view kNotNegativeFields[] = {
    "cut_off_h",         "break_h",       "daily_rest_h",
    "weekly_rest_h",     "free_time_d",   "emission_kg_co2e",
    "wtt_g_per_tkm",     "ttw_g_per_tkm", "time_value_usd_per_feu_day",
    "reliability_ratio", "tolerance"};

template <class T>
double as_number(const T& value) {
  if constexpr (std::is_arithmetic_v<T>) {
    return static_cast<double>(value);
  } else if constexpr (std::is_same_v<T, Duration>) {
    return static_cast<double>(value.count());
  } else {
    return value.in_units();
  }
}

template <class T>
concept Numeric = (std::is_arithmetic_v<T> && !std::is_same_v<T, bool>) || std::is_same_v<T, Duration> ||
                  requires(const T& t) { t.in_units(); };

template <class T>
void check_number(const Field& field, const T& value, std::string_view table, std::size_t row,
                  Findings& findings) {
  const double number = as_number(value);
  if (field.unit == Unit::share && (number < 0.0 || number > 1.0)) {
    findings.add("share_out_of_range", {table, row, field.name, text_of(number)},
                 "a share lies between 0 and 1");
  }
  if (std::ranges::find(kPositiveFields, field.name) != std::end(kPositiveFields) && number <= 0.0) {
    findings.add("not_positive", {table, row, field.name, text_of(number)}, "must be above 0");
  }
  if (std::ranges::find(kNotNegativeFields, field.name) != std::end(kNotNegativeFields) && number < 0.0) {
    findings.add("not_positive", {table, row, field.name, text_of(number)}, "must not be below 0");
  }
}

template <class Rows>
void check_numbers(const Rows& rows, std::string_view table, Findings& findings) {
  each_field(rows, [&](const Field& field, const auto& column) {
    using Value = typename std::remove_cvref_t<decltype(column)>::Value;
    if constexpr (Numeric<Value>) {
      for (std::size_t row = 0; row < column.size(); ++row) {
        check_number(field, column.values()[row], table, row, findings);
      }
    } else if constexpr (requires(const Value& v) { v.has_value(); }) {
      if constexpr (Numeric<typename Value::value_type>) {
        for (std::size_t row = 0; row < column.size(); ++row) {
          const Value& value = column.values()[row];
          if (value) check_number(field, *value, table, row, findings);
        }
      }
    }
  });
}

template <class Rows>
void check_key(const Rows& rows, std::string_view table, Findings& findings) {
  if constexpr (requires { rows.id; }) {
    std::map<std::string_view, std::vector<std::uint32_t>> seen;  // key -> rows before
    for (std::uint32_t row = 0; row < rows.id.size(); ++row) {
      std::vector<std::uint32_t>& others = seen[rows.id.values()[row]];
      const bool clashes = std::ranges::any_of(others, [&](std::uint32_t other) {
        if constexpr (requires { rows.validity; }) {
          const auto& from = rows.validity.valid_from.values();
          const auto& to = rows.validity.valid_to.values();
          return overlap(from[row], to[row], from[other], to[other]);
        } else {
          return true;
        }
      });
      if (clashes) {
        findings.add("doubled_key", {table, row, "id", rows.id.values()[row]},
                     fmt::format("this key stands on line {} too", others.front() + 2));
      }
      others.push_back(row);
    }
  }
}

void check_periods(const Tables& tables, Findings& findings) {
  const Flows& flows = tables.flows;
  for (std::uint32_t row = 0; row < flows.id.size(); ++row) {
    const Flows::IdType id{row};
    if (flows.period_from[id] > flows.period_to[id]) {
      findings.add("disordered_dates", {"flows", row, "period_to", text_of(flows.period_to[id])},
                   "the period ends before it begins");
    }
  }
  const Events& events = tables.events;
  for (const EventId event : IdRange<Events>{events.id.size()}) {
    if (events.end_date[event] && *events.end_date[event] < events.date[event]) {
      findings.add("disordered_dates",
                   {"events", event.position(), "end_date", text_of(*events.end_date[event])},
                   "the event ends before it begins");
    }
  }
  const WeatherClosures& closures = tables.weather_closures;
  for (std::uint32_t row = 0; row < closures.month.size(); ++row) {
    const int month = closures.month.values()[row];
    if (month < 1 || month > 12) {
      findings.add("month_out_of_range", {"weather_closures", row, "month", text_of(month)},
                   "a month is a number from 1 to 12");
    }
  }
}

void check_zones(const Places& places, Findings& findings) {
  std::map<std::string_view, bool> known;  // a look-up in the machine's files each, so ask once a name
  for (const PlaceId place : IdRange<Places>{places.id.size()}) {
    const std::string& zone = places.zone[place];
    const auto [entry, is_new] = known.try_emplace(zone, false);
    if (is_new) entry->second = Zone::find(zone).has_value();
    if (!entry->second) {
      findings.add("unknown_zone", {"places", place.position(), "zone", zone}, "no time zone is called so",
                   "write an IANA name, as Asia/Almaty");
    }
  }
}

}  // namespace

void check_keys(const Tables& tables, Findings& findings) {
  each_table(tables, [&](std::string_view name, const auto& rows) { check_key(rows, name, findings); });
  if (tables.places.id.size() == 0) findings.add("empty_table", "places", "there is no place");
  if (tables.links.id.size() == 0 && tables.calls.service.size() == 0) {
    findings.add("no_movement", "links", "there is neither a link nor a call of a service");
  }
}

void check_cells(const Tables& tables, Findings& findings) {
  each_table(tables, [&](std::string_view name, const auto& rows) {
    check_numbers(rows, name, findings);
    if constexpr (requires { rows.validity; }) check_validity(rows.validity, name, findings);
  });
  check_durations(tables.links.travel_time, kTravelTimeNames, "links", findings);
  check_durations(tables.operations.duration, kDurationNames, "operations", findings);
  check_durations(tables.calls.run_time, kRunTimeNames, "calls", findings);
  check_durations(tables.calls.dwell, kDwellNames, "calls", findings);
  check_periods(tables, findings);
  check_zones(tables.places, findings);
}

}  // namespace corridor
