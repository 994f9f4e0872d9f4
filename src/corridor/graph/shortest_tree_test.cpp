// SPDX-License-Identifier: Apache-2.0
#include "corridor/graph/shortest_tree.h"

#include <algorithm>
#include <utility>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "corridor/base/random.h"
#include "support/allocations.h"

namespace corridor {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

struct Problem {
  Graph graph;
  std::vector<Length> lengths;
  std::vector<ShortestTree::Root> roots;
};

// Small lengths, many of them 0; loops and parallel arcs; some arcs closed.
Problem random_problem(std::uint32_t round) {
  RandomStream random = Random{4}.stream(round, 0);
  const std::uint32_t node_count = 1 + random.next_below(12);
  const auto node = [&] { return NodeId{random.next_below(node_count)}; };
  std::vector<Graph::Arc> arcs(random.next_below(40));
  std::vector<Length> lengths;
  for (Graph::Arc& arc : arcs) {
    arc = {node(), node()};
    lengths.push_back(random.next_below(10) == 0 ? kFar : random.next_below(5));
  }
  std::vector<ShortestTree::Root> roots(1 + random.next_below(3));
  for (ShortestTree::Root& root : roots) root = {node(), random.next_below(4)};
  return {Graph(node_count, std::move(arcs)), std::move(lengths), std::move(roots)};
}

// Shortens every distance over every arc until nothing changes (Bellman and Ford).
std::vector<Length> distances_by_definition(const Problem& problem, Direction direction) {
  std::vector<Length> distances(problem.graph.node_count(), kFar);
  for (const auto& root : problem.roots) {
    Length& distance = distances[root.node.position()];
    distance = std::min(distance, root.distance);
  }
  for (std::size_t round = 0; round < problem.graph.node_count(); ++round) {
    for (const ArcId arc : problem.graph.arcs()) {
      std::size_t from = problem.graph.tail(arc).position();
      std::size_t to = problem.graph.head(arc).position();
      if (direction == Direction::backward) std::swap(from, to);
      const Length length = problem.lengths[arc.position()];
      if (distances[from] == kFar || length == kFar) continue;
      distances[to] = std::min(distances[to], distances[from] + length);
    }
  }
  return distances;
}

// The way is connected, starts or ends at a root, and is as long as it claims.
void expect_way(const Problem& problem, const ShortestTree& tree, NodeId node, Direction direction) {
  std::vector<ArcId> way;
  tree.way(node, way);
  NodeId root = node;
  if (!way.empty()) {
    const bool is_forward = direction == Direction::forward;
    root = is_forward ? problem.graph.tail(way.front()) : problem.graph.head(way.back());
    ASSERT_EQ(is_forward ? problem.graph.head(way.back()) : problem.graph.tail(way.front()), node);
  }
  Length length = tree.distance(root);
  for (std::size_t i = 0; i < way.size(); ++i) {
    length += problem.lengths[way[i].position()];
    if (i > 0) {
      ASSERT_EQ(problem.graph.head(way[i - 1]), problem.graph.tail(way[i]));
    }
  }
  ASSERT_EQ(length, tree.distance(node));
  ASSERT_TRUE(std::ranges::any_of(problem.roots, [&](const auto& one) {
    return one.node == root && one.distance == tree.distance(root);
  }));
}

TEST(ShortestTree, DistancesAndWaysAreThoseOfTheDefinition) {
  for (std::uint32_t round = 0; round < 2000; ++round) {
    const Problem problem = random_problem(round);
    ShortestTree tree(problem.graph);
    for (const Direction direction : {Direction::forward, Direction::backward}) {
      tree.search(problem.roots, problem.lengths, direction);
      const std::vector<Length> expected = distances_by_definition(problem, direction);
      std::size_t reached = 0;
      for (const NodeId node : problem.graph.nodes()) {
        ASSERT_EQ(tree.distance(node), expected[node.position()]) << round;
        if (!tree.is_reached(node)) continue;
        ++reached;
        expect_way(problem, tree, node, direction);
      }
      ASSERT_EQ(tree.reached().size(), reached);
      ASSERT_TRUE(
          std::ranges::is_sorted(tree.reached(), {}, [&](NodeId node) { return tree.distance(node); }));
    }
  }
}

TEST(ShortestTree, StopsAtTheLargestDistance) {
  for (std::uint32_t round = 0; round < 500; ++round) {
    const Problem problem = random_problem(round);
    ShortestTree tree(problem.graph);
    tree.search(problem.roots, problem.lengths, Direction::forward, 3);
    const std::vector<Length> expected = distances_by_definition(problem, Direction::forward);
    for (const NodeId node : problem.graph.nodes()) {
      const Length distance = expected[node.position()];
      ASSERT_EQ(tree.distance(node), distance <= 3 ? distance : kFar);
    }
  }
}

TEST(ShortestTree, TakesTheShorterOfParallelArcs) {
  const Graph graph(2, {{NodeId{0}, NodeId{1}}, {NodeId{0}, NodeId{1}}, {NodeId{1}, NodeId{1}}});
  const std::vector<Length> lengths{7, 3, 0};
  const std::vector<ShortestTree::Root> roots{{NodeId{0}}};
  ShortestTree tree(graph);
  tree.search(roots, lengths);
  EXPECT_EQ(tree.arc(NodeId{1}), ArcId{1});
  EXPECT_EQ(tree.arc(NodeId{0}), ArcId::none());
  EXPECT_THAT(tree.reached(), ElementsAre(NodeId{0}, NodeId{1}));
  tree.search({}, lengths);
  EXPECT_THAT(tree.reached(), IsEmpty());
  EXPECT_FALSE(tree.is_reached(NodeId{0}));
}

TEST(ShortestTree, TheSecondSearchAllocatesNothing) {
  const Problem problem = random_problem(7);
  ShortestTree tree(problem.graph);
  tree.search(problem.roots, problem.lengths);
  const std::size_t before = allocation_count;
  tree.search(problem.roots, problem.lengths, Direction::backward);
  tree.search(problem.roots, problem.lengths);
  EXPECT_EQ(allocation_count, before);
}

}  // namespace
}  // namespace corridor
