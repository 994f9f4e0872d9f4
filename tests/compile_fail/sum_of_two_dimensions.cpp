// SPDX-License-Identifier: Apache-2.0
// Money and distance are types of their own: they do not add up.
// EXPECT: no match for | invalid operands
#include "corridor/base/quantity.h"

using corridor::kilometres;
using corridor::money;

#ifdef MUST_NOT_COMPILE
auto sum = money(3) + kilometres(4);
#else
auto sum = money(3) + money(4);
#endif
