// SPDX-License-Identifier: Apache-2.0
#include "corridor/event/claims.h"

#include <algorithm>
#include <array>
#include <numeric>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "corridor/base/random.h"

namespace corridor {
namespace {

using Amount = Claims::Amount;
using Amounts = std::vector<Amount>;
using Answer = Claims::Answer;

struct Listener {
  std::vector<std::pair<SimTime, std::uint32_t>> granted{};
  void handle(Simulation& simulation, const Event& event) {
    granted.emplace_back(simulation.now(), event.entity);
  }
};

struct Yard {
  explicit Yard(std::vector<std::uint32_t> capacities, Claims::Options options = {}) : claims(options) {
    for (const std::uint32_t capacity : capacities) claims.add_resource(capacity);
  }
  Answer claim(std::uint32_t entity, const Amounts& wanted, std::uint8_t priority = 0) {
    return claims.claim(simulation, entity, wanted, priority);
  }
  void release(std::uint32_t entity, const Amounts& given) { claims.release(simulation, entity, given); }
  std::vector<std::uint32_t> granted() {
    Listener listener;
    simulation.run(listener);
    std::vector<std::uint32_t> entities;
    for (const auto& [at, entity] : listener.granted) entities.push_back(entity);
    return entities;
  }
  void pass(SimTime time) {
    Listener listener;
    simulation.run(listener, {.until = simulation.now() + time});
  }

