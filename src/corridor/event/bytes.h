// SPDX-License-Identifier: Apache-2.0
// State as bytes and back. A type says once, in `archive`, what it consists of; the same line writes it and
// reads it. Numbers take as many bytes as they need, whatever the machine's order of bytes.
//
//   template <class Archive> void archive(Archive& bytes) { bytes(count_, waiting_, lanes_); }
#pragma once

#include <array>
#include <bit>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

namespace corridor {

__extension__ using Int128 = __int128;
__extension__ using Uint128 = unsigned __int128;

/// Negative numbers, too, become short: 0, -1, 1, -2, ... are 0, 1, 2, 3, ...
[[nodiscard]] constexpr std::uint64_t folded(std::int64_t number) {
  return static_cast<std::uint64_t>(number) << 1U ^ (number < 0 ? ~std::uint64_t{0} : 0);
}
[[nodiscard]] constexpr std::int64_t unfolded(std::uint64_t number) {
  return static_cast<std::int64_t>(number >> 1U ^ (0 - (number & 1U)));
}

class ByteWriter {
 public:
  static constexpr bool kReads = false;

  template <class... Ts>
  void operator()(Ts&... values) {
    (put(values), ...);
  }
  /// 7 bits to a byte, the lowest first.
  void put_number(std::uint64_t number) {
    for (; number >= 0x80; number >>= 7U) bytes_.push_back(static_cast<std::uint8_t>(number | 0x80U));
    bytes_.push_back(static_cast<std::uint8_t>(number));
  }
  [[nodiscard]] std::span<const std::uint8_t> bytes() const { return bytes_; }
  [[nodiscard]] std::vector<std::uint8_t> take() { return std::exchange(bytes_, {}); }

 private:
  template <class T>
  void put(T& value) {
    if constexpr (std::is_enum_v<T>) {
      put_number(static_cast<std::uint64_t>(value));
    } else if constexpr (std::integral<T>) {
      if constexpr (std::is_signed_v<T>) {
        put_number(folded(value));
      } else {
        put_number(value);
      }
    } else {
      value.archive(*this);
    }
  }
  void put(double& value) { put_number(std::rotl(std::bit_cast<std::uint64_t>(value), 12)); }
  void put(Int128& value) {
    put_number(static_cast<std::uint64_t>(value));
    put_number(static_cast<std::uint64_t>(value >> 64U));
  }
  template <class T>
  void put(std::optional<T>& value) {
    put_number(value ? 1 : 0);
    if (value) put(*value);
  }
  template <class T>
  void put(std::vector<T>& values) {
    put_number(values.size());
    for (T& value : values) put(value);
  }
  template <class T, std::size_t N>
  void put(std::array<T, N>& values) {
    for (T& value : values) put(value);
  }

  std::vector<std::uint8_t> bytes_;
};

/// Throws  Error if the bytes end too early, are too many (`end`), or say what cannot be.
class ByteReader {
 public:
  static constexpr bool kReads = true;

  explicit ByteReader(std::span<const std::uint8_t> bytes) : bytes_(bytes) {}

  template <class... Ts>
  void operator()(Ts&... values) {
    (get(values), ...);
  }
  [[nodiscard]] std::uint64_t get_number() {
    std::uint64_t number = 0;
    for (unsigned shift = 0; shift < 64; shift += 7) {
      if (at_ == bytes_.size()) fail("end too early");
      const std::uint8_t byte = bytes_[at_++];
      number |= std::uint64_t{byte & 0x7FU} << shift;
      if (byte < 0x80) return number;
    }
    fail("have a number that is too long");
  }
  [[nodiscard]] bool is_at_end() const { return at_ == bytes_.size(); }
  void end() const {
    if (!is_at_end()) fail("do not end where they should");
  }
  /// `what` as in "the bytes `what`".
  [[noreturn]] static void fail(std::string_view what);

 private:
  template <class T>
  void get(T& value) {
    if constexpr (std::is_enum_v<T>) {
      value = static_cast<T>(get_number());
    } else if constexpr (std::integral<T>) {
      const std::uint64_t number = get_number();
      if constexpr (std::is_signed_v<T>) {
        value = static_cast<T>(unfolded(number));
      } else {
        value = static_cast<T>(number);
      }
    } else {
      value.archive(*this);
    }
  }
  void get(double& value) { value = std::bit_cast<double>(std::rotr(get_number(), 12)); }
  void get(Int128& value) {
    const std::uint64_t low = get_number();
    value = static_cast<Int128>(Uint128{get_number()} << 64U | low);
  }
  template <class T>
  void get(std::optional<T>& value) {
    value.reset();
    if (get_number() != 0) get(value.emplace());
  }
  template <class T>
  void get(std::vector<T>& values) {
    const std::uint64_t size = get_number();
    if (size > bytes_.size() - at_) fail("promise more than they hold");  // each value has a byte at least
    values.assign(size, T{});
    for (T& value : values) get(value);
  }
  template <class T, std::size_t N>
  void get(std::array<T, N>& values) {
    for (T& value : values) get(value);
  }

  std::span<const std::uint8_t> bytes_;
  std::size_t at_ = 0;
};

}  // namespace corridor
