// SPDX-License-Identifier: Apache-2.0
// How long a network takes to load: the embedded package (the aim: below 20 ms in all), and a million links
// from CSV text to typed columns (the aim: 200 MB/s).
#include <string>

#include <benchmark/benchmark.h>
#include <fmt/format.h>

#include "corridor/io/embedded.h"
#include "corridor/io/network_folder.h"
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

std::string million_links() {
  std::string text =
      "id,from_place,to_place,mode,length_km,travel_time_min_h,travel_time_typical_h,travel_time_max_h,"
      "travel_time_shape,gauge_mm,traction,tracks,capacity_per_day,operator,status,shape,valid_from,valid_to,"
      "source,evidence,method,note\n";
  for (int i = 0; i < 1'000'000; ++i) {
    text += fmt::format(
        "rail:P{}:P{},P{},P{},rail,{}.{},{}.5,{},{},pert,1520,electric,2,,Railway of the place,open,,,,s,"
        "computed,great circle times 1.2,\n",
        i % 9973, i % 9967, i % 9973, i % 9967, 10 + i % 900, i % 10, 1 + i % 20, 2 + i % 20, 5 + i % 20);
  }
  return text;
}

void read_a_million_links(benchmark::State& state) {
  const std::string links = million_links();
  std::string places = "id,name,kind,country,lat,lon,zone,source,evidence\n";
  for (int i = 0; i < 10'000; ++i) {
    places += fmt::format("P{},Place {},city,,40,50,Etc/UTC,s,dataset\n", i, i);
  }
  const std::vector<NamedText> files{
      {"sources.csv", "id,title\ns,Source\n"}, {"places.csv", places}, {"links.csv", links}};
  for (auto _ : state) {
    std::vector<Problem> problems;
    benchmark::DoNotOptimize(read_tables(files, problems));
    if (!problems.empty()) state.SkipWithError(text_of(problems[0]).c_str());
  }
  state.SetBytesProcessed(static_cast<std::int64_t>(state.iterations()) *
                          static_cast<std::int64_t>(links.size()));
}
BENCHMARK(read_a_million_links)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace corridor
