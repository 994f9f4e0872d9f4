// SPDX-License-Identifier: Apache-2.0
// Who may come in: bearer tokens with roles, share links, which hosts and pages a request may come from, and
// how many requests a second. Tokens are kept as digests only.
#pragma once

#include <chrono>
#include <cstdint>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "corridor/server/http.h"
#include "corridor/server/target.h"

namespace corridor {

/// Each may do what those before it may: look and ask; save scenarios and run jobs; see and end what is
/// others'.
enum class Role : std::uint8_t { none, read, run, admin };
inline constexpr std::string_view kRoleNames[] = {"none", "read", "run", "admin"};

/// A line of a token file: "run NAME DIGEST".
struct TokenLine {
  Role role = Role::none;
  std::string name;
  std::string digest;  ///< SHA-256 of the token
};

/// Throws  Error: lines that are none, with their places.
[[nodiscard]] std::vector<TokenLine> read_tokens(std::string_view text, const std::string& file);
/// A new token, and the line that lets it in.
struct NewToken {
  std::string token, line;
};
[[nodiscard]] NewToken new_token(Role role, std::string_view name);

class Gate {
 public:
  struct Options {
    std::vector<TokenLine> tokens{};  ///< empty: whoever reaches the server may do all
    bool is_local = true;             ///< listens on loopback, no proxy before it: only local names are hosts
    double requests_per_second = 0;   ///< of one client; 0: no limit
    std::string secret{};             ///< signs share links
  };
  explicit Gate(Options options) : options_(std::move(options)) {}

  /// A refusal, or nothing: hosts that are not ours (a page that lets its name point at this machine), and
  /// writing requests that another site's page sends.
  [[nodiscard]] std::optional<HttpResponse> check_origin(const HttpRequest& request) const;
  /// Who asks; `none` without or with a wrong token where tokens are needed.
  [[nodiscard]] Role role_of(const HttpRequest& request, const Target& target, std::int64_t now) const;
  /// Seconds to wait; 0: go on.
  [[nodiscard]] int wait_of(const std::string& client, std::chrono::steady_clock::time_point now);

  /// The value of ?share= that lets everybody read until then.
  [[nodiscard]] std::string share_until(std::int64_t expires) const;

 private:
  struct Bucket {
    double left = 0.0;
    std::chrono::steady_clock::time_point at;
  };
  [[nodiscard]] bool is_share_good(std::string_view share, std::int64_t now) const;

  Options options_;
  std::mutex mutex_;
  std::map<std::string, Bucket, std::less<>> buckets_;
};

}  // namespace corridor
