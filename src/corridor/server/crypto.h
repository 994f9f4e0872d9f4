// SPDX-License-Identifier: Apache-2.0
// Digests, signatures and random bytes. The only file that knows OpenSSL.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace corridor {

/// SHA-256, 64 hexadecimal digits.
[[nodiscard]] std::string sha256_of(std::string_view bytes);
/// HMAC-SHA-256 (RFC 2104), hexadecimal.
[[nodiscard]] std::string signature_of(std::string_view text, std::string_view key);
/// As many random bytes of the operating system, in hexadecimal digits: two a byte.
[[nodiscard]] std::string random_hex(std::size_t bytes);
/// Base64 of SHA-256, as a Content-Security-Policy names a script.
[[nodiscard]] std::string script_digest(std::string_view script);
/// Takes as long wherever the texts differ.
[[nodiscard]] bool is_equal_in_constant_time(std::string_view a, std::string_view b);

}  // namespace corridor
