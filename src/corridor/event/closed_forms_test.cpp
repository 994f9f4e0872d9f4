// SPDX-License-Identifier: Apache-2.0
// Queues whose answer is known, through the public interface: each estimate within 3.5 of its own standard
// errors. `make closed-forms` runs the same with some 30 times the customers and errors of at most a half per
// cent. Sources: Kleinrock, "Queueing systems" I and II; Gross, Shortle, Thompson, Harris, "Fundamentals of
// queueing theory"; Takagi, "Queueing analysis" 1.
#include <array>
#include <cmath>
#include <vector>

#include <gtest/gtest.h>

#include "support/queues.h"

namespace corridor {
namespace {

using queues::each;
using queues::expect_agrees;
using queues::expect_wait;
using queues::exponential;
using queues::measure;
using queues::Measured;
using queues::Queue;

// The share of calls that find all c servers busy, for a load of a (Erlang's formula B).
double erlang_b(double a, int c) {
  double b = 1.0;
  for (int k = 1; k <= c; ++k) b = a * b / (k + a * b);
  return b;
}
// The share that has to wait (formula C).
double erlang_c(double a, int c) {
  const double b = erlang_b(a, c);
  return b / (1.0 - a / c * (1.0 - b));
}

TEST(ClosedForms, OneServer) {
  const auto results = measure({{{exponential(1.0 / 0.9), exponential(1.0)}}}, 1'600'000, 24);
  expect_agrees(each(results, [](const Measured& m) { return m.wait[0]; }), 9.0);
  expect_agrees(each(results, [](const Measured& m) { return m.sojourn[0]; }), 10.0);
  expect_agrees(each(results, [](const Measured& m) { return m.in_system; }), 9.0);
  expect_agrees(each(results, [](const Measured& m) { return m.p95; }), 29.957323, 0.03, 0.008);
  expect_agrees(each(results, [](const Measured& m) { return m.p99; }), 46.051702, 0.05, 0.01);
}

TEST(ClosedForms, ManyServers) {
  struct Case {
    double load;
    int servers;
    std::uint64_t factor;
    double error_max;
    double error_max_long;
  };
  for (const Case& c : {Case{1.8, 2, 26, 0.03, 0.006}, Case{4.5, 5, 30, 0.03, 0.006},
                        Case{8.0, 10, 18, 0.03, 0.006}, Case{45.0, 50, 26, 0.06, 0.01}}) {
    const Queue queue{{{exponential(1.0 / c.load), exponential(1.0)}},
                      {.capacity = static_cast<std::uint32_t>(c.servers)}};
    expect_agrees(each(measure(queue, 1'000'000, c.factor), [](const Measured& m) { return m.wait[0]; }),
                  erlang_c(c.load, c.servers) / (c.servers - c.load), c.error_max, c.error_max_long);
  }
}

TEST(ClosedForms, LossDoesNotDependOnTheLawOfService) {
  const double value = erlang_b(8.0, 10);
  for (const queues::Law& service : {queues::fixed(8.0), exponential(8.0), queues::lognormal(8.0, 2.0),
                                     queues::hyperexponential(8.0, 4.0)}) {
    const Queue queue{{{exponential(1.0), service}}, {.capacity = 10, .room = 0}};
    expect_agrees(each(measure(queue, 300'000), [](const Measured& m) { return m.refused; }), value);
  }
}

TEST(ClosedForms, AFullYardTurnsAway) {
  // 250 a day stay 6 days in 1500 places.
  const Queue queue{{{exponential(1.0 / 250.0), queues::uniform(12.0)}}, {.capacity = 1500, .room = 0}};
  expect_agrees(each(measure(queue, 800'000, 40), [](const Measured& m) { return m.refused; }), .0203210765,
                0.08, 0.01);
}

TEST(ClosedForms, AnyLawOfServicePollaczekKhinchine) {
  struct Case {
    queues::Law service;
    double wait;
    std::uint64_t factor;
  };
  for (const Case& c : {Case{queues::fixed(1.0), 4.5, 12}, Case{queues::gamma(1.0, 0.25), 5.625, 16},
                        Case{queues::uniform(2.0), 6.0, 17}, Case{queues::gamma(1.0, 0.5), 6.75, 19},
                        Case{exponential(1.0), 9.0, 24}, Case{queues::lognormal(1.0, 2.0), 13.5, 32},
                        Case{queues::hyperexponential(1.0, 4.0), 22.5, 46}}) {
    expect_agrees(each(measure({{{exponential(1.0 / 0.9), c.service}}}, 1'000'000, c.factor),
                       [](const Measured& m) { return m.wait[0]; }),
                  c.wait, 0.05);
  }
}

TEST(ClosedForms, FixedServiceByTwo) {
  expect_wait({{{exponential(1.0 / 1.6), queues::fixed(1.0)}}, {.capacity = 2}}, 0.90328388, 400'000);
}

TEST(ClosedForms, AnyLawOfArrival) {
  expect_wait({{{queues::fixed(1.0 / 0.9), exponential(1.0)}}}, 4.17865942, 1'000'000);
  expect_wait({{{queues::gamma(1.0 / 0.9, 0.5), exponential(1.0)}}}, 6.58828363, 1'000'000);
}

TEST(ClosedForms, Priorities) {
  const auto expect_waits = [](const Queue& queue, const std::array<double, 3>& waits) {
    const auto results = measure(queue, 600'000);
    for (std::size_t i = 0; i < waits.size(); ++i) {
      expect_agrees(each(results, [i](const Measured& m) { return m.wait[i]; }), waits[i]);
    }
  };
  const auto streams = [](std::array<double, 3> rates, std::array<double, 3> means) {
    std::vector<queues::Stream> made;
    for (std::uint8_t i = 0; i < 3; ++i)
      made.push_back({exponential(1.0 / rates[i]), exponential(means[i]), i});
    return made;
  };
  expect_waits({streams({.2, .3, .3}, {1, 1, 1})}, {1.0, 2.0, 8.0});
  expect_waits({streams({.3, .2, .1}, {.5, 1, 2})}, {.7941176471, 1.2217194570, 2.3076923077});
  expect_waits({streams({.6, .9, .9}, {1, 1, 1}), {.capacity = 3}}, {.2696629213, .5393258427, 2.1573033708});
}

TEST(ClosedForms, PrioritiesThatInterrupt) {
  for (const auto& [rates, means, sojourns] :
       {std::tuple{std::array{.2, .3, .3}, std::array{1.0, 1.0, 1.0}, std::array{1.25, 2.5, 10.0}},
        std::tuple{std::array{.3, .2, .1}, std::array{.5, 1.0, 2.0},
                   std::array{.5882352941, 1.6742081448, 5.3846153846}}}) {
    Queue queue{.servers = {.by_urgent = Interruption::resume}};
    for (std::uint8_t i = 0; i < 3; ++i) {
      queue.streams.push_back({exponential(1.0 / rates[i]), exponential(means[i]), i});
    }
    const auto results = measure(queue, 600'000);
    for (std::size_t i = 0; i < 3; ++i) {
      expect_agrees(each(results, [i](const Measured& m) { return m.sojourn[i]; }), sojourns[i]);
    }
  }
}

TEST(ClosedForms, Vacations) {
  // The wait of M/M/1, and half a vacation on top.
  Queue queue{{{exponential(1.0 / 0.9), exponential(1.0)}}};
  queue.vacation = 12.0;
  expect_wait(queue, 15.0, 1'000'000);
}

TEST(ClosedForms, BreakdownsInUse) {
  // A service and the repairs within it are one longer service: E[C] = E[S] (1 + x r), E[C^2] = E[S^2] (1 + x
  // r)^2
  // + E[S] x E[R^2], for breakdowns at rate x of use and repairs of mean r (Gaver, 1962).
  Queue queue{{{exponential(2.0), exponential(1.0)}}, {.by_closing = Interruption::resume}};
  queue.up = 10.0;
  queue.repair = 4.0;
  queue.breaks_in_use = true;
  const double rate = 0.5;
  const double mean = 1.0 + 0.1 * 4.0;
  const double second = 2.0 * mean * mean + 0.1 * 2.0 * 16.0;
  const double wait = rate * second / (2.0 * (1.0 - rate * mean));
  expect_agrees(each(measure(queue, 800'000), [](const Measured& m) { return m.sojourn[0]; }), wait + mean);
}

TEST(ClosedForms, BreakdownsAtAnyTime) {
  // M/M/1 with breakdowns at rate x whether it works or not, repairs at rate y (White and Christie, 1958):
  // L = rate ((x + y)^2 + mu x) / ((x + y) (y (mu - rate) - rate x)).
  Queue queue{{{exponential(2.0), exponential(1.0)}}, {.by_closing = Interruption::resume}};
  queue.up = 10.0;
  queue.repair = 4.0;
  const double x = 0.1;
  const double y = 0.25;
  const double length = 0.5 * ((x + y) * (x + y) + x) / ((x + y) * (y * 0.5 - 0.5 * x));
  expect_agrees(each(measure(queue, 800'000), [](const Measured& m) { return m.sojourn[0]; }), length / 0.5);
}

TEST(ClosedForms, ATrainOfFortyAndOneCrane) {
  Queue queue{{{exponential(50.0), exponential(1.0), 0, 40}}};
  const auto results = measure(queue, 1'600'000, 60);
  expect_agrees(each(results, [](const Measured& m) { return m.sojourn[0]; }), 102.5, 0.05);
  expect_agrees(each(results, [](const Measured& m) { return m.in_system; }), 82.0, 0.05);
}

TEST(ClosedForms, AFiniteRoom) {
  const auto results = measure({{{exponential(1.0 / 0.9), exponential(1.0)}}, {.room = 9}}, 500'000);
  expect_agrees(each(results, [](const Measured& m) { return m.refused; }), .0508137313);
  expect_agrees(each(results, [](const Measured& m) { return m.in_system; }), 3.9694405986);
  const auto two =
      measure({{{exponential(1.0 / 3.0), exponential(0.25)}}, {.capacity = 2, .room = 1}}, 500'000);
  expect_agrees(each(two, [](const Measured& m) { return m.refused; }), .0493601463);
  expect_agrees(each(two, [](const Measured& m) { return m.in_system; }), .7623400366);
}

TEST(ClosedForms, WhoWaitsTooLongGivesUp) {
  // M/M/c+M is a chain of births and deaths; its stationary shares by their ratios.
  constexpr int kServers = 3;
  constexpr double kRate = 3.3;
  constexpr double kImpatience = 0.5;
  double share = 1.0;
  double total = 0.0;
  double waiting = 0.0;
  for (int n = 0; n < 400; ++n) {
    total += share;
    waiting += share * std::max(n - kServers, 0);
    share *= kRate / (std::min(n + 1, kServers) + kImpatience * std::max(n + 1 - kServers, 0));
  }
  Queue queue{{{exponential(1.0 / kRate), exponential(1.0)}}, {.capacity = kServers}};
  queue.patience = 1.0 / kImpatience;
  expect_agrees(each(measure(queue, 400'000), [](const Measured& m) { return m.gave_up; }),
                kImpatience * waiting / total / kRate);
}

TEST(ClosedForms, EndlessServers) {
  const Queue queue{{{exponential(1.0 / 30.0), queues::uniform(144.0)}}, {.capacity = 1'000'000}};
  expect_agrees(each(measure(queue, 1'600'000, 2), [](const Measured& m) { return m.in_system; }), 2160.0);
}

TEST(ClosedForms, NoQueueIsWorseThanKingmansBound) {
  for (const double variation : {0.25, 1.0, 2.0}) {
    const Queue queue{{{queues::gamma(1.0, variation), queues::gamma(0.8, variation)}}};
    const double bound = (variation + 0.64 * variation) / (2.0 * 0.2);
    Moments waits;
    for (const double wait : each(measure(queue, 200'000), [](const Measured& m) { return m.wait[0]; })) {
      waits.add(wait);
    }
    EXPECT_LT(waits.mean(), bound + 3.5 * waits.standard_error());
  }
}

TEST(ClosedForms, MoreTicksToTheUnitChangeNothing) {
  // Twice the times with the same luck: twice every wait, but for rounding to ticks.
  const auto once = measure({{{exponential(1.25), exponential(1.0)}}}, 50'000, 1);
  const auto twice = measure({{{exponential(2.5), exponential(2.0)}}}, 50'000, 1);
  for (std::size_t i = 0; i < once.size(); ++i) EXPECT_NEAR(twice[i].wait[0], 2.0 * once[i].wait[0], 1e-4);
}

}  // namespace
}  // namespace corridor
