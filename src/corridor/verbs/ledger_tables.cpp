// SPDX-License-Identifier: Apache-2.0
// The second half of plan_tables.h: what each option consists of, row by row, with sources.
#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "corridor/base/text.h"
#include "corridor/verbs/columns.h"
#include "corridor/verbs/naming.h"
#include "corridor/verbs/plan_tables.h"

namespace corridor {

namespace {

/// A row of a shown option's ledger.
struct Row {
  std::int64_t option;  // its number, from 1
  std::int64_t number;  // of the row in the ledger, from 1
  std::int64_t leg;     // of the leg it is, or that it comes after; from 1, 0 before the first
  const LedgerRow* ledger;
  std::span<const Explained> explained;  // of the whole option
  double distance_before;                // km from the origin to where it begins
  double cost_before;                    // USD until it begins
};

bool is_leg(const LedgerRow& row) { return row.kind == LedgerKind::leg; }

std::vector<Row> rows_of(const PlanView& view) {
  std::vector<Row> rows;
  for (std::size_t shown = 0; shown < view.shown.size(); ++shown) {
    const Ledger& ledger = view.result.options[view.shown[shown]].ledger;
    Row row{.option = static_cast<std::int64_t>(shown + 1),
            .number = 0,
            .leg = 0,
            .ledger = nullptr,
            .explained = view.explained[shown],
            .distance_before = 0.0,
            .cost_before = 0.0};
    for (const LedgerRow& one : ledger.rows) {
      ++row.number;
      row.ledger = &one;
      if (is_leg(one)) ++row.leg;
      rows.push_back(row);
      row.distance_before += one.distance.in_units();
      row.cost_before += cost_of(one).in_units();
    }
  }
  return rows;
}

std::vector<std::string> sources_of(const Network& network, const Row& row) {
  std::set<SourceId> sources;
  for (const Explained& explained : row.explained) {
    if (explained.ledger_row + 1 == static_cast<std::size_t>(row.number)) {
      sources.insert(explained.sources.begin(), explained.sources.end());
    }
  }
  return keys_of(network, std::vector<SourceId>(sources.begin(), sources.end()));
}

std::string evidence_of(const Row& row) {
  Evidence weakest = Evidence::documented;
  for (const Explained& explained : row.explained) {
    if (explained.ledger_row + 1 == static_cast<std::size_t>(row.number))
      weakest = std::max(weakest, explained.evidence);
  }
  return std::string(name_of(weakest));
}

Instant end_of(const LedgerRow& row) { return row.start + row.duration; }

double quantile_h(const LedgerRow& row, double p) { return row.spread.quantile(p) / 3600.0; }

/// "Aktau - Alat, ferry", "Altynkol, border", "Aktau, wait for feeder-aktau-alat".
std::string what_of(const Network& network, const LedgerRow& row) {
  const std::string from = name_of(network, row.from_place);
  const std::string_view kind = kLedgerKindNames[static_cast<std::size_t>(row.kind)];
  if (is_leg(row)) {
    return fmt::format("{} - {}, {}", from, name_of(network, row.to_place),
                       row.mode ? name_of(*row.mode) : kind);
  }
  if (row.kind == LedgerKind::wait && !row.service.is_none()) {
    return fmt::format("{}, wait for {}", from, name_of(network, row.service));
  }
  return fmt::format("{}, {}", from, kind);
}

std::string mode_of(const LedgerRow& row) {
  return row.mode ? std::string(name_of(*row.mode)) : std::string{};
}

std::string operator_of(const Network& network, ServiceId service) {
  return service.is_none() ? std::string{} : network.services().operator_name[service];
}

std::vector<Row> legs_of(const PlanView& view) {
  std::vector<Row> rows = rows_of(view);
  std::erase_if(rows, [](const Row& row) { return !is_leg(*row.ledger); });
  return rows;
}

TableBuilder<Row>& add_leg_columns(TableBuilder<Row>& table, const Network& network) {
  return table.column("option", "Option it belongs to.", [](const Row& r) { return r.option; })
      .column("leg", "Number of the leg, from 1.", [](const Row& r) { return r.leg; })
      .column("mode", "rail, road, sea, ferry or barge.", [](const Row& r) { return mode_of(*r.ledger); })
      .column("service", "Key of the service that carries the goods.",
              [&](const Row& r) { return key_of(network, r.ledger->service); })
      .column("service_name", "Its name.", [&](const Row& r) { return name_of(network, r.ledger->service); })
      .column("operator", "Who runs it.",
              [&](const Row& r) { return operator_of(network, r.ledger->service); })
      .column("from_place", "Key of the place where the leg starts.",
              [&](const Row& r) { return key_of(network, r.ledger->from_place); })
      .column("from_name", "Its name.", [&](const Row& r) { return name_of(network, r.ledger->from_place); })
      .column("to_place", "Key of the place where it ends.",
              [&](const Row& r) { return key_of(network, r.ledger->to_place); })
      .column("to_name", "Its name.", [&](const Row& r) { return name_of(network, r.ledger->to_place); })
      .column("countries", "Countries it touches, in order.",
              [&](const Row& r) { return codes_of(network, r.ledger->countries); })
      .column("departure", "Planned departure (UTC).", [](const Row& r) { return r.ledger->start; })
      .column("arrival", "Planned arrival (UTC).", [](const Row& r) { return end_of(*r.ledger); })
      .column("departure_local", "Planned departure by the clocks of the place.",
              [&](const Row& r) { return text_of(r.ledger->start, zone_of(network, r.ledger->from_place)); })
      .column("arrival_local", "Planned arrival by the clocks of the place.",
              [&](const Row& r) { return text_of(end_of(*r.ledger), zone_of(network, r.ledger->to_place)); })
      .column(
          "duration_h", "Mean time on the way.", [](const Row& r) { return in_hours(r.ledger->duration); }, 1)
      .column(
          "distance_km", "Length.", [](const Row& r) { return r.ledger->distance.in_units(); }, 0)
      .column(
          "cost_usd", "Charges for this movement, of the whole consignment.",
          [](const Row& r) { return cost_of(*r.ledger).in_units(); }, 2)
      .column(
          "co2e_kg", "Greenhouse gases, well to wheel.",
          [](const Row& r) { return (r.ledger->well_to_tank + r.ledger->tank_to_wheel).in_units(); }, 1)
      .column("evidence", "Weakest evidence of its numbers.", [](const Row& r) { return evidence_of(r); })
      .column("sources", "Keys of its sources (table sources).",
              [&](const Row& r) { return sources_of(network, r); });
}

}  // namespace

Table legs_table(const PlanView& view) {
  const std::vector<Row> rows = legs_of(view);
  TableBuilder<Row> table("legs", rows);
  return add_leg_columns(table, view.network).take();
}

Table map_legs_table(const PlanView& view) {
  const std::vector<Row> rows = legs_of(view);
  TableBuilder<Row> table("map_legs", rows);
  add_leg_columns(table, view.network)
      .column("corridor_name", "Corridor of the option.",
              [&](const Row& r) {
                const std::size_t shown = view.shown[static_cast<std::size_t>(r.option - 1)];
                return name_of(view.network, view.result.options[shown].corridor);
              })
      .column("geometry", "Line on the map.", [&](const Row& r) { return line_of(view.network, *r.ledger); });
  return table.take();
}

Table ledger_table(const PlanView& view) {
  const Network& network = view.network;
  const std::vector<Row> rows = rows_of(view);
  return TableBuilder<Row>("ledger", rows)
      .column("option", "Option it belongs to.", [](const Row& r) { return r.option; })
      .column("row", "Number of the row, from 1, in the order of time.",
              [](const Row& r) { return r.number; })
      .column("leg", "Leg that it is, or that comes before it; 0 before the first.",
              [](const Row& r) { return r.leg; })
      .column("kind",
              "leg (moving), or a stop: transload, border, inspection, passage, dwell, wait, storage, rest, "
              "handling.",
              [](const Row& r) {
                return std::string(kLedgerKindNames[static_cast<std::size_t>(r.ledger->kind)]);
              })
      .column("what", "The row in words.", [&](const Row& r) { return what_of(network, *r.ledger); })
      .column("from_place", "Key of the place where it begins.",
              [&](const Row& r) { return key_of(network, r.ledger->from_place); })
      .column("to_place", "Key of the place where it ends; the same for stops.",
              [&](const Row& r) { return key_of(network, r.ledger->to_place); })
      .column("mode", "Of legs, and of waits for a departure.",
              [](const Row& r) { return mode_of(*r.ledger); })
      .column("service", "Service that moves or is waited for.",
              [&](const Row& r) { return key_of(network, r.ledger->service); })
      .column("operation", "Key of the operation that happens.",
              [&](const Row& r) {
                return r.ledger->operation.is_none() ? std::string{}
                                                     : network.operations().id[r.ledger->operation];
              })
      .column("start", "Planned (UTC).", [](const Row& r) { return r.ledger->start; })
      .column("start_local", "By the clocks of the place.",
              [&](const Row& r) { return text_of(r.ledger->start, zone_of(network, r.ledger->from_place)); })
      .column(
          "duration_h", "Mean.", [](const Row& r) { return in_hours(r.ledger->duration); }, 2)
      .column(
          "duration_p10_h", "One in ten is shorter.", [](const Row& r) { return quantile_h(*r.ledger, 0.1); },
          2)
      .column(
          "duration_p50_h", "Half are shorter.", [](const Row& r) { return quantile_h(*r.ledger, 0.5); }, 2)
      .column(
          "duration_p90_h", "Nine in ten are shorter.",
          [](const Row& r) { return quantile_h(*r.ledger, 0.9); }, 2)
      .column(
          "probability",
          "That the row happens at all; its duration is that of those to whom it does, its mean counts it by "
          "this.",
          [](const Row& r) { return r.ledger->probability; }, 3)
      .column(
          "distance_km", "Length.", [](const Row& r) { return r.ledger->distance.in_units(); }, 1)
      .column(
          "distance_before_km", "From the origin to where it begins.",
          [](const Row& r) { return r.distance_before; }, 1)
      .column(
          "cost_usd", "Charges.", [](const Row& r) { return cost_of(*r.ledger).in_units(); }, 2)
      .column(
          "cost_before_usd", "Charges of all rows before it.", [](const Row& r) { return r.cost_before; }, 2)
      .column(
          "co2e_well_to_tank_kg", "Greenhouse gases of making the fuel or power.",
          [](const Row& r) { return r.ledger->well_to_tank.in_units(); }, 1)
      .column(
          "co2e_tank_to_wheel_kg", "Greenhouse gases of using it.",
          [](const Row& r) { return r.ledger->tank_to_wheel.in_units(); }, 1)
      .column("countries", "Countries touched, in order.",
              [&](const Row& r) { return codes_of(network, r.ledger->countries); })
      .column("risk", "-1000 ln of the probability that it goes as planned.",
              [](const Row& r) { return r.ledger->risk; })
      .column("evidence", "Weakest evidence of its numbers.", [](const Row& r) { return evidence_of(r); })
      .column("sources", "Keys of its sources.", [&](const Row& r) { return sources_of(network, r); })
      .take();
}

Table charges_table(const PlanView& view) {
  struct Charged {
    Row row;
    const Charge* charge;
  };
  const Network& network = view.network;
  const Tariffs& tariffs = network.tables().tariffs;
  std::vector<Charged> rows;
  for (const Row& row : rows_of(view)) {
    for (const Charge& charge : row.ledger->charges) rows.push_back({row, &charge});
  }
  return TableBuilder<Charged>("charges", rows)
      .column("option", "Option it belongs to.", [](const Charged& r) { return r.row.option; })
      .column("row", "Row of the ledger.", [](const Charged& r) { return r.row.number; })
      .column("tariff", "Key of the tariff.", [&](const Charged& r) { return tariffs.id[r.charge->tariff]; })
      .column("party", "Who is paid.", [&](const Charged& r) { return tariffs.party[r.charge->tariff]; })
      .column("units", "How many of the basis.", [](const Charged& r) { return r.charge->units; })
      .column("basis", "per_feu, per_tonne_km, ...",
              [&](const Charged& r) { return std::string(name_of(tariffs.basis[r.charge->tariff])); })
      .column("price", "For one unit, in the currency.", [](const Charged& r) { return r.charge->price; })
      .column("currency", "ISO 4217.", [&](const Charged& r) { return tariffs.currency[r.charge->tariff]; })
      .column("fuel_factor", "1 + fuel share x (quote / base - 1).",
              [](const Charged& r) { return r.charge->fuel_factor; })
      .column("exchange", "USD for one unit of the currency.",
              [](const Charged& r) { return r.charge->exchange; })
      .column(
          "amount_usd", "units x price x fuel factor x exchange.",
          [](const Charged& r) { return r.charge->amount.in_units(); }, 2)
      .column("evidence", "How sure the tariff is.",
              [&](const Charged& r) {
                return std::string(name_of(tariffs.provenance.evidence[r.charge->tariff]));
              })
      .column("sources", "Keys of its sources.",
              [&](const Charged& r) { return keys_of(network, tariffs.provenance.source[r.charge->tariff]); })
      .take();
}

Table sources_table(const PlanView& view) {
  std::set<SourceId> used;
  for (const auto& option : view.explained) {
    for (const Explained& explained : option) used.insert(explained.sources.begin(), explained.sources.end());
  }
  const std::vector<SourceId> rows(used.begin(), used.end());
  const Sources& sources = view.network.tables().sources;
  return TableBuilder<SourceId>("sources", rows)
      .column("source", "Key.", [&](SourceId s) { return sources.id[s]; })
      .column("title", "Title.", [&](SourceId s) { return sources.title[s]; })
      .column("publisher", "Publisher.", [&](SourceId s) { return sources.publisher[s]; })
      .column("year", "Year of publication; null: unknown.",
              [&](SourceId s) {
                const std::optional<int> year = sources.year[s];
                return year ? std::to_string(*year) : std::string{};
              })
      .column("url", "Address; null: none.", [&](SourceId s) { return sources.url[s]; })
      .take();
}

Table explained_table(const PlanView& view, std::span<const std::size_t> numbers) {
  struct Line {
    std::int64_t option;
    const Explained* explained;
  };
  const Network& network = view.network;
  std::vector<Line> rows;
  for (const std::size_t number : numbers) {
    for (const Explained& one : view.explained[number - 1])
      rows.push_back({static_cast<std::int64_t>(number), &one});
  }
  return TableBuilder<Line>("explained", rows)
      .column("option", "Option it belongs to.", [](const Line& r) { return r.option; })
      .column("row", "Row of its ledger, from 1; totals: one more than the last.",
              [](const Line& r) { return static_cast<std::int64_t>(r.explained->ledger_row + 1); })
      .column("what", "Which number.", [](const Line& r) { return r.explained->what; })
      .column("value", "The number with its unit.", [](const Line& r) { return r.explained->value; })
      .column("formula", "How it is computed.", [](const Line& r) { return r.explained->formula; })
      .column("inputs", "The same with its numbers.", [](const Line& r) { return r.explained->inputs; })
      .column("evidence", "How sure it is.",
              [](const Line& r) { return std::string(name_of(r.explained->evidence)); })
      .column("sources", "Keys of the sources.",
              [&](const Line& r) { return keys_of(network, r.explained->sources); })
      .column("method", "How its inputs were derived.", [](const Line& r) { return r.explained->method; })
      .column("note", "Remarks of its inputs.", [](const Line& r) { return r.explained->note; })
      .take();
}

Table map_places_table(const PlanView& view) {
  struct Stop {
    std::int64_t option;
    PlaceId place;
    std::string role;
  };
  const Network& network = view.network;
  std::vector<Stop> stops;
  for (std::size_t shown = 0; shown < view.shown.size(); ++shown) {
    const Option& option = view.result.options[view.shown[shown]];
    const auto number = static_cast<std::int64_t>(shown + 1);
    stops.push_back({number, view.asked.request.origin, "origin"});
    for (const PlaceId place : option.via) stops.push_back({number, place, "transfer"});
    for (const LedgerRow& row : option.ledger.rows) {
      if (row.kind == LedgerKind::border) stops.push_back({number, row.from_place, "border"});
    }
    stops.push_back({number, view.asked.request.destination, "destination"});
  }
  const Places& places = network.places();
  return TableBuilder<Stop>("map_places", stops)
      .column("option", "Option that touches it.", [](const Stop& s) { return s.option; })
      .column("place", "Key.", [&](const Stop& s) { return key_of(network, s.place); })
      .column("name", "Name.", [&](const Stop& s) { return name_of(network, s.place); })
      .column("role", "origin, transfer, border or destination.", [](const Stop& s) { return s.role; })
      .column("kind", "Kind of place.",
              [&](const Stop& s) { return std::string(name_of(places.kind[s.place])); })
      .column("country", "Country.", [&](const Stop& s) { return code_of(network, places.country[s.place]); })
      .column("evidence", "How sure its position is.",
              [&](const Stop& s) { return std::string(name_of(places.provenance.evidence[s.place])); })
      .column("geometry", "Point on the map.",
              [&](const Stop& s) { return Polyline{position_of(network, s.place)}; })
      .take();
}

Table map_excluded_table(const PlanView& view) {
  const Network& network = view.network;
  return TableBuilder<Excluded>("map_excluded", view.result.excluded)
      .column("corridor_name", "Corridor that is not offered.",
              [&](const Excluded& e) { return name_of(network, e.corridor); })
      .column("rule", "Rules that exclude it.",
              [&](const Excluded& e) { return rules_text(view.asked.request, e.rules); })
      .column("geometry", "Line on the map.",
              [&](const Excluded& e) {
                Polyline whole;
                for (const LedgerRow& row : e.option.ledger.rows) {
                  if (!is_leg(row)) continue;
                  const Polyline part = line_of(network, row);
                  whole.insert(whole.end(), part.begin(), part.end());
                }
                return whole;
              })
      .take();
}

std::vector<Sheet> plan_sheets(const PlanView& view) {
  std::vector<Sheet> sheets;
  sheets.push_back({.table = question_table(view), .is_single = true});
  sheets.push_back({.table = options_table(view)});
  sheets.push_back({.table = evidence_table(view), .within = "options", .keys = {"option"}});
  sheets.push_back({.table = cpmm_table(view), .within = "options", .keys = {"option"}});
  sheets.push_back({.table = legs_table(view), .within = "options", .keys = {"option"}});
  sheets.push_back({.table = ledger_table(view), .within = "options", .keys = {"option"}});
  sheets.push_back({.table = charges_table(view), .within = "ledger", .keys = {"option", "row"}});
  sheets.push_back({.table = excluded_table(view)});
  sheets.push_back({.table = relaxations_table(view)});
  sheets.push_back({.table = why_not_table(view)});
  sheets.push_back({.table = sources_table(view)});
  sheets.push_back({.table = map_legs_table(view), .is_for_maps = true});
  sheets.push_back({.table = map_places_table(view), .is_for_maps = true});
  sheets.push_back({.table = map_excluded_table(view), .is_for_maps = true});
  return sheets;
}

}  // namespace corridor
