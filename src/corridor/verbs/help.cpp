// SPDX-License-Identifier: Apache-2.0
// Help texts, made of the list of verbs: examples first, because one learns from those.
#include <algorithm>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "corridor/base/text.h"
#include "corridor/verbs/arguments.h"
#include "corridor/verbs/docs_verb.h"

namespace corridor {

namespace {

constexpr std::size_t kWidth = 100;

/// `text` broken at blanks, every line after `indent` blanks; the first line has them already.
std::string hanging(std::string_view text, std::size_t indent) {
  std::string out;
  std::size_t used = indent;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find(' ', begin), text.size());
    const std::string_view word = text.substr(begin, end - begin);
    if (used > indent && used + 1 + word.size() > kWidth) {
      out += '\n' + std::string(indent, ' ');
      used = indent;
    } else if (used > indent) {
      out += ' ';
      ++used;
    }
    out += word;
    used += word.size();
    begin = end + 1;
  }
  return out;
}

std::string flag_text(const Parameter& parameter) {
  std::string text = shown_name(parameter);
  if (!parameter.is_positional && parameter.kind != ParameterKind::flag) {
    text += fmt::format(" {}", parameter.value.empty() ? "VALUE" : parameter.value);
  }
  return text;
}

std::string meaning_of(const Parameter& parameter) {
  std::string text(parameter.says);
  if (!parameter.choices.empty()) {
    const std::vector<std::string> choices(parameter.choices.begin(), parameter.choices.end());
    text += " One of: " + joined(choices, ", ") + ".";
  }
  if (!parameter.preset.empty()) text += fmt::format(" Preset: {}.", parameter.preset);
  if (parameter.is_repeated) text += " May be repeated.";
  return text;
}

void add_parameters(std::string& out, std::span<const Parameter> parameters) {
  constexpr std::size_t kColumn = 24;
  for (const Parameter& parameter : parameters) {
    std::string line = "  " + flag_text(parameter);
    if (line.size() + 2 > kColumn) {
      line += '\n' + std::string(kColumn, ' ');
    } else {
      line.append(kColumn - line.size(), ' ');
    }
    out += line + hanging(meaning_of(parameter), kColumn) + "\n";
  }
}

void add_examples(std::string& out, std::span<const Example> examples) {
  for (const Example& example : examples) {
    out += fmt::format("  corridor {}\n      {}\n", example.command, example.says);
  }
}

}  // namespace

std::string help_of(const Verb& verb, std::span<const Parameter> more) {
  std::string out = fmt::format("{}\n", verb.says);
  if (!verb.examples.empty()) {
    out += "\nExamples\n";
    add_examples(out, verb.examples);
  }
  out += fmt::format("\nUse\n  corridor {}", verb.name);
  bool has_flags = false;
  for (const Parameter& parameter : verb.parameters) {
    has_flags = has_flags || !parameter.is_positional;
    if (!parameter.is_positional) continue;
    const std::string name = shown_name(parameter);
    out += parameter.is_required ? " " + name : fmt::format(" [{}]", name);
  }
  out += has_flags ? " [flags]\n" : "\n";
  out += "  " + hanging(verb.about, 2) + "\n";
  if (!verb.parameters.empty()) {
    out += "\nTakes\n";
    add_parameters(out, verb.parameters);
  }
  out += "\nEvery verb takes\n";
  add_parameters(out, more);
  return out;
}

std::string help_of_all(std::span<const Parameter> more) {
  std::string out =
      "Corridor answers questions about freight between continents, on data whose every number names its "
      "source.\n";
  out += "\nExamples\n";
  for (const std::string_view name : {"plan", "show", "check"})
    add_examples(out, find_verb(name)->examples.first(1));
  out += "\nVerbs\n";
  for (const Verb& verb : verbs()) {
    if (!verb.is_hidden) out += fmt::format("  {:<14}{}\n", verb.name, verb.says);
  }
  out += "\nEvery verb takes\n";
  add_parameters(out, more);
  out +=
      "\nAnswers go to stdout, remarks to stderr. Exit codes: 0 done, 1 our fault, 2 usage, 3 invalid data, "
      "4 no itinerary\n"
      "(with reasons), 5 a bound was reached, 130 interrupted. `corridor VERB --help` shows examples and all "
      "flags of a verb.\n";
  return out;
}

}  // namespace corridor
