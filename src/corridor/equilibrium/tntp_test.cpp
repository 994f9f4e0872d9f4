// SPDX-License-Identifier: Apache-2.0
#include "corridor/equilibrium/tntp.h"

#include <fstream>
#include <iterator>
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "corridor/base/error.h"
#include "corridor/equilibrium/certificate.h"

namespace corridor {
namespace {

using testing::HasSubstr;

std::string fixture(const std::string& name) {
  std::ifstream file(std::string(CORRIDOR_SOURCE_DIR) + "/tests/fixtures/tntp/" + name);
  return {std::istreambuf_iterator<char>(file), {}};
}

EquilibriumProblem problem_named(const std::string& name) {
  const TntpNetwork network = read_tntp_network(fixture(name + "_net.tntp"), name);
  return problem_of(network, read_tntp_trips(fixture(name + "_trips.tntp"), name, network.zone_count));
}

TEST(Tntp, SiouxFallsIsSolvedToItsPublishedFlows) {
  const EquilibriumProblem problem = problem_named("SiouxFalls");
  ASSERT_EQ(problem.delays.size(), 76U);
  ASSERT_EQ(problem.demands.size(), 528U);
  const EquilibriumResult result = equilibrium(problem);
  EXPECT_TRUE(certificate_of(problem, result).holds(1.01e-12));
  // Best known objective of the collection, and its flows to the digits that it gives.
  EXPECT_NEAR(result.objective, 4231335.28710744, 1e-9 * 4231335.28710744);
  const std::vector<TntpFlow> published = read_tntp_flows(fixture("SiouxFalls_flow.tntp"), "flow");
  ASSERT_EQ(published.size(), 76U);
  for (std::size_t arc = 0; arc < published.size(); ++arc) {
    const ArcId id{static_cast<std::uint32_t>(arc)};
    ASSERT_EQ(problem.graph.tail(id).position() + 1, published[arc].init);
    ASSERT_EQ(problem.graph.head(id).position() + 1, published[arc].term);
    EXPECT_NEAR(result.flows[arc], published[arc].volume, 1e-3);
    EXPECT_NEAR(result.times[arc], published[arc].cost, 1e-6);
  }
}

TEST(Tntp, BraessCostsNinetyTwo) {
  const EquilibriumResult result = equilibrium(problem_named("Braess"));
  EXPECT_NEAR(result.costs[0], 92.0, 1e-6);
}

TEST(Tntp, WeightsMakeOneCostOfTimeTollAndLength) {
  const TntpNetwork network = read_tntp_network(
      "<NUMBER OF ZONES> 2\n<NUMBER OF NODES> 2\n<FIRST THRU NODE> 3\n<END OF METADATA>\n~ comment\n"
      "1 2 10 5 2 0 4 0 30 1;\n",
      "net");
  const EquilibriumProblem problem =
      problem_of(network, {{1, 2, 3.0}, {1, 1, 4.0}}, {.toll = 0.02, .distance = 0.04});
  ASSERT_EQ(problem.demands.size(), 1U);
  EXPECT_NEAR(equilibrium(problem).costs[0], 2.0 + 0.02 * 30 + 0.04 * 5, 1e-12);
  EXPECT_EQ(problem.is_end_only, (std::vector<std::uint8_t>{1, 1}));
}

TEST(Tntp, PositionsHaveAHeading) {
  const auto positions = read_tntp_positions("Node X Y ;\n1 -96.7 43.6 ;\n2 -96.8 43.5;\n", "nodes");
  ASSERT_EQ(positions.size(), 2U);
  EXPECT_EQ(positions[1].node, 2U);
  EXPECT_EQ(positions[1].x, -96.8);
}

template <class Call>
std::string error_of(Call call) {
  try {
    (void)call();
  } catch (const Error& error) {
    return error.what();
  }
  return "no error";
}

TEST(Tntp, ProblemsNameFileLineAndColumn) {
  const std::string head =
      "<NUMBER OF ZONES> 2\n<NUMBER OF NODES> 3\n<NUMBER OF LINKS> 1\n<END OF METADATA>\n";
  const auto network = [&](const std::string& rows) {
    return error_of([&] { return read_tntp_network(head + rows, "a_net.tntp"); });
  };
  EXPECT_THAT(network("1 9 1 1 1 0.15 4 0 0 1 ;\n"),
              HasSubstr("a_net.tntp:5:3: term_node '9': there are only 3 nodes"));
  EXPECT_THAT(network("1 2 0 1 1 0.15 4 0 0 1 ;\n"),
              HasSubstr("capacity '0': a link whose time depends on volume"));
  EXPECT_THAT(network("1 2 5 1 -1 0.15 4 0 0 1 ;\n"), HasSubstr("free_flow_time '-1': must not be negative"));
  EXPECT_THAT(network("1 2 5 1 x 0.15 4 0 0 1 ;\n"), HasSubstr("a_net.tntp:5:9: free_flow_time 'x'"));
  EXPECT_THAT(network("1 2 5\n"), HasSubstr("fewer than 7 values"));
  EXPECT_THAT(network("1 2 1 1 1 0 4 0 0 1;\n2 3 1 1 1 0 4 0 0 1;\n"),
              HasSubstr("has 2 links, and its header says 1"));
  EXPECT_THAT(error_of([] { return read_tntp_network("1 2 3 4 5 6 7\n", "b"); }),
              HasSubstr("<NUMBER OF ZONES>"));
  EXPECT_THAT(error_of([] { return read_tntp_network("", "b"); }), HasSubstr("has no links"));
  const auto trips = [](const std::string& text) {
    return error_of([&] { return read_tntp_trips(text, "t.tntp", 2); });
  };
  EXPECT_THAT(trips("Origin 1\n2 : -5;\n"), HasSubstr("t.tntp:2:5: volume '-5': must not be negative"));
  EXPECT_THAT(trips("Origin 7\n"), HasSubstr("there are only 2 zones"));
  EXPECT_THAT(trips("2 : 5;\n"), HasSubstr("before the first origin"));
  EXPECT_THAT(trips("Origin 1\n2 : 5; 1\n"), HasSubstr("a trip has a zone and a volume"));
}

}  // namespace
}  // namespace corridor
