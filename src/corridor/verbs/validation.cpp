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

/// "CNSHG NLRTM --service X --feu 1" as arguments of `plan`; words are parted by blanks.
std::vector<Given> arguments_in(std::string_view text) {
  constexpr std::string_view kPositional[] = {"origin", "destination"};
  std::vector<Given> given;
  std::size_t places = 0;
  while (!(text = trimmed(text)).empty()) {
    const std::string_view word = text.substr(0, text.find(' '));
    text.remove_prefix(word.size());
    if (word.starts_with("--")) {
      given.push_back({.name = std::string(word.substr(2)), .value = {}});
    } else if (given.size() > places && given.back().value.empty()) {
      given.back().value = std::string(word);
    } else if (given.size() == places && places < std::size(kPositional)) {
      given.push_back({.name = std::string(kPositional[places++]), .value = std::string(word)});
    } else {
      throw Error(usage_problem("arguments", word, "follows no flag"));
    }
  }
  return given;
}

/// Two places between which a row is asked.
struct Pair {
  PlaceId origin, destination;
};

/// The pairs of the row's sample, or its own two places; none if it has neither.
std::vector<Pair> pairs_of(const Tables& tables, PublishedId row) {
  const PublishedValues& values = tables.published_values;
  if (!values.origin[row].is_none() && !values.destination[row].is_none()) {
    return {{values.origin[row], values.destination[row]}};
  }
  std::vector<Pair> pairs;
  const SamplePairs& sample = tables.sample_pairs;
  for (const auto pair : IdRange<SamplePairs>{sample.sample.size()}) {
    if (sample.sample[pair] == values.sample[row])
      pairs.push_back({sample.origin[pair], sample.destination[pair]});
  }
  return pairs;
}

/// The row as arguments of `corridor plan`: what `text` says, and the rest from the row.
/// In: a row with a date.
Arguments arguments_of(const Network& network, PublishedId row, const Pair& pair, std::string_view text,
                       Criterion criterion) {
  const PublishedValues& values = network.tables().published_values;
  std::vector<Given> given = arguments_in(text);
  const auto add = [&](std::string_view name, std::string value) {
    if (std::ranges::find(given, name, &Given::name) != given.end()) return;
    given.push_back({.name = std::string(name), .value = std::move(value)});
  };
  add("origin", network.places().id[pair.origin]);
  add("destination", network.places().id[pair.destination]);
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

/// The mean over the pairs that an itinerary joins. Out: none if fewer than half are joined. Throws  Error:
/// it cannot be asked so.
std::optional<double> mean_of(Planner& planner, std::span<const Pair> pairs, std::string_view text,
                              const Run& run, Comparison& comparison) {
  const Network& network = planner.network();
  double sum = 0.0;
  std::size_t answered = 0;
  for (const Pair& pair : pairs) {
    const Arguments arguments =
        arguments_of(network, comparison.row, pair, text, comparison.measure->criterion);
    if (comparison.command.empty()) comparison.command = "corridor " + arguments.command();
    const PlanResult result = planner.plan(request_of(network, arguments), run);
    ++comparison.plans;
    if (result.completion == Completion::limited) {
      comparison.reason = "the search reached its bound";
      return std::nullopt;
    }
    if (result.options.empty()) continue;
    ++answered;
    sum += measured(*comparison.measure, result.options.front());
    if (pairs.size() == 1 && comparison.services.empty())
      comparison.services = services_of(result.options.front().ledger);
  }
  comparison.answered += answered;
  if (answered > 0 && 2 * answered >= pairs.size()) return sum / static_cast<double>(answered);
  comparison.reason = "no itinerary under these arguments on this day";
  if (answered > 0)
    comparison.reason += fmt::format(" for most of the sample: {} of {} pairs", answered, pairs.size());
  return std::nullopt;
}

/// What the plans of the row say.
std::optional<double> number_of(Planner& planner, std::span<const Pair> pairs, const Run& run,
                                Comparison& comparison) {
  const PublishedValues& values = planner.network().tables().published_values;
  const PublishedId row = comparison.row;
  const auto first = mean_of(planner, pairs, values.arguments[row], run, comparison);
  if (!first) return std::nullopt;
  const double addition = values.addition[row].value_or(0.0);
  if (comparison.measure->against == Against::nothing) return *first + addition;
  const auto second = mean_of(planner, pairs, values.against[row], run, comparison);
  if (!second) return std::nullopt;
  return (comparison.measure->against == Against::difference ? *first - *second : *first / *second) +
         addition;
}

Comparison compare(Planner& planner, PublishedId row, const Run& run) {
  const Tables& tables = planner.network().tables();
  const PublishedValues& values = tables.published_values;
  Comparison comparison{.row = row};
  comparison.measure = find_measure(values.metric[row], values.unit[row]);
  const std::vector<Pair> pairs = pairs_of(tables, row);
  if (comparison.measure == nullptr) {
    comparison.reason =
        fmt::format("no plan gives {} in {}", unit_text(values.metric[row]), unit_text(values.unit[row]));
    return comparison;
  }
  if (pairs.empty() || !values.date[row]) {
    comparison.reason = "names no two places, or no day";
    return comparison;
  }
  try {
    comparison.ours = number_of(planner, pairs, run, comparison);
  } catch (const Error& error) {
    comparison.reason = text_of(error.problems().front());
  }
  if (!comparison.ours) return comparison;
  comparison.off = beyond(accepted_of(values, row), *comparison.ours);
  comparison.standing = std::abs(comparison.off) > 0.0 ? Standing::outside : Standing::inside;
  if (comparison.standing == Standing::outside) comparison.reason = off_text(comparison, values.unit[row]);
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
