// SPDX-License-Identifier: Apache-2.0
// Rules about what leads where: places that nothing reaches, ways in without a way out, borders nobody mans,
// gauges and modes that meet without a crane between them. Only what is open counts; dates do not.
#include <algorithm>
#include <cstdint>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "corridor/graph/components.h"
#include "corridor/graph/graph.h"
#include "corridor/model/findings.h"

namespace corridor {

namespace {

using Steps = std::vector<Graph::Arc>;  // nodes are places

NodeId node_of(PlaceId place) { return NodeId{place.position()}; }

/// Every movement that a link or a run between two calls makes possible.
Steps steps_of(const Tables& tables) {
  Steps steps;
  const Links& links = tables.links;
  for (const LinkId link : IdRange<Links>{links.id.size()}) {
    if (links.status[link] != Status::open) continue;
    steps.push_back({node_of(links.from_place[link]), node_of(links.to_place[link])});
  }
  const Calls& calls = tables.calls;
  for (std::uint32_t row = 1; row < calls.service.size(); ++row) {
    const CallId call{row};
    const CallId before{row - 1};
    if (calls.service[call] != calls.service[before]) continue;
    if (tables.services.status[calls.service[call]] != Status::open) continue;
    steps.push_back({node_of(calls.place[before]), node_of(calls.place[call])});
  }
  return steps;
}

std::string examples(const Places& places, const std::vector<std::uint32_t>& members) {
  constexpr std::size_t kShown = 5;
  std::string text;
  for (std::size_t i = 0; i < std::min(members.size(), kShown); ++i) {
    text += (i > 0 ? ", " : "") + places.id.values()[members[i]];
  }
  return members.size() > kShown ? text + ", ..." : text;
}

/// Positions of the members of each part, parts in the order of their first member.
std::vector<std::vector<std::uint32_t>> members_of(const std::vector<std::uint32_t>& part_of,
                                                   std::size_t part_count) {
  std::vector<std::vector<std::uint32_t>> members(part_count);
  for (std::uint32_t node = 0; node < part_of.size(); ++node) members[part_of[node]].push_back(node);
  std::sort(members.begin(), members.end());
  return members;
}

void check_reach(const Tables& tables, Findings& findings) {
  const Places& places = tables.places;
  const Steps steps = steps_of(tables);
  std::vector<bool> is_touched(places.id.size(), false);
  Steps both = steps;
  for (const auto& [from, to] : steps) {
    is_touched[from.position()] = is_touched[to.position()] = true;
    both.push_back({to, from});
  }
  for (std::uint32_t place = 0; place < places.id.size(); ++place) {
    if (!is_touched[place]) {
      findings.add("isolated_place", {"places", place, "id", places.id.values()[place]},
                   "no open link or call touches it");
    }
  }

  const Components weak = strong_components(Graph(places.id.size(), both));
  auto parts = members_of(weak.component, weak.count);
  std::erase_if(parts,
                [&](const auto& members) { return members.size() == 1 && !is_touched[members.front()]; });
  const auto largest =
      std::ranges::max_element(parts, {}, [](const auto& members) { return members.size(); });
  for (auto part = parts.begin(); part != parts.end(); ++part) {
    if (part == largest) continue;
    findings.add("separate_part", {"places", part->front(), "id", examples(places, *part)},
                 fmt::format("{} places hang together and not with the rest", part->size()));
  }

  const Components strong = strong_components(Graph(places.id.size(), steps));
  std::vector<bool> has_way_in(strong.count, false);
  std::vector<bool> has_way_out(strong.count, false);
  for (const auto& [from, to] : steps) {
    const std::uint32_t part_from = strong.component[from.position()];
    const std::uint32_t part_to = strong.component[to.position()];
    if (part_from == part_to) continue;
    has_way_out[part_from] = true;
    has_way_in[part_to] = true;
  }
  for (const auto& members : members_of(strong.component, strong.count)) {
    const std::uint32_t part = strong.component[members.front()];
    if (has_way_in[part] != has_way_out[part]) {
      findings.add("one_way_trap", {"places", members.front(), "id", examples(places, members)},
                   has_way_in[part] ? "can be reached, but nothing leads away"
                                    : "can be left, but nothing leads there");
    }
  }
}

/// True when an operation's condition is empty or says `value`.
template <class T>
bool fits(const std::optional<T>& condition, T value) {
  return !condition || *condition == value;
}
bool fits(CountryId condition, CountryId value) { return condition.is_none() || condition == value; }

void check_borders(const Tables& tables, Findings& findings) {
  const Links& links = tables.links;
  const Places& places = tables.places;
  const Operations& operations = tables.operations;
  std::vector<std::vector<OperationId>> borders(places.id.size());
  for (const OperationId operation : IdRange<Operations>{operations.id.size()}) {
    if (operations.kind[operation] == OperationKind::border) {
      borders[operations.place[operation].position()].push_back(operation);
    }
  }
  for (const LinkId link : IdRange<Links>{links.id.size()}) {
    const CountryId from = places.country[links.from_place[link]];
    const CountryId to = places.country[links.to_place[link]];
    if (from.is_none() || to.is_none() || from == to || links.status[link] != Status::open) continue;
    const auto mans = [&](OperationId operation) {
      return fits(operations.from_country[operation], from) && fits(operations.to_country[operation], to) &&
             fits(operations.from_mode[operation], links.mode[link]);
    };
    if (std::ranges::none_of(borders[links.from_place[link].position()], mans) &&
        std::ranges::none_of(borders[links.to_place[link].position()], mans)) {
      findings.add(
          "border_without_operation", {"links", link.position(), "id", links.id[link]},
          fmt::format("crosses from {} to {} without a border operation for {}", tables.countries.id[from],
                      tables.countries.id[to], name_of(links.mode[link])));
    }
  }
}

void check_handling(const Tables& tables, Findings& findings) {
  const Places& places = tables.places;
  const Operations& operations = tables.operations;
  std::vector<std::set<Mode>> modes(places.id.size());
  std::vector<std::set<int>> gauges(places.id.size());
  for (const LinkId link : IdRange<Links>{tables.links.id.size()}) {
    if (tables.links.status[link] != Status::open) continue;
    for (const PlaceId end : {tables.links.from_place[link], tables.links.to_place[link]}) {
      modes[end.position()].insert(tables.links.mode[link]);
      if (tables.links.gauge[link]) gauges[end.position()].insert(*tables.links.gauge[link]);
    }
  }
  std::vector<bool> handles(places.id.size(), false);
  std::vector<bool> changes_gauge(places.id.size(), false);
  for (const OperationId operation : IdRange<Operations>{operations.id.size()}) {
    if (operations.kind[operation] != OperationKind::transload) continue;
    const std::uint32_t place = operations.place[operation].position();
    handles[place] = true;
    const bool is_rail_to_rail =
        fits(operations.from_mode[operation], Mode::rail) && fits(operations.to_mode[operation], Mode::rail);
    const auto& from = operations.from_gauge[operation];
    const auto& to = operations.to_gauge[operation];
    if (is_rail_to_rail && (!from || !to || *from != *to)) changes_gauge[place] = true;
  }
  for (const PlaceId place : IdRange<Places>{places.id.size()}) {
    const std::uint32_t at = place.position();
    if (gauges[at].size() > 1 && !changes_gauge[at]) {
      findings.add("gauge_break_without_transload", {"places", at, "id", places.id[place]},
                   fmt::format("{} and {} mm meet here", *gauges[at].begin(), *gauges[at].rbegin()));
    }
    const PlaceKind kind = places.kind[place];
    if (modes[at].size() > 1 && !handles[at] &&
        (kind == PlaceKind::inland_terminal || kind == PlaceKind::sea_port)) {
      findings.add("no_handling", {"places", at, "id", places.id[place]},
                   fmt::format("{} modes meet here and nothing can change between them", modes[at].size()));
    }
  }
}

}  // namespace

void check_connections(const Tables& tables, Findings& findings) {
  check_reach(tables, findings);
  check_borders(tables, findings);
  check_handling(tables, findings);
}

}  // namespace corridor
