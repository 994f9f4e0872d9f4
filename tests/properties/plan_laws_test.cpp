// SPDX-License-Identifier: Apache-2.0
// Laws that every answer must keep, whatever the network: what more supply, dearer prices, tighter demands,
// other weeks, other directions and other orders of rows do to it. No oracle needed.
#include <algorithm>

#include <gtest/gtest.h>

#include "properties/plan_cases.h"

namespace corridor {
namespace {

using oracle::Vector;
using Front = std::vector<Vector>;
using Kind = RandomNetwork::Kind;

Front front_of(const Network& network, const PlanRequest& request) {
  return oracle::vectors_of(request, plan(network, request));
}

/// Members of `front` that nothing in it betters.
Front least_of(Front front) {
  std::sort(front.begin(), front.end());
  Front kept;
  for (const Vector& vector : front) {
    if (std::none_of(kept.begin(), kept.end(),
                     [&](const Vector& old) { return oracle::is_nowhere_above(old, vector); }))
      kept.push_back(vector);
  }
  return kept;
}

/// True if each member of `worse` has one in `better` that is nowhere above it.
bool covers(const Front& better, const Front& worse) {
  return std::all_of(worse.begin(), worse.end(), [&](const Vector& vector) {
    return std::any_of(better.begin(), better.end(),
                       [&](const Vector& other) { return oracle::is_nowhere_above(other, vector); });
  });
}

void erase_rules(PlanRequest& request, std::initializer_list<Rule::Subject> subjects) {
  std::erase_if(request.rules, [&](const Rule& rule) {
    return std::find(subjects.begin(), subjects.end(), rule.subject) != subjects.end();
  });
}

/// Calls law(random network, request on it, seed) for networks of all kinds; `answered` ones count.
template <class Law>
void for_random_networks(std::uint64_t count, Law&& law) {
  std::size_t answered = 0;
  for (std::uint64_t seed = 5'000'000; seed < 5'000'000 + count; ++seed) {
    const Kind kind = seed % 3 == 0 ? Kind::any_links : seed % 3 == 1 ? Kind::forward : Kind::large;
    const RandomNetwork random(seed, kind);
    const Network network = network_of(random.text);
    const PlanRequest request = oracle::RandomRequest(network, seed, random.place_count).make();
    SCOPED_TRACE(fmt::format("seed {}\n{}", seed, random.text));
    answered += static_cast<std::size_t>(law(random, network, request));
    if (testing::Test::HasFailure()) return;
  }
  EXPECT_GT(4 * answered, count) << "too few have an answer";
}

TEST(PlanLaws, AnotherServiceNeverWorsensTheFront) {
  for_random_networks(300, [](const RandomNetwork& random, const Network& network, const PlanRequest& asked) {
    PlanRequest request = asked;
    erase_rules(request, {Rule::Subject::service, Rule::Subject::corridor, Rule::Subject::operator_name});
    const Front before = front_of(network, request);
    const Network more = network_of(random.text +
                                    "service more frequency rail in frequency_per_week=9\n"
                                    "service vans on_demand road in cut_off_h=1\n");
    EXPECT_TRUE(covers(front_of(more, request), before));
    return !before.empty();
  });
}

TEST(PlanLaws, ADominatedServiceChangesNothing) {
  for_random_networks(450, [](const RandomNetwork& random, const Network& network, const PlanRequest& asked) {
    // Who comes later may pay less storage or catch a later departure more surely: only without timetables.
    if (random.has_timetables) return true;
    PlanRequest request = asked;
    erase_rules(request, {Rule::Subject::service, Rule::Subject::operator_name});
    const Network more = network_of(random.text +
                                    "service slow_trains frequency rail in frequency_per_week=3 cut_off_h=9 "
                                    "reliability=0.5\n"
                                    "service slow_trucks on_demand road in cut_off_h=8 drive_max_h=4\n");
    const Front without = front_of(network, request);
    const bool has_both = random.text.find("service trains") != std::string::npos &&
                          random.text.find("service trucks") != std::string::npos;
    if (has_both) {
      EXPECT_EQ(front_of(more, request), without);
    }
    return has_both && !without.empty();
  });
}

TEST(PlanLaws, DearerPricesScaleTheCosts) {
  for_random_networks(300, [](const RandomNetwork&, const Network& network, const PlanRequest& asked) {
    constexpr std::int64_t kTimes = 3;
    Tables tables = network.tables();
    for (double& price : tables.tariffs.price.edit()) price *= static_cast<double>(kTimes);
    PlanRequest dearer = asked;
    for (Rule& rule : dearer.rules) {
      if (rule.price) rule.price = Money::of_steps(kTimes * rule.price->steps());
    }
    if (dearer.limits.cost) dearer.limits.cost = Money::of_steps(kTimes * dearer.limits.cost->steps());
    Front expected = front_of(network, asked);
    for (Vector& vector : expected) vector[1] *= kTimes;
    EXPECT_EQ(front_of(Network(tables), dearer), expected);
    return !expected.empty();
  });
}

TEST(PlanLaws, WholeWeeksLaterEverythingIsWholeWeeksLater) {
  for_random_networks(300, [](const RandomNetwork& random, const Network& network, const PlanRequest& asked) {
    const std::chrono::days weeks{14};  // stays in July: weather goes by the month
    std::string text = random.text;
    for (std::size_t at = 0; (at = text.find("2024-07-01", at)) != std::string::npos;)
      text.replace(at, 10, "2024-07-15");
    PlanRequest later = asked;
    later.ready += weeks;
    if (later.limits.by) *later.limits.by += weeks;
    Front expected = front_of(network, asked);
    for (Vector& vector : expected) {
      if (asked.criteria.has(Criterion::arrival)) vector[0] += std::chrono::seconds{weeks}.count();
    }
    EXPECT_EQ(front_of(network_of(text), later), expected);
    return !expected.empty();
  });
}

/// A limit on what counts takes out of the front what lies above it, and does nothing else.
TEST(PlanLaws, ALimitCutsTheFront) {
  for_random_networks(300, [](const RandomNetwork&, const Network& network, const PlanRequest& asked) {
    PlanRequest request = asked;
    request.criteria = Criteria{};
    const Front all = front_of(network, request);
    if (all.empty()) return false;
    const Vector middle = all[all.size() / 2];
    const auto cut = [&](std::size_t criterion) {
      Front kept = all;
      std::erase_if(kept, [&](const Vector& vector) { return vector[criterion] > middle[criterion]; });
      return kept;
    };
    PlanRequest limited = request;
    limited.limits.by = Instant{Duration{middle[0]}};
    EXPECT_EQ(front_of(network, limited), cut(0));
    limited = request;
    limited.limits.cost = Money::of_steps(middle[1]);
    EXPECT_EQ(front_of(network, limited), cut(1));
    limited = request;
    limited.limits.emission = Emission::of_steps(middle[2]);
    EXPECT_EQ(front_of(network, limited), cut(2));
    limited = request;
    limited.limits.transfers = static_cast<int>(middle[3]);
    EXPECT_EQ(front_of(network, limited), cut(3));
    return true;
  });
}

TEST(PlanLaws, FewerCriteriaKeepWhatIsLeastInThem) {
  for_random_networks(200, [](const RandomNetwork&, const Network& network, const PlanRequest& asked) {
    PlanRequest request = asked;
    request.criteria = Criteria{};
    const Front all = front_of(network, request);
    for (std::uint8_t bits = 1; bits < 31; bits = static_cast<std::uint8_t>(bits + 3)) {
      request.criteria.bits = bits;
      Front expected = all;
      for (Vector& vector : expected) {
        for (std::size_t i = 0; i < vector.size(); ++i) {
          if ((bits >> i & 1U) == 0) vector[i] = 0;
        }
      }
      EXPECT_EQ(front_of(network, request), least_of(expected)) << "criteria " << int{bits};
    }
    return !all.empty();
  });
}

TEST(PlanLaws, ATighterRuleNeverImprovesTheFront) {
  for_random_networks(300, [](const RandomNetwork&, const Network& network, const PlanRequest& asked) {
    const Front loose = front_of(network, asked);
    const auto tightened = [&](Rule::Sense sense, const char* text) {
      PlanRequest request = asked;
      try {
        request.rules.push_back(rule_of(network, sense, text, Date{std::chrono::year{2024} / 7 / 1}));
      } catch (const Error&) {
        return;  // it has no such thing
      }
      EXPECT_TRUE(covers(loose, front_of(network, request))) << text;
    };
    tightened(Rule::Sense::avoid, "RU");
    tightened(Rule::Sense::avoid, "DE=3");
    tightened(Rule::Sense::avoid, "mode:road");
    tightened(Rule::Sense::avoid, "place:C");
    tightened(Rule::Sense::avoid, "corridor:second");
    PlanRequest request = asked;
    if (request.via.size() < 8) request.via.push_back(network.place("C"));
    EXPECT_TRUE(covers(loose, front_of(network, request)));
    return !loose.empty();
  });
}

/// A network that looks the same from both ends: links, trains and ships both ways, nothing that depends on
/// the direction or on the hour.
std::string symmetric_network(std::uint64_t seed, std::uint32_t place_count) {
  RandomStream stream(seed, 0, 3, 3);
  const auto below = [&](std::uint32_t count) { return stream.next_below(count); };
  const auto name = [](std::uint32_t place) { return RandomNetwork::name(place); };
  std::string text;
  static constexpr const char* kCountries[] = {"CN", "KZ", "RU", "DE"};
  static constexpr const char* kModes[] = {"rail", "road", "sea"};
  for (std::uint32_t i = 0; i < place_count; ++i)
    text += fmt::format("{}:{}\n", name(i), kCountries[below(4)]);
  std::vector<std::string> seen;
  for (std::uint32_t i = 0; i < 2 * place_count; ++i) {
    const std::uint32_t a = below(place_count), b = below(place_count);
    const char* mode = kModes[below(3)];
    const std::string key = fmt::format("{} {} {}", std::min(a, b), std::max(a, b), mode);
    if (a == b || std::find(seen.begin(), seen.end(), key) != seen.end()) continue;
    seen.push_back(key);
    text += fmt::format("{} ={} {}h {}km ${}= {}\n", name(a), mode, 1 + below(7), 100 * (1 + below(4)),
                        5 * below(9), name(b));
    if (below(3) == 0) {
      const std::string both = fmt::format("{} frequency {} 14/week", i, mode);
      text += fmt::format("service out{} {} {} cut_off_h=1\n", both, name(a), name(b));
      text += fmt::format("service back{} {} {} cut_off_h=1\n", both, name(b), name(a));
    }
    if (below(3) == 0)
      text += fmt::format("tariff movement $0.5/feu_km mode=road country={}\n", kCountries[below(4)]);
  }
  text +=
      "service trucks on_demand road in\nservice trains frequency rail in frequency_per_week=21 "
      "reliability=0.9\nservice ships fill_and_sail sea in frequency_per_week=7 wait_max_d=3\n"
      "row driver_rules id=all drive_before_break_h=2 break_h=1 drive_per_day_h=4 daily_rest_h=5 "
      "drive_per_week_h=12 weekly_rest_h=9\nfactor rail 5+10\nfactor road 10+70\nfactor sea 2+8\n"
      "tariff handling $5/feu\n";
  for (std::uint32_t i = 0; i < place_count; ++i) {
    text += fmt::format("transload {} > {}h\n", name(i), below(4));
    if (below(2) == 0) text += fmt::format("border {} > {} {}h\n", name(i), kModes[below(3)], 1 + below(5));
    if (below(3) == 0) text += fmt::format("inspection {} > 2h probability=0.25\n", name(i));
    if (below(4) == 0) text += fmt::format("tariff border ${}/feu place={}\n", 1 + below(20), name(i));
    if (below(4) == 0)
      text +=
          fmt::format("row weather_closures place={} month=7 closed_share=0.25 spell_mean_h=8\n", name(i));
  }
  return text;
}

TEST(PlanLaws, ASymmetricNetworkGivesTheSameFrontBackwards) {
  std::size_t answered = 0;
  for (std::uint64_t seed = 1; seed <= 150 && !HasFailure(); ++seed) {
    const std::uint32_t place_count = 5 + static_cast<std::uint32_t>(seed % 10);
    const std::string text = symmetric_network(seed, place_count);
    SCOPED_TRACE(text);
    const Network network = network_of(text);
    PlanRequest request = oracle::RandomRequest(network, seed, place_count).make();
    request.rules.clear();
    request.via.clear();
    request.limits = {};
    request.horizon = days(30);
    const Front there = front_of(network, request);
    std::swap(request.origin, request.destination);
    EXPECT_EQ(front_of(network, request), there);
    answered += static_cast<std::size_t>(!there.empty());
  }
  EXPECT_GT(answered, 100U);
}

}  // namespace
}  // namespace corridor
