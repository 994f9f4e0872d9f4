// SPDX-License-Identifier: Apache-2.0
#include "corridor/io/json_value.h"

#include <algorithm>

#include "corridor/base/check.h"
#include "corridor/base/text.h"
#include "corridor/io/json_text.h"

namespace corridor {

namespace {

void write(JsonWriter& json, const JsonValue& value, bool is_on_one_line) {
  if (const auto* members = value.members()) {
    json.begin_object(is_on_one_line || members->empty());
    for (const auto& [name, member] : *members) {
      json.key(name);
      write(json, member, is_on_one_line);
    }
    json.end_object();
  } else if (const auto* items = value.items()) {
    const auto is_short = [](const JsonValue& item) { return !item.members() && !item.items(); };
    json.begin_array(is_on_one_line || std::ranges::all_of(*items, is_short));
    for (const JsonValue& item : *items) write(json, item, is_on_one_line);
    json.end_array();
  } else if (const auto* text = value.text()) {
    json.value(*text);
  } else if (const auto* whole = value.whole()) {
    json.value(*whole);
  } else if (const auto* number = value.number()) {
    json.value(*number);
  } else if (const auto* truth = value.truth()) {
    json.value(*truth);
  } else {
    json.null();
  }
}

/// A text that YAML reads as this text, without quotes where that is safe.
std::string yaml_text(std::string_view text) {
  constexpr std::string_view kSafe =
      "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_ ./()+;'=-";
  const bool is_plain =
      !text.empty() && text.find_first_not_of(kSafe) == std::string_view::npos &&
      ((text.front() >= 'a' && text.front() <= 'z') || (text.front() >= 'A' && text.front() <= 'Z')) &&
      text.back() != ' ' && text.find(" -") == std::string_view::npos;
  constexpr std::string_view kWords[] = {"true", "false", "yes", "no", "null", "on", "off", "y", "n"};
  std::string lower(text);
  std::ranges::transform(lower, lower.begin(),
                         [](char c) { return c >= 'A' && c <= 'Z' ? char(c + 32) : c; });
  if (is_plain && std::ranges::count(kWords, lower) == 0) return std::string(text);
  std::string quoted;
  append_json_text(quoted, text);
  return quoted;
}

bool is_empty_or_scalar(const JsonValue& value) {
  if (const auto* members = value.members()) return members->empty();
  if (const auto* items = value.items()) return items->empty();
  return true;
}

std::string yaml_scalar(const JsonValue& value) {
  if (value.members() != nullptr) return "{}";
  if (value.items() != nullptr) return "[]";
  if (const auto* text = value.text()) return yaml_text(*text);
  return value.is_null() ? "null" : value.scalar_text();
}

/// Writes the value from the place where the line stands; `depth` is that of its own lines.
void write_yaml(std::string& out, const JsonValue& value, std::size_t depth) {
  bool is_first = true;
  const auto begin_line = [&] {
    if (!is_first) out.append(2 * depth, ' ');
    is_first = false;
  };
  if (const auto* members = value.members()) {
    for (const auto& [name, member] : *members) {
      begin_line();
      out += yaml_text(name) + ":";
      if (is_empty_or_scalar(member)) {
        out += " " + yaml_scalar(member) + "\n";
        continue;
      }
      const std::size_t inner = depth + 1;
      out += "\n";
      out.append(2 * inner, ' ');
      write_yaml(out, member, inner);
    }
    return;
  }
  for (const JsonValue& item : *value.items()) {
    begin_line();
    out += "- ";
    if (is_empty_or_scalar(item)) {
      out += yaml_scalar(item) + "\n";
    } else {
      write_yaml(out, item, depth + 1);
    }
  }
}

}  // namespace

const JsonValue* JsonValue::find(std::string_view name) const {
  const Members* all = members();
  if (all == nullptr) return nullptr;
  const auto found =
      std::ranges::find(*all, name, [](const auto& member) { return std::string_view(member.first); });
  return found == all->end() ? nullptr : &found->second;
}

std::string_view JsonValue::text_of_member(std::string_view name) const {
  const JsonValue* member = find(name);
  return member != nullptr && member->text() != nullptr ? std::string_view(*member->text())
                                                        : std::string_view{};
}

JsonValue& JsonValue::set(std::string name, JsonValue value) {
  if (is_null()) value_ = Members{};
  std::get<Members>(value_).emplace_back(std::move(name), std::move(value));
  return *this;
}

JsonValue& JsonValue::push(JsonValue value) {
  if (is_null()) value_ = Array{};
  std::get<Array>(value_).push_back(std::move(value));
  return *this;
}

JsonValue& JsonValue::operator[](std::string_view name) {
  if (is_null()) value_ = Members{};
  auto& all = std::get<Members>(value_);
  const auto found =
      std::ranges::find(all, name, [](const auto& member) { return std::string_view(member.first); });
  if (found != all.end()) return found->second;
  return all.emplace_back(std::string(name), JsonValue{}).second;
}

std::string_view JsonValue::kind_name() const {
  constexpr std::string_view kNames[] = {"null",   "true or false", "a whole number", "a number",
                                         "a text", "an array",      "an object"};
  return kNames[value_.index()];
}

std::string JsonValue::scalar_text() const {
  if (const std::string* t = text()) return *t;
  if (const std::int64_t* w = whole()) return text_of(*w);
  if (const double* n = number()) return text_of(*n);
  if (const bool* t = truth()) return *t ? "true" : "false";
  return {};
}

std::string json_of(const JsonValue& value, bool is_on_one_line) {
  std::string out;
  JsonWriter json(out);
  write(json, value, is_on_one_line);
  out += '\n';
  return out;
}

std::string yaml_of(const JsonValue& value) {
  std::string out;
  if (is_empty_or_scalar(value)) return yaml_scalar(value) + "\n";
  write_yaml(out, value, 0);
  return out;
}

std::string pointer_part(std::string_view name) {
  std::string part;
  for (const char c : name) {
    if (c == '~') {
      part += "~0";
    } else if (c == '/') {
      part += "~1";
    } else {
      part += c;
    }
  }
  return part;
}

}  // namespace corridor
