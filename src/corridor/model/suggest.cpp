// SPDX-License-Identifier: Apache-2.0
#include "corridor/model/suggest.h"

#include <algorithm>
#include <utility>

namespace corridor {

namespace {

std::string lowered(std::string_view text) {
  std::string lower(text);
  for (char& c : lower) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return lower;
}

constexpr std::size_t kWordsListed = 12;  // so few that naming them all helps more than guessing

}  // namespace

// Optimal string alignment, three rows at a time.
int spelling_distance(std::string_view a, std::string_view b, int limit) {
  const std::size_t longer = std::max(a.size(), b.size());
  const std::size_t shorter = std::min(a.size(), b.size());
  if (longer - shorter > static_cast<std::size_t>(limit)) return limit + 1;
  std::vector<int> before(b.size() + 1);
  std::vector<int> last(b.size() + 1);
  std::vector<int> row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) last[j] = static_cast<int>(j);
  for (std::size_t i = 1; i <= a.size(); ++i) {
    row[0] = static_cast<int>(i);
    int best = row[0];
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const int replaced = last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
      row[j] = std::min({replaced, last[j] + 1, row[j - 1] + 1});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
        row[j] = std::min(row[j], before[j - 2] + 1);
      }
      best = std::min(best, row[j]);
    }
    if (best > limit) return limit + 1;
    std::swap(before, last);
    std::swap(last, row);
  }
  return last[b.size()];
}

std::vector<std::string_view> nearest(std::string_view word, std::span<const std::string_view> words,
                                      std::size_t count) {
  const std::string wanted = lowered(word);
  std::vector<std::pair<int, std::string_view>> near;
  for (const std::string_view candidate : words) {
    const std::size_t longer = std::max(wanted.size(), candidate.size());
    const int limit = longer < 2 ? 0 : static_cast<int>(std::max<std::size_t>(longer / 3, 1));
    const int distance = spelling_distance(wanted, lowered(candidate), limit);
    if (distance <= limit) near.emplace_back(distance, candidate);
  }
  std::ranges::sort(near);
  near.erase(std::ranges::unique(near).begin(), near.end());
  if (near.size() > count) near.resize(count);
  std::vector<std::string_view> found;
  for (const auto& [distance, candidate] : near) {
    if (distance <= near.front().first + 1) found.push_back(candidate);
  }
  return found;
}

std::string did_you_mean(std::string_view word, std::span<const std::string_view> words) {
  std::string hint;
  const std::vector<std::string_view> near = nearest(word, words);
  if (!near.empty()) {
    hint = "did you mean ";
    for (std::size_t i = 0; i < near.size(); ++i) {
      if (i > 0) hint += i + 1 == near.size() ? " or " : ", ";
      hint.append("'").append(near[i]).append("'");
    }
    hint += '?';
  } else if (!words.empty() && words.size() <= kWordsListed) {
    hint = "one of ";
    for (std::size_t i = 0; i < words.size(); ++i) {
      if (i > 0) hint += ", ";
      hint += words[i];
    }
  }
  return hint;
}

}  // namespace corridor
