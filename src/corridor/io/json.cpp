// SPDX-License-Identifier: Apache-2.0
#include "corridor/io/json.h"

#include <algorithm>
#include <limits>

#include <simdjson.h>

#include "corridor/io/json_value.h"
#include "corridor/io/utf8.h"

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

namespace {

constexpr int kLevelsMax = 64;

[[noreturn]] void fail(std::string_view where, std::string what, std::string hint = {}) {
  throw Error(Problem{
      .code = "bad_json", .where = std::string(where), .what = std::move(what), .hint = std::move(hint)});
}

JsonValue value_of(simdjson::dom::element element, std::string_view where, int level) {
  using simdjson::dom::element_type;
  if (level > kLevelsMax) fail(where, "is nested too deeply", "at most 64 levels");
  switch (element.type()) {
    case element_type::ARRAY: {
      JsonValue::Array items;
      for (const auto item : simdjson::dom::array(element)) items.push_back(value_of(item, where, level + 1));
      return {std::move(items)};
    }
    case element_type::OBJECT: {
      JsonValue::Members members;
      for (const auto field : simdjson::dom::object(element)) {
        const auto is_it = [&](const auto& member) { return member.first == field.key; };
        if (std::ranges::any_of(members, is_it))
          fail(where, "has the member '" + std::string(field.key) + "' twice", "give it once");
        members.emplace_back(std::string(field.key), value_of(field.value, where, level + 1));
      }
      return {std::move(members)};
    }
    case element_type::INT64:
      return {std::int64_t(element)};
    case element_type::UINT64:
      return {static_cast<double>(std::uint64_t(element))};
    case element_type::DOUBLE:
      return {double(element)};
    case element_type::STRING:
      return {std::string_view(element)};
    case element_type::BOOL:
      return {bool(element)};
    case element_type::NULL_VALUE:
      break;
  }
  return {};
}

}  // namespace

JsonValue read_json(std::string_view text, std::string_view where) {
  if (find_not_utf8(text) != text.size()) fail(where, "is no UTF-8", "send UTF-8 text");
  simdjson::dom::parser parser;
  simdjson::dom::element root;
  if (const auto fault = parser.parse(simdjson::padded_string(text)).get(root))
    fail(where, std::string("is no JSON: ") + simdjson::error_message(fault));
  return value_of(root, where, 0);
}

}  // namespace corridor
