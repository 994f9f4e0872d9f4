// SPDX-License-Identifier: Apache-2.0
// A simulated year as a person reads it: how long boxes take, what they wait for, where it jams.
#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "corridor/base/text.h"
#include "corridor/verbs/columns.h"
#include "corridor/verbs/naming.h"
#include "corridor/verbs/simulate_tables.h"

namespace corridor {

namespace {

bool is_known(double number) { return number == number; }  // NOLINT(misc-redundant-expression): not NaN

/// "14.2 ± 0.3"; the mean alone where there is no interval.
std::string estimate_text(const Estimate& estimate, int decimals) {
  if (!is_known(estimate.value)) return "-";
  const std::string mean = grouped_text_of(estimate.value, decimals);
  const double half = estimate.half_width();
  return std::isfinite(half) ? fmt::format("{} ± {}", mean, text_of(half, decimals)) : mean;
}

std::string spread_text(const TransitTimes& days) {
  if (!is_known(days.p50.value)) return "-";
  const auto end = [](double value) { return is_known(value) ? text_of(value, 1) : std::string("?"); };
  return fmt::format("{} ({}-{})", text_of(days.p50.value, 1), end(days.p10.value), end(days.p90.value));
}

std::string percent(double share) {
  return is_known(share) ? fmt::format("{} %", text_of(share * 100.0, 0)) : "-";
}

Table times_table(const SimulateView& view) {
  std::vector<const FlowResult*> rows;
  for (const FlowResult& flow : view.result.demands) rows.push_back(&flow);
  for (const FlowResult& flow : view.result.corridors) rows.push_back(&flow);
  const std::size_t demands = view.result.demands.size();
  std::size_t number = 0;
  return TableBuilder<const FlowResult*>("times", rows)
      .column("boxes of", "",
              [&](const FlowResult* flow) {
                const bool is_corridor = number++ >= demands;
                return is_corridor ? (flow->name == "all" ? "all boxes" : flow->name) : flow->name;
              })
      .column(
          "TEU", "", [](const FlowResult* f) { return f->teu.value; }, 0)
      .column("days P50 (P10-P90)", "", [](const FlowResult* f) { return spread_text(f->days); })
      .column("mean days", "", [](const FlowResult* f) { return estimate_text(f->days.mean, 1); })
      .column(
          "planned", "", [](const FlowResult* f) { return f->planned_days; }, 1)
      .column("late", "", [](const FlowResult* f) { return percent(f->late.value); })
      .column(
          "km/h", "", [](const FlowResult* f) { return f->speed_with_delay.value; }, 1)
      .column(
          "USD/FEU", "", [](const FlowResult* f) { return f->cost_per_feu.value; }, 0)
      .column("arrived", "", [](const FlowResult* f) { return percent(f->arrived.value); })
      .take();
}

Table fleets_block(const SimulateView& view) {
  const auto load = [](const Estimate& teu, const Estimate& capacity) {
    return fmt::format("{} of {}", grouped_text_of(teu.value, 0), grouped_text_of(capacity.value, 0));
  };
  return TableBuilder<FleetResult>("fleets", view.result.fleets)
      .column("fleet", "", [&](const FleetResult& f) { return name_of(view.network, f.service); })
      .column("vessels", "", [](const FleetResult& f) { return static_cast<std::int64_t>(f.vessels); })
      .column(
          "sailings out", "", [](const FleetResult& f) { return f.sailings_out.value; }, 0)
      .column("TEU out", "", [&](const FleetResult& f) { return load(f.teu_out, f.capacity_out); })
      .column("TEU back", "", [&](const FleetResult& f) { return load(f.teu_back, f.capacity_back); })
      .column("round trip d", "", [](const FleetResult& f) { return estimate_text(f.turn_round_days, 1); })
      .column(
          "h filling", "", [](const FleetResult& f) { return f.filling_hours.value; }, 1)
      .column(
          "h for berth", "", [](const FleetResult& f) { return f.berth_wait_hours.value; }, 1)
      .column(
          "h weather", "", [](const FleetResult& f) { return f.weather_hours.value; }, 1)
      .take();
}

Table queues_block(const SimulateView& view) {
  std::vector<const QueueResult*> rows;
  for (const QueueResult& queue : view.result.queues) {
    if (queue.boarded_teu.value > 0.0 || queue.teu_mean.value > 0.0) rows.push_back(&queue);
  }
  std::ranges::stable_sort(rows, std::greater{},
                           [](const QueueResult* q) { return q->wait_hours.value * q->boarded_teu.value; });
  rows.resize(std::min<std::size_t>(rows.size(), 10));
  return TableBuilder<const QueueResult*>("queues", rows)
      .column("waiting at", "", [&](const QueueResult* q) { return name_of(view.network, q->place); })
      .column("for", "", [&](const QueueResult* q) { return key_of(view.network, q->service); })
      .column("TEU", "", [](const QueueResult* q) { return estimate_text(q->teu_mean, 0); })
      .column(
          "most", "", [](const QueueResult* q) { return q->teu_max.value; }, 0)
      .column("hours a box", "", [](const QueueResult* q) { return estimate_text(q->wait_hours, 1); })
      .column(
          "TEU in the period", "", [](const QueueResult* q) { return q->boarded_teu.value; }, 0)
      .take();
}

std::string bar(double value, double most) {
  constexpr double kWidth = 30.0;
  const auto cells =
      most > 0.0 ? static_cast<std::size_t>(std::lround(kWidth * std::max(0.0, value) / most)) : 0;
  std::string text;
  for (std::size_t i = 0; i < cells; ++i) text += "█";
  return text;
}

Table causes_block(const SimulateView& view) {
  std::vector<const CauseResult*> rows;
  for (const CauseResult& cause : view.result.causes) rows.push_back(&cause);
  const bool has_gain = is_known(view.result.delay_removed_days.value);
  const auto weight = [](const CauseResult* c) { return c->direct.value; };
  std::ranges::stable_sort(rows, std::greater{}, weight);
  const double most = rows.empty() ? 0.0 : weight(rows.front());
  TableBuilder<const CauseResult*> table("causes", rows);
  table
      .column(
          "delay by", "",
          [](const CauseResult* c) { return std::string(kCauseNames[static_cast<std::size_t>(c->cause)]); })
      .column("days a box waits", "", [](const CauseResult* c) { return estimate_text(c->direct, 2); });
  if (has_gain) {
    table.column("days gained without it", "",
                 [](const CauseResult* c) { return estimate_text(c->removed, 2); });
  }
  table.column("", "", [&](const CauseResult* c) { return bar(c->direct.value, most); });
  return table.take();
}

std::string heading(const SimulateView& view) {
  const SimulateResult& result = view.result;
  return fmt::format("{} to {}, {} {}, seed {}: {} boxes and {} events in the first", text_of(result.from),
                     text_of(result.to), result.replications,
                     result.replications == 1 ? "replication" : "replications", result.seed,
                     grouped_text_of(static_cast<double>(result.boxes), 0),
                     grouped_text_of(static_cast<double>(result.events), 0));
}

std::string delay_text(const SimulateView& view) {
  const SimulateResult& result = view.result;
  std::string text = fmt::format("Delay: {} days of the average box, by what it waits for",
                                 estimate_text(result.delay_days, 2));
  if (is_known(result.delay_removed_days.value)) {
    text += fmt::format(
        "; without all of it boxes would be {} days faster, shared out by taking the causes away "
        "one by one, in two opposite orders",
        estimate_text(result.delay_removed_days, 2));
  }
  return text + ".";
}

std::string left_text(const SimulateView& view) {
  std::string text;
  for (const Leftover& left : view.result.unserved) {
    text += fmt::format("{}{}: no itinerary for {} TEU.", text.empty() ? "" : " ",
                        view.request.demands[left.demand].name, grouped_text_of(left.teu, 0));
  }
  std::vector<const Leftover*> rows;
  for (const Leftover& left : view.result.unfinished) rows.push_back(&left);
  std::ranges::stable_sort(rows, std::greater{}, &Leftover::teu);
  rows.resize(std::min<std::size_t>(rows.size(), 5));
  for (const Leftover* left : rows) {
    text += fmt::format("{}{}: {} TEU had not arrived in the end; they stand at {}.", text.empty() ? "" : " ",
                        view.request.demands[left->demand].name, grouped_text_of(left->teu, 0), left->where);
  }
  return text;
}

}  // namespace

std::vector<Block> simulate_blocks(const SimulateView& view) {
  std::vector<Block> blocks{heading(view), times_table(view)};
  if (!view.result.causes.empty()) {
    blocks.emplace_back(delay_text(view));
    blocks.emplace_back(causes_block(view));
  }
  if (!view.result.queues.empty()) {
    blocks.emplace_back("Queues, the most waiting first:");
    blocks.emplace_back(queues_block(view));
  }
  if (!view.result.fleets.empty()) blocks.emplace_back(fleets_block(view));
  const std::string left = left_text(view);
  if (!left.empty()) blocks.emplace_back(left);
  return blocks;
}

}  // namespace corridor
