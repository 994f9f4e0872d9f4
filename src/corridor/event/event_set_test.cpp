// SPDX-License-Identifier: Apache-2.0
#include "corridor/event/event_set.h"

#include <queue>
#include <vector>

#include <gtest/gtest.h>

#include "corridor/base/random.h"
#include "support/queues.h"

namespace corridor {
namespace {

// The oracle: the standard library's heap, with a number for the order of scheduling. It shares nothing with
// what it checks but the event.
class Oracle {
 public:
  void push(const Event& event) { queue_.push({event, pushed_++}); }
  Event pop() {
    const Event event = queue_.top().event;
    queue_.pop();
    return event;
  }
  [[nodiscard]] std::size_t size() const { return queue_.size(); }
  [[nodiscard]] SimTime next_at() const { return queue_.top().event.at; }

 private:
  struct Entry {
    Event event;
    std::uint64_t number;
    bool operator<(const Entry& other) const {
      return event.at != other.event.at ? event.at > other.event.at : number > other.number;
    }
  };
  std::priority_queue<Entry> queue_;
  std::uint64_t pushed_ = 0;
};

// Half of the delays are few round values, so that ties abound; the rest reach from nothing to years.
SimTime delay_of(RandomStream& stream) {
  const std::uint32_t bits = stream.next_u32();
  if (bits % 2 == 0) return SimTime{1000} * ((bits >> 1U) % 4);
  return static_cast<SimTime>(stream.next_u64() >> (20U + (bits >> 1U) % 44));
}

// Grows and shrinks between `low` and `high` events, and compares every event that comes out.
void expect_same_order(std::size_t low, std::size_t high, std::uint32_t operations) {
  RandomStream stream(7, 0, static_cast<std::uint32_t>(low), static_cast<std::uint32_t>(high));
  EventSet set;
  Oracle oracle;
  SimTime now = 0;
  bool is_growing = true;
  for (std::uint32_t i = 0; i < operations; ++i) {
    if (set.size() >= high) is_growing = false;
    if (set.size() <= low) is_growing = true;
    const bool pushes = set.is_empty() || stream.next_below(8) < (is_growing ? 5U : 3U);
    if (pushes) {
      const Event event{now + delay_of(stream), i, 0};
      set.push(event);
      oracle.push(event);
    } else {
      ASSERT_EQ(set.next_at(), oracle.next_at());
      const Event event = set.pop();
      ASSERT_EQ(event, oracle.pop()) << "operation " << i;
      now = event.at;
    }
    ASSERT_EQ(set.size(), oracle.size());
  }
  while (!set.is_empty()) ASSERT_EQ(set.pop(), oracle.pop());
}

TEST(EventSet, AgreesWithTheStandardHeapWhileFew) { expect_same_order(0, 12, 200'000); }
TEST(EventSet, AgreesWithTheStandardHeapAcrossTheBorder) { expect_same_order(4, 90, 300'000); }
TEST(EventSet, AgreesWithTheStandardHeapWhileMany) { expect_same_order(100, 5'000, 400'000); }
TEST(EventSet, AgreesWithTheStandardHeapForThousands) { expect_same_order(20'000, 60'000, 600'000); }
// Ten million operations in the long form (`make closed-forms`), half of them at equal times.
TEST(EventSet, AgreesWithTheStandardHeapForLong) {
  if (queues::is_long()) expect_same_order(50, 20'000, 10'000'000);
}

TEST(EventSet, EqualTimesComeOutInTheOrderOfScheduling) {
  EventSet set;
  for (std::uint32_t i = 0; i < 1'000; ++i) set.push({i % 2 == 0 ? 500 : 900, i, 0});
  for (std::uint32_t i = 0; i < 1'000; i += 2) ASSERT_EQ(set.pop().entity, i);
  for (std::uint32_t i = 1; i < 1'000; i += 2) ASSERT_EQ(set.pop().entity, i);
  EXPECT_TRUE(set.is_empty());
}

TEST(EventSet, ReachesToTheEndOfTime) {
  EventSet set;
  for (std::uint32_t i = 0; i < 100; ++i) set.push({kEndOfTime - i, i, 0});
  set.push({0, 100, 0});
  EXPECT_EQ(set.pop().entity, 100U);
  for (std::uint32_t i = 100; i-- > 0;) ASSERT_EQ(set.pop().at, kEndOfTime - i);
}

TEST(EventSet, AWeeklyTimetableMeetsAQuarterHourlyOneAtEveryCommonInstant) {
  constexpr SimTime kQuarter = 15 * 60 * 1'000;
  constexpr SimTime kWeek = SimTime{7} * 24 * 3'600 * 1'000;
  EventSet set;
  set.push({0, 0, 0});
  set.push({0, 1, 0});
  for (std::uint32_t i = 2; i < 80; ++i) set.push({kEndOfTime, i, 0});  // so that the wheel does the work
  SimTime quarter_at = -1;
  int meetings = 0;
  while (set.next_at() <= 520 * kWeek) {
    const Event event = set.pop();
    if (event.entity == 0) quarter_at = event.at;
    if (event.entity == 1) meetings += event.at == quarter_at || set.next_at() == event.at ? 1 : 0;
    set.push({event.at + (event.entity == 0 ? kQuarter : kWeek), event.entity, 0});
  }
  EXPECT_EQ(meetings, 521);
}

TEST(EventSet, KeepsWhatItIsTold) {
  EventSet set;
  for (std::uint32_t i = 0; i < 3'000; ++i) set.push({SimTime{i} * 37 % 1'000, i, 0});
  set.keep_if([](const Event& event) { return event.entity % 3 == 0; });
  EXPECT_EQ(set.size(), 1'000U);
  SimTime last = 0;
  std::size_t seen = 0;
  set.each([&](const Event& event) { seen += event.entity % 3 == 0 ? 1U : 0U; });
  EXPECT_EQ(seen, 1'000U);
  while (!set.is_empty()) {
    const Event event = set.pop();
    ASSERT_EQ(event.entity % 3, 0U);
    ASSERT_GE(event.at, last);
    last = event.at;
  }
}

TEST(EventSet, MemoryIsThatOfTheMostEventsAtOnce) {
  RandomStream stream(1, 0, 0, 0);
  EventSet set;
  for (std::uint32_t i = 0; i < 100'000; ++i)
    set.push({static_cast<SimTime>(stream.next_below(1U << 24U)), i, 0});
  for (int i = 0; i < 1'000'000; ++i) {
    const Event event = set.pop();
    set.push({event.at + static_cast<SimTime>(stream.next_below(1U << 24U)), event.entity, 0});
  }
  EXPECT_LT(set.bytes(), 100'000 * 24);  // an event has 16 bytes
}

}  // namespace
}  // namespace corridor
