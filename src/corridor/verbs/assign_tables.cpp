// SPDX-License-Identifier: Apache-2.0
#include "corridor/verbs/assign_tables.h"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "corridor/base/text.h"
#include "corridor/verbs/columns.h"
#include "corridor/verbs/naming.h"

namespace corridor {

namespace {

constexpr double kLeast = 0.5;  // TEU: less is not shown

std::string date_text(const AssignView& view, std::size_t period) {
  return text_of(view.request.periods[period].day);
}

Table assignment_table(const AssignView& view, const AssignSums& sums, int year) {
  const std::vector<int> one{year};
  const AssignResult& result = view.result;
  return TableBuilder<int>("assignment", one)
      .column("year", "Year of demand.", [](int y) { return std::int64_t{y}; })
      .column(
          "method", "logit or least-cost.",
          [&](int) { return std::string(kAssignMethodNames[static_cast<std::size_t>(view.request.method)]); })
      .column("periods", "Parts of the year.", [&](int) { return std::int64_t(view.request.periods.size()); })
      .column(
          "demand_teu", "Demand after its elasticity.", [&](int) { return sums.demand; }, 0)
      .column(
          "served_teu", "Shipped.", [&](int) { return sums.served; }, 0)
      .column(
          "unserved_teu", "Not shipped.", [&](int) { return sums.demand - sums.served; }, 0)
      .column("rounds", "Rounds of asking for itineraries.", [&](int) { return std::int64_t{result.rounds}; })
      .column("is_stable", "The last round brought no new itinerary.", [&](int) { return result.is_stable; })
      .column("iterations", "Of the solver.", [&](int) { return std::int64_t{result.iterations}; })
      .column("conservation", "Certificate: worst error of a segment's sum, relative.",
              [&](int) { return result.certificate.conservation; })
      .column("excess", "Certificate: worst use beyond a capacity, relative.",
              [&](int) { return result.certificate.excess; })
      .column("complementarity", "Certificate: prices times what is left over, relative to cost.",
              [&](int) { return result.certificate.complementarity; })
      .column("choice_error", "Certificate: worst distance of a flow from what shippers choose, relative.",
              [&](int) { return result.certificate.choice; })
      .column("gap", "Certificate: relative duality gap.", [&](int) { return result.certificate.gap; })
      .take();
}

using CorridorRow = std::pair<const CorridorId, Sum>;

std::vector<CorridorRow> corridor_rows(const AssignSums& sums) {
  std::vector<CorridorRow> rows(sums.corridors.begin(), sums.corridors.end());
  std::vector<std::size_t> order(rows.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  std::ranges::stable_sort(
      order, [&](std::size_t a, std::size_t b) { return rows[a].second.teu > rows[b].second.teu; });
  std::vector<CorridorRow> sorted;
  for (const std::size_t i : order) sorted.push_back(rows[i]);
  return sorted;
}

double empties_of(const AssignSums& sums, CorridorId corridor) {
  double empties = 0.0;
  for (const Balance& balance : sums.balances) {
    if (balance.corridor == corridor) empties += balance.empties;
  }
  return empties;
}

Table corridors_table(const AssignView& view, const AssignSums& sums) {
  const std::vector<CorridorRow> rows = corridor_rows(sums);
  return TableBuilder<CorridorRow>("corridors", rows)
      .column("corridor", "Key.", [&](const auto& r) { return key_of(view.network, r.first); })
      .column("corridor_name", "Name.", [&](const auto& r) { return name_of(view.network, r.first); })
      .column(
          "teu", "Loaded boxes.", [](const auto& r) { return r.second.teu; }, 0)
      .column(
          "share", "Of all that is shipped.",
          [&](const auto& r) { return sums.served > 0.0 ? r.second.teu / sums.served : 0.0; }, 4)
      .column(
          "mass_kt", "Goods, kt.", [](const auto& r) { return r.second.mass_kt; }, 0)
      .column(
          "empties_teu", "Boxes that go back empty.",
          [&](const auto& r) { return empties_of(sums, r.first); }, 0)
      .column(
          "price_usd_per_teu", "Mean price.", [](const auto& r) { return r.second.mean(&Sum::price); }, 0)
      .column(
          "tolls_usd_per_teu", "Mean price of what is scarce.",
          [](const auto& r) { return r.second.mean(&Sum::tolls); }, 0)
      .column(
          "days", "Mean time.", [](const auto& r) { return r.second.mean(&Sum::days); }, 1)
      .column(
          "co2e_kg_per_teu", "Mean emission.", [](const auto& r) { return r.second.mean(&Sum::co2e); }, 0)
      .take();
}

template <class Map>
auto most_first(const Map& map) {
  std::vector<std::pair<typename Map::key_type, double>> rows;
  for (const auto& [key, teu] : map) {
    if (teu >= kLeast) rows.emplace_back(key, teu);
  }
  std::ranges::stable_sort(rows, [](const auto& a, const auto& b) { return a.second > b.second; });
  return rows;
}

Table borders_table(const AssignView& view, const AssignSums& sums) {
  const auto rows = most_first(sums.borders);
  using Row = std::pair<BorderKey, double>;
  return TableBuilder<Row>("borders", rows)
      .column("place", "Where the crossing ends.",
              [&](const Row& r) { return key_of(view.network, r.first.place); })
      .column("place_name", "Its name.", [&](const Row& r) { return name_of(view.network, r.first.place); })
      .column("from_country", "Country.",
              [&](const Row& r) { return code_of(view.network, r.first.from_country); })
      .column("to_country", "Country.",
              [&](const Row& r) { return code_of(view.network, r.first.to_country); })
      .column("mode", "Mode.", [](const Row& r) { return std::string(name_of(r.first.mode)); })
      .column(
          "teu", "Loaded boxes.", [](const Row& r) { return r.second; }, 0)
      .take();
}

Table terminals_table(const AssignView& view, const AssignSums& sums) {
  const auto rows = most_first(sums.terminals);
  using Row = std::pair<PlaceId, double>;
  return TableBuilder<Row>("terminals", rows)
      .column("place", "Terminal.", [&](const Row& r) { return key_of(view.network, r.first); })
      .column("place_name", "Its name.", [&](const Row& r) { return name_of(view.network, r.first); })
      .column(
          "teu", "Loaded boxes that change vehicle.", [](const Row& r) { return r.second; }, 0)
      .take();
}

Table services_table(const AssignView& view, const AssignSums& sums) {
  const auto rows = most_first(sums.services);
  using Row = std::pair<ServiceId, double>;
  std::map<ServiceId, double> load;
  for (const ResourceResult& resource : view.result.resources) {
    if (resource.kind != ResourceKind::service) continue;
    double& most = load[resource.service];
    most = std::max(most, resource.used / resource.capacity);
  }
  return TableBuilder<Row>("services", rows)
      .column("service", "Service.", [&](const Row& r) { return key_of(view.network, r.first); })
      .column("service_name", "Its name.", [&](const Row& r) { return name_of(view.network, r.first); })
      .column(
          "teu", "Loaded boxes.", [](const Row& r) { return r.second; }, 0)
      .column(
          "load_factor", "Where it is fullest, in the fullest period; empty: no limit is known.",
          [&](const Row& r) {
            const auto found = load.find(r.first);
            return found == load.end() ? kNoNumber : found->second;
          },
          3)
      .take();
}

std::vector<ResourceResult> by_price(const AssignView& view) {
  std::vector<ResourceResult> rows = view.result.resources;
  std::ranges::stable_sort(rows, [](const ResourceResult& a, const ResourceResult& b) {
    return a.price != b.price ? a.price > b.price : a.used / a.capacity > b.used / b.capacity;
  });
  return rows;
}

Table resources_table(const AssignView& view) {
  const std::vector<ResourceResult> rows = by_price(view);
  return TableBuilder<ResourceResult>("resources", rows)
      .column("kind", "service, lane, operation or link.",
              [](const auto& r) { return std::string(kResourceKindNames[static_cast<std::size_t>(r.kind)]); })
      .column("what", "What is scarce.", [&](const auto& r) { return name_of(view.network, r); })
      .column("period", "Day that stands for the period.",
              [&](const auto& r) { return date_text(view, r.period); })
      .column("unit", "TEU, or vehicles on links.",
              [](const auto& r) { return std::string(r.counts_vehicles ? "vehicles" : "TEU"); })
      .column(
          "capacity", "In the period.", [](const auto& r) { return r.capacity; }, 0)
      .column(
          "used", "In the period.", [](const auto& r) { return r.used; }, 0)
      .column(
          "load_factor", "Used over capacity.", [](const auto& r) { return r.used / r.capacity; }, 3)
      .column(
          "price_usd", "What one more unit is worth.", [](const auto& r) { return r.price; }, 2)
      .take();
}

Table markets_table(const AssignView& view) {
  const std::vector<SegmentResult>& rows = view.result.segments;
  const auto market = [&](const SegmentResult& s) -> const Market& { return view.request.markets[s.market]; };
  return TableBuilder<SegmentResult>("markets", rows)
      .column("segment", "Stream of demand.", [&](const auto& s) { return market(s).name; })
      .column("origin", "Place.", [&](const auto& s) { return key_of(view.network, market(s).origin); })
      .column("destination", "Place.",
              [&](const auto& s) { return key_of(view.network, market(s).destination); })
      .column("commodity", "Goods.",
              [&](const auto& s) { return view.network.tables().commodities.id[market(s).commodity]; })
      .column("period", "Day that stands for the period.",
              [&](const auto& s) { return date_text(view, market(s).period); })
      .column("is_refusing", "The part that refuses Russia and Belarus.",
              [](const auto& s) { return s.is_refusing; })
      .column(
          "demand_teu", "Demand after its elasticity.", [](const auto& s) { return s.demand; }, 1)
      .column(
          "served_teu", "Shipped.", [](const auto& s) { return s.served; }, 1)
      .column(
          "cost_usd_per_teu", "Minus the logsum: what shipping is worth avoiding, relative between runs.",
          [](const auto& s) { return -s.logsum; }, 1)
      .column("paths", "Itineraries known.", [](const auto& s) { return std::int64_t(s.paths.size()); })
      .column("reason", "Why not all is shipped.", [&](const auto& s) { return unserved_reason(view, s); })
      .take();
}

struct PathRow {
  std::size_t segment = 0, path = 0;
};

std::vector<PathRow> path_rows(const AssignView& view) {
  std::vector<PathRow> rows;
  for (std::size_t s = 0; s < view.result.segments.size(); ++s) {
    for (std::size_t p = 0; p < view.result.segments[s].paths.size(); ++p) {
      if (view.result.segments[s].paths[p].teu >= kLeast) rows.push_back({s, p});
    }
  }
  return rows;
}

std::string via_text(const Network& network, const Ledger& ledger) {
  std::string text;
  for (const LedgerRow& row : ledger.rows) {
    if (row.kind != LedgerKind::transload) continue;
    text += (text.empty() ? "" : ", ") + name_of(network, row.from_place);
  }
  return text;
}

std::vector<std::string> services_of(const Network& network, const Ledger& ledger) {
  std::vector<std::string> keys;
  for (const LedgerRow& row : ledger.rows) {
    if (row.kind != LedgerKind::leg || row.service.is_none()) continue;
    std::string key = key_of(network, row.service);
    if (keys.empty() || keys.back() != key) keys.push_back(std::move(key));
  }
  return keys;
}

Table paths_table(const AssignView& view) {
  const std::vector<PathRow> rows = path_rows(view);
  const auto segment = [&](const PathRow& r) -> const SegmentResult& {
    return view.result.segments[r.segment];
  };
  const auto path = [&](const PathRow& r) -> const AssignedPath& { return segment(r).paths[r.path]; };
  const auto market = [&](const PathRow& r) -> const Market& {
    return view.request.markets[segment(r).market];
  };
  return TableBuilder<PathRow>("paths", rows)
      .column("path", "Number.", [&](const PathRow& r) { return (&r - rows.data()) + std::int64_t{1}; })
      .column("origin", "Place.", [&](const PathRow& r) { return key_of(view.network, market(r).origin); })
      .column("destination", "Place.",
              [&](const PathRow& r) { return key_of(view.network, market(r).destination); })
      .column("commodity", "Goods.",
              [&](const PathRow& r) { return view.network.tables().commodities.id[market(r).commodity]; })
      .column("period", "Day that stands for the period.",
              [&](const PathRow& r) { return date_text(view, market(r).period); })
      .column("is_refusing", "Of those who refuse Russia and Belarus.",
              [&](const PathRow& r) { return segment(r).is_refusing; })
      .column("corridor", "Corridor.",
              [&](const PathRow& r) { return key_of(view.network, path(r).way.corridor); })
      .column("via", "Where boxes change vehicle.",
              [&](const PathRow& r) { return via_text(view.network, path(r).way.ledger); })
      .column("services", "Services in order.",
              [&](const PathRow& r) { return services_of(view.network, path(r).way.ledger); })
      .column(
          "teu", "Loaded boxes.", [&](const PathRow& r) { return path(r).teu; }, 1)
      .column(
          "days", "Mean time.", [&](const PathRow& r) { return in_days(duration_of(path(r).way.ledger)); }, 1)
      .column(
          "price_usd_per_teu", "Tariffs.", [&](const PathRow& r) { return path(r).cost.price; }, 2)
      .column(
          "time_usd_per_teu", "Value of mean time.", [&](const PathRow& r) { return path(r).cost.time; }, 2)
      .column(
          "inventory_usd_per_teu", "Capital cost of the goods.",
          [&](const PathRow& r) { return path(r).cost.inventory; }, 2)
      .column(
          "reliability_usd_per_teu", "Value of the days between P50 and P90.",
          [&](const PathRow& r) { return path(r).cost.reliability; }, 2)
      .column(
          "aversion_usd_per_teu", "Of the corridor.", [&](const PathRow& r) { return path(r).cost.aversion; },
          2)
      .column(
          "tolls_usd_per_teu", "Prices of what is scarce.", [&](const PathRow& r) { return path(r).tolls; },
          2)
      .column(
          "path_size", "1: shares nothing with others.", [&](const PathRow& r) { return path(r).size; }, 3)
      .column("round", "In which it was found.",
              [&](const PathRow& r) { return std::int64_t{path(r).round}; })
      .take();
}

Table streams_table(const AssignView& view, const AssignSums& sums) {
  const auto rows = most_first(sums.streams);
  using Row = std::pair<StreamKey, double>;
  return TableBuilder<Row>("streams", rows)
      .column("origin_country", "Country.",
              [&](const Row& r) { return code_of(view.network, r.first.origin); })
      .column("commodity", "Goods.",
              [&](const Row& r) { return view.network.tables().commodities.id[r.first.commodity]; })
      .column("corridor", "Corridor.", [&](const Row& r) { return key_of(view.network, r.first.corridor); })
      .column("destination_country", "Country.",
              [&](const Row& r) { return code_of(view.network, r.first.destination); })
      .column(
          "teu", "Loaded boxes.", [](const Row& r) { return r.second; }, 0)
      .take();
}

Table balances_table(const AssignView& view, const AssignSums& sums) {
  return TableBuilder<Balance>("balances", sums.balances)
      .column("corridor", "Corridor.", [&](const Balance& b) { return key_of(view.network, b.corridor); })
      .column("country", "Country.", [&](const Balance& b) { return code_of(view.network, b.one); })
      .column("other_country", "Country.", [&](const Balance& b) { return code_of(view.network, b.other); })
      .column(
          "there_teu", "Loaded, from the first to the second.", [](const Balance& b) { return b.there; }, 0)
      .column(
          "back_teu", "Loaded, the other way.", [](const Balance& b) { return b.back; }, 0)
      .column(
          "empties_teu", "Empty, in the direction with fewer loads.",
          [](const Balance& b) { return b.empties; }, 0)
      .take();
}

Table map_links_table(const AssignView& view, const AssignSums& sums) {
  const auto rows = most_first(sums.links);
  using Row = std::pair<LinkId, double>;
  const Links& links = view.network.links();
  return TableBuilder<Row>("map_links", rows)
      .column("link", "Link.", [&](const Row& r) { return links.id[r.first]; })
      .column("mode", "Mode.", [&](const Row& r) { return std::string(name_of(links.mode[r.first])); })
      .column("from_place", "Place.",
              [&](const Row& r) { return key_of(view.network, links.from_place[r.first]); })
      .column("to_place", "Place.",
              [&](const Row& r) { return key_of(view.network, links.to_place[r.first]); })
      .column(
          "teu", "Loaded boxes.", [](const Row& r) { return r.second; }, 0)
      .column("geometry", "Line.",
              [&](const Row& r) {
                LedgerRow leg;
                leg.from_place = links.from_place[r.first];
                leg.to_place = links.to_place[r.first];
                leg.links = {r.first};
                return line_of(view.network, leg);
              })
      .take();
}

}  // namespace

std::vector<Sheet> assign_sheets(const AssignView& view, const AssignSums& sums, int year) {
  return {{.table = assignment_table(view, sums, year), .is_single = true},
          {.table = corridors_table(view, sums)},
          {.table = borders_table(view, sums)},
          {.table = terminals_table(view, sums)},
          {.table = services_table(view, sums)},
          {.table = resources_table(view)},
          {.table = balances_table(view, sums)},
          {.table = streams_table(view, sums)},
          {.table = markets_table(view)},
          {.table = paths_table(view)},
          {.table = map_links_table(view, sums), .is_for_maps = true}};
}

std::vector<Block> assign_blocks(const AssignView& view, const AssignSums& sums, int year) {
  const auto first = [](Table table, std::size_t count) {
    for (Table::Column& column : table.columns) {
      std::visit([&](auto& values) { values.resize(std::min(values.size(), count)); }, column.values);
    }
    return table;
  };
  const AssignCertificate& c = view.result.certificate;
  std::vector<Block> blocks;
  blocks.emplace_back(fmt::format("{}: {} TEU of demand in {} periods, {} TEU are shipped, {} are not.", year,
                                  grouped_text_of(sums.demand, 0), view.request.periods.size(),
                                  grouped_text_of(sums.served, 0),
                                  grouped_text_of(sums.demand - sums.served, 0)));
  blocks.emplace_back(corridors_table(view, sums));
  blocks.emplace_back(first(borders_table(view, sums), 12));
  blocks.emplace_back(first(terminals_table(view, sums), 10));
  blocks.emplace_back(first(services_table(view, sums), 16));
  blocks.emplace_back(first(resources_table(view), 14));
  blocks.emplace_back(
      fmt::format("Certificate: flows add up to {:.0e}, no capacity is exceeded by more than {:.0e}, prices "
                  "and slack to {:.0e}, "
                  "choices to {:.0e}. {} rounds, {}.",
                  c.conservation, std::max(c.excess, 0.0), c.complementarity, c.choice, view.result.rounds,
                  view.result.is_stable ? "the itineraries are stable" : "new itineraries were still found"));
  return blocks;
}

}  // namespace corridor
