// SPDX-License-Identifier: Apache-2.0
#include "corridor/base/key_index.h"

#include <algorithm>
#include <tuple>
#include <utility>

#include "corridor/base/check.h"
#include "corridor/base/fold.h"

namespace corridor {

std::u32string letters_of(std::string_view text) {
  std::u32string letters;
  for (std::size_t at = 0; at < text.size();) {
    const auto lead = static_cast<std::uint8_t>(text[at]);
    const std::size_t size = lead < 0xC0 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    char32_t letter = size == 1 ? lead : lead & (0xFFU >> (size + 1));
    for (std::size_t i = 1; i < size && at + i < text.size(); ++i) {
      letter = (letter << 6U) | (static_cast<std::uint8_t>(text[at + i]) & 0x3FU);
    }
    letters += letter;
    at += size;
  }
  return letters;
}

std::size_t edits_between(std::u32string_view a, std::u32string_view b, std::size_t limit) {
  if (a.size() > b.size()) std::swap(a, b);
  const std::size_t too_many = limit + 1;
  if (b.size() - a.size() > limit) return too_many;
  // Three rows of the table over b, of which only the cells within `limit` of the diagonal can matter.
  std::vector<std::size_t> before_last(b.size() + 1, too_many);
  std::vector<std::size_t> last(b.size() + 1, too_many);
  std::vector<std::size_t> row(b.size() + 1, too_many);
  for (std::size_t j = 0; j <= std::min(limit, b.size()); ++j) last[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    const std::size_t from = i > limit ? i - limit : 1;
    const std::size_t to = std::min(b.size(), i + limit);
    row[from - 1] = from == 1 ? std::min(i, too_many) : too_many;
    if (to < b.size()) row[to + 1] = too_many;
    std::size_t best = row[from - 1];
    for (std::size_t j = from; j <= to; ++j) {
      std::size_t edits =
          std::min({last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1), last[j] + 1, row[j - 1] + 1});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
        edits = std::min(edits, before_last[j - 2] + 1);
      row[j] = std::min(edits, too_many);
      best = std::min(best, row[j]);
    }
    if (best > limit) return too_many;
    std::swap(before_last, last);
    std::swap(last, row);
  }
  return last[b.size()];
}

KeyIndex::KeyIndex(std::vector<Name> names) {
  std::vector<std::pair<std::string, Name>> folded;
  folded.reserve(names.size());
  for (Name& name : names) {
    std::string form = fold(name.spelling);
    folded.emplace_back(std::move(form), std::move(name));
  }
  std::ranges::sort(folded, {}, [](const auto& one) {
    return std::tuple<const std::string&, std::uint8_t, std::uint32_t, const std::string&>(
        one.first, one.second.rank, one.second.position, one.second.spelling);
  });
  for (auto& [form, name] : folded) {
    if (runs_.empty() || runs_.back().folded != form) {
      const auto begin = static_cast<std::uint32_t>(names_.size());
      runs_.push_back({form, letters_of(form), begin, begin});
    }
    const std::span<const Name> same = std::span<const Name>(names_).subspan(runs_.back().begin);
    if (std::ranges::find(same, name.position, &Name::position) != same.end()) continue;
    names_.push_back(std::move(name));
    runs_.back().end = static_cast<std::uint32_t>(names_.size());
  }
}

std::span<const KeyIndex::Name> KeyIndex::find(std::string_view name) const {
  const std::string form = fold(name);
  const auto run = std::ranges::lower_bound(runs_, form, {}, &Run::folded);
  if (run == runs_.end() || run->folded != form) return {};
  return std::span<const Name>(names_).subspan(run->begin, run->end - run->begin);
}

std::vector<KeyIndex::Name> KeyIndex::nearest(std::string_view name, std::size_t count) const {
  const std::u32string wanted = letters_of(fold(name));
  if (wanted.empty()) return {};
  const std::size_t limit = std::max<std::size_t>(1, wanted.size() / 3);
  constexpr std::size_t kBeginningMin = 3;  // letters: a shorter beginning says too little

  struct Near {
    std::size_t edits;
    std::size_t size;
    const Run* run;
  };
  std::vector<Near> near;
  for (const Run& run : runs_) {
    if (run.folded.empty()) continue;
    std::size_t edits = edits_between(wanted, run.letters, limit);
    if (wanted.size() >= kBeginningMin && run.letters.starts_with(wanted))
      edits = std::min<std::size_t>(edits, 1);
    if (edits <= limit) near.push_back({edits, run.letters.size(), &run});
  }
  // Runs lie in order of their folded form, so their addresses do.
  std::ranges::sort(near, {}, [](const Near& one) { return std::tuple(one.edits, one.size, one.run); });

  std::vector<Name> found;
  for (const Near& one : near) {
    if (one.edits > near.front().edits + 1) break;
    for (std::uint32_t i = one.run->begin; i < one.run->end && found.size() < count; ++i) {
      const auto is_same_row = [&](const Name& other) { return other.position == names_[i].position; };
      if (std::ranges::none_of(found, is_same_row)) found.push_back(names_[i]);
    }
  }
  return found;
}

}  // namespace corridor
