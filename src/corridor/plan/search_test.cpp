// SPDX-License-Identifier: Apache-2.0
#include "corridor/plan/search.h"

#include <atomic>
#include <cstdlib>
#include <new>

#include <gtest/gtest.h>

#include "corridor/base/text.h"
#include "support/network_text.h"

namespace {
std::atomic<std::size_t> allocation_count{0};
}  // namespace

// Every allocation of this test program is counted; sanitizers bring their own.
#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
// NOLINTBEGIN(cppcoreguidelines-no-malloc): this is the allocator
[[gnu::noinline]] void* operator new(std::size_t size) {
  ++allocation_count;
  if (void* memory = std::malloc(size == 0 ? 1 : size)) return memory;
  throw std::bad_alloc();
}
[[gnu::noinline]] void operator delete(void* memory) noexcept { std::free(memory); }
[[gnu::noinline]] void operator delete(void* memory, std::size_t /*size*/) noexcept { std::free(memory); }
// NOLINTEND(cppcoreguidelines-no-malloc)
#endif

namespace corridor {
namespace {

const Run kRun;

TEST(Search, AllocatesNothingTheSecondTime) {
  const Network network = network_of(R"(
    A:CN B:CN/rail_node C:KZ D:KZ
    A =rail 5h 200km 1435mm $20= B
    B =rail 5h 200km 1435mm $20= C
    A =road 8h 300km $90= C
    C =road 8h 300km $90= D
    C =rail 9h 300km 1435mm $10= D
    service trains frequency rail in frequency_per_week=7
    service trucks on_demand road in
    service S timetable rail "Mo-Su 10:00" C D
    transload C > 2h
    border C CN>KZ > 3h
  )");
  const PlaceId origin = network.place("A");
  const PlaceId destination = network.place("D");
  const Date on{std::chrono::year{2024} / 7 / 1};
  const Supply supply(network, {consignment_of(network), origin, destination, on}, days(30));
  const SearchGraph graph(supply, {}, {});
  const Bounds bounds(graph, destination);
  const Reach reach(graph, origin);
  Search question;
  question.origin = origin;
  question.ready = static_cast<Tick>((*instant_of("2024-07-01T08:00Z") - supply.zero).count());
  question.latest = question.ready + 30 * 86400;
  question.labels_max = 1'000'000;
  Scratch scratch;
  ASSERT_EQ(search(graph, bounds, reach, question, scratch, kRun), Completion::complete);
  ASSERT_GT(scratch.ends.size(), 1U);
  const std::size_t before = allocation_count;
  ASSERT_EQ(search(graph, bounds, reach, question, scratch, kRun), Completion::complete);
  EXPECT_EQ(allocation_count, before);
}

TEST(Search, StopsAtTheLabelLimit) {
  const Network network = network_of("A:CN B:CN\nA =road 8h 300km $90= B\nservice trucks on_demand road in");
  const Date on{std::chrono::year{2024} / 7 / 1};
  const PlaceId origin = network.place("A");
  const Supply supply(network, {consignment_of(network), origin, network.place("B"), on}, days(30));
  const SearchGraph graph(supply, {}, {});
  const Bounds bounds(graph, network.place("B"));
  const Reach reach(graph, origin);
  Search question;
  question.origin = origin;
  question.ready = static_cast<Tick>(Supply::kLead.count());
  question.latest = question.ready + 30 * 86400;
  Scratch scratch;
  EXPECT_EQ(search(graph, bounds, reach, question, scratch, kRun), Completion::limited);
}

}  // namespace
}  // namespace corridor
