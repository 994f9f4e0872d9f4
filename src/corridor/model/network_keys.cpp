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

/// What places and countries are called, made when first asked for. A key beats a name, a name beats another
/// name.
struct Network::Keys {
  std::once_flag once, once_countries;
  KeyIndex places, countries;
};

std::shared_ptr<Network::Keys> Network::make_keys() { return std::make_shared<Keys>(); }

namespace {

/// Keys and names of the rows, and their other names, whose rows `column` names.
template <class Rows, class Others, class Column>
KeyIndex names_of(const Rows& rows, const Others& others, const Column& column) {
  std::vector<KeyIndex::Name> names;
  for (const auto row : IdRange<Rows>{rows.id.size()}) {
    names.push_back({rows.id[row], row.position(), 0});
    names.push_back({rows.name[row], row.position(), 1});
  }
  for (const auto row : IdRange<Others>{others.name.size()}) {
    names.push_back({others.name[row], column[row].position(), 2});
  }
  return KeyIndex(std::move(names));
}

/// The row that is called so. Throws  Error: none is, or several are.
std::uint32_t named(const KeyIndex& index, std::string_view name, std::string_view noun,
                    const auto& description) {
  const std::span<const KeyIndex::Name> called = index.find(name);
  if (called.empty()) {
    const std::vector<KeyIndex::Name> near = index.nearest(name);
    std::vector<std::string_view> words;
    for (const KeyIndex::Name& one : near) words.push_back(one.spelling);
    fail(fmt::format("unknown_{}", noun), name, fmt::format("is no {} of this network", noun),
         did_you_mean(words));
  }
  std::string candidates;
  std::size_t count = 0;
  for (const KeyIndex::Name& one : called) {
    if (one.rank != called.front().rank) break;
    candidates += (count++ == 0 ? "say which: " : ", ") + description(one.position);
  }
  if (count > 1) {
    fail(fmt::format("ambiguous_{}", noun), name, fmt::format("names more than one {}", noun), candidates);
  }
  return called.front().position;
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
  const Tables& tables = *tables_;
  std::call_once(keys_->once, [&] {
    keys_->places = names_of(tables.places, tables.place_names, tables.place_names.place);
  });
  const auto describe = [&](std::uint32_t place) { return description(tables, PlaceId{place}); };
  return PlaceId{named(keys_->places, key_or_name, "place", describe)};
}

CountryId Network::country(std::string_view code_or_name) const {
  const Tables& tables = *tables_;
  std::call_once(keys_->once_countries, [&] {
    keys_->countries = names_of(tables.countries, tables.country_names, tables.country_names.country);
  });
  const auto describe = [&](std::uint32_t country) {
    return fmt::format("{} ({})", tables.countries.id[CountryId{country}],
                       tables.countries.name[CountryId{country}]);
  };
  return CountryId{named(keys_->countries, code_or_name, "country", describe)};
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
