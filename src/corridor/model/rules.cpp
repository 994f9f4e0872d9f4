// SPDX-License-Identifier: Apache-2.0
// The list of rules, and the walk over it.
#include "corridor/model/rules.h"

#include <array>

#include <fmt/format.h>

#include "corridor/model/findings.h"
#include "corridor/model/table_access.h"

namespace corridor {

namespace {

void find_ragged_tables(const Tables& tables, Findings& findings) {
  each_table(tables, [&](std::string_view table, const auto& rows) {
    const std::size_t count = row_count(rows);
    each_field(rows, [&](const Field& field, const auto& column) {
      if (column.size() == count) return;
      findings.add({.table = table,
                    .field = field.name,
                    .what = fmt::format("has {} values where the table has {} rows", column.size(), count)});
    });
  });
}

template <class Rows>
bool is_inside(Id<Rows> id, const Tables& tables) {
  return id.is_none() || id.position() < row_count(rows_of<Rows>(tables));
}
template <class Rows>
bool is_inside(const std::vector<Id<Rows>>& ids, const Tables& tables) {
  for (const Id<Rows> id : ids) {
    if (id.is_none() || !is_inside(id, tables)) return false;
  }
  return true;
}

void find_lost_ids(const Tables& tables, Findings& findings) {
  each_table(tables, [&](std::string_view table, const auto& rows) {
    each_field(rows, [&](const Field& field, const auto& column) {
      if constexpr (requires { is_inside(column.values()[0], tables); }) {
        for (std::size_t row = 0; row < column.size(); ++row) {
          const auto& value = column.values()[row];
          bool is_good = is_inside(value, tables);
          if constexpr (requires { value.is_none(); }) {
            is_good = is_good && (field.need == Need::may || !value.is_none());
          }
          if (!is_good) {
            findings.add({.table = table,
                          .row = row,
                          .field = field.name,
                          .what = "refers to a row that is not there"});
          }
        }
      }
    });
  });
}

constexpr std::array<Rule, 2> kSoundness{{
    {"ragged_table", Severity::error, "All columns of a table have the same length.",
     "Only a program that fills columns itself can break this.", find_ragged_tables},
    {"lost_id", Severity::error, "Every reference points to a row.",
     "Only a program that fills columns itself can break this; in files it is an unknown key.",
     find_lost_ids},
}};

constexpr std::array<Rule, 0> kRules{};

void ask(const Rule& rule, const Tables& tables, std::vector<Problem>& problems) {
  Findings findings(rule);
  rule.find(tables, findings);
  for (Problem& problem : findings.take()) problems.push_back(std::move(problem));
}

}  // namespace

std::span<const Rule> rules() { return kRules; }

std::vector<Problem> check(const Tables& tables, Severity at_least) {
  std::vector<Problem> problems;
  for (const Rule& rule : kSoundness) {
    ask(rule, tables, problems);
    if (!problems.empty()) return problems;
  }
  for (const Rule& rule : rules()) {
    if (rule.severity <= at_least) ask(rule, tables, problems);
  }
  return problems;
}

}  // namespace corridor
