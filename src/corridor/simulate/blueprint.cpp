// SPDX-License-Identifier: Apache-2.0
#include "corridor/simulate/blueprint.h"

#include <algorithm>
#include <cmath>

#include "corridor/base/check.h"
#include "corridor/base/error.h"

namespace corridor {

Sampler::Sampler(const Distribution& spread) : values{} {
  double sum = 0.0;
  for (std::size_t k = 0; k < kQuantiles; ++k) {
    values[k] = spread.quantile((static_cast<double>(k) + 0.5) / kQuantiles);
    sum += values[k];
  }
  // The table cuts the tails; what that takes from the mean is given back, so that means are those of plans.
  const double mean = sum / kQuantiles;
  if (mean > 0.0) {
    for (double& value : values) value *= spread.mean() / mean;
  }
}

SimTime Sampler::at(double uniform) const {
  const double position = std::clamp(uniform * kQuantiles - 0.5, 0.0, kQuantiles - 1.0);
  const auto below = static_cast<std::size_t>(position);
  const std::size_t above = std::min<std::size_t>(below + 1, kQuantiles - 1);
  const double value =
      values[below] + (position - static_cast<double>(below)) * (values[above] - values[below]);
  return std::max<SimTime>(0, std::llround(value));
}

namespace {

void require(bool holds, std::string_view what, std::string_view value, std::string_view hint) {
  if (holds) return;
  Problem problem;
  problem.what = std::string{what};
  problem.value = std::string{value};
  problem.hint = std::string{hint};
  throw Error(std::move(problem));
}

}  // namespace

Blueprint::Blueprint(const Network& of, const SimulateRequest& asked, const Run& run)
    : network(of), request(asked), zero(Instant{asked.from} - asked.warm_up), gates(of, zero) {
  require(request.from <= request.to, "the period ends before it begins", "", "give its first day first");
  require(request.box.steps() > 0, "a box must have a size", "", "2 TEU is a 40-foot box");
  require(request.replications > 0, "there must be a replication", "", "write 1 or more");
  require(request.warm_up.count() >= 0 && request.run_out.count() >= 0, "times must not be negative", "", "");
  from = tick_of(request.from);
  to = tick_of(request.to + std::chrono::days{1});
  end = to + request.run_out.count();
  for (std::chrono::year_month_day day{request.from}; std::chrono::sys_days{day} <= request.to;) {
    month_starts_.push_back(std::max(from, tick_of(std::chrono::sys_days{day})));
    day = (day.year() / day.month() + std::chrono::months{1}) / std::chrono::day{1};
  }
  index_carriers();
  for (std::size_t demand = 0; demand < request.demands.size(); ++demand) {
    if (run.stop_requested()) break;
    plan_demand(demand);
    run.report(static_cast<double>(demand + 1) / static_cast<double>(request.demands.size()), "planning");
  }
  demands.resize(request.demands.size());
  for (const Ledger& ledger : request.consignments) {
    require(tick_of(ledger.start) >= 0 && tick_of(ledger.start) < end,
            "a consignment starts outside the time that is simulated", "", "choose the period around it");
    consignments.push_back(add_script({.ledger = ledger, .corridor = {}, .share = 1.0}));
  }
}

std::size_t Blueprint::month_of(SimTime at) const {
  const auto after = std::ranges::upper_bound(month_starts_, at);
  return after == month_starts_.begin() ? 0 : static_cast<std::size_t>(after - month_starts_.begin() - 1);
}

namespace {

/// When boxes arrive, and how fast. What begins with the period has been going on before it, what ends with
/// it goes on after.
std::vector<Pace> paces_of(const Blueprint& blueprint, const Demand& demand) {
  const SimulateRequest& request = blueprint.request;
  std::vector<Pace> paces;
  for (const Season& season : demand.seasons) {
    if (season.to < request.from || season.from > request.to || !(season.teu > 0.0)) continue;
    const double seconds = static_cast<double>((season.to - season.from).count() + 1) * 86400.0;
    Pace pace;
    pace.boxes_per_second = season.teu / request.box.in_units() / seconds;
    pace.from = season.from <= request.from ? 0 : blueprint.tick_of(season.from);
    pace.to = season.to >= request.to ? blueprint.end : blueprint.tick_of(season.to + std::chrono::days{1});
    paces.push_back(pace);
  }
  std::ranges::sort(paces, {}, &Pace::from);
  for (std::size_t i = 1; i < paces.size(); ++i) {
    require(paces[i - 1].to <= paces[i].from, "two seasons of one demand overlap", demand.name,
            "give them as two demands");
  }
  return paces;
}

}  // namespace

void Blueprint::plan_demand(std::size_t index) {
  const Demand& demand = request.demands[index];
  DemandPlan plan;
  plan.paces = paces_of(*this, demand);
  plan.by_month.resize(months());
  bool is_served = true;
  for (std::size_t month = 0; month < months(); ++month) {
    const SimTime month_end = month + 1 < months() ? month_starts_[month + 1] : to;
    SimTime first = month_end, last = month_starts_[month];
    for (const Pace& pace : plan.paces) {
      if (pace.to <= month_starts_[month] || pace.from >= month_end) continue;
      first = std::min(first, std::max(pace.from, month_starts_[month]));
      last = std::max(last, std::min(pace.to, month_end));
    }
    if (first >= last) continue;
    const Date on = std::chrono::floor<std::chrono::days>(instant_of((first + last) / 2));
    double sum = 0.0;
    for (const Alternative& alternative :
         request.planning({index, demand.origin, demand.destination, demand.commodity, demand.corridor,
                           request.box, on})) {
      sum += alternative.share;
      plan.by_month[month].push_back({add_script(alternative), sum});
    }
    for (Choice& choice : plan.by_month[month]) choice.until /= sum;
    is_served = is_served && !plan.by_month[month].empty();
  }
  if (!is_served) unserved.push_back(index);
  demands.push_back(std::move(plan));
}

/// Itineraries that do the same at other times are one script.
ScriptId Blueprint::add_script(const Alternative& alternative) {
  const Ledger& ledger = alternative.ledger;
  Script script;
  script.steps = steps_of(*this, ledger);
  script.corridor = alternative.corridor;
  std::vector<std::uint64_t> key{ledger.origin.position(), ledger.destination.position(),
                                 script.corridor.position(), ledger.consignment.commodity.position()};
  for (const ScriptStep& step : script.steps) {
    const LedgerRow& row = ledger.rows[step.row];
    key.push_back(static_cast<std::uint64_t>(step.act) << 60U ^ static_cast<std::uint64_t>(row.kind) << 56U ^
                  std::uint64_t{step.place.position()} << 32U ^ std::uint64_t{step.element});
    key.push_back(std::uint64_t{step.queue.position()} << 40U ^ std::uint64_t{step.gate.position()} << 20U ^
                  static_cast<std::uint64_t>(step.planned));
  }
  key.push_back(static_cast<std::uint64_t>(cost_of(ledger).steps()));
  key.push_back(static_cast<std::uint64_t>(emission_of(ledger).steps()));
  const bool is_listed =
      std::ranges::any_of(script.steps, [](const ScriptStep& step) { return step.act == Act::listed; });
  const auto [entry, is_new] = known_scripts_.try_emplace(std::move(key));
  // A followed consignment keeps the rows of its own ledger.
  if (!is_new && demands.size() < request.demands.size() && !is_listed) return entry->second;
  script.ledger = ledger;
  script.planned = duration_of(ledger).count();
  const double feu = std::max(0.25, ledger.consignment.containers.in_units() / 2.0);
  script.cost_per_feu = cost_of(ledger).in_units() / feu;
  script.co2e_per_feu = emission_of(ledger).in_units() / feu;
  script.km = distance_of(ledger).in_units();
  for (const ScriptStep& step : script.steps) {
    if (step.act != Act::board) continue;
    const LineId line = queues[step.queue.position()].line;
    if (!line.is_none() && std::ranges::find(script.lines, line) == script.lines.end()) {
      script.lines.push_back(line);
    }
  }
  PlaceId at;
  for (const LedgerRow& row : ledger.rows) {
    if (row.kind != LedgerKind::border || row.from_place == at) continue;
    at = row.from_place;
    ++script.borders;
  }
  scripts.push_back(std::move(script));
  return entry->second = ScriptId{static_cast<std::uint32_t>(scripts.size() - 1)};
}

}  // namespace corridor
