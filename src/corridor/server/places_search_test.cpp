// SPDX-License-Identifier: Apache-2.0
#include "corridor/server/places_search.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "corridor/io/embedded.h"

namespace corridor {
namespace {

TEST(PlacesSearch, FindsByAnyScriptFromTheFirstLettersOnAndMisspelt) {
  const Network network(embedded_tables());
  const PlacesSearch search(network);
  const auto first = [&](std::string_view typed) {
    const auto found = search.find(typed, 1);
    return found.empty() ? std::string("nothing") : network.places().id[found.front().place];
  };
  for (const std::string_view typed :
       {"KZAAU", "kzaau", "Aktau", "aktau port", "Ақтау", "阿克套", "akta", "Aktua"})
    EXPECT_EQ(first(typed), "KZAAU") << typed;
  EXPECT_EQ(first("xyzxyzxyz"), "nothing");
}

TEST(PlacesSearch, EachPlaceComesOnceAndNoMoreThanWanted) {
  const Network network(embedded_tables());
  const PlacesSearch search(network);
  EXPECT_EQ(search.find("", 10'000).size(), network.places().id.size());
  EXPECT_EQ(search.find("a", 5).size(), 5U);
}

}  // namespace
}  // namespace corridor
