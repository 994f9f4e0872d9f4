// SPDX-License-Identifier: Apache-2.0
#include "corridor/cli/run.h"

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <exception>
#include <optional>
#include <string>
#include <system_error>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "corridor/cli/command_line.h"
#include "corridor/cli/inputs.h"
#include "corridor/cli/serve_command.h"
#include "corridor/cli/terminal.h"
#include "corridor/io/csv.h"
#include "corridor/io/geojson.h"
#include "corridor/io/json_text.h"
#include "corridor/io/output_file.h"
#include "corridor/io/page.h"
#include "corridor/io/sarif.h"
#include "corridor/io/text_table.h"
#include "corridor/model/rules.h"
#include "corridor/model/suggest.h"
#include "corridor/verbs/ask.h"
#include "corridor/verbs/check_verb.h"
#include "corridor/verbs/docs_verb.h"

namespace corridor {

namespace {

int exit_code_of(Outcome outcome) {
  switch (outcome) {
    case Outcome::done:
      return exit_done;
    case Outcome::invalid:
      return exit_invalid_data;
    case Outcome::infeasible:
      return exit_infeasible;
    case Outcome::limited:
      return exit_limited;
    case Outcome::stopped:
      return exit_interrupted;
  }
  return exit_our_fault;
}

void say(std::string_view text) { std::fwrite(text.data(), 1, text.size(), stderr); }

int tell(const Error& error, int code) {
  for (const Problem& problem : error.problems()) {
    Problem shown = problem;
    if (shown.code == "usage") shown.code.clear();
    say(fmt::format("corridor: {}\n", text_of(shown)));
  }
  return code;
}

std::string format_of(const Door& door) {
  if (!door.format.empty()) return door.format;
  const auto dot = door.out.rfind('.');
  const std::string end = dot == std::string::npos ? std::string{} : door.out.substr(dot + 1);
  for (const std::string_view format : kFormats) {
    if (end == format) return end;
  }
  return end == "htm" ? "html" : "text";
}

std::string csv_text(const Answer& answer, const std::string& name) {
  const Table* table = name.empty() ? main_table(answer) : answer.find(name);
  if (table == nullptr && !name.empty()) {
    std::vector<std::string_view> known;
    for (const Sheet& sheet : answer.sheets) known.push_back(sheet.table.name);
    const std::string near = did_you_mean(name, known);
    throw Error(usage_problem("--table", name, "there is no such table",
                              near.empty() ? fmt::format("one of {}", fmt::join(known, ", ")) : near));
  }
  return table == nullptr ? std::string{} : csv_of(*table);
}

std::string sarif_text(const Verb& verb, const Answer& answer) {
  if (verb.name != "check")
    throw Error(usage_problem("--format", "sarif", "only check finds problems", "use --format json"));
  std::vector<RuleText> rules;
  for (const CheckRule& rule : check_rules()) rules.push_back({.code = rule.code, .says = rule.says});
  return sarif_of(problems_in(answer), rules, version());
}

std::string rendered(const CommandLine& line, const Answer& answer) {
  const std::string format = format_of(line.door);
  if (!line.door.table.empty() && format != "csv")
    throw Error(usage_problem("--table", line.door.table, "only CSV is one table", "add --format csv"));
  if (format == "json") return json_of(answer);
  if (format == "csv") return csv_text(answer, line.door.table);
  if (format == "geojson") return geojson_of(answer);
  if (format == "html") return page_of(answer);
  if (format == "sarif") return sarif_text(*line.verb, answer);
  return text_of(answer, line.door.out.empty() ? stdout_style() : TextStyle{});
}

int print(std::string_view text) {
  const bool is_whole =
      std::fwrite(text.data(), 1, text.size(), stdout) == text.size() && std::fflush(stdout) == 0;
  if (is_whole) return exit_done;
  say(fmt::format("corridor: stdout: cannot be written: {}\n", std::generic_category().message(errno)));
  return exit_our_fault;
}

int show_help(const CommandLine& line) {
  return print(line.verb == nullptr ? help_of_all(door_parameters())
                                    : help_of(*line.verb, door_parameters()));
}

/// Into files; false if the answer is for stdout.
bool is_filed(const CommandLine& line, const Answer& answer) {
  if (!answer.files.empty()) {
    const auto folder = std::ranges::find(line.given, "folder", &Given::name);
    write_folder(folder->value, answer.files);
    return true;
  }
  if (line.door.out.empty()) return false;
  write_file(line.door.out, rendered(line, answer));
  return true;
}

/// Files first: a remark on what was written is made when it is. On a terminal one reads the answer last.
int deliver(const CommandLine& line, const Answer& answer) {
  const bool is_done = is_filed(line, answer);
  if (!line.door.is_quiet) {
    for (const std::string& remark : answer.remarks) say(fmt::format("corridor: {}\n", remark));
  }
  const int printed = is_done ? exit_done : print(rendered(line, answer));
  return printed == exit_done ? exit_code_of(answer.outcome) : printed;
}

/// `serve` is this door's own: it answers nothing, it lets others ask.
int deliver_served(const CommandLine& line, Inputs inputs) {
  const std::optional<std::string> document = serve_command(line, std::move(inputs));
  if (!document) return exit_done;
  if (line.door.out.empty()) return print(*document);
  write_file(line.door.out, *document);
  return exit_done;
}

int answer_command(CommandLine& line) {
  fill_now(*line.verb, line.given, now_text());
  Inputs inputs;
  try {
    inputs = read_inputs(line);
  } catch (const Error& error) {
    return tell(error, exit_invalid_data);
  }
  if (line.verb->run == nullptr) return deliver_served(line, std::move(inputs));
  ProgressLine progress(is_terminal_stderr() && !line.door.is_quiet);
  const Run run({.stop = stop_on_interrupt(),
                 .listener = [&](double done, std::string_view stage) { progress.show(done, stage); },
                 .threads = thread_count()});
  const Answer answer = ask(*line.verb,
                            {.given = line.given,
                             .base = inputs.network ? &*inputs.network : nullptr,
                             .network = inputs.changed   ? &*inputs.changed
                                        : inputs.network ? &*inputs.network
                                                         : nullptr,
                             .network_name = inputs.network_name,
                             .scenarios = inputs.scenarios,
                             .scenario_names = line.door.scenarios,
                             .problems = inputs.problems,
                             .package = inputs.package},
                            run);
  return deliver(line, answer);
}

/// A usage error is about an argument; everything else that was given is data.
int code_of(const Error& error) {
  const auto is_data = [](const Problem& problem) {
    return problem.code == "file" || problem.where.find('.') != std::string::npos;
  };
  return std::ranges::all_of(error.problems(), is_data) ? exit_invalid_data : exit_usage;
}

}  // namespace

int run_command(std::span<const std::string_view> words) {
  try {
    CommandLine line = command_line_of(words);
    if (line.door.is_version) return print(version_text());
    if (line.verb == nullptr || line.door.is_help) return show_help(line);
    return answer_command(line);
  } catch (const Error& error) {
    return tell(error, code_of(error));
  } catch (const std::exception& error) {
    say(fmt::format("corridor: internal error: {}. Please report this.\n", error.what()));
    return exit_our_fault;
  }
}

}  // namespace corridor
