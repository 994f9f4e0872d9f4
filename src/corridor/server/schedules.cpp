// SPDX-License-Identifier: Apache-2.0
// DCSA Commercial Schedules 1.0.4, GET /v1/point-to-point-routes: a plan as software of carriers and
// forwarders reads it. What the standard has no members for (spread, cost, sources) stands in the member
// `corridor`.
#include <algorithm>
#include <cmath>
#include <utility>

#include <fmt/format.h>

#include "corridor/base/text.h"
#include "corridor/io/table_view.h"
#include "corridor/server/handlers.h"
#include "corridor/server/problem_details.h"
#include "corridor/server/responses.h"
#include "corridor/server/service.h"
#include "corridor/server/wanted.h"

namespace corridor {

namespace {

constexpr std::string_view kVersion = "1.0.4";

bool is_unlocode(std::string_view text) {
  return text.size() == 5 &&
         std::ranges::all_of(text, [](char c) { return (c >= 'A' && c <= 'Z') || (c >= '2' && c <= '9'); });
}

std::string_view facility_of(PlaceKind kind) {
  switch (kind) {
    case PlaceKind::sea_port:
      return "POTE";
    case PlaceKind::rail_border:
    case PlaceKind::road_border:
      return "BORD";
    case PlaceKind::rail_node:
      return "RAMP";
    default:
      return "INTE";
  }
}

std::string_view transport_of(std::string_view mode) {
  if (mode == "sea" || mode == "ferry") return "VESSEL";
  if (mode == "rail") return "RAIL";
  if (mode == "barge") return "BARGE";
  return "TRUCK";
}

JsonValue place_at(const Network& network, std::string_view key, const std::string& local_time) {
  const PlaceId place = network.place(key);
  const Places& places = network.places();
  JsonValue location = JsonValue::object({{"locationName", places.name[place]}});
  if (is_unlocode(places.id[place])) location.set("UNLocationCode", places.id[place]);
  return JsonValue::object({{"facilityTypeCode", facility_of(places.kind[place])},
                            {"location", std::move(location)},
                            {"dateTime", local_time}});
}

JsonValue number_or_null(double number) { return std::isfinite(number) ? JsonValue(number) : JsonValue{}; }

JsonValue list_of_texts(const std::vector<std::string>& texts) {
  JsonValue list = JsonValue::array();
  for (const std::string& text : texts) list.push(text);
  return list;
}

/// One option of the plan.
struct Solution {
  const Network& network;
  const TableView& options;
  const TableView& legs;
  std::size_t row;
  std::vector<std::size_t> leg_rows{};
};

JsonValue legs_of(const Solution& route) {
  JsonValue list = JsonValue::array();
  int number = 0;
  for (const std::size_t leg : route.leg_rows) {
    JsonValue extra =
        JsonValue::object({{"service", route.legs.text(leg, "service_name")},
                           {"operator", route.legs.text(leg, "operator")},
                           {"distance_km", number_or_null(route.legs.number(leg, "distance_km"))},
                           {"cost_usd", number_or_null(route.legs.number(leg, "cost_usd"))},
                           {"co2e_kg", number_or_null(route.legs.number(leg, "co2e_kg"))},
                           {"evidence", route.legs.text(leg, "evidence")},
                           {"sources", list_of_texts(route.legs.list(leg, "sources"))}});
    list.push(JsonValue::object(
        {{"sequenceNumber", ++number},
         {"transport", JsonValue::object({{"modeOfTransport", transport_of(route.legs.text(leg, "mode"))}})},
         {"departure", place_at(route.network, route.legs.text(leg, "from_place"),
                                route.legs.text(leg, "departure_local"))},
         {"arrival",
          place_at(route.network, route.legs.text(leg, "to_place"), route.legs.text(leg, "arrival_local"))},
         {"corridor", std::move(extra)}}));
  }
  return list;
}

JsonValue extras_of(const Solution& route) {
  const TableView& options = route.options;
  JsonValue extra = JsonValue::object({{"name", options.text(route.row, "corridor_name")}});
  for (const std::string_view number :
       {"days", "days_p10", "days_p50", "days_p90", "by_probability", "missed_probability", "distance_km",
        "cost_usd", "cost_usd_per_feu", "co2e_kg"})
    extra.set(std::string(number), number_or_null(options.number(route.row, number)));
  extra.set("countries", list_of_texts(options.list(route.row, "countries")));
  extra.set("weakest_evidence", options.text(route.row, "weakest_evidence"));
  return extra;
}

JsonValue json_of_route(const Solution& route, const Call& call, const std::string& ready_local) {
  const auto asked = [&](std::string_view name) {
    const std::string_view value = call.target.value(name);
    return value.empty() ? std::string_view("CY") : value;
  };
  const std::string origin = route.legs.text(route.leg_rows.front(), "from_place");
  const std::string destination = route.legs.text(route.leg_rows.back(), "to_place");
  const double days = route.options.number(route.row, "days");
  const double co2e_kg = route.options.number(route.row, "co2e_kg");
  return JsonValue::object(
      {{"placeOfReceipt", place_at(route.network, origin, ready_local)},
       {"placeOfDelivery",
        place_at(route.network, destination, route.options.text(route.row, "arrival_local"))},
       {"receiptTypeAtOrigin", asked("receiptTypeAtOrigin")},
       {"deliveryTypeAtDestination", asked("deliveryTypeAtDestination")},
       {"solutionNumber", static_cast<std::int64_t>(route.options.number(route.row, "option"))},
       {"transitTime", static_cast<std::int64_t>(std::ceil(days))},
       {"solutionFootprint", JsonValue::object({{"co2e", number_or_null(co2e_kg / 1000.0)}})},
       {"legs", legs_of(route)},
       {"corridor", extras_of(route)}});
}

/// Whether the day of a local time lies between two days, if they are given.
bool is_between(std::string_view local_time, std::string_view from, std::string_view to) {
  const std::string_view day = local_time.substr(0, 10);
  return (from.empty() || day >= from) && (to.empty() || day <= to);
}

void check_query(const Target& target) {
  std::vector<Problem> problems;
  const auto must_be_one_of = [&](std::string_view name, std::initializer_list<std::string_view> known) {
    if (target.has(name) && std::ranges::find(known, target.value(name)) == known.end())
      problems.push_back(
          usage_problem(fmt::format("/{}", name), target.value(name), "is not among what it takes", {}));
  };
  must_be_one_of("receiptTypeAtOrigin", {"CY", "SD", "CFS"});
  must_be_one_of("deliveryTypeAtDestination", {"CY", "SD", "CFS"});
  must_be_one_of("cargoType", {"DRY", "REEFER"});
  for (const std::string_view name : {"placeOfReceipt", "placeOfDelivery"}) {
    if (!target.has(name))
      problems.push_back(usage_problem(fmt::format("/{}", name), {}, "is missing", "write a UN/LOCODE"));
  }
  for (const std::string_view name :
       {"departureStartDate", "departureEndDate", "arrivalStartDate", "arrivalEndDate"}) {
    if (target.has(name) && !date_of(target.value(name)))
      problems.push_back(
          usage_problem(fmt::format("/{}", name), target.value(name), "is no day", "write it as 2024-07-05"));
  }
  if (!problems.empty()) throw Error(std::move(problems));
}

Wanted plan_wanted(const Target& target) {
  Wanted wanted{.verb = find_verb("plan")};
  const auto give = [&](const char* name, std::string_view value) {
    if (!value.empty()) wanted.given.push_back({.name = name, .value = std::string(value)});
  };
  give("origin", target.value("placeOfReceipt"));
  give("destination", target.value("placeOfDelivery"));
  give("ready", target.value("departureStartDate"));
  give("max-transfers", target.value("maxTranshipment"));
  if (target.has("arrivalEndDate")) give("by", fmt::format("{}T23:59:59", target.value("arrivalEndDate")));
  if (target.value("cargoType") == "REEFER") give("commodity", "fruit_vegetables");  // goods that need one
  give("top", "0");
  return wanted;
}

}  // namespace

HttpResponse answer_schedules(Service& service, Call& call, Workbench* workbench) {
  const Target& target = call.target;
  check_query(target);
  const std::size_t limit = whole_in(target, "limit", 100, 1, 100);
  const std::size_t begin = whole_in(target, "cursor", 0, 0, 1'000'000);
  Wanted wanted = plan_wanted(target);
  const Answered answered =
      service.office().ask(wanted, workbench, Run({.stop = call.request.stop, .listener = {}, .threads = 1}));
  const TableView question(answered.answer.find("question"));
  const TableView options(answered.answer.find("options"));
  const TableView legs(answered.answer.find("legs"));
  JsonValue list = JsonValue::array();
  std::size_t count = 0;
  for (std::size_t row = 0; row < options.row_count(); ++row) {
    Solution route{.network = service.office().network(), .options = options, .legs = legs, .row = row};
    route.leg_rows = legs.rows_where("option", options.number(row, "option"));
    if (route.leg_rows.empty()) continue;
    if (!is_between(legs.text(route.leg_rows.front(), "departure_local"), {},
                    target.value("departureEndDate")) ||
        !is_between(options.text(row, "arrival_local"), target.value("arrivalStartDate"),
                    target.value("arrivalEndDate")))
      continue;
    if (count >= begin && count < begin + limit)
      list.push(json_of_route(route, call, question.text(0, "ready_local")));
    ++count;
  }
  HttpResponse response = text_response(json_of(list, true), "application/json");
  response.headers.push_back({"API-Version", std::string(kVersion)});
  if (count > begin + limit) response.headers.push_back({"Next-Page-Cursor", std::to_string(begin + limit)});
  return response;
}

}  // namespace corridor
