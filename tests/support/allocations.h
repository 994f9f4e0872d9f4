// SPDX-License-Identifier: Apache-2.0
// Counts what a test program allocates: a search that is asked for the second time must not allocate. Include
// it in one source file of a program only: it replaces operator new.
#pragma once

#include <atomic>
#include <cstddef>
#include <cstdlib>
#include <new>

namespace corridor {

/// How often memory was asked for since the program began.
inline std::atomic<std::size_t> allocation_count{0};

}  // namespace corridor

// Not inlined, so that the compiler does not set our `free` against the library's `new`.
[[gnu::noinline]] void* operator new(std::size_t size) {
  ++corridor::allocation_count;
  if (void* memory = std::malloc(size == 0 ? 1 : size)) return memory;
  throw std::bad_alloc{};
}
[[gnu::noinline]] void operator delete(void* memory) noexcept { std::free(memory); }
[[gnu::noinline]] void operator delete(void* memory, std::size_t) noexcept { std::free(memory); }
