// SPDX-License-Identifier: Apache-2.0
// Random numbers as a function of who draws them: (seed, replication, entity, purpose, index) -> number.
// Nothing is drawn "next", so the order of work and the number of threads cannot change a number, and a
// border draws the same delay in every scenario: differences between what-ifs are differences, not noise.
#pragma once

#include <array>
#include <cstdint>

namespace corridor {

using RandomBlock = std::array<std::uint32_t, 4>;

/// The bijection Philox4x32-10: 128 random bits for each counter and key.
/// Source  Salmon, Moraes, Dror, Shaw, "Parallel random numbers: as easy as 1, 2, 3", SC 2011, section 3.3.
/// Cost    6 ns.
[[nodiscard]] RandomBlock philox(RandomBlock counter, std::array<std::uint32_t, 2> key);

/// A uniform number from 52 random bits, in the open interval (0, 1): a quantile of it is always finite.
[[nodiscard]] constexpr double uniform_of(std::uint64_t bits) {
  return (static_cast<double>(static_cast<std::int64_t>(bits >> 12U)) + 0.5) * 0x1p-52;
}

/// The numbers of one entity for one purpose, one after another. 2^33 of 64 bits; then they repeat.
class RandomStream {
 public:
  RandomStream(std::uint64_t seed, std::uint32_t replication, std::uint32_t entity, std::uint32_t purpose);

  [[nodiscard]] std::uint32_t next_u32() {
    const std::uint32_t word = block_[used_++];
    if (used_ == block_.size()) renew();
    return word;
  }
  [[nodiscard]] std::uint64_t next_u64() {
    used_ += used_ % 2;  // 64 bits never straddle two blocks
    if (used_ == block_.size()) renew();
    const std::uint64_t bits = block_[used_] | static_cast<std::uint64_t>(block_[used_ + 1]) << 32U;
    used_ += 2;
    if (used_ == block_.size()) renew();
    return bits;
  }
  /// In (0, 1).
  [[nodiscard]] double next_uniform() { return uniform_of(next_u64()); }
  /// One of 0 ... count - 1, each equally likely. In: count > 0.
  [[nodiscard]] std::uint32_t next_below(std::uint32_t count);

 private:
  void renew();

  std::array<std::uint32_t, 2> key_;
  RandomBlock counter_;
  RandomBlock block_{};
  unsigned used_ = 0;  // words of block_ that were given out; a new block is made before anybody waits for it
};

/// All numbers of one replication.
class Random {
 public:
  constexpr explicit Random(std::uint64_t seed, std::uint32_t replication = 0)
      : seed_(seed), replication_(replication) {}

  /// The index-th number of `entity` for `purpose`; any order, any number of times.
  [[nodiscard]] std::uint64_t u64(std::uint32_t entity, std::uint32_t purpose, std::uint32_t index) const;
  /// In (0, 1).
  [[nodiscard]] double uniform(std::uint32_t entity, std::uint32_t purpose, std::uint32_t index) const {
    return uniform_of(u64(entity, purpose, index));
  }
  /// The same numbers as `u64` with index 0, 1, 2, ..., at half the cost.
  [[nodiscard]] RandomStream stream(std::uint32_t entity, std::uint32_t purpose) const {
    return {seed_, replication_, entity, purpose};
  }
  [[nodiscard]] constexpr Random replication(std::uint32_t number) const { return Random{seed_, number}; }

 private:
  std::uint64_t seed_;
  std::uint32_t replication_;
};

}  // namespace corridor
