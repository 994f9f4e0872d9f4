// SPDX-License-Identifier: Apache-2.0
// What a Planner has prepared already: the supply of a consignment on a day, the graph of it under some
// rules, the bounds to a destination. Asked for the same again, it hands out the same.
#pragma once

#include <memory>
#include <vector>

#include "corridor/plan/bounds.h"

namespace corridor {

class Shelf {
 public:
  /// In: `network` outlives the shelf.
  explicit Shelf(const Network& network) : network_(network) {}

  [[nodiscard]] const Supply& supply(const TermsRequest& request, Duration horizon);
  /// In: `supply` is of this shelf.
  [[nodiscard]] const SearchGraph& graph(const Supply& supply, std::span<const Rule> rules,
                                         std::span<const TouchSet> touch_sets);
  [[nodiscard]] const Bounds& bounds(const SearchGraph& graph, PlaceId destination);
  [[nodiscard]] const Reach& reach(const SearchGraph& graph, PlaceId origin);

  /// Forgets the oldest where there is too much. Between requests only: references end.
  void tidy();

 private:
  struct GraphEntry {
    std::vector<Rule> rules;
    std::unique_ptr<SearchGraph> graph;
    std::vector<std::unique_ptr<Bounds>> bounds;  // by destination
    std::vector<std::unique_ptr<Reach>> reaches;  // by origin
  };
  struct SupplyEntry {
    TermsRequest request;
    Duration horizon;
    std::vector<std::uint8_t> restrictions;
    std::unique_ptr<Supply> supply;
    std::vector<GraphEntry> graphs;
  };
  GraphEntry& entry_of(const SearchGraph& graph);

  /// Which of the restrictions that ask for the ends of a consignment fit its ends: all else is the same for
  /// all.
  [[nodiscard]] std::vector<std::uint8_t> restrictions_of(const TermsRequest& request) const;

  const Network& network_;
  std::vector<std::unique_ptr<SupplyEntry>> entries_;
};

}  // namespace corridor
