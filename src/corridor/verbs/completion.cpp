// SPDX-License-Identifier: Apache-2.0
#include "corridor/verbs/completion.h"

#include <string>

#include <fmt/format.h>

#include "corridor/verbs/arguments.h"

namespace corridor {

namespace {

// Flags that every verb takes; the door knows them, completion only their names.
constexpr std::string_view kDoorFlags = "--network --scenario --format --out --table --quiet --help";

/// Flags and choices of a verb, as words.
std::string words_of(const Verb& verb) {
  std::string words;
  for (const Parameter& parameter : verb.parameters) {
    if (!parameter.is_positional) words += shown_name(parameter) + " ";
    if (!parameter.is_positional) continue;
    for (const std::string_view choice : parameter.choices) words += fmt::format("{} ", choice);
  }
  return words + std::string(kDoorFlags);
}

std::string first_word(std::string_view name) { return std::string(name.substr(0, name.find(' '))); }

std::string bash_script() {
  std::string names;
  std::string cases;
  for (const Verb& verb : verbs()) {
    if (verb.is_hidden) continue;
    names += first_word(verb.name) + " ";
    cases += fmt::format("    {}) words=\"{}\" ;;\n", first_word(verb.name), words_of(verb));
  }
  return fmt::format(
      "# corridor completion bash > /etc/bash_completion.d/corridor\n"
      "_corridor() {{\n"
      "  local words=\"{}\"\n"
      "  if [ \"$COMP_CWORD\" -gt 1 ]; then case ${{COMP_WORDS[1]}} in\n{}"
      "  esac; fi\n"
      "  COMPREPLY=($(compgen -W \"$words\" -- \"${{COMP_WORDS[COMP_CWORD]}}\"))\n"
      "}}\n"
      "complete -o default -F _corridor corridor\n",
      names, cases);
}

std::string fish_script() {
  std::string out = "# corridor completion fish > ~/.config/fish/completions/corridor.fish\n";
  for (const Verb& verb : verbs()) {
    if (verb.is_hidden) continue;
    const std::string name = first_word(verb.name);
    out += fmt::format("complete -c corridor -n __fish_use_subcommand -a {} -d '{}'\n", name, verb.says);
    for (const Parameter& parameter : verb.parameters) {
      if (parameter.is_positional) continue;
      out += fmt::format("complete -c corridor -n '__fish_seen_subcommand_from {}' -l {}\n", name,
                         parameter.name);
    }
  }
  return out;
}

}  // namespace

Answer run_completion(const Question& question, const Run& /*run*/) {
  const std::string_view shell = question.arguments.text("shell");
  if (shell == "fish") return {.document = fish_script()};
  if (shell == "bash") return {.document = bash_script()};
  return {.document = "autoload -U +X bashcompinit && bashcompinit\n" + bash_script()};
}

}  // namespace corridor
