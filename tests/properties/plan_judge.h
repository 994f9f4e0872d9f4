// SPDX-License-Identifier: Apache-2.0
// What a request demands of a way, judged on the way as a whole: rules with their prices, the corridor it
// belongs to, limits, places to be passed, criteria. For the planner's oracles (plan_steps.h).
#pragma once

#include <array>
#include <string_view>

#include "corridor/base/text.h"

#include "properties/plan_steps.h"

namespace corridor::oracle {

/// arrival, cost, emission, transfers, risk; what does not count is 0.
using Vector = std::array<std::int64_t, 5>;

[[nodiscard]] inline bool is_nowhere_above(const Vector& a, const Vector& b) {
  for (std::size_t i = 0; i < a.size(); ++i) {
    if (a[i] > b[i]) return false;
  }
  return true;
}

class Judge {
 public:
  Judge(const Network& network, const PlanRequest& request) : network_(network), request_(request) {}

  /// What soft rules ask for; none if a hard rule is broken. Rules on corridors are not asked here. Adds up:
  /// a way may be judged piece by piece.
  [[nodiscard]] std::optional<std::int64_t> price(const Way& way) const {
    std::int64_t sum = 0;
    for (std::size_t i = 0; i < request_.rules.size(); ++i) {
      const Rule& rule = request_.rules[i];
      const Touches touches = touches_of(way, i);
      if (touches.is_touched && !rule.price) return std::nullopt;
      if (rule.price && !is_repeated(i)) sum += touches.entries * rule.price->steps();
    }
    return sum;
  }

  /// Which conditions of which corridors a whole way meets: three bits each. 0 if no rule asks.
  [[nodiscard]] std::uint64_t conditions(const Way& way) const {
    const bool asks = std::any_of(request_.rules.begin(), request_.rules.end(),
                                  [](const Rule& rule) { return rule.subject == Rule::Subject::corridor; });
    if (!asks) return 0;
    std::vector<PlaceId> places{request_.origin};
    std::vector<CountryId> countries{network_.places().country[request_.origin]};
    for (const Hop& hop : way.hops) {
      places.push_back(hop.to);
      countries.push_back(network_.places().country[hop.to]);
      if (hop.link.is_none()) continue;
      for (const CountryShare& share : network_.countries_of(hop.link)) countries.push_back(share.country);
    }
    const auto meet = [](const auto& list, const auto& touched) {
      return std::any_of(list.begin(), list.end(), [&](auto item) {
        return std::find(touched.begin(), touched.end(), item) != touched.end();
      });
    };
    const Corridors& rows = network_.tables().corridors;
    std::uint64_t bits = 0;
    for (const CorridorId row : IdRange<Corridors>{rows.id.size()}) {
      const bool has_place = rows.any_place[row].empty() || meet(rows.any_place[row], places);
      const bool has_country = rows.any_country[row].empty() || meet(rows.any_country[row], countries);
      const bool keeps_out = !meet(rows.no_country[row], countries);
      bits |= (static_cast<std::uint64_t>(has_place) | static_cast<std::uint64_t>(has_country) << 1U |
               static_cast<std::uint64_t>(keeps_out) << 2U)
              << 3U * row.position();
    }
    return bits;
  }

  /// The corridor whose conditions all hold; of several the one that comes first.
  [[nodiscard]] CorridorId corridor(std::uint64_t conditions) const {
    const Corridors& rows = network_.tables().corridors;
    CorridorId best;
    for (const CorridorId row : IdRange<Corridors>{rows.id.size()}) {
      if ((conditions >> 3U * row.position() & 7U) != 7U) continue;
      if (best.is_none() || rows.priority[row] < rows.priority[best]) best = row;
    }
    return best;
  }

  [[nodiscard]] bool allows(CorridorId corridor) const {
    bool is_in_only = true;
    bool is_named = false;
    for (const Rule& rule : request_.rules) {
      if (rule.subject != Rule::Subject::corridor) continue;
      if (rule.sense == Rule::Sense::avoid && rule.corridor == corridor) return false;
      if (rule.sense == Rule::Sense::only) is_in_only = false;
      is_named = is_named || (rule.sense == Rule::Sense::only && rule.corridor == corridor);
    }
    return is_in_only || is_named;
  }

  /// Which of the places to be passed the hops touch, as bits.
  [[nodiscard]] unsigned passed(const Way& way) const {
    unsigned bits = 0;
    for (std::size_t i = 0; i < request_.via.size(); ++i) {
      const PlaceId via = request_.via[i];
      const bool is_touched =
          via == request_.origin ||
          std::any_of(way.hops.begin(), way.hops.end(), [&](const Hop& hop) { return hop.to == via; });
      bits |= static_cast<unsigned>(is_touched) << i;
    }
    return bits;
  }
  [[nodiscard]] unsigned all_passed() const { return (1U << request_.via.size()) - 1U; }

