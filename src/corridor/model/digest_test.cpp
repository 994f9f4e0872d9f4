// SPDX-License-Identifier: Apache-2.0
#include "corridor/model/digest.h"

#include <gtest/gtest.h>

namespace corridor {
namespace {

std::string sha256(std::string_view text, std::size_t piece,
                   Sha256::Computing computing = Sha256::Computing::fastest) {
  Sha256 sum(computing);
  while (!text.empty()) {
    sum.add_values(std::span<const char>(text.substr(0, piece)));
    text.remove_prefix(std::min(piece, text.size()));
  }
  return hex_of(sum.finish());
}

// The examples of FIPS 180-4.
TEST(Digest, IsThatOfTheStandard) {
  EXPECT_EQ(sha256("", 1), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  EXPECT_EQ(sha256("abc", 3), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  const std::string two_blocks = "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq";
  for (std::size_t piece : {1U, 7U, 55U, 64U}) {
    EXPECT_EQ(sha256(two_blocks, piece), "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
  }
  EXPECT_EQ(sha256(std::string(1'000'000, 'a'), 1000),
            "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}

TEST(Digest, IsTheSameOnAnyMachine) {
  const auto plain = Sha256::Computing::plain;
  EXPECT_EQ(sha256("abc", 3, plain), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  std::string text;
  for (int i = 0; i < 300; ++i) {
    text += static_cast<char>(i * 7);
    EXPECT_EQ(sha256(text, 300), sha256(text, 300, plain));
  }
}

}  // namespace
}  // namespace corridor
