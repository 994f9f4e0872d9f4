// SPDX-License-Identifier: Apache-2.0
// The list of everything a server answers. Dispatch, openapi.yaml and docs/reference/api.md are made of it,
// and of the list of verbs: "/v1/{verb}" stands for each verb that is offered.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "corridor/server/gate.h"
#include "corridor/server/http.h"
#include "corridor/server/target.h"

namespace corridor {

class Service;
class Workbench;
struct Route;

/// One request on its way.
struct Call {
  HttpRequest request;
  Target target{};
  const Route* route = nullptr;
  std::vector<std::string> parts{};  ///< what stands for each {name} of the route's path
  std::string id{};
  Role role = Role::none;
  std::string timing{};  ///< Server-Timing so far

  /// The format asked for: `?f=` before the header Accept.
  [[nodiscard]] std::string format() const;
};

/// A member of a query.
struct QueryParameter {
  std::string_view name, says;
  bool is_whole = false;
  std::string_view preset = {};
};

enum class Where : std::uint8_t {
  here,
  worker
};  ///< on the thread of the connections, or on one that may take long

struct Route {
  std::string_view method, path;
  std::string_view says;
  std::string_view tag;
  Role role = Role::read;
  Where where = Where::here;
  HttpResponse (*answer)(Service& service, Call& call, Workbench* workbench) = nullptr;
  void (*stream)(Service& service, Call& call, const Reply& reply) = nullptr;  ///< instead: events
  std::span<const QueryParameter> query = {};
  std::string_view body = {};    ///< name of the schema of what is sent; see openapi.cpp
  std::string_view result = {};  ///< name of the schema of the answer, or a media type
  std::string_view also = {};    ///< another media type that it can have
  bool is_kept = false;          ///< the answer hangs on nothing but the request and the network
};

[[nodiscard]] std::span<const Route> routes();

/// A route that fits the path, whatever its method; null: none. Out: parts.
struct Matched {
  const Route* route = nullptr;
  std::vector<std::string> parts{};
  std::string allowed{};  ///< methods that the path has, if not this one
};
[[nodiscard]] Matched route_of(std::string_view method, const Target& target);

}  // namespace corridor
