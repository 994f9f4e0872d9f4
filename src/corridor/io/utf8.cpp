// SPDX-License-Identifier: Apache-2.0
#include "corridor/io/utf8.h"

#include <cstdint>
#include <cstring>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace corridor {

namespace {

std::uint8_t byte(std::string_view text, std::size_t at) { return static_cast<std::uint8_t>(text[at]); }

// The first position from `at` on that is NUL or not ASCII.
std::size_t skip_ascii(std::string_view text, std::size_t at) {
#if defined(__SSE2__)
  for (; at + 16 <= text.size(); at += 16) {
    __m128i bytes;
    std::memcpy(&bytes, text.data() + at, sizeof bytes);
    // Signed comparison: 1 to 127 are above 0, NUL and what is not ASCII are not.
    if (_mm_movemask_epi8(_mm_cmpgt_epi8(bytes, _mm_setzero_si128())) != 0xFFFF) break;
  }
#endif
  while (at < text.size() && byte(text, at) >= 0x01 && byte(text, at) <= 0x7F) ++at;
  return at;
}

// How many bytes the character at `at`, which is not ASCII, takes; 0 if it is none.
// Source  The Unicode Standard, table 3-7, "Well-formed UTF-8 byte sequences".
std::size_t character_size(std::string_view text, std::size_t at) {
  const std::uint8_t lead = byte(text, at);
  const std::size_t size = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
  if (lead < 0xC2 || lead > 0xF4 || at + size > text.size()) return 0;
  const std::uint8_t second_min = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
  const std::uint8_t second_max = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
  if (byte(text, at + 1) < second_min || byte(text, at + 1) > second_max) return 0;
  for (std::size_t i = 2; i < size; ++i) {
    if (byte(text, at + i) < 0x80 || byte(text, at + i) > 0xBF) return 0;
  }
  return size;
}

}  // namespace

std::size_t find_not_utf8(std::string_view text, std::size_t begin) {
  std::size_t at = begin;
  while (true) {
    at = skip_ascii(text, at);
    if (at == text.size() || text[at] == '\0') return at;
    const std::size_t size = character_size(text, at);
    if (size == 0) return at;
    at += size;
  }
}

}  // namespace corridor
