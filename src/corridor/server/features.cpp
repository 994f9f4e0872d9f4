// SPDX-License-Identifier: Apache-2.0
// OGC API Features (17-069r4) of what can be drawn: QGIS and GDAL open the server as a layer, without a
// plug-in.
#include <algorithm>
#include <optional>
#include <utility>

#include <fmt/format.h>

#include "corridor/base/text.h"
#include "corridor/io/geojson.h"
#include "corridor/io/json_text.h"
#include "corridor/model/rows.h"
#include "corridor/server/handlers.h"
#include "corridor/server/problem_details.h"
#include "corridor/server/responses.h"
#include "corridor/server/service.h"
#include "corridor/verbs/naming.h"

namespace corridor {

namespace {

constexpr std::string_view kGeoJson = "application/geo+json";
constexpr std::string_view kCrs84 = "http://www.opengis.net/def/crs/OGC/1.3/CRS84";

/// A table whose rows can be drawn.
struct Layer {
  std::string_view id, title, says;
  Polyline (*line)(const Network& network, std::size_t row);
};

Id<Flows> flow_at(std::size_t row) { return Id<Flows>{static_cast<std::uint32_t>(row)}; }

Polyline line_of_place(const Network& network, std::size_t row) {
  return {position_of(network, PlaceId{static_cast<std::uint32_t>(row)})};
}
Polyline line_of_link(const Network& network, std::size_t row) {
  return line_of(network, LinkId{static_cast<std::uint32_t>(row)});
}
Polyline line_of_flow(const Network& network, std::size_t row) {
  const Flows& flows = network.tables().flows;
  const PlaceId ends[] = {flows.origin[flow_at(row)], flows.destination[flow_at(row)]};
  Polyline line;
  for (const PlaceId end : ends) {
    if (!end.is_none()) line.push_back(position_of(network, end));
  }
  return line;
}

constexpr Layer kLayers[] = {
    {"places", "Places", "Cities, terminals, ports, borders and chokepoints.", line_of_place},
    {"links", "Links", "Railways, roads, sea lanes, ferries and rivers, by direction.", line_of_link},
    {"flows", "Flows", "What was carried from where to where, by period.", line_of_flow},
};

const Layer* find_layer(std::string_view id) {
  const auto found = std::ranges::find(kLayers, id, &Layer::id);
  return found == std::end(kLayers) ? nullptr : found;
}

struct Box {
  double west, south, east, north;
};

/// Throws  Error: no four numbers, or not in this order.
std::optional<Box> box_of(const Target& target) {
  if (!target.has("bbox")) return std::nullopt;
  std::vector<double> numbers;
  std::string_view rest = target.value("bbox");
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find(','), rest.size());
    const auto number = number_of(rest.substr(0, end));
    if (!number) break;
    numbers.push_back(*number);
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  if (numbers.size() == 6) {
    numbers = {numbers[0], numbers[1], numbers[3], numbers[4]};  // heights do not count
  }
  if (numbers.size() != 4 || !rest.empty() || numbers[1] > numbers[3]) {
    throw Error(usage_problem("/bbox", target.value("bbox"), "is no box",
                              "write west,south,east,north in degrees, as in 40,35,80,55"));
  }
  return Box{numbers[0], numbers[1], numbers[2], numbers[3]};
}

/// The boxes of line and question meet. A box from 170 to -170 reaches over the antimeridian.
bool touches(const Polyline& line, const Box& box) {
  if (line.empty()) return false;
  Box own{180.0, 90.0, -180.0, -90.0};
  for (const Position& p : line) {
    own = {std::min(own.west, p.lon), std::min(own.south, p.lat), std::max(own.east, p.lon),
           std::max(own.north, p.lat)};
  }
  if (own.south > box.north || own.north < box.south) return false;
  const bool is_across = box.west > box.east;
  return is_across ? own.east >= box.west || own.west <= box.east
                   : own.east >= box.west && own.west <= box.east;
}

/// Clients such as QGIS follow links as they are: they get whole addresses.
std::string address_of(const Service& service, const Call& call) {
  const std::string_view proto = call.request.header("X-Forwarded-Proto");
  const bool is_secure = service.options().is_behind_proxy && proto == "https";
  return fmt::format("{}://{}", is_secure ? "https" : "http", call.request.header("Host"));
}

JsonValue json_of_layer(const Layer& layer, const std::string& address) {
  const std::string path = fmt::format("{}/collections/{}", address, layer.id);
  JsonValue box = JsonValue::array({-180, -90, 180, 90});
  JsonValue extent = JsonValue::object(
      {{"spatial", JsonValue::object({{"bbox", JsonValue::array({std::move(box)})}, {"crs", kCrs84}})}});
  return JsonValue::object(
      {{"id", layer.id},
       {"title", layer.title},
       {"description", layer.says},
       {"itemType", "feature"},
       {"extent", std::move(extent)},
       {"crs", JsonValue::array({kCrs84})},
       {"links", JsonValue::array({link_to(path, "self", "application/json", layer.title),
                                   link_to(path + "/items", "items", kGeoJson, layer.title)})}});
}

HttpResponse no_collection() {
  return problem_of(404, "unknown_collection", "there is no such collection", "see GET /collections");
}

/// Identifier of a feature: the row's key, or its number.
std::string id_of(const Table& table, std::size_t row) {
  const Table::Column* column = table.find("id");
  const auto* texts = column == nullptr ? nullptr : std::get_if<Table::Texts>(&column->values);
  return texts == nullptr ? text_of(row) : (*texts)[row];
}

void write_feature(JsonWriter& json, const Table& table, std::size_t row, const Polyline& line) {
  json.begin_object();
  json.key("type").value("Feature");
  json.key("id").value(id_of(table, row));
  json.key("geometry");
  write_geometry(json, line);
  json.key("properties");
  write_row(json, table, row);
  json.end_object();
}

/// Rows that are wanted.
std::vector<std::size_t> rows_of(const Network& network, const Layer& layer, std::size_t count,
                                 const std::optional<Box>& box) {
  std::vector<std::size_t> rows;
  for (std::size_t row = 0; row < count; ++row) {
    if (!box || touches(layer.line(network, row), *box)) rows.push_back(row);
  }
  return rows;
}

}  // namespace

