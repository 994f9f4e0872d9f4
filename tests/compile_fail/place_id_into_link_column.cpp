// SPDX-License-Identifier: Apache-2.0
// A column knows of which table it is: a place has no value in a column of links.
// EXPECT: no match for | no viable overloaded operator[]
#include "corridor/base/column.h"
#include "corridor/base/id.h"
#include "corridor/base/quantity.h"

using PlaceId = corridor::Id<struct Places>;
using LinkId = corridor::Id<struct Links>;

corridor::Distance length_of(const corridor::Column<LinkId, corridor::Distance>& length) {
#ifdef MUST_NOT_COMPILE
  return length[PlaceId{3}];
#else
  return length[LinkId{3}];
#endif
}
