// SPDX-License-Identifier: Apache-2.0
#include "corridor/model/scenario.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "corridor/base/error.h"
#include "corridor/base/text.h"
#include "corridor/model/rows.h"
#include "support/network_text.h"

namespace corridor {
namespace {

using namespace std::chrono_literals;
using testing::ElementsAre;
using testing::HasSubstr;

constexpr std::string_view kWorld = R"(
  A:CN B:KZ/sea_port C:AZ/sea_port
  A =rail 8h..10h..15h 1000km 1520mm= B
  B =sea 20h 300km= C evidence=documented
  service train frequency rail 3/week A B
  service ship fill_and_sail sea 1/week B C wait_max_d=5
  service later timetable sea "We 08:00" B C status=planned valid_from=2030-01-01
  transload B rail>sea 6h id=lift
  tariff movement $100/feu mode=sea id=feeder
  quote crude 2024-07-01 80
  row sources id=news title=News
  row events id=storm title="A storm" kind=closure date=2024-07-01 end_date=2024-07-10
  row event_edits event=storm action=close table=links key=sea:B:C valid_from=2024-07-01 valid_to=2024-07-10 \
      source=news evidence=documented
  row event_edits event=storm action=scale table=operations key=lift field=duration value=2 evidence=computed
)";

Network world() { return network_of(kWorld); }

Scenario with(Edit edit, std::string name = "what if") {
  Scenario scenario;
  scenario.name = std::move(name);
  scenario.edits.push_back(std::move(edit));
  return scenario;
}

Network applied(const Network& base, const Scenario& scenario, std::optional<Date> on = std::nullopt) {
  return apply_scenarios(base, std::span(&scenario, 1), on);
}

std::string message_of(const auto& call) {
  try {
    call();
  } catch (const Error& error) {
    return error.what();
  }
  return {};
}

Edit edit(EventAction action, std::string table, std::string key, std::string field = {},
          std::string value = {}) {
  Edit made;
  made.action = action;
  made.table = std::move(table);
  made.key = std::move(key);
  made.field = std::move(field);
  made.value = std::move(value);
  return made;
}

TEST(Scenario, SetsScalesAndAdds) {
  const Network base = world();
  const LinkId link = base.link("rail:A:B");
  EXPECT_EQ(applied(base, with(edit(EventAction::set, "links", "rail:A:B", "length_km", "900")))
                .links()
                .length[link],
            kilometres(900));
  EXPECT_EQ(applied(base, with(edit(EventAction::add, "links", "rail:A:B", "length_km", "-50")))
                .links()
                .length[link],
            kilometres(950));
  const Network slower =
      applied(base, with(edit(EventAction::scale, "links", "rail:A:B", "travel_time", "2")));
  EXPECT_EQ(slower.links().travel_time.min[link], 16h);
  EXPECT_EQ(slower.links().travel_time.typical[link], 20h);
  EXPECT_EQ(slower.links().travel_time.max[link], 30h);
  EXPECT_EQ(slower.links().travel_time.max[base.link("rail:B:A")], 15h);
  EXPECT_EQ(applied(base, with(edit(EventAction::scale, "tariffs", "feeder", "price", "1.5")))
                .tables()
                .tariffs.price[TariffId{0}],
            150.0);
}

TEST(Scenario, CopiesOnlyTheColumnsItTouches) {
  const Network base = world();
  const Network changed =
      applied(base, with(edit(EventAction::set, "links", "rail:A:B", "length_km", "900")));
  EXPECT_FALSE(changed.links().length.shares(base.links().length));
  EXPECT_TRUE(changed.links().id.shares(base.links().id));
  EXPECT_TRUE(changed.links().travel_time.typical.shares(base.links().travel_time.typical));
  EXPECT_TRUE(changed.tables().tariffs.price.shares(base.tables().tariffs.price));
  EXPECT_EQ(base.links().length[base.link("rail:A:B")], kilometres(1000));
}

TEST(Scenario, SelectsRowsByTheirFields) {
  const Network base = world();
  const Network changed =
      applied(base, with(edit(EventAction::scale, "links", "mode=rail", "length_km", "2")));
  EXPECT_EQ(changed.links().length[base.link("rail:B:A")], kilometres(2000));
  EXPECT_EQ(changed.links().length[base.link("sea:B:C")], kilometres(300));
  const Network one =
      applied(base, with(edit(EventAction::scale, "links", "mode=rail,from_place=B", "length_km", "2")));
  EXPECT_EQ(one.links().length[base.link("rail:A:B")], kilometres(1000));
  EXPECT_EQ(one.links().length[base.link("rail:B:A")], kilometres(2000));
  const Network all = applied(base, with(edit(EventAction::scale, "links", "*", "length_km", "2")));
  EXPECT_EQ(all.links().length[base.link("sea:B:C")], kilometres(600));
}

TEST(Scenario, ClosesForDaysOrForGood) {
  const Network base = world();
  Edit closing = edit(EventAction::close, "links", "sea:B:C");
  EXPECT_EQ(applied(base, with(closing)).links().status[base.link("sea:B:C")], Status::suspended);
  closing.valid_from = *date_of("2024-07-01");
  closing.valid_to = *date_of("2024-07-10");
  const Network closed = applied(base, with(closing));
  EXPECT_EQ(closed.links().status[base.link("sea:B:C")], Status::open);
  const Closures& closures = closed.tables().closures;
  ASSERT_EQ(closures.link.size(), 1U);
  EXPECT_EQ(closures.link.values()[0], base.link("sea:B:C"));
  EXPECT_EQ(closures.validity.valid_to.values()[0], *date_of("2024-07-10"));
  EXPECT_EQ(applied(base, with(edit(EventAction::close, "places", "B"))).tables().closures.place.size(), 1U);
  EXPECT_THAT(message_of([&] { (void)applied(base, with(edit(EventAction::close, "tariffs", "feeder"))); }),
              HasSubstr("a row of tariffs cannot be closed"));
}

TEST(Scenario, OpensWhatIsPlannedOrClosed) {
  const Network base = world();
  const Network opened = applied(base, with(edit(EventAction::open, "services", "later")));
  const ServiceId later = base.service("later");
  EXPECT_EQ(opened.services().status[later], Status::open);
  EXPECT_EQ(opened.services().validity.valid_from[later], std::nullopt);

  Scenario both = scenario_of(base, base.event("storm"));
  both.edits.push_back(edit(EventAction::open, "links", "sea:B:C"));
  const Network reopened = applied(base, both);
  EXPECT_LT(*reopened.tables().closures.validity.valid_to.values()[0], *date_of("2000-01-01"));
}

TEST(Scenario, DatedEditsCountOnTheirDays) {
  const Network base = world();
  Edit dated = edit(EventAction::set, "services", "train", "frequency_per_week", "5");
  dated.valid_from = *date_of("2024-07-01");
  const ServiceId train = base.service("train");
  EXPECT_EQ(applied(base, with(dated), *date_of("2024-06-30")).services().frequency[train], 3.0);
  EXPECT_EQ(applied(base, with(dated), *date_of("2024-07-01")).services().frequency[train], 5.0);
  EXPECT_EQ(applied(base, with(dated)).services().frequency[train], 5.0);
}

TEST(Scenario, AddsRowsThatReferToEachOther) {
  const Network base = world();
  Scenario scenario;
  scenario.name = "a new ferry";
  Table calls{.name = "calls", .columns = {}};
  calls.add("service", Table::Texts{"ferry", "ferry"})
      .add("place", Table::Texts{"B", "C"})
      .add("mode", Table::Texts{"sea", "sea"})
      .add("links", Table::Texts{"", "sea:B:C"})
      .add("is_transload", Table::Texts{"no", "no"})
      .add("may_load", Table::Texts{"yes", "yes"})
      .add("may_unload", Table::Texts{"yes", "yes"});
  Table services{.name = "services", .columns = {}};
  services.add("id", Table::Texts{"ferry"})
      .add("name", Table::Texts{"Ferry"})
      .add("kind", Table::Texts{"frequency"})
      .add("mode", Table::Texts{"sea"})
      .add("vehicle", Table::Texts{"sea"})
      .add("frequency_per_week", Table::Texts{"7"})
      .add("cut_off_h", Table::Texts{"6"})
      .add("reliability", Table::Texts{"1"})
      .add("status", Table::Texts{"open"});
  scenario.additions = {calls, services};  // out of order on purpose
  const Network changed = applied(base, scenario);
  const ServiceId ferry = changed.service("ferry");
  EXPECT_EQ(changed.calls_of(ferry).size(), 2U);
  EXPECT_EQ(changed.services().provenance.evidence[ferry], Evidence::assumption);
  EXPECT_EQ(cell_of(changed.tables(), "services", ferry.position(), "source"), "scenario:a new ferry");
}

TEST(Scenario, AnswersTyposWithTheirPlace) {
  const Network base = world();
  const auto message = [&](Edit wrong) {
    wrong.where = "slow.toml:7";
    return message_of([&] { (void)applied(base, with(wrong)); });
  };
  EXPECT_THAT(message(edit(EventAction::set, "link", "x", "y", "z")),
              HasSubstr("slow.toml:7: table 'link': is no table of a network; did you mean 'links'?"));
  EXPECT_THAT(message(edit(EventAction::set, "links", "rail:A:C", "y", "z")),
              HasSubstr("key 'rail:A:C': is no row of links; did you mean 'rail:A:B'"));
  EXPECT_THAT(message(edit(EventAction::set, "links", "rail:A:B", "length", "z")),
              HasSubstr("field 'length': is no field of links; did you mean 'length_km'"));
  EXPECT_THAT(message(edit(EventAction::set, "links", "rail:A:B", "length_km", "far")),
              HasSubstr("length_km 'far': is not a number"));
  EXPECT_THAT(message(edit(EventAction::scale, "links", "rail:A:B", "mode", "2")),
              HasSubstr("cannot be scaled: it is no number"));
  EXPECT_THAT(message(edit(EventAction::scale, "links", "mod=rail", "length_km", "2")),
              HasSubstr("did you mean 'mode'"));
  EXPECT_THAT(message(edit(EventAction::scale, "links", "*", "length_km", "-2")), HasSubstr("negative"));
}

TEST(Scenario, KeepsTheRulesOfANetwork) {
  const Network base = world();
  EXPECT_THROW((void)applied(base, with(edit(EventAction::set, "links", "*", "length_km", "-5"))), Error);
}

TEST(Scenario, StackAndNameTheirConflicts) {
  const Network base = world();
  const std::vector<Scenario> stacked{with(edit(EventAction::scale, "links", "*", "length_km", "2"), "a"),
                                      with(edit(EventAction::scale, "links", "*", "length_km", "2"), "b")};
  EXPECT_EQ(apply_scenarios(base, stacked).links().length[LinkId{0}], kilometres(4000));
  const std::vector<Scenario> agreed{with(edit(EventAction::set, "links", "*", "length_km", "5"), "a"),
                                     with(edit(EventAction::set, "links", "*", "length_km", "5"), "b")};
  EXPECT_NO_THROW((void)apply_scenarios(base, agreed));
  const std::vector<Scenario> torn{with(edit(EventAction::set, "links", "rail:A:B", "length_km", "5"), "a"),
                                   with(edit(EventAction::set, "links", "rail:A:B", "length_km", "6"), "b")};
  EXPECT_THAT(message_of([&] { (void)apply_scenarios(base, torn); }),
              HasSubstr("scenario 'b' says 6 of rail:A:B in links, but scenario 'a' says 5"));
  const std::vector<Scenario> door{with(edit(EventAction::close, "links", "rail:A:B"), "a"),
                                   with(edit(EventAction::open, "links", "rail:A:B"), "b")};
  EXPECT_THAT(message_of([&] { (void)apply_scenarios(base, door); }), HasSubstr("[conflict]"));
}

TEST(Scenario, OfAnEventCarriesItsSourcesAndEvidence) {
  const Network base = world();
  const Scenario storm = scenario_of(base, base.event("storm"));
  EXPECT_EQ(storm.name, "event:storm");
  ASSERT_EQ(storm.edits.size(), 2U);
  const Network changed = applied(base, storm, *date_of("2024-07-05"));
  const Tables& tables = changed.tables();
  ASSERT_EQ(tables.closures.link.size(), 1U);
  EXPECT_EQ(tables.closures.provenance.evidence.values()[0], Evidence::documented);
  EXPECT_EQ(cell_of(tables, "closures", 0, "source"), "news");
  EXPECT_EQ(tables.links.provenance.evidence[base.link("sea:B:C")], Evidence::documented);
  EXPECT_EQ(tables.operations.duration.typical[OperationId{0}], 12h);
  EXPECT_EQ(tables.operations.provenance.evidence[OperationId{0}], Evidence::assumption);  // as it was
}

TEST(Scenario, DifferenceListsWhatChanged) {
  const Network base = world();
  const Scenario storm = scenario_of(base, base.event("storm"));
  const Table changes = difference(base, applied(base, storm));
  const auto texts = [&](const char* column) { return std::get<Table::Texts>(changes.find(column)->values); };
  EXPECT_THAT(texts("table"), ElementsAre("operations", "operations", "operations", "closures"));
  EXPECT_THAT(texts("field"), ElementsAre("duration_min_h", "duration_typical_h", "duration_max_h", ""));
  EXPECT_THAT(texts("before"), ElementsAre("6", "6", "6", ""));
  EXPECT_THAT(texts("after"),
              ElementsAre("12", "12", "12", "link=sea:B:C, valid_from=2024-07-01, valid_to=2024-07-10"));
  EXPECT_EQ(difference(base, base).row_count(), 0U);
}

}  // namespace
}  // namespace corridor
