// SPDX-License-Identifier: Apache-2.0
#include "corridor/equilibrium/segment_pairs.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

namespace corridor::eq {

std::uint64_t SegmentPairs::hash_of(const PairView& view, std::uint32_t travel_class) const {
  std::uint64_t hash = 0x9E37'79B9'7F4A'7C15ULL + travel_class;
  for (const std::uint32_t arc : view.arcs) {
    hash = (hash ^ arc) * 0xFF51'AFD7'ED55'8CCDULL;
    hash ^= hash >> 32U;
  }
  return hash;
}

bool SegmentPairs::is_same(const Pair& pair, const PairView& view, std::uint32_t travel_class) const {
  return pair.travel_class == travel_class && pair.mid - pair.begin == view.mid &&
         pair.end - pair.begin == view.arcs.size() &&
         std::equal(view.arcs.begin(), view.arcs.end(), arcs_.begin() + pair.begin);
}

std::uint32_t SegmentPairs::add(const PairView& given, std::uint32_t bush, std::uint32_t travel_class) {
  PairView view = given;
  if (view.arcs[view.mid] < view.arcs.front()) {  // the side with the lower first arc comes first
    turned_.assign(view.arcs.begin() + static_cast<std::ptrdiff_t>(view.mid), view.arcs.end());
    turned_.insert(turned_.end(), view.arcs.begin(),
                   view.arcs.begin() + static_cast<std::ptrdiff_t>(view.mid));
    view = {turned_, view.arcs.size() - view.mid};
  }
  if (2 * (pairs_.size() + 1) > slots_.size()) grow_slots();
  const std::uint64_t hash = hash_of(view, travel_class);
  std::size_t slot = hash & (slots_.size() - 1);
  for (; slots_[slot] != kNone; slot = (slot + 1) & (slots_.size() - 1)) {
    const std::uint32_t at = slots_[slot];
    if (hashes_[at] != hash || !is_same(pairs_[at], view, travel_class)) continue;
    add_user(pairs_[at], bush);
    return at;
  }
  Pair pair;
  pair.begin = static_cast<std::uint32_t>(arcs_.size());
  pair.mid = pair.begin + static_cast<std::uint32_t>(view.mid);
  pair.end = pair.begin + static_cast<std::uint32_t>(view.arcs.size());
  pair.travel_class = travel_class;
  const std::vector<double>& fixed = (*fixed_costs_)[travel_class];
  for (std::size_t i = 0; i < view.arcs.size(); ++i)
    pair.fixed_gap += i < view.mid ? fixed[view.arcs[i]] : -fixed[view.arcs[i]];
  arcs_.insert(arcs_.end(), view.arcs.begin(), view.arcs.end());
  add_user(pair, bush);
  slots_[slot] = static_cast<std::uint32_t>(pairs_.size());
  pairs_.push_back(pair);
  hashes_.push_back(hash);
  return slots_[slot];
}

void SegmentPairs::add_user(Pair& pair, std::uint32_t bush) {
  for (std::uint32_t at = pair.user; at != kNone; at = users_[at].next) {
    if (users_[at].bush == bush) return;
  }
  users_.push_back({bush, pair.user});
  pair.user = static_cast<std::uint32_t>(users_.size() - 1);
}

void SegmentPairs::grow_slots() {
  const std::size_t size = std::max<std::size_t>(1024, 4 * (pairs_.size() + 1));
  std::size_t power = 1;
  while (power < size) power *= 2;
  slots_.assign(power, kNone);
  for (std::uint32_t at = 0; at < pairs_.size(); ++at) {
    std::size_t slot = hashes_[at] & (power - 1);
    while (slots_[slot] != kNone) slot = (slot + 1) & (power - 1);
    slots_[slot] = at;
  }
}

double SegmentPairs::shift(std::uint32_t number, Bushes& bushes, ArcState& arcs, double tolerance) const {
  const Pair& pair = pairs_[number];
  std::span<const std::uint32_t> high(arcs_.data() + pair.begin, pair.mid - pair.begin);
  std::span<const std::uint32_t> low(arcs_.data() + pair.mid, pair.end - pair.mid);
  double cost_high = 0.0;
  double cost_low = 0.0;
  double slope = 0.0;
  for (const std::uint32_t arc : high) {
    cost_high += arcs.cost(arc);
    slope += arcs.slope(arc);
  }
  for (const std::uint32_t arc : low) {
    cost_low += arcs.cost(arc);
    slope += arcs.slope(arc);
  }
  double gap = cost_high - cost_low + pair.fixed_gap;
  if (std::abs(gap) <= tolerance * (cost_high + cost_low)) return 0.0;
  if (gap < 0.0) {
    std::swap(high, low);
    gap = -gap;
  }
  // Without slopes one side stays dearer whatever is moved: all of it moves.
  double rest = slope > 0.0 ? gap / slope : std::numeric_limits<double>::infinity();
  double moved = 0.0;
  for (std::uint32_t at = pair.user; at != kNone && rest > 0.0; at = users_[at].next) {
    const std::uint32_t bush = users_[at].bush;
    const std::span<double> flow = bushes.flow(bush);
    double share = rest;
    for (const std::uint32_t arc : high) share = std::min(share, flow[arc]);
    if (share <= 0.0) continue;
    for (const std::uint32_t arc : high) flow[arc] -= share;
    for (const std::uint32_t arc : low) bushes.add(bush, arc, share);
    rest -= share;
    moved += share;
  }
  if (moved <= 0.0) return 0.0;
  for (const std::uint32_t arc : high) arcs.set_flow(arc, std::max(0.0, arcs.flow(arc) - moved));
  for (const std::uint32_t arc : low) arcs.set_flow(arc, arcs.flow(arc) + moved);
  return moved * gap;
}

void SegmentPairs::prune(Bushes& bushes, const ArcState& arcs) {
  SegmentPairs kept(*fixed_costs_);
  std::vector<std::uint32_t> users;
  for (std::uint32_t number = 0; number < pairs_.size(); ++number) {
    const Pair& pair = pairs_[number];
    double gap = pair.fixed_gap;
    double sum = 0.0;
    for (std::uint32_t at = pair.begin; at < pair.end; ++at) {
      const double cost = arcs.cost(arcs_[at]);
      gap += at < pair.mid ? cost : -cost;
      sum += cost;
    }
    const auto carries = [&](std::uint32_t bush, std::uint32_t begin, std::uint32_t end) {
      const std::span<const double> flow = bushes.flow(bush);
      return std::all_of(arcs_.begin() + begin, arcs_.begin() + end,
                         [&](std::uint32_t arc) { return flow[arc] > 0.0; });
    };
    constexpr double kBalanced = 1e-9;
    users.clear();
    for (std::uint32_t at = pair.user; at != kNone; at = users_[at].next) {
      const std::uint32_t bush = users_[at].bush;
      const bool may_shift = (gap > -kBalanced * sum && carries(bush, pair.begin, pair.mid)) ||
                             (gap < kBalanced * sum && carries(bush, pair.mid, pair.end));
      if (may_shift) users.push_back(bush);
    }
    if (users.empty()) continue;
    Pair copy = pair;
    copy.begin = static_cast<std::uint32_t>(kept.arcs_.size());
    copy.mid = copy.begin + (pair.mid - pair.begin);
    copy.end = copy.begin + (pair.end - pair.begin);
    kept.arcs_.insert(kept.arcs_.end(), arcs_.begin() + pair.begin, arcs_.begin() + pair.end);
    copy.user = kNone;
    for (std::size_t i = users.size(); i-- > 0;) {
      kept.users_.push_back({users[i], copy.user});
      copy.user = static_cast<std::uint32_t>(kept.users_.size() - 1);
    }
    kept.pairs_.push_back(copy);
    kept.hashes_.push_back(hashes_[number]);
  }
  kept.grow_slots();
  *this = std::move(kept);
}

}  // namespace corridor::eq
