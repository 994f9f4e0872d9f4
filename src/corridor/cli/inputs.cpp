// SPDX-License-Identifier: Apache-2.0
#include "corridor/cli/inputs.h"

#include <algorithm>
#include <filesystem>
#include <iterator>
#include <optional>
#include <utility>

#include "corridor/io/embedded.h"
#include "corridor/io/file_text.h"
#include "corridor/io/network_folder.h"
#include "corridor/io/scenario_file.h"
#include "corridor/model/rules.h"
#include "corridor/verbs/arguments.h"

namespace corridor {

namespace {

/// The tables of what was named; with `problems`, all of them are kept, else they are thrown.
Tables tables_of(const std::string& folder, std::vector<Problem>* problems) {
  if (folder.empty()) return embedded_tables();
  return problems != nullptr ? read_network_folder(folder, *problems) : read_network_folder(folder);
}

void read_package(const CommandLine& line, Inputs& inputs) {
  if (!line.door.network.empty()) {
    inputs.package = documents_of(read_network_folder(line.door.network));
    return;
  }
  const Archive archive = embedded_eurasia();
  for (const NamedText& file : archive.files)
    inputs.package.push_back({.path = file.path, .text = std::string(file.text)});
}

Scenario scenario_named(const Network& network, const std::string& name) {
  constexpr std::string_view kEvent = "event:";
  if (name.starts_with(kEvent)) return scenario_of(network, network.event(name.substr(kEvent.size())));
  return read_scenario_file(name);
}

/// Problems of tables, named as files of the folder that they were read from.
std::vector<Problem> placed(const std::string& folder, std::vector<Problem> problems) {
  for (Problem& problem : problems) {
    if (!folder.empty() && !problem.where.empty())
      problem.where = (std::filesystem::path(folder) / problem.where).string();
  }
  return problems;
}

Network network_of(const std::string& folder) {
  Tables tables = tables_of(folder, nullptr);
  try {
    return Network(std::move(tables));
  } catch (const Error& error) {
    throw Error(placed(folder, {error.problems().begin(), error.problems().end()}));
  }
}

/// What the scenarios that the command line names make of the network, on the day that it asks about.
void read_scenarios(const CommandLine& line, Inputs& inputs) {
  for (const std::string& name : line.door.scenarios)
    inputs.scenarios.push_back(scenario_named(*inputs.network, name));
  if (inputs.scenarios.empty()) return;
  inputs.changed.emplace(apply_scenarios(*inputs.network, inputs.scenarios, day_asked_about(line.given)));
}

void read_rows(const CommandLine& line, const std::string& folder, Inputs& inputs) {
  const Tables tables = tables_of(folder, &inputs.problems);
  const auto is_error = [](const Problem& problem) { return problem.severity == Severity::error; };
  if (std::ranges::any_of(inputs.problems, is_error)) return;  // rows that could not be read cannot be judged
  std::vector<Problem> found = check(tables);
  if (!line.door.scenarios.empty() && std::ranges::none_of(found, is_error)) {
    inputs.network.emplace(tables);
    read_scenarios(line, inputs);
    found = check(inputs.changed->tables());
  }
  std::ranges::move(placed(folder, std::move(found)), std::back_inserter(inputs.problems));
}

/// What files hold that arguments name.
void read_argument_files(CommandLine& line) {
  for (Given& given : line.given) {
    const auto parameter = std::ranges::find(line.verb->parameters, given.name, &Parameter::name);
    if (parameter == line.verb->parameters.end() || parameter->kind != ParameterKind::file) continue;
    given.text = std::string(FileText(given.value).text());
  }
}

}  // namespace

Inputs read_inputs(CommandLine& line) {
  Inputs inputs;
  // `check` names its network as other verbs do, or as its one word.
  std::string folder = line.door.network;
  const auto word = std::ranges::find(line.given, "folder", &Given::name);
  if (line.verb->needs == Needs::rows && word != line.given.end()) folder = word->value;
  if (!folder.empty()) inputs.network_name = folder;
  read_argument_files(line);
  switch (needs_of(*line.verb, line.given)) {
    case Needs::nothing:
      break;
    case Needs::rows:
      read_rows(line, folder, inputs);
      break;
    case Needs::package:
      read_package(line, inputs);
      break;
    case Needs::network:
      inputs.network.emplace(network_of(folder));
      read_scenarios(line, inputs);
      break;
  }
  return inputs;
}

}  // namespace corridor
