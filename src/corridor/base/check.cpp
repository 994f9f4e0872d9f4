// SPDX-License-Identifier: Apache-2.0
#include "corridor/base/check.h"

#include <cstdio>
#include <cstdlib>

namespace corridor {

void check_failed(const char* condition, const char* file, int line) noexcept {
  std::fprintf(stderr, "corridor: internal error: %s does not hold at %s:%d. Please report this.\n",
               condition, file, line);
  std::abort();
}

}  // namespace corridor
