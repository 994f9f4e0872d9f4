// SPDX-License-Identifier: Apache-2.0
// A network is a value: what is const is not edited.
// EXPECT: discards qualifiers | not marked const
#include "corridor/base/column.h"
#include "corridor/base/id.h"

using LinkId = corridor::Id<struct Links>;

#ifdef MUST_NOT_COMPILE
void close(const corridor::Column<LinkId, bool>& is_open) {
#else
void close(corridor::Column<LinkId, bool>& is_open) {
#endif
  is_open.edit()[0] = false;
}
