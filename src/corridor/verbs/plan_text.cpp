// SPDX-License-Identifier: Apache-2.0
#include "corridor/verbs/plan_text.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <set>

#include <fmt/format.h>

#include "corridor/base/text.h"
#include "corridor/model/cpmm.h"
#include "corridor/verbs/arguments.h"
#include "corridor/verbs/columns.h"
#include "corridor/verbs/naming.h"

namespace corridor {

namespace {

/// "16.2 (14.1-19.8)", or the planned days alone where there is no spread.
std::string days_with_spread(const PlanRequest& request, const Option& option) {
  if (!option.spread) return days_text(days_until(request, option.arrival));
  const Spread& spread = *option.spread;
  return fmt::format("{} ({}-{})", days_text(days_until(request, spread.p50)),
                     days_text(days_until(request, spread.p10)), days_text(days_until(request, spread.p90)));
}

double days_to_tell(const PlanRequest& request, const Option& option) {
  return days_until(request, option.spread ? option.spread->p50 : option.arrival);
}

std::string via_text(const Network& network, const Option& option) {
  std::vector<std::string> names;
  for (const PlaceId place : option.via) names.push_back(name_of(network, place));
  return names.empty() ? "direct" : joined(names, ", ");
}

std::string percent(double share) { return fmt::format("{} %", text_of(share * 100.0, 0)); }

Table shown_table(const PlanView& view) {
  const Network& network = view.network;
  const PlanRequest& request = view.asked.request;
  const double feu = view.asked.feu;
  std::vector<const Option*> rows;
  for (const std::size_t i : view.shown) rows.push_back(&view.result.options[i]);
  TableBuilder<const Option*> table("options", rows);
  std::int64_t number = 0;
  table.column("#", "", [&](auto) { return ++number; })
      .column("corridor", "", [&](const Option* o) { return name_of(network, o->corridor); })
      .column("via", "", [&](const Option* o) { return via_text(network, *o); })
      .column("days P50 (P10-P90)", "", [&](const Option* o) { return days_with_spread(request, *o); })
      .column(
          "USD/FEU", "", [&](const Option* o) { return o->cost.in_units() / feu; }, 0)
      .column(
          "kg CO2e", "", [](const Option* o) { return o->emission.in_units(); }, 0)
      .column("transfers", "", [](const Option* o) { return static_cast<std::int64_t>(o->transfers); });
  if (request.limits.by) {
    table.column("on time", "", [](const Option* o) {
      return o->spread ? percent(o->spread->by_probability) : std::string{};
    });
  }
  table.column("countries", "", [&](const Option* o) { return joined(codes_of(network, o->countries), " "); })
      .column("evidence", "", [](const Option* o) { return std::string(name_of(o->weakest)); });
  return table.take();
}

std::string question_text(const PlanView& view) {
  const PlanRequest& request = view.asked.request;
  const Network& network = view.network;
  const Consignment& goods = request.consignment;
  std::string text = fmt::format("{} - {}, {} FEU of {} ({} t), ready {}", name_of(network, request.origin),
                                 name_of(network, request.destination), text_of(view.asked.feu),
                                 name_of(network, goods.commodity), text_of(goods.goods.in_units(), 1),
                                 text_of(request.ready, zone_of(network, request.origin)).substr(0, 16));
  for (const Rule& rule : request.rules) text += " " + text_of(rule);
  for (const std::string_view limit : {"by", "max-cost", "max-co2e", "max-transfers"}) {
    const Arguments& arguments = view.question.arguments;
    if (arguments.is_given(limit)) text += fmt::format(" --{} {}", limit, arguments.text(limit));
  }
  return text;
}

/// "Northern corridor is not offered: --avoid RU excludes it. Without that: 15.2 days (14.1-17.0), ..."
std::string via_clause(const Network& network, const Option& option) {
  return option.via.empty() ? std::string("without a transfer") : "via " + via_text(network, option);
}

std::string excluded_text(const PlanView& view, const Excluded& excluded) {
  const PlanRequest& request = view.asked.request;
  return fmt::format(
      "Not offered: {}. {} excludes it: it crosses {}. Otherwise: {} days, {} USD per FEU, {} kg CO2e, "
      "{}.",
      name_of(view.network, excluded.corridor), rules_text(request, excluded.rules),
      joined(codes_of(view.network, excluded.option.countries), " "),
      days_with_spread(request, excluded.option), usd_text(excluded.option.cost.in_units() / view.asked.feu),
      usd_text(excluded.option.emission.in_units()), via_clause(view.network, excluded.option));
}

/// "2.1 days slower", "1.0 days faster".
std::string difference_text(double by, int decimals, std::string_view unit, std::string_view more,
                            std::string_view less) {
  return fmt::format("{} {} {}", grouped_text_of(std::abs(by), decimals), unit, by >= 0.0 ? more : less);
}

std::string why_not_text(const PlanView& view, const WhyNot& why) {
  const Network& network = view.network;
  const PlanRequest& request = view.asked.request;
  const std::string name = through_text(network, why.through);
  if (!why.option) {
    std::string text = fmt::format("Why not {}? No itinerary through it keeps the rules and limits", name);
    if (!why.rules.empty()) text += fmt::format(": {} forbids it", rules_text(request, why.rules));
    if (!why.without_rules) return text + ". There is none without them either.";
    return text + fmt::format(". Without them: {} days, {} USD per FEU.",
                              days_text(days_until(request, why.without_rules->arrival)),
                              usd_text(why.without_rules->cost.in_units() / view.asked.feu));
  }
  if (why.is_offered && why.generalised_loss.steps() == 0 && why.time_loss.count() == 0) {
    return fmt::format("Why not {}? Option 1 goes through it.", name);
  }
  const std::string loss = fmt::format(
      "{}, {}, {}; all counted {}", difference_text(in_days(why.time_loss), 1, "days", "slower", "faster"),
      difference_text(why.cost_loss.in_units() / view.asked.feu, 0, "USD per FEU", "dearer", "cheaper"),
      difference_text(why.emission_loss.in_units(), 0, "kg CO2e", "more", "less"),
      difference_text(why.generalised_loss.in_units() / view.asked.feu, 0, "USD per FEU", "worse", "better"));
  return fmt::format(
      "Why not {}? The best itinerary through it ({} days, {} USD per FEU) against option 1: {}.{}", name,
      days_text(days_until(request, why.option->arrival)),
      usd_text(why.option->cost.in_units() / view.asked.feu), loss,
      why.is_offered ? " It is among the options." : " Another option is at least as good in every respect.");
}

std::string infeasible_text(const PlanView& view) {
  std::string text = "No itinerary does it.";
  if (view.result.relaxations.empty()) {
    return text +
           " No single rule or limit is to blame: nothing that runs on that day connects the two places for "
           "these goods.";
  }
  text += " It would work if you:";
  for (const Relaxation& relaxation : view.result.relaxations) {
    const Option& option = relaxation.option;
    text += fmt::format("\n  {}: {} days, {} USD per FEU, {}, {}", relaxation_text(view, relaxation),
                        days_text(days_until(view.asked.request, option.arrival)),
                        usd_text(option.cost.in_units() / view.asked.feu),
                        name_of(view.network, option.corridor), via_clause(view.network, option));
  }
  return text;
}

std::string hint_text(const PlanView& view) {
  std::string text = "More: --explain 1 (every number with formula and source)";
  if (!view.result.excluded.empty() && !view.result.excluded.front().corridor.is_none() &&
      view.asked.request.why_not.empty()) {
    text += fmt::format(", --why-not {}",
                        shell_quoted(key_of(view.network, view.result.excluded.front().corridor)));
  }
  return text + ", --format html --out plan.html (map, charts, sources), --format json, csv or geojson.";
}

/// An option with its number, from 1.
struct Numbered {
  std::size_t number;
  const Option* option;
};

}  // namespace

std::string summary_text(const PlanView& view) {
  const PlanRequest& request = view.asked.request;
  const double feu = view.asked.feu;
  const auto option = [&](std::size_t at) -> const Option& { return view.result.options[view.shown[at]]; };
  const auto best_of = [&](auto value) {
    std::size_t best = 0;
    for (std::size_t i = 1; i < view.shown.size(); ++i) {
      if (value(option(i)) < value(option(best))) best = i;
    }
    return best;
  };
  const std::size_t fast = best_of([&](const Option& o) { return days_to_tell(request, o); });
  const std::size_t cheap = best_of([](const Option& o) { return o.cost; });
  const std::size_t clean = best_of([](const Option& o) { return o.emission; });
  std::string text = fmt::format(
      "Fastest is {} ({} days), cheapest {} ({} USD per FEU), cleanest {} ({} kg CO2e). ", fast + 1,
      days_text(days_to_tell(request, option(fast))), cheap + 1,
      usd_text(option(cheap).cost.in_units() / feu), clean + 1, usd_text(option(clean).emission.in_units()));
  text += fmt::format("The order goes by cost plus time at {} USD per FEU and day",
                      text_of(view.result.time_value.in_units() / feu, 0));
  if (view.result.orders_by_spread && view.result.reliability_ratio > 0.0) {
    text +=
        fmt::format(", a day between P10 and P90 at {} of that", text_of(view.result.reliability_ratio, 2));
  }
  text += request.time_value ? " (--value-of-time)."
                             : fmt::format(" (what time is worth to {}).",
                                           name_of(view.network, request.consignment.commodity));
  if (view.shown.size() < view.result.options.size()) {
    text += fmt::format(" Shown: {} of {} options that no other betters in every respect; --top 0 shows all.",
                        view.shown.size(), view.result.options.size());
  }
  return text;
}

namespace {

/// "cost 62 % documented, 38 % assumption; time 100 % estimate"
std::string evidence_text(const PlanView& view, std::size_t shown) {
  const EvidenceShares shares = evidence_shares(view.network, view.result.options[view.shown[shown]].ledger);
  const auto listed_shares = [](const auto& of) {
    std::vector<std::string> parts;
    for (std::size_t i = 0; i < of.size(); ++i) {
      if (of[i] >= 0.005)
        parts.push_back(percent(of[i]) + " " + std::string(name_of(static_cast<Evidence>(i))));
    }
    return parts.empty() ? std::string("nothing") : joined(parts, ", ");
  };
  return fmt::format("Option {} rests on: cost {}; time {}.", shown + 1, listed_shares(shares.cost),
                     listed_shares(shares.time));
}

/// What is said if a movement has no price; empty if all have one.
std::string unpriced_text(const PlanView& view) {
  std::vector<ServiceId> services;
  for (const std::size_t i : view.shown) {
    for (const ServiceId service : view.result.options[i].unpriced) {
      if (std::ranges::find(services, service) == services.end()) services.push_back(service);
    }
  }
  if (services.empty()) return {};
  std::vector<std::string> keys;
  for (const ServiceId service : services) keys.push_back(key_of(view.network, service));
  return fmt::format(
      "Warning: no tariff fits a movement of {}: it counts as free, and such options look cheaper "
      "than they are.",
      listed(keys));
}

}  // namespace

std::vector<Block> plan_blocks(const PlanView& view) {
  std::vector<Block> blocks;
  blocks.emplace_back(question_text(view));
  if (view.result.options.empty()) {
    blocks.emplace_back(infeasible_text(view));
  } else {
    blocks.emplace_back(shown_table(view));
    blocks.emplace_back(summary_text(view) + "\n" + evidence_text(view, 0));
    if (std::string text = unpriced_text(view); !text.empty()) blocks.emplace_back(std::move(text));
  }
  std::string rest;
  for (const Excluded& excluded : view.result.excluded) {
    rest += (rest.empty() ? "" : "\n") + excluded_text(view, excluded);
  }
  if (!rest.empty()) blocks.emplace_back(std::move(rest));
  for (const WhyNot& why : view.result.why_not) blocks.emplace_back(why_not_text(view, why));
  if (!view.result.options.empty()) blocks.emplace_back(hint_text(view));
  return blocks;
}

std::vector<Block> cpmm_blocks(const PlanView& view) {
  std::vector<Numbered> rows;
  for (const std::size_t i : view.shown) rows.push_back({rows.size() + 1, &view.result.options[i]});
  const auto cpmm = [](const Numbered& r) { return cpmm_of(r.option->ledger); };
  TableBuilder<Numbered> table("cpmm", rows);
  table.column("#", "", [](const Numbered& r) { return static_cast<std::int64_t>(r.number); })
      .column("corridor", "", [&](const Numbered& r) { return name_of(view.network, r.option->corridor); })
      .column("via", "", [&](const Numbered& r) { return via_text(view.network, *r.option); })
      .column("crossing points", "",
              [&](const Numbered& r) { return static_cast<std::int64_t>(cpmm(r).crossing_points); })
      .column(
          "TFI1 h", "", [&](const Numbered& r) { return cpmm(r).border_h; }, 1)
      .column(
          "TFI2 USD", "", [&](const Numbered& r) { return cpmm(r).border_usd; }, 0)
      .column(
          "TFI3 USD/500 km/20 t", "", [&](const Numbered& r) { return cpmm(r).cost_usd; }, 0)
      .column(
          "TFI4 km/h", "", [&](const Numbered& r) { return cpmm(r).speed_with_delay; }, 1)
      .column("moving km/h", "", [&](const Numbered& r) { return cpmm(r).speed_without_delay; }, 1);
  return {
      question_text(view), table.take(),
      "CAREC's indicators: TFI1 and TFI2 are mean time and cost at a border crossing point (each side of a "
      "border is one; waiting and transloading there count), TFI3 the whole cost for 500 km and 20 t of "
      "goods, TFI4 the speed from the first departure to the arrival, beside the speed while vehicles move."};
}

std::vector<Block> explain_blocks(const PlanView& view, std::size_t number) {
  const Option& option = view.result.options[view.shown[number - 1]];
  std::vector<Block> blocks;
  blocks.emplace_back(
      fmt::format("Option {}: {}, {}. Every number, with formula, inputs, evidence and source.", number,
                  name_of(view.network, option.corridor), via_clause(view.network, option)));
  blocks.emplace_back(evidence_text(view, number - 1));
  const std::vector<Explained>& all = view.explained[number - 1];
  TableBuilder<Explained> table("explained", all);
  std::size_t last = all.size() + 1;
  table
      .column("row", "",
              [&](const Explained& e) {
                const bool is_new = e.ledger_row != last;
                last = e.ledger_row;
                if (!is_new) return std::string{};
                return e.ledger_row < option.ledger.rows.size() ? std::to_string(e.ledger_row + 1)
                                                                : std::string("sum");
              })
      .column("number", "", [](const Explained& e) { return e.what; })
      .column("value", "", [](const Explained& e) { return e.value; })
      .column("inputs", "", [](const Explained& e) { return e.inputs; })
      .column("formula", "", [](const Explained& e) { return e.formula; })
      .column("evidence", "", [](const Explained& e) { return std::string(name_of(e.evidence)); })
      .column("sources", "",
              [&](const Explained& e) { return joined(keys_of(view.network, e.sources), " "); });
  blocks.emplace_back(table.take());
  std::set<SourceId> used;
  for (const Explained& e : all) used.insert(e.sources.begin(), e.sources.end());
  const std::vector<SourceId> sources(used.begin(), used.end());
  const Sources& rows = view.network.tables().sources;
  blocks.emplace_back(TableBuilder<SourceId>("sources", sources)
                          .column("source", "", [&](SourceId s) { return rows.id[s]; })
                          .column("title", "", [&](SourceId s) { return rows.title[s]; })
                          .column("publisher", "", [&](SourceId s) { return rows.publisher[s]; })
                          .column("address", "", [&](SourceId s) { return rows.url[s]; })
                          .take());
  return blocks;
}

}  // namespace corridor
