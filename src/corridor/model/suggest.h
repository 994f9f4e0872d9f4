// SPDX-License-Identifier: Apache-2.0
// "Did you mean": the nearest spellings among the words that would have been right.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace corridor {

/// Edits (insert, remove, replace, swap neighbours) between two texts, by bytes; `limit + 1` if more than
/// `limit`. Cost  O(a x b).
[[nodiscard]] int spelling_distance(std::string_view a, std::string_view b, int limit);

/// The up to `count` nearest words, nearest first; none is further than a third of its length, or one edit.
/// Upper and lower case ASCII letters count as the same.
[[nodiscard]] std::vector<std::string_view> nearest(std::string_view word,
                                                    std::span<const std::string_view> words,
                                                    std::size_t count = 3);

/// "did you mean 'rail' or 'road'?", or, for few words, "one of rail, road, sea"; empty without an idea.
[[nodiscard]] std::string did_you_mean(std::string_view word, std::span<const std::string_view> words);

}  // namespace corridor
