// SPDX-License-Identifier: Apache-2.0
// The program `corridor`: hands its words to the door (run.cpp).
#include <string_view>
#include <vector>

#include "corridor/cli/run.h"

int main(int count, char** words) {
  const std::vector<std::string_view> all(words + (count > 0 ? 1 : 0), words + count);
  return corridor::run_command(all);
}
