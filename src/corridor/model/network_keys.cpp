// SPDX-License-Identifier: Apache-2.0
// Finding rows by what people call them.
#include <algorithm>
#include <mutex>

#include <fmt/format.h>

#include "corridor/base/error.h"
#include "corridor/base/fold.h"
#include "corridor/base/key_index.h"
#include "corridor/model/network.h"
#include "corridor/model/suggest.h"
#include "corridor/model/validity.h"

namespace corridor {

namespace {

[[noreturn]] void fail(std::string_view code, std::string_view value, std::string what, std::string hint) {
  throw Error(Problem{.code = std::string(code),
                      .value = std::string(value),
                      .what = std::move(what),
                      .hint = std::move(hint)});
}

// The row with this key; upper and lower case count as the same where that is not ambiguous.
template <class Rows>
Id<Rows> find_key(const Column<Id<Rows>, std::string>& keys, std::string_view key, std::string_view noun) {
  const std::vector<std::string>& all = keys.values();
  const auto exact = std::ranges::find(all, key);
  if (exact != all.end()) return Id<Rows>{static_cast<std::uint32_t>(exact - all.begin())};
  const std::string wanted = fold(key);
  const auto near = std::ranges::find_if(all, [&](const std::string& k) { return fold(k) == wanted; });
  if (near != all.end()) return Id<Rows>{static_cast<std::uint32_t>(near - all.begin())};
  const std::string code = fmt::format("unknown_{}", noun);
  fail(code, key, fmt::format("is no {} of this network", noun),
       did_you_mean(key, std::vector<std::string_view>(all.begin(), all.end())));
}

}  // namespace

/// What places are called, made when first asked for. A key beats a name, a name beats another name.
struct Network::Keys {
  std::once_flag once;
  KeyIndex places;
};

std::shared_ptr<Network::Keys> Network::make_keys() { return std::make_shared<Keys>(); }

namespace {

KeyIndex names_of_places(const Tables& tables) {
  const Places& places = tables.places;
  const PlaceNames& others = tables.place_names;
  std::vector<KeyIndex::Name> names;
  for (const PlaceId place : IdRange<Places>{places.id.size()}) {
    names.push_back({places.id[place], place.position(), 0});
    names.push_back({places.name[place], place.position(), 1});
  }
  for (const auto row : IdRange<PlaceNames>{others.name.size()}) {
    names.push_back({others.name[row], others.place[row].position(), 2});
  }
  return KeyIndex(std::move(names));
}

// "KZAAU (Aktau, sea_port, KZ)"
std::string description(const Tables& tables, PlaceId place) {
  const Places& places = tables.places;
  const CountryId country = places.country[place];
  return fmt::format("{} ({}, {}{}{})", places.id[place], places.name[place], name_of(places.kind[place]),
                     country.is_none() ? "" : ", ", country.is_none() ? "" : tables.countries.id[country]);
}

}  // namespace

PlaceId Network::place(std::string_view key_or_name) const {
  std::call_once(keys_->once, [&] { keys_->places = names_of_places(*tables_); });
  const std::span<const KeyIndex::Name> called = keys_->places.find(key_or_name);
  if (called.empty()) {
    const std::vector<KeyIndex::Name> near = keys_->places.nearest(key_or_name);
    std::vector<std::string_view> words;
    for (const KeyIndex::Name& name : near) words.push_back(name.spelling);
    fail("unknown_place", key_or_name, "is no place of this network", did_you_mean(words));
  }
  std::string candidates;
  std::size_t count = 0;
  for (const KeyIndex::Name& name : called) {
    if (name.rank != called.front().rank) break;
    candidates += (count++ == 0 ? "say which: " : ", ") + description(*tables_, PlaceId{name.position});
  }
  if (count > 1) fail("ambiguous_place", key_or_name, "names more than one place", candidates);
  return PlaceId{called.front().position};
}

LinkId Network::link(std::string_view key) const { return find_key(tables_->links.id, key, "link"); }
ServiceId Network::service(std::string_view key) const {
  return find_key(tables_->services.id, key, "service");
}
CommodityId Network::commodity(std::string_view key) const {
  return find_key(tables_->commodities.id, key, "commodity");
}
CorridorId Network::corridor(std::string_view key) const {
  return find_key(tables_->corridors.id, key, "corridor");
}
EventId Network::event(std::string_view key) const { return find_key(tables_->events.id, key, "event"); }

CountryId Network::country(std::string_view code_or_name) const {
  const Countries& countries = tables_->countries;
  const std::string wanted = fold(code_or_name);
  std::vector<std::string_view> words;
  for (const CountryId country : IdRange<Countries>{countries.id.size()}) {
    if (fold(countries.id[country]) == wanted || fold(countries.name[country]) == wanted) return country;
    words.push_back(countries.id[country]);
    words.push_back(countries.name[country]);
  }
  fail("unknown_country", code_or_name, "is no country of this network", did_you_mean(code_or_name, words));
}

std::vector<CountryId> Network::members(std::string_view bloc, Date on) const {
  const BlocMemberships& rows = tables_->bloc_memberships;
  std::vector<CountryId> countries;
  bool is_known = false;
  for (const auto row : IdRange<BlocMemberships>{rows.country.size()}) {
    if (fold(rows.bloc[row]) != fold(bloc)) continue;
    is_known = true;
    const std::string& role = rows.role[row];
    if ((role == "member" || role == "party") && holds(rows.validity, row, on)) {
      countries.push_back(rows.country[row]);
    }
  }
  if (!is_known) {
    std::vector<std::string_view> words(rows.bloc.values().begin(), rows.bloc.values().end());
    std::ranges::sort(words);
    words.erase(std::ranges::unique(words).begin(), words.end());
    fail("unknown_bloc", bloc, "is no bloc of this network", did_you_mean(bloc, words));
  }
  std::ranges::sort(countries);
  countries.erase(std::ranges::unique(countries).begin(), countries.end());
  return countries;
}

}  // namespace corridor
