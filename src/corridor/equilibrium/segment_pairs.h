// SPDX-License-Identifier: Apache-2.0
// Pairs of alternative segments: two ways from one node to another with no arc in common. Each pair is kept
// once, with the bushes that use it, and a shift moves flow from its dearer to its cheaper side until both
// cost the same.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "corridor/equilibrium/network_state.h"

namespace corridor::eq {

/// A pair as a bush found it: `arcs` holds the first side and, from `mid` on, the second.
struct PairView {
  std::span<const std::uint32_t> arcs;
  std::size_t mid = 0;
};

class SegmentPairs {
 public:
  struct Pair {
    std::uint32_t begin = 0;  // of its first side in arcs_
    std::uint32_t mid = 0;    // of its second
    std::uint32_t end = 0;
    std::uint32_t travel_class = 0;
    std::uint32_t user = kNone;  // first in its list of users
    double fixed_gap = 0.0;      // first side's fixed costs less the second's
  };

  explicit SegmentPairs(const std::vector<std::vector<double>>& fixed_costs) : fixed_costs_(&fixed_costs) {}

  /// The pair with these sides, whichever is first; new if there is none yet. `bush` uses it from now on.
  std::uint32_t add(const PairView& given, std::uint32_t bush, std::uint32_t travel_class);
  [[nodiscard]] std::size_t size() const { return pairs_.size(); }

  /// Makes the sides of a pair cost the same, as far as its users have flow on the dearer one. Differences
  /// below `tolerance` x cost are left alone. Out  the excess that it found: flow moved x difference in cost.
  double shift(std::uint32_t number, Bushes& bushes, ArcState& arcs, double tolerance) const;

  /// Forgets users that have nothing to shift, and pairs without users.
  void prune(Bushes& bushes, const ArcState& arcs);

 private:
  struct User {
    std::uint32_t bush;
    std::uint32_t next;
  };

  [[nodiscard]] std::uint64_t hash_of(const PairView& view, std::uint32_t travel_class) const;
  [[nodiscard]] bool is_same(const Pair& pair, const PairView& view, std::uint32_t travel_class) const;
  void grow_slots();
  void add_user(Pair& pair, std::uint32_t bush);

  const std::vector<std::vector<double>>* fixed_costs_;
  std::vector<Pair> pairs_;
  std::vector<std::uint64_t> hashes_;  // of pairs_
  std::vector<std::uint32_t> arcs_;
  std::vector<User> users_;
  std::vector<std::uint32_t> slots_;  // open addressing: pair or kNone
  std::vector<std::uint32_t> turned_;
};

}  // namespace corridor::eq
