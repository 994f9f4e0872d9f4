// SPDX-License-Identifier: Apache-2.0
#include "corridor/model/scenario.h"

#include <fmt/format.h>

#include "corridor/base/error.h"
#include "corridor/model/cell.h"
#include "corridor/model/edit.h"
#include "corridor/model/rows.h"
#include "corridor/model/validity.h"

namespace corridor {

namespace {

/// Whether every column is still the same memory.
bool is_same(const Tables& changed, const Tables& base) {
  bool is_same = true;
  each_table(changed, [&](std::string_view, const auto& rows) {
    using Rows = std::remove_cvref_t<decltype(rows)>;
    std::vector<const void*> columns;  // of the base, in order
    each_field(rows_of<Rows>(base), [&](const Field&, const auto& c) { columns.push_back(&c.values()); });
    std::size_t position = 0;
    each_field(rows, [&](const Field&, const auto& c) {
      is_same = is_same && columns[position++] == static_cast<const void*>(&c.values());
    });
  });
  return is_same;
}

}  // namespace

Network apply_scenarios(const Network& base, std::span<const Scenario> scenarios, std::optional<Date> on) {
  Tables tables = base.tables();  // shares every column; only what is edited is copied
  std::vector<Problem> problems;
  Editor editor(tables, problems);
  for (const Scenario& scenario : scenarios) {
    editor.begin(scenario);
    editor.add_rows(scenario);
    for (const Edit& edit : scenario.edits) {
      const bool is_always_made = edit.action == EventAction::close || edit.action == EventAction::open;
      if (is_always_made || !on || contains(edit.valid_from, edit.valid_to, *on)) editor.make(edit);
    }
  }
  if (!problems.empty()) throw Error(std::move(problems));
  if (is_same(tables, base.tables())) return base;
  try {
    return Network(std::move(tables), &base);
  } catch (const Error& error) {
    for (const Problem& problem : error.problems()) problems.push_back(editor.placed(problem));
  }
  throw Error(std::move(problems));
}

namespace {

struct Changes {
  Table::Texts tables, keys, fields, before, after;

  void add(std::string_view table, std::string key, std::string_view field, std::string was, std::string is) {
    tables.emplace_back(table);
    keys.push_back(std::move(key));
    fields.emplace_back(field);
    before.push_back(std::move(was));
    after.push_back(std::move(is));
  }
};

bool is_provenance(std::string_view field) {
  return field == "source" || field == "evidence" || field == "method" || field == "note";
}

// The id of a row, or the values of its first fields that have one.
template <class Rows>
std::string key_text(const Rows& rows, std::size_t row, const Tables& tables) {
  if (const std::vector<std::string>* keys = keys_of(rows)) return (*keys)[row];
  std::string key;
  int count = 0;
  constexpr int kFieldsMax = 2;
  each_field(rows, [&](const Field& field, const auto& column) {
    if (count == kFieldsMax || is_provenance(field.name)) return;
    const std::string text = cell_text(column.values()[row], field, tables);
    if (text.empty()) return;
    key += (count++ == 0 ? "" : " ") + text;
  });
  return key;
}

template <class Rows>
std::string row_text(const Rows& rows, std::size_t row, const Tables& tables) {
  std::string text;
  each_field(rows, [&](const Field& field, const auto& column) {
    const std::string cell = cell_text(column.values()[row], field, tables);
    if (cell.empty() || is_provenance(field.name)) return;
    text += fmt::format("{}{}={}", text.empty() ? "" : ", ", field.name, cell);
  });
  return text;
}

template <class Rows>
void add_changes(std::string_view table, const Rows& was, const Rows& is,
                 const std::pair<const Tables&, const Tables&>& all, Changes& changes) {
  const std::size_t count = row_count(was);
  std::vector<const void*> shared;  // columns of `was`, in order
  each_field(was, [&](const Field&, const auto& column) { shared.push_back(&column.values()); });
  std::size_t position = 0;
  each_field(is, [&](const Field& field, const auto& column) {
    const bool is_same = shared[position++] == static_cast<const void*>(&column.values());
    if (is_same || is_provenance(field.name)) return;
    for (std::size_t row = 0; row < count; ++row) {
      std::string before = cell_of(all.first, table, row, field.name);
      std::string after = cell_text(column.values()[row], field, all.second);
      if (before != after) {
        changes.add(table, key_text(is, row, all.second), field.name, std::move(before), std::move(after));
      }
    }
  });
  for (std::size_t row = count; row < row_count(is); ++row) {
    changes.add(table, key_text(is, row, all.second), "", "", row_text(is, row, all.second));
  }
}

}  // namespace

Table difference(const Network& base, const Network& changed) {
  Changes changes;
  const std::pair<const Tables&, const Tables&> all{base.tables(), changed.tables()};
  each_table(changed.tables(), [&](std::string_view table, const auto& rows) {
    using Rows = std::remove_cvref_t<decltype(rows)>;
    add_changes(table, rows_of<Rows>(base.tables()), rows, all, changes);
  });
  Table table{.name = "changes", .columns = {}};
  table.add("table", std::move(changes.tables))
      .add("key", std::move(changes.keys))
      .add("field", std::move(changes.fields))
      .add("before", std::move(changes.before))
      .add("after", std::move(changes.after));
  return table;
}

Scenario scenario_of(const Network& network, EventId event) {
  const Tables& tables = network.tables();
  const Events& events = tables.events;
  const EventEdits& edits = tables.event_edits;
  Scenario scenario{
      .name = "event:" + events.id[event], .reason = events.title[event], .date = events.date[event]};
  for (const auto row : IdRange<EventEdits>{edits.event.size()}) {
    if (edits.event[row] != event) continue;
    scenario.edits.push_back({.action = edits.action[row],
                              .table = edits.table[row],
                              .key = edits.key[row],
                              .field = edits.field[row],
                              .value = edits.value[row],
                              .valid_from = edits.validity.valid_from[row],
                              .valid_to = edits.validity.valid_to[row],
                              .where = fmt::format("event {}", events.id[event]),
                              .evidence = edits.provenance.evidence[row],
                              .source = cell_of(tables, "event_edits", row.position(), "source")});
  }
  return scenario;
}

}  // namespace corridor
