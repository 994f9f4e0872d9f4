// SPDX-License-Identifier: Apache-2.0
// What was read from text may be a fault: it is no value until somebody looks.
// EXPECT: cannot convert | no viable conversion
#include "corridor/base/text.h"

#ifdef MUST_NOT_COMPILE
double length = corridor::number_of("12.5");
#else
double length = *corridor::number_of("12.5");
#endif
