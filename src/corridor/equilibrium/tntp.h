// SPDX-License-Identifier: Apache-2.0
// The text format of the public test networks of traffic assignment ("TNTP", by H. Bar-Gera): a network, a
// trip table, positions of nodes, published flows. Texts come in, a problem goes out; files are for doors.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "corridor/equilibrium/equilibrium.h"

namespace corridor {

/// A row of the network file. Nodes are numbered from 1, as there.
struct TntpLink {
  std::uint32_t init = 0;
  std::uint32_t term = 0;
  double capacity = 0.0;
  double length = 0.0;
  double free_time = 0.0;
  double factor = 0.0;  ///< B
  double power = 0.0;
  double toll = 0.0;
};

struct TntpNetwork {
  std::uint32_t zone_count = 0;
  std::uint32_t node_count = 0;
  std::uint32_t first_through_node = 1;  ///< nodes below it are zones that no way passes through
  std::vector<TntpLink> links;
};

struct TntpTrip {
  std::uint32_t origin = 0;
  std::uint32_t destination = 0;
  double volume = 0.0;
};

struct TntpPosition {
  std::uint32_t node = 0;
  double x = 0.0;
  double y = 0.0;
};

struct TntpFlow {
  std::uint32_t init = 0;
  std::uint32_t term = 0;
  double volume = 0.0;
  double cost = 0.0;
};

/// Throws  Error with all problems, each with line and byte. `file` is a name, for messages.
[[nodiscard]] TntpNetwork read_tntp_network(std::string_view text, const std::string& file);
/// Out     trips of more than 0, in the order of the file.
[[nodiscard]] std::vector<TntpTrip> read_tntp_trips(std::string_view text, const std::string& file,
                                                    std::uint32_t zone_count);
[[nodiscard]] std::vector<TntpPosition> read_tntp_positions(std::string_view text, const std::string& file);
[[nodiscard]] std::vector<TntpFlow> read_tntp_flows(std::string_view text, const std::string& file);

/// Weights that make one cost of time, toll and length.
struct TntpWeights {
  double toll = 0.0;      ///< time per unit of toll
  double distance = 0.0;  ///< time per unit of length
};

/// One arc a link, in order; node n is at position n - 1; trips from a zone to itself are left out.
[[nodiscard]] EquilibriumProblem problem_of(const TntpNetwork& network, const std::vector<TntpTrip>& trips,
                                            const TntpWeights& weights = {});

}  // namespace corridor
