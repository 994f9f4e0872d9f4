// SPDX-License-Identifier: Apache-2.0
// The files that travel inside the program: the network `eurasia` and the map of the world behind it. The
// build packs and compresses them (more.cmake); here they are unpacked again.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "corridor/io/network_folder.h"

namespace corridor {

/// Unpacked files; their texts lie in `bytes`.
struct Archive {
  std::string bytes;
  std::vector<NamedText> files;  ///< by path

  Archive() = default;
  Archive(Archive&&) = default;
  Archive& operator=(Archive&&) = default;
  Archive(const Archive&) = delete;
  Archive& operator=(const Archive&) = delete;
  ~Archive() = default;

  /// The text of the file of this name; empty if there is none.
  [[nodiscard]] std::string_view text(std::string_view path) const;
};

/// The package `eurasia`: its CSV files and datapackage.json.  Cost  see bench/load_bench.cpp.
[[nodiscard]] Archive embedded_eurasia();
/// Land and borders for maps; no files if the program was built without.
[[nodiscard]] Archive embedded_basemap();

/// Takes an archive apart. In: as cmake/pack.cpp writes it. Throws  Error: damaged.
[[nodiscard]] Archive unpacked(std::string_view archive);

/// The tables of the package `eurasia`. Throws  Error: a program built from a broken package.
[[nodiscard]] Tables embedded_tables();

}  // namespace corridor
