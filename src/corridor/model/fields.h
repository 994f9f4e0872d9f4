// SPDX-License-Identifier: Apache-2.0
// Data table: the one list of what a network holds. Reading and writing CSV, JSON and scenarios, `corridor
// show`, the checks and the generated page docs/reference/network.md all walk it: a new attribute is one
// member in tables.h and one line here. The trade tables follow in fields_trade.h; `Tables` and `each_table`
// stand there.
#pragma once

#include <concepts>
#include <string_view>
#include <type_traits>

#include "corridor/model/tables.h"

namespace corridor {

/// The unit of a field outside the program; inside, its type carries it.
enum class Unit : std::uint8_t {
  none,
  s,
  h,
  d,
  km,
  m,
  mm,
  t,
  teu,
  degree,
  share,
  per_day,
  per_week,
  per_year,
  kg_co2e,
  g_per_tkm,
  usd_per_tonne,
  usd_per_feu_day
};

enum class Need : std::uint8_t {
  must,  // a cell must have a value
  may,   // a cell, or the whole column, may be missing: the value is empty, or the type's preset (see
         // `presets.h`)
};

/// What a column is called and means outside. `name` ends in the unit.
struct Field {
  std::string_view name;
  Unit unit;
  std::string_view says;
  Need need = Need::must;
};

/// `T` is `Rows` or `const Rows`.
template <class T, class Rows>
concept Of = std::same_as<std::remove_const_t<T>, Rows>;

template <class T, class Visit>
void provenance_fields(T& t, Visit& visit) {
  visit(Field{"source", Unit::none, "Keys of the sources, joined by |."}, t.source);
  visit(Field{"evidence", Unit::none,
              "How sure the row is: documented, dataset, computed, estimate, assumption."},
        t.evidence);
  visit(Field{"method", Unit::none, "How a derived number was derived.", Need::may}, t.method);
  visit(Field{"note", Unit::none, "Remarks.", Need::may}, t.note);
}

template <class T, class Visit>
void validity_fields(T& t, Visit& visit) {
  visit(Field{"valid_from", Unit::none, "First day the row holds; empty: always.", Need::may}, t.valid_from);
  visit(Field{"valid_to", Unit::none, "Last day the row holds; empty: for good.", Need::may}, t.valid_to);
}

template <class T, class Visit>
void duration_fields(T& t, const char* const (&names)[4], Visit& visit, Need need = Need::must) {
  visit(Field{names[0], Unit::h, "Shortest.", need}, t.min);
  visit(Field{names[1], Unit::h, "Most likely (triangular, pert), median (lognormal) or only (fixed) value.",
              need},
        t.typical);
  visit(Field{names[2], Unit::h, "Longest; of a lognormal the 95 % point, as the shortest is its 5 % point.",
              need},
        t.max);
  visit(
      Field{names[3], Unit::none, "Shape of the spread: fixed, uniform, triangular, pert, lognormal.", need},
      t.shape);
}

inline constexpr const char* kTravelTimeNames[4] = {"travel_time_min_h", "travel_time_typical_h",
                                                    "travel_time_max_h", "travel_time_shape"};
inline constexpr const char* kDurationNames[4] = {"duration_min_h", "duration_typical_h", "duration_max_h",
                                                  "duration_shape"};
inline constexpr const char* kRunTimeNames[4] = {"run_time_min_h", "run_time_typical_h", "run_time_max_h",
                                                 "run_time_shape"};
inline constexpr const char* kDwellNames[4] = {"dwell_min_h", "dwell_typical_h", "dwell_max_h",
                                               "dwell_shape"};

template <Of<Sources> T, class Visit>
void each_field(T& t, Visit&& visit) {
  visit(Field{"id", Unit::none, "Key."}, t.id);
  visit(Field{"title", Unit::none, "Title of the document, page or data set."}, t.title);
  visit(Field{"publisher", Unit::none, "Who published it.", Need::may}, t.publisher);
  visit(Field{"year", Unit::none, "Year of publication.", Need::may}, t.year);
  visit(Field{"url", Unit::none, "Address.", Need::may}, t.url);
  visit(Field{"note", Unit::none, "Remarks, licence.", Need::may}, t.note);
}

template <Of<Countries> T, class Visit>
void each_field(T& t, Visit&& visit) {
  visit(Field{"id", Unit::none, "ISO 3166 alpha-2 code."}, t.id);
  visit(Field{"name", Unit::none, "English short name."}, t.name);
  provenance_fields(t.provenance, visit);
}

template <Of<CountryNames> T, class Visit>
void each_field(T& t, Visit&& visit) {
  visit(Field{"country", Unit::none, "Country."}, t.country);
  visit(Field{"name", Unit::none, "What it is called as well."}, t.name);
  visit(Field{"language", Unit::none, "Language (BCP 47), or iso3: its three-letter code."}, t.language);
  provenance_fields(t.provenance, visit);
}

template <Of<BlocMemberships> T, class Visit>
void each_field(T& t, Visit&& visit) {
  visit(Field{"country", Unit::none, "Country."}, t.country);
  visit(Field{"bloc", Unit::none, "Bloc or treaty: EU, EAEU, SCO, ..."}, t.bloc);
  visit(Field{"role", Unit::none, "member, candidate, observer, dialogue_partner, party, ..."}, t.role);
  validity_fields(t.validity, visit);
  provenance_fields(t.provenance, visit);
}

template <Of<Places> T, class Visit>
void each_field(T& t, Visit&& visit) {
  visit(Field{"id", Unit::none, "UN/LOCODE, or an own key with a hyphen."}, t.id);
  visit(Field{"name", Unit::none, "English name."}, t.name);
  visit(Field{"kind", Unit::none,
              "city, inland_terminal, sea_port, rail_border, road_border, rail_node, chokepoint."},
        t.kind);
  visit(Field{"country", Unit::none, "Country; empty for straits and capes.", Need::may}, t.country);
  visit(Field{"lat", Unit::degree, "Latitude, degrees north (WGS 84)."}, t.lat);
  visit(Field{"lon", Unit::degree, "Longitude, degrees east (WGS 84)."}, t.lon);
  visit(Field{"zone", Unit::none, "IANA time zone."}, t.zone);
  provenance_fields(t.provenance, visit);
}

template <Of<PlaceNames> T, class Visit>
void each_field(T& t, Visit&& visit) {
  visit(Field{"place", Unit::none, "Place."}, t.place);
  visit(Field{"name", Unit::none, "Another name of it, in any script."}, t.name);
  visit(Field{"language", Unit::none,
              "Language of the name (ISO 639-1), or 'code' for a code of another list."},
        t.language);
  provenance_fields(t.provenance, visit);
}

template <Of<Shapes> T, class Visit>
void each_field(T& t, Visit&& visit) {
  visit(Field{"id", Unit::none, "Key: mode and both ends."}, t.id);
  visit(Field{"geometry", Unit::none, "WKT LINESTRING, longitude before latitude."}, t.geometry);
  provenance_fields(t.provenance, visit);
}

template <Of<ShapeCountries> T, class Visit>
void each_field(T& t, Visit&& visit) {
  visit(Field{"shape", Unit::none, "Shape."}, t.shape);
  visit(Field{"country", Unit::none, "Country whose territory it passes."}, t.country);
  visit(Field{"share", Unit::share, "Share of the shape's length on that territory."}, t.share);
  provenance_fields(t.provenance, visit);
}

template <Of<Links> T, class Visit>
void each_field(T& t, Visit&& visit) {
  visit(Field{"id", Unit::none, "Key: mode, from, to."}, t.id);
  visit(Field{"from_place", Unit::none, "Where it starts."}, t.from_place);
  visit(Field{"to_place", Unit::none, "Where it ends."}, t.to_place);
  visit(Field{"mode", Unit::none, "rail, road, sea, ferry, barge."}, t.mode);
  visit(Field{"length_km", Unit::km, "Length."}, t.length);
  duration_fields(t.travel_time, kTravelTimeNames, visit);
  visit(Field{"gauge_mm", Unit::mm, "Track gauge; rail only.", Need::may}, t.gauge);
  visit(Field{"traction", Unit::none, "electric, diesel, mixed; rail only.", Need::may}, t.traction);
  visit(Field{"tracks", Unit::none, "Number of tracks.", Need::may}, t.tracks);
  visit(
      Field{"capacity_per_day", Unit::per_day, "Trains, ships or trucks a day in this direction.", Need::may},
      t.capacity);
  visit(Field{"operator", Unit::none, "Who runs it.", Need::may}, t.operator_name);
  visit(Field{"status", Unit::none, "open, planned, suspended."}, t.status);
  visit(Field{"shape", Unit::none, "Line on the map.", Need::may}, t.shape);
  validity_fields(t.validity, visit);
  provenance_fields(t.provenance, visit);
}

template <Of<Operations> T, class Visit>
void each_field(T& t, Visit&& visit) {
  visit(Field{"id", Unit::none, "Key."}, t.id);
  visit(Field{"place", Unit::none, "Where it happens."}, t.place);
  visit(Field{"kind", Unit::none, "transload, border, inspection, dwell, storage, passage."}, t.kind);
  visit(Field{"from_mode", Unit::none, "Mode the goods come by; empty: any.", Need::may}, t.from_mode);
  visit(Field{"to_mode", Unit::none, "Mode the goods leave by; empty: any.", Need::may}, t.to_mode);
  visit(Field{"from_gauge_mm", Unit::mm, "Gauge they come on; empty: any.", Need::may}, t.from_gauge);
  visit(Field{"to_gauge_mm", Unit::mm, "Gauge they leave on; empty: any.", Need::may}, t.to_gauge);
  visit(Field{"from_country", Unit::none, "Country left; empty: any.", Need::may}, t.from_country);
  visit(Field{"to_country", Unit::none, "Country entered; empty: any.", Need::may}, t.to_country);
  visit(
      Field{"regime", Unit::none, "Customs or contract regime: SMGS, CIM, CMR, TIR; empty: any.", Need::may},
      t.regime);
  duration_fields(t.duration, kDurationNames, visit);
  visit(Field{"probability", Unit::share, "Share of consignments it happens to; 1 if empty.", Need::may},
        t.probability);
  visit(Field{"servers", Unit::none, "How many can be served at once.", Need::may}, t.servers);
  visit(Field{"capacity_teu_per_year", Unit::per_year, "Capacity.", Need::may}, t.capacity);
  visit(Field{"opening_hours", Unit::none, "Local time: 'Mo-Fr 08:00-18:00'; empty: always open.", Need::may},
        t.opening_hours);
  visit(Field{"free_time_d", Unit::d, "Storage without charge.", Need::may}, t.free_time);
  visit(Field{"emission_kg_co2e", Unit::kg_co2e, "Emissions per TEU handled.", Need::may}, t.emission);
  validity_fields(t.validity, visit);
  provenance_fields(t.provenance, visit);
}

template <Of<Vehicles> T, class Visit>
void each_field(T& t, Visit&& visit) {
  visit(Field{"id", Unit::none, "Key."}, t.id);
  visit(Field{"name", Unit::none, "Name."}, t.name);
  visit(Field{"mode", Unit::none, "Mode."}, t.mode);
  visit(Field{"capacity_teu", Unit::teu, "Containers it carries.", Need::may}, t.capacity);
  visit(Field{"payload_t", Unit::t, "Mass it carries.", Need::may}, t.payload);
  visit(Field{"draught_m", Unit::m, "Draught when full.", Need::may}, t.draught);
  visit(Field{"emission_factor", Unit::none, "Its emission factor; empty: by mode, traction and country.",
              Need::may},
        t.emission_factor);
  provenance_fields(t.provenance, visit);
}

template <Of<Services> T, class Visit>
void each_field(T& t, Visit&& visit) {
  visit(Field{"id", Unit::none, "Key."}, t.id);
  visit(Field{"name", Unit::none, "Name."}, t.name);
  visit(Field{"operator", Unit::none, "Who runs it.", Need::may}, t.operator_name);
  visit(Field{"kind", Unit::none, "timetable, frequency, fill_and_sail, on_demand."}, t.kind);
  visit(Field{"mode", Unit::none, "Mode (of its longest part)."}, t.mode);
  visit(Field{"vehicle", Unit::none, "Vehicle."}, t.vehicle);
  visit(Field{"area", Unit::none, "Countries of a service without calls, joined by |.", Need::may}, t.area);
  visit(Field{"gauge_mm", Unit::mm, "Gauge of a rail service without calls.", Need::may}, t.gauge);
  visit(Field{"departures", Unit::none, "Timetable in local time of the first call: 'We 08:00 | Sa 08:00'.",
              Need::may},
        t.departures);
  visit(Field{"frequency_per_week", Unit::per_week, "Departures a week, no fixed day.", Need::may},
        t.frequency);
  visit(Field{"fill_teu", Unit::teu, "fill_and_sail: load at which it leaves.", Need::may}, t.fill);
  visit(Field{"wait_max_d", Unit::d, "fill_and_sail: longest wait before it leaves anyway.", Need::may},
        t.wait_max);
  visit(Field{"drive_max_h", Unit::h, "Road, without calls: longest driving of one carriage; empty: any.",
              Need::may},
        t.drive_max);
  visit(Field{"capacity_teu", Unit::teu, "Capacity of one departure.", Need::may}, t.capacity);
  visit(Field{"cut_off_h", Unit::h, "Latest delivery before departure."}, t.cut_off);
  visit(Field{"reliability", Unit::share, "Share of departures that run."}, t.reliability);
  visit(Field{"status", Unit::none, "open, planned, suspended."}, t.status);
  validity_fields(t.validity, visit);
  provenance_fields(t.provenance, visit);
}

template <Of<Calls> T, class Visit>
void each_field(T& t, Visit&& visit) {
  visit(Field{"service", Unit::none, "Service; its calls stand in order."}, t.service);
  visit(Field{"place", Unit::none, "Where it calls."}, t.place);
  visit(Field{"mode", Unit::none, "Mode of the movement that arrives here."}, t.mode);
  visit(Field{"links", Unit::none, "Links over which it arrives, joined by |; empty at the first call.",
              Need::may},
        t.links);
  duration_fields(t.run_time, kRunTimeNames, visit, Need::may);  // empty: the sum of its links
  duration_fields(t.dwell, kDwellNames, visit, Need::may);       // empty: none
  visit(Field{"is_transload", Unit::none,
              "yes: the goods change vehicle here while they stay with the service."},
        t.is_transload);
  visit(Field{"may_load", Unit::none, "yes, no."}, t.may_load);
  visit(Field{"may_unload", Unit::none, "yes, no."}, t.may_unload);
  provenance_fields(t.provenance, visit);
}

template <Of<Fleets> T, class Visit>
void each_field(T& t, Visit&& visit) {
  visit(Field{"service", Unit::none, "Service."}, t.service);
  visit(Field{"vehicle", Unit::none, "Vehicle."}, t.vehicle);
  visit(Field{"vehicle_count", Unit::none, "How many."}, t.vehicle_count);
  validity_fields(t.validity, visit);
  provenance_fields(t.provenance, visit);
}

template <Of<WeatherClosures> T, class Visit>
void each_field(T& t, Visit&& visit) {
  visit(Field{"place", Unit::none, "Place."}, t.place);
  visit(Field{"month", Unit::none, "Month of the year, 1 to 12."}, t.month);
  visit(Field{"closed_share", Unit::share, "Share of that month's time it is closed."}, t.closed_share);
  visit(Field{"spell_mean_h", Unit::h, "Mean length of one closure."}, t.spell_mean);
  provenance_fields(t.provenance, visit);
}

template <Of<Closures> T, class Visit>
void each_field(T& t, Visit&& visit) {
  visit(Field{"place", Unit::none, "Place that is closed.", Need::may}, t.place);
  visit(Field{"link", Unit::none, "Link that is closed.", Need::may}, t.link);
  visit(Field{"service", Unit::none, "Service that does not run.", Need::may}, t.service);
  validity_fields(t.validity, visit);
  provenance_fields(t.provenance, visit);
}

template <Of<DraughtLimits> T, class Visit>
void each_field(T& t, Visit&& visit) {
  visit(Field{"place", Unit::none, "Place."}, t.place);
  visit(Field{"draught_max_m", Unit::m, "Deepest draught.", Need::may}, t.draught_max);
  visit(Field{"load_share_max", Unit::share, "Share of a vessel's capacity that can be used."},
        t.load_share_max);
  validity_fields(t.validity, visit);
  provenance_fields(t.provenance, visit);
}

}  // namespace corridor
