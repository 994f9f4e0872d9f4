// SPDX-License-Identifier: Apache-2.0
#include "corridor/base/random.h"

#include "corridor/base/check.h"

namespace corridor {

namespace {

constexpr std::uint64_t kMultiplier0 = 0xD2511F53;
constexpr std::uint64_t kMultiplier1 = 0xCD9E8D57;
constexpr std::uint32_t kWeyl0 = 0x9E3779B9;  // golden ratio
constexpr std::uint32_t kWeyl1 = 0xBB67AE85;  // sqrt(3) - 1
constexpr int kRounds = 10;

std::uint32_t low(std::uint64_t bits) { return static_cast<std::uint32_t>(bits); }
std::uint32_t high(std::uint64_t bits) { return static_cast<std::uint32_t>(bits >> 32U); }

std::uint64_t joined(std::uint32_t first, std::uint32_t second) {
  return first | (static_cast<std::uint64_t>(second) << 32U);
}

std::array<std::uint32_t, 2> key_of(std::uint64_t seed) { return {low(seed), high(seed)}; }

}  // namespace

RandomBlock philox(RandomBlock counter, std::array<std::uint32_t, 2> key) {
  for (int round = 0; round < kRounds; ++round) {
    const std::uint64_t product0 = kMultiplier0 * counter[0];
    const std::uint64_t product1 = kMultiplier1 * counter[2];
    counter = {high(product1) ^ counter[1] ^ key[0], low(product1), high(product0) ^ counter[3] ^ key[1],
               low(product0)};
    key[0] += kWeyl0;
    key[1] += kWeyl1;
  }
  return counter;
}

RandomStream::RandomStream(std::uint64_t seed, std::uint32_t replication, std::uint32_t entity,
                           std::uint32_t purpose)
    : key_(key_of(seed)), counter_{0, entity, purpose, replication} {
  renew();
}

void RandomStream::renew() {
  block_ = philox(counter_, key_);
  ++counter_[0];
  used_ = 0;
}

// Source  Lemire, "Fast random integer generation in an interval", ACM TOMACS 29(1), 2019.
std::uint32_t RandomStream::next_below(std::uint32_t count) {
  CORRIDOR_DCHECK(count > 0);
  std::uint64_t product = static_cast<std::uint64_t>(next_u32()) * count;
  if (low(product) < count) {
    const std::uint32_t unfair = (0U - count) % count;
    while (low(product) < unfair) {
      product = static_cast<std::uint64_t>(next_u32()) * count;
    }
  }
  return high(product);
}

std::uint64_t Random::u64(std::uint32_t entity, std::uint32_t purpose, std::uint32_t index) const {
  const RandomBlock block = philox({index / 2, entity, purpose, replication_}, key_of(seed_));
  return index % 2 == 0 ? joined(block[0], block[1]) : joined(block[2], block[3]);
}

}  // namespace corridor
