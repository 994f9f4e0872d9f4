// SPDX-License-Identifier: Apache-2.0
// The report as tables for programs, as text for people, and as a page for the documentation.
#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "corridor/base/text.h"
#include "corridor/verbs/columns.h"
#include "corridor/verbs/markdown.h"
#include "corridor/verbs/naming.h"
#include "corridor/verbs/validation.h"

namespace corridor {

namespace {

std::string standing_text(const Comparison& row) {
  return std::string(kStandingNames[static_cast<std::size_t>(row.standing)]);
}

double or_none(const std::optional<double>& value) { return value ? *value : kNoNumber; }

std::string percent(double share) { return fmt::format("{} %", text_of(share * 100.0, 0)); }

/// "50 - 55 d", "12 ± 2 d".
std::string published_text(const PublishedValues& values, PublishedId row) {
  const auto plain = [](double value) {
    const double rounded = std::round(value * 100.0) / 100.0;
    return grouped_text_of(value, text_of(rounded).find('.') == std::string::npos ? 0 : 2);
  };
  const Accepted accepted = accepted_of(values, row);
  std::string text = plain(accepted.low);
  if (accepted.high > accepted.low) text += " - " + plain(accepted.high);
  if (accepted.tolerance > 0.0) text += " ± " + plain(accepted.tolerance);
  return text + " " + unit_text(values.unit[row]);
}

std::string ours_text(const Comparison& row) {
  return row.ours ? grouped_text_of(*row.ours, row.measure->decimals) : std::string{};
}

/// What was added to ours, and over how many plans it is the mean.
std::string basis_text(const PublishedValues& values, const Comparison& row) {
  std::vector<std::string> texts;
  if (row.plans > 2 && row.ours)
    texts.push_back(fmt::format("mean of {} plans of {}", row.answered, row.plans));
  if (const auto addition = values.addition[row.row]; addition && row.ours)
    texts.push_back(fmt::format("{} {} of it added", text_of(*addition), unit_text(values.unit[row.row])));
  return joined(texts, "; ");
}

/// Why it is outside or cannot be asked: what was computed, and what the row says of itself.
std::string why_text(const PublishedValues& values, const Comparison& row) {
  std::vector<std::string> texts{basis_text(values, row)};
  if (row.standing != Standing::inside) {
    texts.push_back(row.reason);
    texts.push_back(values.provenance.note[row.row]);
  }
  std::erase(texts, std::string{});
  return joined(texts, "; ");
}

std::vector<std::string> keys_of(const Network& network, const std::vector<ServiceId>& services) {
  std::vector<std::string> keys;
  for (const ServiceId service : services) keys.push_back(key_of(network, service));
  return keys;
}

Table report_table(const Network& network, std::span<const Comparison> report) {
  const PublishedValues& values = network.tables().published_values;
  return TableBuilder<Comparison>("validation", report)
      .column("id", "Key of the published value.", [&](const auto& r) { return values.id[r.row]; })
      .column("tier", "A: gate of a release, B: explained, C: plausibility.",
              [&](const auto& r) { return values.tier[r.row]; })
      .column("title", "What was published.", [&](const auto& r) { return values.title[r.row]; })
      .column("metric", "What is compared.", [&](const auto& r) { return values.metric[r.row]; })
      .column("unit", "Unit of the numbers.", [&](const auto& r) { return values.unit[r.row]; })
      .column("published_low", "Lower end of what was published.",
              [&](const auto& r) { return or_none(values.value_low[r.row]); })
      .column("published", "Published value.", [&](const auto& r) { return or_none(values.value[r.row]); })
      .column("published_high", "Upper end.",
              [&](const auto& r) { return or_none(values.value_high[r.row]); })
      .column("tolerance", "How far beyond that a number is still inside.",
              [&](const auto& r) { return values.tolerance[r.row]; })
      .column(
          "ours", "What the planner says.", [](const auto& r) { return or_none(r.ours); }, 3)
      .column("standing", "inside, outside or not askable.", [](const auto& r) { return standing_text(r); })
      .column(
          "off", "How far ours lies beyond what is accepted; negative: too small.",
          [](const auto& r) { return r.ours ? r.off : kNoNumber; }, 3)
      .column("is_calibration", "Whether a parameter was fitted to it.",
              [&](const auto& r) { return static_cast<bool>(values.is_calibration[r.row]); })
      .column("services", "Services that the option rides which answers.",
              [&](const auto& r) { return keys_of(network, r.services); })
      .column(
          "addition", "What of ours is no plan's but was added: door to door.",
          [&](const auto& r) { return or_none(values.addition[r.row]); }, 3)
      .column("plan_count", "Plans asked for it: of a sample, one for each pair.",
              [](const auto& r) { return static_cast<std::int64_t>(r.plans); })
      .column("answered_count", "Of these, how many have an itinerary.",
              [](const auto& r) { return static_cast<std::int64_t>(r.answered); })
      .column("command", "Command that asks the same; of a sample, its first pair.",
              [](const auto& r) { return r.command; })
      .column("reason", "Why it is outside or cannot be asked, as computed.",
              [](const auto& r) { return r.reason; })
      .column("note", "What the row says of itself.",
              [&](const auto& r) { return values.provenance.note[r.row]; })
      .column("source", "Sources.",
              [&](const auto& r) { return corridor::keys_of(network, values.provenance.source[r.row]); })
      .column("evidence", "How sure the published value is.",
              [&](const auto& r) { return std::string(name_of(values.provenance.evidence[r.row])); })
      .take();
}

std::string rows_text(const Tally& tally) {
  if (tally.counts_fitted && tally.counts_others) return "all";
  return tally.counts_fitted ? "fitted" : "not fitted";
}

Table totals_table(std::span<const Tally> tallies) {
  const auto whole = [](int count) { return static_cast<std::int64_t>(count); };
  return TableBuilder<Tally>("validation_totals", tallies)
      .column("tier", "Tier.", [](const Tally& t) { return t.tier; })
      .column("rows", "all, fitted (a parameter was fitted to them) or not fitted.", rows_text)
      .column("count", "How many.", [&](const Tally& t) { return whole(t.rows); })
      .column("inside", "Ours is inside.", [&](const Tally& t) { return whole(t.inside); })
      .column("outside", "Ours is outside.", [&](const Tally& t) { return whole(t.outside); })
      .column("not_askable", "No plan answers.", [&](const Tally& t) { return whole(t.not_askable); })
      .column(
          "share_of_all", "Inside, of all.", [](const Tally& t) { return t.share_of_all(); }, 3)
      .column(
          "share_of_asked", "Inside, of those that a plan answers.",
          [](const Tally& t) { return t.share_of_asked(); }, 3)
      .take();
}

Table shown_report(const Network& network, std::span<const Comparison> report) {
  const PublishedValues& values = network.tables().published_values;
  return TableBuilder<Comparison>("validation", report)
      .column("row", "", [&](const auto& r) { return values.id[r.row]; })
      .column("tier", "", [&](const auto& r) { return values.tier[r.row]; })
      .column("what was published", "", [&](const auto& r) { return values.title[r.row]; })
      .column("published", "", [&](const auto& r) { return published_text(values, r.row); })
      .column("ours", "", [](const auto& r) { return ours_text(r); })
      .column("standing", "", [](const auto& r) { return standing_text(r); })
      .column("fitted", "",
              [&](const auto& r) { return std::string(values.is_calibration[r.row] ? "yes" : ""); })
      .column("why", "", [&](const auto& r) { return why_text(values, r); })
      .take();
}

/// Titles of the sources, as links where they have an address.
std::string source_links(const Network& network, PublishedId row) {
  const Sources& sources = network.tables().sources;
  std::vector<std::string> links;
  for (const SourceId source : network.tables().published_values.provenance.source[row]) {
    const std::string title = markdown_cell(sources.title[source]);
    const std::string& url = sources.url[source];
    links.push_back(url.empty() ? title : fmt::format("[{}]({})", title, url));
  }
  return joined(links, ", ");
}

void add_page_rows(std::string& out, const Network& network, std::span<const Comparison> report,
                   std::string_view tier) {
  const PublishedValues& values = network.tables().published_values;
  out += fmt::format("\n## Tier {}\n\n", tier);
  out += "| row | what was published | published | ours | | fitted | answered by | why | source |\n";
  out += "|---|---|---|---|---|---|---|---|---|\n";
  for (const Comparison& row : report) {
    if (values.tier[row.row] != tier) continue;
    out += fmt::format("| {} | {} | {} | {} | {} | {} | {} | {} | {} |\n", values.id[row.row],
                       markdown_cell(values.title[row.row]), published_text(values, row.row), ours_text(row),
                       standing_text(row), values.is_calibration[row.row] ? "yes" : "",
                       joined(keys_of(network, row.services), ", "), markdown_cell(why_text(values, row)),
                       source_links(network, row.row));
  }
}

void add_totals(std::string& out, std::span<const Tally> tallies) {
  out += "| tier | rows | count | inside | outside | not askable | inside, of all | of those asked |\n";
  out += "|---|---|---|---|---|---|---|---|\n";
  for (const Tally& tally : tallies) {
    out += fmt::format("| {} | {} | {} | {} | {} | {} | {} | {} |\n", tally.tier, rows_text(tally),
                       tally.rows, tally.inside, tally.outside, tally.not_askable,
                       percent(tally.share_of_all()), percent(tally.share_of_asked()));
  }
}

constexpr std::string_view kPageHead = R"(# How the planner compares with published values

Every number here was published by somebody else. Each is asked as plans, as anyone can ask them, and the
answer stands beside it. The published values are the table `published_values` of the network; tiers and
tolerances are our proposals and come with the facts (`data/facts/economics`). Tier A is the gate of a
release, B is reported and explained, C is for plausibility only.

`corridor check --validate` gives this report again; with `--format json` or `csv` it also holds the
command that asks each row.

## How a row is asked

The row names two places, a day and, where the publisher does, a service, modes or a corridor. A number
about a region or about two continents is the mean over a fixed sample of pairs (table `sample_pairs`);
pairs that no itinerary joins are left out and counted, and if these are most, there is no mean. One rule
holds for all rows of a metric, and none is tuned:

)";

constexpr std::string_view kPageFitted = R"(
"Inside" means no further from the published value or range than the tolerance. "Fitted" rows are those
that a parameter of the network was derived from: that they are inside proves nothing, so they are
counted apart. At most a third of the rows may be fitted; a test counts. "Not askable" rows are numbers
that no plans give. They count against the share of all rows.

Door-to-door times count more than our places, which are terminals: collection, consolidation, customs at
both ends and delivery. What is added for these comes from a source that is no row of this table, and is the
same for every such row; [prices, goods, rules and demand](data-trade.md) says which.

)";

}  // namespace

