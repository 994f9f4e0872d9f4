// SPDX-License-Identifier: Apache-2.0
// Data table: what a network holds, one struct of columns per table, one value per row. This is plain data
// that anyone may fill; `Network` (network.h) checks it and indexes it. fields.h says, once, how each column
// is called and measured outside.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "corridor/base/column.h"
#include "corridor/base/id.h"
#include "corridor/base/polyline.h"
#include "corridor/base/quantity.h"
#include "corridor/model/words.h"

namespace corridor {

using SourceId = Id<struct Sources>;
using CountryId = Id<struct Countries>;
using PlaceId = Id<struct Places>;
using ShapeId = Id<struct Shapes>;
using LinkId = Id<struct Links>;
using OperationId = Id<struct Operations>;
using VehicleId = Id<struct Vehicles>;
using ServiceId = Id<struct Services>;
using CallId = Id<struct Calls>;
using TariffId = Id<struct Tariffs>;
using EmissionFactorId = Id<struct EmissionFactors>;
using CommodityId = Id<struct Commodities>;
using RestrictionId = Id<struct Restrictions>;
using CorridorId = Id<struct Corridors>;
using EventId = Id<struct Events>;
using QuoteId = Id<struct Quotes>;

/// Where the numbers of a row come from and how sure they are. `method` says how a derived number was
/// derived.
template <class IdType>
struct Provenance {
  Column<IdType, std::vector<SourceId>> source;
  Column<IdType, Evidence> evidence;
  Column<IdType, std::string> method, note;
};

/// From which day to which day (both included) a row holds; empty means always.
template <class IdType>
struct Validity {
  Column<IdType, std::optional<Date>> valid_from, valid_to;
};

/// A length of time with its spread. `typical` is the mode of the triangular and PERT shapes, the median of
/// the lognormal one (whose 5 and 95 per cent points are `min` and `max`), the value itself of the fixed one.
template <class IdType>
struct Durations {
  Column<IdType, Duration> min, typical, max;
  Column<IdType, Shape> shape;
};

struct Sources {
  Column<SourceId, std::string> id, title, publisher, url, note;
  Column<SourceId, std::optional<int>> year;
};

struct Countries {
  Column<CountryId, std::string> id, name;  // id: ISO 3166 alpha-2
  Provenance<CountryId> provenance;
};

struct CountryNames {
  using IdType = Id<CountryNames>;
  Column<IdType, CountryId> country;
  Column<IdType, std::string> name, language;
  Provenance<IdType> provenance;
};

struct BlocMemberships {
  using IdType = Id<BlocMemberships>;
  Column<IdType, CountryId> country;
  Column<IdType, std::string> bloc, role;
  Validity<IdType> validity;
  Provenance<IdType> provenance;
};

struct Places {
  Column<PlaceId, std::string> id, name;  // id: UN/LOCODE where there is one
  Column<PlaceId, PlaceKind> kind;
  Column<PlaceId, CountryId> country;  // none for straits and capes
  Column<PlaceId, double> lat, lon;
  Column<PlaceId, std::string> zone;  // IANA
  Provenance<PlaceId> provenance;
};

struct PlaceNames {
  using IdType = Id<PlaceNames>;
  Column<IdType, PlaceId> place;
  Column<IdType, std::string> name, language;
  Provenance<IdType> provenance;
};

struct Shapes {
  Column<ShapeId, std::string> id;
  Column<ShapeId, Polyline> geometry;
  Provenance<ShapeId> provenance;
};

/// Which territories a shape passes, as shares of its length. Transit counts for rules and tolls.
struct ShapeCountries {
  using IdType = Id<ShapeCountries>;
  Column<IdType, ShapeId> shape;
  Column<IdType, CountryId> country;
  Column<IdType, double> share;
  Provenance<IdType> provenance;
};

/// A directed connection in one mode. Vehicles of on-demand and area services move on links.
struct Links {
  Column<LinkId, std::string> id;  // "rail:CNXIA:CNLAZ"
  Column<LinkId, PlaceId> from_place, to_place;
  Column<LinkId, Mode> mode;
  Column<LinkId, Distance> length;
  Durations<LinkId> travel_time;
  Column<LinkId, std::optional<int>> gauge;  // mm; rail only
  Column<LinkId, std::optional<Traction>> traction;
  Column<LinkId, std::optional<int>> tracks;
  Column<LinkId, std::optional<double>> capacity;  // trains, ships or trucks a day
  Column<LinkId, std::string> operator_name;
  Column<LinkId, Status> status;
  Column<LinkId, ShapeId> shape;  // read from whichever end lies nearer to from_place
  Validity<LinkId> validity;
  Provenance<LinkId> provenance;
};

/// What can or must happen at a place.
struct Operations {
  Column<OperationId, std::string> id;
  Column<OperationId, PlaceId> place;
  Column<OperationId, OperationKind> kind;
  Column<OperationId, std::optional<Mode>> from_mode, to_mode;
  Column<OperationId, std::optional<int>> from_gauge, to_gauge;  // mm
  Column<OperationId, CountryId> from_country, to_country;       // none: any
  Column<OperationId, std::string> regime;                       // SMGS, CIM, CMR, TIR; empty: any
  Durations<OperationId> duration;
  Column<OperationId, double> probability;  // share of consignments it happens to
  Column<OperationId, std::optional<int>> servers;
  Column<OperationId, std::optional<double>> capacity;  // TEU a year
  Column<OperationId, std::string> opening_hours;       // local time: "Mo-Fr 08:00-18:00"; empty: always
  Column<OperationId, std::optional<Duration>> free_time;
  Column<OperationId, std::optional<Emission>> emission;  // per TEU
  Validity<OperationId> validity;
  Provenance<OperationId> provenance;
};

struct Vehicles {
  Column<VehicleId, std::string> id, name;
  Column<VehicleId, Mode> mode;
  Column<VehicleId, std::optional<Teu>> capacity;
  Column<VehicleId, std::optional<Mass>> payload;
  Column<VehicleId, std::optional<double>> draught;  // m
  Column<VehicleId, EmissionFactorId> emission_factor;
  Provenance<VehicleId> provenance;
};

/// What carries goods. With calls: from call to call. Without: between any two places of its mode's links
/// inside `area` (the network of trucks, or of a railway that runs a frequency and no fixed pairs).
struct Services {
  Column<ServiceId, std::string> id, name, operator_name;
  Column<ServiceId, ServiceKind> kind;
  Column<ServiceId, Mode> mode;
  Column<ServiceId, VehicleId> vehicle;
  Column<ServiceId, std::vector<CountryId>> area;
  Column<ServiceId, std::optional<int>> gauge;           // mm; rail without calls
  Column<ServiceId, std::string> departures;             // timetable: local times "We 08:00 | Sa 08:00"
  Column<ServiceId, std::optional<double>> frequency;    // departures a week
  Column<ServiceId, std::optional<Teu>> fill;            // fill_and_sail: leaves at this load ...
  Column<ServiceId, std::optional<Duration>> wait_max;   // ... or after this time
  Column<ServiceId, std::optional<Duration>> drive_max;  // without calls, by road: of one carriage
  Column<ServiceId, std::optional<Teu>> capacity;        // per departure
  Column<ServiceId, Duration> cut_off;                   // latest delivery before departure
  Column<ServiceId, double> reliability;                 // share of departures that run
  Column<ServiceId, Status> status;
  Validity<ServiceId> validity;
  Provenance<ServiceId> provenance;
};

/// A stop of a service, in the order of the table. The first call of a service has run times of 0.
struct Calls {
  Column<CallId, ServiceId> service;
  Column<CallId, PlaceId> place;
  Column<CallId, Mode> mode;                  // of the movement that arrives here
  Column<CallId, std::vector<LinkId>> links;  // over which it arrives; their sum is the distance
  Durations<CallId> run_time;                 // from the previous call; typical 0: the sum of its links
  Durations<CallId> dwell;                    // from arrival here to departure
  Column<CallId, bool> is_transload;  // the goods change vehicle here while they stay with the service
  Column<CallId, bool> may_load, may_unload;
  Provenance<CallId> provenance;
};

struct Fleets {
  using IdType = Id<Fleets>;
  Column<IdType, ServiceId> service;
  Column<IdType, VehicleId> vehicle;
  Column<IdType, int> vehicle_count;
  Validity<IdType> validity;
  Provenance<IdType> provenance;
};

/// How often weather closes a place in a month of the year, and for how long at a time.
struct WeatherClosures {
  using IdType = Id<WeatherClosures>;
  Column<IdType, PlaceId> place;
  Column<IdType, int> month;
  Column<IdType, double> closed_share;
  Column<IdType, Duration> spell_mean;
  Provenance<IdType> provenance;
};

/// A place, link or service that cannot be used for a time. Whatever wants to depart there waits until it
/// ends.
struct Closures {
  using IdType = Id<Closures>;
  Column<IdType, PlaceId> place;
  Column<IdType, LinkId> link;
  Column<IdType, ServiceId> service;
  Validity<IdType> validity;
  Provenance<IdType> provenance;
};

/// What share of a vessel's capacity the depth of water at a place allows.
struct DraughtLimits {
  using IdType = Id<DraughtLimits>;
  Column<IdType, PlaceId> place;
  Column<IdType, std::optional<double>> draught_max;  // m
  Column<IdType, double> load_share_max;
  Validity<IdType> validity;
  Provenance<IdType> provenance;
};

}  // namespace corridor
