// SPDX-License-Identifier: Apache-2.0
#include "corridor/server/crypto.h"

#include <array>
#include <span>
#include <vector>

#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <openssl/rand.h>

#include "corridor/base/check.h"
#include "corridor/model/digest.h"

namespace corridor {

namespace {

using Digest = std::array<unsigned char, EVP_MAX_MD_SIZE>;

unsigned digest(std::string_view bytes, Digest& out) {
  unsigned size = 0;
  const int is_done = EVP_Digest(bytes.data(), bytes.size(), out.data(), &size, EVP_sha256(), nullptr);
  CORRIDOR_CHECK(is_done == 1);
  return size;
}

}  // namespace

std::string sha256_of(std::string_view bytes) {
  Digest out{};
  const unsigned size = digest(bytes, out);
  return hex_of(std::span(out).first(size));
}

std::string signature_of(std::string_view text, std::string_view key) {
  Digest out{};
  unsigned size = 0;
  std::vector<unsigned char> input(text.begin(), text.end());
  const unsigned char* made = HMAC(EVP_sha256(), key.data(), static_cast<int>(key.size()), input.data(),
                                   input.size(), out.data(), &size);
  CORRIDOR_CHECK(made != nullptr);
  return hex_of(std::span(out).first(size));
}

std::string random_hex(std::size_t bytes) {
  std::vector<unsigned char> random(bytes);
  const int is_done = RAND_bytes(random.data(), static_cast<int>(bytes));
  CORRIDOR_CHECK(is_done == 1);
  return hex_of(random);
}

std::string script_digest(std::string_view script) {
  Digest out{};
  const unsigned size = digest(script, out);
  std::array<unsigned char, 64> base64{};
  const int length = EVP_EncodeBlock(base64.data(), out.data(), static_cast<int>(size));
  return {base64.begin(), base64.begin() + length};
}

bool is_equal_in_constant_time(std::string_view a, std::string_view b) {
  return a.size() == b.size() && CRYPTO_memcmp(a.data(), b.data(), a.size()) == 0;
}

}  // namespace corridor
