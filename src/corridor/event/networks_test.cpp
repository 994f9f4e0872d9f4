// SPDX-License-Identifier: Apache-2.0
// Networks of queues, carriers that return, lines that leave together: more models whose answer is known. And
// what the machinery promises: intervals that hold the truth as often as they say, differences that keyed
// draws make sharp, and the same bits with every compiler and number of threads.
#include <array>
#include <bit>
#include <cmath>
#include <numeric>
#include <vector>

#include <gtest/gtest.h>

#include "corridor/event/batches.h"
#include "corridor/event/estimate.h"
#include "support/queues.h"

namespace corridor {
namespace {

using queues::expect_agrees;
using queues::exponential;
using queues::is_long;
using queues::kUnit;
using queues::Law;

// Kinds 1 to 7 are the ends of services at the nodes.
enum class Kind : std::uint8_t { comes = 0, thought = 8, goes = 9 };
enum class Purpose : std::uint8_t { between, service, route };

constexpr std::uint32_t kReplications = 16;

template <class Body>
std::vector<double> sixteen(Body&& body) {
  std::vector<double> results;
  const corridor::Run run(corridor::Run::Options{.threads = 2});
  replicate(
      results, kReplications, run, [] { return 0; }, [&](int, std::uint32_t number) { return body(number); });
  return results;
}

std::uint64_t longer(std::uint64_t count, std::uint64_t factor = 20) {
  return is_long() ? count * factor : count;
}

// ---- networks

struct Node {
  Law service;
  std::uint32_t servers = 1;
  double from_outside = 0.0;      // rate
  std::vector<double> onwards{};  // probability of each node next; the rest leaves or thinks
};

// Open, or closed with `members` that think between their rounds.
class QueueNetwork {
 public:
  QueueNetwork(std::vector<Node> nodes, std::uint32_t members, Law thinking, std::uint32_t replication)
      : nodes_(std::move(nodes)), think_(std::move(thinking)), draws_(77, replication) {
    for (std::size_t i = 0; i < nodes_.size(); ++i) {
      servers_.emplace_back(
          Servers::Options{.capacity = nodes_[i].servers, .done_kind = static_cast<std::uint8_t>(1 + i)},
          records_);
    }
    next_ = static_cast<std::uint32_t>(nodes_.size());
    for (std::uint32_t i = 0; i < nodes_.size(); ++i) {
      if (nodes_[i].from_outside > 0.0) arrive_later(i);
    }
    for (std::uint32_t i = 0; i < members; ++i) think(next_++);
  }

  void run(double time) {
    simulation_.run(*this, {.until = ticks_of(0.1 * time * kUnit)});
    rounds_ = 0;
    for (Servers& servers : servers_) servers.count_from(simulation_.now());
    simulation_.run(*this, {.until = ticks_of(1.1 * time * kUnit)});
    rate_ = static_cast<double>(rounds_) / time;
  }
  [[nodiscard]] double rate() const { return rate_; }
  [[nodiscard]] double number_at(std::size_t node) const {
    return servers_[node].waiting().mean(simulation_.now()) + servers_[node].busy().mean(simulation_.now());
  }

  void handle(Simulation& simulation, const Event& event) {
    if (event.kind_as<Kind>() == Kind::comes) {
      arrive_later(event.entity);
      const std::uint32_t entity = free_.empty() ? next_++ : free_.back();
      if (!free_.empty()) free_.pop_back();
      return enter(event.entity, entity);
    }
    if (event.kind_as<Kind>() == Kind::thought) return enter(0, event.entity);
    const std::size_t node = event.kind() - 1U;
    servers_[node].leave(simulation, event.entity);
    double u = draws_.uniform(routed_++, Purpose::route);
    for (std::uint32_t i = 0; i < nodes_[node].onwards.size(); ++i) {
      if (u < nodes_[node].onwards[i]) return enter(i, event.entity);
      u -= nodes_[node].onwards[i];
    }
    ++rounds_;
    if (think_) return think(event.entity);
    free_.push_back(event.entity);
  }

 private:
  void arrive_later(std::uint32_t node) {
    const double gap =
        exponential_of(draws_.uniform(come_++, Purpose::between), 1.0 / nodes_[node].from_outside);
    simulation_.schedule_in(ticks_of(kUnit * gap), node, Kind::comes);
  }
  void enter(std::uint32_t node, std::uint32_t entity) {
    servers_[node].arrive(
        simulation_, entity,
        ticks_of(kUnit * nodes_[node].service(draws_.uniform(served_++, Purpose::service))));
  }
  void think(std::uint32_t entity) {
    simulation_.schedule_in(ticks_of(kUnit * think_(draws_.uniform(come_++, Purpose::between))), entity,
                            Kind::thought);
  }

