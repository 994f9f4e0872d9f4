// SPDX-License-Identifier: Apache-2.0
#include "corridor/server/wanted.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "corridor/base/text.h"
#include "corridor/io/json_text.h"

namespace corridor {

namespace {

constexpr std::string_view kScenario = "scenario";

/// Collects what is given, and what is wrong with it.
class Collector {
 public:
  explicit Collector(const Verb& verb) { wanted_.verb = &verb; }

  void add(const std::string& name, const JsonValue& value, const std::string& pointer) {
    if (name == kScenario) return add_scenario(value, pointer);
    if (const auto* items = value.items()) {
      for (std::size_t i = 0; i < items->size(); ++i)
        add_one(name, (*items)[i], fmt::format("{}/{}", pointer, i));
    } else {
      add_one(name, value, pointer);
    }
  }

  /// In  the members of the query that say how the answer should look.
  Wanted take(const Target& target) {
    if (!problems_.empty()) throw Error(std::move(problems_));
    wanted_.table = target.value("table");
    wanted_.with_maps = target.value("maps") == "yes";
    return std::move(wanted_);
  }

 private:
  void complain(const std::string& pointer, std::string what, std::string hint) {
    problems_.push_back(usage_problem(pointer, {}, std::move(what), std::move(hint)));
  }

  void add_scenario(const JsonValue& value, const std::string& pointer) {
    if (const auto* items = value.items()) {
      for (std::size_t i = 0; i < items->size(); ++i)
        add_scenario((*items)[i], fmt::format("{}/{}", pointer, i));
    } else if (const std::string* name = value.text()) {
      wanted_.scenarios.push_back({.name = *name});
    } else if (value.members() != nullptr) {
      wanted_.scenarios.push_back(scenario_of_json(value, pointer));
    } else if (!value.is_null()) {
      complain(pointer, "is no scenario", "give a name, or an object with name and edit");
    }
  }

  void add_one(const std::string& name, const JsonValue& value, const std::string& pointer) {
    if (value.is_null()) return;  // as if it were not there
    const auto& parameters = wanted_.verb->parameters;
    const auto parameter = std::ranges::find(parameters, name, &Parameter::name);
    if (parameter != parameters.end() && !is_offered(*parameter)) {
      return complain(pointer, "is about files of the server", "leave it away");
    }
    if (parameter != parameters.end() && parameter->kind == ParameterKind::flag) {
      if (value.truth() == nullptr) return complain(pointer, "is not true or false", "write true");
      if (*value.truth()) wanted_.given.push_back({.name = name, .value = {}});
      return;
    }
    if (value.items() != nullptr || value.members() != nullptr || value.truth() != nullptr) {
      return complain(pointer, fmt::format("is {}", value.kind_name()), "write a text or a number");
    }
    if (parameter != parameters.end() && parameter->kind == ParameterKind::file) {
      wanted_.given.push_back({.name = name, .value = "request", .text = value.scalar_text()});
    } else {
      wanted_.given.push_back({.name = name, .value = value.scalar_text()});
    }
  }

  Wanted wanted_;
  std::vector<Problem> problems_;
};

/// Writes JSON as TOML and remembers where each line comes from.
class TomlText {
 public:
  void line(const std::string& text, std::string pointer) {
    given_.toml += text + "\n";
    given_.pointers.push_back(std::move(pointer));
  }
  void member(const std::string& name, const JsonValue& value, const std::string& pointer) {
    if (value.is_null()) return;
    const std::string place = fmt::format("{}/{}", pointer, pointer_part(name));
    line(fmt::format("{} = {}", quoted(name), text_of_value(value, place)), place);
  }
  static std::string quoted(std::string_view text) {
    std::string out;
    append_json_text(out, text);
    return out;
  }
  ScenarioGiven take() { return std::move(given_); }

