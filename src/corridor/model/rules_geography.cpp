// SPDX-License-Identifier: Apache-2.0
// Rules about where places lie, how long links are, how fast one passes them, and the lines that stand for
// them.
#include <algorithm>
#include <array>
#include <map>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "corridor/base/geodesic.h"
#include "corridor/base/text.h"
#include "corridor/model/duration.h"
#include "corridor/model/findings.h"

namespace corridor {

namespace {

// Positions of stations are known to a few kilometres, and lengths to about 2 per cent.
constexpr double kLengthSlackShare = 0.02;
constexpr double kLengthSlackKm = 2.0;
constexpr double kDetourMax = 3.0;
constexpr double kDetourFromKm = 20.0;  // shorter links wind through yards and harbours
constexpr double kLineEndKmMax = 5.0;
// Siberia's far ends are some 5,000 km from Russia's middle; a swap of lat and lon moves a place much
// further.
constexpr double kCountryKmMax = 6000.0;
// Nearer than this to its country's other places, a place is where it should be, swapped or not.
constexpr double kSwapKmMin = 1500.0;

struct SpeedBounds {
  double min_kmh, max_kmh;
};

/// By mode, door to door of a link, stops on the way included.
constexpr std::array<SpeedBounds, 5> kSpeedBounds{{{5, 160}, {5, 110}, {8, 50}, {5, 50}, {3, 30}}};

Position position_of(const Places& places, PlaceId place) { return {places.lon[place], places.lat[place]}; }

bool is_on_globe(Position p) { return p.lat >= -90 && p.lat <= 90 && p.lon >= -180 && p.lon <= 180; }

/// Middle of the places of each country: medians, so that one wrong place does not move it.
std::map<std::uint32_t, Position> middles_of(const Places& places) {
  std::map<std::uint32_t, std::pair<std::vector<double>, std::vector<double>>> positions;
  for (const PlaceId place : IdRange<Places>{places.id.size()}) {
    if (places.country[place].is_none() || !is_on_globe(position_of(places, place))) continue;
    auto& [lons, lats] = positions[places.country[place].position()];
    lons.push_back(places.lon[place]);
    lats.push_back(places.lat[place]);
  }
  std::map<std::uint32_t, Position> middles;
  for (auto& [country, both] : positions) {
    auto& [lons, lats] = both;
    if (lons.size() < 3) continue;  // with one or two places nobody knows which is wrong
    const auto middle = static_cast<std::ptrdiff_t>(lons.size() / 2);
    std::nth_element(lons.begin(), lons.begin() + middle, lons.end());
    std::nth_element(lats.begin(), lats.begin() + middle, lats.end());
    middles[country] = {lons[static_cast<std::size_t>(middle)], lats[static_cast<std::size_t>(middle)]};
  }
  return middles;
}

void check_positions(const Tables& tables, Findings& findings) {
  const Places& places = tables.places;
  const auto middles = middles_of(places);
  for (const PlaceId place : IdRange<Places>{places.id.size()}) {
    const Position at = position_of(places, place);
    const std::string given = fmt::format("{}, {}", text_of(at.lat), text_of(at.lon));
    const Position swapped{at.lat, at.lon};
    if (!is_on_globe(at)) {
      findings.add("position_out_of_range", {"places", place.position(), "lat", given}, "is not on the globe",
                   is_on_globe(swapped) ? "lat and lon look swapped" : "");
      continue;
    }
    const auto middle =
        places.country[place].is_none() ? middles.end() : middles.find(places.country[place].position());
    if (middle == middles.end()) continue;
    const double away = distance(at, middle->second).in_units();
    const bool swap_helps = away > kSwapKmMin && is_on_globe(swapped) &&
                            distance(swapped, middle->second).in_units() < 0.7 * away;
    if (swap_helps || away > kCountryKmMax) {
      const std::string& country = tables.countries.name[places.country[place]];
      findings.add("swapped_position", {"places", place.position(), "lat", given},
                   fmt::format("lies {:.0f} km from the other places of {}", away, country),
                   swap_helps ? "lat and lon look swapped" : "");
    }
  }
}

void check_length(const Links& links, LinkId link, double straight, Findings& findings) {
  const double length = links.length[link].in_units();
  const std::string given = text_of(length);
  if (length < straight * (1.0 - kLengthSlackShare) - kLengthSlackKm) {
    findings.add("shorter_than_straight", {"links", link.position(), "length_km", given},
                 fmt::format("the straight line between its ends is {:.0f} km long", straight));
  } else if (links.mode[link] != Mode::sea && straight > kDetourFromKm && length > kDetourMax * straight) {
    findings.add("long_detour", {"links", link.position(), "length_km", given},
                 fmt::format("is {:.1f} times the straight line of {:.0f} km", length / straight, straight));
  }
}

void check_speed(const Links& links, LinkId link, Findings& findings) {
  const Duration time = links.travel_time.typical[link];
  const double length = links.length[link].in_units();
  if (time <= Duration{0} || length < kLengthSlackKm)
    return;  // where stops outweigh movement, speed says nothing
  const double speed = length / in_hours(time);
  const SpeedBounds bounds = kSpeedBounds[static_cast<std::size_t>(links.mode[link])];
  if (speed < bounds.min_kmh || speed > bounds.max_kmh) {
    findings.add("speed_out_of_bounds",
                 {"links", link.position(), "travel_time_typical_h", text_of(in_hours(time))},
                 fmt::format("makes {:.0f} km/h over {} km; {} moves at {:.0f} to {:.0f} km/h", speed,
                             text_of(length), name_of(links.mode[link]), bounds.min_kmh, bounds.max_kmh));
  }
}

void check_line(const Tables& tables, LinkId link, Position from, Position to, Findings& findings) {
  const Links& links = tables.links;
  const ShapeId shape = links.shape[link];
  if (shape.is_none()) {
    findings.add("no_line", {"links", link.position(), "shape", links.id[link]}, "has no line on the map");
    return;
  }
  const Polyline& line = tables.shapes.geometry[shape];
  if (line.size() < 2) {
    findings.add("line_ends_elsewhere", {"links", link.position(), "shape", tables.shapes.id[shape]},
                 "the line has fewer than two points");
    return;
  }
  const auto away = [&](Position a, Position b) {
    return std::max(distance(line.front(), a).in_units(), distance(line.back(), b).in_units());
  };
  const double nearest = std::min(away(from, to), away(to, from));
  if (nearest > kLineEndKmMax) {
    findings.add("line_ends_elsewhere", {"links", link.position(), "shape", tables.shapes.id[shape]},
                 fmt::format("an end of the line lies {:.0f} km from the place it belongs to", nearest));
  }
}

void check_territories(const Tables& tables, Findings& findings) {
  const ShapeCountries& rows = tables.shape_countries;
  std::vector<double> sums(tables.shapes.id.size(), 0.0);
  for (std::uint32_t row = 0; row < rows.shape.size(); ++row) {
    sums[rows.shape.values()[row].position()] += rows.share.values()[row];
  }
  std::vector<bool> is_on_land(tables.shapes.id.size(), false);
  for (const LinkId link : IdRange<Links>{tables.links.id.size()}) {
    const Mode mode = tables.links.mode[link];
    if ((mode == Mode::rail || mode == Mode::road) && !tables.links.shape[link].is_none()) {
      is_on_land[tables.links.shape[link].position()] = true;
    }
  }
  for (const ShapeId shape : IdRange<Shapes>{tables.shapes.id.size()}) {
    const double sum = sums[shape.position()];
    const bool is_short = is_on_land[shape.position()] && sum < 0.95;
    if (sum > 1.001 || is_short) {  // shares are written with a few decimals
      findings.add("territory_shares", {"shapes", shape.position(), "id", tables.shapes.id[shape]},
                   fmt::format("its territories add up to {:.3f} of it", sum));
    }
  }
}

}  // namespace

void check_geography(const Tables& tables, Findings& findings) {
  check_positions(tables, findings);
  const Links& links = tables.links;
  for (const LinkId link : IdRange<Links>{links.id.size()}) {
    if (links.from_place[link] == links.to_place[link]) {
      findings.add("same_ends",
                   {"links", link.position(), "to_place", tables.places.id[links.to_place[link]]},
                   "the link ends where it starts");
      continue;
    }
    const Position from = position_of(tables.places, links.from_place[link]);
    const Position to = position_of(tables.places, links.to_place[link]);
    if (!is_on_globe(from) || !is_on_globe(to)) continue;
    check_length(links, link, distance(from, to).in_units(), findings);
    check_speed(links, link, findings);
    check_line(tables, link, from, to, findings);
  }
  check_territories(tables, findings);
}

}  // namespace corridor
