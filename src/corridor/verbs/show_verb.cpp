// SPDX-License-Identifier: Apache-2.0
#include "corridor/verbs/show_verb.h"

#include <algorithm>
#include <array>
#include <set>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "corridor/base/check.h"
#include "corridor/base/fold.h"
#include "corridor/base/text.h"
#include "corridor/model/rows.h"
#include "corridor/model/suggest.h"
#include "corridor/verbs/arguments.h"

namespace corridor {

namespace {

/// A table whose rows refer to what is shown.
struct Reference {
  std::string_view table, field;
};

struct Kind {
  std::string_view word;   // "place"
  std::string_view table;  // "places"
  std::string_view key;    // column that names a row
  std::string_view title;  // column to list beside it
  std::array<Reference, 9> references;
};

constexpr auto kKinds = std::to_array<Kind>({
    {"place",
     "places",
     "id",
     "name",
     {{{"place_names", "place"},
       {"operations", "place"},
       {"tariffs", "place"},
       {"links", "from_place"},
       {"links", "to_place"},
       {"calls", "place"},
       {"weather_closures", "place"},
       {"closures", "place"},
       {"draught_limits", "place"}}}},
    {"link", "links", "id", "mode", {{{"calls", "links"}, {"closures", "link"}}}},
    {"service",
     "services",
     "id",
     "name",
     {{{"calls", "service"}, {"fleets", "service"}, {"tariffs", "service"}, {"closures", "service"}}}},
    {"country",
     "countries",
     "id",
     "name",
     {{{"bloc_memberships", "country"},
       {"places", "country"},
       {"tariffs", "country"},
       {"restrictions", "country"},
       {"driver_rules", "countries"}}}},
    {"bloc", "bloc_memberships", "bloc", "country", {}},
    {"source", "sources", "id", "title", {}},
    {"commodity", "commodities", "id", "name", {{{"restrictions", "commodity"}, {"tariffs", "commodity"}}}},
    {"corridor", "corridors", "id", "name", {{{"flows", "corridor"}}}},
    {"operation", "operations", "id", "place", {}},
    {"tariff", "tariffs", "id", "kind", {}},
    {"vehicle", "vehicles", "id", "name", {{{"services", "vehicle"}, {"fleets", "vehicle"}}}},
    {"emission", "emission_factors", "id", "name", {{{"vehicles", "emission_factor"}}}},
    {"rule", "restrictions", "id", "effect", {}},
    {"quote", "quotes", "name", "last", {{{"tariffs", "fuel_quote"}}}},
    {"event", "events", "id", "title", {{{"event_edits", "event"}}}},
    {"published", "published_values", "id", "title", {}},
});

static_assert(kKinds.size() + 1 == std::size(kShowKinds), "each kind but diff has a row here");

/// The texts of one cell that may be keys: one, or a list.
std::vector<std::string_view> keys_in(const Table::Column& column, std::size_t row) {
  if (const auto* texts = std::get_if<Table::Texts>(&column.values)) return {(*texts)[row]};
  if (const auto* lists = std::get_if<Table::Lists>(&column.values))
    return {(*lists)[row].begin(), (*lists)[row].end()};
  return {};
}

std::vector<std::size_t> rows_with(const Table& table, std::string_view field, std::string_view key) {
  const Table::Column* column = table.find(field);
  CORRIDOR_CHECK(column != nullptr);
  std::vector<std::size_t> rows;
  for (std::size_t row = 0; row < table.row_count(); ++row) {
    if (std::ranges::count(keys_in(*column, row), key) > 0) rows.push_back(row);
  }
  return rows;
}

/// Some rows of a table, all of its columns.
Table part_of(const Table& table, const std::vector<std::size_t>& rows) {
  Table part{.name = table.name, .columns = {}};
  for (const Table::Column& column : table.columns) {
    const auto pick = [&](const auto& values) -> Table::Values {
      std::remove_cvref_t<decltype(values)> picked;
      for (const std::size_t row : rows) picked.push_back(values[row]);
      return picked;
    };
    part.columns.push_back({.name = column.name,
                            .values = std::visit(pick, column.values),
                            .says = column.says,
                            .decimals = column.decimals});
  }
  return part;
}

Table columns_of(const Table& table, std::span<const std::string_view> names) {
  Table part{.name = table.name, .columns = {}};
  for (const std::string_view name : names) {
    if (const Table::Column* column = table.find(name)) part.columns.push_back(*column);
  }
  return part;
}

/// The key as the network writes it. Places, services, ... are found by any of their names.
std::string key_of(const Network& network, const Kind& kind, const Table& table, std::string_view text) {
  if (kind.word == "place") return network.places().id[network.place(text)];
  if (kind.word == "country") return network.tables().countries.id[network.country(text)];
  const Table::Column* column = table.find(kind.key);
  std::vector<std::string_view> known;
  for (std::size_t row = 0; row < table.row_count(); ++row) {
    for (const std::string_view key : keys_in(*column, row)) {
      if (key == text) return std::string(key);
      known.push_back(key);
    }
  }
  std::ranges::sort(known);
  known.erase(std::ranges::unique(known).begin(), known.end());
  const auto same = std::ranges::find(known, fold(text), [](std::string_view key) { return fold(key); });
  if (same != known.end()) return std::string(*same);
  const std::string near = did_you_mean(text, known);
  throw Error(usage_problem("KEY", text, fmt::format("there is no such {}", kind.word),
                            near.empty() ? fmt::format("`corridor show {}` lists them", kind.word) : near));
}

/// Titles and addresses of all sources that the sheets name.
Table sources_in(const Network& network, const std::vector<Sheet>& sheets) {
  std::set<std::string, std::less<>> keys;
  for (const Sheet& sheet : sheets) {
    const Table::Column* column = sheet.table.find("source");
    if (column == nullptr) continue;
    for (std::size_t row = 0; row < sheet.table.row_count(); ++row) {
      for (const std::string_view key : keys_in(*column, row)) keys.emplace(key);
    }
  }
  const Table all = table_of(network.tables(), "sources");
  std::vector<std::size_t> rows;
  for (std::size_t row = 0; row < all.row_count(); ++row) {
    if (keys.contains(keys_in(*all.find("id"), row).front())) rows.push_back(row);
  }
  return part_of(all, rows);
}

/// How many rows of each table rest on a source.
Table uses_of(const Network& network, std::string_view source) {
  Table uses{.name = "used_by", .columns = {}};
  Table::Texts tables;
  Table::Wholes counts;
  for (const std::string_view name : table_names()) {
    if (name == "sources" || name == "shapes") continue;
    const Table table = table_of(network.tables(), name);
    if (table.find("source") == nullptr) continue;
    const std::size_t count = rows_with(table, "source", source).size();
    if (count == 0) continue;
    tables.emplace_back(name);
    counts.push_back(static_cast<std::int64_t>(count));
  }
  uses.add("table", std::move(tables)).add("rows", std::move(counts));
  return uses;
}

Answer list_of_kind(const Kind& kind, const Table& table) {
  const std::string_view columns[] = {kind.key, kind.title, "kind", "country", "mode", "date", "evidence"};
  std::vector<std::string_view> wanted;
  for (const std::string_view column : columns) {
    if (std::ranges::count(wanted, column) == 0) wanted.push_back(column);
  }
  return {.sheets = {{.table = columns_of(table, wanted)}}};
}

Answer show_one(const Network& network, const Kind& kind, const Table& table, const std::string& key) {
  Answer answer;
  const std::vector<std::size_t> rows = rows_with(table, kind.key, key);
  answer.sheets.push_back({.table = part_of(table, rows), .is_single = rows.size() == 1});
  answer.sheets.back().table.name = kind.word;
  for (const Reference& reference : kind.references) {
    if (reference.table.empty()) break;
    const Table other = table_of(network.tables(), reference.table);
    const std::vector<std::size_t> found = rows_with(other, reference.field, key);
    if (found.empty()) continue;
    Table part = part_of(other, found);
    if (reference.field == "to_place") part.name += "_to";
    if (reference.field == "from_place") part.name += "_from";
    answer.sheets.push_back({.table = std::move(part)});
  }
  if (kind.word == "source") answer.sheets.push_back({.table = uses_of(network, key)});
  Table sources = sources_in(network, answer.sheets);
  if (sources.row_count() > 0) answer.sheets.push_back({.table = std::move(sources)});
  return answer;
}

Answer show_difference(const Question& question) {
  Answer answer;
  Table changes = difference(*question.base, *question.network);
  changes.name = "changes";
  if (changes.row_count() == 0) {
    answer.blocks.emplace_back(question.scenarios.empty()
                                   ? "No scenario, no difference: name one with --scenario."
                                   : "The scenarios change nothing.");
  }
  answer.sheets.push_back({.table = std::move(changes)});
  return answer;
}

}  // namespace

Answer run_show(const Question& question, const Run& /*run*/) {
  const Arguments& arguments = question.arguments;
  const std::string_view word = arguments.text("kind");
  if (word == "diff") return show_difference(question);
  const Kind* kind = std::ranges::find(kKinds, word, &Kind::word);
  CORRIDOR_CHECK(kind != kKinds.end());
  const Network& network = *question.network;
  const Table table = table_of(network.tables(), kind->table);
  if (!arguments.has("key")) return list_of_kind(*kind, table);
  return show_one(network, *kind, table, key_of(network, *kind, table, arguments.text("key")));
}

}  // namespace corridor
