// SPDX-License-Identifier: Apache-2.0
#include "corridor/verbs/docs_verb.h"

#include <algorithm>
#include <vector>

#include <fmt/format.h>

#include "corridor/base/check.h"
#include "corridor/base/text.h"
#include "corridor/model/fields_trade.h"
#include "corridor/model/rules.h"
#include "corridor/verbs/arguments.h"
#include "corridor/verbs/ask.h"
#include "corridor/verbs/markdown.h"
#include "corridor/verbs/plan_verb.h"
#include "corridor/verbs/simulate_validation.h"
#include "corridor/verbs/validation.h"

namespace corridor {

namespace {

constexpr std::string_view kHead = "<!-- Made by `corridor docs {}`; `make docs` writes it again. -->\n";

std::string default_text(const Parameter& parameter) {
  if (!parameter.preset.empty()) return fmt::format("`{}`", parameter.preset);
  return parameter.is_required ? "must be given" : "";
}

std::string verbs_page() {
  std::string out = fmt::format(fmt::runtime(kHead), "verbs");
  out += "# Verbs\n\nWhat can be asked on the command line. Each example is run by the tests.\n";
  for (const Verb& verb : verbs()) {
    if (verb.is_hidden) continue;
    out += fmt::format("\n## corridor {}\n\n{} {}\n", verb.name, verb.says, verb.about);
    if (!verb.examples.empty()) out += "\n```\n";
    for (const Example& example : verb.examples) out += fmt::format("corridor {}\n", example.command);
    if (!verb.examples.empty()) out += "```\n";
    if (verb.parameters.empty()) continue;
    out += "\n| argument | meaning | preset |\n|---|---|---|\n";
    for (const Parameter& parameter : verb.parameters) {
      std::string meaning(parameter.says);
      if (!parameter.choices.empty()) {
        const std::vector<std::string> choices(parameter.choices.begin(), parameter.choices.end());
        meaning += " One of: " + joined(choices, ", ") + ".";
      }
      if (parameter.is_repeated) meaning += " May be repeated.";
      const std::string value = parameter.value.empty() ? std::string{} : fmt::format(" {}", parameter.value);
      out += fmt::format("| `{}{}` | {} | {} |\n", shown_name(parameter), value, markdown_cell(meaning),
                         default_text(parameter));
    }
  }
  out +=
      "\n## Exit codes\n\n| code | meaning |\n|---|---|\n| 0 | done |\n| 1 | our fault: please report it "
      "|\n| 2 | usage: the command cannot be read |\n"
      "| 3 | invalid data: a network, scenario or file that cannot be used |\n| 4 | no itinerary; the answer "
      "says what would have to give way |\n"
      "| 5 | a bound was reached; the answer is true as far as it goes |\n| 130 | interrupted; what was "
      "found is shown |\n";
  return out;
}

std::string_view type_of(const Table::Column& column) {
  constexpr std::string_view kNames[] = {"text",       "whole number",  "number", "instant",
                                         "true/false", "list of texts", "line"};
  return kNames[column.values.index()];
}

void add_sheet(std::string& out, const Answer& answer, const Sheet& sheet, std::string_view path) {
  const std::string name = fmt::format("{}{}{}", path, sheet.table.name, sheet.is_single ? "" : "[]");
  out += fmt::format("\n## `{}`\n\n| field | type | meaning |\n|---|---|---|\n", name);
  for (const Table::Column& column : sheet.table.columns) {
    if (std::ranges::count(sheet.keys, column.name) > 0) continue;
    out += fmt::format("| `{}` | {} | {} |\n", column.name, type_of(column), markdown_cell(column.says));
  }
  for (const Sheet& child : answer.sheets) {
    if (child.within == sheet.table.name) add_sheet(out, answer, child, name + ".");
  }
}

std::string plan_json_page(const Question& question) {
  std::string out = fmt::format(fmt::runtime(kHead), "plan-json");
  out +=
      "# The answer of `corridor plan`\n\nWith `--format json` the answer is one object with the members "
      "below. `outcome` is `done`, `infeasible`, `limited` or "
      "`stopped`. A field without a value is `null`. Instants are ISO 8601 in UTC. Money is US dollars, mass "
      "kilograms where the name ends in `_kg` and tonnes "
      "where it ends in `_t`.\n\nWith `--format csv` the same tables are written one at a time: `options`, "
      "or another by `--table` (nested tables then have the "
      "columns `option` and `row` that say where they belong). With `--format geojson` there is a feature "
      "for each leg (`map_legs`) and each place "
      "(`map_places`) of each option.\n";
  const Answer answer = empty_plan(question);
  for (const Sheet& sheet : answer.sheets) {
    if (sheet.within.empty()) add_sheet(out, answer, sheet, "");
  }
  out +=
      "\n## `reproduce`\n\nHow to make the answer again: `command`, `verb`, `network`, `network_digest` (of "
      "all tables, with the scenarios on them), `scenarios`, `version`.\n"
      "\n## `explained[]`\n\nOnly with `--explain N`: every number of the option with `what`, `value`, "
      "`formula`, `inputs`, `evidence`, `sources`, `method`, `note`.\n";
  return out;
}

std::string network_page() {
  std::string out = fmt::format(fmt::runtime(kHead), "network");
  out +=
      "# The tables of a network\n\nA network is a folder of CSV files (UTF-8, comma, header line). Column "
      "names end in their unit. Lists are joined by `|`. Every row "
      "says where it comes from (`source`) and how sure it is (`evidence`).\n";
  const Tables tables;
  each_table(tables, [&](std::string_view name, const auto& rows) {
    out += fmt::format("\n## {}.csv\n\n| column | must | meaning |\n|---|---|---|\n", name);
    each_field(rows, [&](const Field& field, const auto&) {
      out += fmt::format("| `{}` | {} | {} |\n", field.name, field.need == Need::must ? "yes" : "",
                         markdown_cell(field.says));
    });
  });
  return out;
}

std::string checks_page() {
  std::string out = fmt::format(fmt::runtime(kHead), "checks");
  out +=
      "# What `corridor check` looks for\n\nAn error makes a network unusable; a warning is likely a "
      "mistake; a note is worth a look.\n\n"
      "| code | severity | what must hold | what to do |\n|---|---|---|---|\n";
  for (const CheckRule& rule : check_rules()) {
    out += fmt::format("| <a id=\"{0}\"></a>`{0}` | {1} | {2} | {3} |\n", rule.code, name_of(rule.severity),
                       markdown_cell(rule.says), markdown_cell(rule.mend));
  }
  return out;
}

}  // namespace

std::string version_text() { return fmt::format("corridor {}\n", version()); }

Answer run_docs(const Question& question, const Run& run) {
  const std::string_view page = question.arguments.text("page");
  if (page == "verbs") return {.document = verbs_page()};
  if (page == "plan-json") return {.document = plan_json_page(question)};
  if (page == "network") return {.document = network_page()};
  if (page == "validation") {
    return {.document =
                fmt::format(fmt::runtime(kHead), "validation") + validation_page(*question.network, run)};
  }
  if (page == "validation-simulate") {
    constexpr int kReplications = 5;
    return {.document = fmt::format(fmt::runtime(kHead), "validation-simulate") +
                        simulated_page(*question.network, kReplications, run)};
  }
  CORRIDOR_CHECK(page == "checks");
  return {.document = checks_page()};
}

}  // namespace corridor
