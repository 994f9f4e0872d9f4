// SPDX-License-Identifier: Apache-2.0
// What the network holds: places by name, tables by page.
#include <algorithm>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "corridor/io/csv.h"
#include "corridor/io/json_text.h"
#include "corridor/model/rows.h"
#include "corridor/model/table_access.h"
#include "corridor/server/handlers.h"
#include "corridor/server/responses.h"
#include "corridor/server/service.h"

namespace corridor {

namespace {

JsonValue json_of_place(const Network& network, PlaceId place) {
  const Places& places = network.places();
  const CountryId country = places.country[place];
  JsonValue names = JsonValue::object();
  const PlaceNames& others = network.tables().place_names;
  for (const auto row : IdRange<PlaceNames>{others.name.size()}) {
    if (others.place[row] == place && names.find(others.language[row]) == nullptr)
      names.set(others.language[row], others.name[row]);
  }
  JsonValue json = JsonValue::object({{"id", places.id[place]},
                                      {"name", places.name[place]},
                                      {"names", std::move(names)},
                                      {"kind", name_of(places.kind[place])}});
  json.set("country", country.is_none() ? JsonValue{} : JsonValue(network.tables().countries.id[country]));
  json.set("country_name",
           country.is_none() ? JsonValue{} : JsonValue(network.tables().countries.name[country]));
  json.set("lat", places.lat[place]).set("lon", places.lon[place]);
  json.set("zone", places.zone[place]);
  return json;
}

/// Rows `begin` ... of a table, each an object.
void write_rows(JsonWriter& json, const Table& table, std::size_t begin, std::size_t count) {
  json.begin_array();
  for (std::size_t row = begin; row < std::min(table.row_count(), begin + count); ++row)
    write_row(json, table, row);
  json.end_array();
}

/// The network of the query's scenarios.
std::shared_ptr<const Network> network_asked(Service& service, const Call& call) {
  std::vector<ScenarioGiven> given;
  for (const HttpHeader& one : call.target.query) {
    if (one.name == "scenario") given.push_back({.name = one.value});
  }
  return service.office().changed(given, std::nullopt).network;
}

}  // namespace

HttpResponse answer_network(Service& service, Call& /*call*/, Workbench* /*workbench*/) {
  const Network& network = service.office().network();
  JsonValue counts = JsonValue::object();
  each_table(network.tables(), [&](std::string_view name, const auto& rows) {
    counts.set(std::string(name), static_cast<std::int64_t>(row_count(rows)));
  });
  return json_response(JsonValue::object(
      {{"name", service.office().name()}, {"digest", network.digest()}, {"rows", std::move(counts)}}));
}

HttpResponse answer_places(Service& service, Call& call, Workbench* /*workbench*/) {
  constexpr std::size_t kMost = 1000;
  const std::string_view text = call.target.value("q");
  const std::size_t limit = whole_in(call.target, "limit", 10, 1, kMost);
  constexpr std::string_view kMatches[] = {"name", "beginning", "word", "part", "similar"};
  JsonValue list = JsonValue::array();
  for (const PlacesSearch::Found& found : service.places().find(text, limit)) {
    JsonValue place = json_of_place(service.office().network(), found.place);
    place.set("called", found.called);
    place.set("match", kMatches[found.rank]);
    list.push(std::move(place));
  }
  return json_response(JsonValue::object({{"places", std::move(list)}}));
}

HttpResponse answer_place(Service& service, Call& call, Workbench* /*workbench*/) {
  const Network& network = service.office().network();
  return json_response(json_of_place(network, network.place(call.parts.front())));
}

HttpResponse answer_tables(Service& service, Call& /*call*/, Workbench* /*workbench*/) {
  JsonValue list = JsonValue::array();
  each_table(service.office().network().tables(), [&](std::string_view name, const auto& rows) {
    JsonValue fields = JsonValue::array();
    each_field(rows, [&](const Field& field, const auto&) {
      fields.push(JsonValue::object(
          {{"name", field.name}, {"says", field.says}, {"is_required", field.need == Need::must}}));
    });
    list.push(JsonValue::object({{"name", name},
                                 {"rows", static_cast<std::int64_t>(row_count(rows))},
                                 {"fields", std::move(fields)}}));
  });
  return json_response(JsonValue::object({{"tables", std::move(list)}}));
}

HttpResponse answer_table(Service& service, Call& call, Workbench* /*workbench*/) {
  constexpr std::size_t kMost = 10'000;
  const std::shared_ptr<const Network> changed = network_asked(service, call);
  const Network& network = changed ? *changed : service.office().network();
  const Table table = table_of(network.tables(), call.parts.front());
  if (call.format() == "csv") return text_response(csv_of(table), "text/csv; charset=utf-8");
  const std::size_t limit = whole_in(call.target, "limit", 1000, 1, kMost);
  const std::size_t offset = whole_in(call.target, "offset", 0, 0, table.row_count());
  std::string out;
  JsonWriter json(out, true);
  json.begin_object();
  json.key("table").value(table.name);
  json.key("total").value(static_cast<std::int64_t>(table.row_count()));
  json.key("offset").value(static_cast<std::int64_t>(offset));
  json.key("rows");
  write_rows(json, table, offset, limit);
  json.end_object();
  return text_response(std::move(out), "application/json");
}

}  // namespace corridor
