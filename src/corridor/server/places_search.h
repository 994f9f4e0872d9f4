// SPDX-License-Identifier: Apache-2.0
// Finding places while one types: in any script, case and accents folded, from the first letters on, with
// letters swapped, missing or wrong.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "corridor/model/network.h"

namespace corridor {

class PlacesSearch {
 public:
  /// Keeps a reference to `network`.
  explicit PlacesSearch(const Network& network);

  struct Found {
    PlaceId place;
    std::string_view called;  ///< the name or key that fits
    int rank = 0;             ///< 0 it is called so, 1 begins so, 2 a word begins so, 3 contains it, 4 nearly
    std::size_t edits = 0;    ///< of rank 4
  };
  /// The best first, each place once, at most `count`. An empty text finds all.
  /// Cost  O(names); some 100 us for a thousand.
  [[nodiscard]] std::vector<Found> find(std::string_view text, std::size_t count) const;

 private:
  struct Name {
    std::string spelling;
    std::string folded;
    std::u32string letters;
    std::vector<std::string> words;  // folded
    PlaceId place;
    int kind;  // 0 key, 1 main name, 2 other name
  };
  [[nodiscard]] static Found judge(const Name& name, std::string_view folded, std::u32string_view letters);

  std::vector<Name> names_;
  std::vector<int> weights_;  // of a place: terminals and cities before nodes that are only passed
};

}  // namespace corridor
