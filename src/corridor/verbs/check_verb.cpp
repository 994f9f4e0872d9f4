// SPDX-License-Identifier: Apache-2.0
#include "corridor/verbs/check_verb.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <string>

#include <fmt/format.h>

#include "corridor/base/check.h"
#include "corridor/base/text.h"
#include "corridor/model/rules.h"
#include "corridor/verbs/arguments.h"
#include "corridor/verbs/columns.h"
#include "corridor/verbs/validation.h"

namespace corridor {

namespace {

Table problems_table(std::span<const Problem> problems) {
  return TableBuilder<Problem>("problems", problems)
      .column("severity", "error, warning or note.",
              [](const Problem& p) { return std::string(name_of(p.severity)); })
      .column("code", "Rule that is broken (docs/reference/checks.md).",
              [](const Problem& p) { return p.code; })
      .column("file", "File.", [](const Problem& p) { return p.where; })
      .column("row", "Line of the file, from 1; 0: the whole file.",
              [](const Problem& p) { return static_cast<std::int64_t>(p.row); })
      .column("column", "Byte of the line, from 1; 0: the whole line.",
              [](const Problem& p) { return static_cast<std::int64_t>(p.column); })
      .column("field", "Field.", [](const Problem& p) { return p.field; })
      .column("value", "What stands there.", [](const Problem& p) { return p.value; })
      .column("what", "What is wrong.", [](const Problem& p) { return p.what; })
      .column("hint", "What to do.", [](const Problem& p) { return p.hint; })
      .take();
}

std::string counted(std::ptrdiff_t count, std::string_view one) {
  return fmt::format("{} {}{}", count, one, count == 1 ? "" : "s");
}

}  // namespace

Answer run_check(const Question& question, const Run& run) {
  if (question.arguments.is_given("validate")) return validation_answer(*question.network, run);
  Answer answer;
  const std::span<const Problem> problems = question.problems;
  std::array<std::ptrdiff_t, 3> counts{};
  std::string lines;
  const bool is_terse = question.arguments.is_given("errors");
  for (const Problem& problem : problems) {
    ++counts[static_cast<std::size_t>(problem.severity)];
    if (is_terse && problem.severity != Severity::error) continue;
    lines += fmt::format("{}{}: {}", lines.empty() ? "" : "\n", name_of(problem.severity), text_of(problem));
  }
  answer.outcome = counts[0] > 0 ? Outcome::invalid : Outcome::done;
  if (!lines.empty()) answer.blocks.emplace_back(std::move(lines));
  answer.blocks.emplace_back(fmt::format("{}: {}, {}, {}.", question.network_name,
                                         counted(counts[0], "error"), counted(counts[1], "warning"),
                                         counted(counts[2], "note")));
  answer.sheets.push_back({.table = problems_table(problems)});
  return answer;
}

std::vector<Problem> problems_in(const Answer& answer) {
  std::vector<Problem> problems;
  const Table* table = answer.find("problems");
  if (table == nullptr) return problems;
  const auto texts = [&](std::string_view name) -> const Table::Texts& {
    return std::get<Table::Texts>(table->find(name)->values);
  };
  const auto wholes = [&](std::string_view name) -> const Table::Wholes& {
    return std::get<Table::Wholes>(table->find(name)->values);
  };
  for (std::size_t row = 0; row < table->row_count(); ++row) {
    const auto severity =
        std::ranges::find(kSeverityNames, texts("severity")[row]) - std::begin(kSeverityNames);
    problems.push_back({.code = texts("code")[row],
                        .severity = static_cast<Severity>(severity),
                        .where = texts("file")[row],
                        .row = static_cast<std::uint64_t>(wholes("row")[row]),
                        .column = static_cast<std::uint64_t>(wholes("column")[row]),
                        .field = texts("field")[row],
                        .value = texts("value")[row],
                        .what = texts("what")[row],
                        .hint = texts("hint")[row]});
  }
  return problems;
}

}  // namespace corridor
