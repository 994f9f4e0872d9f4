// SPDX-License-Identifier: Apache-2.0
// Logarithm and exponential whose last bit is the same with every library, compiler and level of
// optimisation. The C library's are more exact by a hair, but differ from one to the next, and a simulation
// of a million draws remembers every bit. Additions, multiplications and divisions only.
#pragma once

namespace corridor {

/// Natural logarithm, -infinite at 0. In: x >= 0. Error at most 3 units in the last place. Cost: 3 to 5 ns.
[[nodiscard]] double portable_log(double x);
/// Error at most 3 units in the last place; 0 below -708, infinite above 709.78.
[[nodiscard]] double portable_exp(double x);
/// log(1 + x). In: x >= -1. Error at most 4 units in the last place.
[[nodiscard]] double portable_log1p(double x);
/// exp(x) - 1. Error at most 6 units in the last place.
[[nodiscard]] double portable_expm1(double x);

}  // namespace corridor
