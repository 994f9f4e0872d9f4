// SPDX-License-Identifier: Apache-2.0
// Data table: everything that a server answers.
#include "corridor/server/routes.h"

#include <algorithm>

#include "corridor/server/handlers.h"

namespace corridor {

namespace {

using enum Where;

// clang-format off
constexpr QueryParameter kPlacesQuery[] = {
    {.name = "q", .says = "What is typed so far, in any script; without it: all places."},
    {.name = "limit", .says = "Most that are wanted, 1 to 1000.", .is_whole = true, .preset = "10"},
};
constexpr QueryParameter kTableQuery[] = {
    {.name = "limit", .says = "Most rows, 1 to 10000.", .is_whole = true, .preset = "1000"},
    {.name = "offset", .says = "Rows to skip.", .is_whole = true, .preset = "0"},
    {.name = "scenario", .says = "Scenarios to lay on the network first: event:ID or a saved name; may be repeated."},
};
constexpr QueryParameter kPageQuery[] = {
    {.name = "limit", .says = "Most that are wanted, 1 to 1000.", .is_whole = true, .preset = "100"},
    {.name = "offset", .says = "How many to skip.", .is_whole = true, .preset = "0"},
};
constexpr QueryParameter kItemsQuery[] = {
    {.name = "bbox", .says = "West, south, east and north, in degrees, with commas between."},
    {.name = "limit", .says = "Most features, 1 to 10000.", .is_whole = true, .preset = "1000"},
    {.name = "offset", .says = "Features to skip.", .is_whole = true, .preset = "0"},
};
constexpr QueryParameter kSchedulesQuery[] = {
    {.name = "placeOfReceipt", .says = "UN/LOCODE of the origin. Must be given."},
    {.name = "placeOfDelivery", .says = "UN/LOCODE of the destination. Must be given."},
    {.name = "departureStartDate", .says = "First day of loading; without it today."},
    {.name = "departureEndDate", .says = "Last day on which the first leg may depart."},
    {.name = "arrivalStartDate", .says = "First day of arrival."},
    {.name = "arrivalEndDate", .says = "Last day of arrival."},
    {.name = "maxTranshipment", .says = "Most changes of vehicle.", .is_whole = true},
    {.name = "receiptTypeAtOrigin", .says = "CY, SD or CFS.", .preset = "CY"},
    {.name = "deliveryTypeAtDestination", .says = "CY, SD or CFS.", .preset = "CY"},
    {.name = "cargoType", .says = "DRY or REEFER.", .preset = "DRY"},
    {.name = "limit", .says = "Most routes, 1 to 100.", .is_whole = true, .preset = "100"},
    {.name = "cursor", .says = "The next page, as the header Next-Page-Cursor said."},
};
constexpr QueryParameter kFormatQuery[] = {
    {.name = "f", .says = "Format, instead of the header Accept: json, geojson, csv, html or text."},
    {.name = "maps", .says = "yes: JSON with the tables that have geometry, too."},
    {.name = "table", .says = "Of CSV: which table."},
};

constexpr Route kRoutes[] = {
    {.method = "GET", .path = "/", .says = "The web app; for programs a landing page with links.", .tag = "pages", .role = Role::none, .answer = answer_landing, .result = "text/html", .also = "application/json"},
    {.method = "GET", .path = "/docs", .says = "This reference as a page.", .tag = "pages", .role = Role::none, .answer = answer_docs, .result = "text/html"},
    {.method = "GET", .path = "/openapi.yaml", .says = "This reference as OpenAPI 3.1, YAML.", .tag = "pages", .role = Role::none, .answer = answer_openapi, .result = "application/yaml"},
    {.method = "GET", .path = "/openapi.json", .says = "The same as JSON.", .tag = "pages", .role = Role::none, .answer = answer_openapi, .result = "application/json"},
    {.method = "GET", .path = "/openapi-3.0.json", .says = "The same as OpenAPI 3.0.3, for older tools.", .tag = "pages", .role = Role::none, .answer = answer_openapi, .result = "application/json"},

    {.method = "GET", .path = "/livez", .says = "Whether the process is alive.", .tag = "status", .role = Role::none, .answer = answer_livez, .result = "Status"},
    {.method = "GET", .path = "/readyz", .says = "Whether it answers questions, and on which network.", .tag = "status", .role = Role::none, .answer = answer_readyz, .result = "Status"},
    {.method = "GET", .path = "/version", .says = "Version of the program.", .tag = "status", .role = Role::none, .answer = answer_version, .result = "Version"},
    {.method = "GET", .path = "/limits", .says = "How much may be asked of this server.", .tag = "status", .role = Role::none, .answer = answer_limits, .result = "Limits"},
    {.method = "GET", .path = "/metrics", .says = "What happened so far, for Prometheus.", .tag = "status", .role = Role::read, .answer = answer_metrics, .result = "text/plain"},

    {.method = "GET", .path = "/v1/verbs", .says = "Everything that can be asked, with its parameters: enough to make a form of.", .tag = "questions", .answer = answer_verbs, .result = "Verbs"},
    {.method = "GET", .path = "/v1/network", .says = "Name, digest and size of the network.", .tag = "network", .answer = answer_network, .result = "NetworkSummary"},
    {.method = "GET", .path = "/v1/places", .says = "Places by what one types: any script, case and accents folded, with typing errors.", .tag = "network", .answer = answer_places, .query = kPlacesQuery, .result = "PlaceList"},
    {.method = "GET", .path = "/v1/places/{place}", .says = "A place by its key or a name in any script.", .tag = "network", .answer = answer_place, .result = "Place"},
    {.method = "GET", .path = "/v1/tables", .says = "The tables of the network, and what their columns mean.", .tag = "network", .answer = answer_tables, .result = "Tables"},
    {.method = "GET", .path = "/v1/tables/{table}", .says = "Rows of a table, with source and evidence of each; as CSV the whole table.", .tag = "network", .where = worker, .answer = answer_table, .query = kTableQuery, .result = "Rows", .also = "text/csv"},

    {.method = "GET", .path = "/v1/scenarios", .says = "Saved scenarios, and the events of the network.", .tag = "scenarios", .answer = answer_scenarios, .result = "ScenarioList"},
    {.method = "GET", .path = "/v1/scenarios/{scenario}", .says = "A scenario with its edits; as application/toml its file.", .tag = "scenarios", .answer = answer_scenario, .result = "Scenario", .also = "application/toml"},
    {.method = "PUT", .path = "/v1/scenarios/{scenario}", .says = "Saves a scenario that fits the network, as JSON or application/toml.", .tag = "scenarios", .role = Role::run, .where = worker, .answer = save_scenario, .body = "Scenario", .result = "ScenarioSaved"},
    {.method = "DELETE", .path = "/v1/scenarios/{scenario}", .says = "Forgets a saved scenario.", .tag = "scenarios", .role = Role::run, .answer = remove_scenario},
    {.method = "POST", .path = "/v1/check-scenario", .says = "Whether a scenario fits the network, and what check finds then that it did not find before.", .tag = "scenarios", .where = worker, .answer = check_scenario, .body = "Scenario", .result = "Findings"},

    {.method = "GET", .path = "/processes", .says = "Everything that can be asked, as processes.", .tag = "jobs", .answer = answer_processes, .result = "ProcessList"},
    {.method = "GET", .path = "/processes/{process}", .says = "A process with its inputs.", .tag = "jobs", .answer = answer_process, .result = "Process"},
    {.method = "POST", .path = "/processes/{process}/execution", .says = "Starts a job.", .tag = "jobs", .role = Role::run, .answer = execute_process, .body = "Execution", .result = "JobStatus"},
    {.method = "GET", .path = "/jobs", .says = "Jobs, the newest first.", .tag = "jobs", .answer = answer_jobs, .query = kPageQuery, .result = "JobList"},
    {.method = "GET", .path = "/jobs/{job}", .says = "How far a job is.", .tag = "jobs", .answer = answer_job, .result = "JobStatus"},
    {.method = "GET", .path = "/jobs/{job}/events", .says = "The same as events: `status` at each change, `progress` between; the stream ends with the job.", .tag = "jobs", .stream = stream_job, .result = "text/event-stream"},
    {.method = "GET", .path = "/jobs/{job}/results", .says = "What a job came to, in the format that was asked for.", .tag = "jobs", .answer = answer_results, .result = "Answer", .also = "*/*"},
    {.method = "DELETE", .path = "/jobs/{job}", .says = "Stops a job; one that has ended is forgotten.", .tag = "jobs", .role = Role::run, .answer = dismiss_job, .result = "JobStatus"},

    {.method = "GET", .path = "/conformance", .says = "The OGC classes that this server conforms to.", .tag = "features", .answer = answer_conformance, .result = "Conformance"},
    {.method = "GET", .path = "/collections", .says = "Places, links and flows, as collections of features.", .tag = "features", .answer = answer_collections, .result = "CollectionList"},
    {.method = "GET", .path = "/collections/{collection}", .says = "One of them.", .tag = "features", .answer = answer_collection, .result = "Collection"},
    {.method = "GET", .path = "/collections/{collection}/items", .says = "Its features, a page at a time.", .tag = "features", .where = worker, .answer = answer_items, .query = kItemsQuery, .result = "FeatureCollection"},
    {.method = "GET", .path = "/collections/{collection}/items/{feature}", .says = "One feature.", .tag = "features", .where = worker, .answer = answer_item, .result = "Feature"},

    {.method = "GET", .path = "/v1/point-to-point-routes", .says = "Plans as DCSA's routes; spread, cost and sources in the member `corridor` of each.", .tag = "schedules", .where = worker, .answer = answer_schedules, .query = kSchedulesQuery, .result = "PointToPointList"},
    {.method = "POST", .path = "/v1/shares", .says = "A link that lets others look until it expires.", .tag = "sharing", .role = Role::run, .answer = make_share, .body = "ShareWanted", .result = "Share"},

    {.method = "GET", .path = "/v1/{verb}", .says = "Asks a verb by a query.", .tag = "questions", .where = worker, .answer = answer_verb, .query = kFormatQuery, .result = "Answer", .is_kept = true},
    {.method = "POST", .path = "/v1/{verb}", .says = "Asks a verb.", .tag = "questions", .where = worker, .answer = answer_verb, .query = kFormatQuery, .body = "Question", .result = "Answer", .is_kept = true},
};
// clang-format on

/// The files of the app: whatever no other route has.
constexpr Route kAssets = {.method = "GET",
                           .path = "/{file}",
                           .says = "A file of the web app.",
                           .tag = "pages",
                           .role = Role::none,
                           .answer = answer_asset};

/// Whether the segments fit the path. Out: what stands for each {name}.
bool fits(std::string_view path, const std::vector<std::string>& segments, std::vector<std::string>& parts) {
  parts.clear();
  std::size_t at = 0;
  while (!path.empty()) {
    path.remove_prefix(1);
    const std::string_view piece = path.substr(0, path.find('/'));
    path.remove_prefix(piece.size());
    if (piece.empty()) break;
    if (at >= segments.size()) return false;
    if (piece.front() == '{') {
      if (segments[at].empty()) return false;
      parts.push_back(segments[at]);
    } else if (piece != segments[at]) {
      return false;
    }
    ++at;
  }
  return at == segments.size();
}

}  // namespace

std::span<const Route> routes() { return kRoutes; }

Matched route_of(std::string_view method, const Target& target) {
  Matched matched;
  std::vector<std::string> parts;
  for (const Route& route : kRoutes) {
    if (!fits(route.path, target.segments, parts)) continue;
    if (route.method == method) return {.route = &route, .parts = std::move(parts)};
    if (matched.allowed.find(route.method) == std::string::npos)
      matched.allowed += (matched.allowed.empty() ? "" : ", ") + std::string(route.method);
  }
  if (matched.allowed.empty() && method == "GET") return {.route = &kAssets};
  return matched;
}

}  // namespace corridor
