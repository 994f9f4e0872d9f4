// SPDX-License-Identifier: Apache-2.0
// A network as a folder of CSV files, one a table, called after it: links.csv. With a datapackage.json beside
// them, that says which files there are. A table without a file is empty.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "corridor/base/answer.h"
#include "corridor/base/error.h"
#include "corridor/model/fields_trade.h"

namespace corridor {

/// A file's name (for messages) and its text, which outlives it.
struct NamedText {
  std::string path;
  std::string_view text;
};

/// Reads the tables of a package from its files, in whatever order they come.
/// Out   problems of all files: cells, columns, unknown tables, files that datapackage.json lists and that
///       are not there. If there are any of severity error, the tables are not to be used.
[[nodiscard]] Tables read_tables(std::span<const NamedText> files, std::vector<Problem>& problems);

/// The tables of a folder.
/// Throws  Error: no such folder, no table in it.
[[nodiscard]] Tables read_network_folder(const std::string& folder, std::vector<Problem>& problems);
/// The same. Throws  Error with all problems of all files.
[[nodiscard]] Tables read_network_folder(const std::string& folder);

/// The tables that have rows as CSV files: reading them gives the same tables.
[[nodiscard]] std::vector<Document> documents_of(const Tables& tables);

}  // namespace corridor
