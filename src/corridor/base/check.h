// SPDX-License-Identifier: Apache-2.0
// A broken check is our mistake, never the user's: it prints the place and aborts. What users give is
// reported as `Error` (error.h). CORRIDOR_CHECK is always alive; CORRIDOR_DCHECK guards hot loops and
// vanishes in release builds.
#pragma once

namespace corridor {

[[noreturn]] void check_failed(const char* condition, const char* file, int line) noexcept;

}  // namespace corridor

#define CORRIDOR_CHECK(condition) \
  ((condition) ? static_cast<void>(0) : ::corridor::check_failed(#condition, __FILE__, __LINE__))

#ifdef NDEBUG
#define CORRIDOR_DCHECK(condition) static_cast<void>(0)
#else
#define CORRIDOR_DCHECK(condition) CORRIDOR_CHECK(condition)
#endif
