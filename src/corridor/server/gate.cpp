// SPDX-License-Identifier: Apache-2.0
#include "corridor/server/gate.h"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "corridor/base/error.h"
#include "corridor/base/text.h"
#include "corridor/server/crypto.h"
#include "corridor/server/problem_details.h"

namespace corridor {

namespace {

constexpr std::size_t kClientsMax = 100'000;

/// "localhost" of "localhost:8080", "::1" of "[::1]:8080".
std::string_view name_of_host(std::string_view host) {
  if (host.starts_with('[')) return host.substr(1, host.find(']') - 1);
  return host.substr(0, host.find(':'));
}

bool is_local_name(std::string_view name) {
  return name == "localhost" || name == "127.0.0.1" || name == "::1";
}

std::optional<Role> role_named(std::string_view name) {
  const auto found = std::ranges::find(kRoleNames, name);
  if (found == std::end(kRoleNames) || found == std::begin(kRoleNames)) return std::nullopt;
  return static_cast<Role>(found - std::begin(kRoleNames));
}

/// The value of the cookie `share`.
std::string_view share_in(std::string_view cookies) {
  constexpr std::string_view kName = "share=";
  while (!cookies.empty()) {
    const std::size_t end = std::min(cookies.find(';'), cookies.size());
    const std::string_view one = trimmed(cookies.substr(0, end));
    if (one.starts_with(kName)) return one.substr(kName.size());
    cookies.remove_prefix(std::min(end + 1, cookies.size()));
  }
  return {};
}

bool is_reading(const HttpRequest& request) { return request.method == "GET" || request.method == "HEAD"; }

}  // namespace

std::vector<TokenLine> read_tokens(std::string_view text, const std::string& file) {
  std::vector<TokenLine> tokens;
  std::vector<Problem> problems;
  std::uint64_t number = 0;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    const std::string_view line = trimmed(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
    ++number;
    if (line.empty() || line.front() == '#') continue;
    const std::size_t first = line.find(' ');
    const std::size_t last = line.rfind(' ');
    const std::optional<Role> role = role_named(line.substr(0, first));
    const std::string_view digest =
        last == std::string_view::npos ? std::string_view{} : line.substr(last + 1);
    const bool is_digest =
        digest.size() == 64 && digest.find_first_not_of("0123456789abcdef") == std::string_view::npos;
    if (!role || !is_digest || first == last) {
      problems.push_back({.code = "file",
                          .where = file,
                          .row = number,
                          .what = "is no line of a token file",
                          .hint = "corridor serve --add-token run:NAME --token-file FILE writes one"});
      continue;
    }
    tokens.push_back({*role, std::string(trimmed(line.substr(first, last - first))), std::string(digest)});
  }
  if (tokens.empty() && problems.empty())
    problems.push_back(
        {.code = "file", .where = file, .what = "has no token", .hint = "add one with --add-token run:NAME"});
  if (!problems.empty()) throw Error(std::move(problems));
  return tokens;
}

NewToken new_token(Role role, std::string_view name) {
  constexpr std::size_t kTokenBytes = 32;
  std::string token = "corridor-" + random_hex(kTokenBytes);
  std::string line =
      fmt::format("{} {} {}\n", kRoleNames[static_cast<std::size_t>(role)], name, sha256_of(token));
  return {std::move(token), std::move(line)};
}

std::optional<HttpResponse> Gate::check_origin(const HttpRequest& request) const {
  const std::string_view host = request.header("Host");
  if (options_.is_local && !is_local_name(name_of_host(host))) {
    return problem_of(421, "foreign_host", fmt::format("'{}' is no name of this server", host),
                      "use localhost; behind a proxy start with --behind-proxy");
  }
  if (is_reading(request)) return std::nullopt;
  const std::string_view origin = request.header("Origin");
  const std::string_view site = request.header("Sec-Fetch-Site");
  const std::string_view from = origin.substr(std::min(origin.find("://"), origin.size()));
  const bool is_own = origin.empty() || (from.size() > 3 && from.substr(3) == host);
  if (is_own && site != "cross-site") return std::nullopt;
  return problem_of(403, "foreign_origin", "pages of other sites may not write here",
                    "send the request from the server's own pages, or without Origin");
}

Role Gate::role_of(const HttpRequest& request, const Target& target, std::int64_t now) const {
  if (options_.tokens.empty()) return Role::admin;
  const bool is_shared =
      is_share_good(target.value("share"), now) || is_share_good(share_in(request.header("Cookie")), now);
  Role role = is_shared ? Role::read : Role::none;
  constexpr std::string_view kBearer = "Bearer ";
  const std::string_view given = request.header("Authorization");
  if (given.size() <= kBearer.size() || !given.starts_with(kBearer)) return role;
  const std::string digest = sha256_of(given.substr(kBearer.size()));
  for (const TokenLine& token : options_.tokens) {
    // All are compared, so that time says nothing of which.
    if (is_equal_in_constant_time(token.digest, digest)) role = std::max(role, token.role);
  }
  return role;
}

int Gate::wait_of(const std::string& client, std::chrono::steady_clock::time_point now) {
  const double rate = options_.requests_per_second;
  if (rate <= 0.0) return 0;
  const double most = std::max(2.0 * rate, 1.0);
  const std::lock_guard lock(mutex_);
  if (buckets_.size() >= kClientsMax) buckets_.clear();
  const auto [found, is_new] = buckets_.try_emplace(client, Bucket{.left = most, .at = now});
  Bucket& bucket = found->second;
  const std::chrono::duration<double> passed = now - bucket.at;
  bucket.left = std::min(most, bucket.left + passed.count() * rate);
  bucket.at = now;
  if (bucket.left < 1.0) return static_cast<int>(std::ceil((1.0 - bucket.left) / rate));
  bucket.left -= 1.0;
  return 0;
}

std::string Gate::share_until(std::int64_t expires) const {
  return fmt::format("{}.{}", expires, signature_of(fmt::format("read until {}", expires), options_.secret));
}

bool Gate::is_share_good(std::string_view share, std::int64_t now) const {
  const auto expires = whole_of(share.substr(0, share.find('.')), 0);
  if (!expires || *expires < now) return false;
  return is_equal_in_constant_time(share, share_until(*expires));
}

}  // namespace corridor
