// SPDX-License-Identifier: Apache-2.0
// Reading a million links from CSV: finding the rows, handing out the cells, and all the way to typed columns
// with their keys looked up. Bytes per second are of the file.
#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <benchmark/benchmark.h>
#include <fmt/format.h>

#include "corridor/base/random.h"
#include "corridor/io/csv.h"
#include "corridor/io/utf8.h"
#include "corridor/model/rows.h"

namespace corridor {
namespace {

constexpr std::uint32_t kPlaces = 2'000;
constexpr std::uint32_t kLinks = 1'000'000;

std::string place_key(std::uint32_t i) { return fmt::format("XX{:04}", i); }

std::string sources_csv() {
  return "id,title,publisher,year,url,note\n"
         "corridor-lengths,Lengths of lines,Corridor,2024,,\n"
         "corridor-assumptions,Assumptions,Corridor,2024,,\n";
}
std::string countries_csv() {
  return "id,name,source,evidence,method,note\nXX,Somewhere,corridor-assumptions,assumption,,\n";
}
std::string places_csv() {
  std::string csv = "id,name,kind,country,lat,lon,zone,source,evidence,method,note\n";
  for (std::uint32_t i = 0; i < kPlaces; ++i) {
    csv +=
        fmt::format("{},Place {},rail_node,XX,{:.4f},{:.4f},Asia/Almaty,corridor-assumptions,assumption,,\n",
                    place_key(i), i, 35.0 + 0.01 * i, 20.0 + 0.04 * i);
  }
  return csv;
}

// Rows as data/eurasia has them, with a short method: long remarks would flatter the figure. Every number
// differs from that of the row above.
const std::string& links_csv() {
  static const std::string csv = [] {
    std::string text =
        "id,from_place,to_place,mode,length_km,travel_time_min_h,travel_time_typical_h,travel_time_max_h,"
        "travel_time_shape,gauge_mm,traction,tracks,capacity_per_day,operator,status,shape,valid_from,valid_"
        "to,source,"
        "evidence,method,note\n";
    RandomStream random = Random{1}.stream(0, 0);
    for (std::uint32_t i = 0; i < kLinks; ++i) {
      const std::string from = place_key(random.next_below(kPlaces));
      const std::string to = place_key(random.next_below(kPlaces));
      const double km = 1.0 + 1500.0 * random.next_uniform();
      text += fmt::format(
          "rail:{}:{}:{},{},{},rail,{:.1f},{:.3f},{:.3f},{:.3f},pert,{},{},2,{},Railway {},open,,{},,"
          "corridor-lengths|corridor-assumptions,estimate,\"length x 1.12, time at 55 km/h\",\n",
          from, to, i, from, to, km, km / 65.0, km / 55.0, km / 37.0, random.next_below(2) == 0 ? 1435 : 1520,
          random.next_below(2) == 0 ? "electric" : "diesel", 10 + random.next_below(80),
          random.next_below(30), random.next_below(2) == 0 ? "2024-03-01" : "");
    }
    return text;
  }();
  return csv;
}

void report(benchmark::State& state) {
  state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(links_csv().size()));
  state.counters["rows"] = kLinks;
  state.counters["MB"] = static_cast<double>(links_csv().size()) / 1e6;
}

void check(benchmark::State& state, const std::vector<Problem>& problems) {
  if (!problems.empty()) state.SkipWithError(text_of(problems.front()).c_str());
}

void csv_is_text(benchmark::State& state) {
  (void)links_csv();
  for ([[maybe_unused]] const auto round : state) {
    benchmark::DoNotOptimize(find_not_utf8(links_csv()));
  }
  report(state);
}
BENCHMARK(csv_is_text)->Unit(benchmark::kMillisecond);

void csv_rows_found(benchmark::State& state) {
  for ([[maybe_unused]] const auto round : state) {
    std::vector<Problem> problems;
    const CsvText csv("links", "links.csv", links_csv(), problems);
    check(state, problems);
    benchmark::DoNotOptimize(csv.row_count());
  }
  report(state);
}
BENCHMARK(csv_rows_found)->Unit(benchmark::kMillisecond);

void csv_cells_handed_out(benchmark::State& state) {
  std::vector<std::string_view> block;
  for ([[maybe_unused]] const auto round : state) {
    std::vector<Problem> problems;
    const CsvText csv("links", "links.csv", links_csv(), problems);
    check(state, problems);
    const std::size_t column_count = csv.header().size();
    for (std::size_t begin = 0; begin < csv.row_count(); begin += block.size()) {
      block.resize(std::min<std::size_t>(1024, csv.row_count() - begin));
      for (std::size_t column = 0; column < column_count; ++column) csv.read(column, begin, block);
      benchmark::DoNotOptimize(block.data());
    }
  }
  report(state);
}
BENCHMARK(csv_cells_handed_out)->Unit(benchmark::kMillisecond);

void csv_typed_links(benchmark::State& state) {
  for ([[maybe_unused]] const auto round : state) {
    state.PauseTiming();
    Tables tables;
    RowReader reader(tables);
    std::vector<Problem> problems;
    const std::string sources = sources_csv();
    const std::string countries = countries_csv();
    const std::string places = places_csv();
    reader.add(CsvText("sources", "sources.csv", sources, problems), problems);
    reader.add(CsvText("countries", "countries.csv", countries, problems), problems);
    reader.add(CsvText("places", "places.csv", places, problems), problems);
    benchmark::DoNotOptimize(links_csv().size());
    state.ResumeTiming();

    reader.add(CsvText("links", "links.csv", links_csv(), problems), problems);
    benchmark::DoNotOptimize(tables.links.id.size());

    state.PauseTiming();
    check(state, problems);
    tables = {};
    state.ResumeTiming();
  }
  report(state);
}
BENCHMARK(csv_typed_links)->Unit(benchmark::kMillisecond)->MinTime(3.0);

}  // namespace
}  // namespace corridor
