// SPDX-License-Identifier: Apache-2.0
#include "corridor/base/text.h"

#include <array>
#include <charconv>
#include <cmath>
#include <system_error>

#include <fmt/format.h>

namespace corridor {

const Fault kOutOfRange{"is out of range", "write a number that can be"};

namespace {

constexpr Fault kNoValue{"is empty", "write a value"};
constexpr Fault kNotWhole{"is not a whole number", "write digits only, as in 12"};
constexpr Fault kNotNumber{"is not a number", "write digits with a point, as in 12.5"};
constexpr Fault kNotTruth{"is neither yes nor no", "write yes or no"};
constexpr Fault kNotLine{"is not a line", "write LINESTRING (lon lat, lon lat, ...)"};
constexpr Fault kShortLine{"is a line of a single point", "give at least two points"};
constexpr Fault kOffGlobe{"has a point off the globe",
                          "longitude comes first, -180 to 180, then latitude, -90 to 90"};
constexpr Fault kEmptyEntry{"has an empty entry in its list", "write entries as A|B|C"};

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

// Numbers may carry a plus sign, which from_chars does not take.
std::string_view without_plus(std::string_view text) {
  if (text.size() > 1 && text[0] == '+' && text[1] != '-') text.remove_prefix(1);
  return text;
}

// Most numbers are short: "43.21" is 4321 / 10^2. Digits below 2^53 and powers of ten up to 10^22 are exact
// as doubles, so their one quotient is rounded correctly, and is what from_chars gives at four times the
// cost. Source  Clinger, "How to read floating point numbers accurately", PLDI 1990, the fast path.
bool take_short_decimal(std::string_view text, double& number) {
  constexpr std::array kPowers{1e0, 1e1, 1e2,  1e3,  1e4,  1e5,  1e6,  1e7,
                               1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15};
  const bool is_negative = text.front() == '-';
  if (is_negative) text.remove_prefix(1);
  if (text.size() > kPowers.size()) return false;
  std::uint64_t digits = 0;
  std::size_t digit_count = 0;
  std::size_t decimals = 0;
  bool has_point = false;
  for (const char c : text) {
    if (c >= '0' && c <= '9') {
      digits = digits * 10 + static_cast<std::uint64_t>(c - '0');
      ++digit_count;
      decimals += has_point ? 1 : 0;
    } else if (c == '.' && !has_point) {
      has_point = true;
    } else {
      return false;
    }
  }
  if (digit_count == 0 || digit_count > 15) return false;
  const double size = static_cast<double>(digits) / kPowers[decimals];
  number = is_negative ? -size : size;
  return true;
}

// A text that is eaten from the front.
struct Rest {
  std::string_view text;

