// SPDX-License-Identifier: Apache-2.0
#include "corridor/model/suggest.h"

#include <vector>

#include "corridor/base/key_index.h"

namespace corridor {

namespace {

constexpr std::size_t kWordsListed = 12;  // so few that naming them all helps more than silence

}  // namespace

std::string did_you_mean(std::span<const std::string_view> near) {
  std::string hint;
  for (std::size_t i = 0; i < near.size(); ++i) {
    hint += i == 0 ? "did you mean " : i + 1 == near.size() ? " or " : ", ";
    hint.append("'").append(near[i]).append("'");
  }
  return near.empty() ? hint : hint + "?";
}

std::string did_you_mean(std::string_view word, std::span<const std::string_view> words) {
  std::vector<KeyIndex::Name> names;
  for (std::size_t i = 0; i < words.size(); ++i) {
    names.push_back({.spelling = std::string(words[i]), .position = static_cast<std::uint32_t>(i)});
  }
  std::vector<std::string_view> near;
  const KeyIndex index(std::move(names));
  // What only differs in case, marks or hyphens is the nearest of all.
  for (const KeyIndex::Name& name : index.find(word)) near.push_back(words[name.position]);
  if (near.empty()) {
    for (const KeyIndex::Name& name : index.nearest(word)) near.push_back(words[name.position]);
  }
  if (!near.empty()) return did_you_mean(near);
  if (words.size() > kWordsListed) return {};
  std::string hint;
  for (const std::string_view candidate : words) {
    hint += hint.empty() ? "one of " : ", ";
    hint += candidate;
  }
  return hint;
}

}  // namespace corridor
