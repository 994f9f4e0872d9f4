// SPDX-License-Identifier: Apache-2.0
// The web app, the reference, and the landing page for programs.
#include <fmt/format.h>

#include "corridor/server/handlers.h"
#include "corridor/server/openapi.h"
#include "corridor/server/problem_details.h"
#include "corridor/server/responses.h"
#include "corridor/server/service.h"

namespace corridor {

HttpResponse answer_asset(Service& service, Call& call, Workbench* /*workbench*/) {
  std::string path;
  for (const std::string& segment : call.target.segments) path += (path.empty() ? "" : "/") + segment;
  const HttpResponse* file = service.assets().find(path);
  if (file == nullptr)
    return problem_of(404, "not_found", "there is nothing of this name", "see /docs for what there is");
  return *file;
}

HttpResponse answer_landing(Service& service, Call& call, Workbench* /*workbench*/) {
  const std::string format = call.format();
  if (format == "html") {
    HttpResponse page = *service.assets().find("");
    // The page's own questions then carry the share link, too.
    if (call.role == Role::read && call.target.has("share")) {
      page.headers.push_back({"Set-Cookie", fmt::format("share={}; Path=/; HttpOnly; SameSite=Strict",
                                                        percent_encoded(call.target.value("share")))});
    }
    return page;
  }
  JsonValue links = JsonValue::array();
  links.push(link_to("/", "self", "application/json", "This page"));
  links.push(
      link_to("/openapi.json", "service-desc", "application/vnd.oai.openapi+json;version=3.1", "OpenAPI"));
  links.push(link_to("/docs", "service-doc", "text/html", "Reference"));
  links.push(link_to("/conformance", "conformance", "application/json", "Conformance classes"));
  links.push(link_to("/collections", "data", "application/json", "Places, links and flows"));
  links.push(link_to("/processes", "http://www.opengis.net/def/rel/ogc/1.0/processes", "application/json",
                     "Processes"));
  links.push(link_to("/jobs", "http://www.opengis.net/def/rel/ogc/1.0/job-list", "application/json", "Jobs"));
  return json_response(JsonValue::object(
      {{"title", "Corridor"}, {"description", "Freight between continents."}, {"links", std::move(links)}}));
}

HttpResponse answer_openapi(Service& service, Call& call, Workbench* /*workbench*/) {
  const JsonValue document = openapi_of(service.office().network());
  if (call.route->path == "/openapi.yaml") return text_response(yaml_of(document), "application/yaml");
  if (call.route->path == "/openapi-3.0.json") return json_response(openapi_3_0_of(document));
  return json_response(document);
}

HttpResponse answer_docs(Service& service, Call& /*call*/, Workbench* /*workbench*/) {
  return text_response(api_page(openapi_of(service.office().network())), "text/html; charset=utf-8");
}

}  // namespace corridor
