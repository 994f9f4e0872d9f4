// SPDX-License-Identifier: Apache-2.0
// The inner loop of reading CSV. Only four characters matter (comma, quote, line feed, carriage return):
// their positions are found 64 bytes at a time, and a row is read by looking at nothing else.
#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace corridor::csv {

/// What some programs put before UTF-8 text.
inline constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

/// Where the characters , " \n \r stand in a text, one after another.
class Marks {
 public:
  explicit Marks(std::string_view text, std::size_t begin = 0) : text_(text), block_(begin) { load(); }

  /// The position of the next mark; the size of the text after the last one.
  [[gnu::always_inline]] std::size_t next() {
    if (mask_ == 0 && !refill()) return text_.size();
    const auto bit = static_cast<std::size_t>(std::countr_zero(mask_));
    mask_ &= mask_ - 1;
    return block_ + bit;
  }

 private:
  static constexpr std::size_t kBlock = 64;

  // Goes to the next block that has a mark; false if there is none.
  bool refill() {
    while (mask_ == 0) {
      if (text_.size() - block_ <= kBlock) return false;
      block_ += kBlock;
      load();
    }
    return true;
  }

  void load() {
    const std::size_t rest = text_.size() - block_;
    if (rest >= kBlock) {
      mask_ = mask_of(text_.data() + block_);
      return;
    }
    std::array<char, kBlock> padded{};
    if (rest > 0) std::memcpy(padded.data(), text_.data() + block_, rest);
    mask_ = mask_of(padded.data());
  }

  // Bit i: byte i of the block is a mark.
  static std::uint64_t mask_of(const char* block) {
    std::uint64_t mask = 0;
#if defined(__SSE2__)
    const __m128i comma = _mm_set1_epi8(',');
    const __m128i quote = _mm_set1_epi8('"');
    const __m128i feed = _mm_set1_epi8('\n');
    const __m128i carriage = _mm_set1_epi8('\r');
    for (std::size_t i = 0; i < kBlock / 16; ++i) {
      __m128i bytes;
      std::memcpy(&bytes, block + 16 * i, sizeof bytes);
      const __m128i separators = _mm_or_si128(_mm_cmpeq_epi8(bytes, comma), _mm_cmpeq_epi8(bytes, feed));
      const __m128i others = _mm_or_si128(_mm_cmpeq_epi8(bytes, quote), _mm_cmpeq_epi8(bytes, carriage));
      const int bits = _mm_movemask_epi8(_mm_or_si128(separators, others));
      mask |= static_cast<std::uint64_t>(static_cast<std::uint32_t>(bits)) << (16 * i);
    }
#else
    for (std::size_t i = 0; i < kBlock; ++i) {
      const char c = block[i];
      if (c == ',' || c == '"' || c == '\n' || c == '\r') mask |= std::uint64_t{1} << i;
    }
#endif
    return mask;
  }

  std::string_view text_;
  std::size_t block_;
  std::uint64_t mask_ = 0;
};

enum class RowFault : std::uint8_t { none, quote_in_cell, text_after_quote, open_quote, lone_return };

/// How a row ended.
struct RowEnd {
  std::size_t next = 0;          ///< where the next row begins
  std::uint32_t line_count = 0;  ///< lines that it took
  RowFault fault = RowFault::none;
  std::size_t fault_at = 0;
};

/// Passes over a quoted cell whose opening quote was the last mark. Gives the position of its closing quote,
/// or the size of the text if there is none.
inline std::size_t scan_quoted(std::string_view text, Marks& marks, RowEnd& row, bool& is_escaped) {
  while (true) {
    const std::size_t close = marks.next();
    if (close == text.size()) return close;
    if (text[close] == '\n') ++row.line_count;
    if (text[close] != '"') continue;
    if (close + 1 == text.size() || text[close + 1] != '"') return close;
    (void)marks.next();  // the second of two
    is_escaped = true;
  }
}

/// Reads one row. Calls cell(begin, end, is_escaped) for each cell: its content without quotes; is_escaped:
/// it holds doubled quotes that stand for one. In   `marks` stands behind all marks before `begin`.
template <class OnCell>
RowEnd scan_row(std::string_view text, std::size_t begin, Marks& marks, OnCell&& cell) {
  RowEnd row{.next = text.size(), .line_count = 1, .fault = RowFault::none, .fault_at = 0};
  const auto fail = [&row](RowFault fault, std::size_t at) {
    row.fault = fault;
    row.fault_at = at;
    return row;
  };
  while (true) {
    std::size_t mark = marks.next();
    if (mark == text.size() || text[mark] != '"') {
      cell(begin, mark, false);
    } else {
      if (mark != begin) return fail(RowFault::quote_in_cell, mark);
      bool is_escaped = false;
      const std::size_t close = scan_quoted(text, marks, row, is_escaped);
      if (close == text.size()) return fail(RowFault::open_quote, begin);
      cell(begin + 1, close, is_escaped);
      mark = marks.next();
      if (mark != close + 1) return fail(RowFault::text_after_quote, close + 1);
    }
    if (mark == text.size()) return row;
    if (text[mark] == ',') {
      begin = mark + 1;
      continue;
    }
    if (text[mark] == '\r' && text.substr(mark + 1, 1) != "\n") return fail(RowFault::lone_return, mark);
    if (text[mark] == '\r') mark = marks.next();
    row.next = mark + 1;
    return row;
  }
}

}  // namespace corridor::csv
