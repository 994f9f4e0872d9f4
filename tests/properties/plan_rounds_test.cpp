// SPDX-License-Identifier: Apache-2.0
// The search against label correcting in rounds: on random networks too large to list their ways, and on the
// embedded network between random places, with criteria, goods, days and rules as they come.
#include "properties/plan_rounds.h"

#include <cstdlib>

#include <gtest/gtest.h>

#include "corridor/io/embedded.h"

#include "properties/plan_cases.h"

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

/// Requests to the embedded network, as they come.
class EurasiaRequests {
 public:
  explicit EurasiaRequests(const Network& network) : network_(network) {
    for (const PlaceId place : IdRange<Places>{network.places().id.size()}) {
      const PlaceKind kind = network.places().kind[place];
      if (kind == PlaceKind::city || kind == PlaceKind::inland_terminal || kind == PlaceKind::sea_port)
        places_.push_back(place);
    }
  }

  PlanRequest next() {
    PlanRequest request;
    request.origin = any(places_);
    do {
      request.destination = any(places_);
    } while (request.destination == request.origin);
    const Commodities& commodities = network_.tables().commodities;
    const CommodityId commodity{stream_.next_below(static_cast<std::uint32_t>(commodities.id.size()))};
    const double feu = any(std::vector<double>{0.5, 1, 3, 41});
    request.consignment = {commodity, teu(2 * feu), tonnes(feu * commodities.mass_per_feu[commodity]),
                           tonnes(feu * 3.8)};
    request.ready = *instant_of(
        any(std::vector<const char*>{"2024-07-05T08:00Z", "2019-11-13T22:30Z", "2022-05-06T00:00Z",
                                     "2024-02-28T17:00Z", "2025-09-11T06:00Z"}));
    using enum Criterion;
    request.criteria =
        any(std::vector<Criteria>{Criteria::of({arrival, cost}), Criteria::of({arrival, cost, transfers}),
                                  Criteria::of({arrival, risk}), Criteria::of({arrival, emission}),
                                  Criteria::of({arrival, emission, transfers}),
                                  Criteria::of({transfers, risk}), Criteria::of({arrival, transfers})});
    request.horizon = days(90);
    request.ledgers_max = 100;
    oracle::ask_for_options_only(request);
    const char* rule = any(std::vector<const char*>{"", "", "RU", "RU=250", "bloc:EU=40", "mode:road", "IR"});
    if (*rule != 0) {
      request.rules.push_back(
          rule_of(network_, Rule::Sense::avoid, rule, std::chrono::floor<std::chrono::days>(request.ready)));
    }
    if (stream_.next_below(6) == 0) request.via.push_back(any(places_));
    return request;
  }

 private:
  template <class T>
  T any(const std::vector<T>& list) {
    return list[stream_.next_below(static_cast<std::uint32_t>(list.size()))];
  }

  const Network& network_;
  std::vector<PlaceId> places_;
  RandomStream stream_{7, 0, 0, 0};
};

TEST(PlanRounds, FindsTheSameOnTheEmbeddedNetwork) {
  const Network network(embedded_tables());
  EurasiaRequests requests(network);
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
