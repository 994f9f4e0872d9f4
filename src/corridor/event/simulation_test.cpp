// SPDX-License-Identifier: Apache-2.0
#include "corridor/event/simulation.h"

#include <algorithm>
#include <set>
#include <vector>

#include <gtest/gtest.h>

namespace corridor {
namespace {

enum class Kind : std::uint8_t { tick, other };

// Writes down what happens, and lets `then` say what follows.
template <class Then>
struct Diary {
  Then then;
  std::vector<Event> events{};
  void handle(Simulation& simulation, const Event& event) {
    events.push_back(event);
    then(simulation, event);
  }
};
template <class Then>
Diary(Then) -> Diary<Then>;

auto nothing = [](Simulation&, const Event&) {};

TEST(Simulation, WhatIsScheduledHappensInOrder) {
  Simulation simulation;
  simulation.schedule_at(30, 3, Kind::tick);
  simulation.schedule_at(10, 1, Kind::tick);
  simulation.schedule_at(30, 2, Kind::other);
  Diary diary{nothing};
  EXPECT_EQ(simulation.run(diary), SimulationEnd::nothing_left);
  ASSERT_EQ(diary.events.size(), 3U);
  EXPECT_EQ(diary.events[0].entity, 1U);
  EXPECT_EQ(diary.events[1].entity, 3U);
  EXPECT_EQ(diary.events[2].entity, 2U);
  EXPECT_EQ(diary.events[2].kind_as<Kind>(), Kind::other);
  EXPECT_EQ(simulation.now(), 30);
  EXPECT_EQ(simulation.events_done(), 3U);
}

TEST(Simulation, StopsAtTheTimeAskedForAndGoesOn) {
  Simulation simulation;
  for (const SimTime at : {10, 20, 21}) simulation.schedule_at(at, 0, Kind::tick);
  Diary diary{nothing};
  EXPECT_EQ(simulation.run(diary, {.until = 20}), SimulationEnd::until_reached);
  EXPECT_EQ(diary.events.size(), 2U);
  EXPECT_EQ(simulation.run(diary, {.until = 20}), SimulationEnd::until_reached);
  EXPECT_EQ(simulation.now(), 20);
  EXPECT_EQ(simulation.run(diary, {.until = 100}), SimulationEnd::nothing_left);
  EXPECT_EQ(diary.events.size(), 3U);
  EXPECT_EQ(simulation.now(), 100);
}

TEST(Simulation, StopsAfterSoManyEvents) {
  Simulation simulation;
  simulation.schedule_at(0, 0, Kind::tick);
  Diary diary{[](Simulation& s, const Event& e) { s.schedule_in(5, e.entity, Kind::tick); }};
  EXPECT_EQ(simulation.run(diary, {.events = 4}), SimulationEnd::events_reached);
  EXPECT_EQ(simulation.now(), 15);
}

TEST(Simulation, TheModelMayHalt) {
  Simulation simulation;
  simulation.schedule_at(1, 0, Kind::tick);
  simulation.schedule_at(2, 0, Kind::tick);
  Diary diary{[](Simulation& s, const Event&) { s.halt(); }};
  EXPECT_EQ(simulation.run(diary), SimulationEnd::halted);
  EXPECT_EQ(simulation.now(), 1);
  EXPECT_EQ(simulation.run(diary), SimulationEnd::halted);
  EXPECT_EQ(simulation.run(diary), SimulationEnd::nothing_left);
}

TEST(Simulation, CancelledEventsDoNotHappen) {
  Simulation simulation;
  simulation.schedule_at(10, 1, Kind::tick);
  simulation.schedule_at(10, 2, Kind::tick);
  simulation.schedule_at(20, 1, Kind::other);
  simulation.cancel(1);
  simulation.schedule_at(15, 1, Kind::other);
  Diary diary{nothing};
  simulation.run(diary);
  ASSERT_EQ(diary.events.size(), 2U);
  EXPECT_EQ(diary.events[0].entity, 2U);
  EXPECT_EQ(diary.events[1].at, 15);
  EXPECT_EQ(simulation.now(), 15);
  simulation.schedule_at(16, 1, Kind::tick);  // before the time of the cancelled event
  simulation.run(diary);
  EXPECT_EQ(diary.events.back().at, 16);
}

TEST(Simulation, AGrantCancelsTheTimeoutOfTheSameInstant) {
  // A timeout and a grant meet; whichever comes first, the other must not happen.
  for (const bool grants_first : {true, false}) {
    Simulation simulation;
    const auto timeout = [&] { simulation.schedule_at(50, 7, Kind::tick); };
    const auto grant = [&] { simulation.schedule_at(50, 7, Kind::other); };
    grants_first ? (grant(), timeout()) : (timeout(), grant());
    Diary diary{[](Simulation& s, const Event& e) { s.cancel(e.entity); }};
    simulation.run(diary);
    ASSERT_EQ(diary.events.size(), 1U);
    EXPECT_EQ(diary.events[0].kind_as<Kind>(), grants_first ? Kind::other : Kind::tick);
  }
}

TEST(Simulation, CancelledEventsDoNotPileUp) {
  Simulation simulation;
  constexpr std::uint32_t kEntities = 10;
  const auto later = [&](std::uint32_t entity) { simulation.schedule_in(1'000'000'000, entity, Kind::tick); };
  for (std::uint32_t entity = 0; entity < kEntities; ++entity) later(entity);
  for (std::uint32_t i = 0; i < 40'000'000; ++i) {  // more often than a generation has bits
    const std::uint32_t entity = i % 2;
    simulation.cancel(entity);
    later(entity);
    ASSERT_LE(simulation.events_waiting(), 2 * kEntities + 200);
  }
  Diary diary{nothing};
  simulation.run(diary);
  EXPECT_EQ(diary.events.size(), kEntities);
}

TEST(Simulation, AnEndlessInstantIsReportedWithItsEvents) {
  Simulation simulation(Simulation::Options{.instant_events_max = 1'000});
  simulation.schedule_at(77, 0, Kind::tick);
  // Two stores pass a box to and fro, at no cost of time.
  Diary diary{[](Simulation& s, const Event& e) { s.schedule_in(0, 1 - e.entity, Kind::tick); }};
  EXPECT_EQ(simulation.run(diary), SimulationEnd::endless_instant);
  EXPECT_EQ(simulation.now(), 77);
  EXPECT_EQ(simulation.events_done(), 1'000U);
  ASSERT_EQ(simulation.recent().size(), 32U);
  EXPECT_TRUE(std::ranges::all_of(simulation.recent(), [](const Event& e) { return e.at == 77; }));
  EXPECT_NE(simulation.recent()[30].entity, simulation.recent()[31].entity);
}

TEST(Simulation, AsManyEventsAtAnInstantAsAllowedAreNoLoop) {
  Simulation simulation(Simulation::Options{.instant_events_max = 1'000});
  for (std::uint32_t i = 0; i < 999; ++i) simulation.schedule_at(5, i, Kind::tick);
  for (std::uint32_t i = 0; i < 999; ++i) simulation.schedule_at(6, i, Kind::tick);
  Diary diary{nothing};
  EXPECT_EQ(simulation.run(diary), SimulationEnd::nothing_left);
}

TEST(Simulation, TiesCanBeShuffledToFindOutWhetherTheyMatter) {
  std::set<std::vector<std::uint32_t>> orders;
  for (std::uint64_t seed = 0; seed < 40; ++seed) {
    Simulation simulation(Simulation::Options{.tie_seed = seed});
    for (std::uint32_t i = 0; i < 3; ++i) simulation.schedule_at(9, i, Kind::tick);
    simulation.schedule_at(3, 3, Kind::tick);
    simulation.schedule_at(12, 4, Kind::tick);
    Diary diary{nothing};
    EXPECT_EQ(simulation.run(diary), SimulationEnd::nothing_left);
    std::vector<std::uint32_t> order;
    for (const Event& event : diary.events) order.push_back(event.entity);
    EXPECT_EQ(order.front(), 3U);
    EXPECT_EQ(order.back(), 4U);
    orders.insert(order);
  }
  EXPECT_EQ(orders.size(), 6U);  // all 3! of them
}

TEST(Simulation, ShuffledTiesStopAndGoOnAtTheSamePlace) {
  Simulation simulation(Simulation::Options{.tie_seed = 5});
  for (std::uint32_t i = 0; i < 5; ++i) simulation.schedule_at(9, i, Kind::tick);
  Diary diary{nothing};
  EXPECT_EQ(simulation.run(diary, {.until = 8}), SimulationEnd::until_reached);
  EXPECT_EQ(simulation.run(diary, {.events = 2}), SimulationEnd::events_reached);
  EXPECT_EQ(simulation.events_waiting(), 3U);
  EXPECT_EQ(simulation.run(diary, {.until = 8}), SimulationEnd::until_reached);
  EXPECT_EQ(simulation.run(diary), SimulationEnd::nothing_left);
  EXPECT_EQ(diary.events.size(), 5U);
}

TEST(SimulationDeathTest, TimeNeverGoesBack) {
  Simulation simulation(Simulation::Options{.start = 100});
  EXPECT_DEATH(simulation.schedule_at(99, 0, Kind::tick), "at >= now_");
}

}  // namespace
}  // namespace corridor
