// SPDX-License-Identifier: Apache-2.0
#include "corridor/verbs/assign_what_if.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <map>
#include <set>

#include "corridor/verbs/columns.h"
#include "corridor/verbs/naming.h"

namespace corridor {

namespace {

constexpr double kMoreRoom = 1.1;

using Keeps = std::function<bool(const Ledger& ledger)>;

/// The same markets on the known itineraries that `keeps` keeps.
AssignRequest again(const AssignView& view, Keeps keeps) {
  AssignRequest request = view.request;
  take_references(view.result, request);
  request.rounds_max = 1;
  request.paths = [&view, keeps = std::move(keeps)](std::span<const PathQuestion> questions, const Run&) {
    std::vector<std::vector<Way>> answers(questions.size());
    for (std::size_t s = 0; s < questions.size(); ++s) {
      for (const AssignedPath& path : view.result.segments[s].paths) {
        if (keeps(path.way.ledger)) answers[s].push_back(path.way);
      }
    }
    return answers;
  };
  return request;
}

double unserved(const AssignResult& result) {
  double sum = 0.0;
  for (const SegmentResult& segment : result.segments) sum += segment.demand - segment.served;
  return sum;
}

template <class IdType>
std::vector<std::pair<IdType, double>> most_used(const std::map<IdType, double>& used, std::size_t count) {
  std::vector<std::pair<IdType, double>> list(used.begin(), used.end());
  std::ranges::stable_sort(list, [](const auto& a, const auto& b) { return a.second > b.second; });
  if (list.size() > count) list.resize(count);
  return list;
}

/// TEU by what each path rides, does and passes; each thing once a path.
struct Uses {
  std::map<ServiceId, double> services;
  std::map<OperationId, double> operations;
  std::map<LinkId, double> links;
};

Uses uses_of(const AssignView& view) {
  Uses uses;
  for (const SegmentResult& segment : view.result.segments) {
    for (const AssignedPath& path : segment.paths) {
      std::set<ServiceId> services;
      std::set<OperationId> operations;
      std::set<LinkId> links;
      for (const LedgerRow& row : path.way.ledger.rows) {
        if (!row.service.is_none() && row.kind == LedgerKind::leg) services.insert(row.service);
        if (!row.operation.is_none()) operations.insert(row.operation);
        links.insert(row.links.begin(), row.links.end());
      }
      for (const ServiceId service : services) uses.services[service] += path.teu;
      for (const OperationId operation : operations) uses.operations[operation] += path.teu;
      for (const LinkId link : links) uses.links[link] += path.teu;
    }
  }
  return uses;
}

/// More room for one thing, and what that is worth.
struct Candidate {
  Widening widening;
  Gain gain;
};

/// Things with a price, over all periods.
std::vector<Candidate> candidates(const AssignView& view) {
  std::map<std::tuple<ServiceId, OperationId, LinkId>, Candidate> found;
  for (const ResourceResult& resource : view.result.resources) {
    if (!(resource.price > 0.0)) continue;
    Candidate& candidate = found[{resource.service, resource.operation, resource.link}];
    candidate.widening = {.service = resource.service,
                          .operation = resource.operation,
                          .link = resource.link,
                          .factor = kMoreRoom};
    candidate.gain.kind = kResourceKindNames[static_cast<std::size_t>(resource.kind)];
    candidate.gain.what = resource.kind == ResourceKind::service ? key_of(view.network, resource.service)
                                                                 : name_of(view.network, resource);
    const double added = resource.capacity * (kMoreRoom - 1.0);
    candidate.gain.added += added;
    candidate.gain.bound += added * resource.price;
  }
  std::vector<Candidate> list;
  for (auto& [key, candidate] : found) list.push_back(std::move(candidate));
  return list;
}

double cost_with(const AssignView& view, const std::vector<Widening>& widenings, const Run& run) {
  AssignRequest request = again(view, [](const Ledger&) { return true; });
  request.widenings.insert(request.widenings.end(), widenings.begin(), widenings.end());
  const AssignResult result = assign(view.network, request, run);
  if (result.completion != Completion::complete) return kNoNumber;
  return user_cost({.network = view.network, .request = request, .result = result});
}

}  // namespace

void take_references(const AssignResult& result, AssignRequest& request) {
  for (const SegmentResult& segment : result.segments) {
    if (segment.paths.empty()) continue;
    Market& market = request.markets[segment.market];
    (segment.is_refusing ? market.reference_refusing : market.reference_open) = segment.reference;
  }
}

std::vector<Loss> losses(const AssignView& view, std::size_t count, const Run& run) {
  const double before = user_cost(view), unserved_before = unserved(view.result);
  std::vector<Loss> list;
  const auto close = [&](std::string_view kind, std::string what, double teu, const Keeps& keeps) {
    if (run.stop_requested() || !(teu > 0.5)) return;
    const AssignRequest request = again(view, keeps);
    const AssignResult result = assign(view.network, request, run);
    if (result.completion != Completion::complete) return;  // not solved: nothing can be said
    list.push_back(
        {.kind = kind,
         .what = std::move(what),
         .teu = teu,
         .unserved = unserved(result) - unserved_before,
         .cost = user_cost({.network = view.network, .request = request, .result = result}) - before});
  };
  const Uses uses = uses_of(view);
  const auto any_row = [](const Ledger& ledger, auto&& test) {
    return std::ranges::any_of(ledger.rows, test);
  };
  for (const auto& [service, teu] : most_used(uses.services, count)) {
    close("service", key_of(view.network, service), teu, [&, id = service](const Ledger& ledger) {
      return !any_row(ledger, [&](const LedgerRow& row) { return row.service == id; });
    });
  }
  for (const auto& [operation, teu] : most_used(uses.operations, count)) {
    close("operation", view.network.operations().id[operation], teu,
          [&, id = operation](const Ledger& ledger) {
            return !any_row(ledger, [&](const LedgerRow& row) { return row.operation == id; });
          });
  }
  for (const auto& [link, teu] : most_used(uses.links, count)) {
    close("link", view.network.links().id[link], teu, [&, id = link](const Ledger& ledger) {
      return !any_row(ledger, [&](const LedgerRow& row) { return std::ranges::count(row.links, id) > 0; });
    });
  }
  std::ranges::stable_sort(list, [](const Loss& a, const Loss& b) { return a.cost > b.cost; });
  return list;
}

Gains gains(const AssignView& view, std::size_t count, const Run& run) {
  const double before = cost_with(view, {}, run);
  std::vector<Candidate> open = candidates(view);
  Gains gains;
  for (Candidate& candidate : open) {
    candidate.gain.gain = before - cost_with(view, {candidate.widening}, run);
    gains.alone.push_back(candidate.gain);
  }
  const auto per_unit = [](const Gain& gain) {  // what was not solved comes last
    return gain.added > 0.0 && !std::isnan(gain.gain) ? gain.gain / gain.added : -1e300;
  };
  std::ranges::stable_sort(gains.alone,
                           [&](const Gain& a, const Gain& b) { return per_unit(a) > per_unit(b); });
  std::vector<Widening> chosen;
  double now = before;
  while (gains.greedy.size() < count && !open.empty() && !run.stop_requested()) {
    for (Candidate& candidate : open) {
      std::vector<Widening> with = chosen;
      with.push_back(candidate.widening);
      candidate.gain.gain = now - cost_with(view, with, run);
    }
    const auto best = std::ranges::max_element(
        open, [&](const Candidate& a, const Candidate& b) { return per_unit(a.gain) < per_unit(b.gain); });
    if (std::isnan(best->gain.gain)) break;
    now -= best->gain.gain;
    chosen.push_back(best->widening);
    gains.greedy.push_back(best->gain);
    open.erase(best);
  }
  return gains;
}

Sheet losses_sheet(const std::vector<Loss>& losses) {
  return {.table = TableBuilder<Loss>("criticality", losses)
                       .column("kind", "service, operation or link.",
                               [](const Loss& l) { return std::string(l.kind); })
                       .column("closed", "What is closed.", [](const Loss& l) { return l.what; })
                       .column(
                           "teu", "Loaded boxes that used it.", [](const Loss& l) { return l.teu; }, 0)
                       .column(
                           "unserved_teu", "Boxes more that are not shipped.",
                           [](const Loss& l) { return l.unserved; }, 0)
                       .column(
                           "loss_usd", "What its loss costs shippers in the year, at most.",
                           [](const Loss& l) { return l.cost; }, 0)
                       .take()};
}

std::vector<Sheet> gains_sheets(const Gains& gains) {
  const auto table = [](std::string name, const std::vector<Gain>& rows) {
    return TableBuilder<Gain>(std::move(name), rows)
        .column("kind", "service, lane, operation or link.",
                [](const Gain& g) { return std::string(g.kind); })
        .column("what", "What gets a tenth more room.", [](const Gain& g) { return g.what; })
        .column(
            "added", "Units of room in the year.", [](const Gain& g) { return g.added; }, 0)
        .column(
            "gain_usd",
            "What shippers gain in the year. Prices that they no longer pay count, so it may be above the "
            "bound, or below 0.",
            [](const Gain& g) { return g.gain; }, 0)
        .column(
            "gain_usd_per_unit", "The same for one unit.",
            [](const Gain& g) { return g.added > 0.0 ? g.gain / g.added : 0.0; }, 1)
        .column(
            "bound_usd", "Price times room: the most that shippers and sellers of room gain together.",
            [](const Gain& g) { return g.bound; }, 0)
        .take();
  };
  return {{.table = table("invest", gains.alone)}, {.table = table("invest_in_order", gains.greedy)}};
}

Table changes_table(const Network& network, const AssignSums& sums_before, const AssignSums& sums_after) {
  std::set<CorridorId> all;
  for (const auto& [corridor, sum] : sums_before.corridors) all.insert(corridor);
  for (const auto& [corridor, sum] : sums_after.corridors) all.insert(corridor);
  const std::vector<CorridorId> rows(all.begin(), all.end());
  const auto teu = [](const AssignSums& sums, CorridorId corridor) {
    const auto found = sums.corridors.find(corridor);
    return found == sums.corridors.end() ? 0.0 : found->second.teu;
  };
  return TableBuilder<CorridorId>("changes", rows)
      .column("corridor", "Corridor.", [&](CorridorId c) { return key_of(network, c); })
      .column(
          "before_teu", "Without the scenarios.", [&](CorridorId c) { return teu(sums_before, c); }, 0)
      .column(
          "after_teu", "With them.", [&](CorridorId c) { return teu(sums_after, c); }, 0)
      .column(
          "change_teu", "Difference.", [&](CorridorId c) { return teu(sums_after, c) - teu(sums_before, c); },
          0)
      .column(
          "change", "Of what was before.",
          [&](CorridorId c) {
            const double was = teu(sums_before, c);
            return was > 0.0 ? teu(sums_after, c) / was - 1.0 : kNoNumber;
          },
          3)
      .take();
}

}  // namespace corridor
