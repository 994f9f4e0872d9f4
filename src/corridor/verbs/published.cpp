// SPDX-License-Identifier: Apache-2.0
#include "corridor/verbs/published.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "corridor/base/check.h"

namespace corridor {

namespace {

constexpr double kKmPerNauticalMile = 1.852;  // exact by definition

using Rows = std::vector<LedgerRow>;

Rows::const_iterator first_leg(const Ledger& ledger) {
  const auto leg = std::ranges::find(ledger.rows, LedgerKind::leg, &LedgerRow::kind);
  CORRIDOR_CHECK(leg != ledger.rows.end());
  return leg;
}

double travel_days(const Option& option) { return in_days(travel_time_of(option.ledger)); }
double distance_km(const Option& option) { return option.distance.in_units(); }
double speed(const Option& option) {
  return option.distance.in_units() / in_hours(travel_time_of(option.ledger));
}
double speed_of_record(const Option& option) {
  return option.distance.in_units() / in_hours(shortest_travel_time_of(option.ledger));
}
double cost_index(const Option& option) { return cpmm_of(option.ledger).cost_usd; }
double carriage_per_feu(const Option& option) {
  return carriage_of(option.ledger).in_units() / (option.ledger.consignment.containers.in_units() / 2.0);
}
double emission_per_teu(const Option& option) {
  return option.emission.in_units() / option.ledger.consignment.containers.in_units();
}

constexpr std::string_view kTimeSays =
    "Terminal to terminal, from the departure of the first vehicle to the planned arrival. Published times "
    "do not contain the wait for the first departure, so ours leaves it out; waits on the way count. The "
    "option that arrives first answers.";
constexpr std::string_view kDoorSays =
    "The same, and what collection, consolidation and delivery add: the column `addition` of the table.";
constexpr std::string_view kRecordSays =
    "The fastest run of a train: that distance over the time that the option takes if no stage of it is "
    "longer than its shortest.";
constexpr std::string_view kIndexSays =
    "CPMM's indicator TFI3: whole cost of the cheapest option, for 500 km and 20 t, of 20 t in one 40-foot "
    "box.";
constexpr std::string_view kChangeSays = "Transit time of one plan less that of another.";
constexpr std::string_view kRatioSays = "Price of carriage of one plan over that of another.";
constexpr std::string_view kPriceSays =
    "Price of carriage for one 40-foot box: the cost of the cheapest option, without handling at origin and "
    "destination.";
constexpr std::string_view kDistanceSays = "Length of all links of the option that arrives first.";
constexpr std::string_view kEmissionSays =
    "CO2e, well to wheel, of goods and box, for a 20-foot box, on the option that arrives first.";

// clang-format off
constexpr Measure kMeasures[] = {
    {"transit_time", "d", Criterion::arrival, travel_days, 1.0, 1, kTimeSays},
    {"transit_time", "h", Criterion::arrival, travel_days, 24.0, 1, ""},
    {"door_to_door_time", "d", Criterion::arrival, travel_days, 1.0, 1, kDoorSays},
    {"transit_time_change", "d", Criterion::arrival, travel_days, 1.0, 1, kChangeSays, Against::difference},
    {"distance", "km", Criterion::arrival, distance_km, 1.0, 0, kDistanceSays},
    {"distance", "nmi", Criterion::arrival, distance_km, 1.0 / kKmPerNauticalMile, 0, ""},
    {"mean_speed", "km/h", Criterion::arrival, speed, 1.0, 1, "That distance over that time."},
    {"record_speed", "km/h", Criterion::arrival, speed_of_record, 1.0, 1, kRecordSays},
    {"through_rate", "USD_per_FEU", Criterion::cost, carriage_per_feu, 1.0, 0, kPriceSays},
    {"spot_rate", "USD_per_FEU", Criterion::cost, carriage_per_feu, 1.0, 0, "The same."},
    {"cost_ratio", "ratio", Criterion::cost, carriage_per_feu, 1.0, 2, kRatioSays, Against::ratio},
    {"cost_ratio_to_northern", "ratio", Criterion::cost, carriage_per_feu, 1.0, 2, "", Against::ratio},
    {"cost_index", "USD_per_500km_per_20t", Criterion::cost, cost_index, 1.0, 0, kIndexSays},
    {"emissions", "kgCO2_per_TEU", Criterion::arrival, emission_per_teu, 1.0, 0, kEmissionSays},
};
// clang-format on

}  // namespace

std::string unit_text(std::string_view unit) {
  if (unit == "kgCO2_per_TEU") return "kg CO2e per TEU";
  std::string text(unit);
  std::ranges::replace(text, '_', ' ');
  return text;
}

std::span<const Measure> measures() { return kMeasures; }

const Measure* find_measure(std::string_view metric, std::string_view unit) {
  const auto is_it = [&](const Measure& measure) { return measure.metric == metric && measure.unit == unit; };
  const auto found = std::ranges::find_if(kMeasures, is_it);
  return found == std::end(kMeasures) ? nullptr : found;
}

double measured(const Measure& measure, const Option& option) {
  return measure.of(option) * measure.per_first;
}

Money carriage_of(const Ledger& ledger) {
  const auto is_leg = [](const LedgerRow& row) { return row.kind == LedgerKind::leg; };
  const auto first = first_leg(ledger);
  const auto after_last = std::find_if(ledger.rows.rbegin(), ledger.rows.rend(), is_leg).base();
  Money sum;
  for (auto row = ledger.rows.begin(); row != ledger.rows.end(); ++row) {
    const bool is_at_an_end = row < first || row >= after_last;
    if (row->kind != LedgerKind::handling || !is_at_an_end) sum += cost_of(*row);
  }
  return sum;
}

Accepted accepted_of(const PublishedValues& values, PublishedId row) {
  constexpr double kInfinity = std::numeric_limits<double>::infinity();
  Accepted accepted{kInfinity, -kInfinity, values.tolerance[row]};
  for (const std::optional<double>& value :
       {values.value_low[row], values.value[row], values.value_high[row]}) {
    if (!value) continue;
    accepted.low = std::min(accepted.low, *value);
    accepted.high = std::max(accepted.high, *value);
  }
  CORRIDOR_CHECK(accepted.low <= accepted.high);  // no network has a row without any value
  return accepted;
}

double beyond(const Accepted& accepted, double number) {
  // What is written in decimals, a tenth say, is no exact double: a number at the end of the range is inside.
  const double hair = 1e-9 * std::max({1.0, std::abs(accepted.low), std::abs(accepted.high)});
  const double low = accepted.low - accepted.tolerance, high = accepted.high + accepted.tolerance;
  if (number < low - hair) return number - low;
  if (number > high + hair) return number - high;
  return 0.0;
}

}  // namespace corridor
