// SPDX-License-Identifier: Apache-2.0
// The one place that reads JSON: which files a data package says it has.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "corridor/base/error.h"

namespace corridor {

/// A resource of a `datapackage.json` (Data Package v2).
struct Resource {
  std::string name;
  std::string path;  ///< inside the package's folder
};

/// In    the text of a datapackage.json.
/// Out   its resources with one path each; what is wrong is added to `problems`.
[[nodiscard]] std::vector<Resource> read_descriptor(std::string_view text, const std::string& file,
                                                    std::vector<Problem>& problems);

}  // namespace corridor
