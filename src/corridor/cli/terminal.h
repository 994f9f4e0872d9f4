// SPDX-License-Identifier: Apache-2.0
// What the door knows of where it stands: is that a terminal, how wide is it, may it be coloured, was it
// interrupted.
#pragma once

#include <cstddef>
#include <stop_token>
#include <string>
#include <string_view>

#include "corridor/io/text_table.h"

namespace corridor {

/// How text on stdout should look: width and colour on a terminal, neither in a pipe or with NO_COLOR.
[[nodiscard]] TextStyle stdout_style();
[[nodiscard]] bool is_terminal_stderr();

/// Progress on stderr, on one line that is wiped at the end. Nothing where stderr is no terminal.
class ProgressLine {
 public:
  explicit ProgressLine(bool is_shown) : is_shown_(is_shown) {}
  ~ProgressLine();
  ProgressLine(const ProgressLine&) = delete;
  ProgressLine& operator=(const ProgressLine&) = delete;
  void show(double done, std::string_view stage);

 private:
  bool is_shown_;
  bool is_dirty_ = false;
};

/// From now on Ctrl-C and SIGTERM ask to stop instead of killing; a second one kills.
/// In  once per process.
[[nodiscard]] std::stop_token stop_on_interrupt();

/// How many threads the machine runs at once.
[[nodiscard]] unsigned thread_count();

/// Now, to the minute, as ISO 8601 in UTC: what `--ready now` means.
[[nodiscard]] std::string now_text();

}  // namespace corridor