  /// In: a cost with everything in it.
  [[nodiscard]] bool keeps_limits(const Way& way, std::int64_t cost) const {
    const Limits& limits = request_.limits;
    return (!limits.by || way.time <= *limits.by) && way.time <= request_.ready + request_.horizon &&
           (!limits.cost || cost <= limits.cost->steps()) &&
           (!limits.emission || way.emission <= limits.emission->steps()) &&
           (!limits.transfers || way.transfers <= *limits.transfers);
  }

  [[nodiscard]] Vector vector(const Way& way, std::int64_t cost) const {
    const auto counts = [&](Criterion criterion, std::int64_t value) {
      return request_.criteria.has(criterion) ? value : 0;
    };
    return {counts(Criterion::arrival, way.time.time_since_epoch().count()), counts(Criterion::cost, cost),
            counts(Criterion::emission, way.emission), counts(Criterion::transfers, way.transfers),
            counts(Criterion::risk, std::min<std::int64_t>(65535, way.risk))};
  }

 private:
  struct Touches {
    bool is_touched = false;
    std::int64_t entries = 0;
  };

  static bool lists(std::string_view list, std::string_view name) {
    while (true) {
      const std::size_t end = std::min(list.size(), list.find_first_of(",;|/"));
      if (trimmed(list.substr(0, end)) == name) return true;
      if (end == list.size()) return false;
      list.remove_prefix(end + 1);
    }
  }

  /// Rules `only` of one subject count together; the first soft one states the price.
  [[nodiscard]] bool is_repeated(std::size_t index) const {
    const Rule& rule = request_.rules[index];
    if (rule.sense != Rule::Sense::only) return false;
    for (std::size_t i = 0; i < index; ++i) {
      const Rule& other = request_.rules[i];
      if (other.sense == Rule::Sense::only && other.price && other.subject == rule.subject) return true;
    }
    return false;
  }
  template <class Names>
  [[nodiscard]] bool is_named(const Rule& rule, Names&& names) const {
    if (rule.sense == Rule::Sense::avoid) return names(rule);
    return std::any_of(request_.rules.begin(), request_.rules.end(), [&](const Rule& other) {
      return other.sense == Rule::Sense::only && other.subject == rule.subject && names(other);
    });
  }

  /// Touches of things that the rule names (avoid) or does not name (only).
  [[nodiscard]] Touches touches_of(const Way& way, std::size_t index) const {
    const Rule& rule = request_.rules[index];
    const bool only = rule.sense == Rule::Sense::only;
    Touches touches;
    const auto touch = [&](bool is_entry, auto&& names) {
      if (is_named(rule, names) == only) return;
      touches.is_touched = true;
      touches.entries += static_cast<std::int64_t>(is_entry);
    };
    for (const ServiceId service : way.boarded) {
      if (rule.subject == Rule::Subject::service)
        touch(true, [&](const Rule& r) { return r.service == service; });
      if (rule.subject == Rule::Subject::operator_name) {
        touch(true, [&](const Rule& r) {
          return lists(network_.services().operator_name[service], r.operator_name);
        });
      }
    }
    const auto touch_mode = [&](Mode mode) { touch(true, [&](const Rule& r) { return r.mode == mode; }); };
    if (rule.subject == Rule::Subject::mode) {
      for (const Mode mode : way.boarded_modes) touch_mode(mode);
    }
    for (const Hop& hop : way.hops) {
      if (rule.subject == Rule::Subject::mode && hop.starts_mode) touch_mode(hop.mode);
      if (rule.subject == Rule::Subject::link && !hop.link.is_none())
        touch(true, [&](const Rule& r) { return r.link == hop.link; });
      if (rule.subject == Rule::Subject::operator_name && !only && !hop.link.is_none()) {
        touch(true, [&](const Rule& r) {
          return lists(network_.links().operator_name[hop.link], r.operator_name);
        });
      }
      if (rule.subject == Rule::Subject::place) {
        touch(false, [&](const Rule& r) { return r.place == hop.from; });
        touch(true, [&](const Rule& r) { return r.place == hop.to; });
      }
      if (rule.subject == Rule::Subject::country) touch_countries(hop, touch);
    }
    return touches;
  }

  template <class Touch>
  void touch_countries(const Hop& hop, Touch&& touch) const {
    const CountryId start = network_.places().country[hop.from];
    const CountryId end = network_.places().country[hop.to];
    std::vector<CountryId> entered;
    if (!hop.link.is_none()) {
      for (const CountryShare& share : network_.countries_of(hop.link)) entered.push_back(share.country);
    }
    if (std::find(entered.begin(), entered.end(), end) == entered.end()) entered.push_back(end);
    const auto names = [](CountryId id) {
      return [id](const Rule& r) {
        return std::find(r.countries.begin(), r.countries.end(), id) != r.countries.end();
      };
    };
    if (!start.is_none()) touch(false, names(start));
    for (const CountryId id : entered) {
      if (!id.is_none() && id != start) touch(true, names(id));
    }
  }

  const Network& network_;
  const PlanRequest& request_;
};

}  // namespace corridor::oracle
