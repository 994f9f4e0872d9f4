// SPDX-License-Identifier: Apache-2.0
#include "corridor/equilibrium/problem_check.h"

#include <algorithm>
#include <cmath>
#include <string>
#include <utility>

#include <fmt/format.h>

#include "corridor/base/text.h"

namespace corridor::eq {

namespace {

constexpr std::size_t kProblemsMax = 100;

bool is_count(double number) { return std::isfinite(number) && number >= 0.0; }
bool is_positive(double number) { return std::isfinite(number) && number > 0.0; }

class Checker {
 public:
  Checker(const EquilibriumProblem& problem, const EquilibriumOptions& options)
      : problem_(problem), options_(options) {}

  std::vector<Problem> all() {
    if (is_of_size("delays", problem_.delays.size(), problem_.graph.arc_count())) delays();
    if (!problem_.tolls.empty() && is_of_size("tolls", problem_.tolls.size(), problem_.graph.arc_count()))
      costs("tolls", problem_.tolls);
    if (!problem_.is_end_only.empty())
      is_of_size("is_end_only", problem_.is_end_only.size(), problem_.graph.node_count());
    if (problem_.classes.empty())
      fail({.where = "classes", .what = "there is no class of travellers", .hint = "give at least one"});
    classes();
    demands();
    start();
    return std::move(problems_);
  }

 private:
  void fail(Problem problem) {
    problem.code = "equilibrium";
    if (problems_.size() < kProblemsMax) problems_.push_back(std::move(problem));
  }
  bool is_of_size(const char* where, std::size_t size, std::size_t wanted) {
    if (size == wanted) return true;
    fail(
        {.where = where, .what = fmt::format("has {} values", size), .hint = fmt::format("give {}", wanted)});
    return false;
  }
  void delays() {
    for (std::size_t arc = 0; arc < problem_.delays.size(); ++arc) {
      std::string fault = fault_of(problem_.delays[arc], problem_.tables);
      if (fault.empty() && options_.principle == Principle::system_optimum &&
          problem_.delays[arc].kind == DelayKind::table)
        fault = "a system optimum needs marginal costs, and those of a table jump";
      if (!fault.empty()) fail({.where = "arcs", .row = arc + 1, .what = std::move(fault)});
    }
  }
  void costs(const std::string& where, const std::vector<double>& values) {
    for (std::size_t arc = 0; arc < values.size(); ++arc) {
      if (!is_count(values[arc]))
        fail({.where = where, .row = arc + 1, .value = text_of(values[arc]), .what = "must be 0 or more"});
    }
  }
  void classes() {
    for (std::size_t k = 0; k < problem_.classes.size(); ++k) {
      const TravelClass& one = problem_.classes[k];
      if (!is_positive(one.value_of_time)) {
        fail({.where = "classes",
              .row = k + 1,
              .field = "value_of_time",
              .value = text_of(one.value_of_time),
              .what = "must be above 0"});
      }
      if (!one.extra_costs.empty() &&
          is_of_size("extra_costs", one.extra_costs.size(), problem_.graph.arc_count()))
        costs("extra_costs", one.extra_costs);
    }
  }
  void demands() {
    for (std::size_t i = 0; i < problem_.demands.size(); ++i) {
      const EquilibriumDemand& d = problem_.demands[i];
      const auto wrong = [&](const char* field, double value, const char* what) {
        fail({.where = "demands", .row = i + 1, .field = field, .value = text_of(value), .what = what});
      };
      const std::size_t nodes = problem_.graph.node_count();
      if (d.origin.position() >= nodes || d.destination.position() >= nodes)
        fail({.where = "demands", .row = i + 1, .what = "names a node that is not in the graph"});
      if (d.travel_class >= problem_.classes.size()) {
        fail({.where = "demands",
              .row = i + 1,
              .field = "travel_class",
              .value = text_of(d.travel_class),
              .what = "there is no such class"});
      }
      if (!is_count(d.volume)) wrong("volume", d.volume, "must be 0 or more");
      if (d.kind == DemandKind::fixed) continue;
      if (!is_positive(d.cost_base)) wrong("cost_base", d.cost_base, "must be above 0");
      if (!is_positive(d.strength)) wrong("strength", d.strength, "must be above 0");
    }
  }
  void start() {
    for (const BushFlows& bush : options_.start) {
      const bool is_sized = bush.arcs.size() == bush.flows.size();
      const auto is_known = [&](ArcId arc) {
        return options_.start_arcs.empty() ? arc.position() < problem_.graph.arc_count()
                                           : arc.position() < options_.start_arcs.size();
      };
      if (is_sized && std::ranges::all_of(bush.arcs, is_known)) continue;
      fail({.where = "start",
            .what = "is not of this network",
            .hint = "say with start_arcs which arcs they are"});
      return;
    }
    for (const ArcId arc : options_.start_arcs) {
      if (arc.is_none() || arc.position() < problem_.graph.arc_count()) continue;
      fail({.where = "start_arcs", .what = "names an arc that is not in the graph"});
      return;
    }
  }

  const EquilibriumProblem& problem_;
  const EquilibriumOptions& options_;
  std::vector<Problem> problems_;
};

}  // namespace

std::vector<Problem> problems_of(const EquilibriumProblem& problem, const EquilibriumOptions& options) {
  return Checker(problem, options).all();
}

}  // namespace corridor::eq
