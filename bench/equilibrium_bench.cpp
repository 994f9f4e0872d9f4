// SPDX-License-Identifier: Apache-2.0
// How long an equilibrium takes on the public test networks. Give it a folder with one folder for each
// network (NAME/NAME_net.tntp and so on); without one it takes SiouxFalls from the tests. Seconds of
// processor time on one core are the least of some repetitions; a second line for each network gives threads,
// memory and a warm start.
//   build/bench/bench/equilibrium_bench FOLDER [NAME...] > growth.csv
//   python3 bench/plot_growth.py growth.csv > growth.svg
#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <functional>
#include <iterator>
#include <limits>
#include <map>
#include <queue>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "corridor/base/error.h"
#include "corridor/equilibrium/certificate.h"
#include "corridor/equilibrium/equilibrium.h"
#include "corridor/equilibrium/tntp.h"

namespace corridor {
namespace {

namespace fs = std::filesystem;

constexpr double kGaps[] = {1e-4, 1e-6, 1e-8, 1e-10, 1e-12};

std::string text_of_file(const fs::path& path) {
  std::ifstream file(path);
  return {std::istreambuf_iterator<char>(file), {}};
}

fs::path file_with(const fs::path& folder, const std::string& end) {
  for (const fs::directory_entry& entry : fs::directory_iterator(folder)) {
    if (entry.path().filename().string().ends_with(end)) return entry.path();
  }
  return {};
}

/// Most memory that the program has had, so far (Linux).
double peak_bytes() {
  const std::string status = text_of_file("/proc/self/status");
  const std::size_t at = status.find("VmHWM:");
  return at == std::string::npos ? 0.0 : 1024.0 * std::strtod(status.c_str() + at + 6, nullptr);
}

/// The weights that the collection states beside its files.
TntpWeights weights_of(const std::string& name) {
  if (name.starts_with("ChicagoSketch")) return {.toll = 0.02, .distance = 0.04};
  if (name.starts_with("ChicagoRegional")) return {.toll = 0.1, .distance = 0.25};
  return {};
}

/// Least processor time of some runs.
template <class Call>
double cpu_s(int runs, Call&& call) {
  double least = 1e300;
  for (int run = 0; run < runs; ++run) {
    const std::clock_t begin = std::clock();
    call();
    least = std::min(least, static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC);
  }
  return least;
}

template <class Call>
double wall_s(int runs, Call&& call) {
  double least = 1e300;
  for (int run = 0; run < runs; ++run) {
    const auto begin = std::chrono::steady_clock::now();
    call();
    const std::chrono::duration<double> time = std::chrono::steady_clock::now() - begin;
    least = std::min(least, time.count());
  }
  return least;
}

// The classic of traffic assignment, plain, as a yardstick: all-or-nothing to the cheapest ways, then the
// best step between there and here. It shows what a machine can do, and how far one gets with it.
class FrankWolfe {
 public:
  explicit FrankWolfe(const EquilibriumProblem& problem)
      : problem_(problem), flows_(problem.delays.size(), 0.0), fixed_(problem.delays.size(), 0.0) {
    const TravelClass& one = problem.classes.front();
    for (std::size_t arc = 0; arc < flows_.size(); ++arc) {
      if (!problem.tolls.empty()) fixed_[arc] += problem.tolls[arc] / one.value_of_time;
      if (!one.extra_costs.empty()) fixed_[arc] += one.extra_costs[arc];
    }
    for (const EquilibriumDemand& d : problem.demands) by_origin_[d.origin.position()].push_back(d);
    load();
    flows_ = target_;
  }

  /// One step. Out  the relative gap before it.
  double step() {
    load();
    double paid = 0.0;
    for (std::size_t arc = 0; arc < flows_.size(); ++arc) paid += flows_[arc] * costs_[arc];
    const double gap = (paid - least_) / least_;
    double low = 0.0;
    double high = 1.0;
    constexpr int kHalvings = 40;
    for (int halving = 0; halving < kHalvings; ++halving) {
      const double middle = 0.5 * (low + high);
      (slope(middle) < 0.0 ? low : high) = middle;
    }
    for (std::size_t arc = 0; arc < flows_.size(); ++arc) flows_[arc] += low * (target_[arc] - flows_[arc]);
    return gap;
  }

