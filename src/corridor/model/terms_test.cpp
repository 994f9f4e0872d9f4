// SPDX-License-Identifier: Apache-2.0
#include "corridor/model/terms.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "corridor/base/error.h"
#include "corridor/base/text.h"
#include "support/network_text.h"

namespace corridor {
namespace {

using namespace std::chrono;
using namespace std::chrono_literals;
using testing::ElementsAre;
using testing::IsEmpty;

constexpr std::string_view kWorld = R"(
  A:CN B:KZ/rail_border C:KZ/sea_port D:AZ/sea_port E:AZ
  A =rail 10h 1000km 1435mm= B
  B =rail 10h 500km 1520mm= C
  C =sea 20h 300km= D
  D =rail 10h 400km 1520mm= E
  D =road 5h 400km= E
  service kzt frequency rail 3/week in CN KZ gauge_mm=1520
  service ship fill_and_sail sea 1/week C D
  service block timetable rail "We 08:00" A (B) C/rail* D/sea* E/rail
  service trucks on_demand road in AZ
)";

// The world with further statements, and terms on it.
struct Asked {
  Network network;
  Terms terms;

  explicit Asked(std::string_view statements, double feu = 1.0, std::string_view day = "2024-07-05")
      : network(network_of(std::string(kWorld) + std::string(statements))),
        terms(network, {.consignment = consignment_of(network, feu),
                        .origin = network.place("A"),
                        .destination = network.place("E"),
                        .on = *date_of(day)}) {}

  std::vector<std::string> tariffs(const std::vector<Charge>& charges) const {
    std::vector<std::string> ids;
    for (const Charge& charge : charges) ids.push_back(network.tables().tariffs.id[charge.tariff]);
    return ids;
  }
  std::vector<Charge> over(std::string_view service, std::string_view link) const {
    std::vector<Charge> charges;
    terms.charge_movement(network.service(service), network.link(link), charges);
    return charges;
  }
  CallId call(std::string_view service, std::size_t position) const {
    return network.calls_of(network.service(service))[position];
  }
};

std::vector<Money> amounts(const std::vector<Charge>& charges) {
  std::vector<Money> all;
  for (const Charge& charge : charges) all.push_back(charge.amount);
  return all;
}

TEST(Terms, PricePerKilometreFollowsTheTerritory) {
  const Asked asked(R"(
    tariff movement $1/feu_km mode=rail id=any
    tariff movement $0.5/feu_km mode=rail country=KZ id=kz
  )");
  // The border is half way: 500 km in either country.
  EXPECT_THAT(amounts(asked.over("kzt", "rail:A:B")), ElementsAre(money(500), money(250)));
  EXPECT_THAT(amounts(asked.over("kzt", "rail:B:C")), ElementsAre(money(250)));
}

TEST(Terms, TheNarrowestTariffCountsThenTheLatest) {
  const Asked asked(R"(
    tariff movement $9/feu mode=sea id=any
    tariff movement $8/feu mode=sea from_place=C to_place=D id=old valid_from=2020-01-01
    tariff movement $7/feu mode=sea from_place=C to_place=D id=new valid_from=2024-01-01
    tariff movement $6/feu mode=sea from_place=C to_place=D id=future valid_from=2024-07-06
    tariff movement $5/feu mode=sea from_place=C to_place=D id=past valid_to=2024-07-04
  )");
  EXPECT_THAT(asked.tariffs(asked.over("ship", "sea:C:D")), ElementsAre("new"));
  EXPECT_THAT(asked.tariffs(asked.over("ship", "sea:D:C")), ElementsAre("any"));
}

TEST(Terms, AConsignmentInTeuPaysHalfThePriceOfAFeu) {
  constexpr std::string_view kBoth = R"(
    tariff movement $100/feu mode=sea id=feu
    tariff movement $60/teu mode=sea id=teu
  )";
  EXPECT_THAT(amounts(Asked("tariff movement $100/feu mode=sea", 0.5).over("ship", "sea:C:D")),
              ElementsAre(money(50)));
  const Asked one_teu(kBoth, 0.5);
  EXPECT_THAT(one_teu.tariffs(one_teu.over("ship", "sea:C:D")), ElementsAre("teu"));
  const Asked one_feu(kBoth, 1.0);
  EXPECT_THAT(one_feu.tariffs(one_feu.over("ship", "sea:C:D")), ElementsAre("feu"));
}

TEST(Terms, AnAreaServicePaysPerBoxOnlyWhereTheTariffNamesTheLink) {
  const Asked asked(R"(
    tariff movement $1/truck_km mode=road id=km
    tariff movement $100/feu mode=road from_place=D to_place=E id=box
  )");
  EXPECT_THAT(asked.tariffs(asked.over("trucks", "road:D:E")), ElementsAre("box"));
  EXPECT_THAT(asked.tariffs(asked.over("trucks", "road:E:D")), ElementsAre("km"));
}