  Simulation simulation;
  Claims claims;
};

using Entities = std::vector<std::uint32_t>;

TEST(Claims, AllOrNothing) {
  Yard yard({1, 1, 1});  // a berth, a tug, a weather window
  EXPECT_EQ(yard.claim(0, {{1}}), Answer::granted);
  EXPECT_EQ(yard.claim(1, {{0}, {1}, {2}}), Answer::waits);
  EXPECT_TRUE(yard.claims.held_by(1).empty());
  EXPECT_EQ(yard.claims.in_use(0).value(), 0);
  EXPECT_EQ(yard.claim(2, {{0}}), Answer::granted);  // the berth is free until the tug is
  yard.release(0, {{1}});
  EXPECT_TRUE(yard.granted().empty());
  yard.release(2, {{0}});
  EXPECT_EQ(yard.granted(), Entities{1});
  EXPECT_EQ(yard.claims.held_by(1).size(), 3U);
}

TEST(Claims, FirstComeFirstServedWithinAPriority) {
  Yard yard({1});
  yard.claim(0, {{0}});
  yard.claim(1, {{0}}, 5);
  yard.claim(2, {{0}}, 1);
  yard.claim(3, {{0}}, 1);
  Entities order;
  for (std::uint32_t holder = 0; order.size() < 3; holder = order.back()) {
    yard.claims.release_all(yard.simulation, holder);
    const Entities next = yard.granted();
    ASSERT_EQ(next.size(), 1U);
    order.push_back(next[0]);
  }
  EXPECT_EQ(order, (Entities{2, 3, 1}));
}

TEST(Claims, ALargeClaimIsNotPassedForEver) {
  for (const SimTime reserve_after : {kEndOfTime, SimTime{10}, SimTime{0}}) {
    Yard yard({4}, {.reserve_after = reserve_after});
    yard.claim(0, {{0, 2}});
    yard.claim(1, {{0, 2}});
    EXPECT_EQ(yard.claim(9, {{0, 4}}), Answer::waits);
    yard.pass(5);
    yard.release(0, {{0, 2}});
    const bool passes_early = reserve_after > 5;
    EXPECT_EQ(yard.claim(2, {{0, 2}}), passes_early ? Answer::granted : Answer::waits);
    yard.pass(5);
    yard.claims.release_all(yard.simulation, 1);
    const bool passes_late = reserve_after == kEndOfTime;
    EXPECT_EQ(yard.claim(3, {{0, 1}}), passes_late ? Answer::granted : Answer::waits);
  }
}

TEST(Claims, SayWhoWaitsLongest) {
  Yard yard({1});
  yard.claim(0, {{0}});
  yard.pass(10);
  yard.claim(1, {{0}});
  yard.pass(10);
  yard.claim(2, {{0}});
  yard.pass(10);
  ASSERT_TRUE(yard.claims.longest_waiting());
  EXPECT_EQ(yard.claims.longest_waiting()->entity, 1U);
  EXPECT_EQ(yard.claims.longest_waiting()->since, 10);
  yard.claims.release_all(yard.simulation, 0);
  EXPECT_EQ(yard.claims.longest_wait_ended(), 20);
}

TEST(Claims, AYardOfNoPlacesIsImpossible) {
  Yard yard({0, 1});
  EXPECT_EQ(yard.claim(0, {{0}}), Answer::impossible);
  EXPECT_EQ(yard.claim(0, {{1, 2}}), Answer::impossible);
  EXPECT_EQ(yard.claim(0, {{1}}), Answer::granted);
  EXPECT_EQ(yard.claim(0, {{1}}), Answer::impossible);  // would hold two of one
  EXPECT_EQ(yard.claims.waiting(), 0U);
}

TEST(Claims, AResourceNeverReleasedLeavesTheOthersWaitingAndNoEvent) {
  Yard yard({1});
  yard.claim(0, {{0}});
  EXPECT_EQ(yard.claim(1, {{0}}), Answer::waits);
  Listener listener;
  EXPECT_EQ(yard.simulation.run(listener), SimulationEnd::nothing_left);
  EXPECT_EQ(yard.claims.waiting(), 1U);
  EXPECT_EQ(yard.claims.longest_waiting()->entity, 1U);
}

TEST(Claims, WhoWithdrawsMakesWayForLaterOnes) {
  Yard yard({2}, {.reserve_after = 0});
  yard.claim(0, {{0}});
  yard.claim(1, {{0, 2}});
  yard.claim(2, {{0}});
  yard.claims.withdraw(yard.simulation, 1);
  EXPECT_EQ(yard.granted(), Entities{2});
}

TEST(Claims, CapacityThatComesBackServesWhoWaits) {
  Yard yard({2});
  yard.claims.set_capacity(yard.simulation, 0, 0);
  EXPECT_EQ(yard.claim(0, {{0}}), Answer::waits);
  EXPECT_EQ(yard.claim(1, {{0, 2}}), Answer::waits);
  yard.claims.set_capacity(yard.simulation, 0, 1);
  EXPECT_EQ(yard.granted(), Entities{0});
  yard.claims.set_capacity(yard.simulation, 0, 3);
  EXPECT_EQ(yard.granted(), Entities{1});
}

// A story: who claims what, one after the other; a negative number of the entity gives back. Either the last
// step closes the circle that is named, or nothing ever does.
struct Step {
  int entity;  // 1, 2, ...; -1 is entity 1 giving back
  Amounts amounts;
};
struct Story {
  std::string name;
  std::vector<std::uint32_t> capacities;
  std::vector<Step> steps;
  std::vector<Claims::Deadlock::Member> circle{};
};

void expect_told(const Story& story) {
  SCOPED_TRACE(story.name);
  Yard yard(story.capacities);
  for (std::size_t i = 0; i < story.steps.size(); ++i) {
    const Step& step = story.steps[i];
    if (step.entity < 0) {
      yard.release(static_cast<std::uint32_t>(-step.entity), step.amounts);
      yard.pass(0);
      continue;
    }
    const Answer answer = yard.claim(static_cast<std::uint32_t>(step.entity), step.amounts);
    const bool closes = !story.circle.empty() && i + 1 == story.steps.size();
    ASSERT_EQ(answer == Answer::deadlocked, closes) << "step " << i;
  }
  if (!story.circle.empty()) {
    ASSERT_TRUE(yard.claims.deadlock());
    EXPECT_EQ(yard.claims.deadlock()->circle, story.circle);
  }
}

TEST(Claims, DeadlocksAreNamedWhenTheyClose) {
  const std::vector<Story> stories{
      {"two trains meet on single track",
       {1, 1},
       {{1, {{0}}}, {2, {{1}}}, {1, {{1}}}, {2, {{0}}}},
       {{2, 0}, {1, 1}}},
      {"three trains round a junction",
       {1, 1, 1},
       {{1, {{0}}}, {2, {{1}}}, {3, {{2}}}, {1, {{1}}}, {2, {{2}}}, {3, {{0}}}},
       {{3, 0}, {1, 1}, {2, 2}}},
      {"a ship at the berth wants the crane that a ship holds which wants the berth",
       {1, 1},
       {{1, {{0}}}, {2, {{1}}}, {2, {{0}}}, {1, {{1}}}},
       {{1, 1}, {2, 0}}},
      {"two full yards that want to send each other boxes",
       {2, 2},
       {{1, {{0}}}, {2, {{0}}}, {3, {{1}}}, {4, {{1}}}, {1, {{1}}}, {2, {{1}}}, {3, {{0}}}, {4, {{0}}}},
       {{4, 0}, {1, 1}}},
      {"wagons swapped at a gauge change with no free track",
       {1, 1, 1},
       {{1, {{0}}}, {2, {{1}}}, {3, {{2}}}, {1, {{1}}}, {3, {{1}}}, {2, {{0}}}},
       {{2, 0}, {1, 1}}},
      {"five philosophers, left forks first",
       {1, 1, 1, 1, 1},
       {{1, {{0}}},
        {2, {{1}}},
        {3, {{2}}},
        {4, {{3}}},
        {5, {{4}}},
        {1, {{1}}},
        {2, {{2}}},
        {3, {{3}}},
        {4, {{4}}},
        {5, {{0}}}},
       {{5, 0}, {1, 1}, {2, 2}, {3, 3}, {4, 4}}},
      {"two that hold half of a pool each and want more",
       {4},
       {{1, {{0, 2}}}, {2, {{0, 2}}}, {1, {{0, 1}}}, {2, {{0, 1}}}},
       {{2, 0}, {1, 0}}},
      {"a convoy whose last ship blocks the first",
       {1, 1, 1, 1},
       {{1, {{0}}}, {2, {{1}}}, {3, {{2}}}, {4, {{3}}}, {4, {{0}}}, {3, {{3}}}, {2, {{2}}}, {1, {{1}}}},
       {{1, 1}, {2, 2}, {3, 3}, {4, 0}}},
      {"several at once: berth and crane against tug",
       {1, 1, 1},
       {{1, {{0}, {1}}}, {2, {{2}}}, {1, {{2}}}, {2, {{0}, {1}}}},
       {{2, 0}, {1, 2}}},
      {"the circle does not hold who walks into it last",
       {1, 1, 1},
       {{1, {{0}}}, {2, {{1}}}, {3, {{2}}}, {3, {{0}}}, {1, {{1}}}, {2, {{0}}}},
       {{2, 0}, {1, 1}}},
      {"a holder that runs on cannot free enough",
       {3, 1},
       {{1, {{0}}}, {2, {{0}}}, {3, {{1}}}, {3, {{0, 2}}}, {1, {{1}}}, {2, {{1}}}},
       {{2, 1}, {3, 0}}},
      {"a ferry that needs two ramps, and each ramp has a truck on it that wants on board",
       {2, 1},
       {{1, {{1}}}, {2, {{0}}}, {3, {{0}}}, {2, {{1}}}, {3, {{1}}}, {1, {{0, 2}}}},
       {{1, 0}, {2, 1}}},
  };
  for (const Story& story : stories) expect_told(story);
}

TEST(Claims, NearDeadlocksAreNotReported) {
  const std::vector<Story> stories{
      {"two trains, one passing place", {1, 1, 1}, {{1, {{0}}}, {2, {{1}}}, {1, {{1}}}, {2, {{2}}}}},
      {"both tracks claimed at once", {1, 1}, {{1, {{0}, {1}}}, {2, {{0}, {1}}}}},
      {"a chain without an end that comes back",
       {1, 1, 1},
       {{1, {{0}}}, {2, {{1}}}, {3, {{2}}}, {1, {{1}}}, {2, {{2}}}}},
      {"one place free in the other yard",
       {2, 3},
       {{1, {{0}}}, {2, {{0}}}, {3, {{1}}}, {4, {{1}}}, {1, {{1}}}, {3, {{0}}}, {2, {{1}}}}},
      {"four philosophers of five",
       {1, 1, 1, 1, 1},
       {{1, {{0}}}, {2, {{1}}}, {3, {{2}}}, {4, {{3}}}, {1, {{1}}}, {2, {{2}}}, {3, {{3}}}, {4, {{4}}}}},
      {"the last philosopher takes the other fork first",
       {1, 1, 1},
       {{1, {{0}}}, {2, {{1}}}, {3, {{0}}}, {1, {{1}}}, {2, {{2}}}}},
      {"a pool with enough for one of the two",
       {5},
       {{1, {{0, 2}}}, {2, {{0, 2}}}, {1, {{0, 2}}}, {2, {{0, 1}}}}},
      {"the other holder of the pool runs on",
       {2, 1},
       {{1, {{0}}}, {2, {{0}}}, {3, {{1}}}, {1, {{1}}}, {3, {{0}}}}},
      {"the circle was opened by giving back",
       {1, 1},
       {{1, {{0}}}, {2, {{1}}}, {1, {{1}}}, {-2, {{1}}}, {2, {{0}}}}},
      {"who waits holds nothing", {1}, {{1, {{0}}}, {2, {{0}}}, {3, {{0}}}, {4, {{0}}}}},
      {"two rings that share a place with room for both",
       {1, 2, 1},
       {{1, {{0}}}, {2, {{1}}}, {3, {{2}}}, {2, {{0}}}, {1, {{1}}}, {3, {{1}}}}},
      {"waits for more of what it holds, and the rest is free soon",
       {3},
       {{1, {{0}}}, {2, {{0, 2}}}, {1, {{0, 2}}}}},
  };
  for (const Story& story : stories) expect_told(story);
}

TEST(Claims, AClosedResourceIsNoDeadlock) {
  Yard yard({1, 1});
  yard.claim(1, {{0}});
  yard.claims.set_capacity(yard.simulation, 1, 0);
  EXPECT_EQ(yard.claim(1, {{1}}), Answer::waits);
  EXPECT_EQ(yard.claim(2, {{0}}), Answer::waits);
  yard.claims.set_capacity(yard.simulation, 1, 1);
  EXPECT_EQ(yard.granted(), Entities{1});
}

// The oracle tries every order in which the waiting could be served.
bool all_can_end(const Yard& yard, const std::vector<std::uint32_t>& capacities,
                 const std::vector<Amounts>& wanted) {
  std::vector<std::uint32_t> waiting;
  for (std::uint32_t entity = 0; entity < wanted.size(); ++entity) {
    if (yard.claims.is_waiting(entity)) waiting.push_back(entity);
  }
  do {
    std::vector<std::int64_t> free(capacities.begin(), capacities.end());
    for (const std::uint32_t entity : waiting) {
      for (const Amount& held : yard.claims.held_by(entity)) free[held.resource] -= held.count;
    }
    const auto goes = [&](std::uint32_t entity) {
      for (const Amount& amount : wanted[entity]) {
        if (free[amount.resource] < amount.count) return false;
      }
      for (const Amount& held : yard.claims.held_by(entity)) free[held.resource] += held.count;
      return true;
    };
    if (std::ranges::all_of(waiting, goes)) return true;
  } while (std::ranges::next_permutation(waiting).found);
  return false;
}

TEST(Claims, DeadlocksAreThoseOfExhaustiveSearch) {
  int deadlocks = 0;
  for (std::uint32_t trial = 0; trial < 3'000; ++trial) {
    RandomStream stream(9, 0, trial, 0);
    std::vector<std::uint32_t> capacities(3);
    for (std::uint32_t& capacity : capacities) capacity = 1 + stream.next_below(3);
    Yard yard(capacities);
    std::vector<Amounts> wanted(5);
    for (int step = 0; step < 25; ++step) {
      const std::uint32_t entity = stream.next_below(5);
      if (yard.claims.is_waiting(entity)) continue;
      if (stream.next_below(5) == 0) {
        yard.claims.release_all(yard.simulation, entity);
        yard.pass(0);
        continue;
      }
      wanted[entity].clear();
      for (std::uint32_t resource = 0; resource < 3; ++resource) {
        if (stream.next_below(2) == 0) wanted[entity].push_back({resource, 1 + stream.next_below(2)});
      }
      const Answer answer = yard.claim(entity, wanted[entity]);
      ASSERT_EQ(answer == Answer::deadlocked, !all_can_end(yard, capacities, wanted)) << trial << ' ' << step;
      if (answer == Answer::deadlocked) {
        const auto& circle = yard.claims.deadlock()->circle;
        for (std::size_t i = 0; i < circle.size(); ++i) {
          const auto held = yard.claims.held_by(circle[(i + 1) % circle.size()].entity);
          ASSERT_NE(std::ranges::find(held, circle[i].waits_for, &Amount::resource), held.end());
        }
        ++deadlocks;
        break;
      }
    }
  }
  EXPECT_GT(deadlocks, 300);
}

}  // namespace
}  // namespace corridor
