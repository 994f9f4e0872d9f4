// SPDX-License-Identifier: Apache-2.0
#include "corridor/io/markup.h"

#include <fmt/format.h>

#include "corridor/base/check.h"
#include "corridor/base/text.h"

namespace corridor {

namespace {

void append_escaped(std::string& out, std::string_view text) {
  for (const char c : text) {
    switch (c) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      default:
        out += c;
    }
  }
}

}  // namespace

void Markup::begin(std::string_view element, Attributes attributes) {
  out_ += fmt::format("<{}", element);
  for (const Attribute& attribute : attributes) {
    if (attribute.name.empty()) continue;
    out_ += fmt::format(" {}=\"", attribute.name);
    append_escaped(out_, attribute.value);
    out_ += '"';
  }
}

Markup& Markup::open(std::string_view element, Attributes attributes) {
  begin(element, attributes);
  out_ += '>';
  open_.emplace_back(element);
  return *this;
}

Markup& Markup::close() {
  CORRIDOR_CHECK(!open_.empty());
  out_ += fmt::format("</{}>", open_.back());
  open_.pop_back();
  return *this;
}

Markup& Markup::empty(std::string_view element, Attributes attributes) {
  begin(element, attributes);
  out_ += "/>";
  return *this;
}

Markup& Markup::text(std::string_view text) {
  append_escaped(out_, text);
  return *this;
}

Markup& Markup::leaf(std::string_view element, Attributes attributes, std::string_view content) {
  return open(element, attributes).text(content).close();
}

Markup& Markup::raw(std::string_view markup) {
  out_ += markup;
  return *this;
}

std::string Markup::take() {
  CORRIDOR_CHECK(open_.empty());
  return std::move(out_);
}

std::string px(double value) {
  std::string text = text_of(value, 1);
  if (text.ends_with(".0")) text.resize(text.size() - 2);
  return text;
}

}  // namespace corridor