TEST(Terms, BetweenCallsThePriceOfTheWholeWayCountsOnce) {
  const Asked per_box("tariff movement $300/feu mode=rail id=box");
  std::vector<Charge> charges;
  per_box.terms.charge_movement(per_box.call("block", 1), charges);
  EXPECT_THAT(amounts(charges), ElementsAre(money(300)));  // A (B) C: two links, one price

  const Asked narrow(R"(
    tariff movement $1/feu_km mode=rail country=CN id=cn
    tariff movement $2/feu_km mode=rail country=KZ id=kz
    tariff movement $99/feu mode=rail from_place=B to_place=C id=piece
    tariff movement $300/feu mode=rail id=box
  )");
  charges.clear();
  narrow.terms.charge_movement(narrow.call("block", 1), charges);
  EXPECT_THAT(narrow.tariffs(charges), ElementsAre("cn", "kz", "piece"));
}

TEST(Terms, TheSumOfChargesIsTheCostOfTheMovement) {
  const Asked asked(R"(
    tariff movement $0.333/feu_km mode=rail id=any
    tariff movement $0.777/feu_km mode=rail country=KZ id=kz
    tariff surcharge $0.011/feu_km mode=rail id=winter
    factor rail 5+20
  )");
  const LinkId link = asked.network.link("rail:A:B");
  Money sum;
  for (const Charge& charge : asked.over("kzt", "rail:A:B")) sum += charge.amount;
  const Movement movement = asked.terms.movement(asked.network.service("kzt"), link);
  EXPECT_EQ(movement.cost, sum);
  EXPECT_EQ(movement.cost, money(0.333 * 500) + money(0.777 * 500) + money(0.011 * 1000));
  EXPECT_EQ(movement.well_to_tank, kilograms_co2e(13.8 * 5));
  EXPECT_EQ(movement.tank_to_wheel, kilograms_co2e(13.8 * 20));
}

TEST(Terms, SurchargesAddUp) {
  const Asked asked(R"(
    tariff movement $1/feu_km mode=sea id=base
    tariff surcharge $0.5/feu_km mode=sea id=war
    tariff surcharge $20/feu mode=sea from_place=C id=port
    tariff surcharge $1/feu_km mode=rail id=other
    tariff surcharge $30/feu place=C mode=sea id=canal
  )");
  EXPECT_THAT(asked.tariffs(asked.over("ship", "sea:C:D")), ElementsAre("base", "port", "war"));
  std::vector<Charge> passing;
  asked.terms.charge_passage(asked.network.place("C"), Mode::sea, asked.network.service("ship"), passing);
  EXPECT_THAT(asked.tariffs(passing), ElementsAre("canal"));
}

TEST(Terms, ThroughPricesAreForPlacesOfOneService) {
  const Asked asked(R"(
    tariff through $5000/feu mode=rail from_place=A to_place=E id=all
    tariff through $4000/feu service=block from_place=A to_place=E mode=rail id=block
    tariff through $3000/feu service=block from_place=A to_place=D id=part
  )");
  const Network& n = asked.network;
  const auto id = [&](std::string_view service, std::string_view from, std::string_view to) -> std::string {
    const auto charge = asked.terms.through(n.service(service), n.place(from), n.place(to));
    return charge ? n.tables().tariffs.id[charge->tariff] : "none";
  };
  EXPECT_EQ(id("block", "A", "E"), "block");
  EXPECT_EQ(id("block", "A", "D"), "part");
  EXPECT_EQ(id("block", "D", "E"), "none");
  EXPECT_EQ(id("kzt", "A", "E"), "all");
  EXPECT_EQ(id("ship", "A", "E"), "none");
}

TEST(Terms, BordersAndHandlingCostWhatTheirPlaceSays) {
  const Asked asked(R"(
    tariff border $150/feu mode=rail id=border
    tariff border $120/feu mode=rail place=B id=border-b
    tariff handling $80/feu id=lift
    tariff handling $90/feu place=C id=port
    tariff handling $95/feu place=C mode=sea id=port-sea
  )");
  const Network& n = asked.network;
  const ServiceId block = n.service("block");
  EXPECT_EQ(asked.terms.border(n.place("B"), Mode::rail, block)->amount, money(120));
  EXPECT_EQ(asked.terms.border(n.place("A"), Mode::rail, block)->amount, money(150));
  EXPECT_EQ(asked.terms.border(n.place("A"), Mode::road, block), std::nullopt);
  EXPECT_EQ(asked.terms.handling(n.place("A"), std::nullopt, Mode::rail)->amount, money(80));
  EXPECT_EQ(asked.terms.handling(n.place("C"), Mode::rail, Mode::sea)->amount, money(95));
  EXPECT_EQ(asked.terms.handling(n.place("C"), Mode::rail, Mode::rail)->amount, money(90));
}

