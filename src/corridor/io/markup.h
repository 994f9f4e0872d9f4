// SPDX-License-Identifier: Apache-2.0
// HTML and SVG written as a stream of elements: text and attributes are escaped, and what was opened is
// closed.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace corridor {

class Markup {
 public:
  struct Attribute {
    std::string_view name;
    std::string value;
  };
  using Attributes = std::initializer_list<Attribute>;

  /// Attributes without a value are written as names alone; those with an empty name are left out.
  Markup& open(std::string_view element, Attributes attributes = {});
  Markup& close();
  /// An element without content: `<path .../>`, `<input ...>`.
  Markup& empty(std::string_view element, Attributes attributes = {});
  Markup& text(std::string_view text);
  /// open, text, close.
  Markup& leaf(std::string_view element, Attributes attributes, std::string_view content);
  /// Markup that is whole already.
  Markup& raw(std::string_view markup);

  /// In  everything is closed.
  [[nodiscard]] std::string take();

 private:
  void begin(std::string_view element, Attributes attributes);

  std::string out_;
  std::vector<std::string> open_;
};

/// A coordinate for SVG: at most one decimal, never "-0".
[[nodiscard]] std::string px(double value);

}  // namespace corridor
