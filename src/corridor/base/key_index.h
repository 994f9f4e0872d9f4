// SPDX-License-Identifier: Apache-2.0
// From what a user calls a row to its position. Several rows may be called the same and one row may have many
// names; a name that nothing is called gets the nearest spellings instead.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace corridor {

/// The letters of UTF-8 text, for edits_between. Bytes that are no UTF-8 count as a letter each.
[[nodiscard]] std::u32string letters_of(std::string_view text);

/// Least count of letters to insert, remove, replace, or swap with their neighbour, to make one text the
/// other; `limit` + 1 if it is more than `limit`. Letters are Unicode's. Source  "Optimal string alignment":
/// Damerau, Comm. ACM 7 (1964), as a dynamic programme. Cost    O(length * limit).
[[nodiscard]] std::size_t edits_between(std::u32string_view a, std::u32string_view b, std::size_t limit);

/// Finds rows by folded names (fold.h). Made once, then constant.
class KeyIndex {
 public:
  struct Name {
    std::string spelling;
    std::uint32_t position = 0;  ///< of the row
    std::uint8_t rank = 0;       ///< 0 the best kind of name: a key before a main name before other names
  };

  KeyIndex() = default;
  explicit KeyIndex(std::vector<Name> names);

  /// All rows that are called so, by rank, then by position; each row once.
  [[nodiscard]] std::span<const Name> find(std::string_view name) const;

  /// The nearest names when `find` finds nothing: up to `count`, each row once, nearest first.
  /// Out   those within a third of the name's letters in edits, and those that begin with it, which count as
  /// one edit;
  ///       none that is more than one edit further than the first. Ties: shorter, then in order of their
  ///       folded form.
  [[nodiscard]] std::vector<Name> nearest(std::string_view name, std::size_t count = 3) const;

 private:
  struct Run {
    std::string folded;
    std::u32string letters;
    std::uint32_t begin;  // of its names in names_
    std::uint32_t end;
  };
  std::vector<Run> runs_;  // sorted by folded form, each form once
  std::vector<Name> names_;
};

}  // namespace corridor
