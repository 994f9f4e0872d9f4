// SPDX-License-Identifier: Apache-2.0
#include "corridor/equilibrium/cheapest_tree.h"

#include <algorithm>
#include <utility>

namespace corridor::eq {

void TreeCosts::choose_width() {
  sorted_.clear();
  for (const double cost : costs) {
    if (cost > 0.0) sorted_.push_back(cost);
  }
  bucket_width = 1.0;
  if (sorted_.empty()) return;
  const auto middle = sorted_.begin() + static_cast<std::ptrdiff_t>(sorted_.size() / 2);
  std::nth_element(sorted_.begin(), middle, sorted_.end());
  constexpr double kShare = 0.25;  // a node or two in a bucket
  bucket_width = kShare * *middle;
}

CheapestTree::CheapestTree(const Layout& layout)
    : layout_(&layout),
      distance_(layout.node_count(), kInfinite),
      is_waiting_(layout.node_count(), 0),
      last_scan_(layout.node_count(), 0),
      buckets_(kBuckets, kNone) {
  scanned_.reserve(2 * layout.node_count());
  entries_.reserve(layout.arc_count() + 1);
}

void CheapestTree::update(std::uint32_t origin, const TreeCosts& costs, std::span<std::uint32_t> parent,
                          std::span<std::uint32_t> order) {
  if (order.front() != kNone && sum_up(origin, costs.costs, parent, order) &&
      repair(origin, costs.costs, parent, order))
    return;
  search(origin, costs, parent, order);
}

void CheapestTree::put(double distance, std::uint32_t node, double bucket_width) {
  const double bucket = (distance - base_) / bucket_width;
  const auto at = static_cast<std::uint32_t>(entries_.size());
  if (bucket < static_cast<double>(kBuckets)) {
    std::uint32_t& first = buckets_[static_cast<std::size_t>(bucket)];
    entries_.push_back({distance, node, first});
    first = at;
  } else {
    entries_.push_back({distance, node, kNone});
    beyond_.push_back(at);
  }
}

// All buckets are done: begins anew with what was beyond. False if nothing was.
bool CheapestTree::rebase(double bucket_width) {
  std::erase_if(beyond_,
                [&](std::uint32_t at) { return entries_[at].distance > distance_[entries_[at].node]; });
  if (beyond_.empty()) return false;
  base_ = kInfinite;
  for (const std::uint32_t at : beyond_) base_ = std::min(base_, entries_[at].distance);
  const std::vector<std::uint32_t> waiting = std::exchange(beyond_, {});
  for (const std::uint32_t at : waiting) put(entries_[at].distance, entries_[at].node, bucket_width);
  return true;
}

// Within a bucket labels are corrected, last in first out, until none changes.
void CheapestTree::search(std::uint32_t origin, const TreeCosts& given, std::span<std::uint32_t> parent,
                          std::span<std::uint32_t> order) {
  const std::span<const double> costs = given.costs;
  std::ranges::fill(distance_, kInfinite);
  std::ranges::fill(parent, kNone);
  scanned_.clear();
  entries_.clear();
  base_ = 0.0;
  distance_[origin] = 0.0;
  put(0.0, origin, given.bucket_width);
  do {
    for (std::uint32_t& first : buckets_) {
      while (first != kNone) {
        const Entry entry = entries_[first];
        first = entry.next;
        if (entry.distance > distance_[entry.node]) continue;  // a shorter one came in between
        last_scan_[entry.node] = static_cast<std::uint32_t>(scanned_.size());
        scanned_.push_back(entry.node);
        if (layout_->is_end_only[entry.node] != 0 && entry.node != origin) continue;
        const std::uint32_t end = layout_->out_begin[entry.node + 1];
        for (std::uint32_t arc = layout_->out_begin[entry.node]; arc < end; ++arc) {
          const std::uint32_t head = layout_->head[arc];
          const double distance = entry.distance + costs[arc];
          if (!(distance < distance_[head])) continue;
          distance_[head] = distance;
          parent[head] = arc;
          put(distance, head, given.bucket_width);
        }
      }
    }
  } while (rebase(given.bucket_width));
  keep_order(order);
}

// A node's last scan comes after that of its parent: it was the parent's that caused it.
void CheapestTree::keep_order(std::span<std::uint32_t> order) const {
  std::size_t size = 0;
  for (std::uint32_t i = 0; i < scanned_.size(); ++i) {
    if (last_scan_[scanned_[i]] == i) order[size++] = scanned_[i];
  }
  std::fill(order.begin() + static_cast<std::ptrdiff_t>(size), order.end(), kNone);
}

// False if a node stands before its parent.
bool CheapestTree::sum_up(std::uint32_t origin, std::span<const double> costs,
                          std::span<const std::uint32_t> parent, std::span<const std::uint32_t> order) {
  std::ranges::fill(distance_, kInfinite);
  distance_[origin] = 0.0;
  for (std::size_t i = 1; i < order.size() && order[i] != kNone; ++i) {
    const std::uint32_t arc = parent[order[i]];
    const double before = distance_[layout_->tail[arc]];
    if (before == kInfinite) return false;
    distance_[order[i]] = before + costs[arc];
  }
  return true;
}

// One pass in the old order, in which most improvements find what they improve still ahead; the rest waits in
// a queue. Out  false if so many had to wait that a search is quicker; distances are then of no use.
bool CheapestTree::repair(std::uint32_t origin, std::span<const double> costs,
                          std::span<std::uint32_t> parent, std::span<std::uint32_t> order) {
  scanned_.clear();
  std::ranges::fill(is_waiting_, std::uint8_t{1});  // all are ahead
  const auto scan = [&](std::uint32_t node) {
    is_waiting_[node] = 0;
    if (layout_->is_end_only[node] != 0 && node != origin) return;
    const double here = distance_[node];
    const std::uint32_t end = layout_->out_begin[node + 1];
    for (std::uint32_t arc = layout_->out_begin[node]; arc < end; ++arc) {
      const std::uint32_t head = layout_->head[arc];
      const double distance = here + costs[arc];
      if (!(distance < distance_[head])) continue;
      distance_[head] = distance;
      parent[head] = arc;
      if (is_waiting_[head] != 0) continue;
      is_waiting_[head] = 1;
      scanned_.push_back(head);
    }
  };
  std::size_t size = 0;
  for (; size < order.size() && order[size] != kNone; ++size) scan(order[size]);
  const std::size_t late_max = 16 + size / 16;
  std::size_t next = 0;
  while (next < scanned_.size()) {  // it grows meanwhile
    if (scanned_.size() > late_max) return false;
    scan(scanned_[next++]);
  }
  if (scanned_.empty()) return true;
  scanned_.insert(scanned_.begin(), order.begin(), order.begin() + static_cast<std::ptrdiff_t>(size));
  for (std::uint32_t i = 0; i < scanned_.size(); ++i) last_scan_[scanned_[i]] = i;
  keep_order(order);
  return true;
}

}  // namespace corridor::eq
