// SPDX-License-Identifier: Apache-2.0
#include "corridor/model/rules.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "corridor/base/check.h"
#include "corridor/model/findings.h"

namespace corridor {

namespace {

constexpr std::size_t kProblemsPerRuleMax = 50;

std::size_t rule_position(std::string_view code) {
  const auto rules = check_rules();
  const auto rule = std::ranges::find(rules, code, &CheckRule::code);
  CORRIDOR_CHECK(rule != rules.end());
  return static_cast<std::size_t>(rule - rules.begin());
}

}  // namespace

void Findings::add(std::string_view code, Cell cell, std::string what, std::string hint) {
  keep({.code = std::string(code),
        .where = std::string(cell.table) + ".csv",
        .row = cell.row + 2,  // the first line holds the names of the columns
        .field = std::string(cell.field),
        .value = std::move(cell.value),
        .what = std::move(what),
        .hint = std::move(hint)});
}

void Findings::add(std::string_view code, std::string_view table, std::string what, std::string hint) {
  keep({.code = std::string(code),
        .where = std::string(table) + ".csv",
        .what = std::move(what),
        .hint = std::move(hint)});
}

void Findings::keep(Problem problem) {
  const std::size_t rule = rule_position(problem.code);
  by_rule_.resize(check_rules().size());
  counts_.resize(check_rules().size(), 0);
  problem.severity = check_rules()[rule].severity;
  ++counts_[rule];
  if (by_rule_[rule].size() < kProblemsPerRuleMax) by_rule_[rule].push_back(std::move(problem));
}

std::vector<Problem> Findings::take() {
  std::vector<Problem> all;
  for (std::size_t rule = 0; rule < by_rule_.size(); ++rule) {
    std::vector<Problem>& problems = by_rule_[rule];
    if (counts_[rule] > problems.size()) {
      problems.back() = {.code = problems.back().code,
                         .severity = problems.back().severity,
                         .where = problems.back().where,
                         .what = fmt::format("and {} more like these", counts_[rule] - problems.size() + 1)};
    }
    std::move(problems.begin(), problems.end(), std::back_inserter(all));
  }
  by_rule_.clear();
  counts_.clear();
  return all;
}

std::vector<Problem> check(const Tables& tables, Severity at_least) {
  Findings findings;
  check_soundness(tables, findings);
  if (!findings.is_empty()) return findings.take();
  check_keys(tables, findings);
  check_cells(tables, findings);
  check_geography(tables, findings);
  check_services(tables, findings);
  check_trade(tables, findings);
  if (at_least != Severity::error) {  // these hold no rule that is an error
    check_connections(tables, findings);
    check_prices(tables, findings);
  }
  check_provenance(tables, findings);
  std::vector<Problem> problems = findings.take();
  std::erase_if(problems, [&](const Problem& problem) { return problem.severity > at_least; });
  return problems;
}

}  // namespace corridor
