// SPDX-License-Identifier: Apache-2.0
#include "corridor/plan/corridor_filter.h"

#include <algorithm>

#include "corridor/base/error.h"

namespace corridor {
namespace {

/// Bits of one corridor's conditions; 0xFF: it has none of that kind.
struct Conditions {
  static constexpr std::uint8_t kAny = 0xFF;
  CorridorId corridor;
  std::uint8_t place = kAny, country = kAny, no_country = kAny;

  [[nodiscard]] bool hold(unsigned bits) const {
    const auto is_set = [&](std::uint8_t bit) { return ((bits >> bit) & 1U) != 0; };
    return (place == kAny || is_set(place)) && (country == kAny || is_set(country)) &&
           (no_country == kAny || !is_set(no_country));
  }
};

std::vector<CorridorId> by_priority(const Corridors& corridors) {
  std::vector<CorridorId> order;
  for (const CorridorId corridor : IdRange<Corridors>{corridors.id.size()}) order.push_back(corridor);
  std::ranges::stable_sort(order, {}, [&](CorridorId corridor) { return corridors.priority[corridor]; });
  return order;
}

std::uint8_t bit_of(std::vector<TouchSet>& sets, TouchSet set) {
  const auto found = std::ranges::find(sets, set);
  if (found != sets.end()) return static_cast<std::uint8_t>(found - sets.begin());
  if (sets.size() == kTouchSetsMax) {
    throw Error(Problem{.code = "too_many_conditions",
                        .where = "corridor",
                        .what = "corridors and places to be passed need more than 16 conditions together",
                        .hint = "name fewer places to be passed"});
  }
  sets.push_back(std::move(set));
  return static_cast<std::uint8_t>(sets.size() - 1);
}

}  // namespace

bool allows(std::span<const Rule> rules, CorridorId corridor) {
  bool has_only = false;
  bool is_named = false;
  for (const Rule& rule : rules) {
    if (rule.subject != Rule::Subject::corridor || rule.price) continue;
    if (rule.sense == Rule::Sense::avoid && rule.corridor == corridor) return false;
    if (rule.sense != Rule::Sense::only) continue;
    has_only = true;
    is_named = is_named || rule.corridor == corridor;
  }
  return !has_only || is_named;
}

CorridorFilter::CorridorFilter(const Network& network, std::span<const Rule> rules,
                               std::optional<CorridorId> wanted, std::vector<TouchSet> required)
    : touch_sets(std::move(required)) {
  is_needed = wanted.has_value() || std::ranges::any_of(rules, [](const Rule& rule) {
                return rule.subject == Rule::Subject::corridor && !rule.price;
              });
  if (!is_needed) return;
  const std::size_t first_bit = touch_sets.size();
  const Corridors& corridors = network.tables().corridors;
  std::vector<Conditions> order;
  for (const CorridorId corridor : by_priority(corridors)) {
    if (corridors.main_mode[corridor]) {
      throw Error(Problem{.code = "corridor_main_mode",
                          .where = "corridor",
                          .value = corridors.id[corridor],
                          .what = "a corridor that is known by its main mode cannot be planned for",
                          .hint = "give the corridor places or countries instead of main_mode"});
    }
    Conditions conditions{.corridor = corridor};
    if (!corridors.any_place[corridor].empty()) {
      conditions.place = bit_of(touch_sets, {corridors.any_place[corridor], {}, {}});
    }
    if (!corridors.any_country[corridor].empty()) {
      conditions.country = bit_of(touch_sets, {{}, corridors.any_country[corridor], {}});
    }
    if (!corridors.no_country[corridor].empty()) {
      conditions.no_country = bit_of(touch_sets, {{}, corridors.no_country[corridor], {}});
    }
    order.push_back(conditions);
  }
  exact = static_cast<std::uint16_t>(((1U << touch_sets.size()) - 1U) & ~((1U << first_bit) - 1U));
  accepts.resize(std::size_t{1} << touch_sets.size());
  for (unsigned bits = 0; bits < accepts.size(); ++bits) {
    const auto first = std::ranges::find_if(order, [&](const Conditions& c) { return c.hold(bits); });
    const CorridorId corridor = first == order.end() ? CorridorId::none() : first->corridor;
    accepts[bits] = static_cast<std::uint8_t>(allows(rules, corridor) && (!wanted || *wanted == corridor));
  }
}

}  // namespace corridor