 private:
  [[nodiscard]] double cost(std::size_t arc, double flow) const {
    return delay_at(problem_.delays[arc], flow, problem_.tables).time + fixed_[arc];
  }
  [[nodiscard]] double slope(double step) const {
    double sum = 0.0;
    for (std::size_t arc = 0; arc < flows_.size(); ++arc) {
      const double way = target_[arc] - flows_[arc];
      sum += way * cost(arc, flows_[arc] + step * way);
    }
    return sum;
  }
  void load() {
    costs_.resize(flows_.size());
    for (std::size_t arc = 0; arc < flows_.size(); ++arc) costs_[arc] = cost(arc, flows_[arc]);
    target_.assign(flows_.size(), 0.0);
    least_ = 0.0;
    for (const auto& [origin, demands] : by_origin_) {
      search(origin);
      for (const EquilibriumDemand& d : demands) {
        least_ += d.volume * distance_[d.destination.position()];
        for (NodeId node = d.destination; node != d.origin;
             node = problem_.graph.tail(parent_[node.position()]))
          target_[parent_[node.position()].position()] += d.volume;
      }
    }
  }
  void search(std::uint32_t origin) {
    using Entry = std::pair<double, std::uint32_t>;
    distance_.assign(problem_.graph.node_count(), std::numeric_limits<double>::infinity());
    parent_.assign(problem_.graph.node_count(), ArcId::none());
    std::priority_queue<Entry, std::vector<Entry>, std::greater<>> queue;
    distance_[origin] = 0.0;
    queue.emplace(0.0, origin);
    while (!queue.empty()) {
      const auto [here, node] = queue.top();
      queue.pop();
      if (here > distance_[node]) continue;
      if (!problem_.is_end_only.empty() && problem_.is_end_only[node] != 0 && node != origin) continue;
      for (const Graph::Hop& hop : problem_.graph.hops(NodeId{node})) {
        const double there = here + costs_[hop.arc.position()];
        if (there >= distance_[hop.node.position()]) continue;
        distance_[hop.node.position()] = there;
        parent_[hop.node.position()] = hop.arc;
        queue.emplace(there, hop.node.position());
      }
    }
  }

