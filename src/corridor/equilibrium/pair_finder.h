// SPDX-License-Identifier: Apache-2.0
// Looks through one bush for flow that could travel cheaper. Every used arc that is not in the tree of
// cheapest ways gives a pair of segments: back along the bush's largest flows until they meet the tree, and
// the tree's own way from there. On the way it sums up what the bush pays too much, which is its part of the
// gap.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "corridor/equilibrium/cheapest_tree.h"
#include "corridor/equilibrium/network_state.h"

namespace corridor::eq {

/// What a bush showed. A piece is a pair of segments, or a cycle of flow (without a mid).
struct BushFindings {
  struct Piece {
    std::uint32_t mid;  // begin of the second side; kNone: a cycle
    std::uint32_t end;
  };
  std::vector<std::uint32_t> arcs;
  std::vector<Piece> pieces;
  double excess = 0.0;            ///< sum over its arcs of flow x (cost by that arc - cheapest cost)
  double least = 0.0;             ///< sum of volume x cheapest cost
  std::vector<double> distances;  ///< to the destinations of its demands, in their order

  void clear() {
    arcs.clear();
    pieces.clear();
    excess = 0.0;
    least = 0.0;
    distances.clear();
  }
};

/// As excess_min: a thousandth of the bush's cost, which is right for first flows.
inline constexpr double kFirstPairs = -1.0;
/// As excess_min: pairs for all used arcs outside the tree, which is right for the flows of another result.
inline constexpr double kAllPairs = -2.0;

class PairFinder {
 public:
  explicit PairFinder(const Layout& layout);

  /// Brings the tree of `bush` up to date and fills `findings`. Flow whose excess is below `excess_min`
  /// (or one of the marks above) counts for the gap, but no pair is sought for it.
  void find(Bushes& bushes, std::uint32_t bush, const TreeCosts& costs, double excess_min,
            BushFindings& findings);

  /// Just the tree, and the distances to the destinations.
  [[nodiscard]] std::span<const double> update_tree(Bushes& bushes, std::uint32_t bush,
                                                    const TreeCosts& costs);

 private:
  void trace(Bushes& bushes, std::uint32_t bush, std::uint32_t arc, BushFindings& findings);
  void note_pair(std::uint32_t meeting, std::span<const std::uint32_t> parent, BushFindings& findings) const;
  void note_cycle(std::uint32_t node, BushFindings& findings) const;

  const Layout* layout_;
  CheapestTree tree_;
  std::vector<std::uint32_t> on_tree_way_;  // node -> stamp
  std::vector<std::uint32_t> on_walk_;
  std::uint32_t stamp_ = 0;
  std::vector<std::uint64_t> in_tree_;  // a bit per arc
  std::vector<std::uint32_t> walk_;     // arcs, backwards
};

}  // namespace corridor::eq