 private:
  static std::string text_of_value(const JsonValue& value, const std::string& pointer) {
    if (const std::string* text = value.text()) return quoted(*text);
    if (const auto* items = value.items()) {
      std::string list;
      for (const JsonValue& item : *items) list += (list.empty() ? "" : ", ") + text_of_value(item, pointer);
      return "[" + list + "]";
    }
    if (value.members() != nullptr)
      throw Error(usage_problem(pointer, {}, "is an object", "write a text, a number, or a list of them"));
    return value.scalar_text();
  }
  ScenarioGiven given_;
};

void write_rows(TomlText& toml, const std::string& head, const JsonValue& rows, const std::string& pointer) {
  const auto* items = rows.items();
  if (items == nullptr) throw Error(usage_problem(pointer, {}, "is no list", "write a list of objects"));
  for (std::size_t i = 0; i < items->size(); ++i) {
    const std::string place = fmt::format("{}/{}", pointer, i);
    const auto* members = (*items)[i].members();
    if (members == nullptr) throw Error(usage_problem(place, {}, "is no object", "write an object"));
    toml.line(fmt::format("[[{}]]", head), place);
    for (const auto& [name, value] : *members) toml.member(name, value, place);
  }
}

/// "/scenario/0" and line 3 -> which edit that is.
std::string scenario_pointer(const Wanted& wanted, std::string_view where, std::uint64_t row) {
  constexpr std::string_view kHead = "/scenario/";
  std::string_view rest = where.substr(kHead.size());
  std::uint64_t line = row;
  if (const std::size_t colon = rest.find(':'); colon != std::string_view::npos) {
    if (const auto parsed = whole_of(rest.substr(colon + 1), 0)) line = static_cast<std::uint64_t>(*parsed);
    rest = rest.substr(0, colon);
  }
  const auto index = whole_of(rest, 0);
  if (!index || static_cast<std::size_t>(*index) >= wanted.scenarios.size()) return std::string(where);
  const auto& pointers = wanted.scenarios[static_cast<std::size_t>(*index)].pointers;
  if (line == 0 || line > pointers.size()) return fmt::format("/scenario/{}", rest);
  return pointers[line - 1];
}

}  // namespace

bool is_offered(const Parameter& parameter) { return parameter.kind != ParameterKind::folder; }

bool is_offered(const Verb& verb) {
  const auto blocks = [](const Parameter& parameter) {
    return parameter.is_required && !is_offered(parameter);
  };
  return !verb.is_hidden && !verb.is_local && verb.run != nullptr &&
         std::ranges::none_of(verb.parameters, blocks);
}

std::string slug_of(const Verb& verb) {
  std::string slug(verb.name);
  std::ranges::replace(slug, ' ', '-');
  return slug;
}

const Verb* verb_of_slug(std::string_view slug) {
  for (const Verb& verb : verbs()) {
    if (is_offered(verb) && slug_of(verb) == slug) return &verb;
  }
  return nullptr;
}

ScenarioGiven scenario_of_json(const JsonValue& value, const std::string& pointer) {
  TomlText toml;
  if (value.members() == nullptr) throw Error(usage_problem(pointer, {}, "is no object", "write an object"));
  for (const auto& [name, member] : *value.members()) {
    if (name == "extends")
      throw Error(usage_problem(pointer + "/extends", {}, "cannot be used here",
                                "list the scenarios one after another"));
    if (name != "edit" && name != "add") toml.member(name, member, pointer);
  }
  if (const JsonValue* edits = value.find("edit")) write_rows(toml, "edit", *edits, pointer + "/edit");
  if (const JsonValue* added = value.find("add"); added != nullptr && added->members() != nullptr) {
    for (const auto& [table, rows] : *added->members())
      write_rows(toml, "add." + TomlText::quoted(table), rows,
                 fmt::format("{}/add/{}", pointer, pointer_part(table)));
  }
  ScenarioGiven given = toml.take();
  given.name = value.text_of_member("name");
  return given;
}

Wanted wanted_of(const Verb& verb, const JsonValue& body, const Target& target) {
  Collector collector(verb);
  if (body.members() == nullptr && !body.is_null())
    throw Error(usage_problem("", {}, fmt::format("the body is {}", body.kind_name()), "write an object"));
  if (body.members() != nullptr) {
    for (const auto& [name, value] : *body.members()) collector.add(name, value, "/" + pointer_part(name));
  }
  return collector.take(target);
}

Wanted wanted_of(const Verb& verb, const Target& target) {
  Collector collector(verb);
  for (const HttpHeader& one : target.query) {
    if (one.name == "table" || one.name == "maps" || one.name == "f" || one.name == "share") continue;
    const auto parameter = std::ranges::find(verb.parameters, one.name, &Parameter::name);
    const bool is_flag = parameter != verb.parameters.end() && parameter->kind == ParameterKind::flag;
    const JsonValue value =
        is_flag ? JsonValue(one.value != "false" && one.value != "no") : JsonValue(one.value);
    collector.add(one.name, value, "/" + pointer_part(one.name));
  }
  return collector.take(target);
}

std::string format_accepted(std::string_view accept) {
  if (trimmed(accept).empty()) return "json";
  while (!accept.empty()) {  // the first that we know; what clients prefer stands first
    const std::size_t end = std::min(accept.find(','), accept.size());
    const std::string_view type = trimmed(accept.substr(0, std::min(accept.find(';'), end)));
    if (type == "*/*" || type == "application/*") return "json";
    for (const auto& [format, media_type] : kFormatTypes) {
      if (media_type.substr(0, media_type.find(';')) == type) return std::string(format);
    }
    if (type == "text/*") return "text";
    accept.remove_prefix(std::min(end + 1, accept.size()));
  }
  return {};
}

std::string_view media_type_of(std::string_view format) {
  for (const auto& [name, type] : kFormatTypes) {
    if (name == format) return type;
  }
  return "application/octet-stream";
}

void place_problems(std::vector<Problem>& problems, const Wanted& wanted) {
  for (Problem& problem : problems) {
    if (problem.where.starts_with("/scenario/")) {
      problem.where = scenario_pointer(wanted, problem.where, problem.row);
      problem.row = problem.column = 0;
      continue;
    }
    if (!problem.where.starts_with("--")) continue;
    const std::string name = problem.where.substr(2);
    const auto count = std::ranges::count(wanted.given, name, &Given::name);
    if (count < 2) continue;
    std::size_t index = 0;
    for (const Given& given : wanted.given) {
      if (given.name != name) continue;
      if (given.value == problem.value) {
        problem.where = fmt::format("/{}/{}", name, index);
        break;
      }
      ++index;
    }
  }
}

}  // namespace corridor
