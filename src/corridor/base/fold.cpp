// SPDX-License-Identifier: Apache-2.0
#include "corridor/base/fold.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <utility>
#include <vector>

#include <utf8proc.h>

namespace corridor {

namespace {

struct Letter {
  std::int32_t letter;
  std::string_view typed;
};
// Lower case only: folding case comes first. What decomposes (ş, ü, й) needs no line here.
constexpr std::array<Letter, 14> kLetters{{{0x00E6, "ae"},   // æ
                                           {0x00F0, "d"},    // ð
                                           {0x00F8, "o"},    // ø
                                           {0x00FE, "th"},   // þ
                                           {0x0111, "d"},    // đ
                                           {0x0127, "h"},    // ħ
                                           {0x0131, "i"},    // ı
                                           {0x0138, "k"},    // ĸ
                                           {0x0142, "l"},    // ł
                                           {0x014B, "n"},    // ŋ
                                           {0x0153, "oe"},   // œ
                                           {0x0167, "t"},    // ŧ
                                           {0x0259, "a"},    // ə, as in Ələt, which the world calls Alat
                                           {0x0268, "i"}}};  // ɨ

// Spaces, hyphens, apostrophes and full stops of ASCII.
bool is_dropped(char c) {
  return c == ' ' || c == '-' || c == '\'' || c == '.' || c == '`' || (c >= '\t' && c <= '\r');
}

bool is_dropped(std::int32_t letter) {
  if (letter < 0x80) return is_dropped(static_cast<char>(letter));
  switch (utf8proc_category(letter)) {
    case UTF8PROC_CATEGORY_ZS:  // spaces
    case UTF8PROC_CATEGORY_ZL:
    case UTF8PROC_CATEGORY_ZP:
    case UTF8PROC_CATEGORY_PD:  // dashes
    case UTF8PROC_CATEGORY_PI:  // opening and closing quotation marks, which are used as apostrophes
    case UTF8PROC_CATEGORY_PF:
    case UTF8PROC_CATEGORY_LM:  // letters that stand for apostrophes and the like
      return true;
    default:
      return letter == 0x00B4 || letter == 0x2032 || letter == 0x00B7;  // acute accent, prime, middle dot
  }
}

std::string fold_ascii(std::string_view name) {
  std::string folded;
  folded.reserve(name.size());
  for (const char c : name) {
    if (!is_dropped(c)) folded += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  }
  return folded;
}

void append(std::string& text, std::int32_t letter) {
  std::array<utf8proc_uint8_t, 4> bytes{};
  const utf8proc_ssize_t size = utf8proc_encode_char(letter, bytes.data());
  for (std::size_t i = 0; std::cmp_less(i, size); ++i) text += static_cast<char>(bytes.at(i));
}

}  // namespace

std::string fold(std::string_view name) {
  const auto is_ascii = [](char c) { return static_cast<std::uint8_t>(c) < 0x80; };
  if (std::ranges::all_of(name, is_ascii)) return fold_ascii(name);

  const auto* bytes = reinterpret_cast<const utf8proc_uint8_t*>(name.data());
  const auto size = static_cast<utf8proc_ssize_t>(name.size());
  constexpr auto kOptions = static_cast<utf8proc_option_t>(
      UTF8PROC_DECOMPOSE | UTF8PROC_COMPAT | UTF8PROC_CASEFOLD | UTF8PROC_STRIPMARK | UTF8PROC_IGNORE);
  const utf8proc_ssize_t count = utf8proc_decompose(bytes, size, nullptr, 0, kOptions);
  if (count < 0) return fold_ascii(name);
  std::vector<utf8proc_int32_t> letters(static_cast<std::size_t>(count) + 1);
  utf8proc_decompose(bytes, size, letters.data(), count, kOptions);
  letters.resize(static_cast<std::size_t>(count));

  std::string folded;
  folded.reserve(name.size());
  for (const utf8proc_int32_t letter : letters) {
    if (is_dropped(letter)) continue;
    const auto found = std::ranges::find(kLetters, letter, &Letter::letter);
    if (found != kLetters.end()) {
      folded += found->typed;
    } else {
      append(folded, letter);
    }
  }
  return folded;
}

}  // namespace corridor
