// SPDX-License-Identifier: Apache-2.0
// Any bytes as a number, a day, a point or a length of time, a list: read or refused; what was read is
// written so that it reads back as the same.
#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>

#include "corridor/base/check.h"
#include "corridor/base/fold.h"
#include "corridor/base/text.h"
#include "corridor/io/utf8.h"

namespace {

using namespace corridor;  // NOLINT(google-build-using-namespace): the fuzzer's entry cannot stand in ours

template <class Read>
void reads_back(std::string_view text, Read read) {
  const auto parsed = read(text);
  if (!parsed) {
    CORRIDOR_CHECK(!parsed.fault().what.empty() && !parsed.fault().hint.empty());
    return;
  }
  const auto again = read(text_of(*parsed));
  CORRIDOR_CHECK(again && *again == *parsed);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  reads_back(text, [](std::string_view t) { return whole_of(t); });
  reads_back(text, [](std::string_view t) { return number_of(t); });
  reads_back(text, [](std::string_view t) { return truth_of(t); });
  reads_back(text, [](std::string_view t) { return date_of(t); });
  reads_back(text, [](std::string_view t) { return clock_time_of(t); });
  reads_back(text, [](std::string_view t) { return instant_of(t); });
  reads_back(text, [](std::string_view t) { return duration_of(t); });
  if (const auto number = number_of(text)) {
    CORRIDOR_CHECK(text_of(*number, 2).find(',') == std::string::npos && !grouped_text_of(*number).empty());
  }
  if (const auto duration = duration_of(text, std::chrono::hours{1}))
    CORRIDOR_CHECK(!brief_text_of(*duration).empty());
  if (const auto list = list_of(text)) {
    for (const std::string_view entry : *list)
      CORRIDOR_CHECK(!entry.empty() && entry.find('|') == std::string_view::npos);
  }
  if (find_not_utf8(text) == text.size()) CORRIDOR_CHECK(fold(fold(text)) == fold(text));
  return 0;
}
