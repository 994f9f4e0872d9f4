// SPDX-License-Identifier: Apache-2.0
#include "corridor/verbs/naming.h"

#include <algorithm>
#include <cmath>

#include "corridor/base/text.h"

namespace corridor {

namespace {

/// Squared distance in degrees, good enough to tell which end of a line is which.
double nearness(Position a, Position b) {
  const double lon = std::remainder(a.lon - b.lon, 360.0);
  return lon * lon + (a.lat - b.lat) * (a.lat - b.lat);
}

}  // namespace

Polyline line_of(const Network& network, LinkId link) {
  const Links& links = network.links();
  const Position from = position_of(network, links.from_place[link]);
  const Position to = position_of(network, links.to_place[link]);
  const ShapeId shape = links.shape[link];
  if (shape.is_none() || network.tables().shapes.geometry[shape].size() < 2) return {from, to};
  Polyline line = network.tables().shapes.geometry[shape];
  if (nearness(line.front(), from) + nearness(line.back(), to) >
      nearness(line.front(), to) + nearness(line.back(), from)) {
    std::ranges::reverse(line);
  }
  return line;
}

std::string_view short_name(std::string_view name) {
  const auto end = std::min(name.find_first_of("(,;:"), name.find(" / "));
  if (end == std::string_view::npos || end == 0) return name;
  return trimmed(name.substr(0, end));
}

std::string name_of(const Network& network, PlaceId place) {
  return place.is_none() ? std::string{} : std::string(short_name(network.places().name[place]));
}
std::string name_of(const Network& network, CommodityId commodity) {
  return commodity.is_none() ? std::string{}
                             : std::string(short_name(network.tables().commodities.name[commodity]));
}
std::string key_of(const Network& network, PlaceId place) {
  return place.is_none() ? std::string{} : network.places().id[place];
}
std::string code_of(const Network& network, CountryId country) {
  return country.is_none() ? std::string{} : network.tables().countries.id[country];
}
std::vector<std::string> codes_of(const Network& network, std::span<const CountryId> countries) {
  std::vector<std::string> codes;
  for (const CountryId country : countries) codes.push_back(code_of(network, country));
  return codes;
}
std::string key_of(const Network& network, ServiceId service) {
  return service.is_none() ? std::string{} : network.services().id[service];
}
std::string name_of(const Network& network, ServiceId service) {
  return service.is_none() ? std::string{} : network.services().name[service];
}
std::string key_of(const Network& network, CorridorId corridor) {
  return corridor.is_none() ? std::string{} : network.tables().corridors.id[corridor];
}
std::string name_of(const Network& network, CorridorId corridor) {
  return corridor.is_none() ? std::string("no named corridor") : network.tables().corridors.name[corridor];
}
std::vector<std::string> keys_of(const Network& network, std::span<const SourceId> sources) {
  std::vector<std::string> keys;
  for (const SourceId source : sources) keys.push_back(network.tables().sources.id[source]);
  return keys;
}

Zone zone_of(const Network& network, PlaceId place) {
  return place.is_none() ? Zone::utc() : Zone::find(network.places().zone[place]).value_or(Zone::utc());
}

Position position_of(const Network& network, PlaceId place) {
  return {.lon = network.places().lon[place], .lat = network.places().lat[place]};
}

Polyline line_of(const Network& network, const LedgerRow& leg) {
  Polyline whole;
  for (const LinkId link : leg.links) {
    const Polyline part = line_of(network, link);
    const bool joins = !whole.empty() && nearness(whole.back(), part.front()) < 1e-12;
    whole.insert(whole.end(), part.begin() + (joins ? 1 : 0), part.end());
  }
  if (whole.empty()) whole = {position_of(network, leg.from_place), position_of(network, leg.to_place)};
  return whole;
}

std::string usd_text(double usd) { return grouped_text_of(usd, 0); }
std::string days_text(double days) { return text_of(days, 1); }

std::string listed(std::span<const std::string> entries) {
  std::string text;
  for (std::size_t i = 0; i < entries.size(); ++i) {
    if (i > 0) text += i + 1 == entries.size() ? " and " : ", ";
    text += entries[i];
  }
  return text;
}

}  // namespace corridor
