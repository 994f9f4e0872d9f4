// SPDX-License-Identifier: Apache-2.0
// Finding rows by what people call them.
#include <algorithm>
#include <map>
#include <mutex>

#include <fmt/format.h>

#include "corridor/base/error.h"
#include "corridor/model/network.h"
#include "corridor/model/suggest.h"
#include "corridor/model/validity.h"

namespace corridor {

namespace {

std::string folded(std::string_view text) {
  std::string lower(text);
  for (char& c : lower) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return lower;
}

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
  const std::string wanted = folded(key);
  const auto near = std::ranges::find_if(all, [&](const std::string& k) { return folded(k) == wanted; });
  if (near != all.end()) return Id<Rows>{static_cast<std::uint32_t>(near - all.begin())};
  const std::string code = fmt::format("unknown_{}", noun);
  fail(code, key, fmt::format("is no {} of this network", noun),
       did_you_mean(key, std::vector<std::string_view>(all.begin(), all.end())));
}

}  // namespace

/// What places are called: folded name -> places. A key beats a name, a name beats another name of it.
struct Network::Keys {
  enum class Kind : std::uint8_t { key, name, other_name };
  struct Called {
    Kind kind;
    PlaceId place;
    friend auto operator<=>(const Called&, const Called&) = default;
  };
  std::once_flag once;
  std::map<std::string, std::vector<Called>, std::less<>> places;
};

std::shared_ptr<Network::Keys> Network::make_keys() { return std::make_shared<Keys>(); }

PlaceId Network::place(std::string_view key_or_name) const {
  std::call_once(keys_->once, [&] {
    const Places& places = tables_->places;
    const PlaceNames& names = tables_->place_names;
    for (const PlaceId place : IdRange<Places>{places.id.size()}) {
      keys_->places[folded(places.id[place])].push_back({Keys::Kind::key, place});
      keys_->places[folded(places.name[place])].push_back({Keys::Kind::name, place});
    }
    for (const auto row : IdRange<PlaceNames>{names.name.size()}) {
      keys_->places[folded(names.name[row])].push_back({Keys::Kind::other_name, names.place[row]});
    }
    for (auto& [name, called] : keys_->places) {
      std::ranges::sort(called);
      called.erase(std::ranges::unique(called).begin(), called.end());
    }
  });

  const auto found = keys_->places.find(folded(key_or_name));
  if (found == keys_->places.end()) {
    std::vector<std::string_view> words;
    for (const auto& [name, called] : keys_->places) words.push_back(name);
    std::vector<std::string_view> near;
    for (const std::string_view name : nearest(folded(key_or_name), words)) {
      near.push_back(tables_->places.name[keys_->places.find(name)->second.front().place]);
    }
    fail("unknown_place", key_or_name, "is no place of this network", did_you_mean(key_or_name, near));
  }
  const std::vector<Keys::Called>& called = found->second;
  std::vector<PlaceId> candidates;
  for (const Keys::Called& one : called) {
    if (one.kind == called.front().kind) candidates.push_back(one.place);
  }
  if (candidates.size() > 1) {
    std::string hint = "say which: ";
    for (const PlaceId place : candidates) {
      const CountryId country = tables_->places.country[place];
      hint +=
          fmt::format("{}{} ({}, {}{}{})", place == candidates.front() ? "" : ", ", tables_->places.id[place],
                      tables_->places.name[place], name_of(tables_->places.kind[place]),
                      country.is_none() ? "" : ", ", country.is_none() ? "" : tables_->countries.id[country]);
    }
    fail("ambiguous_place", key_or_name, "names more than one place", hint);
  }
  return candidates.front();
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
  const std::string wanted = folded(code_or_name);
  std::vector<std::string_view> words;
  for (const CountryId country : IdRange<Countries>{countries.id.size()}) {
    if (folded(countries.id[country]) == wanted || folded(countries.name[country]) == wanted) return country;
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
    if (folded(rows.bloc[row]) != folded(bloc)) continue;
    is_known = true;
    const std::string& role = rows.role[row];
    if ((role == "member" || role == "party") && holds(rows.validity, row, on)) {
      countries.push_back(rows.country[row]);
    }
  }
  if (!is_known) {
    fail("unknown_bloc", bloc, "is no bloc of this network",
         did_you_mean(bloc,
                      std::vector<std::string_view>(rows.bloc.values().begin(), rows.bloc.values().end())));
  }
  std::ranges::sort(countries);
  countries.erase(std::ranges::unique(countries).begin(), countries.end());
  return countries;
}

}  // namespace corridor
