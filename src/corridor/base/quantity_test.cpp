// SPDX-License-Identifier: Apache-2.0
#include "corridor/base/quantity.h"

#include <type_traits>

#include <gtest/gtest.h>

#include "corridor/base/id.h"

namespace corridor {
namespace {

template <class A, class B>
concept Addable = requires(A a, B b) { a + b; };
template <class A, class B>
concept Comparable = requires(A a, B b) { a < b; };

TEST(Quantity, RoundsHalfAwayFromZeroOnce) {
  EXPECT_EQ(money(0.0005).steps(), 1);
  EXPECT_EQ(money(-0.0005).steps(), -1);
  EXPECT_EQ((0.5 * Money::of_steps(3)).steps(), 2);
  EXPECT_EQ(kilometres(1.2344).steps(), 1234);
  EXPECT_EQ(teu(2.25).steps(), 9) << "a 45-foot box";
}

TEST(Quantity, SumsDoNotDependOnOrder) {
  const Money a = money(0.1);
  const Money b = money(0.2);
  const Money c = money(1e9);
  EXPECT_EQ(a + b + c, c + b + a);
  EXPECT_EQ(a + b, money(0.3));
}

TEST(Quantity, DimensionsDoNotMix) {
  static_assert(Addable<Money, Money>);
  static_assert(!Addable<Money, Distance>);
  static_assert(!Comparable<Emission, Money>);
  static_assert(!Addable<Instant, Instant>);
  static_assert(!std::is_convertible_v<int, Id<struct Anything>>);
  static_assert(!std::is_convertible_v<double, Money>);
  EXPECT_NEAR(kilometres(300) / kilometres(150), 2.0, 1e-12);
}

TEST(Quantity, TimeIsInWholeSeconds) {
  EXPECT_EQ(hours(1.5).count(), 5400);
  EXPECT_EQ(days(400).count(), 34'560'000) << "the horizon is at least 400 days";
  EXPECT_NEAR(in_days(hours(36)), 1.5, 1e-12);
}

}  // namespace
}  // namespace corridor
