// SPDX-License-Identifier: Apache-2.0
#include "corridor/io/utf8.h"

#include <cstdint>
#include <optional>
#include <string>

#include <gtest/gtest.h>

namespace corridor {
namespace {

// The bytes of a character by the definition of the encoding; none for numbers that are no characters.
std::optional<std::string> encoded(std::uint32_t number) {
  if (number > 0x10FFFF || (number >= 0xD800 && number <= 0xDFFF)) return std::nullopt;
  const auto tail = [number](unsigned shift) {
    return static_cast<char>(0x80U | ((number >> shift) & 0x3FU));
  };
  if (number < 0x80) return std::string{static_cast<char>(number)};
  if (number < 0x800) return std::string{static_cast<char>(0xC0U | (number >> 6U)), tail(0)};
  if (number < 0x10000) return std::string{static_cast<char>(0xE0U | (number >> 12U)), tail(6), tail(0)};
  return std::string{static_cast<char>(0xF0U | (number >> 18U)), tail(12), tail(6), tail(0)};
}

TEST(Utf8, TakesEveryCharacterButNul) {
  for (std::uint32_t number = 1; number <= 0x10FFFF; ++number) {
    if (const auto text = encoded(number)) {
      ASSERT_EQ(find_not_utf8(*text), text->size()) << number;
    }
  }
}

// All texts of up to three bytes against the encodings of all characters: what is not a sequence of them is
// refused.
TEST(Utf8, RefusesAllElse) {
  std::string is_character(1U << 24U, '\0');  // three bytes as one number
  for (std::uint32_t number = 1; number < 0x10000; ++number) {
    if (const auto text = encoded(number)) {
      std::uint32_t key = 0;
      for (const char c : *text) key = (key << 8U) | static_cast<std::uint8_t>(c);
      is_character[key] = 1;
    }
  }
  for (std::uint32_t key = 0x8000; key < 0x10000; ++key) {
    const std::string text{static_cast<char>(key >> 8U), static_cast<char>(key)};
    ASSERT_EQ(find_not_utf8(text) == 2, is_character[key] == 1) << key;
  }
  for (std::uint32_t key = 0xE00000; key < 0xF00000; ++key) {
    const std::string text{static_cast<char>(key >> 16U), static_cast<char>(key >> 8U),
                           static_cast<char>(key)};
    ASSERT_EQ(find_not_utf8(text) == 3, is_character[key] == 1) << key;
  }
  for (const std::string text :
       {"\xF0\x8F\xBF\xBF", "\xF4\x90\x80\x80", "\xF5\x80\x80\x80", "\xF0\x90\x80", "\xFF"}) {
    EXPECT_EQ(find_not_utf8(text), 0U);
  }
}

TEST(Utf8, NamesTheFirstPlaceWhereverItStands) {
  for (std::size_t at = 0; at < 70; ++at) {
    std::string text(100, 'a');
    EXPECT_EQ(find_not_utf8(text), 100U);
    text[at] = '\0';
    EXPECT_EQ(find_not_utf8(text), at);
    EXPECT_EQ(find_not_utf8(text, at + 1), 100U);
    text[at] = '\xC3';
    EXPECT_EQ(find_not_utf8(text), at);
    text[at + 1] = '\xA9';
    EXPECT_EQ(find_not_utf8(text), 100U);
  }
}

}  // namespace
}  // namespace corridor