  std::vector<Node> nodes_;
  Law think_;
  Draws draws_;
  Simulation simulation_;
  ServiceRecords records_;
  std::vector<Servers> servers_;
  std::vector<std::uint32_t> free_;
  std::uint32_t next_ = 0;
  std::uint32_t come_ = 0;
  std::uint32_t served_ = 0;
  std::uint32_t routed_ = 0;
  std::uint64_t rounds_ = 0;
  double rate_ = 0.0;
};

TEST(ClosedForms, OpenNetworkOfJackson) {
  const std::vector<Node> nodes{{exponential(0.5), 1, 0.5, {0.0, 0.6, 0.3}},
                                {exponential(1.0), 2, 0.25, {0.1, 0.0, 0.8}},
                                {exponential(1.0 / 1.5), 1, 0.0, {0.2, 0.0, 0.0}}};
  const std::array lengths{.5633100698, .7723074813, 1.0328435609};
  for (std::size_t node = 0; node < lengths.size(); ++node) {
    expect_agrees(sixteen([&](std::uint32_t number) {
                    QueueNetwork network(nodes, 0, {}, number);
                    network.run(static_cast<double>(longer(5'000)));
                    return network.number_at(node);
                  }),
                  lengths[node]);
  }
}

double closed_rate(const std::vector<Node>& nodes, std::uint32_t members, const Law& think,
                   std::uint32_t number, double time) {
  QueueNetwork network(nodes, members, think, number);
  network.run(time);
  return network.rate();
}

TEST(ClosedForms, ClosedNetworkByMeanValueAnalysis) {
  const std::vector<Node> nodes{{exponential(0.5), 1, 0.0, {0.0, 1.0}},
                                {exponential(1.0), 1, 0.0, {0.0, 0.0, 1.0}},
                                {exponential(0.8)}};
  for (const auto& [members, rate] : {std::pair{1U, .0813008130},
                                      {5U, .3837258134},
                                      {10U, .6870826896},
                                      {20U, .9591523807},
                                      {50U, .9999536249}}) {
    expect_agrees(sixteen([&, members = members](std::uint32_t number) {
                    return closed_rate(nodes, members, exponential(10.0), number,
                                       static_cast<double>(longer(5'000)));
                  }),
                  rate);
  }
}

TEST(ClosedForms, VesselsThatReturn) {
  const std::vector<Node> berths{{exponential(18.0 / 24.0), 1, 0.0, {0.0, 1.0}}, {exponential(14.0 / 24.0)}};
  for (const auto& [ships, trips] :
       {std::pair{1U, .31578947}, {2U, .57941550}, {4U, .94681554}, {6U, 1.14040789}, {8U, 1.23294857}}) {
    expect_agrees(sixteen([&, ships = ships](std::uint32_t number) {
                    return closed_rate(berths, ships, queues::uniform(88.0 / 24.0), number,
                                       static_cast<double>(longer(3'000)));
                  }),
                  trips);
  }
}

TEST(ClosedForms, VesselsThatKeepTimeExactly) {
  const std::vector<Node> berths{{queues::fixed(18.0), 1, 0.0, {0.0, 1.0}}, {queues::fixed(14.0)}};
  for (std::uint32_t ships = 1; ships <= 7; ++ships) {
    const double rate = closed_rate(berths, ships, queues::fixed(44.0), 0, 76.0 * 18.0 * 10.0);
    EXPECT_NEAR(rate, std::min(ships / 76.0, 1.0 / 18.0), 1e-3 * rate) << ships;
  }
}

TEST(ClosedForms, MachinesAndTheirRepairers) {
  const std::vector<Node> two{{exponential(1.0), 2}};
  expect_agrees(sixteen([&](std::uint32_t number) {
                  return closed_rate(two, 10, exponential(10.0), number, static_cast<double>(longer(4'000)));
                }),
                .8961362181);
  const std::vector<Node> three{{exponential(1.0), 3}};
  expect_agrees(sixteen([&](std::uint32_t number) {
                  return closed_rate(three, 40, exponential(20.0), number,
                                     static_cast<double>(longer(4'000)));
                }),
                1.8802673165);
}

// ---- lines that leave together

// Poisson arrivals; departures follow each other by a law, each with room for `capacity`.
struct Clocked {
  Law headway;
  double rate;
  std::size_t capacity;
  bool only_while_waiting = false;  // the next departure is due only while somebody waits
  Draws draws;
  BatchLine line{};
  std::uint32_t come = 0;
  std::uint32_t gone = 0;
  bool is_due = false;

  void due(Simulation& simulation) {
    is_due = true;
    simulation.schedule_in(ticks_of(kUnit * headway(draws.uniform(gone++, Purpose::service))), 0, Kind::goes);
  }
  void handle(Simulation& simulation, const Event& event) {
    if (event.kind_as<Kind>() == Kind::goes) {
      is_due = false;
      line.take(simulation.now(), capacity);
    } else {
      line.arrive(simulation.now(), come);
      simulation.schedule_in(
          ticks_of(kUnit * exponential_of(draws.uniform(come++, Purpose::between), 1.0 / rate)), 0,
          Kind::comes);
    }
    if (!is_due && !(only_while_waiting && line.is_empty())) due(simulation);
  }
  void run(double time) {
    Simulation simulation;
    simulation.schedule_at(0, 0, Kind::comes);
    simulation.run(*this, {.until = ticks_of(0.1 * time * kUnit)});
    line.count_from(simulation.now());
    simulation.run(*this, {.until = ticks_of(1.1 * time * kUnit)});
    length = line.waiting().mean(simulation.now());
  }
  double length = 0.0;
};

TEST(ClosedForms, TheWaitForAServiceIsLongerThanHalfItsHeadway) {
  for (const auto& [headway, wait] : {std::pair<Law, double>{queues::fixed(24.0), 12.0},
                                      {queues::gamma(24.0, 0.5), 18.0},
                                      {exponential(24.0), 24.0}}) {
    expect_agrees(sixteen([&, headway = headway](std::uint32_t number) {
                    Clocked clocked{headway, 0.5, 1'000'000, false, Draws(5, number)};
                    clocked.run(static_cast<double>(longer(60'000)));
                    return clocked.line.waits().mean() / kUnit;
                  }),
                  wait);
  }
}

TEST(ClosedForms, PartialBatches) {
  for (const auto& [rate, mean, capacity, length] :
       {std::tuple{5.0, 1.0, 8, 8.46416801}, std::tuple{20.0, 2.0, 60, 69.46962235}}) {
    expect_agrees(sixteen([&, r = rate, m = mean, k = capacity](std::uint32_t number) {
                    Clocked clocked{exponential(m), r, static_cast<std::size_t>(k), true, Draws(5, number)};
                    clocked.run(static_cast<double>(longer(12'000)));
                    return clocked.length;
                  }),
                  length);
  }
}

TEST(ClosedForms, TrainsByTheClockWithLimitedRoom) {
  // What a train leaves behind is a chain: next = max(now + arrivals - room, 0). Its stationary law by
  // iteration; between two trains the line grows by half of what comes.
  constexpr int kRoom = 10;
  constexpr double kMean = 9.0;
  constexpr std::size_t kStates = 400;
  std::vector<double> arrivals(kStates);
  for (std::size_t k = 0; k < kStates; ++k) {
    const auto n = static_cast<double>(k);
    arrivals[k] =
        std::exp(n * std::log(kMean) - kMean - std::lgamma(n + 1.0));  // NOLINT(concurrency-mt-unsafe)
  }
  std::vector<double> share(kStates, 0.0);
  share[0] = 1.0;
  for (int step = 0; step < 2'000; ++step) {
    std::vector<double> next(kStates, 0.0);
    for (std::size_t n = 0; n < 150; ++n) {
      for (std::size_t k = 0; k < 60; ++k) next[n + k <= kRoom ? 0 : n + k - kRoom] += share[n] * arrivals[k];
    }
    share = next;
  }
  double left = 0.0;
  for (std::size_t n = 0; n < kStates; ++n) left += share[n] * static_cast<double>(n);
  expect_agrees(sixteen([&](std::uint32_t number) {
                  Clocked clocked{queues::fixed(1.0), kMean, kRoom, false, Draws(6, number)};
                  clocked.run(static_cast<double>(longer(10'000)));
                  return clocked.length;
                }),
                left + 0.5 * kMean);
}

// One server goes round between lines, empties each, and takes a fixed time from one to the next.
struct Polling {
  static constexpr double kRate = 0.4;
  static constexpr double kSwitch = 0.25;
  Draws draws;
  std::array<BatchLine, 2> lines{BatchLine(0), BatchLine(0)};
  std::size_t at = 0;
  std::uint32_t come = 0;
  std::uint32_t served = 0;

  void handle(Simulation& simulation, const Event& event) {
    if (event.kind_as<Kind>() == Kind::comes) {
      lines[event.entity].arrive(simulation.now(), come);
      simulation.schedule_in(
          ticks_of(kUnit * exponential_of(draws.uniform(come++, Purpose::between), 1.0 / kRate)),
          event.entity, Kind::comes);
      return;
    }
    if (event.kind_as<Kind>() == Kind::thought) at = 1 - at;  // has come to the other line
    if (lines[at].take(simulation.now(), 1) == 0) {
      simulation.schedule_in(ticks_of(kUnit * kSwitch), 9, Kind::thought);
    } else {
      simulation.schedule_in(ticks_of(kUnit * exponential_of(draws.uniform(served++, Purpose::service), 1.0)),
                             9, Kind::goes);
    }
  }
};

TEST(ClosedForms, Polling) {
  // Symmetric, exhaustive, fixed switches of r: W = (N rate E[B^2] + r (N - load)) / (2 (1 - load)) (Takagi,
  // 1986).
  const double load = 2.0 * Polling::kRate;
  const double wait = (2.0 * Polling::kRate * 2.0 + Polling::kSwitch * (2.0 - load)) / (2.0 * (1.0 - load));
  expect_agrees(sixteen([&](std::uint32_t number) {
                  Polling polling{Draws(8, number)};
                  Simulation simulation;
                  for (std::uint32_t line : {0U, 1U}) simulation.schedule_at(0, line, Kind::comes);
                  simulation.schedule_at(0, 9, Kind::goes);
                  const double time = static_cast<double>(longer(40'000));
                  simulation.run(polling, {.until = ticks_of(0.1 * time * kUnit)});
                  for (BatchLine& line : polling.lines) line.count_from(simulation.now());
                  simulation.run(polling, {.until = ticks_of(1.1 * time * kUnit)});
                  return 0.5 * (polling.lines[0].waits().mean() + polling.lines[1].waits().mean()) / kUnit;
                }),
                wait);
}

// ---- what the machinery promises

// Waits of the first customers of M/M/c from empty, by Kiefer and Wolfowitz's recursion on the kernel's
// draws.
std::vector<double> first_waits(const Draws& draws, std::uint32_t count, double rate) {
  std::vector<double> waits;
  double wait = 0.0;
  for (std::uint32_t i = 0; i < count; ++i) {
    waits.push_back(wait);
    wait += exponential_of(draws.uniform(i, Purpose::service), 1.0);
    wait = std::max(wait - exponential_of(draws.uniform(i, Purpose::between), 1.0 / rate), 0.0);
  }
  return waits;
}

TEST(Promises, IntervalsHoldTheTruthAsOftenAsTheySay) {
  // The mean wait of the 20th customer of M/M/1 from empty, in 1,000 studies of 200 replications each.
  constexpr double kTruth = 3.274725;
  int holds = 0;
  for (std::uint32_t study = 0; study < 1'000; ++study) {
    Moments moments;
    for (std::uint32_t i = 0; i < 200; ++i) moments.add(first_waits(Draws(study, i), 20, 0.9).back());
    const Estimate estimate = estimate_of_mean(moments);
    holds += estimate.low <= kTruth && kTruth <= estimate.high ? 1 : 0;
  }
  if (is_long()) std::printf("  %d of 1000 hold\n", holds);
  EXPECT_GE(holds, 936);
  EXPECT_LE(holds, 964);
}

TEST(Promises, OneLongRunWithoutItsWarmUpHoldsTheTruth) {
  // M/M/1 at 0.8, the mean wait 4: MSER-5 and 20 batches.
  int holds = 0;
  const std::uint32_t runs = is_long() ? 1'000 : 150;
  for (std::uint32_t number = 0; number < runs; ++number) {
    const std::vector<double> waits = first_waits(Draws(31, number), 40'000, 0.8);
    const WarmUp warm_up = warm_up_of(waits);
    const Estimate estimate =
        estimate_by_batches(std::span(waits).subspan(std::min(warm_up.length, waits.size() / 2)));
    holds += estimate.low <= 4.0 && 4.0 <= estimate.high ? 1 : 0;
  }
  if (is_long()) std::printf("  %d of %u hold\n", holds, runs);
  EXPECT_GE(holds, (is_long() ? 0.92 : 0.88) * runs);
}

// The mean wait and service of 10,000 customers of two servers from empty.
double two_servers(std::uint64_t seed, std::uint32_t replication, double service) {
  const Draws draws(seed, replication);
  std::array<double, 2> busy{};  // work before each server
  double sum = 0.0;
  constexpr std::uint32_t kCustomers = 10'000;
  for (std::uint32_t i = 0; i < kCustomers; ++i) {
    if (busy[1] < busy[0]) std::swap(busy[0], busy[1]);
    const double work = exponential_of(draws.uniform(i, Purpose::service), service);
    sum += busy[0] + work;
    busy[0] += work;
    const double gap = exponential_of(draws.uniform(i, Purpose::between), 1.0 / 1.6);
    for (double& of : busy) of = std::max(of - gap, 0.0);
  }
  return sum / kCustomers;
}

TEST(Promises, KeyedDrawsMakeDifferencesSharp) {
  Moments independent;
  Moments keyed;
  for (std::uint32_t i = 0; i < (is_long() ? 400U : 150U); ++i) {
    const double before = two_servers(1, i, 1.0);
    keyed.add(before - two_servers(1, i, 0.97));
    independent.add(before - two_servers(2, i, 0.97));
  }
  if (is_long()) std::printf("  variance ratio %.1f\n", independent.variance() / keyed.variance());
  EXPECT_GE(independent.variance() / keyed.variance(), 15.0);
}

TEST(Promises, AnUnusedServerChangesNothing) {
  const queues::Queue queue{{{exponential(1.25), exponential(1.0)}}};
  queues::Queue with_other = queue;
  with_other.streams.push_back({queues::fixed(1e7), exponential(1.0)});  // comes after all others
  const auto alone = queues::Model(queue, 1, 0, 20'000).run();
  const auto beside = queues::Model(with_other, 1, 0, 20'000).run();
  EXPECT_EQ(alone.wait[0], beside.wait[0]);
}

// A fingerprint of a year of queues: priorities, interruptions, breakdowns, patience, all laws.
std::uint64_t fingerprint(unsigned threads) {
  queues::Queue queue{.servers = {.capacity = 2,
                                  .room = 40,
                                  .by_urgent = Interruption::resume,
                                  .by_closing = Interruption::restart,
                                  .ageing = 5'000'000}};
  queue.streams = {{exponential(1.2), queues::lognormal(0.8, 2.0), 1},
                   {queues::gamma(3.0, 0.5), queues::hyperexponential(1.0, 4.0), 0},
                   {queues::uniform(9.0), queues::gamma(0.6, 1.5), 2, 3}};
  queue.up = 50.0;
  queue.repair = 2.0;
  queue.patience = 20.0;
  const corridor::Run run(corridor::Run::Options{.threads = threads});
  std::vector<queues::Measured> results;
  replicate(
      results, 9, run, [] { return 0; },
      [&](int, std::uint32_t number) { return queues::Model(queue, 7, number, 3'000).run(); });
  std::uint64_t print = 0;
  const auto mix = [&](double value) {
    print = (print ^ std::bit_cast<std::uint64_t>(value)) * 0x9E3779B97F4A7C15;
    print ^= print >> 29U;
  };
  for (const queues::Measured& result : results) {
    for (const double value : result.wait) mix(value);
    for (const double value : result.sojourn) mix(value);
    for (const double value : {result.in_system, result.refused, result.gave_up, result.p95}) mix(value);
  }
  return print;
}

// The number stands for all builds: g++ 12 and clang 19, -O0 to -O3, with sanitizers or link-time
// optimisation.
TEST(Promises, TheSameBitsOnAnyThreadsAndFromAnyCompiler) {
  for (const unsigned threads : {1U, 2U, 3U, 7U, 64U})
    EXPECT_EQ(fingerprint(threads), 5081726535365004304U) << threads;
}

TEST(Promises, OneServerTakesTwoEventsForEachCustomer) {
  Simulation simulation;
  std::uint64_t come = 0;
  ServiceRecords records;
  Servers servers({.done_kind = 1}, records);
  struct OneServer {
    Servers* servers;
    std::uint64_t* come;
    Draws draws{1, 0};
    void handle(Simulation& s, const Event& event) {
      if (event.kind() == 1) return servers->leave(s, event.entity);
      servers->arrive(s, event.entity, ticks_of(kUnit * draws.uniform(event.entity, Purpose::service)));
      if (++*come < 10'000) s.schedule_in(ticks_of(kUnit * 0.6), event.entity + 1, std::uint8_t{0});
    }
  } model{&servers, &come};
  simulation.schedule_at(0, 0, std::uint8_t{0});
  simulation.run(model);
  EXPECT_EQ(simulation.events_done(), 20'000U);
}

}  // namespace
}  // namespace corridor
