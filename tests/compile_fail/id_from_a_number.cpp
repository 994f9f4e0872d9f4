// SPDX-License-Identifier: Apache-2.0
// A number becomes an Id only where somebody says so.
// EXPECT: conversion from | no viable conversion
#include "corridor/base/id.h"

struct Places;
using PlaceId = corridor::Id<Places>;

#ifdef MUST_NOT_COMPILE
PlaceId place = 3U;
#else
PlaceId place{3U};
#endif
