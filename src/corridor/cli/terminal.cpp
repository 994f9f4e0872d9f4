// SPDX-License-Identifier: Apache-2.0
#include "corridor/cli/terminal.h"

#include <algorithm>
#include <chrono>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <thread>

#include <fmt/format.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "corridor/base/text.h"

namespace corridor {

TextStyle stdout_style() {
  TextStyle style;
  if (isatty(STDOUT_FILENO) == 0) return style;
  winsize size{};
  if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0) style.width = size.ws_col;
  const char* no_colour = std::getenv("NO_COLOR");  // NOLINT(concurrency-mt-unsafe): before any thread starts
  const char* terminal = std::getenv("TERM");       // NOLINT(concurrency-mt-unsafe): the same
  const bool is_dumb = terminal == nullptr || std::string_view(terminal) == "dumb";
  style.is_coloured = (no_colour == nullptr || *no_colour == '\0') && !is_dumb;
  return style;
}

bool is_terminal_stderr() { return isatty(STDERR_FILENO) != 0; }

ProgressLine::~ProgressLine() {
  if (is_dirty_) std::fputs("\r\033[K", stderr);
}

void ProgressLine::show(double done, std::string_view stage) {
  if (!is_shown_) return;
  const std::string line = fmt::format("\r\033[K{:3.0f} % {}", done * 100.0, stage);
  std::fputs(line.c_str(), stderr);
  is_dirty_ = true;
}

// Signals are blocked in every thread and awaited by one, so that no code runs inside a handler.
std::stop_token stop_on_interrupt() {
  sigset_t signals;
  sigemptyset(&signals);
  sigaddset(&signals, SIGINT);
  sigaddset(&signals, SIGTERM);
  pthread_sigmask(SIG_BLOCK, &signals, nullptr);
  std::stop_source source;
  std::thread([signals, source]() mutable {
    int signal = 0;
    sigwait(&signals, &signal);
    source.request_stop();
    pthread_sigmask(SIG_UNBLOCK, &signals, nullptr);
    sigwait(&signals, &signal);
    std::_Exit(130);
  }).detach();
  return source.get_token();
}

unsigned thread_count() { return std::max(1U, std::thread::hardware_concurrency()); }

std::string now_text() {
  const auto now = std::chrono::floor<std::chrono::minutes>(std::chrono::system_clock::now());
  return text_of(Instant{now});
}

}  // namespace corridor
