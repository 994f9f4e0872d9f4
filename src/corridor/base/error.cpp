// SPDX-License-Identifier: Apache-2.0
#include "corridor/base/error.h"

#include <utility>

#include <fmt/format.h>

#include "corridor/base/check.h"

namespace corridor {

std::string text_of(const Problem& problem) {
  std::string text = problem.where;
  if (problem.row > 0) {
    text += fmt::format(":{}", problem.row);
    if (problem.column > 0) {
      text += fmt::format(":{}", problem.column);
    }
  }
  if (!text.empty()) {
    text += ": ";
  }
  if (!problem.field.empty()) {
    text += problem.field + " ";
  }
  if (!problem.value.empty()) {
    text += fmt::format("'{}'", problem.value);
  }
  if (!problem.field.empty() || !problem.value.empty()) {
    if (text.back() == ' ') {
      text.pop_back();
    }
    text += ": ";
  }
  text += problem.what;
  if (!problem.hint.empty()) {
    text += "; " + problem.hint;
  }
  if (!problem.code.empty()) {
    text += fmt::format(" [{}]", problem.code);
  }
  return text;
}

Error::Error(std::vector<Problem> problems) : problems_(std::move(problems)) {
  CORRIDOR_CHECK(!problems_.empty());
  for (const Problem& problem : problems_) {
    if (!text_.empty()) {
      text_ += '\n';
    }
    text_ += text_of(problem);
  }
}

Error::Error(Problem problem) : Error(std::vector<Problem>{std::move(problem)}) {}

}  // namespace corridor
