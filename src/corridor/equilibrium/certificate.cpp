// SPDX-License-Identifier: Apache-2.0
#include "corridor/equilibrium/certificate.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>
#include <map>
#include <queue>
#include <tuple>
#include <utility>

#include <fmt/format.h>

namespace corridor {

namespace {

constexpr double kUnreached = std::numeric_limits<double>::infinity();

/// The delay functions once more, each as its definition reads.
double time_at(const EquilibriumProblem& problem, std::size_t arc, double x) {
  const Delay& d = problem.delays[arc];
  const double s = x / d.capacity;
  switch (d.kind) {
    case DelayKind::constant:
      return d.free_time;
    case DelayKind::bpr:
      return d.free_time * (1 + d.factor * std::pow(s, d.power));
    case DelayKind::conical: {
      const double b = (2 * d.factor - 1) / (2 * d.factor - 2);
      return d.free_time * (2 + std::hypot(d.factor * (1 - s), b) - d.factor * (1 - s) - b);
    }
    case DelayKind::queueing: {
      const double end = d.power;
      if (s <= end) return d.free_time * (1 + d.factor * s / (1 - s));
      return d.free_time * (1 + d.factor * end / (1 - end) + d.factor * (s - end) / ((1 - end) * (1 - end)));
    }
    case DelayKind::table:
      break;
  }
  const std::vector<DelayPoint>& points = problem.tables[d.table];
  if (points.size() == 1 || x <= points[0].volume) return points[0].time;
  std::size_t i = 1;
  while (i + 1 < points.size() && points[i].volume < x) ++i;
  const DelayPoint& a = points[i - 1];
  const DelayPoint& b = points[i];
  return a.time + (b.time - a.time) * (x - a.volume) / (b.volume - a.volume);
}

/// The derivative of x t(x), for the kinds that have one.
double marginal_time(const EquilibriumProblem& problem, std::size_t arc, double x) {
  const Delay& d = problem.delays[arc];
  const double s = x / d.capacity;
  const double time = time_at(problem, arc, x);
  switch (d.kind) {
    case DelayKind::bpr:
      return d.free_time * (1 + (d.power + 1) * d.factor * std::pow(s, d.power));
    case DelayKind::conical: {
      const double b = (2 * d.factor - 1) / (2 * d.factor - 2);
      const double rest = d.factor * (1 - s);
      return time + d.free_time * s * d.factor * (1 - rest / std::hypot(rest, b));
    }
    case DelayKind::queueing: {
      const double room = 1 - std::min(s, d.power);
      return time + d.free_time * d.factor * s / (room * room);
    }
    case DelayKind::constant:
    case DelayKind::table:
      break;
  }
  return time;
}

/// The integral of the time over one smooth piece: Gauss and Legendre's five points in each of many parts.
double integral_over(const EquilibriumProblem& problem, std::size_t arc, double begin, double end) {
  constexpr int kParts = 64;
  constexpr double kAt[] = {0.0, 0.538469310105683091, 0.906179845938663993};
  constexpr double kWeight[] = {0.568888888888888889, 0.478628670499366468, 0.236926885056189088};
  const double half = (end - begin) / (2 * kParts);
  double sum = 0.0;
  for (int part = 0; part < kParts; ++part) {
    const double middle = begin + (2 * part + 1) * half;
    sum += half * kWeight[0] * time_at(problem, arc, middle);
    for (int i = 1; i < 3; ++i)
      sum += half * kWeight[i] *
             (time_at(problem, arc, middle - half * kAt[i]) + time_at(problem, arc, middle + half * kAt[i]));
  }
  return sum;
}

double integral_of(const EquilibriumProblem& problem, std::size_t arc, double x) {
  const Delay& d = problem.delays[arc];
  if (!(x > 0)) return 0.0;
  if (d.kind == DelayKind::constant) return x * d.free_time;
  if (d.kind == DelayKind::bpr)
    return d.free_time * (x + d.factor * d.capacity / (d.power + 1) * std::pow(x / d.capacity, d.power + 1));
  std::vector<double> corners{0.0};
  if (d.kind == DelayKind::queueing) corners.push_back(d.power * d.capacity);
  if (d.kind == DelayKind::table) {
    for (const DelayPoint& point : problem.tables[d.table]) corners.push_back(point.volume);
  }
  double sum = 0.0;
  for (std::size_t i = 0; i < corners.size(); ++i) {
    const double end = i + 1 < corners.size() ? std::min(x, corners[i + 1]) : x;
    if (end > corners[i]) sum += integral_over(problem, arc, corners[i], end);
  }
  return sum;
}

double wanted_at(const EquilibriumDemand& d, double cost) {
  constexpr double kMost = 1e6;  // as demand.h has it
  const double relative = cost / d.cost_base;
  switch (d.kind) {
    case DemandKind::linear:
      return std::max(0.0, d.volume - d.volume * d.strength * (relative - 1));
    case DemandKind::exponential:
      return std::min(kMost * d.volume, d.volume * std::exp(d.strength * (d.cost_base - cost)));
    case DemandKind::power:
      return std::min(kMost * d.volume, d.volume / std::pow(relative, d.strength));
    case DemandKind::fixed:
      break;
  }
  return d.volume;
}

double fixed_cost(const EquilibriumProblem& problem, std::uint32_t travel_class, std::size_t arc) {
  const TravelClass& one = problem.classes[travel_class];
  return (problem.tolls.empty() ? 0.0 : problem.tolls[arc] / one.value_of_time) +
         (one.extra_costs.empty() ? 0.0 : one.extra_costs[arc]);
}

/// Dijkstra's search with the queue of the standard library.
std::vector<double> cheapest_from(const EquilibriumProblem& problem, NodeId origin,
                                  const std::vector<double>& costs) {
  using Entry = std::pair<double, std::uint32_t>;
  std::vector<double> cheapest(problem.graph.node_count(), kUnreached);
  std::priority_queue<Entry, std::vector<Entry>, std::greater<>> queue;
  cheapest[origin.position()] = 0.0;
  queue.emplace(0.0, origin.position());
  while (!queue.empty()) {
    const auto [cost, node] = queue.top();
    queue.pop();
    if (cost > cheapest[node]) continue;
    if (!problem.is_end_only.empty() && problem.is_end_only[node] != 0 && node != origin.position()) continue;
    for (const Graph::Hop& hop : problem.graph.hops(NodeId{node})) {
      const double there = cost + costs[hop.arc.position()];
      if (there >= cheapest[hop.node.position()]) continue;
      cheapest[hop.node.position()] = there;
      queue.emplace(there, hop.node.position());
    }
  }
  return cheapest;
}

class Certifier {
 public:
  Certifier(const EquilibriumProblem& problem, const EquilibriumResult& result, Principle principle)
      : problem_(problem), result_(result), is_system_(principle == Principle::system_optimum) {}

