// SPDX-License-Identifier: Apache-2.0
#include "corridor/event/servers.h"

#include <functional>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

namespace corridor {
namespace {

enum class Kind : std::uint8_t { comes, done, lost, gives_up, acts, worn };

// A diary of one server's doings: "2 done 30". Entities come as given: (time, work, priority).
struct Counter {
  struct Coming {
    SimTime at;
    SimTime work;
    std::uint8_t priority = 0;
  };

  Counter(Servers::Options options, std::vector<Coming> given) : comings(std::move(given)) {
    options.done_kind = static_cast<std::uint8_t>(Kind::done);
    options.lost_kind = static_cast<std::uint8_t>(Kind::lost);
    servers.emplace(options, records);
    for (std::uint32_t i = 0; i < comings.size(); ++i) simulation.schedule_at(comings[i].at, i, Kind::comes);
  }

  void handle(Simulation& s, const Event& event) {
    const std::string who = std::to_string(event.entity);
    const std::string when = " " + std::to_string(s.now());
    switch (event.kind_as<Kind>()) {
      case Kind::comes: {
        const Coming& coming = comings[event.entity];
        if (servers->arrive(s, event.entity, coming.work, coming.priority) == Servers::Admission::refused) {
          diary.push_back(who + " refused" + when);
        }
        break;
      }
      case Kind::done:
        diary.push_back(who + " done" + when);
        servers->leave(s, event.entity);
        break;
      case Kind::lost:
        diary.push_back(who + " lost" + when);
        break;
      case Kind::gives_up:
        diary.push_back(who + " gives up" + when);
        servers->abandon(s, event.entity);
        break;
      case Kind::acts:
      case Kind::worn:
        actions.at(event.entity)(s);
        break;
    }
  }

  // Something that is done to the servers at an instant.
  void at(SimTime time, std::function<void(Simulation&)> action) {
    const auto entity = static_cast<std::uint32_t>(100 + actions.size());
    actions[entity] = std::move(action);
    simulation.schedule_at(time, entity, Kind::acts);
  }

  std::vector<std::string> run() {
    EXPECT_EQ(simulation.run(*this), SimulationEnd::nothing_left);
    return diary;
  }

