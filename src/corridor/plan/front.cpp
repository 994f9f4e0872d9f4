// SPDX-License-Identifier: Apache-2.0
#include "corridor/plan/front.h"

#if defined(__x86_64__)
#include <immintrin.h>
#endif

namespace corridor {

template <class HitsOf>
[[gnu::always_inline]] inline Fronts::Hits Fronts::scan_with(const Block* blocks, Position from,
                                                             const FrontPoint& point, HitsOf&& hits_of) {
  for (auto [at, left] = from; left > 0;) {
    const Block& block = blocks[at];
    left -= std::min(left, block.count);
    const bool may_hit = block.least.cost <= point.cost && block.least.emission <= point.emission &&
                         block.least.risk <= point.risk && block.least.transfers <= point.transfers;
    if (may_hit) {
      if (const std::uint32_t lanes = hits_of(block); lanes != 0) return {at, lanes, left};
    }
    at = block.next;
  }
  return {};
}

Fronts::Hits Fronts::scan_plain(const Block* blocks, Position from, const FrontPoint& point) {
  return scan_with(blocks, from, point, [&](const Block& block) {
    std::uint32_t lanes = 0;
    for (std::uint32_t lane = 0; lane < kLanes; ++lane) {
      const bool is_hit = block.cost[lane] <= point.cost && block.emission[lane] <= point.emission &&
                          block.risk[lane] <= point.risk && block.transfers[lane] <= point.transfers;
      lanes |= static_cast<std::uint32_t>(is_hit) << lane;
    }
    return lanes;
  });
}

#if defined(__x86_64__)

namespace {

const __m256i* lanes_of(const std::array<std::int32_t, Fronts::kLanes>& values) {
  return reinterpret_cast<const __m256i*>(values.data());
}

}  // namespace

// The same comparisons, eight at a time. The loop over blocks is written out again: a lambda would not be
// compiled for the wider registers.
[[gnu::target("avx2")]] Fronts::Hits Fronts::scan_avx2(const Block* blocks, Position from,
                                                       const FrontPoint& point) {
  const __m256i cost = _mm256_set1_epi32(point.cost);
  const __m256i emission = _mm256_set1_epi32(point.emission);
  const __m256i risk = _mm256_set1_epi32(point.risk);
  const __m256i transfers = _mm256_set1_epi32(point.transfers);
  const __m128i all = _mm_setr_epi32(point.cost, point.emission, point.risk, point.transfers);
  for (auto [at, left] = from; left > 0;) {
    const Block& block = blocks[at];
    left -= std::min(left, block.count);
    const __m128i least = _mm_load_si128(reinterpret_cast<const __m128i*>(&block.least));
    if (_mm_movemask_epi8(_mm_cmpgt_epi32(least, all)) == 0) {
      const __m256i above = _mm256_or_si256(
          _mm256_or_si256(_mm256_cmpgt_epi32(_mm256_load_si256(lanes_of(block.cost)), cost),
                          _mm256_cmpgt_epi32(_mm256_load_si256(lanes_of(block.emission)), emission)),
          _mm256_or_si256(_mm256_cmpgt_epi32(_mm256_load_si256(lanes_of(block.risk)), risk),
                          _mm256_cmpgt_epi32(_mm256_load_si256(lanes_of(block.transfers)), transfers)));
      const auto lanes = ~static_cast<std::uint32_t>(_mm256_movemask_ps(_mm256_castsi256_ps(above))) & 0xFFU;
      if (lanes != 0) return {at, lanes, left};
    }
    at = block.next;
  }
  return {};
}

Fronts::Scan Fronts::scan_of(Scanning scanning) {
  static const bool kHasAvx2 = __builtin_cpu_supports("avx2") != 0;
  return kHasAvx2 && scanning == Scanning::fastest ? scan_avx2 : scan_plain;
}

#else

Fronts::Scan Fronts::scan_of(Scanning /*scanning*/) { return scan_plain; }

#endif

}  // namespace corridor
