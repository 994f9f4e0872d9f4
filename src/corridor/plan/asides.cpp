// SPDX-License-Identifier: Apache-2.0
// What is told beside the answer: what hard rules keep from being offered, what would have to give way where
// nothing works, and why something else was not chosen. All by searching, none by guessing.
#include <algorithm>
#include <tuple>

#include "corridor/plan/desk.h"
#include "corridor/plan/spread.h"

namespace corridor {
namespace {

bool is_hard(const Rule& rule) { return !rule.price.has_value(); }

/// The request without its hard rules.
SearchQuestion without_rules(const Desk& desk) {
  SearchQuestion question = desk.question();
  std::erase_if(question.rules, is_hard);
  return question;
}

/// One thing that a request insists on.
struct Demand {
  enum class Kind : std::uint8_t { rule, via, by, cost, emission, transfers };
  Kind kind;
  std::size_t index = 0;
};

std::vector<Demand> demands_of(const PlanRequest& request) {
  std::vector<Demand> demands;
  for (std::size_t i = 0; i < request.rules.size(); ++i) {
    if (is_hard(request.rules[i])) demands.push_back({Demand::Kind::rule, i});
  }
  for (std::size_t i = 0; i < request.via.size(); ++i) demands.push_back({Demand::Kind::via, i});
  if (request.limits.by) demands.push_back({Demand::Kind::by});
  if (request.limits.cost) demands.push_back({Demand::Kind::cost});
  if (request.limits.emission) demands.push_back({Demand::Kind::emission});
  if (request.limits.transfers) demands.push_back({Demand::Kind::transfers});
  return demands;
}

/// The request without some of its demands, asked so that a limit that falls is exceeded by as little as can
/// be.
SearchQuestion without(const Desk& desk, std::span<const Demand> dropped) {
  SearchQuestion question = desk.question();
  Criteria criteria;
  std::vector<std::size_t> rules, vias;
  for (const Demand& demand : dropped) {
    switch (demand.kind) {
      case Demand::Kind::rule:
        rules.push_back(demand.index);
        break;
      case Demand::Kind::via:
        vias.push_back(demand.index);
        break;
      case Demand::Kind::by:
        question.limits.by.reset();
        break;
      case Demand::Kind::cost:
        question.limits.cost.reset();
        break;
      case Demand::Kind::emission:
        question.limits.emission.reset();
        break;
      case Demand::Kind::transfers:
        question.limits.transfers.reset();
        break;
    }
  }
  std::ranges::sort(rules, std::greater{});
  std::ranges::sort(vias, std::greater{});
  for (const std::size_t rule : rules)
    question.rules.erase(question.rules.begin() + static_cast<std::ptrdiff_t>(rule));
  for (const std::size_t via : vias) {
    question.required.erase(question.required.begin() + static_cast<std::ptrdiff_t>(via));
  }
  question.criteria = criteria;
  return question;
}

/// By how much an option exceeds what was dropped, the first dropped limit first; then the best value.
auto excess(const Option& option, std::span<const Demand> dropped) {
  std::int64_t over = 0;
  for (const Demand& demand : dropped) {
    if (demand.kind == Demand::Kind::by) over = option.arrival.time_since_epoch().count();
    if (demand.kind == Demand::Kind::cost) over = (option.cost + option.rule_cost).steps();
    if (demand.kind == Demand::Kind::emission) over = option.emission.steps();
    if (demand.kind == Demand::Kind::transfers) over = option.transfers;
    if (over != 0) break;
  }
  return std::tuple(over, option.generalised, option.arrival);
}

std::optional<Relaxation> relaxation_of(Desk& desk, std::span<const Demand> dropped) {
  const SearchQuestion question = without(desk, dropped);
  const Found found = desk.ask(question);
  if (found.options.empty()) return std::nullopt;
  const auto best = std::ranges::min_element(found.options, [&](const Option& a, const Option& b) {
    return excess(a, dropped) < excess(b, dropped);
  });
  Relaxation relaxation;
  relaxation.option = *best;
  desk.detail(found, static_cast<std::size_t>(best - found.options.begin()), relaxation.option);
  for (const Demand& demand : dropped) {
    if (demand.kind == Demand::Kind::rule) relaxation.dropped.push_back(demand.index);
    if (demand.kind == Demand::Kind::via) relaxation.dropped_via.push_back(demand.index);
    if (demand.kind == Demand::Kind::by) relaxation.by = best->arrival;
    if (demand.kind == Demand::Kind::cost) relaxation.cost = best->cost + best->rule_cost;
    if (demand.kind == Demand::Kind::emission) relaxation.emission = best->emission;
    if (demand.kind == Demand::Kind::transfers) relaxation.transfers = best->transfers;
  }
  return relaxation;
}

/// A set that cannot be smaller: all is dropped, then everything that need not be is taken back.
void relax_many(Desk& desk, std::vector<Demand> dropped, std::vector<Relaxation>& relaxations) {
  if (!relaxation_of(desk, dropped)) return;
  for (std::size_t i = dropped.size(); i-- > 0;) {
    std::vector<Demand> fewer = dropped;
    fewer.erase(fewer.begin() + static_cast<std::ptrdiff_t>(i));
    if (relaxation_of(desk, fewer)) dropped = std::move(fewer);
  }
  relaxations.push_back(*relaxation_of(desk, dropped));
}

bool passes(const Network& network, const Option& option, const Waypoint& waypoint) {
  if (!waypoint.corridor.is_none()) return option.corridor == waypoint.corridor;
  if (!waypoint.service.is_none()) {
    return std::ranges::any_of(option.ledger.rows, [&](const LedgerRow& row) {
      return row.kind == LedgerKind::leg && row.service == waypoint.service;
    });
  }
  const std::vector<PlaceId> places = places_of(network, option.ledger);
  return std::ranges::find(places, waypoint.place) != places.end();
}

std::optional<Option> best_through(Desk& desk, const Waypoint& waypoint, SearchQuestion question) {
  if (!waypoint.place.is_none()) question.required.push_back({{waypoint.place}, {}, {}});
  if (!waypoint.service.is_none()) question.required.push_back({{}, {}, {waypoint.service}});
  if (!waypoint.corridor.is_none()) question.corridor = waypoint.corridor;
  return desk.best(std::move(question));
}

}  // namespace

std::vector<Excluded> excluded_of(Desk& desk, std::span<const Option> offered) {
  std::vector<Excluded> excluded;
  if (std::ranges::none_of(desk.request().rules, is_hard)) return excluded;
  SearchQuestion question = without_rules(desk);
  question.criteria = Criteria::of({Criterion::arrival, Criterion::cost});
  const Found found = desk.ask(question);
  std::vector<Itinerary> itineraries;
  for (std::size_t i = 0; i < found.options.size(); ++i) {
    Option option = found.options[i];
    Itinerary itinerary = desk.detail(found, i, option);
    const std::vector<std::size_t> broken = desk.broken_rules(itinerary, option.corridor);
    if (broken.empty()) continue;
    const auto is_same = [&](const auto& other) { return other == option.corridor; };
    const bool is_known = std::ranges::any_of(excluded, is_same, &Excluded::corridor) ||
                          std::ranges::any_of(offered, is_same, &Option::corridor);
    if (is_known) continue;
    excluded.push_back({option.corridor, std::move(option), broken});
    itineraries.push_back(std::move(itinerary));
  }
  if (desk.request().spreads_max == 0) return excluded;
  const std::vector<Spread> spreads = spreads_of(desk.supply(), itineraries, desk.request(), desk.run());
  for (std::size_t i = 0; i < spreads.size(); ++i) excluded[i].option.spread = spreads[i];
  return excluded;
}

std::vector<Relaxation> relaxations_of(Desk& desk) {
  constexpr std::size_t kPairsMax = 12;
  const std::vector<Demand> demands = demands_of(desk.request());
  std::vector<Relaxation> relaxations;
  const auto try_out = [&](std::vector<Demand> dropped) {
    if (desk.stops()) return;
    if (auto relaxation = relaxation_of(desk, dropped)) relaxations.push_back(std::move(*relaxation));
  };
  for (const Demand& demand : demands) try_out({demand});
  if (relaxations.empty() && demands.size() <= kPairsMax) {
    for (std::size_t i = 0; i < demands.size(); ++i) {
      for (std::size_t j = i + 1; j < demands.size(); ++j) try_out({demands[i], demands[j]});
    }
  }
  if (relaxations.empty() && demands.size() > 2) relax_many(desk, demands, relaxations);
  return relaxations;
}

WhyNot why_not(Desk& desk, const Waypoint& waypoint, std::span<const Option> offered) {
  WhyNot answer;
  answer.through = waypoint;
  const auto offered_one = std::ranges::find_if(
      offered, [&](const Option& option) { return passes(desk.network(), option, waypoint); });
  answer.is_offered = offered_one != offered.end();
  answer.option =
      answer.is_offered ? std::optional<Option>{*offered_one} : best_through(desk, waypoint, desk.question());
  if (answer.option && !offered.empty()) {
    const Option& best = offered.front();
    answer.generalised_loss = answer.option->generalised - best.generalised;
    answer.cost_loss = answer.option->cost - best.cost;
    answer.time_loss = answer.option->arrival - best.arrival;
    answer.emission_loss = answer.option->emission - best.emission;
  }
  if (answer.option) return answer;
  SearchQuestion question = without_rules(desk);
  question.limits = {};
  answer.without_rules = best_through(desk, waypoint, question);
  if (answer.without_rules) {
    answer.rules = desk.broken_rules(desk.last_best(), answer.without_rules->corridor);
  }
  return answer;
}

}  // namespace corridor
