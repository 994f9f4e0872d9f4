// SPDX-License-Identifier: Apache-2.0
#include "corridor/event/bytes.h"

#include <string>

#include "corridor/base/error.h"

namespace corridor {

void ByteReader::fail(std::string_view what) {
  throw Error(Problem{.code = "broken_bytes",
                      .where = "saved simulation",
                      .what = "the bytes " + std::string(what),
                      .hint = "save it again with this version"});
}

}  // namespace corridor
