// SPDX-License-Identifier: Apache-2.0
// Private to the room: one edit of a scenario, made on tables.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "corridor/model/rows.h"
#include "corridor/model/scenario.h"

namespace corridor {

/// Makes the edits of several scenarios, one after another, and notices when they contradict each other.
class Editor {
 public:
  /// Keeps references to both.
  Editor(Tables& tables, std::vector<Problem>& problems)
      : tables_(tables), problems_(problems), reader_(tables) {}

  /// From now on, what is changed is changed by this scenario.
  void begin(const Scenario& scenario) { scenario_ = &scenario; }
  void add_rows(const Scenario& scenario);
  void make(const Edit& edit);

  /// A rule that the changed tables break, moved to the edit or row of a scenario that made it so, if any
  /// did.
  [[nodiscard]] Problem placed(Problem problem) const;

 private:
  /// A value that a scenario has given to a field.
  struct Given {
    const Scenario* scenario;
    std::string value;
  };

  /// What an edit has changed.
  struct Changed {
    const Edit* edit;
    std::string where;
    std::vector<std::size_t> rows;
    std::vector<std::string> fields;  // empty: the row as a whole
  };
  /// Rows that a scenario has added.
  struct Added {
    std::string table;
    std::size_t first, count;
    TableOrigin origin;
  };

  [[nodiscard]] const Changed* last_change(std::string_view table, std::size_t row,
                                           std::string_view field) const;
  [[nodiscard]] std::string place_of(const Edit& edit) const;
  [[nodiscard]] std::vector<std::size_t> rows_selected(const Edit& edit);
  [[nodiscard]] std::vector<std::string> fields_meant(const Edit& edit);
  void change(const Edit& edit, std::size_t row, const std::string& field);
  void close(const Edit& edit, const std::vector<std::size_t>& rows);
  void open(const Edit& edit, const std::vector<std::size_t>& rows);
  void weaken(const Edit& edit, std::size_t row);
  void give(const Edit& edit, std::size_t row, const std::string& field, const std::string& value);
  void set(const Edit& edit, std::size_t row, const std::string& field, const std::string& value);
  std::string scenario_source();
  void complain(const Edit& edit, Problem problem);

  Tables& tables_;
  std::vector<Problem>& problems_;
  RowReader reader_;
  const Scenario* scenario_ = nullptr;
  std::vector<Changed> changed_;  // in the order they were made
  std::vector<Added> added_;
  std::map<std::string, Given, std::less<>> given_;  // "table row field" -> who gave it which value
};

}  // namespace corridor
