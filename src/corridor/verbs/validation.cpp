// SPDX-License-Identifier: Apache-2.0
#include "corridor/verbs/validation.h"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "corridor/base/error.h"
#include "corridor/base/text.h"
#include "corridor/verbs/arguments.h"
#include "corridor/verbs/plan_request.h"

namespace corridor {

namespace {

/// "--service X --feu 1" as flags of `plan`; words are parted by blanks.
std::vector<Given> flags_of(std::string_view text) {
  std::vector<Given> flags;
  while (!(text = trimmed(text)).empty()) {
    const std::string_view word = text.substr(0, text.find(' '));
    text.remove_prefix(word.size());
    if (word.starts_with("--")) {
      flags.push_back({.name = std::string(word.substr(2)), .value = {}});
    } else if (!flags.empty() && flags.back().value.empty()) {
      flags.back().value = std::string(word);
    } else {
      throw Error(usage_problem("arguments", word, "follows no flag"));
    }
  }
  return flags;
}

/// The row as arguments of `corridor plan`. In: a row with places and a date.
Arguments arguments_of(const Network& network, PublishedId row, Criterion criterion) {
  const PublishedValues& values = network.tables().published_values;
  std::vector<Given> given = flags_of(values.arguments[row]);
  const auto add = [&](std::string_view name, std::string value) {
    given.push_back({.name = std::string(name), .value = std::move(value)});
  };
  add("origin", network.places().id[values.origin[row]]);
  add("destination", network.places().id[values.destination[row]]);
  add("ready", text_of(*values.date[row]));
  add("criteria", std::string(kCriterionNames[static_cast<std::size_t>(criterion)]));
  return Arguments(*find_verb("plan"), std::move(given));
}

/// Only what is needed to read off one number.
PlanRequest request_of(const Network& network, const Arguments& arguments) {
  PlanRequest request = plan_question(network, arguments).request;
  request.shows_excluded = request.shows_relaxations = false;
  request.spreads_max = 0;
  request.ledgers_max = 1;
  return request;
}

std::vector<ServiceId> services_of(const Ledger& ledger) {
  std::vector<ServiceId> services;
  for (const LedgerRow& row : ledger.rows) {
    if (row.kind != LedgerKind::leg || row.service.is_none()) continue;
    if (services.empty() || services.back() != row.service) services.push_back(row.service);
  }
  return services;
}

std::string off_text(const Comparison& comparison, std::string_view unit) {
  return fmt::format("{} {} {}", grouped_text_of(std::abs(comparison.off), comparison.measure->decimals),
                     unit_text(unit),
                     comparison.off < 0.0 ? "below what is accepted" : "above what is accepted");
}

/// Asks the row and compares. Throws  Error: it cannot be asked so.
void ask(Planner& planner, const Accepted& accepted, const Run& run, Comparison& comparison) {
  const Network& network = planner.network();
  const Arguments arguments = arguments_of(network, comparison.row, comparison.measure->criterion);
  comparison.command = "corridor " + arguments.command();
  const PlanResult result = planner.plan(request_of(network, arguments), run);
  if (result.completion == Completion::limited) {
    comparison.reason = "the search reached its bound";
  } else if (result.options.empty()) {
    comparison.reason = "no itinerary under these arguments on this day";
  } else {
    const Option& option = result.options.front();
    comparison.ours = measured(*comparison.measure, option);
    comparison.off = beyond(accepted, *comparison.ours);
    comparison.services = services_of(option.ledger);
    comparison.standing = std::abs(comparison.off) > 0.0 ? Standing::outside : Standing::inside;
  }
}

Comparison compare(Planner& planner, PublishedId row, const Run& run) {
  const PublishedValues& values = planner.network().tables().published_values;
  Comparison comparison{.row = row};
  comparison.measure = find_measure(values.metric[row], values.unit[row]);
  if (comparison.measure == nullptr) {
    comparison.reason = fmt::format("no single plan gives {} in {}", unit_text(values.metric[row]),
                                    unit_text(values.unit[row]));
  } else if (values.origin[row].is_none() || values.destination[row].is_none() || !values.date[row]) {
    comparison.reason = "names no two places, or no day";
  } else {
    try {
      ask(planner, accepted_of(values, row), run, comparison);
    } catch (const Error& error) {
      comparison.reason = text_of(error.problems().front());
    }
    if (comparison.standing == Standing::outside) comparison.reason = off_text(comparison, values.unit[row]);
  }
  return comparison;
}

}  // namespace

std::vector<Comparison> compare_with_published(const Network& network, const Run& run) {
  const PublishedValues& values = network.tables().published_values;
  std::vector<PublishedId> rows;
  for (const PublishedId row : IdRange<PublishedValues>{values.id.size()}) {
    if (values.engine[row] == Engine::plan) rows.push_back(row);
  }
  std::ranges::stable_sort(rows, {}, [&](PublishedId row) { return values.tier[row]; });
  Planner planner{network};
  std::vector<Comparison> report;
  for (const PublishedId row : rows) {
    run.report(double(report.size()) / double(rows.size()), "compare with published values");
    Comparison comparison = compare(planner, row, run);
    if (run.stop_requested()) break;
    report.push_back(std::move(comparison));
  }
  return report;
}

std::vector<Tally> tallies_of(const Network& network, std::span<const Comparison> report) {
  const PublishedValues& values = network.tables().published_values;
  std::vector<Tally> tallies;
  for (const Comparison& comparison : report) {
    const std::string& tier = values.tier[comparison.row];
    if (!tallies.empty() && tallies.back().tier == tier) continue;
    tallies.push_back({.tier = tier});
    tallies.push_back({.tier = tier, .counts_others = false});
    tallies.push_back({.tier = tier, .counts_fitted = false});
  }
  for (Tally& tally : tallies) {
    for (const Comparison& comparison : report) {
      const bool is_fitted = values.is_calibration[comparison.row];
      if (values.tier[comparison.row] != tally.tier) continue;
      if (is_fitted ? !tally.counts_fitted : !tally.counts_others) continue;
      ++tally.rows;
      tally.inside += static_cast<int>(comparison.standing == Standing::inside);
      tally.outside += static_cast<int>(comparison.standing == Standing::outside);
      tally.not_askable += static_cast<int>(comparison.standing == Standing::not_askable);
    }
  }
  return tallies;
}

}  // namespace corridor
