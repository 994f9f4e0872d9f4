// SPDX-License-Identifier: Apache-2.0
// The labels of one node that nothing dominates, as blocks of eight: each criterion's eight values lie side
// by side, and each block knows its least values, so that a block which cannot dominate costs four
// comparisons. Labels of a node arrive in the order of time, so time itself is not compared.
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <vector>

#include "corridor/base/check.h"

namespace corridor {

/// What is compared: criteria that do not count are 0 everywhere.
struct FrontPoint {
  std::uint32_t cost = 0, emission = 0, risk = 0, transfers = 0;
};

class Fronts {
 public:
  static constexpr std::uint32_t kNoBlock = 0xFFFF'FFFFU;
  static constexpr std::uint32_t kLanes = 8;

  /// Forgets everything; keeps the memory.
  void reset(std::size_t node_count) {
    blocks_.clear();
    if (stamps_.size() != node_count) {
      stamps_.assign(node_count, 0);
      heads_.assign(node_count, kNoBlock);
      stamp_ = 0;
    }
    if (++stamp_ == 0) {
      std::ranges::fill(stamps_, 0);
      stamp_ = 1;
    }
  }

  /// True if a member of the node's front is nowhere above `point` and `also(label)` holds.
  template <class Also>
  [[nodiscard]] bool dominates(std::uint32_t node, const FrontPoint& point, Also&& also) const {
    if (stamps_[node] != stamp_) return false;
    for (std::uint32_t at = heads_[node]; at != kNoBlock; at = blocks_[at].next) {
      const Block& block = blocks_[at];
      if (block.least.cost > point.cost || block.least.emission > point.emission ||
          block.least.risk > point.risk || block.least.transfers > point.transfers) {
        continue;
      }
      std::array<std::uint32_t, kLanes> hit;
      std::uint32_t any = 0;
      for (std::uint32_t lane = 0; lane < kLanes; ++lane) {
        hit[lane] = static_cast<std::uint32_t>(block.cost[lane] <= point.cost) &
                    static_cast<std::uint32_t>(block.emission[lane] <= point.emission) &
                    static_cast<std::uint32_t>(block.risk[lane] <= point.risk) &
                    static_cast<std::uint32_t>(block.transfers[lane] <= point.transfers);
        any |= hit[lane];
      }
      if (any == 0) continue;
      for (std::uint32_t lane = 0; lane < kLanes; ++lane) {
        if (hit[lane] != 0 && also(block.label[lane])) return true;
      }
    }
    return false;
  }

  void insert(std::uint32_t node, const FrontPoint& point, std::uint32_t label) {
    if (stamps_[node] != stamp_) {
      stamps_[node] = stamp_;
      heads_[node] = kNoBlock;
    }
    if (heads_[node] == kNoBlock || blocks_[heads_[node]].count == kLanes) {
      blocks_.push_back(Block{});
      blocks_.back().next = heads_[node];
      heads_[node] = static_cast<std::uint32_t>(blocks_.size() - 1);
    }
    Block& block = blocks_[heads_[node]];
    const std::uint32_t lane = block.count++;
    block.cost[lane] = point.cost;
    block.emission[lane] = point.emission;
    block.risk[lane] = point.risk;
    block.transfers[lane] = point.transfers;
    block.label[lane] = label;
    block.least.cost = std::min(block.least.cost, point.cost);
    block.least.emission = std::min(block.least.emission, point.emission);
    block.least.risk = std::min(block.least.risk, point.risk);
    block.least.transfers = std::min(block.least.transfers, point.transfers);
  }

  /// Takes out every member that `point` is nowhere above, if `also(label)` holds.
  template <class Also>
  void remove_dominated(std::uint32_t node, const FrontPoint& point, Also&& also) {
    if (stamps_[node] != stamp_) return;
    for (std::uint32_t at = heads_[node]; at != kNoBlock; at = blocks_[at].next) {
      Block& block = blocks_[at];
      for (std::uint32_t lane = 0; lane < block.count; ++lane) {
        if (block.label[lane] == kNoBlock || block.cost[lane] < point.cost ||
            block.emission[lane] < point.emission || block.risk[lane] < point.risk ||
            block.transfers[lane] < point.transfers || !also(block.label[lane])) {
          continue;
        }
        block.cost[lane] = block.emission[lane] = block.risk[lane] = block.transfers[lane] = kMost;
        block.label[lane] = kNoBlock;
      }
    }
  }

  template <class Visit>
  void for_each(std::uint32_t node, Visit&& visit) const {
    if (stamps_[node] != stamp_) return;
    for (std::uint32_t at = heads_[node]; at != kNoBlock; at = blocks_[at].next) {
      const Block& block = blocks_[at];
      for (std::uint32_t lane = 0; lane < block.count; ++lane) {
        if (block.label[lane] != kNoBlock) visit(block.label[lane]);
      }
    }
  }

  [[nodiscard]] std::size_t block_count() const { return blocks_.size(); }

 private:
  static constexpr std::uint32_t kMost = 0xFFFF'FFFFU;
  using Values = std::array<std::uint32_t, kLanes>;

  static constexpr Values filled() {
    Values values{};
    values.fill(kMost);
    return values;
  }

  struct Block {
    FrontPoint least{kMost, kMost, kMost, kMost};
    std::uint32_t next = kNoBlock, count = 0;
    Values cost = filled(), emission = filled(), risk = filled(), transfers = filled(), label = filled();
  };

  std::vector<Block> blocks_;
  std::vector<std::uint32_t> heads_, stamps_;
  std::uint32_t stamp_ = 0;
};

}  // namespace corridor
