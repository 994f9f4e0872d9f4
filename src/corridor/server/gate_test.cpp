// SPDX-License-Identifier: Apache-2.0
#include "corridor/server/gate.h"

#include <gtest/gtest.h>

#include "corridor/base/error.h"

namespace corridor {
namespace {

using std::chrono::seconds;
using std::chrono::steady_clock;

TEST(Gate, AClientMayBeQuickForAWhileAndThenKeepsToItsRate) {
  Gate gate({.requests_per_second = 2.0});
  const steady_clock::time_point start{};
  for (int i = 0; i < 4; ++i) EXPECT_EQ(gate.wait_of("ann", start), 0);
  EXPECT_EQ(gate.wait_of("ann", start), 1);
  EXPECT_EQ(gate.wait_of("bob", start), 0);
  EXPECT_EQ(gate.wait_of("ann", start + seconds(1)), 0);
  EXPECT_EQ(gate.wait_of("ann", start + seconds(1)), 0);
  EXPECT_EQ(gate.wait_of("ann", start + seconds(1)), 1);
}

TEST(Gate, ATokenOpensItsRoleAndASharedLinkOnlyUntilItExpires) {
  const NewToken made = new_token(Role::run, "ann");
  const Gate gate({.tokens = read_tokens(made.line, "tokens"), .secret = "s"});
  const auto role_with = [&](const std::string& token, const std::string& share) {
    HttpRequest request;
    if (!token.empty()) request.headers.push_back({"authorization", "Bearer " + token});
    Target target;
    if (!share.empty()) target.query.push_back({"share", share});
    return gate.role_of(request, target, 100);
  };
  EXPECT_EQ(role_with(made.token, ""), Role::run);
  EXPECT_EQ(role_with(made.token + "x", ""), Role::none);
  EXPECT_EQ(role_with("", ""), Role::none);
  EXPECT_EQ(role_with("", gate.share_until(100)), Role::read);
  EXPECT_EQ(role_with("", gate.share_until(99)), Role::none);
  EXPECT_EQ(role_with("", "200" + gate.share_until(100).substr(3)), Role::none);
}

TEST(Gate, LinesThatAreNoTokensAreNamed) {
  EXPECT_THROW((void)read_tokens("run ann 123\n", "tokens"), Error);
  EXPECT_THROW((void)read_tokens("none ann " + std::string(64, 'a'), "tokens"), Error);
  EXPECT_THROW((void)read_tokens("# nobody\n", "tokens"), Error);
  EXPECT_EQ(read_tokens("# us\nread the office " + std::string(64, 'a'), "tokens").front().name,
            "the office");
}

}  // namespace
}  // namespace corridor
