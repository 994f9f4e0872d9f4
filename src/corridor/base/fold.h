// SPDX-License-Identifier: Apache-2.0
// What people type for a name is not how the table spells it: Xi'an, xian and XI AN are one city,
// Małaszewicze has no Polish letter on most keyboards. Folding gives all of them one form, in any script.
#pragma once

#include <string>
#include <string_view>

namespace corridor {

/// The name without what spellings differ in: upper case, accents and other marks, the forms of compatibility
/// characters, spaces, hyphens, apostrophes and full stops. Letters that no rule of Unicode takes apart fold
/// to what is typed for them: ł l, ø o, đ d, ı i, ß ss, æ ae, ə a. Out   for comparing, not for showing. Text
/// that is not UTF-8 is folded as ASCII.
[[nodiscard]] std::string fold(std::string_view name);

}  // namespace corridor