HttpResponse answer_conformance(Service& /*service*/, Call& /*call*/, Workbench* /*workbench*/) {
  constexpr std::string_view kClasses[] = {"http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/core",
                                           "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/geojson",
                                           "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/oas30",
                                           "http://www.opengis.net/spec/ogcapi-processes-1/1.0/conf/core",
                                           "http://www.opengis.net/spec/ogcapi-processes-1/1.0/conf/json",
                                           "http://www.opengis.net/spec/ogcapi-processes-1/1.0/conf/job-list",
                                           "http://www.opengis.net/spec/ogcapi-processes-1/1.0/conf/dismiss"};
  JsonValue list = JsonValue::array();
  for (const std::string_view name : kClasses) list.push(name);
  return json_response(JsonValue::object({{"conformsTo", std::move(list)}}));
}

HttpResponse answer_collections(Service& service, Call& call, Workbench* /*workbench*/) {
  const std::string address = address_of(service, call);
  JsonValue list = JsonValue::array();
  for (const Layer& layer : kLayers) list.push(json_of_layer(layer, address));
  JsonValue links =
      JsonValue::array({link_to(address + "/collections", "self", "application/json", "Collections")});
  return json_response(JsonValue::object({{"collections", std::move(list)}, {"links", std::move(links)}}));
}

HttpResponse answer_collection(Service& service, Call& call, Workbench* /*workbench*/) {
  const Layer* layer = find_layer(call.parts.front());
  return layer == nullptr ? no_collection() : json_response(json_of_layer(*layer, address_of(service, call)));
}

HttpResponse answer_items(Service& service, Call& call, Workbench* /*workbench*/) {
  constexpr std::size_t kMost = 10'000;
  const Layer* layer = find_layer(call.parts.front());
  if (layer == nullptr) return no_collection();
  const std::optional<Box> box = box_of(call.target);
  const std::size_t limit = whole_in(call.target, "limit", 1000, 1, kMost);
  const std::size_t offset = whole_in(call.target, "offset", 0, 0, 1'000'000'000);
  const Network& network = service.office().network();
  const Table table = table_of(network.tables(), layer->id);
  const std::vector<std::size_t> rows = rows_of(network, *layer, table.row_count(), box);
  const std::size_t begin = std::min(offset, rows.size());
  const std::size_t end = std::min(begin + limit, rows.size());
  const std::string path = fmt::format("{}/collections/{}/items", address_of(service, call), layer->id);
  std::string out;
  JsonWriter json(out, true);
  json.begin_object();
  json.key("type").value("FeatureCollection");
  json.key("numberMatched").value(static_cast<std::int64_t>(rows.size()));
  json.key("numberReturned").value(static_cast<std::int64_t>(end - begin));
  json.key("links").begin_array();
  json.raw(trimmed(json_of(link_to(path, "self", kGeoJson, layer->title), true)));
  if (end < rows.size()) {
    const std::string box_text =
        box ? fmt::format("&bbox={}", percent_encoded(call.target.value("bbox"))) : std::string{};
    json.raw(trimmed(json_of(link_to(fmt::format("{}?offset={}&limit={}{}", path, end, limit, box_text),
                                     "next", kGeoJson, "The next page"),
                             true)));
  }
  json.end_array();
  json.key("features").begin_array();
  for (std::size_t i = begin; i < end; ++i)
    write_feature(json, table, rows[i], layer->line(network, rows[i]));
  json.end_array();
  json.end_object();
  return text_response(std::move(out), kGeoJson);
}

HttpResponse answer_item(Service& service, Call& call, Workbench* /*workbench*/) {
  const Layer* layer = find_layer(call.parts.front());
  if (layer == nullptr) return no_collection();
  const Network& network = service.office().network();
  const Table table = table_of(network.tables(), layer->id);
  for (std::size_t row = 0; row < table.row_count(); ++row) {
    if (id_of(table, row) != call.parts.back()) continue;
    std::string out;
    JsonWriter json(out, true);
    write_feature(json, table, row, layer->line(network, row));
    return text_response(std::move(out), kGeoJson);
  }
  return problem_of(404, "unknown_feature", "there is no such feature", "see the items of the collection");
}

}  // namespace corridor