  void skip_spaces() {
    while (!text.empty() && is_space(text.front())) text.remove_prefix(1);
  }
  bool take(char c) {
    skip_spaces();
    if (text.empty() || text.front() != c) return false;
    text.remove_prefix(1);
    return true;
  }
  bool take_word(std::string_view lower_word) {
    skip_spaces();
    if (text.size() < lower_word.size()) return false;
    for (std::size_t i = 0; i < lower_word.size(); ++i) {
      if (lower(text[i]) != lower_word[i]) return false;
    }
    text.remove_prefix(lower_word.size());
    return true;
  }
  bool take_number(double& number) {
    skip_spaces();
    const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (fault != std::errc{} || !std::isfinite(number)) return false;
    text.remove_prefix(static_cast<std::size_t>(end - text.data()));
    return true;
  }
};

}  // namespace

Parsed<std::int64_t> whole_of(std::string_view text, std::int64_t min, std::int64_t max) {
  text = without_plus(trimmed(text));
  if (text.empty()) return &kNoValue;
  std::int64_t number = 0;
  const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (fault == std::errc::invalid_argument || end != text.data() + text.size()) return &kNotWhole;
  if (fault != std::errc{} || number < min || number > max) return &kOutOfRange;
  return number;
}

Parsed<double> number_of(std::string_view text) {
  text = without_plus(trimmed(text));
  if (text.empty()) return &kNoValue;
  double number = 0.0;
  if (take_short_decimal(text, number)) return number;
  const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (fault == std::errc::invalid_argument || end != text.data() + text.size()) return &kNotNumber;
  if (fault != std::errc{}) return &kOutOfRange;
  if (!std::isfinite(number)) return &kNotNumber;  // "inf", "nan"
  return number;
}

Parsed<bool> truth_of(std::string_view text) {
  text = trimmed(text);
  if (text == "yes") return true;
  if (text == "no") return false;
  return text.empty() ? &kNoValue : &kNotTruth;
}

Parsed<Polyline> polyline_of(std::string_view text) {
  Rest rest{trimmed(text)};
  if (rest.text.empty()) return &kNoValue;
  if (!rest.take_word("linestring")) return &kNotLine;
  if (rest.take_word("empty")) return rest.text.empty() ? Parsed<Polyline>(Polyline{}) : &kNotLine;
  if (!rest.take('(')) return &kNotLine;
  Polyline line;
  do {
    Position position;
    if (!rest.take_number(position.lon)) return &kNotLine;
    if (rest.text.empty() || !is_space(rest.text.front())) return &kNotLine;
    if (!rest.take_number(position.lat)) return &kNotLine;
    if (std::abs(position.lon) > 180.0 || std::abs(position.lat) > 90.0) return &kOffGlobe;
    line.push_back(position);
  } while (rest.take(','));
  if (!rest.take(')') || !rest.text.empty()) return &kNotLine;
  if (line.size() < 2) return &kShortLine;
  return line;
}

Parsed<std::vector<std::string_view>> list_of(std::string_view text) {
  std::vector<std::string_view> entries;
  text = trimmed(text);
  if (text.empty()) return entries;
  while (true) {
    const std::size_t end = text.find('|');
    entries.push_back(trimmed(text.substr(0, end)));
    if (entries.back().empty()) return &kEmptyEntry;
    if (end == std::string_view::npos) return entries;
    text.remove_prefix(end + 1);
  }
}

std::string text_of(double number) {
  // Plain digits for all numbers that people write so: "600000", not "6e+05".
  constexpr double kPlainMax = 1e15;
  constexpr double kPlainMin = 1e-6;
  const double size = std::abs(number);
  const bool is_plain = number == 0.0 || (size >= kPlainMin && size < kPlainMax);
  std::array<char, 40> buffer{};
  const auto [end, fault] =
      is_plain ? std::to_chars(buffer.data(), buffer.data() + buffer.size(), number, std::chars_format::fixed)
               : std::to_chars(buffer.data(), buffer.data() + buffer.size(), number);
  CORRIDOR_CHECK(fault == std::errc{});
  return {buffer.data(), end};
}

std::string text_of(double number, int decimals) {
  std::string text = fmt::format("{:.{}f}", number, decimals);
  if (text.front() == '-' && text.find_first_not_of("-0.") == std::string::npos) text.erase(0, 1);
  return text;
}

std::string grouped_text_of(double number, int decimals) {
  std::string text = text_of(number, decimals);
  const std::size_t first = text.front() == '-' ? 1 : 0;
  std::size_t end = text.find('.');
  if (end == std::string::npos) end = text.size();
  while (std::isfinite(number) && end > first + 3) {
    end -= 3;
    text.insert(end, 1, ',');
  }
  return text;
}

std::string text_of(const Polyline& line) {
  if (line.empty()) return "LINESTRING EMPTY";
  std::string text = "LINESTRING (";
  for (const Position& position : line) {
    if (text.back() != '(') text += ", ";
    text += text_of(position.lon);
    text += ' ';
    text += text_of(position.lat);
  }
  text += ')';
  return text;
}

std::string joined(std::span<const std::string> entries, std::string_view separator) {
  return fmt::format("{}", fmt::join(entries, separator));
}

}  // namespace corridor
