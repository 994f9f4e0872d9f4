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

 private:
  /// A value that a scenario has given to a field.
  struct Given {
    const Scenario* scenario;
    std::string value;
  };

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
  std::map<std::string, Given, std::less<>> given_;  // "table row field" -> who gave it which value
};

}  // namespace corridor
