// SPDX-License-Identifier: Apache-2.0
// The tag of an Id is its table: a place cannot be passed where a link is wanted.
// EXPECT: could not convert | no matching function
#include "corridor/base/id.h"

struct Places;
struct Links;
using PlaceId = corridor::Id<Places>;
using LinkId = corridor::Id<Links>;

bool is_open(LinkId link) { return !link.is_none(); }

#ifdef MUST_NOT_COMPILE
bool answer = is_open(PlaceId{3});
#else
bool answer = is_open(LinkId{3});
#endif
