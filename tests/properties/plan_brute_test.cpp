// SPDX-License-Identifier: Apache-2.0
// The search against the enumerator of all ways, on thousands of random small networks: the same vectors,
// each time. A network that disagrees is made smaller, line by line, and printed.
#include "properties/plan_brute.h"

#include <algorithm>
#include <cstdlib>

#include <gtest/gtest.h>

#include "corridor/base/error.h"
#include "corridor/base/text.h"
#include "support/network_text.h"

#include "properties/plan_random.h"

namespace corridor {
namespace {

std::vector<brute::Vector> vectors_of(const PlanRequest& request, const PlanResult& result) {
  std::vector<brute::Vector> vectors;
  const auto counts = [&](Criterion criterion, std::int64_t value) {
    return request.criteria.has(criterion) ? value : 0;
  };
  for (const Option& option : result.options) {
    vectors.push_back({counts(Criterion::arrival, option.arrival.time_since_epoch().count()),
                       counts(Criterion::cost, (option.cost + option.rule_cost).steps()),
                       counts(Criterion::emission, option.emission.steps()),
                       counts(Criterion::transfers, option.transfers), counts(Criterion::risk, option.risk)});
  }
  std::ranges::sort(vectors);
  return vectors;
}

/// A request to a random network, chosen by its seed; rules and limits are asked of some.
PlanRequest request_of(const Network& network, std::uint64_t seed, std::uint32_t place_count) {
  RandomStream stream(seed, 0, 2, 2);
  PlanRequest request;
  request.origin = network.place("A");
  request.destination = network.place(RandomNetwork::name(place_count - 1));
  request.consignment = consignment_of(network);
  request.ready = *instant_of("2024-07-01T05:00:00Z");
  request.horizon = days(4);
  request.ledgers_max = 1000;  // each ledger is checked against its label
  request.spreads_max = 0;
  request.shows_excluded = request.shows_relaxations = false;
  const auto chance = [&](std::uint32_t percent) { return stream.next_below(100) < percent; };
  const auto rule = [&](Rule::Sense sense, std::string text) {
    try {
      request.rules.push_back(rule_of(network, sense, text, Date{std::chrono::year{2024} / 7 / 1}));
    } catch (const Error&) {
      // That network has no such country.
    }
  };
  const std::string place = RandomNetwork::name(1 + stream.next_below(place_count - 2));
  if (chance(15)) rule(Rule::Sense::avoid, "RU");
  if (chance(10)) rule(Rule::Sense::avoid, "KZ=13");
  if (chance(8)) rule(Rule::Sense::avoid, "place:" + place);
  if (chance(8)) rule(Rule::Sense::avoid, "place:" + place + "=9");
  if (chance(5)) rule(Rule::Sense::avoid, "mode:sea");
  if (chance(5)) rule(Rule::Sense::only, "mode:rail=11");
  if (chance(5)) rule(Rule::Sense::avoid, "service:trains");
  if (chance(15)) request.via.push_back(network.place(place));
  if (chance(10)) request.limits.by = request.ready + hours(20);
  if (chance(10)) request.limits.cost = money(80);
  if (chance(10)) request.limits.transfers = static_cast<int>(stream.next_below(3));
  if (chance(30)) request.criteria.bits = static_cast<std::uint8_t>(1 + stream.next_below(31));
  return request;
}

/// True if search and enumerator agree, or the text is no network.
bool agrees(const std::string& text, std::uint64_t seed, std::uint32_t place_count, bool may_revisit,
            std::size_t* ways, std::string* report) {
  std::optional<Network> network;
  try {
    network.emplace(network_of(text));
  } catch (const Error& error) {
    if (report != nullptr) *report += error.what();
    return true;
  }
  PlanRequest request;
  PlanResult result;
  try {
    request = request_of(*network, seed, place_count);
    result = plan(*network, request);
  } catch (const Error&) {
    return true;
  }
  brute::Enumerator enumerator(*network, request, may_revisit);
  const std::vector<brute::Vector> expected = enumerator.front();
  if (ways != nullptr) *ways += enumerator.way_count;
  const std::vector<brute::Vector> found = vectors_of(request, result);
  if (found == expected) return true;
  if (report != nullptr) {
    const auto list = [&](const char* title, const std::vector<brute::Vector>& vectors) {
      *report += title;
      for (const brute::Vector& v : vectors) {
        *report +=
            fmt::format("  {:.4f} h, {} USD, {} kg, {} transfers, risk {}\n",
                        static_cast<double>(v[0] - request.ready.time_since_epoch().count()) / 3600.0,
                        static_cast<double>(v[1]) / 1000.0, static_cast<double>(v[2]) / 1000.0, v[3], v[4]);
      }
    };
    list("search:\n", found);
    list("all ways:\n", expected);
    for (const Rule& rule : request.rules) *report += text_of(rule) + "\n";
    *report += fmt::format("via {} limits {}{}{} criteria {}\n", request.via.size(),
                           request.limits.by.has_value(), request.limits.cost.has_value(),
                           request.limits.transfers.has_value(), request.criteria.bits);
  }
  return false;
}

/// Takes lines away as long as search and enumerator still disagree.
std::string shrunk(std::string text, std::uint64_t seed, std::uint32_t place_count, bool may_revisit) {
  for (bool shrinks = true; shrinks;) {
    shrinks = false;
    for (std::size_t begin = 0; begin < text.size();) {
      const std::size_t end = text.find('\n', begin) + 1;
      std::string fewer = text.substr(0, begin) + text.substr(end);
      if (!agrees(fewer, seed, place_count, may_revisit, nullptr, nullptr)) {
        text = std::move(fewer);
        shrinks = true;
      } else {
        begin = end;
      }
    }
  }
  return text;
}

void compare(std::uint64_t first_seed, std::uint64_t count, bool has_timetables) {
  std::size_t ways = 0;
  std::size_t unreadable = 0;
  int failures = 0;
  for (std::uint64_t seed = first_seed; seed < first_seed + count && failures < 3; ++seed) {
    const RandomNetwork network(seed, has_timetables);
    std::string report;
    if (agrees(network.text, seed, network.place_count, has_timetables, &ways, &report)) {
      unreadable += static_cast<std::size_t>(!report.empty());
      if (unreadable == 1 && !report.empty()) std::puts(report.c_str());
      continue;
    }
    ++failures;
    const std::string text = shrunk(network.text, seed, network.place_count, has_timetables);
    std::string detail;
    (void)agrees(text, seed, network.place_count, has_timetables, nullptr, &detail);
    ADD_FAILURE() << "seed " << seed << "\n" << text << detail;
  }
  std::printf("seeds %llu to %llu: %zu ways walked to their end, %zu texts that are no network\n",
              static_cast<unsigned long long>(first_seed),
              static_cast<unsigned long long>(first_seed + count - 1), ways, unreadable);
  EXPECT_GT(ways, count) << "the networks hold too few ways to prove anything";
  EXPECT_LT(unreadable, count / 10);
}

/// CORRIDOR_SEEDS=20000 for a long night.
std::uint64_t seed_count() {
  const char* text = std::getenv("CORRIDOR_SEEDS");  // NOLINT(concurrency-mt-unsafe): no thread sets it
  return text != nullptr ? std::strtoull(text, nullptr, 10) : 1500;
}

TEST(PlanBrute, FindsWhatAllWaysHoldOnAnyLinks) { compare(1, seed_count(), false); }

TEST(PlanBrute, FindsWhatAllWaysHoldWithTimetablesAndStorage) { compare(1'000'000, seed_count(), true); }

}  // namespace
}  // namespace corridor
