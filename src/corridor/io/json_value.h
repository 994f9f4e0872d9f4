// SPDX-License-Identifier: Apache-2.0
// A JSON document as a tree: for requests, which are small, and for documents that are built piece by piece
// and written as JSON or YAML. Members keep their order. Answers are too large for trees: json_text.h.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "corridor/base/error.h"

namespace corridor {

class JsonValue {
 public:
  using Array = std::vector<JsonValue>;
  using Members = std::vector<std::pair<std::string, JsonValue>>;

  JsonValue() = default;
  // NOLINTBEGIN(google-explicit-constructor): a document is written as it reads
  JsonValue(bool truth) : value_(truth) {}
  JsonValue(int whole) : value_(std::int64_t{whole}) {}
  JsonValue(std::int64_t whole) : value_(whole) {}
  JsonValue(double number) : value_(number) {}
  JsonValue(const char* text) : value_(std::string(text)) {}
  JsonValue(std::string_view text) : value_(std::string(text)) {}
  JsonValue(std::string text) : value_(std::move(text)) {}
  JsonValue(Array array) : value_(std::move(array)) {}
  JsonValue(Members members) : value_(std::move(members)) {}
  // NOLINTEND(google-explicit-constructor)
  [[nodiscard]] static JsonValue object(Members members = {}) { return {std::move(members)}; }
  [[nodiscard]] static JsonValue array(Array items = {}) { return {std::move(items)}; }

  [[nodiscard]] bool is_null() const { return std::holds_alternative<std::monostate>(value_); }
  // Null if it is something else.
  [[nodiscard]] const bool* truth() const { return std::get_if<bool>(&value_); }
  [[nodiscard]] const std::int64_t* whole() const { return std::get_if<std::int64_t>(&value_); }
  [[nodiscard]] const double* number() const { return std::get_if<double>(&value_); }
  [[nodiscard]] const std::string* text() const { return std::get_if<std::string>(&value_); }
  [[nodiscard]] const Array* items() const { return std::get_if<Array>(&value_); }
  [[nodiscard]] const Members* members() const { return std::get_if<Members>(&value_); }

  /// The member of this name; null if there is none, or if this is no object.
  [[nodiscard]] const JsonValue* find(std::string_view name) const;
  /// The text of a member; empty if it is none.
  [[nodiscard]] std::string_view text_of_member(std::string_view name) const;

  /// Adds a member. In: an object, or nothing yet.
  JsonValue& set(std::string name, JsonValue value);
  /// Adds an item. In: an array, or nothing yet.
  JsonValue& push(JsonValue value);
  /// The member of this name, added as nothing if there is none.
  JsonValue& operator[](std::string_view name);

  /// "a text", "a number", ...: for messages.
  [[nodiscard]] std::string_view kind_name() const;
  /// A text, number or truth as one would write it on a command line; empty for others.
  [[nodiscard]] std::string scalar_text() const;

 private:
  std::variant<std::monostate, bool, std::int64_t, double, std::string, Array, Members> value_;
};

/// Strict: UTF-8, no member twice, at most 64 levels deep, nothing behind the value.
/// Throws  Error with code "bad_json".
[[nodiscard]] JsonValue read_json(std::string_view text, std::string_view where);

/// On lines, or on one.
[[nodiscard]] std::string json_of(const JsonValue& value, bool is_on_one_line = false);
/// YAML 1.2 that reads back as the same value.
[[nodiscard]] std::string yaml_of(const JsonValue& value);

/// A member's name as a part of a JSON pointer (RFC 6901).
[[nodiscard]] std::string pointer_part(std::string_view name);

}  // namespace corridor
