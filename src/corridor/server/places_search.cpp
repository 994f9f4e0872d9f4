// SPDX-License-Identifier: Apache-2.0
#include "corridor/server/places_search.h"

#include <algorithm>
#include <tuple>

#include "corridor/base/fold.h"
#include "corridor/base/key_index.h"

namespace corridor {

namespace {

constexpr int kNothing = 9;

std::vector<std::string> words_of(std::string_view name) {
  std::vector<std::string> words;
  std::string word;
  for (const char c : name) {
    if (c != ' ' && c != '-' && c != '(' && c != '/' && c != ',') {
      word += c;
    } else if (!word.empty()) {
      words.push_back(fold(word));
      word.clear();
    }
  }
  if (!word.empty()) words.push_back(fold(word));
  return words;
}

int weight_of(PlaceKind kind) {
  switch (kind) {
    case PlaceKind::city:
    case PlaceKind::sea_port:
    case PlaceKind::inland_terminal:
      return 0;
    default:
      return 1;
  }
}

}  // namespace

PlacesSearch::PlacesSearch(const Network& network) {
  const Places& places = network.places();
  const auto add = [&](const std::string& spelling, PlaceId place, int kind) {
    std::string folded = fold(spelling);
    std::u32string letters = letters_of(folded);
    names_.push_back({spelling, std::move(folded), std::move(letters), words_of(spelling), place, kind});
  };
  for (const PlaceId place : IdRange<Places>{places.id.size()}) {
    add(places.id[place], place, 0);
    add(places.name[place], place, 1);
    weights_.push_back(weight_of(places.kind[place]));
  }
  const PlaceNames& others = network.tables().place_names;
  for (const auto row : IdRange<PlaceNames>{others.name.size()}) add(others.name[row], others.place[row], 2);
}

PlacesSearch::Found PlacesSearch::judge(const Name& name, std::string_view folded,
                                        std::u32string_view letters) {
  Found found{.place = name.place, .called = name.spelling, .rank = kNothing};
  if (name.folded == folded) {
    found.rank = 0;
  } else if (name.folded.starts_with(folded)) {
    found.rank = 1;
  } else if (std::ranges::any_of(name.words, [&](const auto& word) { return word.starts_with(folded); })) {
    found.rank = 2;
  } else if (letters.size() >= 3 && name.folded.find(folded) != std::string::npos) {
    found.rank = 3;
  } else if (letters.size() >= 3 && name.kind != 0) {
    // A third of the letters may be wrong, in the whole name or in its beginning.
    const std::size_t limit = std::max<std::size_t>(1, letters.size() / 3);
    std::size_t edits = edits_between(letters, name.letters, limit);
    if (name.letters.size() > letters.size())
      edits = std::min(
          edits, edits_between(letters, std::u32string_view(name.letters).substr(0, letters.size()), limit));
    if (edits <= limit) found = {name.place, name.spelling, 4, edits};
  }
  return found;
}

std::vector<PlacesSearch::Found> PlacesSearch::find(std::string_view text, std::size_t count) const {
  const std::string folded = fold(text);
  const std::u32string letters = letters_of(folded);
  std::vector<std::pair<Found, const Name*>> best(
      weights_.size(), {Found{.place = {}, .called = {}, .rank = kNothing}, nullptr});
  const auto order = [&](const std::pair<Found, const Name*>& one) {
    return std::tuple(one.first.rank, one.first.edits, one.second->kind == 0 && one.first.rank != 0,
                      weights_[one.first.place.position()], one.second->letters.size());
  };
  for (const Name& name : names_) {
    const std::pair<Found, const Name*> found{judge(name, folded, letters), &name};
    if (found.first.rank == kNothing) continue;
    auto& slot = best[name.place.position()];
    if (slot.second == nullptr || order(found) < order(slot)) slot = found;
  }
  std::erase_if(best, [](const auto& one) { return one.second == nullptr; });
  std::ranges::stable_sort(best, {}, order);
  std::vector<Found> result;
  for (const auto& one : best) {
    if (result.size() == count) break;
    result.push_back(one.first);
  }
  return result;
}

}  // namespace corridor
