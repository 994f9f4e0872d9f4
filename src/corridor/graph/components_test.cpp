// SPDX-License-Identifier: Apache-2.0
#include "corridor/graph/components.h"

#include <set>
#include <vector>

#include <gtest/gtest.h>

#include "corridor/base/random.h"

namespace corridor {
namespace {

Graph random_graph(RandomStream& random, std::size_t node_count, std::size_t arc_count) {
  const auto node = [&] { return NodeId{random.next_below(static_cast<std::uint32_t>(node_count))}; };
  std::vector<Graph::Arc> arcs;
  for (std::size_t i = 0; i < arc_count; ++i) arcs.push_back({node(), node()});
  return {node_count, std::move(arcs)};
}

// Who reaches whom, by closing paths over every node in turn (Warshall).
std::vector<std::vector<bool>> reachable(const Graph& graph) {
  const std::size_t n = graph.node_count();
  std::vector<std::vector<bool>> reaches(n, std::vector<bool>(n));
  for (std::size_t i = 0; i < n; ++i) reaches[i][i] = true;
  for (const ArcId arc : graph.arcs()) reaches[graph.tail(arc).position()][graph.head(arc).position()] = true;
  for (std::size_t k = 0; k < n; ++k) {
    for (std::size_t i = 0; i < n; ++i) {
      for (std::size_t j = 0; j < n; ++j) {
        if (reaches[i][k] && reaches[k][j]) reaches[i][j] = true;
      }
    }
  }
  return reaches;
}

TEST(Components, AreThoseOfTheDefinition) {
  for (std::uint32_t round = 0; round < 500; ++round) {
    RandomStream random = Random{2}.stream(round, 0);
    const std::size_t n = 1 + random.next_below(15);
    const Graph graph = random_graph(random, n, random.next_below(40));
    const Components components = strong_components(graph);
    const auto reaches = reachable(graph);
    for (std::size_t i = 0; i < n; ++i) {
      for (std::size_t j = 0; j < n; ++j) {
        ASSERT_EQ(components.component[i] == components.component[j], reaches[i][j] && reaches[j][i]);
      }
    }
    for (const ArcId arc : graph.arcs()) {
      ASSERT_LE(components.component[graph.tail(arc).position()],
                components.component[graph.head(arc).position()]);
    }
    const std::set<std::uint32_t> numbers(components.component.begin(), components.component.end());
    ASSERT_EQ(numbers.size(), components.count);
    ASSERT_EQ(*numbers.rbegin() + 1, components.count);
  }
}

TEST(Components, LongChainsNeedNoStack) {
  constexpr std::uint32_t kNodes = 1'000'000;
  std::vector<Graph::Arc> arcs;
  for (std::uint32_t i = 0; i + 1 < kNodes; ++i) arcs.push_back({NodeId{i}, NodeId{i + 1}});
  EXPECT_EQ(strong_components(Graph(kNodes, arcs)).count, kNodes);
  arcs.push_back({NodeId{kNodes - 1}, NodeId{0}});
  EXPECT_EQ(strong_components(Graph(kNodes, std::move(arcs))).count, 1U);
}

TEST(Components, NoNodesNoComponents) { EXPECT_EQ(strong_components(Graph{}).count, 0U); }

}  // namespace
}  // namespace corridor
