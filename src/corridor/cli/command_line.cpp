// SPDX-License-Identifier: Apache-2.0
#include "corridor/cli/command_line.h"

#include <algorithm>

#include <fmt/format.h>

#include "corridor/model/suggest.h"

namespace corridor {

namespace {

// clang-format off
constexpr Parameter kDoorParameters[] = {
    {.name = "network", .kind = ParameterKind::folder,
     .says = "Folder with the network. Without it: the embedded one, eurasia.", .value = "DIR"},
    {.name = "scenario", .says = "What is different: a file, or event:ID. Order counts.",
     .value = "FILE", .is_repeated = true},
    {.name = "format", .kind = ParameterKind::choice,
     .says = "How the answer looks. Without it: by the end of --out, else text.", .value = "FORMAT",
     .choices = kFormats},
    {.name = "out", .kind = ParameterKind::file,
     .says = "Write the answer to this file, whole or not at all.", .value = "FILE"},
    {.name = "table", .says = "Of CSV: which table to write. Without it: the main one.", .value = "NAME"},
    {.name = "quiet", .kind = ParameterKind::flag, .says = "No remarks and no progress on stderr."},
    {.name = "help", .kind = ParameterKind::flag, .says = "Examples, and everything that the verb takes."},
    {.name = "version", .kind = ParameterKind::flag, .says = "Version of the program."},
};
// clang-format on

/// Words of one command, taken from the front.
class Words {
 public:
  explicit Words(std::span<const std::string_view> words) : words_(words) {}
  [[nodiscard]] bool is_empty() const { return words_.empty(); }
  [[nodiscard]] std::string_view peek(std::size_t ahead = 0) const {
    return ahead < words_.size() ? words_[ahead] : std::string_view{};
  }
  std::string_view take() {
    const std::string_view word = words_.front();
    words_ = words_.subspan(1);
    return word;
  }

 private:
  std::span<const std::string_view> words_;
};

bool is_flag(std::string_view word) { return word.size() > 2 && word.starts_with("--"); }

[[noreturn]] void fail(std::string_view where, std::string what, std::string hint) {
  throw Error(usage_problem(where, {}, std::move(what), std::move(hint)));
}

const Verb* take_verb(Words& words) {
  const std::string two = fmt::format("{} {}", words.peek(0), words.peek(1));
  if (const Verb* verb = find_verb(two)) {
    words.take();
    words.take();
    return verb;
  }
  const std::string_view word = words.take();
  if (const Verb* verb = find_verb(word)) return verb;
  std::vector<std::string_view> known;
  std::string second;
  for (const Verb& verb : verbs()) {
    if (!verb.is_hidden) known.push_back(verb.name);
    if (verb.name.starts_with(fmt::format("{} ", word)))
      second += fmt::format("{}corridor {}", second.empty() ? "" : ", ", verb.name);
  }
  if (!second.empty()) fail(word, "says not yet what to do", "write " + second);
  std::string hint = did_you_mean(word, known);
  fail(word, "there is no such verb", hint.empty() ? "see corridor --help" : std::move(hint));
}

const Parameter* find(std::span<const Parameter> parameters, std::string_view name) {
  const auto found = std::ranges::find(parameters, name, &Parameter::name);
  return found == parameters.end() ? nullptr : &*found;
}

void take_door_flag(Door& door, std::string_view name, std::string value) {
  if (name == "network")
    door.network = std::move(value);
  else if (name == "scenario")
    door.scenarios.push_back(std::move(value));
  else if (name == "format")
    door.format = std::move(value);
  else if (name == "out")
    door.out = std::move(value);
  else if (name == "table")
    door.table = std::move(value);
  else if (name == "quiet")
    door.is_quiet = true;
  else if (name == "help")
    door.is_help = true;
  else if (name == "version")
    door.is_version = true;
}

void take_flag(CommandLine& line, Words& words) {
  const std::string_view word = words.take();
  const auto equals = word.find('=');
  const std::string_view name = word.substr(2, equals == std::string_view::npos ? equals : equals - 2);
  const Parameter* parameter = line.verb == nullptr ? nullptr : find(line.verb->parameters, name);
  if (parameter != nullptr && parameter->is_positional) parameter = nullptr;
  const bool is_doors = parameter == nullptr;
  if (is_doors) parameter = find(kDoorParameters, name);
  if (parameter == nullptr) {
    fail(fmt::format("--{}", name),
         line.verb == nullptr ? "there is no such flag" : fmt::format("{} has no such flag", line.verb->name),
         flag_hint(name, kDoorParameters,
                   line.verb == nullptr ? std::span<const Parameter>{} : line.verb->parameters));
  }
  std::string value;
  if (parameter->kind == ParameterKind::flag) {
    if (equals != std::string_view::npos) fail(fmt::format("--{}", name), "takes no value", "write it alone");
  } else if (equals != std::string_view::npos) {
    value = word.substr(equals + 1);
  } else {
    if (words.is_empty() || is_flag(words.peek())) {
      fail(fmt::format("--{}", name), "has no value", fmt::format("write --{} {}", name, parameter->value));
    }
    value = words.take();
  }
  if (is_doors) {
    take_door_flag(line.door, name, std::move(value));
  } else {
    line.given.push_back({.name = std::string(name), .value = std::move(value)});
  }
}

void take_positional(CommandLine& line, std::string_view word) {
  for (const Parameter& parameter : line.verb->parameters) {
    if (!parameter.is_positional) continue;
    const bool is_taken = std::ranges::count(line.given, parameter.name, &Given::name) > 0;
    if (is_taken && !parameter.is_repeated) continue;
    line.given.push_back({.name = std::string(parameter.name), .value = std::string(word)});
    return;
  }
  std::string takes;
  for (const Parameter& parameter : line.verb->parameters) {
    if (parameter.is_positional) takes += " " + shown_name(parameter);
  }
  fail(word, "is one word too many",
       fmt::format("corridor {}{}; a name of two words stands in quotes", line.verb->name, takes));
}

void check_format(const Door& door) {
  if (door.format.empty() || std::ranges::count(kFormats, door.format) > 0) return;
  throw Error(usage_problem("--format", door.format, "is no format", did_you_mean(door.format, kFormats)));
}

}  // namespace

std::span<const Parameter> door_parameters() { return kDoorParameters; }

CommandLine command_line_of(std::span<const std::string_view> all) {
  Words words(all);
  CommandLine line;
  bool is_rest_positional = false;
  while (!words.is_empty()) {
    const std::string_view word = words.peek();
    if (!is_rest_positional && word == "--") {
      words.take();
      is_rest_positional = true;
    } else if (!is_rest_positional && word == "-h") {
      words.take();
      line.door.is_help = true;
    } else if (!is_rest_positional && is_flag(word)) {
      take_flag(line, words);
    } else if (line.verb == nullptr && word == "help") {
      words.take();
      line.door.is_help = true;
    } else if (line.verb == nullptr) {
      line.verb = take_verb(words);
    } else {
      take_positional(line, words.take());
    }
  }
  check_format(line.door);
  return line;
}

}  // namespace corridor
