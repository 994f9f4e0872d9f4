// SPDX-License-Identifier: Apache-2.0
#include "corridor/plan/front.h"

#include <gtest/gtest.h>

#include "corridor/base/random.h"

namespace corridor {
namespace {

constexpr std::uint32_t kNodes = 3;

struct Member {
  std::uint32_t node = 0;
  FrontPoint point;
  bool is_in = true;
};

bool is_nowhere_above(const FrontPoint& a, const FrontPoint& b) {
  return a.cost <= b.cost && a.emission <= b.emission && a.risk <= b.risk && a.transfers <= b.transfers;
}

FrontPoint random_point(RandomStream& stream) {
  const auto value = [&] { return static_cast<std::int32_t>(stream.next_below(12)); };
  return {value(), value(), value(), value()};
}

/// A plain list of members is the oracle; `is_odd` stands for what labels must not lack.
void agrees_with_a_list(Fronts::Scanning scanning) {
  RandomStream stream(7, 0, 0, 0);
  Fronts fronts(scanning);
  for (int round = 0; round < 20; ++round) {
    fronts.reset(kNodes);
    std::vector<Member> members;
    const auto is_odd = [](std::uint32_t label) { return label % 2 == 1; };
    const auto dominates = [&](std::uint32_t node, const FrontPoint& point, std::uint32_t known) {
      for (std::uint32_t label = 0; label < members.size(); ++label) {
        const Member& member = members[label];
        if (member.node != node) continue;
        if (known > 0) {
          --known;
          continue;
        }
        if (member.is_in && is_odd(label) && is_nowhere_above(member.point, point)) return true;
      }
      return false;
    };
    for (std::uint32_t label = 0; label < 100; ++label) {
      const std::uint32_t node = stream.next_below(kNodes);
      const FrontPoint point = random_point(stream);
      EXPECT_EQ(fronts.dominates(node, point, 0, is_odd), dominates(node, point, 0));
      // Members that are known may still be looked at, as far as their block reaches.
      const std::uint32_t known = fronts.count(node) / Fronts::kLanes * Fronts::kLanes;
      EXPECT_EQ(fronts.dominates(node, point, known, is_odd), dominates(node, point, known));
      if (stream.next_below(4) == 0) {
        fronts.remove_dominated(node, point, is_odd);
        for (std::uint32_t old = 0; old < members.size(); ++old) {
          Member& member = members[old];
          if (member.node == node && is_odd(old) && is_nowhere_above(point, member.point))
            member.is_in = false;
        }
      }
      fronts.insert(node, point, label);
      members.push_back({node, point});
    }
  }
}

TEST(Fronts, AgreeWithAListOfMembers) { agrees_with_a_list(Fronts::Scanning::fastest); }

TEST(Fronts, AgreeWithAListOfMembersOnAnyMachine) { agrees_with_a_list(Fronts::Scanning::plain); }

}  // namespace
}  // namespace corridor