  EquilibriumCertificate certify() {
    if (result_.flows.size() != problem_.graph.arc_count() ||
        result_.volumes.size() != problem_.demands.size()) {
      certificate_.faults.emplace_back("the result is not of this problem");
      return certificate_;
    }
    compute_costs();
    check_bushes();
    check_demands();
    certificate_.gap = least_ > 0.0 ? (paid_ - least_) / least_ : 0.0;
    return certificate_;
  }

 private:
  using Key = std::pair<std::uint32_t, std::uint32_t>;  // class, origin

  void fault(std::string text) { certificate_.faults.push_back(std::move(text)); }

  void compute_costs() {
    for (std::size_t arc = 0; arc < result_.flows.size(); ++arc) {
      const double flow = result_.flows[arc];
      if (!std::isfinite(flow) || flow < 0.0) fault(fmt::format("arc {} has flow {}", arc, flow));
      const double time = time_at(problem_, arc, flow);
      costs_.push_back(is_system_ ? marginal_time(problem_, arc, flow) : time);
      certificate_.total_cost += flow * time;
      certificate_.objective += is_system_ ? flow * time : integral_of(problem_, arc, flow);
    }
  }

  void check_bushes() {
    std::vector<double> sums(result_.flows.size(), 0.0);
    for (const BushFlows& bush : result_.bushes) {
      std::vector<double> net(problem_.graph.node_count(), 0.0);  // what enters less what leaves
      double time_paid = 0.0;
      double fixed_paid = 0.0;
      for (std::size_t i = 0; i < bush.arcs.size(); ++i) {
        const ArcId arc = bush.arcs[i];
        const double flow = bush.flows[i];
        const NodeId tail = problem_.graph.tail(arc);
        if (!(flow >= 0.0)) fault(fmt::format("a bush has flow {} on arc {}", flow, arc.position()));
        if (!problem_.is_end_only.empty() && problem_.is_end_only[tail.position()] != 0 &&
            tail != bush.origin)
          fault(fmt::format("flow passes through node {}, where ways only end", tail.position()));
        net[tail.position()] -= flow;
        net[problem_.graph.head(arc).position()] += flow;
        sums[arc.position()] += flow;
        time_paid += flow * costs_[arc.position()];
        fixed_paid += flow * fixed_cost(problem_, bush.travel_class, arc.position());
      }
      paid_ += time_paid + fixed_paid;
      certificate_.total_cost += fixed_paid;
      certificate_.objective += fixed_paid;
      if (!nets_.emplace(Key{bush.travel_class, bush.origin.position()}, std::move(net)).second)
        fault("a bush is there twice");
    }
    double largest = 0.0;
    for (std::size_t arc = 0; arc < sums.size(); ++arc) {
      largest = std::max(largest, sums[arc]);
      certificate_.mismatch = std::max(certificate_.mismatch, std::abs(sums[arc] - result_.flows[arc]));
    }
    if (largest > 0.0) certificate_.mismatch /= largest;
  }

