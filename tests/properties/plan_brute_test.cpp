// SPDX-License-Identifier: Apache-2.0
// The search against the enumerator of all ways, on thousands of random small networks: the same vectors,
// each time. A network that disagrees is made smaller, line by line, and printed.
#include "properties/plan_brute.h"

#include <algorithm>
#include <cstdlib>

#include <gtest/gtest.h>

#include "properties/plan_cases.h"

namespace corridor {
namespace {

using oracle::Vector;
using Kind = RandomNetwork::Kind;

struct Case {
  std::uint64_t seed;
  std::uint32_t place_count;
  Kind kind;
};

/// Empty if search and enumerator agree, or the text is no network (of shrunk texts; the tally counts them).
std::string disagreement(const std::string& text, const Case& of, oracle::Tally& tally) {
  try {
    const Network network = network_of(text);
    const PlanRequest request = oracle::RandomRequest(network, of.seed, of.place_count).make();
    const std::vector<Vector> found = oracle::vectors_of(request, plan(network, request));
    oracle::Enumerator enumerator(network, request, of.kind == Kind::forward);
    const std::vector<Vector> expected = enumerator.front();
    tally.count(request, !expected.empty());
    tally.ways += enumerator.way_count;
    return found == expected ? "" : oracle::difference(request, found, expected);
  } catch (const Error&) {
    return "";
  }
}

oracle::Tally compare(std::uint64_t first_seed, std::uint64_t count, Kind kind) {
  oracle::Tally tally;
  int failures = 0;
  for (std::uint64_t seed = first_seed; seed < first_seed + count && failures < 3; ++seed) {
    const RandomNetwork network(seed, kind);
    const Case of{seed, network.place_count, kind};
    if (disagreement(network.text, of, tally).empty()) continue;
    ++failures;
    oracle::Tally unused;
    const std::string text = oracle::shrunk(
        network.text, [&](const std::string& fewer) { return !disagreement(fewer, of, unused).empty(); });
    ADD_FAILURE() << "seed " << seed << "\n" << text << disagreement(text, of, unused);
  }
  EXPECT_EQ(tally.cases, count) << "some texts are no network, some requests none that can be answered";
  EXPECT_GT(tally.answered, count / 4);
  EXPECT_GT(tally.ways, 3 * count) << "the networks hold too few ways to prove anything";
  return tally;
}

/// CORRIDOR_SEEDS=20000 for a long night.
std::uint64_t seed_count() {
  const char* text = std::getenv("CORRIDOR_SEEDS");  // NOLINT(concurrency-mt-unsafe): no thread sets it
  return text != nullptr ? std::strtoull(text, nullptr, 10) : 1500;
}

TEST(PlanBrute, FindsWhatAllWaysHoldOnAnyLinks) {
  const oracle::Tally tally = compare(1, seed_count(), Kind::any_links);
  for (const char* rule :
       {"--avoid RU", "--avoid KZ=", "--avoid place", "--avoid place=", "--avoid mode",
        "--avoid mode=", "--only mode=", "--avoid service", "--avoid service=", "--avoid operator",
        "--avoid operator=", "--only operator=", "--avoid link", "--avoid link=", "--only KZ",
        "--only KZ=", "--avoid corridor", "--only corridor", "--via"}) {
    EXPECT_GE(tally.answered_with.contains(rule) ? tally.answered_with.at(rule) : 0, 5U) << rule;
  }
}

TEST(PlanBrute, FindsWhatAllWaysHoldWithTimetablesAndStorage) {
  (void)compare(1'000'000, seed_count(), Kind::forward);
}

}  // namespace
}  // namespace corridor