  const EquilibriumProblem& problem_;
  std::map<std::uint32_t, std::vector<EquilibriumDemand>> by_origin_;
  std::vector<double> flows_;
  std::vector<double> target_;
  std::vector<double> fixed_;
  std::vector<double> costs_;
  std::vector<double> distance_;
  std::vector<ArcId> parent_;
  double least_ = 0.0;
};

/// The problem without one arc, and which of its arcs the others are.
struct Closed {
  EquilibriumProblem problem;
  std::vector<ArcId> arcs;
};

Closed closed(const EquilibriumProblem& problem, std::uint32_t arc) {
  Closed result{problem, {}};
  std::vector<Graph::Arc> arcs;
  for (std::uint32_t other = 0; other < problem.delays.size(); ++other) {
    result.arcs.push_back(other == arc ? ArcId::none() : ArcId{static_cast<std::uint32_t>(arcs.size())});
    if (other != arc) arcs.push_back({problem.graph.tail(ArcId{other}), problem.graph.head(ArcId{other})});
  }
  const auto drop = [&](auto& values) {
    if (!values.empty()) values.erase(values.begin() + arc);
  };
  result.problem.graph = Graph(problem.graph.node_count(), std::move(arcs));
  drop(result.problem.delays);
  drop(result.problem.tolls);
  for (TravelClass& one : result.problem.classes) drop(one.extra_costs);
  return result;
}

/// The arc with the median flow of those that congest: an ordinary one.
std::uint32_t ordinary_arc(const EquilibriumProblem& problem, const EquilibriumResult& result) {
  std::vector<std::uint32_t> arcs;
  for (std::uint32_t arc = 0; arc < problem.delays.size(); ++arc) {
    if (problem.delays[arc].kind != DelayKind::constant && result.flows[arc] > 0.0) arcs.push_back(arc);
  }
  std::ranges::sort(arcs, {}, [&](std::uint32_t arc) { return result.flows[arc]; });
  return arcs[arcs.size() / 2];
}

void measure(const std::string& name, const EquilibriumProblem& problem) {
  const int runs = problem.delays.size() > 10000 ? 1 : 5;
  EquilibriumResult result;
  std::string line = fmt::format("{},{},{},{}", name, problem.graph.node_count(), problem.delays.size(),
                                 problem.demands.size());
  for (const double gap : kGaps)
    line += fmt::format(",{:.5f}", cpu_s(runs, [&] { result = equilibrium(problem, {.gap_max = gap}); }));
  const EquilibriumCertificate certificate = certificate_of(problem, result);
  const double bytes =
      peak_bytes() / (static_cast<double>(problem.delays.size()) * static_cast<double>(result.bushes.size()));
  const double one = wall_s(runs, [&] { (void)equilibrium(problem, {}, Run({.threads = 1})); });
  const double two = wall_s(runs, [&] { (void)equilibrium(problem, {}, Run({.threads = 2})); });
  const Closed shut = closed(problem, ordinary_arc(problem, result));
  const double cold = cpu_s(runs, [&] { (void)equilibrium(shut.problem); });
  const double warm = cpu_s(
      runs, [&] { (void)equilibrium(shut.problem, {.start = result.bushes, .start_arcs = shut.arcs}); });
  fmt::print("{},{:.3e},{:.10f},{},{:.4f},{:.4f},{:.1f},{:.5f},{:.5f}\n", line, certificate.gap,
             certificate.objective, result.rounds.size(), one, two, bytes, cold, warm);
}

void compare_with_classic(const std::string& name, const EquilibriumProblem& problem) {
  constexpr double kSecondsMax = 20.0;
  FrankWolfe classic(problem);
  const std::clock_t begin = std::clock();
  double gap = 1.0;
  int steps = 0;
  double seconds = 0.0;
  while (gap > 1e-4 && seconds < kSecondsMax) {
    gap = classic.step();
    ++steps;
    seconds = static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC;
  }
  fmt::print(stderr, "{}: Frank and Wolfe reach {:.1e} in {:.3f} s, {} steps\n", name, gap, seconds, steps);
}

void compare_with_flows(const std::string& name, const EquilibriumProblem& problem, const fs::path& file) {
  const std::vector<TntpFlow> flows = read_tntp_flows(text_of_file(file), file.string());
  const EquilibriumResult result = equilibrium(problem);
  if (flows.size() != result.flows.size()) return;
  double worst = 0.0;
  for (std::size_t arc = 0; arc < flows.size(); ++arc)
    worst = std::max(worst, std::abs(flows[arc].volume - result.flows[arc]) / (1.0 + flows[arc].volume));
  fmt::print(stderr, "{}: largest difference to {}: {:.1e} of the flow\n", name, file.filename().string(),
             worst);
}

void bench(const fs::path& folder, const std::string& name) {
  const fs::path net = file_with(folder, "_net.tntp");
  const fs::path trips = file_with(folder, "_trips.tntp");
  if (net.empty() || trips.empty()) return;
  const TntpNetwork network = read_tntp_network(text_of_file(net), net.string());
  const EquilibriumProblem problem = problem_of(
      network, read_tntp_trips(text_of_file(trips), trips.string(), network.zone_count), weights_of(name));
  measure(name, problem);
  if (problem.delays.size() <= 10000) compare_with_classic(name, problem);
  const fs::path flows = file_with(folder, "_flow.tntp");
  if (!flows.empty()) compare_with_flows(name, problem, flows);
}

int run(const std::vector<std::string>& words) {
  fmt::print(
      "name,nodes,links,pairs,cpu_1e-4,cpu_1e-6,cpu_1e-8,cpu_1e-10,cpu_1e-12,certified_gap,objective,rounds,"
      "wall_1_thread,wall_2_threads,bytes_per_link_and_origin,cold_s,warm_s\n");
  if (words.empty()) {
    const fs::path fixtures = fs::path(CORRIDOR_SOURCE_DIR) / "tests/fixtures/tntp";
    const TntpNetwork network =
        read_tntp_network(text_of_file(fixtures / "SiouxFalls_net.tntp"), "SiouxFalls");
    measure("SiouxFalls",
            problem_of(network, read_tntp_trips(text_of_file(fixtures / "SiouxFalls_trips.tntp"),
                                                "SiouxFalls", network.zone_count)));
    return 0;
  }
  std::vector<std::string> names(words.begin() + 1, words.end());
  if (names.empty()) {
    for (const fs::directory_entry& entry : fs::directory_iterator(words.front())) {
      if (entry.is_directory()) names.push_back(entry.path().filename().string());
    }
    std::ranges::sort(names);
  }
  for (const std::string& name : names) bench(fs::path(words.front()) / name, name);
  return 0;
}

}  // namespace
}  // namespace corridor

int main(int count, char** words) {
  try {
    return corridor::run({words + 1, words + count});
  } catch (const corridor::Error& error) {
    fmt::print(stderr, "{}\n", error.what());
    return 1;
  }
}
