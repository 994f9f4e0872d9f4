// SPDX-License-Identifier: Apache-2.0
#include "corridor/verbs/assign_paths.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "corridor/base/parallel.h"
#include "corridor/plan/plan.h"
#include "corridor/verbs/assign_request.h"
#include "corridor/verbs/plan_request.h"

namespace corridor {

namespace {

/// Questions alike but for their places: one planner answers them, with what it prepared once.
using Group = std::pair<CommodityId, Date>;

std::vector<Rule> rules_of(const PathQuestion& question) {
  std::vector<Rule> rules;
  if (!question.refused.empty()) {
    Rule rule;
    rule.countries.assign(question.refused.begin(), question.refused.end());
    rule.text = "refused";
    rules.push_back(std::move(rule));
  }
  for (const Toll& toll : question.tolls) {
    Rule rule;
    rule.text = "toll";
    rule.price = money(2.0 * toll.usd_per_teu);  // the consignment is one FEU
    if (!toll.service.is_none()) {
      rule.subject = Rule::Subject::service;
      rule.service = toll.service;
    } else if (!toll.link.is_none()) {
      rule.subject = Rule::Subject::link;
      rule.link = toll.link;
    } else {
      rule.subject = Rule::Subject::place;
      rule.place = toll.place;
    }
    rules.push_back(std::move(rule));
  }
  return rules;
}

/// Distance by service and link: what two itineraries have in common is measured by it.
std::map<std::pair<ServiceId, LinkId>, double> distances_of(const Network& network, const Ledger& ledger) {
  std::map<std::pair<ServiceId, LinkId>, double> distances;
  for (const LedgerRow& row : ledger.rows) {
    for (const LinkId link : row.links)
      distances[{row.service, link}] += network.links().length[link].in_units();
  }
  return distances;
}

double overlap(const std::map<std::pair<ServiceId, LinkId>, double>& one,
               const std::map<std::pair<ServiceId, LinkId>, double>& other) {
  double all = 0.0, shared = 0.0;
  for (const auto& [part, km] : one) {
    all += km;
    if (other.contains(part)) shared += km;
  }
  return all > 0.0 ? shared / all : 1.0;
}

/// Takes in options in the order of their generalised cost, if they differ from those taken before.
class Chosen {
 public:
  Chosen(const Network& network, const PathOptions& limits) : network_(network), limits_(limits) {}

  void take(std::vector<Option> options, std::size_t count_max) {
    std::set<CorridorId> seen;
    std::size_t taken = 0;
    for (Option& option : options) {
      if (option.ledger.rows.empty()) continue;
      const double cost = option.generalised.in_units();
      if (best_ < 0.0) best_ = cost;
      const bool is_first = seen.insert(option.corridor).second && !corridors_.contains(option.corridor);
      if (!is_first && (taken >= count_max || cost > limits_.dear_max * best_)) continue;
      auto distances = distances_of(network_, option.ledger);
      const bool is_alike = std::ranges::any_of(
          distances_, [&](const auto& other) { return overlap(distances, other) > limits_.overlap_max; });
      if (is_alike) continue;
      ++taken;
      corridors_.insert(option.corridor);
      distances_.push_back(std::move(distances));
      ways_.push_back({.ledger = std::move(option.ledger), .corridor = option.corridor});
    }
  }
  [[nodiscard]] bool has(CorridorId corridor) const { return corridors_.contains(corridor); }
  [[nodiscard]] std::vector<Way> ways() { return std::move(ways_); }

 private:
  const Network& network_;
  const PathOptions& limits_;
  double best_ = -1.0;
  std::set<CorridorId> corridors_;
  std::vector<std::map<std::pair<ServiceId, LinkId>, double>> distances_;
  std::vector<Way> ways_;
};

/// Corridors that shippers have an opinion on: a plan that does not offer one of them is asked for it by
/// name.
std::vector<CorridorId> judged_corridors(const Network& network, Date on) {
  std::vector<CorridorId> judged;
  for (const CorridorId corridor : IdRange<Corridors>{network.tables().corridors.id.size()}) {
    if (aversion(network, corridor, on)) judged.push_back(corridor);
  }
  return judged;
}

std::vector<Way> ways_of(Planner& planner, const PathQuestion& question, const PathOptions& limits,
                         const Run& run) {
  const Network& network = planner.network();
  PlanRequest request;
  request.origin = question.origin;
  request.destination = question.destination;
  request.consignment = full_box(network, question.commodity);
  request.ready = question.day;
  request.criteria = Criteria::of({Criterion::arrival, Criterion::cost, Criterion::emission});
  request.rules = rules_of(question);
  request.shows_excluded = request.shows_relaxations = false;
  request.spreads_max = 0;
  Chosen chosen(network, limits);
  chosen.take(planner.plan(request, run).options, limits.paths_max);
  if (!question.tolls.empty()) return chosen.ways();
  request.criteria = Criteria::of({Criterion::arrival, Criterion::cost});
  request.labels_max = limits.labels_max;
  for (const CorridorId corridor : judged_corridors(network, question.day)) {
    if (chosen.has(corridor)) continue;
    Rule only;
    only.sense = Rule::Sense::only;
    only.subject = Rule::Subject::corridor;
    only.corridor = corridor;
    only.text = "corridor";
    request.rules.push_back(only);
    chosen.take(planner.plan(request, run).options, 2);
    request.rules.pop_back();
  }
  return chosen.ways();
}

}  // namespace

Consignment full_box(const Network& network, CommodityId commodity) {
  const Commodities& commodities = network.tables().commodities;
  return {.commodity = commodity,
          .containers = teu(2.0),
          .goods = tonnes(commodities.mass_per_feu[commodity]),
          .tare = tonnes(tare_per_feu(commodities.container[commodity]))};
}

PathSource planner_paths(const Network& network, const PathOptions& options) {
  return [&network, options](std::span<const PathQuestion> questions, const Run& run) {
    std::map<Group, std::vector<std::size_t>> groups;
    for (std::size_t q = 0; q < questions.size(); ++q)
      groups[{questions[q].commodity, questions[q].day}].push_back(q);
    std::vector<const std::vector<std::size_t>*> work;
    for (const auto& [group, members] : groups) work.push_back(&members);
    std::vector<std::vector<Way>> answers(questions.size());
    const Run quiet({.stop = {}, .listener = {}, .threads = 1});
    parallel_for(work.size(), run, [&](std::size_t g) {
      Planner planner(network);
      for (const std::size_t q : *work[g]) {
        if (run.stop_requested()) return;
        answers[q] = ways_of(planner, questions[q], options, quiet);
      }
    });
    return answers;
  };
}

}  // namespace corridor
