// SPDX-License-Identifier: Apache-2.0
// A number is a length of time only with its unit.
// EXPECT: conversion from | no viable conversion
#include "corridor/base/quantity.h"

#ifdef MUST_NOT_COMPILE
corridor::Duration dwell = 3;
#else
corridor::Duration dwell = corridor::hours(3);
#endif
