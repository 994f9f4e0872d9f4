// SPDX-License-Identifier: Apache-2.0
// The simulation kernel against its aims. CPU time through the public interface, checks on, as shipped; the
// draws are in the figures. Side by side with std::priority_queue under the same models, and with SimPy by
// bench/event_bench_simpy.py.
//
//   one_server   objects come at rate 0.9 and are served at rate 1, 1,000,000 of them: at most 60 ns each
//   hold         n events to come; each lets its entity's next be scheduled: at most 60, 80, 110 ns for n =
//   1e3,
//                1e5, 1e6, for four laws of the time between
//   reschedule   the same, and every fourth time another entity's event is cancelled and scheduled anew: at
//   most
//                90, 150, 250 ns
//   create       1,000,000 entities with a first event each: at most 150 ns and, with their service records,
//   64
//                bytes each
#include <array>
#include <cstdint>
#include <queue>
#include <vector>

#include <benchmark/benchmark.h>

#include "corridor/event/draws.h"
#include "corridor/event/replications.h"
#include "corridor/event/servers.h"
#include "corridor/event/simulation.h"

namespace corridor {
namespace {

enum class Kind : std::uint8_t { arrives, done, hold };
enum class Law : std::uint8_t { exponential, bimodal, ties, week };

constexpr double kUnit = 1e6;  // ticks to the unit of time of one_server

// The time to the next event of an entity.
class Increments {
 public:
  Increments(Law law, std::uint32_t entity) : law_(law), stream_(1, 0, entity, 0) {}

  SimTime next() {
    switch (law_) {
      case Law::exponential:
        return ticks_of(exponential_of(stream_.next_uniform(), mean));
      case Law::bimodal:
        return ticks_of(exponential_of(stream_.next_uniform(), stream_.next_below(16) == 0 ? 1e8 : 1e6));
      case Law::ties:
        return SimTime{1'000'000} * (1 + stream_.next_below(8));
      case Law::week:
        break;
    }
    constexpr double kHour = 3.6e6;
    const std::uint32_t of_16 = stream_.next_below(16);
    if (of_16 == 0) return static_cast<SimTime>(168 * kHour);
    const double hours = of_16 < 9 ? 1.0 : of_16 < 14 ? 24.0 : 168.0;
    return ticks_of(exponential_of(stream_.next_uniform(), hours * kHour));
  }
  RandomStream& stream() { return stream_; }
  double mean = 1e6;

