// SPDX-License-Identifier: Apache-2.0
// What an empty cell of a `may` field means where the type has no empty value of its own: numbers are 0,
// times 0, shapes `fixed`; a probability is 1.
#pragma once

#include <string_view>

#include "corridor/model/fields.h"

namespace corridor {

template <class T>
[[nodiscard]] T preset(const Field& /*field*/) {
  return T{};
}

template <>
[[nodiscard]] inline double preset<double>(const Field& field) {
  return field.name == "probability" ? 1.0 : 0.0;
}

}  // namespace corridor
