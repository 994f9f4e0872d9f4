// SPDX-License-Identifier: Apache-2.0
// An Answer is what was asked for, before anyone decides how it looks: tables of data for programs, blocks
// for people. Verbs give answers; writers turn any answer into text, JSON, CSV, GeoJSON or a page and need to
// know no verb.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "corridor/base/table.h"

namespace corridor {

/// How asking ended. The command line makes its exit code of it.
enum class Outcome : std::uint8_t { done, invalid, infeasible, limited, stopped };

inline constexpr std::string_view kOutcomeNames[] = {"done", "invalid", "infeasible", "limited", "stopped"};

/// A table and where it belongs: alone, or row by row inside the rows of another (the legs of each option).
struct Sheet {
  Table table;
  std::string within{};             ///< name of the table whose rows own these rows; empty: stands alone
  std::vector<std::string> keys{};  ///< columns, in both tables, that say which row owns a row
  bool is_single = false;           ///< exactly one row: an object, not a list of one
  bool is_aside = false;            ///< how the answer came about: text does not show it
  bool is_for_maps =
      false;  ///< has geometry and repeats what other sheets say: only GeoJSON and pages show it
};

/// For people: a paragraph, or a table whose column names are headings.
using Block = std::variant<std::string, Table>;

/// A file that the answer consists of; the door writes it.
struct Document {
  std::string path;  ///< relative to the folder that the user named
  std::string text;
};

struct Answer {
  Outcome outcome = Outcome::done;
  std::vector<Sheet> sheets{};         ///< data; names and columns are documented and stable
  std::vector<Block> blocks{};         ///< the same for people; empty: the sheets are shown as they are
  std::string document{};              ///< an answer that is one text (a scenario, a page): shown as it is
  std::vector<Document> files{};       ///< an answer that is a folder
  std::vector<std::string> remarks{};  ///< talk beside the answer: stderr

  [[nodiscard]] const Table* find(std::string_view table) const {
    for (const Sheet& sheet : sheets) {
      if (sheet.table.name == table) return &sheet.table;
    }
    return nullptr;
  }
};

}  // namespace corridor
