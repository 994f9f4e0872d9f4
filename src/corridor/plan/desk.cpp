// SPDX-License-Identifier: Apache-2.0
#include "corridor/plan/desk.h"

#include <algorithm>
#include <cmath>
#include <tuple>

#include "corridor/base/error.h"
#include "corridor/base/zone.h"

namespace corridor {
namespace {

constexpr std::size_t kViasMax = 8;

Problem problem(const char* code, const char* where, const char* what, const char* hint) {
  return Problem{.code = code, .where = where, .what = what, .hint = hint};
}

void check(const PlanRequest& request) {
  std::vector<Problem> problems;
  if (request.origin == request.destination) {
    problems.push_back(problem("same_ends", "destination", "origin and destination are the same place", ""));
  }
  if (request.consignment.containers <= Teu{} && request.consignment.goods <= Mass{}) {
    problems.push_back(
        problem("no_goods", "consignment", "there is nothing to carry", "give at least 1 TEU or 1 kg"));
  }
  if (request.criteria.bits == 0) {
    problems.push_back(
        problem("no_criteria", "criteria", "no criterion is left to choose by", "name at least one"));
  }
  if (request.via.size() > kViasMax) {
    problems.push_back(
        problem("too_many_vias", "via", "more than 8 places must be passed", "name the decisive ones"));
  }
  if (request.limits.by && *request.limits.by < request.ready) {
    problems.push_back(
        problem("deadline_before_ready", "by", "the deadline is before the goods are ready", ""));
  }
  if (request.horizon <= Duration{0} || request.horizon > std::chrono::days{400}) {
    problems.push_back(problem("horizon", "horizon", "must be between 0 and 400 days", ""));
  }
  if (!problems.empty()) throw Error(std::move(problems));
}

/// The day on the clock at the origin.
Date day_of(const Network& network, const PlanRequest& request) {
  const std::optional<Zone> zone = Zone::find(network.places().zone[request.origin]);
  CORRIDOR_CHECK(zone.has_value());
  const auto local = zone->local_of(request.ready);
  return Date{std::chrono::floor<std::chrono::days>(local).time_since_epoch()};
}

Money time_value_of(const Network& network, const PlanRequest& request) {
  if (request.time_value) return *request.time_value;
  const Commodities& commodities = network.tables().commodities;
  const Consignment& consignment = request.consignment;
  const double feu = consignment.containers > Teu{}
                         ? consignment.containers.in_units() / 2.0
                         : consignment.goods.in_units() / commodities.mass_per_feu[consignment.commodity];
  return Money::of(feu * commodities.time_value[consignment.commodity]);
}

const PlanRequest& checked(const PlanRequest& request) {
  check(request);
  return request;
}

Money time_cost(Money per_day, Duration time) {
  return Money::of_steps(std::llround(static_cast<double>(per_day.steps()) * in_days(time)));
}

}  // namespace

Desk::Desk(const Network& network, Shelf& shelf, Scratch& scratch, const PlanRequest& request, const Run& run)
    : network_(network),
      shelf_(shelf),
      scratch_(scratch),
      request_(checked(request)),
      run_(run),
      supply_(
          shelf.supply({request.consignment, request.origin, request.destination, day_of(network, request)},
                       request.horizon)),
      terms_(network, {request.consignment, request.origin, request.destination, day_of(network, request)}),
      time_value_(time_value_of(network, request)),
      reliability_ratio_(request.reliability_ratio
                             ? *request.reliability_ratio
                             : network.tables().commodities.reliability_ratio[request.consignment.commodity]),
      arc_rows_(supply_) {
  std::vector<Problem> problems;
  const auto needs_handover = [&](PlaceId place, const char* where) {
    if (supply_.ways.hands_over(place)) return;
    problems.push_back(Problem{.code = "no_handover",
                               .where = where,
                               .value = network.places().id[place],
                               .what = "goods cannot be loaded or unloaded there",
                               .hint = "choose a city, terminal or port"});
  };
  needs_handover(request.origin, "origin");
  needs_handover(request.destination, "destination");
  if (!problems.empty()) throw Error(std::move(problems));
}

SearchQuestion Desk::question() const {
  SearchQuestion question{request_.criteria, request_.limits, request_.rules, {}, {}};
  for (const PlaceId place : request_.via) question.required.push_back({{place}, {}, {}});
  return question;
}

Search Desk::search_of(const SearchQuestion& question, const CorridorFilter& filter) const {
  const auto limit = [](auto value) {
    return static_cast<std::uint32_t>(std::clamp<std::int64_t>(value, 0, kUnreachable));
  };
  Search search{.origin = request_.origin, .criteria = question.criteria};
  search.ready = static_cast<Tick>((request_.ready - supply_.zero).count());
  const Instant last = question.limits.by ? std::min(*question.limits.by, request_.ready + request_.horizon)
                                          : request_.ready + request_.horizon;
  search.latest = static_cast<Tick>((last - supply_.zero).count());
  search.limits_cost = question.limits.cost.has_value();
  if (search.limits_cost) search.cost_max = limit(question.limits.cost->steps());
  search.limits_emission = question.limits.emission.has_value();
  if (search.limits_emission) search.emission_max = limit(question.limits.emission->steps());
  search.limits_transfers = question.limits.transfers.has_value();
  if (search.limits_transfers) {
    search.transfers_max = static_cast<std::uint32_t>(std::clamp(*question.limits.transfers, 0, 255));
  }
  search.required = static_cast<std::uint16_t>((1U << question.required.size()) - 1U);
  search.exact = filter.exact;
  search.accepts = filter.is_needed ? &filter.accepts : nullptr;
  search.labels_max = request_.labels_max;
  return search;
}

Money Desk::generalised(const Option& option) const {
  return option.cost + option.rule_cost + time_cost(time_value_, option.arrival - request_.ready);
}

Money Desk::reliability_cost(const Option& option) const {
  CORRIDOR_CHECK(option.spread.has_value());
  return time_cost(reliability_ratio_ * time_value_, option.spread->p90 - option.spread->p50);
}

Found Desk::ask(const SearchQuestion& question) {
  Found found;
  const CorridorFilter filter(network_, question.rules, question.corridor, question.required);
  const SearchGraph& graph = shelf_.graph(supply_, question.rules, filter.touch_sets);
  found.graph = &graph;
  const Bounds& bounds = shelf_.bounds(graph, request_.destination);
  const Reach& reach = shelf_.reach(graph, request_.origin);
  found.completion = search(graph, bounds, reach, search_of(question, filter), scratch_, run_);
  const RuleBook book(network_, question.rules);
  const bool has_prices =
      std::ranges::any_of(question.rules, [](const Rule& rule) { return rule.price.has_value(); });
  std::vector<std::pair<Option, std::uint32_t>> options;
  for (const std::uint32_t end : scratch_.ends) {
    const Label& label = scratch_.labels[end];
    Option option;
    option.arrival = supply_.instant_of(label.arrival);
    for (std::uint32_t at = end; has_prices && at != kNone; at = scratch_.labels[at].parent) {
      const std::uint32_t arc = scratch_.labels[at].arc;
      if (arc != kNone) option.rule_cost += book.price(supply_.arcs[graph.supply_arc[arc]], supply_);
    }
    option.cost = Money::of_steps(label.cost) - option.rule_cost;
    option.emission = Emission::of_steps(label.emission);
    option.transfers = label.transfers;
    option.risk = label.risk;
    option.generalised = generalised(option);
    options.emplace_back(std::move(option), end);
  }
  const auto key = [](const std::pair<Option, std::uint32_t>& entry) {
    const Option& o = entry.first;
    return std::tuple(o.generalised, o.arrival, o.cost, o.emission, o.transfers, o.risk);
  };
  std::ranges::sort(options, [&](const auto& a, const auto& b) { return key(a) < key(b); });
  for (auto& [option, end] : options) {
    found.options.push_back(std::move(option));
    found.ends.push_back(end);
  }
  return found;
}

const std::vector<RestrictionId>& Desk::permits_of(const SupplyArc& arc) const {
  const auto [entry, is_new] = permits_.try_emplace(&arc);
  std::vector<RestrictionId>& permits = entry->second;
  if (!is_new) return permits;
  if (arc.kind == ArcKind::move) permits.push_back(terms_.movement(arc.service, arc.link).permit);
  if (arc.kind == ArcKind::ride) {
    for (CallId call = arc.from_call; call != arc.to_call;) {
      call = supply_.ways.next(call);
      permits.push_back(terms_.movement(call).permit);
    }
  }
  std::erase(permits, RestrictionId::none());
  return permits;
}

/// Whether each movement of the arc has a price of its own, or all together a through price.
bool Desk::is_priced(const SupplyArc& arc) const {
  const auto [entry, is_new] = priced_.try_emplace(&arc, true);
  if (!is_new) return entry->second;
  const auto has_price = [&](auto... movement) {
    std::vector<Charge> charges;
    terms_.charge_movement(movement..., charges);
    const auto& kinds = network_.tables().tariffs.kind;
    return std::ranges::any_of(charges,
                               [&](const Charge& c) { return kinds[c.tariff] == TariffKind::movement; });
  };
  if (arc.kind == ArcKind::move) return entry->second = has_price(arc.service, arc.link);
  if (arc.kind != ArcKind::ride) return true;
  const Calls& calls = network_.calls();
  if (terms_.through(arc.service, calls.place[arc.from_call], calls.place[arc.to_call])) return true;
  for (CallId call = arc.from_call; call != arc.to_call;) {
    call = supply_.ways.next(call);
    entry->second = entry->second && has_price(call);
  }
  return entry->second;
}

Itinerary Desk::detail(const Found& found, std::size_t index, Option& option) const {
  const RuleBook book(network_, found.graph->rules);
  Itinerary itinerary =
      merged(itinerary_of(*found.graph, scratch_.labels, found.ends[index], book, arc_rows_));
  option.ledger = ledger_of(itinerary, supply_);
  option.distance = distance_of(option.ledger);
  option.countries = countries_of(option.ledger);
  option.corridor = corridor_of(network_, option.ledger);
  option.weakest = weakest_of(network_, option.ledger);
  for (const LedgerRow& row : option.ledger.rows) {
    if (row.kind == LedgerKind::transload && (option.via.empty() || option.via.back() != row.from_place)) {
      option.via.push_back(row.from_place);
    }
  }
  for (const SupplyArc* arc : itinerary.arcs) {
    if (!is_priced(*arc) && std::ranges::find(option.unpriced, arc->service) == option.unpriced.end())
      option.unpriced.push_back(arc->service);
    for (const RestrictionId permit : permits_of(*arc)) {
      if (std::ranges::find(option.permits, permit) == option.permits.end()) option.permits.push_back(permit);
    }
  }
  return itinerary;
}

std::optional<Option> Desk::best(SearchQuestion question) {
  question.criteria = Criteria::of({Criterion::arrival, Criterion::cost});
  const Found found = ask(question);
  if (found.options.empty()) return std::nullopt;
  Option option = found.options.front();
  last_best_ = detail(found, 0, option);
  return option;
}

std::vector<std::size_t> Desk::broken_rules(const Itinerary& itinerary, CorridorId corridor) const {
  const RuleBook book(network_, request_.rules);
  std::vector<std::size_t> broken;
  for (std::size_t rule = 0; rule < request_.rules.size(); ++rule) {
    if (request_.rules[rule].price) continue;
    if (request_.rules[rule].subject == Rule::Subject::corridor) {
      if (!allows({&request_.rules[rule], 1}, corridor)) broken.push_back(rule);
      continue;
    }
    const bool is_broken = std::ranges::any_of(
        itinerary.arcs, [&](const SupplyArc* arc) { return book.effect(rule, *arc, supply_).is_broken; });
    if (is_broken) broken.push_back(rule);
  }
  return broken;
}

}  // namespace corridor
