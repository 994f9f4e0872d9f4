// SPDX-License-Identifier: Apache-2.0
#include "corridor/io/json.h"

#include <simdjson.h>

namespace corridor {

namespace {

// A path that stays in the package's folder.
bool is_inside(std::string_view path) {
  return !path.empty() && path.front() != '/' && path.find("..") == std::string_view::npos &&
         path.find('\\') == std::string_view::npos && path.find(':') == std::string_view::npos;
}

}  // namespace

std::vector<Resource> read_descriptor(std::string_view text, const std::string& file,
                                      std::vector<Problem>& problems) {
  std::vector<Resource> resources;
  simdjson::dom::parser parser;
  simdjson::dom::element root;
  simdjson::dom::array listed;
  const auto complain = [&](std::string value, std::string what, std::string hint) {
    problems.push_back({.code = "bad_descriptor",
                        .where = file,
                        .value = std::move(value),
                        .what = std::move(what),
                        .hint = std::move(hint)});
  };
  if (const auto fault = parser.parse(simdjson::padded_string(text)).get(root)) {
    complain("", std::string("is no JSON: ") + simdjson::error_message(fault), "");
    return resources;
  }
  if (root["resources"].get(listed) != simdjson::SUCCESS) {
    complain("", "has no list of resources", "list the files under \"resources\"");
    return resources;
  }
  for (const simdjson::dom::element resource : listed) {
    std::string_view name;
    std::string_view path;
    if (resource["name"].get(name) != simdjson::SUCCESS || resource["path"].get(path) != simdjson::SUCCESS) {
      complain("", "has a resource without a name or without a path", "give it both, as texts");
    } else if (!is_inside(path)) {
      complain(std::string(path), "is a path that leaves the folder", "write a path inside the package");
    } else {
      resources.push_back({std::string(name), std::string(path)});
    }
  }
  return resources;
}

}  // namespace corridor
