// SPDX-License-Identifier: Apache-2.0
// The tree of cheapest ways of a bush. From round to round costs change a little and the tree hardly: the old
// tree's distances are summed up anew along its order, then repaired where an arc shortens one. Where much
// has changed a search from nothing, over buckets of distances, is as quick.
#pragma once

#include <cstdint>
#include <limits>
#include <span>
#include <vector>

#include "corridor/equilibrium/network_state.h"

namespace corridor::eq {

/// Distances to nodes that no way reaches.
inline constexpr double kInfinite = std::numeric_limits<double>::infinity();

/// Costs of arcs, one >= 0 each, and how wide a bucket of distances should be for them.
struct TreeCosts {
  std::vector<double> costs;
  double bucket_width = 1.0;

  /// From the middle cost. To be called when the costs have changed.
  void choose_width();

 private:
  std::vector<double> sorted_;
};

class CheapestTree {
 public:
  explicit CheapestTree(const Layout& layout);

  /// Brings parents and order of a bush up to date.
  /// Same  distances whatever the tree was before; of equally cheap ways it may be another.
  void update(std::uint32_t origin, const TreeCosts& costs, std::span<std::uint32_t> parent,
              std::span<std::uint32_t> order);

  /// Of the last update.
  [[nodiscard]] std::span<const double> distances() const { return distance_; }

 private:
  struct Entry {
    double distance;
    std::uint32_t node;
    std::uint32_t next;
  };
  static constexpr std::size_t kBuckets = 1024;

  void search(std::uint32_t origin, const TreeCosts& given, std::span<std::uint32_t> parent,
              std::span<std::uint32_t> order);
  void put(double distance, std::uint32_t node, double bucket_width);
  bool rebase(double bucket_width);
  bool sum_up(std::uint32_t origin, std::span<const double> costs, std::span<const std::uint32_t> parent,
              std::span<const std::uint32_t> order);
  bool repair(std::uint32_t origin, std::span<const double> costs, std::span<std::uint32_t> parent,
              std::span<std::uint32_t> order);
  void keep_order(std::span<std::uint32_t> order) const;

  const Layout* layout_;
  std::vector<double> distance_;
  std::vector<std::uint8_t> is_waiting_;
  std::vector<std::uint32_t> scanned_;    // nodes as they were scanned, some more than once
  std::vector<std::uint32_t> last_scan_;  // node -> its last place in scanned_
  std::vector<Entry> entries_;
  std::vector<std::uint32_t> buckets_;  // -> first entry; ring over distances from base_ on
  std::vector<std::uint32_t> beyond_;   // entries too far for the ring
  double base_ = 0.0;
};

}  // namespace corridor::eq
