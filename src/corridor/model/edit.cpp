// SPDX-License-Identifier: Apache-2.0
#include "corridor/model/edit.h"

#include <algorithm>
#include <cmath>
#include <ranges>

#include <fmt/format.h>

#include "corridor/base/text.h"
#include "corridor/model/cell.h"
#include "corridor/model/suggest.h"

namespace corridor {

namespace {

std::vector<std::string_view> views(const std::vector<std::string>& texts) {
  return {texts.begin(), texts.end()};
}

bool has_field(std::string_view table, std::string_view field) {
  const std::vector<std::string_view> names = field_names(table);
  return std::ranges::find(names, field) != names.end();
}

std::string date_text(const std::optional<Date>& date) { return date ? text_of(*date) : std::string{}; }

std::size_t rows_in(const Tables& tables, std::string_view table) {
  std::size_t count = 0;
  with_table(tables, table, [&](const auto& rows) { count = row_count(rows); });
  return count;
}

// "mode=rail,gauge_mm=1520"
struct Condition {
  std::string field, value;
};

std::vector<Condition> conditions_of(std::string_view key) {
  std::vector<Condition> conditions;
  while (!key.empty()) {
    const std::size_t end = std::min(key.find(','), key.size());
    const std::string_view one = key.substr(0, end);
    const std::size_t equals = one.find('=');
    if (equals == std::string_view::npos || equals == 0) return {};
    conditions.push_back(
        {std::string(trimmed(one.substr(0, equals))), std::string(trimmed(one.substr(equals + 1)))});
    key.remove_prefix(std::min(end + 1, key.size()));
  }
  return conditions;
}

// New values of numbers; false: nothing there to change.
bool change_number(double& value, EventAction action, double by) {
  value = action == EventAction::scale ? value * by : value + by;
  return true;
}
bool change_number(int& value, EventAction action, double by) {
  const double changed = action == EventAction::scale ? value * by : value + by;
  value = static_cast<int>(std::lround(changed));
  return true;
}
template <class D>
bool change_number(Quantity<D>& value, EventAction action, double by) {
  value = action == EventAction::scale ? by * value : value + Quantity<D>::of(by);
  return true;
}
bool change_time(Duration& value, EventAction action, double by, Unit unit) {
  const auto count = static_cast<double>(value.count());
  value = Duration{std::llround(action == EventAction::scale ? count * by : count + by * seconds_per(unit))};
  return true;
}

template <class T>
concept Changeable = requires(T& value) { change_number(value, EventAction::scale, 1.0); };

enum class Outcome : std::uint8_t { yes, empty, impossible };

template <class T>
[[gnu::noinline]] Outcome change_value(T& value, const Edit& edit, double by, Unit unit) {
  if constexpr (kIsOptional<T>) {
    return value ? change_value(*value, edit, by, unit) : Outcome::empty;
  } else if constexpr (std::is_same_v<T, Duration>) {
    return change_time(value, edit.action, by, unit) ? Outcome::yes : Outcome::empty;
  } else if constexpr (Changeable<T> && !std::is_same_v<T, bool>) {
    return change_number(value, edit.action, by) ? Outcome::yes : Outcome::empty;
  } else {
    return Outcome::impossible;
  }
}

}  // namespace

void Editor::complain(const Edit& edit, Problem problem) {
  if (problems_.size() >= kProblemsMax) return;
  problem.where = place_of(edit);
  problems_.push_back(std::move(problem));
}

std::string Editor::place_of(const Edit& edit) const {
  return !edit.where.empty() ? edit.where : fmt::format("scenario '{}'", scenario_->name);
}

// The last change of the field, or else of the row; none if no edit has touched it.
const Editor::Changed* Editor::last_change(std::string_view table, std::size_t row,
                                           std::string_view field) const {
  const Changed* of_row = nullptr;
  for (const Changed& one : std::views::reverse(changed_)) {
    if (one.edit->table != table || std::ranges::find(one.rows, row) == one.rows.end()) continue;
    if (std::ranges::find(one.fields, field) != one.fields.end()) return &one;
    if (of_row == nullptr) of_row = &one;
  }
  return of_row;
}

Problem Editor::placed(Problem problem) const {
  constexpr std::string_view kCsv = ".csv";
  constexpr std::uint64_t kFirstLine = 2;  // as rules count: the first line holds the names of the columns
  if (!problem.where.ends_with(kCsv) || problem.row < kFirstLine) return problem;
  const std::string table = problem.where.substr(0, problem.where.size() - kCsv.size());
  const std::size_t row = problem.row - kFirstLine;
  for (const Added& added : added_) {
    if (added.table != table || row < added.first || row - added.first >= added.count) continue;
    const std::size_t position = row - added.first;
    problem.where = added.origin.file;
    problem.row = position < added.origin.lines.size() ? added.origin.lines[position] : 0;
    return problem;
  }
  if (const Changed* change = last_change(table, row, problem.field)) {
    problem.where = change->where;
    problem.row = problem.column = 0;
    problem.what += fmt::format(" (in {} of {})", change->edit->key, table);
  }
  return problem;
}

// The rows that an edit is about; none, and a problem, if there are none.
std::vector<std::size_t> Editor::rows_selected(const Edit& edit) {
  std::vector<std::size_t> rows;
  const std::size_t count = rows_in(tables_, edit.table);
  const std::vector<std::string>* keys = nullptr;
  with_table(tables_, edit.table, [&](const auto& table) { keys = keys_of(table); });
  for (std::size_t row = 0; row < count && keys; ++row) {
    if ((*keys)[row] == edit.key) rows.push_back(row);
  }
  if (!rows.empty()) return rows;
  if (edit.key == "*") {
    for (std::size_t row = 0; row < count; ++row) rows.push_back(row);
    return rows;
  }
  const std::vector<Condition> conditions = conditions_of(edit.key);
  for (const Condition& condition : conditions) {
    if (has_field(edit.table, condition.field)) continue;
    complain(edit, {.code = "unknown_field",
                    .field = "key",
                    .value = edit.key,
                    .what = fmt::format("asks for {}, which is no field of {}", condition.field, edit.table),
                    .hint = did_you_mean(condition.field, field_names(edit.table))});
    return {};
  }
  for (std::size_t row = 0; row < count && !conditions.empty(); ++row) {
    const bool fits = std::ranges::all_of(conditions, [&](const Condition& condition) {
      return cell_of(tables_, edit.table, row, condition.field) == condition.value;
    });
    if (fits) rows.push_back(row);
  }
  if (rows.empty()) {
    complain(edit, {.code = "unknown_key",
                    .field = "key",
                    .value = edit.key,
                    .what = fmt::format("is no row of {}", edit.table),
                    .hint = keys && conditions.empty() ? did_you_mean(edit.key, views(*keys))
                                                       : "write the id of a row, field=value, or *"});
  }
  return rows;
}

// The field, or the three of a duration; none, and a problem, if there is no such field.
std::vector<std::string> Editor::fields_meant(const Edit& edit) {
  if (has_field(edit.table, edit.field)) return {edit.field};
  if (has_field(edit.table, edit.field + "_typical_h")) {
    return {edit.field + "_min_h", edit.field + "_typical_h", edit.field + "_max_h"};
  }
  complain(edit, {.code = "unknown_field",
                  .field = "field",
                  .value = edit.field,
                  .what = fmt::format("is no field of {}", edit.table),
                  .hint = did_you_mean(edit.field, field_names(edit.table))});
  return {};
}

// Remembers who gave a field a value, and names those who disagree.
void Editor::give(const Edit& edit, std::size_t row, const std::string& field, const std::string& value) {
  std::string place = fmt::format("{} {} {}", edit.table, row, field);
  const auto [before, is_first] = given_.try_emplace(std::move(place), Given{scenario_, value});
  if (!is_first && before->second.scenario != scenario_ && before->second.value != value) {
    complain(edit, {.code = "conflict",
                    .field = field,
                    .value = value,
                    .what = fmt::format("scenario '{}' says {} of {} in {}, but scenario '{}' says {}",
                                        scenario_->name, value, edit.key, edit.table,
                                        before->second.scenario->name, before->second.value),
                    .hint = "leave one of the two out"});
  }
  before->second = {scenario_, value};
}

void Editor::set(const Edit& edit, std::size_t row, const std::string& field, const std::string& value) {
  if (std::optional<Problem> problem = reader_.set(edit.table, row, field, value)) {
    complain(edit, std::move(*problem));
  }
}

void Editor::change(const Edit& edit, std::size_t row, const std::string& field) {
  if (edit.action == EventAction::set) {
    give(edit, row, field, edit.value);
    set(edit, row, field, edit.value);
    return;
  }
  const Parsed<double> by = number_of(edit.value);
  if (!by || (edit.action == EventAction::scale && !(*by >= 0.0))) {
    complain(edit, {.code = "bad_value",
                    .field = "value",
                    .value = edit.value,
                    .what = by ? "must not be negative" : std::string(by.fault().what),
                    .hint = edit.action == EventAction::scale ? "write a factor, as in 1.5"
                                                              : "write an amount in the field's unit"});
    return;
  }
  Outcome changed = Outcome::impossible;
  with_table(tables_, edit.table, [&](auto& rows) {
    with_field(rows, field, [&](const Field& described, auto& column) {
      using T = typename std::remove_reference_t<decltype(column)>::Value;
      T value = column.values()[row];
      changed = change_value(value, edit, *by, described.unit);
      if (changed == Outcome::yes) column.edit()[row] = std::move(value);
    });
  });
  if (changed == Outcome::impossible) {
    complain(edit, {.code = "not_a_number",
                    .field = "field",
                    .value = field,
                    .what = fmt::format("cannot be {}: it is no number",
                                        edit.action == EventAction::scale ? "scaled" : "added to"),
                    .hint = "use the action set"});
  }
}

// A row that a scenario has changed is no surer than the scenario.
void Editor::weaken(const Edit& edit, std::size_t row) {
  with_table(tables_, edit.table, [&](auto& rows) {
    if constexpr (requires { rows.provenance; }) {
      auto& evidence = rows.provenance.evidence;
      if (evidence.values()[row] < edit.evidence) evidence.edit()[row] = edit.evidence;
    }
  });
  if (edit.source.empty() || !has_field(edit.table, "source")) return;
  const std::string before = cell_of(tables_, edit.table, row, "source");
  const Parsed<std::vector<std::string_view>> known = list_of(before);
  const Parsed<std::vector<std::string_view>> added = list_of(edit.source);
  std::string sources = before;
  for (const std::string_view source : added ? *added : std::vector<std::string_view>{}) {
    if (known && std::ranges::find(*known, source) != known->end()) continue;
    sources += (sources.empty() ? "" : "|") + std::string(source);
  }
  if (sources != before) set(edit, row, "source", sources);
}

void Editor::close(const Edit& edit, const std::vector<std::size_t>& rows) {
  const bool is_place = edit.table == "places";
  if (!is_place && edit.table != "links" && edit.table != "services") {
    complain(edit, {.code = "bad_action",
                    .field = "action",
                    .value = "close",
                    .what = fmt::format("a row of {} cannot be closed", edit.table),
                    .hint = "close places, links or services; end other rows by setting valid_to"});
    return;
  }
  const std::string column = is_place ? "place" : edit.table == "links" ? "link" : "service";
  Table closures{.name = "closures", .columns = {}};
  Table::Texts closed;
  for (const std::size_t row : rows) {
    give(edit, row, "status", "closed");
    if (is_place || edit.valid_from || edit.valid_to) {
      closed.push_back(cell_of(tables_, edit.table, row, "id"));
    } else {
      set(edit, row, "status", "suspended");
    }
    weaken(edit, row);
  }
  if (closed.empty()) return;
  const std::size_t count = closed.size();
  closures.add(column, std::move(closed))
      .add("valid_from", Table::Texts(count, date_text(edit.valid_from)))
      .add("valid_to", Table::Texts(count, date_text(edit.valid_to)))
      .add("source", Table::Texts(count, edit.source.empty() ? scenario_source() : edit.source))
      .add("evidence", Table::Texts(count, std::string(name_of(edit.evidence))));
  reader_.add(closures, nullptr, problems_);
}

namespace {

// Closures of a row end before anything begins. Rows are never taken out: others refer to their positions.
template <class IdType>
void end_closures(Closures& closures, const Column<Closures::IdType, IdType>& column, std::size_t row) {
  constexpr Date kNever{std::chrono::days{-36525}};
  for (const auto closure : IdRange<Closures>{column.size()}) {
    if (column[closure] != IdType{static_cast<std::uint32_t>(row)}) continue;
    closures.validity.valid_from.edit()[closure.position()] = kNever;
    closures.validity.valid_to.edit()[closure.position()] = kNever;
  }
}

}  // namespace

void Editor::open(const Edit& edit, const std::vector<std::size_t>& rows) {
  if (edit.table != "links" && edit.table != "services" && edit.table != "places") {
    complain(edit, {.code = "bad_action",
                    .field = "action",
                    .value = "open",
                    .what = fmt::format("a row of {} cannot be opened", edit.table),
                    .hint = "open places, links or services; begin other rows by setting valid_from"});
    return;
  }
  for (const std::size_t row : rows) {
    give(edit, row, "status", "open");
    if (edit.table != "places") {
      set(edit, row, "status", "open");
      set(edit, row, "valid_from", date_text(edit.valid_from));
      set(edit, row, "valid_to", date_text(edit.valid_to));
    }
    Closures& closures = tables_.closures;
    if (edit.table == "links") end_closures(closures, closures.link, row);
    if (edit.table == "services") end_closures(closures, closures.service, row);
    if (edit.table == "places") end_closures(closures, closures.place, row);
    weaken(edit, row);
  }
}

void Editor::make(const Edit& edit) {
  const std::vector<std::string_view> names = table_names();
  if (std::ranges::find(names, edit.table) == names.end()) {
    complain(edit, {.code = "unknown_table",
                    .field = "table",
                    .value = edit.table,
                    .what = "is no table of a network",
                    .hint = did_you_mean(edit.table, names)});
    return;
  }
  const std::vector<std::size_t> rows = rows_selected(edit);
  if (rows.empty()) return;
  changed_.push_back({&edit, place_of(edit), rows, {}});
  if (edit.action == EventAction::close) return close(edit, rows);
  if (edit.action == EventAction::open) return open(edit, rows);
  changed_.back().fields = fields_meant(edit);
  for (const std::string& field : changed_.back().fields) {
    const std::size_t problem_count = problems_.size();
    for (const std::size_t row : rows) {
      change(edit, row, field);
      if (problems_.size() > problem_count) return;  // the other rows would say the same
    }
  }
  for (const std::size_t row : rows) weaken(edit, row);
}

// The scenario as a source of what it adds.
std::string Editor::scenario_source() {
  std::string key = "scenario:" + scenario_->name;
  for (char& c : key) {
    if (c == '|') c = '/';
  }
  if (std::ranges::find(tables_.sources.id.values(), key) == tables_.sources.id.values().end()) {
    Table source{.name = "sources", .columns = {}};
    source.add("id", Table::Texts{key})
        .add("title", Table::Texts{fmt::format("Scenario {}", scenario_->name)})
        .add("publisher", Table::Texts{scenario_->author})
        .add("note", Table::Texts{scenario_->reason});
    reader_.add(source, nullptr, problems_);
  }
  return key;
}

namespace {

// Gives a table a column, or fills its empty cells.
void fill(Table& table, std::string_view name, const std::string& value) {
  for (Table::Column& column : table.columns) {
    if (column.name != name) continue;
    if (auto* texts = std::get_if<Table::Texts>(&column.values)) {
      for (std::string& text : *texts) {
        if (text.empty()) text = value;
      }
    }
    return;
  }
  table.add(std::string(name), Table::Texts(table.row_count(), value));
}

}  // namespace

void Editor::add_rows(const Scenario& scenario) {
  const std::vector<std::string_view> names = table_names();
  for (const Table& addition : scenario.additions) {
    if (std::ranges::find(names, addition.name) == names.end()) {
      reader_.add(addition, nullptr, problems_);  // says what is wrong
    }
  }
  for (const std::string_view name : names) {  // a table comes after those that it refers to
    for (std::size_t i = 0; i < scenario.additions.size(); ++i) {
      const Table& addition = scenario.additions[i];
      if (addition.name != name || addition.row_count() == 0) continue;
      Table rows = addition;
      if (has_field(name, "evidence")) {
        fill(rows, "source", scenario_source());
        fill(rows, "evidence", "assumption");
      }
      const TableOrigin origin =
          i < scenario.origins.size()
              ? scenario.origins[i]
              : TableOrigin{.file = fmt::format("scenario '{}', {}", scenario.name, name),
                            .lines = {},
                            .columns = {}};
      added_.push_back({std::string(name), rows_in(tables_, name), rows.row_count(), origin});
      reader_.add(rows, &origin, problems_);
    }
  }
}

}  // namespace corridor
