// SPDX-License-Identifier: Apache-2.0
// The tables of prices, goods, rules, events and demand: what tables.h holds for movement, this file holds
// for trade.
#pragma once

#include "corridor/model/tables.h"

namespace corridor {

/// A price. Empty scope columns mean "any"; of the rows that fit, the one with the narrowest scope counts,
/// then the one valid from the latest day. `through` prices replace the movement prices between two places of
/// one service.
struct Tariffs {
  Column<TariffId, std::string> id;
  Column<TariffId, TariffKind> kind;
  Column<TariffId, std::optional<Mode>> mode;
  Column<TariffId, CountryId> country;
  Column<TariffId, ServiceId> service;
  Column<TariffId, PlaceId> place;                 // of handling, border and storage
  Column<TariffId, PlaceId> from_place, to_place;  // of movement and through prices
  Column<TariffId, CommodityId> commodity;
  Column<TariffId, std::optional<Container>> container;
  Column<TariffId, PriceBasis> basis;
  Column<TariffId, std::string> currency;  // ISO 4217
  Column<TariffId, std::optional<double>> price_low, price_high;
  Column<TariffId, double> price;                     // in `currency` per `basis`
  Column<TariffId, std::string> party;                // who is paid
  Column<TariffId, double> fuel_share;                // share of the price that follows `fuel_quote`
  Column<TariffId, std::string> fuel_quote;           // name of a quote; empty: none
  Column<TariffId, std::optional<double>> fuel_base;  // value of the quote at which `price` holds
  Validity<TariffId> validity;
  Provenance<TariffId> provenance;
};

/// Grams of CO2e per tonne-kilometre: well to tank and tank to wheel. Empty scope columns mean "any".
struct EmissionFactors {
  Column<EmissionFactorId, std::string> id, name;
  Column<EmissionFactorId, Mode> mode;
  Column<EmissionFactorId, std::optional<Traction>> traction;
  Column<EmissionFactorId, CountryId> country;
  Column<EmissionFactorId, double> wtt, ttw;  // g/tkm
  Provenance<EmissionFactorId> provenance;
};

struct Commodities {
  Column<CommodityId, std::string> id, name;
  Column<CommodityId, std::string> hs_prefix;     // "84|85"
  Column<CommodityId, double> value;              // USD per tonne
  Column<CommodityId, double> mass_per_feu;       // t of goods in a full 40-foot box
  Column<CommodityId, double> time_value;         // USD per FEU and day
  Column<CommodityId, double> reliability_ratio;  // value of a day of (P90-P50) over a day of mean time
  Column<CommodityId, Container> container;
  Column<CommodityId, std::string> dangerous_goods_class;  // UN class; empty: none
  Provenance<CommodityId> provenance;
};

/// What may not go where. Empty scope columns mean "any"; all that are given must fit.
struct Restrictions {
  Column<RestrictionId, std::string> id;
  Column<RestrictionId, RestrictionEffect> effect;
  Column<RestrictionId, CommodityId> commodity;
  Column<RestrictionId, std::string> dangerous_goods_class;
  Column<RestrictionId, std::optional<Container>> container;
  Column<RestrictionId, std::optional<Mass>> mass_min;  // applies to boxes heavier than this (gross)
  Column<RestrictionId, std::optional<Mode>> mode;
  Column<RestrictionId, CountryId> country;                              // territory entered
  Column<RestrictionId, CountryId> origin_country, destination_country;  // of the consignment
  Column<RestrictionId, PlaceId> place;
  Column<RestrictionId, ServiceId> service;
  Validity<RestrictionId> validity;
  Provenance<RestrictionId> provenance;
};

/// How long one driver may drive before resting. `countries` empty: everywhere else.
struct DriverRules {
  using IdType = Id<DriverRules>;
  Column<IdType, std::string> id;
  Column<IdType, std::vector<CountryId>> countries;
  Column<IdType, Duration> drive_before_break, break_time, drive_per_day, daily_rest, drive_per_week,
      weekly_rest;
  Provenance<IdType> provenance;
};

/// How an itinerary is named: the first row (by `priority`) whose conditions all hold.
struct Corridors {
  Column<CorridorId, std::string> id, name;
  Column<CorridorId, int> priority;
  Column<CorridorId, std::vector<PlaceId>> any_place;  // touches at least one of these; empty: no condition
  Column<CorridorId, std::vector<CountryId>> any_country;  // crosses at least one of these
  Column<CorridorId, std::vector<CountryId>> no_country;   // crosses none of these
  Column<CorridorId, std::optional<Mode>> main_mode;       // longest mode by distance
  Provenance<CorridorId> provenance;
};

struct Events {
  Column<EventId, std::string> id, title, kind, description;
  Column<EventId, Date> date;
  Column<EventId, std::optional<Date>> end_date;
  Provenance<EventId> provenance;
};

/// What an event does to the network: one edit of a scenario (scenario.h).
struct EventEdits {
  using IdType = Id<EventEdits>;
  Column<IdType, EventId> event;
  Column<IdType, EventAction> action;
  Column<IdType, std::string> table, key, field, value;
  Validity<IdType> validity;
  Provenance<IdType> provenance;
};

/// Demand: so much of a commodity from origin to destination in a period.
struct Flows {
  using IdType = Id<Flows>;
  Column<IdType, std::string> id, series;
  Column<IdType, PlaceId> origin, destination;
  Column<IdType, CommodityId> commodity;                  // none: mixed
  Column<IdType, CorridorId> corridor;                    // none: any
  Column<IdType, Date> period_from, period_to;            // both included
  Column<IdType, std::optional<double>> teu_count, mass;  // mass in t
  Provenance<IdType> provenance;
};

/// A dated value of a market: crude, an exchange rate ("EUR/USD": USD for one EUR), an index.
struct Quotes {
  Column<QuoteId, std::string> name, unit;
  Column<QuoteId, Date> date;
  Column<QuoteId, double> last;
  Provenance<QuoteId> provenance;
};

/// Pairs of places that stand together for something larger: trips of a region, trains between two
/// continents.
struct SamplePairs {
  using IdType = Id<SamplePairs>;
  Column<IdType, std::string> sample;
  Column<IdType, PlaceId> origin, destination;
  Provenance<IdType> provenance;
};

/// A number that somebody published and that an engine should reproduce.
struct PublishedValues {
  using IdType = Id<PublishedValues>;
  Column<IdType, std::string> id;
  Column<IdType, Engine> engine;
  Column<IdType, std::string> title;            // in words: "Xi'an - Baku, first block train of 2024"
  Column<IdType, PlaceId> origin, destination;  // none: see `sample`, or `note` for why it cannot be asked
  Column<IdType, std::string> sample;     // the mean over these pairs; those that no itinerary joins left out
  Column<IdType, std::string> arguments;  // further arguments of the verb: "--avoid RU --only rail"
  Column<IdType, std::string> against;    // arguments of the second plan of a difference or ratio
  Column<IdType, std::optional<Date>> date;
  Column<IdType, std::string> metric, unit;
  Column<IdType, std::optional<double>> value_low, value, value_high;
  Column<IdType, std::optional<double>> addition;  // to ours, in `unit`: what the row counts and no plan does
  Column<IdType, double> tolerance;                // in `unit`, beyond value_low..value_high
  Column<IdType, std::string> tier;                // A, B, C
  Column<IdType, bool> is_calibration;             // a parameter was fitted to it
  Provenance<IdType> provenance;
};

}  // namespace corridor