std::string verdict_of(const Network& network, std::span<const Comparison> report) {
  const std::vector<Tally> tallies = tallies_of(network, report);
  const auto first = std::ranges::find(tallies, "A", &Tally::tier);
  if (first == tallies.end()) return "No published value is of tier A.";
  const Tally& all = first[0];
  const Tally& others = first[2];
  return fmt::format(
      "{} of {} rows of tier A ({}) are inside; the target of {} is {}. Of the {} that a plan can answer, "
      "{} are. Of the {} that nothing was fitted to, {} are inside ({}).",
      all.inside, all.rows, percent(all.share_of_all()), percent(kInsideTarget),
      all.share_of_all() < kInsideTarget ? "missed" : "met", all.inside + all.outside,
      percent(all.share_of_asked()), others.rows, others.inside, percent(others.share_of_all()));
}

Answer validation_answer(const Network& network, const Run& run) {
  const std::vector<Comparison> report = compare_with_published(network, run);
  const std::vector<Tally> tallies = tallies_of(network, report);
  Answer answer;
  if (run.stop_requested()) answer.outcome = Outcome::stopped;
  answer.sheets.push_back({.table = report_table(network, report)});
  answer.sheets.push_back({.table = totals_table(tallies)});
  answer.blocks = {shown_report(network, report), totals_table(tallies), verdict_of(network, report)};
  return answer;
}

std::string validation_page(const Network& network, const Run& run) {
  const std::vector<Comparison> report = compare_with_published(network, run);
  const std::vector<Tally> tallies = tallies_of(network, report);
  std::string out(kPageHead);
  out += "| metric | unit | how it is read off |\n|---|---|---|\n";
  for (const Measure& measure : measures()) {
    out += fmt::format("| {} | {} | {} |\n", unit_text(measure.metric), unit_text(measure.unit),
                       measure.says.empty() ? "As above." : measure.says);
  }
  out += kPageFitted;
  out += fmt::format("## The result\n\n{}\n\n", verdict_of(network, report));
  add_totals(out, tallies);
  for (const Tally& tally : tallies) {
    if (tally.counts_fitted && tally.counts_others) add_page_rows(out, network, report, tally.tier);
  }
  return out;
}

}  // namespace corridor
