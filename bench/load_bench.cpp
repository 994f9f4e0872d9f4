// SPDX-License-Identifier: Apache-2.0
// How long the embedded network takes to load: the aim is below 20 ms in all.
#include <benchmark/benchmark.h>

#include "corridor/io/embedded.h"
#include "corridor/model/network.h"

namespace corridor {
namespace {

void unpack_embedded(benchmark::State& state) {
  for (auto _ : state) benchmark::DoNotOptimize(embedded_eurasia());
}
BENCHMARK(unpack_embedded)->Unit(benchmark::kMillisecond);

void read_embedded_tables(benchmark::State& state) {
  for (auto _ : state) benchmark::DoNotOptimize(embedded_tables());
}
BENCHMARK(read_embedded_tables)->Unit(benchmark::kMillisecond);

// From tables to a network: the rules and the indexes.
void make_embedded_network(benchmark::State& state) {
  const Tables tables = embedded_tables();
  for (auto _ : state) benchmark::DoNotOptimize(Network(tables));
}
BENCHMARK(make_embedded_network)->Unit(benchmark::kMillisecond);

void load_embedded_network(benchmark::State& state) {
  for (auto _ : state) benchmark::DoNotOptimize(Network(embedded_tables()));
}
BENCHMARK(load_embedded_network)->Unit(benchmark::kMillisecond);

void digest_embedded_network(benchmark::State& state) {
  const Tables tables = embedded_tables();
  for (auto _ : state) benchmark::DoNotOptimize(Network(tables).digest());
}
BENCHMARK(digest_embedded_network)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace corridor