TEST(Terms, StorageIsPaidForDaysBegunBeyondTheFreeTime) {
  const Asked asked(R"(
    storage C free_time_d=5
    tariff storage $20/feu_day id=any
    tariff storage $30/feu_day place=C id=c
  )");
  const PlaceId c = asked.network.place("C");
  EXPECT_EQ(asked.terms.storage(c, 5 * 24h), std::nullopt);
  EXPECT_EQ(asked.terms.storage(c, 5 * 24h + 1s)->amount, money(30));
  EXPECT_EQ(asked.terms.storage(c, 7 * 24h)->amount, money(60));
  EXPECT_EQ(asked.terms.storage(asked.network.place("D"), 99 * 24h), std::nullopt);
}

TEST(Terms, CurrencyAndFuelMoveThePrice) {
  const Asked asked(R"(
    quote EUR/USD 2024-07-01 1.1
    quote crude 2024-07-01 88
    tariff movement $100/feu mode=sea currency=EUR fuel_share=0.5 fuel_quote=crude fuel_base=80
  )");
  const std::vector<Charge> charges = asked.over("ship", "sea:C:D");
  ASSERT_EQ(charges.size(), 1U);
  EXPECT_DOUBLE_EQ(charges[0].fuel_factor, 1.05);
  EXPECT_DOUBLE_EQ(charges[0].exchange, 1.1);
  EXPECT_EQ(charges[0].amount, money(100 * 1.05 * 1.1));
}

TEST(Terms, RefuseACurrencyWithoutAQuote) {
  EXPECT_THROW(Asked("quote EUR/USD 2024-07-06 1.1\n tariff movement $1/feu currency=EUR mode=sea"), Error);
  EXPECT_NO_THROW(Asked(
      "quote EUR/USD 2024-07-06 1.1\n tariff movement $1/feu currency=EUR mode=sea valid_to=2020-01-01"));
}

TEST(Terms, AreaServicesRunOnLinksOfTheirModeGaugeAndArea) {
  const Asked asked("");
  const Network& n = asked.network;
  EXPECT_TRUE(asked.terms.runs_on(n.service("kzt"), n.link("rail:B:C")));
  EXPECT_FALSE(asked.terms.runs_on(n.service("kzt"), n.link("rail:A:B")));  // 1435 mm
  EXPECT_FALSE(asked.terms.runs_on(n.service("kzt"), n.link("rail:D:E")));  // AZ
  EXPECT_FALSE(asked.terms.runs_on(n.service("trucks"), n.link("rail:D:E")));
  EXPECT_TRUE(asked.terms.runs_on(n.service("trucks"), n.link("road:D:E")));
}

std::string rule(const Asked& asked, RestrictionId row) {
  return row.is_none() ? "none" : asked.network.tables().restrictions.id[row];
}

TEST(Terms, RestrictionsForbidWhereAllTheirScopesFit) {
  const Asked asked(R"(
    forbid mode=road country=AZ id=no-trucks
    forbid country=KZ origin_country=KZ id=not-ours
    forbid mode=rail country=CN mass_min_t=20 id=heavy
    permit mode=rail place=B id=permit
    forbid dangerous_goods_class=3 id=dangerous
    forbid service=ship valid_to=2024-07-04 id=past
  )");
  const Network& n = asked.network;
  const Movement truck = asked.terms.movement(n.service("trucks"), n.link("road:D:E"));
  EXPECT_EQ(rule(asked, truck.forbidden_by), "no-trucks");
  const Movement train = asked.terms.movement(asked.call("block", 1));
  EXPECT_EQ(rule(asked, train.forbidden_by), "none");
  EXPECT_EQ(rule(asked, train.permit), "permit");
  EXPECT_EQ(rule(asked, asked.terms.forbidden_by()), "none");
  EXPECT_EQ(rule(asked, asked.terms.forbidden_by(n.service("ship"))), "none");
  const Asked whole("forbid destination_country=AZ id=x");
  EXPECT_EQ(rule(whole, whole.terms.forbidden_by()), "x");
}

TEST(Terms, ABanOnAServiceOrModeIsABanOnItAll) {
  const Asked asked("forbid service=ship id=no-ship\n forbid mode=road id=no-road");
  const Network& n = asked.network;
  EXPECT_EQ(rule(asked, asked.terms.forbidden_by(n.service("ship"))), "no-ship");
  EXPECT_EQ(rule(asked, asked.terms.forbidden_by(n.service("trucks"))), "no-road");
  EXPECT_EQ(rule(asked, asked.terms.forbidden_by(n.service("kzt"))), "none");
}

}  // namespace
}  // namespace corridor
