// SPDX-License-Identifier: Apache-2.0
#include "corridor/server/target.h"

#include <algorithm>

#include "corridor/io/utf8.h"

namespace corridor {

namespace {

int digit_of(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

}  // namespace

std::string_view Target::value(std::string_view name) const {
  const auto found = std::ranges::find(query, name, &HttpHeader::name);
  return found == query.end() ? std::string_view{} : std::string_view(found->value);
}

bool Target::has(std::string_view name) const {
  return std::ranges::count(query, name, &HttpHeader::name) > 0;
}

std::optional<std::string> percent_decoded(std::string_view text, bool is_query) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '+' && is_query) {
      out += ' ';
    } else if (text[i] != '%') {
      out += text[i];
    } else {
      if (i + 2 >= text.size()) return std::nullopt;
      const int high = digit_of(text[i + 1]);
      const int low = digit_of(text[i + 2]);
      if (high < 0 || low < 0) return std::nullopt;
      out += static_cast<char>(high * 16 + low);
      i += 2;
    }
  }
  if (find_not_utf8(out) != out.size()) return std::nullopt;
  return out;
}

std::string percent_encoded(std::string_view text) {
  constexpr std::string_view kPlain = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~";
  constexpr std::string_view kDigits = "0123456789ABCDEF";
  std::string out;
  for (const char c : text) {
    if (kPlain.find(c) != std::string_view::npos) {
      out += c;
    } else {
      const auto byte = static_cast<unsigned char>(c);
      out += '%';
      out += kDigits[byte / 16];
      out += kDigits[byte % 16];
    }
  }
  return out;
}

std::optional<Target> target_of(std::string_view text) {
  if (!text.starts_with('/')) return std::nullopt;
  Target target;
  const std::size_t mark = text.find('?');
  std::string_view path = text.substr(0, mark);
  while (!path.empty()) {
    path.remove_prefix(1);
    const std::size_t end = std::min(path.find('/'), path.size());
    std::optional<std::string> segment = percent_decoded(path.substr(0, end), false);
    if (!segment) return std::nullopt;
    if (!segment->empty() || end < path.size()) target.segments.push_back(std::move(*segment));
    path.remove_prefix(end);
  }
  if (mark == std::string_view::npos) return target;
  std::string_view query = text.substr(mark + 1);
  while (!query.empty()) {
    const std::size_t end = std::min(query.find('&'), query.size());
    const std::string_view one = query.substr(0, end);
    query.remove_prefix(std::min(end + 1, query.size()));
    if (one.empty()) continue;
    const std::size_t equals = one.find('=');
    std::optional<std::string> name = percent_decoded(one.substr(0, equals), true);
    std::optional<std::string> value =
        percent_decoded(equals == std::string_view::npos ? std::string_view{} : one.substr(equals + 1), true);
    if (!name || !value) return std::nullopt;
    target.query.push_back({std::move(*name), std::move(*value)});
  }
  return target;
}

}  // namespace corridor
