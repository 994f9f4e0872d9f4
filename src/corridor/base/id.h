// SPDX-License-Identifier: Apache-2.0
// An Id is the position of a row in one table. Its tag is the table's struct, so a place cannot be passed
// where a link is wanted. Ids never leave the process: users see keys.
#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <iterator>

namespace corridor {

template <class Rows>
class Id {
 public:
  using RowsType = Rows;

  /// No row at all; the same as `none()`.
  constexpr Id() = default;
  constexpr explicit Id(std::uint32_t position) : position_(position) {}

  [[nodiscard]] static constexpr Id none() { return Id{}; }
  [[nodiscard]] constexpr bool is_none() const { return position_ == kNone; }
  [[nodiscard]] constexpr std::uint32_t position() const { return position_; }

  friend constexpr auto operator<=>(Id, Id) = default;

 private:
  static constexpr std::uint32_t kNone = 0xFFFF'FFFFU;
  std::uint32_t position_ = kNone;
};

/// All ids of a table of `size` rows, in order: `for (LinkId link : IdRange<Links>{size})`.
template <class Rows>
class IdRange {
 public:
  class Iterator {
   public:
    using value_type = Id<Rows>;
    using difference_type = std::ptrdiff_t;
    constexpr Iterator() = default;
    constexpr explicit Iterator(std::uint32_t position) : position_(position) {}
    constexpr Id<Rows> operator*() const { return Id<Rows>{position_}; }
    constexpr Iterator& operator++() {
      ++position_;
      return *this;
    }
    constexpr Iterator operator++(int) {
      Iterator before = *this;
      ++position_;
      return before;
    }
    friend constexpr bool operator==(Iterator, Iterator) = default;

   private:
    std::uint32_t position_ = 0;
  };

  constexpr explicit IdRange(std::size_t size) : size_(static_cast<std::uint32_t>(size)) {}
  [[nodiscard]] constexpr Iterator begin() const { return Iterator{0}; }
  [[nodiscard]] constexpr Iterator end() const { return Iterator{size_}; }
  [[nodiscard]] constexpr std::size_t size() const { return size_; }

 private:
  std::uint32_t size_;
};

}  // namespace corridor

template <class Rows>
struct std::hash<corridor::Id<Rows>> {
  std::size_t operator()(corridor::Id<Rows> id) const noexcept {
    return std::hash<std::uint32_t>{}(id.position());
  }
};
