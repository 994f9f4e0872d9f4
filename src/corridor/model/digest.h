// SPDX-License-Identifier: Apache-2.0
// SHA-256, to tell two networks apart by a short text that is the same on every machine.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>

namespace corridor {

/// Source  FIPS 180-4, sections 4.1.2, 4.2.2, 5 and 6.2.
class Sha256 {
 public:
  using Hash = std::array<std::uint8_t, 32>;

  /// How it is computed: with the instructions that this machine has for it, or as any machine can. The hash
  /// is the same.
  enum class Computing : std::uint8_t { fastest, plain };
  explicit Sha256(Computing computing = Computing::fastest) : take_block_(block_taker(computing)) {}

  void add(std::span<const std::byte> bytes);
  template <class T>
  void add_values(std::span<const T> values) {
    add(std::as_bytes(values));
  }
  /// The hash of all that was added. Call it once, last.
  [[nodiscard]] Hash finish();

 private:
  using State = std::array<std::uint32_t, 8>;
  using BlockTaker = void (*)(State& state, const std::byte* block);
  static BlockTaker block_taker(Computing computing);

  BlockTaker take_block_;
  State state_{0x6a09e667U, 0xbb67ae85U, 0x3c6ef372U, 0xa54ff53aU,
               0x510e527fU, 0x9b05688cU, 0x1f83d9abU, 0x5be0cd19U};
  std::array<std::byte, 64> rest_{};
  std::uint64_t count_ = 0;  // bytes added
};

[[nodiscard]] std::string hex_of(std::span<const std::uint8_t> bytes);

}  // namespace corridor
