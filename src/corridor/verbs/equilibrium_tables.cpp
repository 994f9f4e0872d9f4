// SPDX-License-Identifier: Apache-2.0
#include "corridor/verbs/equilibrium_tables.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <numeric>
#include <string>
#include <utility>

#include <fmt/format.h>

#include "corridor/base/text.h"
#include "corridor/equilibrium/paths.h"
#include "corridor/verbs/arguments.h"
#include "corridor/verbs/columns.h"

namespace corridor {

namespace {

/// Positions 0 ... count - 1, as rows of a table.
std::vector<std::uint32_t> rows_of(std::size_t count) {
  std::vector<std::uint32_t> rows(count);
  std::iota(rows.begin(), rows.end(), 0U);
  return rows;
}

std::int64_t number_of_node(NodeId node) { return std::int64_t{node.position()} + 1; }

std::vector<double> column_of(const TntpNetwork& network, double TntpLink::* member) {
  std::vector<double> values;
  for (const TntpLink& link : network.links) values.push_back(link.*member);
  return values;
}

double load_of(const EquilibriumView& view, std::uint32_t link) {
  const double capacity = view.network.links[link].capacity;
  return capacity > 0.0 ? view.result.flows[link] / capacity : kNoNumber;
}

Table links_among(const EquilibriumView& view, std::span<const std::uint32_t> rows, bool is_for_people) {
  const int decimals = is_for_people ? 1 : -1;
  const int fine = is_for_people ? 3 : -1;
  const auto link = [&](std::uint32_t row) -> const TntpLink& { return view.network.links[row]; };
  TableBuilder<std::uint32_t> builder("links", rows);
  builder
      .column("from", "Node where it begins.",
              [&](std::uint32_t row) { return std::int64_t{link(row).init}; })
      .column("to", "Node where it ends.", [&](std::uint32_t row) { return std::int64_t{link(row).term}; })
      .column(
          "volume", "Flow on it.", [&](std::uint32_t row) { return view.result.flows[row]; }, decimals)
      .column(
          "time", "Time that it takes at this flow.",
          [&](std::uint32_t row) { return view.result.times[row]; }, fine)
      .column(
          "free_time", "Time that it takes when it is empty.",
          [&](std::uint32_t row) { return link(row).free_time; }, fine)
      .column("load", "Flow by capacity.", [&](std::uint32_t row) { return load_of(view, row); }, fine);
  if (!is_for_people) {
    builder.column("toll", "As in the file.", [&](std::uint32_t row) { return link(row).toll; })
        .column("length", "As in the file.", [&](std::uint32_t row) { return link(row).length; });
  }
  return builder.take();
}

/// "10-16" as two numbers; what is wrong with it is told in the name of `flag`.
std::pair<std::int64_t, std::int64_t> pair_of(std::string_view flag, std::string_view text) {
  const std::size_t dash = text.find('-');
  if (dash != std::string_view::npos) {
    const Parsed<std::int64_t> first = whole_of(text.substr(0, dash), 1);
    const Parsed<std::int64_t> second = whole_of(text.substr(dash + 1), 1);
    if (first && second) return {*first, *second};
  }
  throw Error(usage_problem(flag, text, "is no pair of nodes", "two numbers joined by a dash: 10-16"));
}

}  // namespace

Table summary_table(const EquilibriumView& view) {
  const EquilibriumResult& result = view.result;
  const EquilibriumCertificate& certificate = view.certificate;
  const double trips = std::accumulate(result.volumes.begin(), result.volumes.end(), 0.0);
  const double unserved = std::accumulate(result.unserved.begin(), result.unserved.end(), 0.0,
                                          [](double sum, const Unserved& one) { return sum + one.volume; });
  const std::vector<int> row{0};
  const auto value = [](auto given) { return [given](int) { return given; }; };
  return TableBuilder<int>("equilibrium", row)
      .column("gap", "Relative gap: (flow x cost - trips x cheapest cost) / (trips x cheapest cost).",
              value(result.gap))
      .column("certified_gap", "The same, computed anew by the certificate.", value(certificate.gap))
      .column("conservation",
              "Largest |what enters - what leaves - what ends| of an origin and node, by its trips.",
              value(certificate.conservation))
      .column("is_certified", "Flows are flows, trips are served, and the gap is what was asked for.",
              value(result.completion == Completion::complete && certificate.faults.empty() &&
                    certificate.unserved <= 0.0))
      .column("objective", "Beckmann's sum of integrals; for the system optimum the total cost.",
              value(result.objective))
      .column("total_cost", "Sum of flow x cost.", value(result.total_cost))
      .column("trips", "Trips between different zones.", value(trips))
      .column("unserved", "Trips between zones that no way joins.", value(unserved))
      .column("rounds", "Rounds over all origins.", value(static_cast<std::int64_t>(result.rounds.size())))
      .take();
}

Table links_table(const EquilibriumView& view) {
  return links_among(view, rows_of(view.result.flows.size()), false);
}

Table busiest_table(const EquilibriumView& view) {
  constexpr std::size_t kShown = 10;
  std::vector<std::uint32_t> rows = rows_of(view.result.flows.size());
  std::erase_if(rows, [&](std::uint32_t row) {
    return view.network.links[row].factor <= 0.0 || !(view.network.links[row].capacity > 0.0);
  });
  std::ranges::stable_sort(rows, std::greater{}, [&](std::uint32_t row) { return load_of(view, row); });
  rows.resize(std::min(rows.size(), kShown));
  return links_among(view, rows, true);
}

Table rounds_table(const EquilibriumView& view) {
  std::vector<std::uint32_t> rows = rows_of(view.result.rounds.size());
  return TableBuilder<std::uint32_t>("rounds", rows)
      .column("round", "Number of the round.", [](std::uint32_t row) { return std::int64_t{row}; })
      .column("gap", "Relative gap when it began.",
              [&](std::uint32_t row) { return view.result.rounds[row].gap; })
      .column(
          "segment_pairs", "Pairs of alternative segments that the search kept.",
          [&](std::uint32_t row) { return static_cast<std::int64_t>(view.result.rounds[row].segment_pairs); })
      .take();
}

Table unserved_table(const EquilibriumView& view) {
  const auto demand = [&](const Unserved& one) -> const EquilibriumDemand& {
    return view.problem.demands[one.demand];
  };
  return TableBuilder<Unserved>("unserved", view.result.unserved)
      .column("origin", "Zone.", [&](const Unserved& one) { return number_of_node(demand(one).origin); })
      .column("destination", "Zone.",
              [&](const Unserved& one) { return number_of_node(demand(one).destination); })
      .column("volume", "Trips.", [](const Unserved& one) { return one.volume; })
      .column("reason", "Why.", [](const Unserved&) { return std::string("no way leads there"); })
      .take();
}

Table skims_table(const EquilibriumView& view, const Run& run) {
  const std::uint32_t zones = view.network.zone_count;
  std::vector<NodeId> origins;
  for (std::uint32_t zone = 0; zone < zones; ++zone) origins.emplace_back(zone);
  const std::vector<std::vector<double>> measures{view.result.times, column_of(view.network, &TntpLink::toll),
                                                  column_of(view.network, &TntpLink::length)};
  const Skims skims =
      skims_of(view.problem, {.times = view.result.times, .origins = origins, .measures = measures}, run);
  const std::vector<std::uint32_t> rows = rows_of(std::size_t{zones} * zones);
  const auto at = [&](std::uint32_t row) {
    return std::size_t{row / zones} * skims.node_count + row % zones;
  };
  const auto or_none = [&](std::uint32_t row, const std::vector<double>& values) {
    return std::isfinite(skims.cost[at(row)]) ? values[at(row)] : kNoNumber;
  };
  return TableBuilder<std::uint32_t>("skims", rows)
      .column("origin", "Zone.", [&](std::uint32_t row) { return std::int64_t{row / zones} + 1; })
      .column("destination", "Zone.", [&](std::uint32_t row) { return std::int64_t{row % zones} + 1; })
      .column("cost", "Generalised cost of the cheapest way; empty: there is none.",
              [&](std::uint32_t row) { return or_none(row, skims.cost); })
      .column("time", "Time on it.", [&](std::uint32_t row) { return or_none(row, skims.sums[0]); })
      .column("toll", "Toll on it.", [&](std::uint32_t row) { return or_none(row, skims.sums[1]); })
      .column("length", "Its length.", [&](std::uint32_t row) { return or_none(row, skims.sums[2]); })
      .take();
}

Table select_link_table(const EquilibriumView& view, std::span<const std::string_view> links) {
  struct Row {
    std::string link;
    std::uint32_t demand;
    double volume;
  };
  std::vector<Row> rows;
  for (const std::string_view name : links) {
    const auto [from, to] = pair_of("--select-link", name);
    std::vector<double> volumes(view.problem.demands.size(), 0.0);
    bool is_found = false;
    for (std::uint32_t link = 0; link < view.network.links.size(); ++link) {
      if (view.network.links[link].init != from || view.network.links[link].term != to) continue;
      is_found = true;
      const std::vector<double> part = select_arc(view.problem, view.result, ArcId{link});
      for (std::size_t d = 0; d < part.size(); ++d) volumes[d] += part[d];
    }
    if (!is_found) throw Error(usage_problem("--select-link", name, "there is no such link"));
    const std::size_t begin = rows.size();
    for (std::uint32_t d = 0; d < volumes.size(); ++d) {
      if (volumes[d] > 0.0) rows.push_back({std::string(name), d, volumes[d]});
    }
    std::ranges::stable_sort(rows.begin() + static_cast<std::ptrdiff_t>(begin), rows.end(), std::greater{},
                             &Row::volume);
  }
  const auto demand = [&](const Row& row) -> const EquilibriumDemand& {
    return view.problem.demands[row.demand];
  };
  return TableBuilder<Row>("select_link", rows)
      .column("link", "Link that was asked about.", [](const Row& row) { return row.link; })
      .column("origin", "Zone.", [&](const Row& row) { return number_of_node(demand(row).origin); })
      .column("destination", "Zone.", [&](const Row& row) { return number_of_node(demand(row).destination); })
      .column("volume", "Trips that pass it.", [](const Row& row) { return row.volume; })
      .column("share", "Of all trips of the pair.",
              [&](const Row& row) { return row.volume / demand(row).volume; })
      .take();
}

Table paths_table(const EquilibriumView& view, std::span<const std::string_view> pairs) {
  struct Row {
    std::uint32_t demand;
    std::int64_t number;
    UsedPath path;
  };
  std::vector<Row> rows;
  for (const std::string_view name : pairs) {
    const auto [origin, destination] = pair_of("--paths", name);
    const auto found = std::ranges::find_if(view.problem.demands, [&](const EquilibriumDemand& d) {
      return number_of_node(d.origin) == origin && number_of_node(d.destination) == destination;
    });
    if (found == view.problem.demands.end())
      throw Error(usage_problem("--paths", name, "there are no trips between these zones"));
    const auto demand = static_cast<std::uint32_t>(found - view.problem.demands.begin());
    std::int64_t number = 0;
    for (UsedPath& path : used_paths(view.problem, view.result, demand))
      rows.push_back({demand, ++number, std::move(path)});
  }
  const auto demand = [&](const Row& row) -> const EquilibriumDemand& {
    return view.problem.demands[row.demand];
  };
  return TableBuilder<Row>("paths", rows)
      .column("origin", "Zone.", [&](const Row& row) { return number_of_node(demand(row).origin); })
      .column("destination", "Zone.", [&](const Row& row) { return number_of_node(demand(row).destination); })
      .column("path", "Number of the path, the most used first.", [](const Row& row) { return row.number; })
      .column("volume", "Trips that take it.", [](const Row& row) { return row.path.volume; })
      .column("cost", "Generalised cost.", [](const Row& row) { return row.path.cost; })
      .column("nodes", "Nodes that it passes.",
              [&](const Row& row) {
                std::vector<std::string> nodes{text_of(number_of_node(demand(row).origin))};
                for (const ArcId arc : row.path.arcs)
                  nodes.push_back(text_of(number_of_node(view.problem.graph.head(arc))));
                return nodes;
              })
      .take();
}

}  // namespace corridor
