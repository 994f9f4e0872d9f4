// SPDX-License-Identifier: Apache-2.0
#include "corridor/model/network.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "corridor/model/rows.h"
#include "support/network_text.h"

namespace corridor {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

std::string message_of(const auto& call) {
  try {
    call();
  } catch (const Error& error) {
    return error.what();
  }
  return {};
}

constexpr std::string_view kWorld = R"(
  A:CN B:KZ/rail_border C:KZ/sea_port S:-/chokepoint D:AZ/sea_port
  A -rail 10h 500km 1435mm-> B
  B =rail 1h..2h..4h 100km 1520mm= C
  C -sea 20h 300km-> S
  S -sea 20h 300km-> D
  service train frequency rail 3/week A B
  service ship fill_and_sail sea 1/week C (S) D wait_max_d=5
  transload B rail>rail 1435>1520 6h
  border B CN>KZ rail 10h
  row place_names place=C name=Актау language=ru
  row place_names place=D name=Алят language=ru
)";

TEST(Network, KnowsWhatLeavesAndArrives) {
  const Network network = network_of(kWorld);
  const PlaceId b = network.place("B");
  ASSERT_EQ(network.links_from(b).size(), 1U);
  EXPECT_EQ(network.links().id[network.links_from(b)[0]], "rail:B:C");
  EXPECT_EQ(network.links_to(b).size(), 2U);
  EXPECT_EQ(network.operations_at(b).size(), 2U);
  EXPECT_EQ(network.calls_of(network.service("ship")).size(), 2U);
  EXPECT_EQ(network.calls().links[network.calls_of(network.service("ship"))[1]].size(), 2U);
}

TEST(Network, CallsCountriesByCodesAndNamesInAnyScript) {
  const Network network = network_of(std::string(kWorld) + R"(
    row country_names country=KZ name=KAZ language=iso3
    row country_names country=KZ name=Қазақстан language=kk
    row country_names country=AZ name=Азия language=ru
    row country_names country=CN name=Азия language=ru
  )");
  for (const std::string_view name : {"KZ", "kz", "KAZ", "Қазақстан", "қазақстан"}) {
    EXPECT_EQ(network.country(name), network.country("KZ")) << name;
  }
  EXPECT_THAT(message_of([&] { (void)network.country("Азия"); }),
              HasSubstr("names more than one country; say which: "));
  EXPECT_THAT(message_of([&] { (void)network.country("KAZZ"); }), HasSubstr("did you mean"));
}

TEST(Network, KnowsTheTerritoriesOfALink) {
  const Network network = network_of(kWorld);
  const auto border = network.countries_of(network.link("rail:A:B"));
  ASSERT_EQ(border.size(), 2U);
  EXPECT_EQ(border[0].country, network.country("CN"));
  EXPECT_EQ(border[1].country, network.country("KZ"));
  EXPECT_EQ(network.countries_of(network.link("rail:B:C")).size(), 1U);
  EXPECT_THAT(network.countries_of(network.link("sea:C:S")), IsEmpty());
}

TEST(Network, ReadsTerritoriesOfAShapeInTheOrderOfTravel) {
  const Network network = network_of(R"net(
    A:CN B:KZ
    row shapes id=s geometry="LINESTRING (0 40, 1 40)"
    row shape_countries shape=s country=CN share=0.25
    row shape_countries shape=s country=KZ share=0.75
    A =road 1h 100km= B shape=s
  )net");
  EXPECT_EQ(network.countries_of(network.link("road:A:B"))[0].country, network.country("CN"));
  EXPECT_EQ(network.countries_of(network.link("road:B:A"))[0].country, network.country("KZ"));
}

TEST(Network, FindsPlacesInAnyScript) {
  const Network network = network_of(kWorld);
  EXPECT_EQ(network.place("Актау"), network.place("C"));
  EXPECT_EQ(network.place("актау"), network.place("C"));
  EXPECT_EQ(network.place("d"), network.place("D"));
}

TEST(Network, AnswersTyposAndAmbiguity) {
  const Network network = network_of(R"(
    XIAN:CN ALATA:AZ ALATB:AZ/sea_port
    row places id=X1 name=Alat kind=city country=AZ lat=40 lon=50 zone=Etc/UTC
    row places id=X2 name=Alat kind=sea_port country=AZ lat=40 lon=50 zone=Etc/UTC
  )");
  EXPECT_THAT(message_of([&] { (void)network.place("Xain"); }), HasSubstr("did you mean 'XIAN'?"));
  EXPECT_THAT(message_of([&] { (void)network.place("alat"); }), HasSubstr("X1 (Alat, city, AZ), X2"));
  EXPECT_THAT(message_of([&] { (void)network.country("AZZ"); }), HasSubstr("'AZ'"));
  EXPECT_THAT(message_of([&] { (void)network.service("train"); }), HasSubstr("is no service"));
}

TEST(Network, KnowsBlocsByDate) {
  const Network network = network_of(R"(
    A:BY B:RU
    row bloc_memberships country=RU bloc=SCO role=member valid_from=2001-06-15
    row bloc_memberships country=BY bloc=SCO role=observer valid_from=2015-07-10 valid_to=2024-07-03
    row bloc_memberships country=BY bloc=SCO role=member valid_from=2024-07-04
  )");
  using namespace std::chrono;
  EXPECT_THAT(network.members("SCO", sys_days{2024y / 7 / 3}), ElementsAre(network.country("RU")));
  EXPECT_EQ(network.members("sco", sys_days{2024y / 7 / 4}).size(), 2U);
  EXPECT_THAT(message_of([&] { (void)network.members("SCOO", sys_days{}); }), HasSubstr("'SCO'"));
}

TEST(Network, HasADigestOfItsValues) {
  const Network network = network_of(kWorld);
  EXPECT_EQ(network.digest(), network_of(kWorld).digest());
  EXPECT_EQ(network.digest().size(), 64U);
  Tables tables = network.tables();
  tables.links.length.edit()[0] = kilometres(501);
  const Network changed(tables, &network);
  EXPECT_NE(changed.digest(), network.digest());
  tables.links.length.edit()[0] = kilometres(500);
  EXPECT_EQ(Network(tables, &changed).digest(), network.digest());
}

TEST(Network, TakesOverIndexesOfSharedColumns) {
  const Network network = network_of(kWorld);
  Tables tables = network.tables();
  tables.links.length.edit()[0] = kilometres(501);
  const Network changed(tables, &network);
  EXPECT_EQ(changed.links_from(network.place("A")).data(), network.links_from(network.place("A")).data());
  EXPECT_EQ(changed.countries_of(LinkId{0}).data(), network.countries_of(LinkId{0}).data());
}

TEST(Network, RefusesTablesThatAreNotSound) {
  Tables ragged = tables_of(kWorld);
  ragged.links.length.edit().pop_back();
  EXPECT_THAT(message_of([&] { Network{ragged}; }), HasSubstr("ragged_table"));
  Tables lost = tables_of(kWorld);
  lost.links.to_place.edit()[0] = PlaceId{99};
  EXPECT_THAT(message_of([&] { Network{lost}; }), HasSubstr("lost_id"));
}

}  // namespace
}  // namespace corridor