 private:
  Law law_;
  RandomStream stream_;
};

// ---- the standard library's queue under the same models

struct Entry {
  SimTime at;
  std::uint64_t number;
  std::uint32_t entity;
  bool operator<(const Entry& other) const { return at != other.at ? at > other.at : number > other.number; }
};

void hold_standard(benchmark::State& state) {
  const auto count = static_cast<std::uint32_t>(state.range(0));
  Increments increments(static_cast<Law>(state.range(1)), 0);
  std::priority_queue<Entry> queue;
  std::uint64_t number = 0;
  for (std::uint32_t i = 0; i < count; ++i) queue.push({increments.next(), number++, i});
  const auto step = [&] {
    const Entry entry = queue.top();
    queue.pop();
    queue.push({entry.at + increments.next(), number++, entry.entity});
  };
  for (std::uint32_t i = 0; i < std::max(2 * count, 20'000U); ++i) step();
  for (auto _ : state) step();
}

// ---- hold

struct Hold {
  Increments increments;
  void handle(Simulation& simulation, const Event& event) {
    simulation.schedule_in(increments.next(), event.entity, Kind::hold);
  }
};

template <class Model>
void run_holds(benchmark::State& state, Model& model, Simulation& simulation) {
  const auto count = static_cast<std::uint32_t>(state.range(0));
  for (std::uint32_t i = 0; i < count; ++i) simulation.schedule_in(model.increments.next(), i, Kind::hold);
  simulation.run(model, {.events = std::max(2 * count, 20'000U)});
  while (state.KeepRunningBatch(100'000)) simulation.run(model, {.events = 100'000});
  state.counters["bytes"] = static_cast<double>(simulation.bytes()) / count;
}

void hold(benchmark::State& state) {
  Simulation simulation;
  Hold model{Increments(static_cast<Law>(state.range(1)), 0)};
  run_holds(state, model, simulation);
}

struct Reschedule {
  Increments increments;
  std::uint32_t count;
  void handle(Simulation& simulation, const Event& event) {
    simulation.schedule_in(increments.next(), event.entity, Kind::hold);
    if (increments.stream().next_below(4) != 0) return;
    const std::uint32_t other = increments.stream().next_below(count);
    simulation.cancel(other);
    simulation.schedule_in(increments.next(), other, Kind::hold);
  }
};

void reschedule(benchmark::State& state) {
  Simulation simulation;
  Reschedule model{Increments(Law::exponential, 0), static_cast<std::uint32_t>(state.range(0))};
  model.increments.mean = 1e9;
  run_holds(state, model, simulation);
}

// ---- one server

// With nothing but the kernel: the line is a ring of arrival times.
struct OneServer {
  RandomStream arrivals{1, 0, 0, 0};
  RandomStream services{1, 0, 0, 1};
  std::vector<SimTime> line = std::vector<SimTime>(1U << 12U);
  std::uint32_t first = 0;
  std::uint32_t last = 0;
  std::uint64_t to_come = 0;
  SimTime in_system = 0;

  void begin(Simulation& simulation) {
    simulation.schedule_in(ticks_of(exponential_of(services.next_uniform(), kUnit)), 0, Kind::done);
  }
  void handle(Simulation& simulation, const Event& event) {
    const auto mask = static_cast<std::uint32_t>(line.size() - 1);
    if (event.kind_as<Kind>() == Kind::arrives) {
      line[last++ & mask] = simulation.now();
      if (last - first == 1) begin(simulation);
      if (--to_come > 0) {
        simulation.schedule_in(ticks_of(exponential_of(arrivals.next_uniform(), kUnit / 0.9)), 0,
                               Kind::arrives);
      }
    } else {
      in_system += simulation.now() - line[first++ & mask];
      if (first != last) begin(simulation);
    }
  }
};

void one_server(benchmark::State& state) {
  constexpr std::uint64_t kObjects = 1'000'000;
  double mean = 0.0;
  std::uint64_t events = 0;
  while (state.KeepRunningBatch(kObjects)) {
    Simulation simulation;
    OneServer model;
    model.to_come = kObjects;
    simulation.schedule_at(0, 0, Kind::arrives);
    simulation.run(model);
    mean = static_cast<double>(model.in_system) / kObjects / kUnit;
    events = simulation.events_done();
  }
  state.counters["mean"] = mean;
  state.counters["events"] = static_cast<double>(events) / kObjects;
}

// With Servers: line, levels and the histogram of waits included.
struct OneServerOfMany {
  ServiceRecords records;
  Servers servers{{.done_kind = static_cast<std::uint8_t>(Kind::done)}, records};
  RandomStream arrivals{1, 0, 0, 0};
  RandomStream services{1, 0, 0, 1};
  std::vector<std::uint32_t> free;
  std::uint64_t to_come = 0;

  void handle(Simulation& simulation, const Event& event) {
    if (event.kind_as<Kind>() == Kind::done) {
      servers.leave(simulation, event.entity);
      free.push_back(event.entity);
      return;
    }
    std::uint32_t entity = static_cast<std::uint32_t>(records.size());
    if (!free.empty()) {
      entity = free.back();
      free.pop_back();
    }
    servers.arrive(simulation, entity, ticks_of(exponential_of(services.next_uniform(), kUnit)));
    if (--to_come > 0) {
      simulation.schedule_in(ticks_of(exponential_of(arrivals.next_uniform(), kUnit / 0.9)), 0,
                             Kind::arrives);
    }
  }
};

double one_server_by_servers(std::uint64_t objects) {
  Simulation simulation;
  OneServerOfMany model;
  model.to_come = objects;
  simulation.schedule_at(0, 0, Kind::arrives);
  simulation.run(model);
  return model.servers.waits().mean() / kUnit;
}

void one_server_by_servers(benchmark::State& state) {
  constexpr std::uint64_t kObjects = 1'000'000;
  double mean = 0.0;
  while (state.KeepRunningBatch(kObjects)) mean = one_server_by_servers(kObjects);
  state.counters["mean_wait"] = mean;
}

// ---- entities

void create(benchmark::State& state) {
  constexpr std::uint32_t kCount = 1'000'000;
  double bytes = 0.0;
  while (state.KeepRunningBatch(kCount)) {
    Simulation simulation;
    RandomStream stream(1, 0, 0, 0);
    ServiceRecords records(kCount);
    for (std::uint32_t i = 0; i < kCount; ++i) {
      records[i].work = i;
      simulation.schedule_at(stream.next_below(1U << 30U), i, Kind::hold);
    }
    bytes = static_cast<double>(simulation.bytes() + records.capacity() * sizeof(ServiceRecord)) / kCount;
  }
  state.counters["bytes"] = bytes;
}

// Twenty replications; compare the real time of one and two threads.
void replications(benchmark::State& state) {
  const Run run(Run::Options{.threads = static_cast<unsigned>(state.range(0))});
  for (auto _ : state) {
    std::vector<double> means;
    replicate(
        means, 20, run, [] { return 0; }, [](int, std::uint32_t) { return one_server_by_servers(200'000); });
    benchmark::DoNotOptimize(means);
  }
}

const std::vector<std::vector<std::int64_t>> kHolds{{10, 1'000, 100'000, 1'000'000}, {0, 1, 2, 3}};

BENCHMARK(one_server);
BENCHMARK(one_server_by_servers);
BENCHMARK(hold)->ArgsProduct(kHolds)->ArgNames({"n", "law"});
BENCHMARK(hold_standard)->ArgsProduct(kHolds)->ArgNames({"n", "law"});
BENCHMARK(reschedule)->Arg(10)->Arg(1'000)->Arg(100'000)->Arg(1'000'000);
BENCHMARK(create);
BENCHMARK(replications)->Arg(1)->Arg(2)->UseRealTime()->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace corridor
