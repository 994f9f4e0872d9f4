// SPDX-License-Identifier: Apache-2.0
// "Did you mean": the nearest spellings among the words that would have been right, as a hint of a problem.
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace corridor {

/// "did you mean 'rail' or 'road'?"; for few words without a near one, "one of rail, road, sea"; else empty.
[[nodiscard]] std::string did_you_mean(std::string_view word, std::span<const std::string_view> words);

/// "did you mean 'a', 'b' or 'c'?"; empty without words.
[[nodiscard]] std::string did_you_mean(std::span<const std::string_view> near);

}  // namespace corridor
