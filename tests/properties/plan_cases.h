// SPDX-License-Identifier: Apache-2.0
// A random request to a random network, the planner's answer as vectors, and a network made smaller as long
// as something about it stays wrong. For the tests that hold oracles against the planner.
#pragma once

#include <functional>
#include <map>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "corridor/base/error.h"
#include "corridor/base/random.h"
#include "corridor/base/text.h"
#include "support/network_text.h"

#include "properties/plan_judge.h"
#include "properties/plan_random.h"

namespace corridor::oracle {

/// Sorted.
[[nodiscard]] inline std::vector<Vector> vectors_of(const PlanRequest& request, const PlanResult& result) {
  std::vector<Vector> vectors;
  const auto counts = [&](Criterion criterion, std::int64_t value) {
    return request.criteria.has(criterion) ? value : 0;
  };
  for (const Option& option : result.options) {
    vectors.push_back({counts(Criterion::arrival, option.arrival.time_since_epoch().count()),
                       counts(Criterion::cost, (option.cost + option.rule_cost).steps()),
                       counts(Criterion::emission, option.emission.steps()),
                       counts(Criterion::transfers, option.transfers), counts(Criterion::risk, option.risk)});
  }
  std::sort(vectors.begin(), vectors.end());
  return vectors;
}

/// Only the options: no spreads, nothing beside.
inline void ask_for_options_only(PlanRequest& request) {
  request.spreads_max = 0;
  request.shows_excluded = request.shows_relaxations = false;
}

/// A request to a random network, chosen by its seed; rules and limits are asked of some.
class RandomRequest {
 public:
  RandomRequest(const Network& network, std::uint64_t seed, std::uint32_t place_count)
      : network_(network), stream_(seed, 0, 2, 2), place_count_(place_count) {}

  PlanRequest make() {
    request_.origin = network_.place("A");
    request_.destination = network_.place(RandomNetwork::name(place_count_ - 1));
    request_.consignment = consignment_of(network_);
    request_.ready = *instant_of("2024-07-01T05:00:00Z");
    request_.horizon = days(4);
    request_.ledgers_max = 1000;  // each ledger is checked against its label
    ask_for_options_only(request_);
    add_rules();
    if (chance(15)) request_.via.push_back(network_.place(inner_place()));
    if (chance(10)) request_.limits.by = request_.ready + hours(20);
    if (chance(10)) request_.limits.cost = money(80);
    if (chance(10)) request_.limits.transfers = static_cast<int>(stream_.next_below(3));
    if (chance(30)) request_.criteria.bits = static_cast<std::uint8_t>(1 + stream_.next_below(31));
    return request_;
  }

 private:
  bool chance(std::uint32_t percent) { return stream_.next_below(100) < percent; }
  std::string inner_place() { return RandomNetwork::name(1 + stream_.next_below(place_count_ - 2)); }

  void rule(std::uint32_t percent, Rule::Sense sense, const std::string& text) {
    if (!chance(percent)) return;
    try {
      request_.rules.push_back(rule_of(network_, sense, text, Date{std::chrono::year{2024} / 7 / 1}));
    } catch (const Error&) {
      // That network has no such thing.
    }
  }

  void add_rules() {
    constexpr auto avoid = Rule::Sense::avoid;
    constexpr auto only = Rule::Sense::only;
    rule(15, avoid, "RU");
    rule(10, avoid, "KZ=13");
    rule(8, avoid, "place:" + inner_place());
    rule(8, avoid, "place:" + inner_place() + "=9");
    rule(5, avoid, "mode:sea");
    rule(5, only, "mode:rail=11");
    rule(5, avoid, "mode:road=4");
    rule(5, avoid, "service:trains");
    rule(5, avoid, "service:S0=17");
    rule(5, avoid, "operator:North");
    rule(5, avoid, "operator:South=6");
    rule(4, only, "operator:East=6");
    if (const auto count = static_cast<std::uint32_t>(network_.links().id.size()); count > 0) {
      const std::string link = "link:" + network_.links().id[LinkId{stream_.next_below(count)}];
      rule(10, avoid, link);
      rule(10, avoid, link + "=8");
    }
    if (chance(8)) {  // several that count together, hard or at a price
      const std::string price = chance(50) ? "=12" : "";
      for (const char* country : {"CN", "KZ", "DE"}) rule(100, only, country + price);
    }
    rule(15, avoid, "corridor:first");
    rule(5, only, "corridor:first");
    rule(5, only, "corridor:second");
    rule(5, only, "corridor:third");
  }

  const Network& network_;
  RandomStream stream_;
  std::uint32_t place_count_;
  PlanRequest request_;
};

/// Two lists of vectors and what they answer, to be read.
[[nodiscard]] inline std::string difference(const PlanRequest& request, const std::vector<Vector>& found,
                                            const std::vector<Vector>& expected) {
  std::string text;
  const auto list = [&](const char* title, const std::vector<Vector>& vectors) {
    text += title;
    for (const Vector& v : vectors) {
      text += fmt::format("  {:.4f} h, {} USD, {} kg, {} transfers, risk {}\n",
                          static_cast<double>(v[0] - request.ready.time_since_epoch().count()) / 3600.0,
                          static_cast<double>(v[1]) / 1000.0, static_cast<double>(v[2]) / 1000.0, v[3], v[4]);
    }
  };
  list("planner:\n", found);
  list("oracle:\n", expected);
  for (const Rule& rule : request.rules) text += text_of(rule) + "\n";
  return text + fmt::format("via {} limits {}{}{} criteria {}\n", request.via.size(),
                            request.limits.by.has_value(), request.limits.cost.has_value(),
                            request.limits.transfers.has_value(), request.criteria.bits);
}

/// What a series of comparisons was made of: nothing is proved by cases that have no answer.
struct Tally {
  std::size_t cases = 0, answered = 0, ways = 0;
  std::map<std::string, std::size_t> answered_with;  // by rule, with its price taken off

  void count(const PlanRequest& request, bool has_answer) {
    ++cases;
    if (!has_answer) return;
    ++answered;
    for (const Rule& rule : request.rules) {
      const std::string text = text_of(rule);
      ++answered_with[text.substr(0, text.find_first_of(":=")) + (rule.price ? "=" : "")];
    }
    if (!request.via.empty()) ++answered_with["--via"];
  }
};

/// Takes lines away as long as `is_wrong` holds.
[[nodiscard]] inline std::string shrunk(std::string text,
                                        const std::function<bool(const std::string&)>& is_wrong) {
  for (bool shrinks = true; shrinks;) {
    shrinks = false;
    for (std::size_t begin = 0; begin < text.size();) {
      const std::size_t end = text.find('\n', begin) + 1;
      std::string fewer = text.substr(0, begin) + text.substr(end);
      if (is_wrong(fewer)) {
        text = std::move(fewer);
        shrinks = true;
      } else {
        begin = end;
      }
    }
  }
  return text;
}

}  // namespace corridor::oracle
