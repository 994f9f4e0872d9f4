// SPDX-License-Identifier: Apache-2.0
// Every number of an option is explained, and what is explained adds up to the option.
#include "corridor/plan/explain.h"

#include <algorithm>
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "support/plan_request.h"

namespace corridor {
namespace {

using ::testing::HasSubstr;

/// Everything that can cost, take time, emit or be risky: waits, cut-off, transload, dwell, border,
/// inspection, passage, storage, rests, weather, through prices, prices in euros that follow the price of
/// oil, a soft rule.
constexpr const char* kEverything = R"(
  A:CN M:CN N:KZ P:KZ B:DE
  A -road 6h 300km $120-> M
  M -rail 10h..20h..40h 900km 1435mm-> N
  N -sea 30h 700km-> P
  P -rail 25h 1100km 1520mm-> B
  service trucks on_demand road in
  service trains frequency rail 3/week M N cut_off_h=6 reliability=0.9
  service ship timetable sea "We 10:00 | Su 10:00" N P cut_off_h=12
  service last frequency rail in frequency_per_week=7
  row driver_rules id=all drive_before_break_h=4.5 break_h=0.75 drive_per_day_h=9 daily_rest_h=11 \
    drive_per_week_h=56 weekly_rest_h=45
  transload M road>rail 3h..4h..9h emission_kg_co2e=4
  transload N rail>sea 5h
  transload P sea>rail 6h
  dwell N rail>sea 1d
  border N CN>KZ rail 2h..4h..12h
  border B KZ>DE rail 3h
  inspection N CN>KZ rail 8h probability=0.25
  passage B rail 1h
  storage N free_time_d=0
  storage M free_time_d=1
  row weather_closures place=P month=7 closed_share=0.25 spell_mean_h=8
  factor road 10+60
  factor rail 5+20
  factor sea 2+8
  quote EUR/USD 2024-06-28 1.08
  quote brent 2024-06-28 88
  tariff movement $0.8/feu_km mode=rail country=KZ currency=EUR fuel_share=0.25 fuel_quote=brent fuel_base=80
  tariff movement $300/feu service=trains
  tariff through $410/feu service=ship from_place=N to_place=P
  tariff handling $40/feu
  tariff border $55/feu place=N
  tariff storage $9/feu_day
)";

struct Explanation {
  explicit Explanation(const PlanRequest& request, const Network& network) {
    PlanResult result = plan(network, request);
    EXPECT_FALSE(result.options.empty());
    option = std::move(result.options.at(0));
    lines = explain(network, request, option);
  }
  Option option;
  std::vector<Explained> lines;

  /// The leading numbers of all lines about `what`, commas taken out.
  [[nodiscard]] double sum(std::string_view what, bool in_totals) const {
    double all = 0;
    for (const Explained& line : lines) {
      const bool is_total = line.ledger_row == option.ledger.rows.size();
      if (is_total != in_totals || line.what.find(what) == std::string::npos) continue;
      std::string value = line.value;
      std::erase(value, ',');
      all += std::stod(value);
    }
    return all;
  }
};

TEST(Explain, ThePartsAddUpToTheTotals) {
  const Network network = network_of(kEverything);
  PlanRequest request = request_of(network);
  request.rules = {avoid(network, "KZ=50")};
  const Explanation explained(request, network);
  EXPECT_NEAR(explained.sum(": charge", false), explained.option.cost.in_units(), 0.03);
  EXPECT_NEAR(explained.sum("cost in all", true), explained.option.cost.in_units(), 0.006);
  EXPECT_NEAR(explained.sum("prices of soft rules", true), 50.0, 0.006);
  EXPECT_NEAR(explained.sum(": CO2e", false), explained.option.emission.in_units(), 0.3);
  EXPECT_NEAR(explained.sum("CO2e in all", true), explained.option.emission.in_units(), 0.06);
  EXPECT_NEAR(explained.sum("generalised", true), explained.option.generalised.in_units(), 0.006);
  std::int64_t risk = 0;
  Duration time{0};
  for (const Explained& line : explained.lines) {
    if (line.what.ends_with(": risk")) risk += std::stoll(line.value);
    if (line.what.ends_with(": time")) time += *duration_of(line.value);
  }
  EXPECT_EQ(risk, explained.option.risk);
  EXPECT_EQ(time, explained.option.arrival - request.ready);
}

TEST(Explain, EveryNumberHasItsFormulaInputsSourceAndEvidence) {
  const Network network = network_of(kEverything);
  const Explanation explained(request_of(network), network);
  for (const Explained& line : explained.lines) {
    SCOPED_TRACE(line.what);
    EXPECT_FALSE(line.formula.empty());
    EXPECT_FALSE(line.value.empty());
    if (line.ledger_row == explained.option.ledger.rows.size()) continue;  // a sum of the others
    const bool has_inputs = line.formula != "fixed" && !line.what.starts_with("rest");
    EXPECT_EQ(line.inputs.empty(), !has_inputs);
    // Rides from call to call do not name their emission factor yet, nor waits for weather their closures.
    if (line.what.ends_with("CO2e") || line.what.starts_with("wait at P, sea")) continue;
    EXPECT_FALSE(line.sources.empty());
    EXPECT_EQ(line.evidence, Evidence::assumption);  // as every row of these networks
  }
}

TEST(Explain, LeavesOutNoChargeAndNoTime) {
  const Network network = network_of(kEverything);
  const Explanation explained(request_of(network), network);
  for (std::size_t row = 0; row < explained.option.ledger.rows.size(); ++row) {
    const LedgerRow& of = explained.option.ledger.rows[row];
    const auto count = [&](std::string_view what) {
      return std::ranges::count_if(explained.lines, [&](const Explained& line) {
        return line.ledger_row == row && line.what.find(what) != std::string::npos;
      });
    };
    EXPECT_EQ(count(": charge"), std::ssize(of.charges));
    EXPECT_EQ(count(": risk"), of.risk != 0 ? 1 : 0);
    EXPECT_EQ(count(": CO2e"), of.well_to_tank + of.tank_to_wheel != Emission{} ? 1 : 0);
    if (of.duration != Duration{0}) {
      EXPECT_EQ(count(": time"), 1);
    }
  }
}

TEST(Explain, APriceInAnotherCurrencyShowsExchangeAndFuel) {
  const Network network = network_of(kEverything);
  const Explanation explained(request_of(network), network);
  // 0.80 EUR x half of the 900 km from M to N x (1 + 0.25 x (88 / 80 - 1)) x 1.08
  const auto line = std::ranges::find_if(
      explained.lines, [](const Explained& one) { return one.inputs.find("EUR") != std::string::npos; });
  ASSERT_NE(line, explained.lines.end());
  EXPECT_THAT(line->inputs, HasSubstr("450"));
  EXPECT_THAT(line->inputs, HasSubstr("0.8 EUR"));
  EXPECT_THAT(line->inputs, HasSubstr("1.025"));
  EXPECT_THAT(line->inputs, HasSubstr("1.08"));
  EXPECT_NEAR(std::stod(line->value), 450 * 0.8 * 1.025 * 1.08, 0.006);
}

}  // namespace
}  // namespace corridor
