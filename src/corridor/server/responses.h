// SPDX-License-Identifier: Apache-2.0
// Small helpers of handlers: responses of JSON and text, links in them, and whole numbers out of a query.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "corridor/io/json_value.h"
#include "corridor/server/http.h"
#include "corridor/server/target.h"

namespace corridor {

[[nodiscard]] HttpResponse json_response(const JsonValue& value, int status = 200);
[[nodiscard]] HttpResponse text_response(std::string text, std::string_view type, int status = 200);

/// A link (RFC 8288) as OGC's interfaces write it.
[[nodiscard]] JsonValue link_to(std::string_view href, std::string_view relation, std::string_view type,
                                std::string_view title);

/// Throws  Error: no whole number from `min` to `max`.
[[nodiscard]] std::size_t whole_in(const Target& target, std::string_view name, std::size_t otherwise,
                                   std::size_t min, std::size_t max);

}  // namespace corridor
