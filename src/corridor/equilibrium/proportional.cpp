// SPDX-License-Identifier: Apache-2.0
#include "corridor/equilibrium/proportional.h"

#include <algorithm>
#include <cmath>
#include <set>
#include <tuple>
#include <utility>
#include <vector>

namespace corridor::eq {

namespace {

using Segment = std::vector<std::uint32_t>;  // arcs, backwards from the node where the pair meets

class Proportions {
 public:
  Proportions(const Layout& layout, const ArcState& arcs, const std::vector<std::vector<double>>& fixed_costs,
              Bushes& bushes)
      : layout_(layout),
        arcs_(arcs),
        fixed_costs_(fixed_costs),
        bushes_(bushes),
        on_walk_(layout.node_count(), 0) {
    for (std::uint32_t bush = 0; bush < bushes.rows.size(); ++bush) find_pairs(bush);
  }

  double sweep() {
    double moved = 0.0;
    for (const auto& [travel_class, first, second] : pairs_)
      moved = std::max(moved, even_out(travel_class, first, second));
    return moved;
  }

 private:
  static constexpr double kShareMin = 1e-12;  // of a bush's volume: less is rounding

  // The arc that brings most of a bush's flow; kNone if none brings any to speak of.
  [[nodiscard]] std::uint32_t largest_into(std::uint32_t bush, std::uint32_t node) const {
    return layout_.largest_into(node, bushes_.flow(bush), kShareMin * bushes_.rows[bush].volume);
  }

  // Wherever a bush's flow meets, each arc but the largest makes a pair with it.
  void find_pairs(std::uint32_t bush) {
    for (std::uint32_t node = 0; node < layout_.node_count(); ++node) {
      if (node == bushes_.rows[bush].origin) continue;
      const std::uint32_t main = largest_into(bush, node);
      if (main == kNone) continue;
      for (const std::uint32_t arc : layout_.arcs_into(node)) {
        if (arc != main && bushes_.flow(bush)[arc] > kShareMin * bushes_.rows[bush].volume)
          trace(bush, main, arc);
      }
    }
  }

  // Back along the largest flows from both arcs, to where the second walk first meets the first.
  void trace(std::uint32_t bush, std::uint32_t main, std::uint32_t other) {
    const std::uint32_t origin = bushes_.rows[bush].origin;
    const auto back = [&](std::uint32_t arc, Segment& way) {
      for (way.assign(1, arc); layout_.tail[way.back()] != origin && way.size() <= layout_.node_count();) {
        const std::uint32_t next = largest_into(bush, layout_.tail[way.back()]);
        if (next == kNone) return false;
        way.push_back(next);
      }
      return layout_.tail[way.back()] == origin;
    };
    Segment first;
    Segment second;
    if (!back(main, first) || !back(other, second)) return;
    ++stamp_;
    for (const std::uint32_t arc : first) on_walk_[layout_.tail[arc]] = stamp_;
    const auto meets = [&](std::uint32_t arc) { return on_walk_[layout_.tail[arc]] == stamp_; };
    const auto end = std::ranges::find_if(second, meets);
    if (end == second.end()) return;
    const std::uint32_t meeting = layout_.tail[*end];
    second.erase(end + 1, second.end());
    first.erase(
        std::ranges::find_if(first, [&](std::uint32_t arc) { return layout_.tail[arc] == meeting; }) + 1,
        first.end());
    const std::uint32_t travel_class = bushes_.rows[bush].travel_class;
    constexpr double kEqual = 1e-9;
    const double cost = cost_of(first, travel_class);
    if (std::abs(cost - cost_of(second, travel_class)) > kEqual * cost) return;
    if (second < first) std::swap(first, second);
    pairs_.emplace(travel_class, std::move(first), std::move(second));
  }

  [[nodiscard]] double cost_of(const Segment& way, std::uint32_t travel_class) const {
    double cost = 0.0;
    for (const std::uint32_t arc : way) cost += arcs_.cost(arc) + fixed_costs_[travel_class][arc];
    return cost;
  }

  // What of a bush travels the whole segment: what comes to its end, times the share of each of its arcs.
  [[nodiscard]] double flow_along(std::uint32_t bush, const Segment& way) const {
    const std::span<const double> flow = bushes_.flow(bush);
    double along = 0.0;
    for (std::size_t i = 0; i < way.size(); ++i) {
      if (flow[way[i]] <= 0.0) return 0.0;
      if (i == 0) {
        along = flow[way[i]];
        continue;
      }
      const std::uint32_t node = layout_.head[way[i]];
      double into = 0.0;
      for (const std::uint32_t arc : layout_.arcs_into(node)) into += flow[arc];
      along *= flow[way[i]] / into;
    }
    return along;
  }

  // Brings all bushes of a class to the ratio of their sums. Out  the largest share of a bush that moved.
  double even_out(std::uint32_t travel_class, const Segment& first, const Segment& second) {
    users_.clear();
    double sum_first = 0.0;
    double sum_second = 0.0;
    for (std::uint32_t bush = 0; bush < bushes_.rows.size(); ++bush) {
      if (bushes_.rows[bush].travel_class != travel_class) continue;
      if (bushes_.flow(bush)[first.front()] <= 0.0 && bushes_.flow(bush)[second.front()] <= 0.0) continue;
      const User user{bush, flow_along(bush, first), flow_along(bush, second), 0.0};
      if (user.first + user.second <= kShareMin * bushes_.rows[bush].volume) continue;
      users_.push_back(user);
      sum_first += user.first;
      sum_second += user.second;
    }
    if (users_.size() < 2) return 0.0;
    const double share = sum_first / (sum_first + sum_second);
    double moved = 0.0;
    double there = 0.0;  // moved from the first to the second, and back: made equal below
    double back = 0.0;
    for (User& user : users_) {
      user.move = user.first - share * (user.first + user.second);
      (user.move > 0.0 ? there : back) += std::abs(user.move);
    }
    const double both = std::min(there, back);
    if (both <= 0.0) return 0.0;
    for (const User& user : users_) {
      const double move = user.move * both / (user.move > 0.0 ? there : back);
      shift(user.bush, first, -move);
      shift(user.bush, second, move);
      moved = std::max(moved, std::abs(move) / bushes_.rows[user.bush].volume);
    }
    return moved;
  }

  void shift(std::uint32_t bush, const Segment& way, double move) {
    for (const std::uint32_t arc : way) {
      bushes_.add(bush, arc, move);
      double& flow = bushes_.flow(bush)[arc];
      flow = std::max(flow, 0.0);  // what falls below is rounding
    }
  }

  struct User {
    std::uint32_t bush;
    double first;
    double second;
    double move;
  };

  const Layout& layout_;
  const ArcState& arcs_;
  const std::vector<std::vector<double>>& fixed_costs_;
  Bushes& bushes_;
  std::set<std::tuple<std::uint32_t, Segment, Segment>> pairs_;
  std::vector<std::uint32_t> on_walk_;
  std::uint32_t stamp_ = 0;
  std::vector<User> users_;
};

}  // namespace

double make_proportional(const Layout& layout, const ArcState& arcs,
                         const std::vector<std::vector<double>>& fixed_costs, Bushes& bushes) {
  constexpr unsigned kSweepsMax = 500;
  constexpr double kMovedMin = 1e-11;
  Proportions proportions(layout, arcs, fixed_costs, bushes);
  double moved = 0.0;
  for (unsigned sweep = 0; sweep < kSweepsMax; ++sweep) {
    moved = proportions.sweep();
    if (moved <= kMovedMin) break;
  }
  return moved;
}

}  // namespace corridor::eq
