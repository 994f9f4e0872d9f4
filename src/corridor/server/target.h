// SPDX-License-Identifier: Apache-2.0
// The target of a request, taken apart: the segments of its path and the members of its query, decoded once.
// No part of it is ever used as the name of a file.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "corridor/server/http.h"

namespace corridor {

struct Target {
  std::vector<std::string> segments{};  ///< "/v1/places/KZAAU" is three
  std::vector<HttpHeader> query{};      ///< in order

  /// The first value of this name; empty if there is none.
  [[nodiscard]] std::string_view value(std::string_view name) const;
  [[nodiscard]] bool has(std::string_view name) const;
};

/// None: broken percent-encoding, no UTF-8, or no path.
[[nodiscard]] std::optional<Target> target_of(std::string_view text);

/// "%41" is "A"; with `is_query`, "+" is a blank. None: broken.
[[nodiscard]] std::optional<std::string> percent_decoded(std::string_view text, bool is_query);
/// For a path or the value of a query.
[[nodiscard]] std::string percent_encoded(std::string_view text);

}  // namespace corridor
