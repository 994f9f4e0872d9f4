// SPDX-License-Identifier: Apache-2.0
// The search against label correcting in rounds: on random networks too large to list their ways, and on the
// embedded network between random places, with criteria, goods, days and rules as they come.
#include "properties/plan_rounds.h"

#include <cstdlib>

#include <gtest/gtest.h>

#include "corridor/io/embedded.h"

#include "properties/plan_cases.h"
#include "properties/plan_eurasia.h"

namespace corridor {
namespace {

using oracle::Vector;

/// CORRIDOR_PAIRS=1000 for a long night.
std::uint64_t case_count(const char* name, std::uint64_t preset) {
  const char* text = std::getenv(name);  // NOLINT(concurrency-mt-unsafe): no thread sets it
  return text != nullptr ? std::strtoull(text, nullptr, 10) : preset;
}

/// Empty if both find the same.
std::string disagreement(const Network& network, const PlanRequest& request, std::size_t labels_max,
                         oracle::Tally& tally) {
  oracle::Rounds rounds(network, request, labels_max);
  const std::optional<std::vector<Vector>> expected = rounds.front();
  if (!expected) return "";
  tally.count(request, !expected->empty());
  const std::vector<Vector> found = oracle::vectors_of(request, plan(network, request));
  return found == *expected ? "" : oracle::difference(request, found, *expected);
}

std::string disagreement_of(const std::string& text, std::uint64_t seed, std::uint32_t place_count,
                            oracle::Tally& tally) {
  try {
    const Network network = network_of(text);
    PlanRequest request = oracle::RandomRequest(network, seed, place_count).make();
    std::erase_if(request.rules, [](const Rule& rule) { return rule.subject == Rule::Subject::corridor; });
    request.horizon = days(10);
    return disagreement(network, request, 20'000, tally);
  } catch (const Error&) {
    return "";
  }
}

TEST(PlanRounds, FindsTheSameInLargerRandomNetworks) {
  const std::uint64_t count = case_count("CORRIDOR_SEEDS", 500);
  oracle::Tally tally;
  int failures = 0;
  for (std::uint64_t seed = 3'000'000; seed < 3'000'000 + count && failures < 2; ++seed) {
    const RandomNetwork network(seed, RandomNetwork::Kind::large);
    if (disagreement_of(network.text, seed, network.place_count, tally).empty()) continue;
    ++failures;
    oracle::Tally unused;
    const std::string text = oracle::shrunk(network.text, [&](const std::string& fewer) {
      return !disagreement_of(fewer, seed, network.place_count, unused).empty();
    });
    ADD_FAILURE() << "seed " << seed << "\n"
                  << text << disagreement_of(text, seed, network.place_count, unused);
  }
  EXPECT_GT(10 * tally.cases, 8 * count) << "too many were given up";
  EXPECT_GT(5 * tally.answered, 2 * count);
}

TEST(PlanRounds, FindsTheSameOnTheEmbeddedNetwork) {
  const Network network(embedded_tables());
  oracle::EurasiaRequests requests(network, 7);
  const std::uint64_t count = case_count("CORRIDOR_PAIRS", 60);
  oracle::Tally tally;
  for (std::uint64_t i = 0; i < count; ++i) {
    const PlanRequest request = requests.next();
    EXPECT_EQ(disagreement(network, request, 8'000, tally), "")
        << network.places().id[request.origin] << " to " << network.places().id[request.destination]
        << ", ready " << text_of(request.ready);
  }
  EXPECT_GT(2 * tally.cases, count) << "too many were given up";
  EXPECT_GT(2 * tally.answered, tally.cases);
}

}  // namespace
}  // namespace corridor
