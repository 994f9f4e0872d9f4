// SPDX-License-Identifier: Apache-2.0
#include "corridor/verbs/plan_tables.h"

#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "corridor/base/text.h"
#include "corridor/model/cpmm.h"
#include "corridor/verbs/columns.h"
#include "corridor/verbs/naming.h"
#include "corridor/verbs/plan_text.h"

namespace corridor {

namespace {

using Texts = std::vector<std::string>;

std::string evidence_text(Evidence evidence) { return std::string(name_of(evidence)); }

/// A shown option: its number in the answer, from 1.
struct Numbered {
  std::int64_t number;
  const Option* option;
};

std::vector<Numbered> numbered(const PlanView& view) {
  std::vector<Numbered> all;
  for (const std::size_t i : view.shown) {
    all.push_back({static_cast<std::int64_t>(all.size() + 1), &view.result.options[i]});
  }
  return all;
}

double days_or_none(const PlanView& view, const Option& option, Instant Spread::* quantile) {
  return option.spread ? days_until(view.asked.request, (*option.spread).*quantile) : kNoNumber;
}

std::vector<std::string> names_of(const Network& network, std::span<const PlaceId> places) {
  std::vector<std::string> names;
  for (const PlaceId place : places) names.push_back(name_of(network, place));
  return names;
}

std::vector<std::string> keys_of(const Network& network, std::span<const PlaceId> places) {
  std::vector<std::string> keys;
  for (const PlaceId place : places) keys.push_back(key_of(network, place));
  return keys;
}

std::vector<std::string> permits_of(const Network& network, const Option& option) {
  std::vector<std::string> keys;
  for (const auto permit : option.permits) keys.push_back(network.tables().restrictions.id[permit]);
  return keys;
}

std::vector<std::string> unpriced_of(const Network& network, const Option& option) {
  std::vector<std::string> keys;
  for (const ServiceId service : option.unpriced) keys.push_back(key_of(network, service));
  return keys;
}

}  // namespace

double days_until(const PlanRequest& request, Instant then) { return in_days(then - request.ready); }

std::string rules_text(const PlanRequest& request, std::span<const std::size_t> rules) {
  std::vector<std::string> texts;
  for (const std::size_t rule : rules) texts.push_back(text_of(request.rules[rule]));
  return listed(texts);
}

std::string through_text(const Network& network, const Waypoint& through) {
  if (!through.corridor.is_none()) return name_of(network, through.corridor);
  if (!through.service.is_none()) return fmt::format("service {}", network.services().id[through.service]);
  return name_of(network, through.place);
}

std::string relaxation_text(const PlanView& view, const Relaxation& relaxation) {
  const PlanRequest& request = view.asked.request;
  const Zone there = zone_of(view.network, request.destination);
  std::vector<std::string> parts;
  for (const std::size_t rule : relaxation.dropped) parts.push_back("drop " + text_of(request.rules[rule]));
  for (const std::size_t via : relaxation.dropped_via) {
    parts.push_back("drop --via " + shell_quoted(name_of(view.network, request.via[via])));
  }
  if (relaxation.by) parts.push_back("arrive by " + text_of(*relaxation.by, there).substr(0, 16));
  if (relaxation.cost) parts.push_back(fmt::format("pay {} USD", usd_text(relaxation.cost->in_units())));
  if (relaxation.emission)
    parts.push_back(fmt::format("emit {} kg CO2e", usd_text(relaxation.emission->in_units())));
  if (relaxation.transfers) parts.push_back(fmt::format("accept {} transfers", *relaxation.transfers));
  return listed(parts);
}

std::vector<std::size_t> shown_options(const PlanResult& result, std::size_t count) {
  const std::vector<Option>& options = result.options;
  std::vector<std::size_t> order(options.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  if (count == 0 || count >= options.size()) return order;
  std::set<std::size_t> must;
  const auto keep_best = [&](auto value) {
    must.insert(*std::ranges::min_element(order, {}, [&](std::size_t i) { return value(options[i]); }));
  };
  must.insert(0);
  keep_best([](const Option& o) { return o.arrival; });
  keep_best([](const Option& o) { return o.cost; });
  keep_best([](const Option& o) { return o.emission; });
  std::set<CorridorId> corridors;
  for (const std::size_t i : order) {
    if (corridors.insert(options[i].corridor).second) must.insert(i);
  }
  // Variants of one corridor differ little: a few of each say more than ten of one.
  constexpr std::size_t kPerCorridor = 4;
  for (const std::size_t i : order) {
    if (must.size() >= count) break;
    const auto is_like_it = [&](std::size_t other) { return options[other].corridor == options[i].corridor; };
    if (static_cast<std::size_t>(std::ranges::count_if(must, is_like_it)) < kPerCorridor) must.insert(i);
  }
  return {must.begin(), must.end()};
}

Table question_table(const PlanView& view) {
  const PlanRequest& request = view.asked.request;
  const Network& network = view.network;
  const Consignment& goods = request.consignment;
  const auto* const one = &view;
  return TableBuilder<const PlanView*>("question", std::span(&one, 1))
      .column("origin", "Key of the place where the goods start.",
              [&](auto) { return key_of(network, request.origin); })
      .column("origin_name", "Its name.", [&](auto) { return name_of(network, request.origin); })
      .column("destination", "Key of the place where they go.",
              [&](auto) { return key_of(network, request.destination); })
      .column("destination_name", "Its name.", [&](auto) { return name_of(network, request.destination); })
      .column("commodity", "Key of the goods.",
              [&](auto) {
                return goods.commodity.is_none() ? std::string{}
                                                 : network.tables().commodities.id[goods.commodity];
              })
      .column(
          "commodity_name", "Their name.",
          [&](auto) { return goods.commodity.is_none() ? std::string{} : name_of(network, goods.commodity); })
      .column("containers_teu", "Containers.", [&](auto) { return goods.containers.in_units(); })
      .column("goods_t", "Mass of the goods.", [&](auto) { return goods.goods.in_units(); })
      .column("tare_t", "Mass of the empty containers.", [&](auto) { return goods.tare.in_units(); })
      .column("ready", "When they are ready for loading (UTC).", [&](auto) { return request.ready; })
      .column("ready_local", "The same, by the clocks of the origin.",
              [&](auto) { return text_of(request.ready, zone_of(network, request.origin)); })
      .column("by_local", "Latest arrival, by the clocks of the destination; null without a deadline.",
              [&](auto) {
                return request.limits.by ? text_of(*request.limits.by, zone_of(network, request.destination))
                                         : std::string{};
              })
      .column(
          "by_days", "The same in days from ready.",
          [&](auto) { return request.limits.by ? days_until(request, *request.limits.by) : kNoNumber; }, 2)
      .column("rules", "Rules, as they were given.",
              [&](auto) {
                Texts rules;
                for (const Rule& rule : request.rules) rules.push_back(text_of(rule));
                return rules;
              })
      .column("time_value_usd_per_day", "What one day of the whole consignment is worth.",
              [&](auto) { return view.result.time_value.in_units(); })
      .column(
          "reliability_ratio",
          "Value of a day between P10 and P90 over that of a day of mean time; 0: not counted in the order.",
          [&](auto) { return view.result.orders_by_spread ? view.result.reliability_ratio : 0.0; })
      .column("summary", "Which is fastest, cheapest and cleanest, and what the order goes by.",
              [&](auto) { return view.result.options.empty() ? std::string{} : summary_text(view); })
      .column("option_count", "Members of the Pareto set; options[] may show fewer.",
              [&](auto) { return static_cast<std::int64_t>(view.result.options.size()); })
      .column("completion", "complete, limited (a bound of the search was reached) or stopped.",
              [&](auto) {
                constexpr std::string_view kNames[] = {"complete", "limited", "stopped"};
                return std::string(kNames[static_cast<std::size_t>(view.result.completion)]);
              })
      .take();
}

namespace {

/// When it arrives, what it costs and emits.
void add_measures(TableBuilder<Numbered>& table, const PlanView& view) {
  const Network& network = view.network;
  const double feu = view.asked.feu;
  const PlanRequest& request = view.asked.request;
  table
      .column("arrival", "Planned arrival (UTC): the sum of mean times.",
              [](const Numbered& r) { return r.option->arrival; })
      .column("arrival_local", "The same, by the clocks of the destination.",
              [&](const Numbered& r) {
                return text_of(r.option->arrival, zone_of(network, request.destination));
              })
      .column(
          "days", "Days from ready to planned arrival.",
          [&](const Numbered& r) { return days_until(request, r.option->arrival); }, 2)
      .column(
          "days_p10", "Days that one in ten such consignments beats.",
          [&](const Numbered& r) { return days_or_none(view, *r.option, &Spread::p10); }, 2)
      .column(
          "days_p50", "Days that half of them beat.",
          [&](const Numbered& r) { return days_or_none(view, *r.option, &Spread::p50); }, 2)
      .column(
          "days_p90", "Days that nine in ten beat.",
          [&](const Numbered& r) { return days_or_none(view, *r.option, &Spread::p90); }, 2)
      .column(
          "by_probability", "Probability to arrive by the deadline; null without one.",
          [&](const Numbered& r) {
            return r.option->spread && request.limits.by ? r.option->spread->by_probability : kNoNumber;
          },
          3)
      .column(
          "missed_probability", "Probability that a timetabled connection is missed on the way.",
          [](const Numbered& r) {
            return r.option->spread ? r.option->spread->missed_probability : kNoNumber;
          },
          3)
      .column(
          "distance_km", "Distance moved.", [](const Numbered& r) { return r.option->distance.in_units(); },
          0)
      .column(
          "cost_usd", "Cost of the whole consignment, without prices of soft rules.",
          [](const Numbered& r) { return r.option->cost.in_units(); }, 2)
      .column(
          "cost_usd_per_feu", "The same for each 40-foot box.",
          [&](const Numbered& r) { return r.option->cost.in_units() / feu; }, 2)
      .column(
          "rule_cost_usd", "Prices of soft rules.",
          [](const Numbered& r) { return r.option->rule_cost.in_units(); }, 2)
      .column(
          "generalised_cost_usd",
          "Cost, prices of soft rules, and time at its value: what the order goes by.",
          [](const Numbered& r) { return r.option->generalised.in_units(); }, 2)
      .column(
          "co2e_kg", "Greenhouse gases, well to wheel, of the whole consignment.",
          [](const Numbered& r) { return r.option->emission.in_units(); }, 1)
      .column("transfers", "Changes of vehicle.",
              [](const Numbered& r) { return static_cast<std::int64_t>(r.option->transfers); })
      .column("risk", "-1000 ln of the probability that everything goes as planned.",
              [](const Numbered& r) { return r.option->risk; })
      .column("permits", "Restrictions that ask for a permit.",
              [&](const Numbered& r) { return permits_of(network, *r.option); })
      .column("unpriced", "Services for a movement of which no tariff fits: it counts as free.",
              [&](const Numbered& r) { return unpriced_of(network, *r.option); })
      .column("weakest_evidence",
              "Weakest evidence of any number used: documented, dataset, computed, estimate, assumption.",
              [](const Numbered& r) { return evidence_text(r.option->weakest); });
}

}  // namespace

Table options_table(const PlanView& view) {
  const Network& network = view.network;
  const std::vector<Numbered> rows = numbered(view);
  TableBuilder<Numbered> table("options", rows);
  table
      .column("option", "Number of the option, from 1, in the order of generalised cost.",
              [](const Numbered& r) { return r.number; })
      .column("corridor", "Key of the corridor (table corridors); null: none fits.",
              [&](const Numbered& r) { return key_of(network, r.option->corridor); })
      .column("corridor_name", "Name of the corridor.",
              [&](const Numbered& r) { return name_of(network, r.option->corridor); })
      .column("via", "Names of the places where the goods change vehicle, in order.",
              [&](const Numbered& r) { return names_of(network, r.option->via); })
      .column("via_places", "Their keys.", [&](const Numbered& r) { return keys_of(network, r.option->via); })
      .column("countries", "ISO 3166 alpha-2 codes of the countries touched, in order, each once per visit.",
              [&](const Numbered& r) { return codes_of(network, r.option->countries); });
  add_measures(table, view);
  return table.take();
}

namespace {

/// An option with its number and what CPMM says of it.
struct Monitored {
  Numbered row;
  CpmmIndicators cpmm;
};

std::vector<Monitored> monitored(const PlanView& view) {
  std::vector<Monitored> rows;
  for (const Numbered& row : numbered(view)) rows.push_back({row, cpmm_of(row.option->ledger)});
  return rows;
}

}  // namespace

Table cpmm_table(const PlanView& view) {
  const std::vector<Monitored> rows = monitored(view);
  return TableBuilder<Monitored>("cpmm", rows)
      .column("option", "Option it is about.", [](const Monitored& r) { return r.row.number; })
      .column("crossing_points", "Places at which a border is crossed; each side of a border is one.",
              [](const Monitored& r) { return static_cast<std::int64_t>(r.cpmm.crossing_points); })
      .column(
          "tfi1_border_h", "TFI1: mean hours at one, with waiting and transloading there.",
          [](const Monitored& r) { return r.cpmm.border_h; }, 1)
      .column(
          "tfi2_border_usd", "TFI2: mean cost at one, of the consignment.",
          [](const Monitored& r) { return r.cpmm.border_usd; }, 2)
      .column(
          "tfi3_usd_per_500km_20t", "TFI3: whole cost for 500 km and 20 t of goods; null for empty boxes.",
          [](const Monitored& r) { return r.cpmm.cost_usd; }, 2)
      .column(
          "tfi4_km_per_h", "TFI4: speed with delay, from the first departure to the arrival.",
          [](const Monitored& r) { return r.cpmm.speed_with_delay; }, 1)
      .column(
          "speed_without_delay_km_per_h", "Speed while vehicles move.",
          [](const Monitored& r) { return r.cpmm.speed_without_delay; }, 1)
      .take();
}

namespace {

/// What one word of evidence bears of an option.
struct Borne {
  std::int64_t option;
  Evidence evidence;
  double cost_share, time_share;
};

}  // namespace

Table evidence_table(const PlanView& view) {
  std::vector<Borne> rows;
  for (const Numbered& row : numbered(view)) {
    const EvidenceShares shares = evidence_shares(view.network, row.option->ledger);
    for (std::size_t i = 0; i < shares.cost.size(); ++i)
      rows.push_back({row.number, static_cast<Evidence>(i), shares.cost[i], shares.time[i]});
  }
  return TableBuilder<Borne>("evidence", rows)
      .column("option", "Option it is about.", [](const Borne& r) { return r.option; })
      .column("evidence", "documented, dataset, computed, estimate or assumption.",
              [](const Borne& r) { return evidence_text(r.evidence); })
      .column(
          "cost_share", "Share of the cost whose tariffs are so sure.",
          [](const Borne& r) { return r.cost_share; }, 3)
      .column(
          "time_share", "Share of the time whose weakest row is so sure.",
          [](const Borne& r) { return r.time_share; }, 3)
      .take();
}

Table excluded_table(const PlanView& view) {
  const Network& network = view.network;
  const PlanRequest& request = view.asked.request;
  const double feu = view.asked.feu;
  return TableBuilder<Excluded>("excluded", view.result.excluded)
      .column("corridor", "Key of the corridor that is not offered; null: none fits.",
              [&](const Excluded& r) { return key_of(network, r.corridor); })
      .column("corridor_name", "Its name.", [&](const Excluded& r) { return name_of(network, r.corridor); })
      .column("rule", "Rules that exclude its best itinerary, joined.",
              [&](const Excluded& r) { return rules_text(request, r.rules); })
      .column("rules", "The same, one by one.",
              [&](const Excluded& r) {
                Texts rules;
                for (const std::size_t rule : r.rules) rules.push_back(text_of(request.rules[rule]));
                return rules;
              })
      .column("via", "Where goods would change vehicle.",
              [&](const Excluded& r) { return names_of(network, r.option.via); })
      .column("countries", "Countries it would touch.",
              [&](const Excluded& r) { return codes_of(network, r.option.countries); })
      .column(
          "days", "Days from ready to planned arrival.",
          [&](const Excluded& r) { return days_until(request, r.option.arrival); }, 2)
      .column(
          "days_p10", "As in options.",
          [&](const Excluded& r) { return days_or_none(view, r.option, &Spread::p10); }, 2)
      .column(
          "days_p50", "As in options.",
          [&](const Excluded& r) { return days_or_none(view, r.option, &Spread::p50); }, 2)
      .column(
          "days_p90", "As in options.",
          [&](const Excluded& r) { return days_or_none(view, r.option, &Spread::p90); }, 2)
      .column(
          "distance_km", "Distance moved.", [](const Excluded& r) { return r.option.distance.in_units(); }, 0)
      .column(
          "cost_usd", "Cost of the consignment.", [](const Excluded& r) { return r.option.cost.in_units(); },
          2)
      .column(
          "cost_usd_per_feu", "The same for each 40-foot box.",
          [&](const Excluded& r) { return r.option.cost.in_units() / feu; }, 2)
      .column(
          "co2e_kg", "Greenhouse gases.", [](const Excluded& r) { return r.option.emission.in_units(); }, 1)
      .column("transfers", "Changes of vehicle.",
              [](const Excluded& r) { return static_cast<std::int64_t>(r.option.transfers); })
      .column("weakest_evidence", "As in options.",
              [](const Excluded& r) { return evidence_text(r.option.weakest); })
      .take();
}

Table relaxations_table(const PlanView& view) {
  const Network& network = view.network;
  const PlanRequest& request = view.asked.request;
  const double feu = view.asked.feu;
  return TableBuilder<Relaxation>("relaxations", view.result.relaxations)
      .column("change", "What has to give way, in words.",
              [&](const Relaxation& r) { return relaxation_text(view, r); })
      .column("dropped", "Rules that would have to go.",
              [&](const Relaxation& r) {
                Texts rules;
                for (const std::size_t rule : r.dropped) rules.push_back(text_of(request.rules[rule]));
                return rules;
              })
      .column("corridor_name", "Corridor of the best option one then has.",
              [&](const Relaxation& r) { return name_of(network, r.option.corridor); })
      .column("via", "Where its goods change vehicle.",
              [&](const Relaxation& r) { return names_of(network, r.option.via); })
      .column("countries", "Countries it touches.",
              [&](const Relaxation& r) { return codes_of(network, r.option.countries); })
      .column(
          "days", "Days from ready to planned arrival.",
          [&](const Relaxation& r) { return days_until(request, r.option.arrival); }, 2)
      .column(
          "cost_usd", "Cost of the consignment.",
          [](const Relaxation& r) { return r.option.cost.in_units(); }, 2)
      .column(
          "cost_usd_per_feu", "The same for each 40-foot box.",
          [&](const Relaxation& r) { return r.option.cost.in_units() / feu; }, 2)
      .column(
          "co2e_kg", "Greenhouse gases.", [](const Relaxation& r) { return r.option.emission.in_units(); }, 1)
      .take();
}

Table why_not_table(const PlanView& view) {
  const Network& network = view.network;
  const PlanRequest& request = view.asked.request;
  const auto with = [](const WhyNot& r, auto&& give) { return r.option ? give(*r.option) : kNoNumber; };
  return TableBuilder<WhyNot>("why_not", view.result.why_not)
      .column("through", "What was asked about.",
              [&](const WhyNot& r) { return through_text(network, r.through); })
      .column("is_possible", "Whether any itinerary uses it under the rules and limits.",
              [](const WhyNot& r) { return r.option.has_value(); })
      .column("is_offered", "Whether the best of them is among the options.",
              [](const WhyNot& r) { return r.is_offered; })
      .column("rules", "If impossible: rules that forbid it.",
              [&](const WhyNot& r) {
                Texts rules;
                for (const std::size_t rule : r.rules) rules.push_back(text_of(request.rules[rule]));
                return rules;
              })
      .column(
          "days", "Days of its best itinerary.",
          [&](const WhyNot& r) {
            return with(r, [&](const Option& o) { return days_until(request, o.arrival); });
          },
          2)
      .column(
          "cost_usd", "Cost of it.",
          [&](const WhyNot& r) { return with(r, [](const Option& o) { return o.cost.in_units(); }); }, 2)
      .column(
          "days_lost", "Days over the first option; negative: it is faster.",
          [&](const WhyNot& r) { return r.option ? in_days(r.time_loss) : kNoNumber; }, 2)
      .column(
          "cost_lost_usd", "Cost over the first option.",
          [&](const WhyNot& r) { return r.option ? r.cost_loss.in_units() : kNoNumber; }, 2)
      .column(
          "co2e_lost_kg", "Greenhouse gases over the first option.",
          [&](const WhyNot& r) { return r.option ? r.emission_loss.in_units() : kNoNumber; }, 1)
      .column(
          "generalised_lost_usd", "Generalised cost over the first option.",
          [&](const WhyNot& r) { return r.option ? r.generalised_loss.in_units() : kNoNumber; }, 2)
      .take();
}

}  // namespace corridor
