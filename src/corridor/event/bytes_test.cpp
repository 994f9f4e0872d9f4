// SPDX-License-Identifier: Apache-2.0
#include "corridor/event/bytes.h"

#include <limits>

#include <gtest/gtest.h>

#include "corridor/base/error.h"

namespace corridor {
namespace {

enum class Colour : std::uint8_t { red, green };

struct Everything {
  std::int64_t small = -1;
  std::int64_t large = std::numeric_limits<std::int64_t>::min();
  std::uint64_t huge = std::numeric_limits<std::uint64_t>::max();
  bool is_true = true;
  Colour colour = Colour::green;
  double number = -0.1;
  Int128 area = -(Int128{1} << 100U);
  std::optional<std::uint32_t> some = 7;
  std::optional<std::uint32_t> none;
  std::vector<std::int32_t> list{3, -3, 0};
  std::array<std::uint8_t, 2> pair{200, 1};

  template <class Archive>
  void archive(Archive& bytes) {
    bytes(small, large, huge, is_true, colour, number, area, some, none, list, pair);
  }
  friend bool operator==(const Everything&, const Everything&) = default;
};

TEST(Bytes, WhatIsWrittenIsRead) {
  Everything written;
  ByteWriter writer;
  writer(written);
  Everything read{.small = 0,
                  .large = 0,
                  .huge = 0,
                  .is_true = false,
                  .number = 0.0,
                  .area = 0,
                  .some = {},
                  .none = 1,
                  .list = {},
                  .pair = {}};
  ByteReader reader(writer.bytes());
  reader(read);
  reader.end();
  EXPECT_EQ(read, written);
}

TEST(Bytes, CutOrLongOnesAreRefused) {
  Everything written;
  ByteWriter writer;
  writer(written);
  for (std::size_t length = 0; length < writer.bytes().size(); ++length) {
    Everything read;
    ByteReader reader(writer.bytes().first(length));
    EXPECT_THROW(reader(read), Error) << length;
  }
  ByteReader reader(writer.bytes());
  EXPECT_THROW(reader.end(), Error);
  const std::vector<std::uint8_t> endless(11, 0xFF);
  EXPECT_THROW((void)ByteReader(endless).get_number(), Error);
}

}  // namespace
}  // namespace corridor
