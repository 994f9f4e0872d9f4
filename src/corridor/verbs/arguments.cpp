// SPDX-License-Identifier: Apache-2.0
#include "corridor/verbs/arguments.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "corridor/base/check.h"
#include "corridor/base/text.h"
#include "corridor/model/suggest.h"

namespace corridor {

namespace {

const Parameter* parameter_of(const Verb& verb, std::string_view name) {
  for (const Parameter& parameter : verb.parameters) {
    if (parameter.name == name) return &parameter;
  }
  return nullptr;
}

/// Why `value` is no value of the parameter; none if it is one.
std::optional<Fault> fault_of(const Parameter& parameter, std::string_view value) {
  const auto of = [](const auto& parsed) {
    return parsed ? std::optional<Fault>{} : std::optional<Fault>{parsed.fault()};
  };
  switch (parameter.kind) {
    case ParameterKind::number:
    case ParameterKind::money:
      return of(number_of(value));
    case ParameterKind::whole:
      return of(whole_of(value));
    case ParameterKind::instant:
      return of(clock_time_of(value));
    case ParameterKind::date:
      return of(date_of(value));
    default:
      break;
  }
  if (trimmed(value).empty() && parameter.kind != ParameterKind::flag) {
    return Fault{.what = "is empty", .hint = "write a value"};
  }
  return std::nullopt;
}

void check_value(const Parameter& parameter, const Given& given, std::vector<Problem>& problems) {
  const std::string where = shown_name(parameter);
  if (const std::optional<Fault> fault = fault_of(parameter, given.value)) {
    problems.push_back(usage_problem(where, given.value, std::string(fault->what), std::string(fault->hint)));
  }
  if (parameter.kind != ParameterKind::choice || std::ranges::count(parameter.choices, given.value) > 0)
    return;
  problems.push_back(usage_problem(where, given.value, "is not among what it takes",
                                   did_you_mean(given.value, parameter.choices)));
}

void check_known(const Verb& verb, const Given& given, std::vector<Problem>& problems) {
  if (parameter_of(verb, given.name) != nullptr) return;
  problems.push_back(usage_problem("--" + given.name, {}, fmt::format("{} has no such flag", verb.name),
                                   flag_hint(given.name, verb.parameters)));
}

}  // namespace

Needs needs_of(const Verb& verb, std::span<const Given> given) {
  for (const Given& one : given) {
    const Parameter* parameter = parameter_of(verb, one.name);
    if (parameter != nullptr && parameter->needs != Needs::nothing) return parameter->needs;
  }
  return verb.needs;
}

std::string shown_name(const Parameter& parameter) {
  if (!parameter.is_positional) return fmt::format("--{}", parameter.name);
  std::string name(parameter.name);
  std::ranges::transform(name, name.begin(),
                         [](char c) { return c >= 'a' && c <= 'z' ? char(c - 'a' + 'A') : c; });
  return name;
}

std::string shell_quoted(std::string_view text) {
  constexpr std::string_view kPlain =
      "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_.,:/@=+%";
  if (!text.empty() && text.find_first_not_of(kPlain) == std::string_view::npos) return std::string(text);
  if (text.find_first_of("\"$`\\!") == std::string_view::npos) return fmt::format("\"{}\"", text);
  std::string quoted = "'";
  for (const char c : text) {
    if (c == '\'') {
      quoted += "'\\''";
    } else {
      quoted += c;
    }
  }
  return quoted + "'";
}

std::string flag_hint(std::string_view name, std::span<const Parameter> parameters,
                      std::span<const Parameter> more) {
  std::vector<std::string> flags;
  for (const auto list : {parameters, more}) {
    for (const Parameter& parameter : list) {
      if (!parameter.is_positional) flags.push_back(shown_name(parameter));
    }
  }
  const std::vector<std::string_view> known(flags.begin(), flags.end());
  std::string hint = did_you_mean(fmt::format("--{}", name), known);
  return hint.starts_with("did you mean") ? hint : "see --help";
}

Problem usage_problem(std::string_view where, std::string_view value, std::string what, std::string hint) {
  return {.code = "usage",
          .where = std::string(where),
          .value = std::string(value),
          .what = std::move(what),
          .hint = std::move(hint)};
}

Arguments::Arguments(const Verb& verb, std::vector<Given> given) : verb_(&verb), given_(std::move(given)) {
  std::vector<Problem> problems;
  for (const Given& one : given_) {
    check_known(verb, one, problems);
  }
  for (const Parameter& parameter : verb.parameters) {
    const auto is_it = [&](const Given& one) { return one.name == parameter.name; };
    const auto count = std::ranges::count_if(given_, is_it);
    if (count == 0 && parameter.is_required) {
      problems.push_back(usage_problem(shown_name(parameter), {}, "is missing",
                                       fmt::format("see corridor {} --help", verb.name)));
    }
    if (count > 1 && !parameter.is_repeated && parameter.kind != ParameterKind::flag) {
      problems.push_back(usage_problem(shown_name(parameter), {}, "is given more than once", "give it once"));
    }
    for (const Given& one : given_) {
      if (is_it(one)) check_value(parameter, one, problems);
    }
  }
  if (!problems.empty()) throw Error(std::move(problems));
}

const Given* Arguments::find(std::string_view name) const {
  const auto one = std::ranges::find(given_, name, &Given::name);
  return one == given_.end() ? nullptr : &*one;
}

bool Arguments::is_given(std::string_view name) const { return find(name) != nullptr; }

bool Arguments::has(std::string_view name) const {
  if (is_given(name)) return true;
  const Parameter* parameter = parameter_of(*verb_, name);
  CORRIDOR_CHECK(parameter != nullptr);
  return !parameter->preset.empty();
}

std::string_view Arguments::text(std::string_view name) const {
  if (const Given* one = find(name)) return one->value;
  const Parameter* parameter = parameter_of(*verb_, name);
  CORRIDOR_CHECK(parameter != nullptr && !parameter->preset.empty());
  return parameter->preset;
}

std::string_view Arguments::text_or(std::string_view name, std::string_view otherwise) const {
  return has(name) ? text(name) : otherwise;
}

std::vector<std::string_view> Arguments::texts(std::string_view name) const {
  std::vector<std::string_view> values;
  for (const Given& one : given_) {
    if (one.name == name) values.push_back(one.value);
  }
  return values;
}

std::optional<double> Arguments::number(std::string_view name) const {
  if (!has(name)) return std::nullopt;
  return *number_of(text(name));
}

std::optional<std::int64_t> Arguments::whole(std::string_view name) const {
  if (!has(name)) return std::nullopt;
  return *whole_of(text(name));
}

std::optional<Date> Arguments::date(std::string_view name) const {
  if (!has(name)) return std::nullopt;
  return *date_of(text(name));
}

std::optional<Instant> Arguments::instant(std::string_view name, Zone zone) const {
  if (!has(name)) return std::nullopt;
  return *instant_of(text(name), zone);
}

std::string_view Arguments::file(std::string_view name) const {
  const Given* one = find(name);
  CORRIDOR_CHECK(one != nullptr);
  return one->text;
}

std::string Arguments::command() const {
  std::string command(verb_->name);
  for (const Parameter& parameter : verb_->parameters) {
    for (const Given& one : given_) {
      if (one.name != parameter.name) continue;
      if (!parameter.is_positional) command += fmt::format(" --{}", parameter.name);
      if (parameter.kind != ParameterKind::flag) command += " " + shell_quoted(one.value);
    }
  }
  return command;
}

std::vector<Given> flags_of(std::string_view text) {
  std::vector<Given> flags;
  while (!(text = trimmed(text)).empty()) {
    const std::string_view word = text.substr(0, text.find(' '));
    text.remove_prefix(word.size());
    if (word.starts_with("--")) {
      flags.push_back({.name = std::string(word.substr(2)), .value = {}});
    } else if (!flags.empty() && flags.back().value.empty()) {
      flags.back().value = std::string(word);
    } else {
      throw Error(usage_problem("arguments", word, "follows no flag"));
    }
  }
  return flags;
}

}  // namespace corridor
