// SPDX-License-Identifier: Apache-2.0
// The labels of one node that nothing dominates, as blocks of eight: each criterion's eight values lie side
// by side, and each block knows its least values, so that a block which cannot dominate costs four
// comparisons. Labels of a node arrive in the order of time, so time itself is not compared. Blocks are
// visited from the newest to the oldest, so that who has looked before need only look at what is new.
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <limits>
#include <vector>

namespace corridor {

/// What is compared, each below 2^31: criteria that do not count are 0 everywhere.
struct FrontPoint {
  std::int32_t cost = 0, emission = 0, risk = 0, transfers = 0;
};

class Fronts {
 public:
  static constexpr std::uint32_t kNoBlock = 0xFFFF'FFFFU;
  static constexpr std::uint32_t kLanes = 8;

  /// How blocks are compared: as fast as this machine can, or as any machine can. The answers are the same.
  enum class Scanning : std::uint8_t { fastest, plain };
  explicit Fronts(Scanning scanning = Scanning::fastest) : scan_(scan_of(scanning)) {}

  /// Forgets everything; keeps the memory.
  void reset(std::size_t node_count) {
    blocks_.clear();
    if (nodes_.size() != node_count) {
      nodes_.assign(node_count, Node{});
      stamp_ = 0;
    }
    if (++stamp_ == 0) {
      std::ranges::fill(nodes_, Node{});
      stamp_ = 1;
    }
  }

  /// How many were ever put in.
  [[nodiscard]] std::uint32_t count(std::uint32_t node) const {
    return nodes_[node].stamp == stamp_ ? nodes_[node].count : 0;
  }

  /// True if a member of the node's front is nowhere above `point` and `also(label)` holds. Of the members,
  /// the first `known` may be left out.
  template <class Also>
  [[nodiscard]] bool dominates(std::uint32_t node, const FrontPoint& point, std::uint32_t known,
                               Also&& also) const {
    if (nodes_[node].stamp != stamp_) return false;
    std::uint32_t left = nodes_[node].count - known;
    for (std::uint32_t at = nodes_[node].head; left > 0;) {
      const Hits hits = scan_(blocks_.data(), {at, left}, point);
      if (hits.lanes == 0) return false;
      const Block& block = blocks_[hits.block];
      for (std::uint32_t lane = 0; lane < kLanes; ++lane) {
        if ((hits.lanes >> lane & 1U) != 0 && also(block.label[lane])) return true;
      }
      left = hits.left;
      at = block.next;
    }
    return false;
  }

  void insert(std::uint32_t node, const FrontPoint& point, std::uint32_t label) {
    Node& of = nodes_[node];
    if (of.stamp != stamp_) of = {kNoBlock, 0, stamp_};
    if (of.count % kLanes == 0) {
      blocks_.push_back(Block{});
      blocks_.back().next = of.head;
      of.head = static_cast<std::uint32_t>(blocks_.size() - 1);
    }
    Block& block = blocks_[of.head];
    ++of.count;
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
    if (nodes_[node].stamp != stamp_) return;
    for (std::uint32_t at = nodes_[node].head; at != kNoBlock; at = blocks_[at].next) {
      Block& block = blocks_[at];
      for (std::uint32_t lane = 0; lane < kLanes; ++lane) {
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
    if (nodes_[node].stamp != stamp_) return;
    for (std::uint32_t at = nodes_[node].head; at != kNoBlock; at = blocks_[at].next) {
      for (const std::uint32_t label : blocks_[at].label) {
        if (label != kNoBlock) visit(label);
      }
    }
  }

  [[nodiscard]] std::size_t block_count() const { return blocks_.size(); }

 private:
  static constexpr std::int32_t kMost = std::numeric_limits<std::int32_t>::max();

  template <class T>
  static constexpr std::array<T, kLanes> filled(T value) {
    std::array<T, kLanes> values{};
    values.fill(value);
    return values;
  }

  struct alignas(32) Block {
    std::array<std::int32_t, kLanes> cost = filled(kMost), emission = filled(kMost), risk = filled(kMost),
                                     transfers = filled(kMost);
    FrontPoint least{kMost, kMost, kMost, kMost};
    std::uint32_t next = kNoBlock, count = 0;
    std::array<std::uint32_t, kLanes> label = filled(kNoBlock);
  };
  struct Node {
    std::uint32_t head = kNoBlock, count = 0, stamp = 0;
  };
  struct Position {
    std::uint32_t at, left;
  };
  /// The lanes of one block that are nowhere above a point, as bits; none: no such block. `left`: how many
  /// members lie behind that block.
  struct Hits {
    std::uint32_t block = kNoBlock, lanes = 0, left = 0;
  };
  using Scan = Hits (*)(const Block* blocks, Position from, const FrontPoint& point);

  template <class HitsOf>
  static Hits scan_with(const Block* blocks, Position from, const FrontPoint& point, HitsOf&& hits_of);
  static Hits scan_plain(const Block* blocks, Position from, const FrontPoint& point);
  static Hits scan_avx2(const Block* blocks, Position from, const FrontPoint& point);
  static Scan scan_of(Scanning scanning);

  std::vector<Block> blocks_;
  std::vector<Node> nodes_;
  std::uint32_t stamp_ = 0;
  Scan scan_;
};

}  // namespace corridor
