// SPDX-License-Identifier: Apache-2.0
#include "corridor/equilibrium/paths.h"

#include <algorithm>
#include <functional>
#include <utility>

#include "corridor/base/parallel.h"
#include "corridor/equilibrium/cheapest_tree.h"
#include "corridor/equilibrium/network_state.h"

namespace corridor {

namespace {

/// The flows of one bush, by node.
struct Mix {
  struct Entry {
    std::uint32_t tail;
    ArcId arc;
    double share;  // of what enters the node
  };
  std::vector<std::vector<Entry>> into;  // node -> arcs that bring flow
  std::vector<std::uint32_t> order;  // nodes, each after those that bring it flow; of a circle all at the end
};

Mix mix_of(const EquilibriumProblem& problem, const BushFlows& bush) {
  const std::size_t node_count = problem.graph.node_count();
  Mix mix;
  mix.into.resize(node_count);
  std::vector<double> sums(node_count, 0.0);
  std::vector<std::uint32_t> waits(node_count, 0);
  std::vector<std::vector<std::uint32_t>> heads(node_count);
  for (std::size_t i = 0; i < bush.arcs.size(); ++i) {
    const std::uint32_t tail = problem.graph.tail(bush.arcs[i]).position();
    const std::uint32_t head = problem.graph.head(bush.arcs[i]).position();
    if (head == bush.origin.position()) continue;
    mix.into[head].push_back({tail, bush.arcs[i], bush.flows[i]});
    sums[head] += bush.flows[i];
    ++waits[head];
    heads[tail].push_back(head);
  }
  for (std::uint32_t node = 0; node < node_count; ++node) {
    for (Mix::Entry& entry : mix.into[node]) entry.share /= sums[node];
    if (waits[node] == 0) mix.order.push_back(node);
  }
  for (std::size_t i = 0; i < mix.order.size(); ++i) {
    for (const std::uint32_t head : heads[mix.order[i]]) {
      if (--waits[head] == 0) mix.order.push_back(head);
    }
  }
  for (std::uint32_t node = 0; node < node_count; ++node) {
    if (waits[node] > 0) mix.order.push_back(node);
  }
  return mix;
}

const BushFlows* bush_of(const EquilibriumResult& result, const EquilibriumDemand& demand) {
  const auto found = std::ranges::find_if(result.bushes, [&](const BushFlows& bush) {
    return bush.origin == demand.origin && bush.travel_class == demand.travel_class;
  });
  return found == result.bushes.end() ? nullptr : &*found;
}

/// Walks back from the destination along all arcs that bring flow, the shares multiplying.
class PathWalk {
 public:
  PathWalk(const Mix& mix, std::uint32_t origin, const PathLimits& limits, std::size_t node_count)
      : mix_(mix), origin_(origin), limits_(limits), is_on_way_(node_count, 0) {}

  std::vector<UsedPath> from(std::uint32_t destination) {
    walk(destination, 1.0);
    return std::move(paths_);
  }

 private:
  void walk(std::uint32_t node, double share) {
    if (paths_.size() >= limits_.paths_max || share < limits_.share_min) return;
    if (node == origin_) {
      paths_.push_back({.volume = share, .cost = 0.0, .arcs = {way_.rbegin(), way_.rend()}});
      return;
    }
    is_on_way_[node] = 1;
    for (const Mix::Entry& entry : mix_.into[node]) {
      if (is_on_way_[entry.tail] != 0) continue;
      way_.push_back(entry.arc);
      walk(entry.tail, share * entry.share);
      way_.pop_back();
    }
    is_on_way_[node] = 0;
  }

  const Mix& mix_;
  std::uint32_t origin_;
  const PathLimits& limits_;
  std::vector<std::uint8_t> is_on_way_;
  std::vector<ArcId> way_;
  std::vector<UsedPath> paths_;
};

}  // namespace

std::vector<UsedPath> used_paths(const EquilibriumProblem& problem, const EquilibriumResult& result,
                                 std::uint32_t demand, const PathLimits& limits) {
  const EquilibriumDemand& d = problem.demands[demand];
  const BushFlows* bush = bush_of(result, d);
  if (bush == nullptr || d.origin == d.destination || result.volumes[demand] <= 0.0) return {};
  const Mix mix = mix_of(problem, *bush);
  std::vector<UsedPath> paths =
      PathWalk(mix, d.origin.position(), limits, problem.graph.node_count()).from(d.destination.position());
  for (UsedPath& path : paths) {
    path.volume *= result.volumes[demand];
    for (const ArcId arc : path.arcs)
      path.cost +=
          result.times[arc.position()] + eq::fixed_cost_of(problem, problem.classes[d.travel_class], arc);
  }
  std::ranges::stable_sort(paths, std::greater{}, &UsedPath::volume);
  return paths;
}

std::vector<double> select_arc(const EquilibriumProblem& problem, const EquilibriumResult& result,
                               ArcId arc) {
  std::vector<double> volumes(problem.demands.size(), 0.0);
  for (const BushFlows& bush : result.bushes) {
    if (!std::ranges::binary_search(bush.arcs, arc)) continue;
    const Mix mix = mix_of(problem, bush);
    std::vector<double> share(problem.graph.node_count(), 0.0);
    for (const std::uint32_t node : mix.order) {
      for (const Mix::Entry& entry : mix.into[node])
        share[node] += entry.share * (entry.arc == arc ? 1.0 : share[entry.tail]);
    }
    for (std::uint32_t i = 0; i < volumes.size(); ++i) {
      const EquilibriumDemand& d = problem.demands[i];
      if (d.origin == bush.origin && d.travel_class == bush.travel_class && d.origin != d.destination)
        volumes[i] = result.volumes[i] * share[d.destination.position()];
    }
  }
  return volumes;
}

Skims skims_of(const EquilibriumProblem& problem, const SkimRequest& request, const Run& run) {
  const eq::Layout layout(problem);
  const std::size_t n = layout.node_count();
  eq::TreeCosts costs;
  for (const std::uint32_t position : layout.position)
    costs.costs.push_back(request.times[position] +
                          eq::fixed_cost_of(problem, problem.classes[request.travel_class], ArcId{position}));
  costs.choose_width();
  Skims skims;
  skims.node_count = n;
  skims.cost.resize(request.origins.size() * n);
  skims.sums.assign(request.measures.size(), std::vector<double>(request.origins.size() * n, 0.0));
  parallel_for(
      request.origins.size(), Run({.threads = run.threads()}), [&] { return eq::CheapestTree(layout); },
      [&](eq::CheapestTree& tree, std::size_t row) {
        std::vector<std::uint32_t> parent(n, eq::kNone);
        std::vector<std::uint32_t> order(n, eq::kNone);
        tree.update(request.origins[row].position(), costs, parent, order);
        std::ranges::copy(tree.distances(), skims.cost.begin() + static_cast<std::ptrdiff_t>(row * n));
        for (std::size_t i = 1; i < n && order[i] != eq::kNone; ++i) {
          const std::uint32_t arc = parent[order[i]];
          for (std::size_t k = 0; k < request.measures.size(); ++k)
            skims.sums[k][row * n + order[i]] =
                skims.sums[k][row * n + layout.tail[arc]] + request.measures[k][layout.position[arc]];
        }
      });
  return skims;
}

}  // namespace corridor