  std::vector<Coming> comings;
  ServiceRecords records;
  std::optional<Servers> servers;
  Simulation simulation;
  std::map<std::uint32_t, std::function<void(Simulation&)>> actions;
  std::vector<std::string> diary;
};

using Diary = std::vector<std::string>;

TEST(Servers, ServeInTheOrderOfComing) {
  Counter counter({}, {{0, 10}, {1, 10}, {2, 10}});
  EXPECT_EQ(counter.run(), (Diary{"0 done 10", "1 done 20", "2 done 30"}));
  EXPECT_EQ(counter.servers->waiting().area(30), Int128{9 + 18});
  EXPECT_EQ(counter.servers->busy().area(30), Int128{30});
  EXPECT_DOUBLE_EQ(counter.servers->waits().mean(), 9.0);
}

TEST(Servers, TwoServeTwo) {
  Counter counter({.capacity = 2}, {{0, 10}, {0, 4}, {0, 4}});
  EXPECT_EQ(counter.run(), (Diary{"1 done 4", "2 done 8", "0 done 10"}));
}

TEST(Servers, TheMoreUrgentPassTheOthers) {
  Counter counter({}, {{0, 10, 1}, {1, 10, 2}, {2, 10, 2}, {3, 10, 1}});
  EXPECT_EQ(counter.run(), (Diary{"0 done 10", "3 done 20", "1 done 30", "2 done 40"}));
}

TEST(Servers, WhoIsInterruptedResumesBeforeItsEquals) {
  Counter counter({.by_urgent = Interruption::resume}, {{0, 10, 1}, {1, 10, 1}, {4, 3, 0}});
  EXPECT_EQ(counter.run(), (Diary{"2 done 7", "0 done 13", "1 done 23"}));
}

TEST(Servers, WhoIsInterruptedRestarts) {
  Counter counter({.by_urgent = Interruption::restart}, {{0, 10, 1}, {4, 3, 0}});
  EXPECT_EQ(counter.run(), (Diary{"1 done 7", "0 done 17"}));
}

TEST(Servers, WhoIsInterruptedIsLost) {
  Counter counter({.by_urgent = Interruption::lose}, {{0, 10, 1}, {4, 3, 0}});
  EXPECT_EQ(counter.run(), (Diary{"0 lost 4", "1 done 7"}));
  EXPECT_EQ(counter.servers->lost(), 1U);
}

TEST(Servers, TheUrgentDoNotInterruptTheirEquals) {
  Counter counter({.capacity = 2, .by_urgent = Interruption::resume},
                  {{0, 10, 0}, {0, 10, 1}, {5, 5, 0}, {6, 1, 0}});
  EXPECT_EQ(counter.run(), (Diary{"0 done 10", "2 done 10", "3 done 11", "1 done 15"}));
}

TEST(Servers, AFullRoomRefuses) {
  Counter counter({.room = 1}, {{0, 10}, {1, 10}, {2, 10}, {11, 1}});
  EXPECT_EQ(counter.run(), (Diary{"2 refused 2", "0 done 10", "1 done 20", "3 done 21"}));
  EXPECT_EQ(counter.servers->refused(), 1U);
}

TEST(Servers, ClosingEndsTheWorkBegun) {
  Counter counter({}, {{0, 10}, {1, 10}});
  counter.at(5, [&](Simulation& s) { counter.servers->set_capacity(s, 0); });
  counter.at(50, [&](Simulation& s) { counter.servers->set_capacity(s, 1); });
  EXPECT_EQ(counter.run(), (Diary{"0 done 10", "1 done 60"}));
}

TEST(Servers, ClosingInterruptsTheWorkBegun) {
  Counter counter({.by_closing = Interruption::resume}, {{0, 10}, {1, 10}});
  counter.at(5, [&](Simulation& s) { counter.servers->set_capacity(s, 0); });
  counter.at(50, [&](Simulation& s) { counter.servers->set_capacity(s, 1); });
  EXPECT_EQ(counter.run(), (Diary{"0 done 55", "1 done 65"}));
}

TEST(Servers, ClosingAtTheInstantOfAnEndComesFirstIfItWasScheduledFirst) {
  Counter counter({.by_closing = Interruption::restart}, {{0, 10}});
  counter.at(10, [&](Simulation& s) { counter.servers->set_capacity(s, 0); });
  counter.at(20, [&](Simulation& s) { counter.servers->set_capacity(s, 1); });
  EXPECT_EQ(counter.run(), (Diary{"0 done 30"}));
}

TEST(Servers, WhoGivesUpLeavesTheLine) {
  Counter counter({}, {{0, 10}, {1, 10}, {2, 10}});
  counter.simulation.schedule_at(5, 1, Kind::gives_up);
  counter.simulation.schedule_at(7, 0, Kind::gives_up);
  EXPECT_EQ(counter.run(), (Diary{"1 gives up 5", "0 gives up 7", "2 done 17"}));
}

TEST(Servers, LongWaitsCountAsUrgent) {
  // Entity 1 is less urgent by 3; it would wait until the last of the urgent is gone.
  std::vector<Counter::Coming> comings{{0, 10, 0}, {0, 10, 3}};
  for (SimTime at = 1; at < 100; at += 10) comings.push_back({at, 10, 0});
  Counter strict({}, comings);
  EXPECT_EQ(strict.run().back(), "1 done 120");
  Counter ageing({.ageing = 15}, comings);
  const Diary diary = ageing.run();
  EXPECT_EQ(std::ranges::find(diary, "1 done 60") - diary.begin(), 5);
}

TEST(Servers, SayWhoWaitsLongest) {
  Counter counter({}, {{0, 50, 0}, {3, 5, 2}, {4, 5, 0}});
  counter.at(20, [&](Simulation&) { EXPECT_EQ(counter.servers->longest_waiting(), 1U); });
  counter.run();
  EXPECT_FALSE(counter.servers->longest_waiting());
}

TEST(Servers, WearByUseOnly) {
  // Two servers: busy one from 0 to 10, two from 20 to 30. After 25 ticks of use, at 27.5, so at 28.
  Counter counter({.capacity = 2}, {{0, 10}, {20, 10}, {20, 10}});
  counter.actions[999] = [&](Simulation& s) { counter.diary.push_back("worn " + std::to_string(s.now())); };
  counter.at(0, [&](Simulation& s) {
    counter.servers->wear_out_after(s, 25, 999, static_cast<std::uint8_t>(Kind::worn));
  });
  EXPECT_EQ(counter.run(), (Diary{"0 done 10", "worn 28", "1 done 30", "2 done 30"}));
}

}  // namespace
}  // namespace corridor