  void check_demands() {
    std::map<Key, std::vector<std::uint32_t>> demands;
    for (std::uint32_t i = 0; i < problem_.demands.size(); ++i) {
      const EquilibriumDemand& d = problem_.demands[i];
      if (d.origin != d.destination) demands[{d.travel_class, d.origin.position()}].push_back(i);
    }
    double missed = 0.0;
    double volume = 0.0;
    for (const auto& [key, members] : demands) {
      std::vector<double> costs = costs_;
      for (std::size_t arc = 0; arc < costs.size(); ++arc) costs[arc] += fixed_cost(problem_, key.first, arc);
      const std::vector<double> cheapest = cheapest_from(problem_, NodeId{key.second}, costs);
      double bush_volume = 0.0;
      std::vector<double>& net = nets_.try_emplace(key, problem_.graph.node_count(), 0.0).first->second;
      for (const std::uint32_t i : members) {
        const EquilibriumDemand& d = problem_.demands[i];
        const double served = result_.volumes[i];
        const double cost = cheapest[d.destination.position()];
        net[d.origin.position()] += served;
        net[d.destination.position()] -= served;
        bush_volume += served;
        if (cost == kUnreached) continue;
        least_ += served * cost;
        const double short_by = std::abs(wanted_at(d, cost) - served);
        (d.kind == DemandKind::fixed ? certificate_.unserved : missed) += short_by;
      }
      volume += bush_volume;
      for (const double rest : net) {
        if (bush_volume > 0.0)
          certificate_.conservation = std::max(certificate_.conservation, std::abs(rest) / bush_volume);
      }
    }
    if (volume > 0.0) certificate_.demand_gap = missed / volume;
  }

  const EquilibriumProblem& problem_;
  const EquilibriumResult& result_;
  bool is_system_;
  EquilibriumCertificate certificate_;
  std::vector<double> costs_;
  std::map<Key, std::vector<double>> nets_;
  double paid_ = 0.0;
  double least_ = 0.0;
};

}  // namespace

bool EquilibriumCertificate::holds(double gap_max) const {
  constexpr double kRounding = 1e-9;
  return faults.empty() && conservation <= kRounding && mismatch <= kRounding && unserved <= kRounding &&
         gap <= gap_max && gap >= -kRounding && demand_gap <= gap_max;
}

EquilibriumCertificate certificate_of(const EquilibriumProblem& problem, const EquilibriumResult& result,
                                      Principle principle) {
  return Certifier(problem, result, principle).certify();
}

}  // namespace corridor
