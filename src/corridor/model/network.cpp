// SPDX-License-Identifier: Apache-2.0
// Indexes of a network and what is taken over from one that is alike. An index is taken over when the columns
// that it was made of are still the same memory.
#include "corridor/model/network.h"

#include <algorithm>
#include <atomic>
#include <cmath>
#include <mutex>

#include "corridor/base/check.h"
#include "corridor/base/error.h"
#include "corridor/model/digest.h"
#include "corridor/model/rules.h"
#include "corridor/model/table_access.h"

namespace corridor {

namespace {

// Groups the rows of a table by one of its columns.
template <class RowId, class Key>
std::shared_ptr<const Grouped<Key, RowId>> grouped_by(const Column<RowId, Key>& keys, std::size_t key_count) {
  std::vector<std::pair<Key, RowId>> pairs;
  pairs.reserve(keys.size());
  for (std::uint32_t i = 0; i < keys.size(); ++i) pairs.emplace_back(keys.values()[i], RowId{i});
  return std::make_shared<const Grouped<Key, RowId>>(key_count, pairs);
}

// Squared length in degrees, good enough to tell which end of a line is nearer.
double apart(const Position& a, double lat, double lon) {
  const double east = std::remainder(a.lon - lon, 360.0) * std::cos(lat * 0.017453292519943295);
  const double north = a.lat - lat;
  return east * east + north * north;
}

bool is_backwards(const Places& places, const Links& links, LinkId link, const Polyline& line) {
  const PlaceId from = links.from_place[link];
  return !line.empty() && apart(line.front(), places.lat[from], places.lon[from]) >
                              apart(line.back(), places.lat[from], places.lon[from]);
}

void add_ends(const Places& places, PlaceId from, PlaceId to, std::vector<CountryShare>& shares) {
  const CountryId a = places.country[from];
  const CountryId b = places.country[to];
  if (a == b) {
    if (!a.is_none()) shares.push_back({a, 1.0});
    return;
  }
  const double share = a.is_none() || b.is_none() ? 1.0 : 0.5;
  if (!a.is_none()) shares.push_back({a, share});
  if (!b.is_none()) shares.push_back({b, share});
}

std::shared_ptr<const Grouped<LinkId, CountryShare>> territories(const Tables& tables) {
  const Links& links = tables.links;
  const ShapeCountries& rows = tables.shape_countries;
  const auto of_shape = grouped_by(rows.shape, tables.shapes.id.size());
  std::vector<std::pair<LinkId, CountryShare>> pairs;
  std::vector<CountryShare> shares;
  for (const LinkId link : IdRange<Links>{links.id.size()}) {
    shares.clear();
    const ShapeId shape = links.shape[link];
    if (!shape.is_none()) {
      for (const auto row : (*of_shape)[shape]) shares.push_back({rows.country[row], rows.share[row]});
      if (is_backwards(tables.places, links, link, tables.shapes.geometry[shape])) {
        std::ranges::reverse(shares);
      }
    }
    const bool is_on_water = links.mode[link] == Mode::sea || links.mode[link] == Mode::ferry;
    if (shares.empty() && !is_on_water) {
      add_ends(tables.places, links.from_place[link], links.to_place[link], shares);
    }
    for (const CountryShare& share : shares) pairs.emplace_back(link, share);
  }
  return std::make_shared<const Grouped<LinkId, CountryShare>>(links.id.size(), pairs);
}

bool same_territories(const Tables& a, const Tables& b) {
  return a.links.shape.shares(b.links.shape) && a.links.mode.shares(b.links.mode) &&
         a.links.from_place.shares(b.links.from_place) && a.links.to_place.shares(b.links.to_place) &&
         a.shapes.geometry.shares(b.shapes.geometry) &&
         a.shape_countries.shape.shares(b.shape_countries.shape) &&
         a.shape_countries.country.shares(b.shape_countries.country) &&
         a.shape_countries.share.shares(b.shape_countries.share) &&
         a.places.country.shares(b.places.country) && a.places.lat.shares(b.places.lat) &&
         a.places.lon.shares(b.places.lon);
}

bool same_names(const Tables& a, const Tables& b) {
  return a.places.id.shares(b.places.id) && a.places.name.shares(b.places.name) &&
         a.place_names.name.shares(b.place_names.name) && a.place_names.place.shares(b.place_names.place) &&
         a.countries.id.shares(b.countries.id) && a.countries.name.shares(b.countries.name) &&
         a.country_names.name.shares(b.country_names.name) &&
         a.country_names.country.shares(b.country_names.country);
}

}  // namespace

/// Hashes of columns in the order of the list of fields. Those that were known when the network was made
/// came from a network with the same column; the rest is made when the digest is first asked for.
struct Network::Digests {
  std::once_flag once;
  std::atomic<bool> is_made = false;
  std::vector<std::optional<Sha256::Hash>> columns;
  std::string text;
};

Network::Network(Tables tables, const Network* like) {
  std::vector<Problem> problems = check(tables, Severity::error);
  if (!problems.empty()) throw Error(std::move(problems));

  tables_ = std::make_shared<const Tables>(std::move(tables));
  const Tables& now = *tables_;
  const Tables* before = like ? like->tables_.get() : nullptr;
  const std::size_t place_count = now.places.id.size();
  const bool same_places = before && now.places.id.shares(before->places.id);

  const auto is_same = [&](const auto& column, const auto& other) {
    return same_places && column.shares(other);
  };
  links_from_ = before && is_same(now.links.from_place, before->links.from_place)
                    ? like->links_from_
                    : grouped_by(now.links.from_place, place_count);
  links_to_ = before && is_same(now.links.to_place, before->links.to_place)
                  ? like->links_to_
                  : grouped_by(now.links.to_place, place_count);
  operations_at_ = before && is_same(now.operations.place, before->operations.place)
                       ? like->operations_at_
                       : grouped_by(now.operations.place, place_count);
  calls_of_ =
      before && now.services.id.shares(before->services.id) && now.calls.service.shares(before->calls.service)
          ? like->calls_of_
          : grouped_by(now.calls.service, now.services.id.size());
  countries_of_ = before && same_territories(now, *before) ? like->countries_of_ : territories(now);
  keys_ = before && same_names(now, *before) ? like->keys_ : make_keys();
  digests_ = std::make_shared<Digests>();
  if (like) take_digests(*like);
}

namespace {

void add_text(Sha256& sum, std::string_view text) {
  const std::uint64_t size = text.size();
  sum.add_values(std::span(&size, 1));
  sum.add_values(std::span<const char>(text));
}

// Values whose bytes are their meaning, least significant first, as on all machines we build for.
template <class T>
inline constexpr bool kIsPlain = std::is_trivially_copyable_v<T> && !requires(T t) { t.has_value(); };

template <class T>
void add_values(Sha256& sum, const std::vector<T>& values);

template <class T>
void add_value(Sha256& sum, const T& value) {
  if constexpr (std::is_same_v<T, std::string>) {
    add_text(sum, value);
  } else if constexpr (kIsPlain<T>) {
    sum.add_values(std::span(&value, 1));
  } else if constexpr (requires { value.has_value(); }) {
    add_value(sum, value.has_value());
    if (value) add_value(sum, *value);
  } else {
    add_value(sum, static_cast<std::uint64_t>(value.size()));
    add_values(sum, value);
  }
}

template <class T>
void add_values(Sha256& sum, const std::vector<T>& values) {
  if constexpr (kIsPlain<T> && !std::is_same_v<T, bool>) {
    sum.add_values(std::span(values));
  } else {
    for (const T& value : values) add_value(sum, value);
  }
}

template <class T>
Sha256::Hash hash_of(const std::vector<T>& values) {
  Sha256 sum;
  add_values(sum, values);
  return sum.finish();
}

// Calls `visit(column)` for every column of every table, in order.
template <class Visit>
void each_column(const Tables& tables, Visit&& visit) {
  each_table(tables, [&](std::string_view, const auto& rows) {
    each_field(rows, [&](const Field&, const auto& column) { visit(column); });
  });
}

}  // namespace

void Network::take_digests(const Network& like) {
  if (!like.digests_->is_made) return;
  std::vector<const void*> theirs;
  each_column(*like.tables_, [&](const auto& column) { theirs.push_back(&column.values()); });
  each_column(*tables_, [&](const auto& column) {
    const std::size_t position = digests_->columns.size();
    const bool is_shared = static_cast<const void*>(&column.values()) == theirs[position];
    digests_->columns.push_back(is_shared ? like.digests_->columns[position] : std::nullopt);
  });
}

const std::string& Network::digest() const {
  std::call_once(digests_->once, [&] {
    Sha256 sum;
    std::size_t position = 0;
    each_table(*tables_, [&](std::string_view name, const auto& rows) {
      add_text(sum, name);
      each_field(rows, [&](const Field& field, const auto& column) {
        if (position == digests_->columns.size()) digests_->columns.emplace_back();
        std::optional<Sha256::Hash>& hash = digests_->columns[position++];
        if (!hash) hash = hash_of(column.values());
        add_text(sum, field.name);
        sum.add_values(std::span<const std::uint8_t>(*hash));
      });
    });
    digests_->text = hex_of(sum.finish());
    digests_->is_made = true;
  });
  return digests_->text;
}

}  // namespace corridor
