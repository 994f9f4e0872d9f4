// SPDX-License-Identifier: Apache-2.0
#include "corridor/base/key_index.h"

#include <algorithm>
#include <functional>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "corridor/base/random.h"

namespace corridor {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

KeyIndex places() {
  return KeyIndex({{"CNXIA", 0, 0},
                   {"Xi'an", 0, 1},
                   {"西安", 0, 2},
                   {"DEDUI", 1, 0},
                   {"Duisburg", 1, 1},
                   {"KZAAU", 2, 0},
                   {"Aktau", 2, 1},
                   {"Ақтау", 2, 2},
                   {"AZBAK", 3, 0},
                   {"Baku", 3, 1},
                   {"Баку", 3, 2},
                   {"Baku-Alat", 4, 1},
                   {"AZALA", 4, 0},
                   {"Alat", 4, 2},
                   {"Poti", 5, 1},
                   {"Poti", 6, 1},
                   {"Hamburg", 7, 1},
                   {"Homburg", 8, 1}});
}

std::vector<std::uint32_t> found(const KeyIndex& index, std::string_view name) {
  std::vector<std::uint32_t> positions;
  for (const KeyIndex::Name& one : index.find(name)) positions.push_back(one.position);
  return positions;
}

std::vector<std::string> near(const KeyIndex& index, std::string_view name) {
  std::vector<std::string> spellings;
  for (const KeyIndex::Name& one : index.nearest(name)) spellings.push_back(one.spelling);
  return spellings;
}

TEST(KeyIndex, FindsAnySpelling) {
  const KeyIndex index = places();
  EXPECT_THAT(found(index, "xian"), ElementsAre(0));
  EXPECT_THAT(found(index, "cnxia"), ElementsAre(0));
  EXPECT_THAT(found(index, "西安"), ElementsAre(0));
  EXPECT_THAT(found(index, "БАКУ"), ElementsAre(3));
  EXPECT_THAT(found(index, "Poti"), ElementsAre(5, 6));
  EXPECT_THAT(found(index, "Nowhere"), IsEmpty());
  EXPECT_THAT(found(KeyIndex{}, "Poti"), IsEmpty());
}

TEST(KeyIndex, BetterKindsOfNamesComeFirst) {
  const KeyIndex index({{"Alat", 9, 2}, {"ALAT", 4, 1}, {"alat", 7, 0}, {"A-lat", 7, 2}});
  EXPECT_THAT(found(index, "alat"), ElementsAre(7, 4, 9));
}

TEST(KeyIndex, SuggestsTheNearest) {
  const KeyIndex index = places();
  EXPECT_THAT(near(index, "Dusiburg"), ElementsAre("Duisburg"));
  EXPECT_THAT(near(index, "Duisbrug"), ElementsAre("Duisburg"));
  EXPECT_THAT(near(index, "KZAUA"), ElementsAre("KZAAU"));
  EXPECT_THAT(near(index, "Hemburg"), ElementsAre("Hamburg", "Homburg"));
  EXPECT_THAT(near(index, "Duis"), ElementsAre("Duisburg"));
  EXPECT_THAT(near(index, "Бакю"), ElementsAre("Баку"));
  EXPECT_THAT(near(index, "Vladivostok"), IsEmpty());
  EXPECT_THAT(near(index, "-"), IsEmpty());
}

TEST(KeyIndex, SuggestionsDoNotDependOnTheOrderOfTheNames) {
  std::vector<KeyIndex::Name> names{{"abcd", 0, 0}, {"abce", 1, 0}, {"abcf", 2, 0}, {"abcg", 3, 0}};
  const std::vector<std::string> expected = near(KeyIndex(names), "abcx");
  EXPECT_THAT(expected, ElementsAre("abcd", "abce", "abcf"));
  while (std::ranges::next_permutation(names, {}, &KeyIndex::Name::spelling).found) {
    EXPECT_EQ(near(KeyIndex(names), "abcx"), expected);
  }
}

// The definition, without bound or band.
std::size_t edits_by_definition(const std::u32string& a, const std::u32string& b) {
  std::vector<std::vector<std::size_t>> edits(a.size() + 1, std::vector<std::size_t>(b.size() + 1));
  for (std::size_t i = 0; i <= a.size(); ++i) {
    for (std::size_t j = 0; j <= b.size(); ++j) {
      if (i == 0 || j == 0) {
        edits[i][j] = i + j;
        continue;
      }
      const std::size_t replaced = edits[i - 1][j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
      edits[i][j] = std::min({edits[i - 1][j] + 1, edits[i][j - 1] + 1, replaced});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
        edits[i][j] = std::min(edits[i][j], edits[i - 2][j - 2] + 1);
      }
    }
  }
  return edits[a.size()][b.size()];
}

TEST(KeyIndex, EditsAreThoseOfTheDefinition) {
  RandomStream random = Random{3}.stream(0, 0);
  const auto word = [&random] {
    std::u32string letters(random.next_below(9), U' ');
    for (char32_t& letter : letters) letter = U'a' + random.next_below(3);
    return letters;
  };
  for (int i = 0; i < 20'000; ++i) {
    const std::u32string a = word();
    const std::u32string b = word();
    const std::size_t limit = random.next_below(6);
    ASSERT_EQ(edits_between(a, b, limit), std::min(edits_by_definition(a, b), limit + 1));
  }
}

}  // namespace
}  // namespace corridor
