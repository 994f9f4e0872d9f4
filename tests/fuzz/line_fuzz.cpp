// SPDX-License-Identifier: Apache-2.0
// Any bytes as a line on the map: read or refused; a line that was read lies on the globe and reads back as
// the same.
#include <cmath>
#include <cstdint>
#include <string_view>

#include "corridor/base/check.h"
#include "corridor/base/text.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const auto line = corridor::polyline_of(text);
  if (!line) return 0;
  CORRIDOR_CHECK(line->size() != 1);
  for (const corridor::Position& position : *line) {
    CORRIDOR_CHECK(std::abs(position.lon) <= 180.0 && std::abs(position.lat) <= 90.0);
  }
  const auto again = corridor::polyline_of(corridor::text_of(*line));
  CORRIDOR_CHECK(again && *again == *line);
  return 0;
}
