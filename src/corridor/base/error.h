// SPDX-License-Identifier: Apache-2.0
// What a user gave and we cannot use is one Error with every Problem in it, each with its place, so that a
// broken file is mended in one go. Outcomes (no itinerary, a limit reached) are results, not errors; our own
// mistakes abort (check.h).
#pragma once

#include <cstdint>
#include <exception>
#include <string>
#include <string_view>
#include <vector>

namespace corridor {

enum class Severity : std::uint8_t { error, warning, note };

/// One thing that is wrong, and where. Parts that do not apply are empty (text) or 0 (row, column).
struct Problem {
  std::string code{};  ///< stable name of the broken rule, "unknown_place"; see docs/reference/checks.md
  Severity severity = Severity::error;
  std::string where{};       ///< file, table or parameter: "links.csv", "--origin"
  std::uint64_t row = 0;     ///< line in the file, counted from 1
  std::uint64_t column = 0;  ///< column in the file (byte in the line), counted from 1
  std::string field{};       ///< name of the field: "length_km"
  std::string value{};       ///< what was given
  std::string what{};        ///< what is wrong, as a sentence without a full stop
  std::string hint{};        ///< what to do: "did you mean KZAAU?"
};

/// "links.csv:12:7: length_km '-3': must not be negative; write a length above 0". One line, no line break.
[[nodiscard]] std::string text_of(const Problem& problem);

class Error : public std::exception {
 public:
  explicit Error(std::vector<Problem> problems);
  explicit Error(Problem problem);
  [[nodiscard]] const std::vector<Problem>& problems() const { return problems_; }
  [[nodiscard]] const char* what() const noexcept override { return text_.c_str(); }

 private:
  std::vector<Problem> problems_;
  std::string text_;
};

}  // namespace corridor
