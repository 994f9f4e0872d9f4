// SPDX-License-Identifier: Apache-2.0
// Forecasts against closed forms: a wait that is uniform, one that is cut, a connection that is missed.
#include "corridor/plan/spread.h"

#include <cmath>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "support/plan_request.h"

namespace corridor {
namespace {

constexpr int kSamples = 20'000;
constexpr double kNear = 0.012;  // three deviations of a share of so many samples

double hours_until(const PlanRequest& request, Instant instant) { return in_hours(instant - request.ready); }

PlanRequest sampled(PlanRequest request) {
  request.samples = kSamples;
  return request;
}

// Once a day: the wait is uniform from 0 to 24 h.
TEST(Spread, OfAUniformWaitIsThatOfTheClosedForm) {
  const Network network = network_of(R"(
    A:CN B:CN
    A -rail 10h 500km-> B
    service S frequency rail 7/week A B
  )");
  PlanRequest request = sampled(request_of(network));
  for (const double share : {0.2, 0.5, 0.9}) {
    request.limits.by = request.ready + hours(10 + 24 * share);
    if (share < 0.5) {  // planned for the mean, 22 h: too late
      EXPECT_TRUE(plan(network, request).options.empty());
      continue;
    }
    const Spread spread = plan(network, request).options.at(0).spread.value();
    EXPECT_NEAR(spread.by_probability, share, kNear);
    EXPECT_NEAR(hours_until(request, spread.p10), 10 + 24 * 0.1, 24 * kNear);
    EXPECT_NEAR(hours_until(request, spread.p50), 10 + 24 * 0.5, 24 * kNear);
    EXPECT_NEAR(hours_until(request, spread.p90), 10 + 24 * 0.9, 24 * kNear);
    EXPECT_NEAR(hours_until(request, spread.mean), 22, 24 * kNear);
    EXPECT_EQ(spread.missed_probability, 0.0);
    EXPECT_EQ(spread.samples, kSamples);
  }
}

// Departures at random moments, on average every 24 h, and never later than 48 h: P(wait > t) = exp(-t / 24).
TEST(Spread, OfAWaitThatIsCutIsThatOfTheClosedForm) {
  const Network network = network_of(R"(
    A:CN B:CN
    A -sea 10h 500km-> B
    service S fill_and_sail sea 7/week A B wait_max_d=2
  )");
  PlanRequest request = sampled(request_of(network));
  request.limits.by = request.ready + hours(10 + 40);
  const Option option = plan(network, request).options.at(0);
  EXPECT_NEAR(hours_to(request, option), 10 + 24 * (1 - std::exp(-2.0)), 0.001);
  EXPECT_NEAR(option.spread->by_probability, 1 - std::exp(-40.0 / 24.0), kNear);
  EXPECT_NEAR(hours_until(request, option.spread->p50), 10 + 24 * std::log(2.0), 0.5);
  EXPECT_NEAR(hours_until(request, option.spread->p90), 10 + 48, 0.1);  // e^-2 = 0.135 of all wait that long
}

// A train every day at any hour, 10 h and a transload of 2 h: ready to depart uniformly between 12 h and 36 h
// after 08:00. The ship leaves at 14:00 on Tuesday, after 30 h: a quarter of all goods miss it and wait a
// week.
TEST(Spread, AMissedConnectionIsAsLikelyAsTheClosedFormSays) {
  const Network network = network_of(R"(
    A:CN M:CN B:CN
    A -rail 10h 500km-> M
    M -sea 20h 500km-> B
    service trains frequency rail 7/week A M
    service ship timetable sea "Tu 14:00" M B
    transload M rail>sea 2h
  )");
  PlanRequest request = sampled(request_of(network));
  request.limits.by = request.ready + hours(55);
  const PlanResult result = plan(network, request);
  const Option& first = *std::ranges::min_element(result.options, {}, &Option::arrival);
  EXPECT_DOUBLE_EQ(hours_to(request, first), 50.0);
  EXPECT_NEAR(first.spread->missed_probability, 0.25, kNear);
  EXPECT_NEAR(first.spread->by_probability, 0.75, kNear);
  EXPECT_DOUBLE_EQ(hours_until(request, first.spread->p50), 50.0);
  EXPECT_DOUBLE_EQ(hours_until(request, first.spread->p90), 50.0 + 7 * 24);
}

TEST(Spread, OfWhatNeverVariesIsOneMoment) {
  const Network network = network_of(R"(
    A:CN B:CN
    A -road 10h 500km-> B
    service trucks on_demand road in
  )");
  const PlanRequest request = sampled(request_of(network));
  const Option option = plan(network, request).options.at(0);
  EXPECT_EQ(option.spread->p10, option.arrival);
  EXPECT_EQ(option.spread->p90, option.arrival);
  EXPECT_EQ(option.spread->mean, option.arrival);
}

// What happens to a share of all consignments happens to that share of the samples.
TEST(Spread, AnInspectionHappensAsOftenAsItSays) {
  const Network network = network_of(R"(
    A:CN B:KZ
    A -road 10h 500km-> B
    service trucks on_demand road in
    inspection B CN>KZ road 8h probability=0.25
  )");
  PlanRequest request = sampled(request_of(network));
  request.limits.by = request.ready + hours(13);
  const Option option = plan(network, request).options.at(0);
  EXPECT_DOUBLE_EQ(hours_to(request, option), 12.0);
  EXPECT_EQ(option.risk, std::llround(-1000 * std::log(0.75)));
  EXPECT_NEAR(option.spread->by_probability, 0.75, kNear);
  EXPECT_DOUBLE_EQ(hours_until(request, option.spread->p50), 10.0);
  EXPECT_DOUBLE_EQ(hours_until(request, option.spread->p90), 18.0);
}

TEST(Spread, DoesNotDependOnHowManyOptionsAreSampledOrOnThreads) {
  const Network network = network_of(R"(
    A:CN M:KZ B:DE
    A =rail 10h..20h..40h 500km $90= M
    M =rail 10h..20h..40h 500km $90= B
    A =road 8h..9h 500km $200= M
    M =road 8h..9h 500km $200= B
    service trains frequency rail in frequency_per_week=5 reliability=0.9
    service trucks on_demand road in
    transload M > 1h..2h..9h
    border M CN>KZ > 2h..5h..30h
  )");
  PlanRequest request = request_of(network);
  const PlanResult all = plan(network, request);
  ASSERT_GE(all.options.size(), 2U);
  const PlanResult threaded = plan(network, request, corridor::Run({.threads = 3}));
  ASSERT_EQ(threaded.options.size(), all.options.size());
  for (std::size_t i = 0; i < all.options.size(); ++i) {
    const Spread& spread = all.options[i].spread.value();
    EXPECT_LE(spread.p10, spread.p50);
    EXPECT_LE(spread.p50, spread.p90);
    EXPECT_EQ(threaded.options[i].spread->p10, spread.p10);
    EXPECT_EQ(threaded.options[i].spread->p90, spread.p90);
    EXPECT_EQ(threaded.options[i].spread->mean, spread.mean);
  }
  request.spreads_max = 1;
  request.reliability_ratio = 0.0;
  const PlanResult one = plan(network, request);
  const auto same = std::ranges::find(all.options, one.options.at(0).arrival, &Option::arrival);
  ASSERT_NE(same, all.options.end());
  EXPECT_EQ(one.options.at(0).spread->p90, same->spread->p90);
}

}  // namespace
}  // namespace corridor
