// SPDX-License-Identifier: Apache-2.0
#include "corridor/base/random.h"

#include <array>
#include <cmath>
#include <cstddef>
#include <functional>
#include <numbers>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace corridor {
namespace {

using testing::ElementsAre;

// The known answers that the authors of Philox publish with their library (Random123, tests/kat_vectors).
TEST(Random, GivesThePublishedNumbers) {
  EXPECT_THAT(philox({0, 0, 0, 0}, {0, 0}), ElementsAre(0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8));
  EXPECT_THAT(philox({0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff}, {0xffffffff, 0xffffffff}),
              ElementsAre(0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd));
  EXPECT_THAT(philox({0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344}, {0xa4093822, 0x299f31d0}),
              ElementsAre(0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1));
}

TEST(Random, ThePartsOfANumbersNameAreWhereTheDocumentSays) {
  const RandomBlock block = philox({3, 11, 22, 7}, {0x89abcdef, 0x01234567});
  const Random random{0x0123456789abcdef, 7};
  EXPECT_EQ(random.u64(11, 22, 6), block[0] | (std::uint64_t{block[1]} << 32U));
  EXPECT_EQ(random.u64(11, 22, 7), block[2] | (std::uint64_t{block[3]} << 32U));
}

TEST(Random, AStreamGivesTheSameNumbersAsTheirIndices) {
  const Random random{42, 3};
  RandomStream stream = random.stream(5, 9);
  for (std::uint32_t index = 0; index < 100; ++index) {
    EXPECT_EQ(stream.next_u64(), random.u64(5, 9, index));
  }
  RandomStream mixed = random.stream(5, 9);
  (void)mixed.next_u32();
  EXPECT_EQ(mixed.next_u64(), random.u64(5, 9, 1));  // the half-used first number is passed over
}

TEST(Random, UniformNumbersLieInsideTheOpenInterval) {
  EXPECT_GT(uniform_of(0), 0.0);
  EXPECT_LT(uniform_of(~std::uint64_t{0}), 1.0);
  EXPECT_DOUBLE_EQ(uniform_of(0) + uniform_of(~std::uint64_t{0}), 1.0);
}

// Sum of squared deviations from equal counts, over the expected count: chi-square with bins - 1 degrees of
// freedom.
template <std::size_t Bins>
double chi_square(const std::array<int, Bins>& counts, int total) {
  const double expected = static_cast<double>(total) / Bins;
  double sum = 0.0;
  for (const int count : counts) {
    sum += (count - expected) * (count - expected) / expected;
  }
  return sum;
}

constexpr int kDraws = 200'000;

TEST(Random, IsUniform) {
  std::array<int, 256> counts{};
  const Random random{1};
  double sum = 0.0;
  for (std::uint32_t i = 0; i < kDraws; ++i) {
    const double u = random.uniform(i, 0, 0);
    ++counts.at(static_cast<std::size_t>(u * 256.0));
    sum += u;
  }
  // 255 degrees of freedom: 99.9 % of all seeds give less than 330 and more than 190.
  EXPECT_LT(chi_square(counts, kDraws), 330.0);
  EXPECT_GT(chi_square(counts, kDraws), 190.0);
  EXPECT_NEAR(sum / kDraws, 0.5, 4.0 * std::sqrt(1.0 / 12.0 / kDraws));
}

// Neighbours in every part of the name (seed, replication, entity, purpose, index) are as good as
// independent: pairs fill a 16 x 16 board evenly, and bits differ in half of the cases.
TEST(Random, NeighboursAreIndependent) {
  using Draw = std::function<std::uint64_t(std::uint32_t)>;
  const std::vector<Draw> lanes{
      [](std::uint32_t i) { return Random{i, 0}.u64(0, 0, 0); },
      [](std::uint32_t i) { return Random{9, i}.u64(0, 0, 0); },
      [](std::uint32_t i) { return Random{9, 0}.u64(i, 0, 0); },
      [](std::uint32_t i) { return Random{9, 0}.u64(0, i, 0); },
      [](std::uint32_t i) { return Random{9, 0}.u64(0, 0, i); },
  };
  for (const Draw& draw : lanes) {
    std::array<int, 256> board{};
    std::array<int, 2> bits{};
    for (std::uint32_t i = 0; i < kDraws; ++i) {
      const std::uint64_t here = draw(2 * i);
      const std::uint64_t next = draw(2 * i + 1);
      ++board.at(((here >> 60U) << 4U) | (next >> 60U));
      ++bits.at((here ^ next) & 1U);
    }
    EXPECT_LT(chi_square(board, kDraws), 330.0);
    EXPECT_LT(chi_square(bits, kDraws), 10.8);  // 1 degree of freedom, 99.9 %
  }
}

TEST(Random, BelowIsFairAndBounded) {
  RandomStream stream = Random{7}.stream(0, 0);
  std::array<int, 7> counts{};
  for (int i = 0; i < kDraws; ++i) {
    ++counts.at(stream.next_below(7));
  }
  EXPECT_LT(chi_square(counts, kDraws), 22.5);  // 6 degrees of freedom, 99.9 %
  for (int i = 0; i < 100; ++i) {
    EXPECT_EQ(stream.next_below(1), 0U);
    EXPECT_LT(stream.next_below(0xC0000000), 0xC0000000);
  }
}

}  // namespace
}  // namespace corridor
