// SPDX-License-Identifier: Apache-2.0
// A small harbour stands for the models: ships come, wait for one of two berths and a tug, are served by a
// crane, grow tired of waiting. It is stopped at any event, saved, restored, recorded and replayed.
#include "corridor/event/event_trace.h"

#include <array>
#include <vector>

#include <gtest/gtest.h>

#include "corridor/base/error.h"
#include "corridor/event/claims.h"
#include "corridor/event/draws.h"
#include "corridor/event/servers.h"
#include "corridor/event/simulation.h"

namespace corridor {
namespace {

enum class Kind : std::uint8_t { comes, granted, done, tired };
enum class Purpose : std::uint8_t { interarrival, service, patience };

struct Harbour {
  Draws draws{99, 0};
  ServiceRecords records;
  Servers crane{{.done_kind = static_cast<std::uint8_t>(Kind::done)}, records};
  Claims claims{{.granted_kind = static_cast<std::uint8_t>(Kind::granted)}};
  std::uint32_t tired = 0;

  Harbour() {
    claims.add_resource(2);
    claims.add_resource(1);
  }
  void handle(Simulation& simulation, const Event& event) {
    const std::uint32_t ship = event.entity;
    switch (event.kind_as<Kind>()) {
      case Kind::comes: {
        const auto gap = exponential_of(draws.uniform(ship + 1, Purpose::interarrival), 60.0);
        simulation.schedule_in(ticks_of(gap), ship + 1, Kind::comes);
        const std::array wanted{Claims::Amount{0}, Claims::Amount{1}};
        if (claims.claim(simulation, ship, wanted) == Claims::Answer::granted) return begin(simulation, ship);
        simulation.schedule_in(ticks_of(exponential_of(draws.uniform(ship, Purpose::patience), 300.0)), ship,
                               Kind::tired);
        return;
      }
      case Kind::granted:
        simulation.cancel(ship);  // its patience
        return begin(simulation, ship);
      case Kind::done:
        crane.leave(simulation, ship);
        return claims.release_all(simulation, ship);
      case Kind::tired:
        if (!claims.is_waiting(ship)) return;  // granted at this very instant
        claims.withdraw(simulation, ship);
        ++tired;
    }
  }
  void begin(Simulation& simulation, std::uint32_t ship) {
    claims.release(simulation, ship, std::array{Claims::Amount{1}});
    crane.arrive(simulation, ship, ticks_of(exponential_of(draws.uniform(ship, Purpose::service), 50.0)));
  }
  template <class Archive>
  void archive(Archive& bytes) {
    bytes(records, crane, claims, tired);
  }
};

// All there is to know of a state, as bytes.
std::vector<std::uint8_t> state_of(Simulation& simulation, Harbour& harbour) {
  ByteWriter bytes;
  bytes(simulation, harbour);
  return bytes.take();
}

struct World {
  explicit World(std::optional<std::uint64_t> tie_seed = {}) : simulation({.tie_seed = tie_seed}) {}
  void run(std::uint64_t events) { simulation.run(harbour, {.events = events}); }
  std::vector<std::uint8_t> state() { return state_of(simulation, harbour); }
  void restore(std::span<const std::uint8_t> bytes) {
    ByteReader reader(bytes);
    reader(simulation, harbour);
    reader.end();
  }
  Simulation simulation;
  Harbour harbour;
};

TEST(Checkpoint, GoesOnAsIfNothingHadBeenFromAnyEvent) {
  for (const auto tie_seed : {std::optional<std::uint64_t>(), std::optional<std::uint64_t>(4)}) {
    World whole(tie_seed);
    whole.simulation.schedule_at(0, 0, Kind::comes);
    for (int stop = 0; stop < 300; ++stop) {
      whole.run(1);
      const std::vector<std::uint8_t> saved = whole.state();
      World other(tie_seed);
      other.restore(saved);
      ASSERT_EQ(other.state(), saved);
      World twin(tie_seed);
      twin.restore(saved);
      other.run(500);
      twin.run(200);
      twin.run(300);
      ASSERT_EQ(other.state(), twin.state());
    }
    World straight(tie_seed);
    straight.simulation.schedule_at(0, 0, Kind::comes);
    straight.run(300);
    EXPECT_EQ(straight.state(), whole.state());
    EXPECT_GT(whole.harbour.tired, 0U);
  }
}

TEST(Checkpoint, OfThousandsOfEventsToCome) {
  Simulation simulation;
  struct Hold {
    RandomStream stream{1, 0, 0, 0};
    std::uint64_t print = 0;
    void handle(Simulation& s, const Event& event) {
      print = (print ^ event.entity ^ static_cast<std::uint64_t>(event.at)) * 0x9E3779B97F4A7C15;
      s.schedule_in(stream.next_below(1'000), event.entity, Kind::comes);
      if (stream.next_below(4) == 0) s.cancel(stream.next_below(100));
    }
  } model;
  for (std::uint32_t i = 0; i < 5'000; ++i) simulation.schedule_at(i % 700, i, Kind::comes);
  simulation.run(model, {.events = 20'000});
  ByteWriter bytes;
  bytes(simulation);
  Hold copy = model;
  Simulation restored;
  ByteReader reader(bytes.bytes());
  reader(restored);
  simulation.run(model, {.events = 50'000});
  restored.run(copy, {.events = 50'000});
  EXPECT_EQ(model.print, copy.print);
  EXPECT_EQ(simulation.events_done(), restored.events_done());
}

TEST(Checkpoint, BrokenBytesAreRefused) {
  World world;
  world.simulation.schedule_at(0, 0, Kind::comes);
  world.run(100);
  const std::vector<std::uint8_t> saved = world.state();
  for (std::size_t length = 0; length < saved.size(); ++length) {
    World other;
    EXPECT_THROW(other.restore(std::span(saved).first(length)), Error);
  }
}

TEST(EventTrace, SaysWhatHappenedInFewBytes) {
  World world;
  EventTrace trace;
  world.simulation.record_to(&trace);
  world.simulation.schedule_at(0, 0, Kind::comes);
  world.run(20'000);
  EXPECT_EQ(trace.count(), 20'000U);
  EXPECT_LT(trace.bytes().size(), 20'000 * 8);
  EventTraceReader reader(trace.bytes());
  World again;
  again.simulation.schedule_at(0, 0, Kind::comes);
  for (Event event; reader.next(event);) {
    EventTrace one;
    again.simulation.record_to(&one);
    again.run(1);
    EventTraceReader expected(one.bytes());
    Event happened;
    ASSERT_TRUE(expected.next(happened));
    ASSERT_EQ(event, happened);
  }
}

TEST(EventTrace, ReplaysToTheSameEnd) {
  World world;
  EventTrace trace;
  world.simulation.record_to(&trace);
  world.simulation.schedule_at(0, 0, Kind::comes);
  world.run(20'000);
  World replayed;
  EventTraceReader reader(trace.bytes());
  replayed.simulation.replay(replayed.harbour, reader);
  ByteWriter expected;
  ByteWriter bytes;
  expected(world.harbour);
  bytes(replayed.harbour);
  EXPECT_TRUE(std::ranges::equal(bytes.bytes(), expected.bytes()));
  EXPECT_EQ(replayed.simulation.now(), world.simulation.now());
}

TEST(EventTrace, BrokenBytesAreRefused) {
  EventTrace trace;
  for (std::uint32_t i = 0; i < 10; ++i) trace.add({SimTime{i} * 1'000, i * 77 % 10, 3});
  const std::vector<std::uint8_t> bytes(trace.bytes().begin(), trace.bytes().end());
  for (std::size_t length = 1; length < bytes.size(); ++length) {
    EventTraceReader reader(std::span<const std::uint8_t>(bytes).first(length));
    Event event;
    EXPECT_THROW(reader.next(event), Error);
  }
}

}  // namespace
}  // namespace corridor
