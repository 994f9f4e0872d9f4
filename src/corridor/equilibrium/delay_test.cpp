// SPDX-License-Identifier: Apache-2.0
#include "corridor/equilibrium/delay.h"

#include <cmath>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace corridor {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;

const std::vector<std::vector<DelayPoint>> kTables{{{10.0, 5.0}, {20.0, 6.0}, {40.0, 16.0}}, {{0.0, 3.0}}};

std::vector<Delay> all_kinds() {
  return {Delay::constant(7.0),
          Delay::bpr(10.0, 100.0),
          Delay::bpr(2.0, 30.0, 1.3, 2.62),
          Delay::bpr(2.0, 30.0, 0.5, 1),
          Delay::bpr(2.0, 30.0, 0.5, 0),
          Delay::conical(5.0, 40.0, 6.0),
          Delay::queueing(4.0, 50.0),
          Delay::queueing(4.0, 50.0, 1, 0.8),
          Delay::of_table(0),
          Delay::of_table(1)};
}

TEST(Delay, FormulasGiveTheirClosedForms) {
  EXPECT_DOUBLE_EQ(delay_at(Delay::bpr(10.0, 100.0), 100.0).time, 11.5);
  EXPECT_DOUBLE_EQ(delay_at(Delay::bpr(10.0, 100.0), 0.0).time, 10.0);
  EXPECT_DOUBLE_EQ(delay_at(Delay::bpr(2.0, 30.0, 0.5, 0.0), 12.0).time, 3.0);  // x^0 = 1
  // Spiess's conical functions are 1 at no load and 2 at capacity, whatever alpha.
  for (const double alpha : {1.5, 4.0, 10.0}) {
    EXPECT_NEAR(delay_at(Delay::conical(5.0, 40.0, alpha), 0.0).time, 5.0, 1e-12);
    EXPECT_NEAR(delay_at(Delay::conical(5.0, 40.0, alpha), 40.0).time, 10.0, 1e-12);
  }
  EXPECT_NEAR(delay_at(Delay::queueing(4.0, 50.0, 0.1), 25.0).time, 4.0 * 1.1, 1e-12);
  // Beyond the tangent's begin: t0 (1 + J 4) and the slope t0 J / (c 0.2^2).
  EXPECT_NEAR(delay_at(Delay::queueing(4.0, 50.0, 1.0, 0.8), 60.0).time, 20.0 + 20.0 * 2.0, 1e-12);
  EXPECT_DOUBLE_EQ(delay_at(Delay::of_table(0), 3.0, kTables).time, 5.0);
  EXPECT_DOUBLE_EQ(delay_at(Delay::of_table(0), 15.0, kTables).time, 5.5);
  EXPECT_DOUBLE_EQ(delay_at(Delay::of_table(0), 30.0, kTables).time, 11.0);
  EXPECT_DOUBLE_EQ(delay_at(Delay::of_table(0), 60.0, kTables).time, 26.0);
  EXPECT_DOUBLE_EQ(delay_at(Delay::of_table(1), 60.0, kTables).time, 3.0);
}

TEST(Delay, SlopesAreThoseOfTheTimes) {
  for (const Delay& delay : all_kinds()) {
    for (const double volume : {1.0, 12.3, 33.0, 47.0, 71.0}) {
      const double step = 1e-5;
      const double rise =
          delay_at(delay, volume + step, kTables).time - delay_at(delay, volume - step, kTables).time;
      const double slope = delay_at(delay, volume, kTables).slope;
      EXPECT_NEAR(rise / (2 * step), slope, 1e-6 * (1.0 + slope))
          << static_cast<int>(delay.kind) << ' ' << volume;
      EXPECT_GE(slope, 0.0);
    }
  }
}

TEST(Delay, IntegralsGrowByTheTime) {
  for (const Delay& delay : all_kinds()) {
    EXPECT_NEAR(delay_integral(delay, 0.0, kTables), 0.0, 1e-12);
    double sum = 0.0;
    const int steps = 20000;
    const double step = 71.0 / steps;
    for (int i = 0; i < steps; ++i) sum += step * delay_at(delay, (i + 0.5) * step, kTables).time;
    EXPECT_NEAR(delay_integral(delay, 71.0, kTables), sum, 1e-6 * sum) << static_cast<int>(delay.kind);
  }
}

TEST(Delay, MarginalCostIsTheDerivativeOfTheTotal) {
  for (const Delay& delay : all_kinds()) {
    if (delay.kind == DelayKind::table) continue;
    for (const double volume : {1.0, 12.3, 33.0, 47.0, 71.0}) {
      const double step = 1e-4;
      const auto total = [&](double x) { return x * delay_at(delay, x).time; };
      const auto marginal = [&](double x) { return marginal_at(delay, x).time; };
      const double rise = (total(volume + step) - total(volume - step)) / (2 * step);
      EXPECT_NEAR(marginal(volume), rise, 1e-6 * (1.0 + rise));
      const double bend = (marginal(volume + step) - marginal(volume - step)) / (2 * step);
      EXPECT_NEAR(marginal_at(delay, volume).slope, bend, 1e-5 * (1.0 + bend))
          << static_cast<int>(delay.kind);
    }
  }
}

TEST(Delay, NamesWhatIsWrong) {
  for (const Delay& delay : all_kinds()) EXPECT_THAT(fault_of(delay, kTables), IsEmpty());
  EXPECT_THAT(fault_of(Delay::bpr(1.0, 0.0)), HasSubstr("capacity must be above 0"));
  EXPECT_THAT(fault_of(Delay::bpr(-1.0, 1.0)), HasSubstr("free time"));
  EXPECT_THAT(fault_of(Delay::bpr(std::nan(""), 1.0)), HasSubstr("free time"));
  EXPECT_THAT(fault_of(Delay::bpr(1.0, 1.0, 0.15, -2.0)), HasSubstr("power"));
  EXPECT_THAT(fault_of(Delay::conical(1.0, 1.0, 1.0)), HasSubstr("alpha"));
  EXPECT_THAT(fault_of(Delay::queueing(1.0, 1.0, 0.1, 1.0)), HasSubstr("tangent"));
  EXPECT_THAT(fault_of(Delay::of_table(9), kTables), HasSubstr("no such table"));
  const std::vector<std::vector<DelayPoint>> broken{{}, {{0, 2}, {1, 1}}, {{1, 1}, {1, 2}}, {{-1, 1}}};
  EXPECT_THAT(fault_of(Delay::of_table(0), broken), HasSubstr("no points"));
  EXPECT_THAT(fault_of(Delay::of_table(1), broken), HasSubstr("must not fall"));
  EXPECT_THAT(fault_of(Delay::of_table(2), broken), HasSubstr("must grow"));
  EXPECT_THAT(fault_of(Delay::of_table(3), broken), HasSubstr("negative"));
}

}  // namespace
}  // namespace corridor
