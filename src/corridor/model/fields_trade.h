// SPDX-License-Identifier: Apache-2.0
// Data table: the second half of the list of fields (fields.h): prices, goods, rules, events and demand; and
// `Tables`, all of them.
#pragma once

#include "corridor/model/fields.h"
#include "corridor/model/tables_trade.h"

namespace corridor {

template <Of<Tariffs> T, class Visit>
void each_field(T& t, Visit&& visit) {
  visit(Field{"id", Unit::none, "Key."}, t.id);
  visit(Field{"kind", Unit::none, "movement, through, handling, border, storage, surcharge."}, t.kind);
  visit(Field{"mode", Unit::none, "Mode; empty: any.", Need::may}, t.mode);
  visit(Field{"country", Unit::none, "Territory; empty: any.", Need::may}, t.country);
  visit(Field{"service", Unit::none, "Service; empty: any.", Need::may}, t.service);
  visit(Field{"place", Unit::none, "Place of handling, border or storage; empty: any.", Need::may}, t.place);
  visit(Field{"from_place", Unit::none, "Start of the movement; empty: any.", Need::may}, t.from_place);
  visit(Field{"to_place", Unit::none, "End of the movement; empty: any.", Need::may}, t.to_place);
  visit(Field{"commodity", Unit::none, "Commodity; empty: any.", Need::may}, t.commodity);
  visit(Field{"container", Unit::none, "Kind of container; empty: any.", Need::may}, t.container);
  visit(Field{"basis", Unit::none, "What the price is for: per_feu, per_tonne_km, ..."}, t.basis);
  visit(Field{"currency", Unit::none, "ISO 4217."}, t.currency);
  visit(Field{"price_low", Unit::none, "Lower end, in currency per basis.", Need::may}, t.price_low);
  visit(Field{"price", Unit::none, "In currency per basis."}, t.price);
  visit(Field{"price_high", Unit::none, "Upper end, in currency per basis.", Need::may}, t.price_high);
  visit(Field{"party", Unit::none, "Who is paid.", Need::may}, t.party);
  visit(
      Field{"fuel_share", Unit::share, "Share of the price that follows fuel_quote; 0 if empty.", Need::may},
      t.fuel_share);
  visit(Field{"fuel_quote", Unit::none, "Quote that the fuel share follows.", Need::may}, t.fuel_quote);
  visit(Field{"fuel_base", Unit::none, "Value of the quote at which the price holds.", Need::may},
        t.fuel_base);
  validity_fields(t.validity, visit);
  provenance_fields(t.provenance, visit);
}

template <Of<EmissionFactors> T, class Visit>
void each_field(T& t, Visit&& visit) {
  visit(Field{"id", Unit::none, "Key."}, t.id);
  visit(Field{"name", Unit::none, "Vehicle class, fuel, region."}, t.name);
  visit(Field{"mode", Unit::none, "Mode."}, t.mode);
  visit(Field{"traction", Unit::none, "Traction; empty: any.", Need::may}, t.traction);
  visit(Field{"country", Unit::none, "Territory; empty: any.", Need::may}, t.country);
  visit(Field{"wtt_g_per_tkm", Unit::g_per_tkm, "Well to tank."}, t.wtt);
  visit(Field{"ttw_g_per_tkm", Unit::g_per_tkm, "Tank to wheel."}, t.ttw);
  provenance_fields(t.provenance, visit);
}

template <Of<Commodities> T, class Visit>
void each_field(T& t, Visit&& visit) {
  visit(Field{"id", Unit::none, "Key."}, t.id);
  visit(Field{"name", Unit::none, "Name."}, t.name);
  visit(Field{"hs_prefix", Unit::none, "HS chapters or headings, joined by |.", Need::may}, t.hs_prefix);
  visit(Field{"value_usd_per_t", Unit::usd_per_tonne, "Value density."}, t.value);
  visit(Field{"mass_t_per_feu", Unit::t, "Goods in a full 40-foot box."}, t.mass_per_feu);
  visit(Field{"time_value_usd_per_feu_day", Unit::usd_per_feu_day, "What a day in transit costs the owner."},
        t.time_value);
  visit(
      Field{"reliability_ratio", Unit::none, "Value of a day of spread (P90 - P50) over a day of mean time."},
      t.reliability_ratio);
  visit(Field{"container", Unit::none, "Container it needs."}, t.container);
  visit(Field{"dangerous_goods_class", Unit::none, "UN class; empty: not dangerous.", Need::may},
        t.dangerous_goods_class);
  provenance_fields(t.provenance, visit);
}

template <Of<Restrictions> T, class Visit>
void each_field(T& t, Visit&& visit) {
  visit(Field{"id", Unit::none, "Key."}, t.id);
  visit(Field{"effect", Unit::none, "forbidden, needs_permit."}, t.effect);
  visit(Field{"commodity", Unit::none, "Commodity; empty: any.", Need::may}, t.commodity);
  visit(Field{"dangerous_goods_class", Unit::none, "UN class; empty: any goods.", Need::may},
        t.dangerous_goods_class);
  visit(Field{"container", Unit::none, "Kind of container; empty: any.", Need::may}, t.container);
  visit(Field{"mass_min_t", Unit::t, "Applies to boxes heavier than this (gross).", Need::may}, t.mass_min);
  visit(Field{"mode", Unit::none, "Mode; empty: any.", Need::may}, t.mode);
  visit(Field{"country", Unit::none, "Territory entered; empty: any.", Need::may}, t.country);
  visit(Field{"origin_country", Unit::none, "Country the consignment starts in; empty: any.", Need::may},
        t.origin_country);
  visit(Field{"destination_country", Unit::none, "Country the consignment ends in; empty: any.", Need::may},
        t.destination_country);
  visit(Field{"place", Unit::none, "Place; empty: any.", Need::may}, t.place);
  visit(Field{"service", Unit::none, "Service; empty: any.", Need::may}, t.service);
  validity_fields(t.validity, visit);
  provenance_fields(t.provenance, visit);
}

template <Of<DriverRules> T, class Visit>
void each_field(T& t, Visit&& visit) {
  visit(Field{"id", Unit::none, "Key."}, t.id);
  visit(Field{"countries", Unit::none, "Where it holds, joined by |; empty: everywhere else.", Need::may},
        t.countries);
  visit(Field{"drive_before_break_h", Unit::h, "Longest driving without a break."}, t.drive_before_break);
  visit(Field{"break_h", Unit::h, "Length of the break."}, t.break_time);
  visit(Field{"drive_per_day_h", Unit::h, "Longest driving between two daily rests."}, t.drive_per_day);
  visit(Field{"daily_rest_h", Unit::h, "Length of the daily rest."}, t.daily_rest);
  visit(Field{"drive_per_week_h", Unit::h, "Longest driving between two weekly rests."}, t.drive_per_week);
  visit(Field{"weekly_rest_h", Unit::h, "Length of the weekly rest."}, t.weekly_rest);
  provenance_fields(t.provenance, visit);
}

template <Of<Corridors> T, class Visit>
void each_field(T& t, Visit&& visit) {
  visit(Field{"id", Unit::none, "Key."}, t.id);
  visit(Field{"name", Unit::none, "Name."}, t.name);
  visit(Field{"priority", Unit::none, "Lower is tried first."}, t.priority);
  visit(Field{"any_place", Unit::none, "Touches at least one of these, joined by |.", Need::may},
        t.any_place);
  visit(Field{"any_country", Unit::none, "Crosses at least one of these, joined by |.", Need::may},
        t.any_country);
  visit(Field{"no_country", Unit::none, "Crosses none of these, joined by |.", Need::may}, t.no_country);
  visit(Field{"main_mode", Unit::none, "Its longest mode by distance.", Need::may}, t.main_mode);
  provenance_fields(t.provenance, visit);
}

template <Of<Events> T, class Visit>
void each_field(T& t, Visit&& visit) {
  visit(Field{"id", Unit::none, "Key: `--scenario event:ID`."}, t.id);
  visit(Field{"title", Unit::none, "Title."}, t.title);
  visit(Field{"kind", Unit::none, "closure, capacity, service, war, policy, ..."}, t.kind);
  visit(Field{"description", Unit::none, "What happened.", Need::may}, t.description);
  visit(Field{"date", Unit::none, "First day."}, t.date);
  visit(Field{"end_date", Unit::none, "Last day; empty: for good.", Need::may}, t.end_date);
  provenance_fields(t.provenance, visit);
}

template <Of<EventEdits> T, class Visit>
void each_field(T& t, Visit&& visit) {
  visit(Field{"event", Unit::none, "Event."}, t.event);
  visit(Field{"action", Unit::none, "close, open, set, scale, add."}, t.action);
  visit(Field{"table", Unit::none, "Table that is edited: links, services, operations, ..."}, t.table);
  visit(Field{"key", Unit::none, "Row that is edited, by its id."}, t.key);
  visit(Field{"field", Unit::none, "Field of set, scale and add.", Need::may}, t.field);
  visit(Field{"value", Unit::none, "Value of set, factor of scale, amount of add.", Need::may}, t.value);
  validity_fields(t.validity, visit);
  provenance_fields(t.provenance, visit);
}

template <Of<Flows> T, class Visit>
void each_field(T& t, Visit&& visit) {
  visit(Field{"id", Unit::none, "Key."}, t.id);
  visit(Field{"series", Unit::none, "Series the row belongs to.", Need::may}, t.series);
  visit(Field{"origin", Unit::none, "Place."}, t.origin);
  visit(Field{"destination", Unit::none, "Place."}, t.destination);
  visit(Field{"commodity", Unit::none, "Commodity; empty: mixed.", Need::may}, t.commodity);
  visit(Field{"corridor", Unit::none, "Corridor it was counted on; empty: any.", Need::may}, t.corridor);
  visit(Field{"period_from", Unit::none, "First day of the period."}, t.period_from);
  visit(Field{"period_to", Unit::none, "Last day of the period."}, t.period_to);
  visit(Field{"containers_teu", Unit::teu, "Containers in the period.", Need::may}, t.teu_count);
  visit(Field{"mass_t", Unit::t, "Mass in the period.", Need::may}, t.mass);
  provenance_fields(t.provenance, visit);
}

template <Of<Quotes> T, class Visit>
void each_field(T& t, Visit&& visit) {
  visit(Field{"name", Unit::none, "Name: 'crude', 'EUR/USD' (USD for one EUR)."}, t.name);
  visit(Field{"date", Unit::none, "Day of the value."}, t.date);
  visit(Field{"last", Unit::none, "Value."}, t.last);
  visit(Field{"unit", Unit::none, "Unit of the value."}, t.unit);
  provenance_fields(t.provenance, visit);
}

template <Of<SamplePairs> T, class Visit>
void each_field(T& t, Visit&& visit) {
  visit(Field{"sample", Unit::none, "Name of the sample."}, t.sample);
  visit(Field{"origin", Unit::none, "Place."}, t.origin);
  visit(Field{"destination", Unit::none, "Place."}, t.destination);
  provenance_fields(t.provenance, visit);
}

template <Of<PublishedValues> T, class Visit>
void each_field(T& t, Visit&& visit) {
  visit(Field{"id", Unit::none, "Key."}, t.id);
  visit(Field{"engine", Unit::none, "Engine that should reproduce it: plan, assign, simulate."}, t.engine);
  visit(Field{"title", Unit::none, "What was published, in words."}, t.title);
  visit(Field{"origin", Unit::none, "Place; empty: cannot be asked as one plan.", Need::may}, t.origin);
  visit(Field{"destination", Unit::none, "Place; empty: cannot be asked as one plan.", Need::may},
        t.destination);
  visit(Field{"sample", Unit::none, "Instead of two places: the mean over these pairs of sample_pairs.",
              Need::may},
        t.sample);
  visit(Field{"arguments", Unit::none, "Further arguments of the verb.", Need::may}, t.arguments);
  visit(Field{"against", Unit::none,
              "Arguments of the second plan of a difference or ratio; it may begin with two places.",
              Need::may},
        t.against);
  visit(Field{"date", Unit::none, "Ready date that it is asked for.", Need::may}, t.date);
  visit(Field{"metric", Unit::none, "transit_time, distance, cost, ..."}, t.metric);
  visit(Field{"unit", Unit::none, "Unit of the values."}, t.unit);
  visit(Field{"value_low", Unit::none, "Lower end.", Need::may}, t.value_low);
  visit(Field{"value", Unit::none, "Value.", Need::may}, t.value);
  visit(Field{"value_high", Unit::none, "Upper end.", Need::may}, t.value_high);
  visit(Field{"addition", Unit::none, "Added to ours: what the row counts and no plan does, in its unit.",
              Need::may},
        t.addition);
  visit(Field{"tolerance", Unit::none, "Accepted distance from the value or range, in its unit."},
        t.tolerance);
  visit(Field{"tier", Unit::none, "A: gate of a release, B: explained, C: plausibility."}, t.tier);
  visit(Field{"is_calibration", Unit::none, "yes: a parameter was fitted to it."}, t.is_calibration);
  provenance_fields(t.provenance, visit);
}

/// All tables of a network.
struct Tables {
  Sources sources;
  Countries countries;
  CountryNames country_names;
  BlocMemberships bloc_memberships;
  Places places;
  PlaceNames place_names;
  Shapes shapes;
  ShapeCountries shape_countries;
  Links links;
  EmissionFactors emission_factors;
  Vehicles vehicles;
  Services services;
  Calls calls;
  Fleets fleets;
  Operations operations;
  WeatherClosures weather_closures;
  Closures closures;
  DraughtLimits draught_limits;
  Commodities commodities;
  Restrictions restrictions;
  DriverRules driver_rules;
  Tariffs tariffs;
  Corridors corridors;
  Events events;
  EventEdits event_edits;
  Flows flows;
  Quotes quotes;
  SamplePairs sample_pairs;
  PublishedValues published_values;
};

/// Visits every table with its name, which is the name of its CSV file. A table comes after those it refers
/// to.
template <Of<Tables> T, class Visit>
void each_table(T& t, Visit&& visit) {
  visit("sources", t.sources);
  visit("countries", t.countries);
  visit("country_names", t.country_names);
  visit("bloc_memberships", t.bloc_memberships);
  visit("places", t.places);
  visit("place_names", t.place_names);
  visit("shapes", t.shapes);
  visit("shape_countries", t.shape_countries);
  visit("links", t.links);
  visit("emission_factors", t.emission_factors);
  visit("vehicles", t.vehicles);
  visit("services", t.services);
  visit("calls", t.calls);
  visit("fleets", t.fleets);
  visit("operations", t.operations);
  visit("weather_closures", t.weather_closures);
  visit("closures", t.closures);
  visit("draught_limits", t.draught_limits);
  visit("commodities", t.commodities);
  visit("restrictions", t.restrictions);
  visit("driver_rules", t.driver_rules);
  visit("tariffs", t.tariffs);
  visit("corridors", t.corridors);
  visit("events", t.events);
  visit("event_edits", t.event_edits);
  visit("flows", t.flows);
  visit("quotes", t.quotes);
  visit("sample_pairs", t.sample_pairs);
  visit("published_values", t.published_values);
}

}  // namespace corridor
