// SPDX-License-Identifier: Apache-2.0
// What a server answers, as an OpenAPI document, made of the list of routes and the list of verbs; and the
// reference pages that are made of that document.
#pragma once

#include <string>
#include <string_view>

#include "corridor/io/json_value.h"
#include "corridor/model/network.h"

namespace corridor {

/// OpenAPI 3.1. The network only lends the names of an answer's columns.
[[nodiscard]] JsonValue openapi_of(const Network& network);
/// The same document in OpenAPI 3.0.3: null is said by `nullable`, constants by `enum`.
[[nodiscard]] JsonValue openapi_3_0_of(const JsonValue& document);

/// docs/reference/api.md.
[[nodiscard]] std::string api_markdown(const JsonValue& document);
/// /docs: one page without scripts.
[[nodiscard]] std::string api_page(const JsonValue& document);

}  // namespace corridor
