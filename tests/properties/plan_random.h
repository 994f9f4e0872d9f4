// SPDX-License-Identifier: Apache-2.0
// Random networks as text (support/network_text.h): all four kinds of service, borders, inspections,
// opening hours, closures, storage, driving rules, weather, corridors, operators, through prices; few
// different numbers, so that ties are the rule.
#pragma once

#include <string>
#include <vector>

#include <fmt/format.h>

#include "corridor/base/random.h"

namespace corridor {

struct RandomNetwork {
  enum class Kind : std::uint8_t {
    any_links,  ///< small; cycles and links of no length; no timetables
    forward,  ///< small; listed departures and storage, on links that only lead forward: no loops to wait in
    large     ///< 12 to 20 places; all of it
  };

  RandomNetwork(std::uint64_t seed, Kind of)
      : has_timetables(of != Kind::any_links), kind(of), stream_(seed, 0, 1, 1) {
    const bool is_large = kind == Kind::large;
    place_count = is_large ? 12 + below(9) : 4 + below(3);
    for (std::uint32_t i = 0; i < place_count; ++i) add_place(i);
    const std::uint32_t links = is_large ? 3 * place_count : place_count + 2 + below(4);
    for (std::uint32_t i = 0; i < links; ++i) add_link();
    add_services();
    const std::uint32_t operations = is_large ? 20 + below(10) : 4 + below(6);
    for (std::uint32_t i = 0; i < operations; ++i) add_operation();
    for (std::uint32_t i = 0; i < place_count; ++i) {
      if (chance(70)) line("transload {} > {}h", name(i), below(4));
    }
    add_prices();
    if (chance(50)) {
      line(
          "row driver_rules id=all drive_before_break_h=2 break_h=1 drive_per_day_h=4 daily_rest_h=5 "
          "drive_per_week_h=12 weekly_rest_h=9");
    }
    if (chance(20))
      line("closed place={} valid_from=2024-07-01 valid_to=2024-07-01", name(below(place_count)));
    if (chance(20)) {
      line("row weather_closures place={} month=7 closed_share=0.25 spell_mean_h=8",
           name(below(place_count)));
    }
  }

  std::uint32_t below(std::uint32_t count) { return stream_.next_below(count); }
  bool chance(std::uint32_t percent) { return below(100) < percent; }
  static std::string name(std::uint32_t place) { return std::string(1, static_cast<char>('A' + place)); }

  std::string text;
  std::uint32_t place_count = 0;
  bool has_timetables;
  Kind kind;

 private:
  struct Link {
    std::uint32_t from, to;
    std::string mode;
  };

  template <class... T>
  void line(fmt::format_string<T...> format, T&&... values) {
    text += fmt::format(format, std::forward<T>(values)...);
    text += '\n';
  }
  std::string mode() {
    static constexpr const char* kModes[] = {"rail", "road", "sea", "rail", "road"};
    return kModes[below(5)];
  }

  void add_place(std::uint32_t i) {
    static constexpr const char* kCountries[] = {"CN", "KZ", "RU", "DE"};
    const bool is_end = i == 0 || i + 1 == place_count;
    const std::string place_kind = is_end || chance(70) ? "" : chance(50) ? "/rail_border" : "/rail_node";
    used_countries_.emplace_back(kCountries[below(4)]);
    line("{}:{}{}", name(i), used_countries_.back(), place_kind);
  }

  void add_link() {
    std::uint32_t from = below(place_count);
    std::uint32_t to = below(place_count);
    if (kind == Kind::forward && from > to) std::swap(from, to);
    if (from == to) return;
    const std::string by = mode();
    for (const Link& link : links_) {
      if (link.from == from && link.to == to && link.mode == by) return;
    }
    const std::string hours = chance(15) && !has_timetables ? "0h"
                              : chance(30)                  ? "1h..2h..6h"
                                                            : fmt::format("{}h", 1 + below(4));
    const std::string gauge = by == "rail" ? (chance(70) ? "1435mm " : "1520mm ") : "";
    line("{} -{} {} {}km {}${}-> {}{}", name(from), by, hours, 100 * (1 + below(3)), gauge, 10 * below(4),
         name(to), chance(20) ? " operator=North" : "");
    links_.push_back({from, to, by});
  }

  void add_services() {
    if (chance(80)) line("service trucks on_demand road in{}", chance(40) ? " drive_max_h=5" : "");
    if (chance(80))
      line("service trains frequency rail in frequency_per_week={}{}", 7 * (1 + below(4)),
           chance(30) ? " reliability=0.9 operator=North" : " operator=\"South, East\"");
    if (chance(70))
      line("service ships fill_and_sail sea in frequency_per_week=14 wait_max_d=1{}",
           chance(50) ? " cut_off_h=2" : "");
    for (std::uint32_t i = 0; i < (kind == Kind::large ? 8U : 3U); ++i) add_calls(i);
    if (chance(20)) add_call_without_links();
    if (chance(50)) add_corridors();
  }

  /// A service that names no links, only how long it runs.
  void add_call_without_links() {
    const std::uint32_t from = below(place_count - 1);
    const std::uint32_t to = from + 1 + below(place_count - from - 1);
    line("service D {} sea {} operator=North", has_timetables ? "timetable" : "frequency",
         has_timetables ? "\"Mo-Su 05:30\"" : "7/week");
    line("row calls service=D place={} mode=sea may_load=yes may_unload=yes is_transload=no", name(from));
    line(
        "row calls service=D place={} mode=sea may_load=yes may_unload=yes is_transload=no "
        "run_time_min_h=2 run_time_typical_h=3 run_time_max_h=7 run_time_shape=pert",
        name(to));
  }

  void add_corridors() {
    line("row corridors id=first name=First priority=1 any_place={}", name(1 + below(place_count - 2)));
    line("row corridors id=second name=Second priority=3 any_country={}",
         used_countries_[below(place_count)]);
    line("row corridors id=third name=Third priority=2 no_country={} any_place={}|{}",
         used_countries_[below(place_count)], name(below(place_count)), name(below(place_count)));
  }

  /// A service over two or three links that follow each other.
  void add_calls(std::uint32_t number) {
    if (links_.empty()) return;
    std::vector<Link> chain{links_[below(static_cast<std::uint32_t>(links_.size()))]};
    for (int i = 0; i < 2; ++i) {
      for (const Link& link : links_) {
        if (link.from == chain.back().to && link.to != chain.front().from && chance(60)) {
          chain.push_back(link);
          break;
        }
      }
    }
    const std::string runs = has_timetables && chance(70) ? "timetable" : "frequency";
    std::string way = name(chain.front().from);
    for (std::size_t i = 0; i < chain.size(); ++i) {
      const bool is_last = i + 1 == chain.size();
      const bool changes = !is_last && chain[i].mode != chain[i + 1].mode;
      const std::string run_time = !has_timetables || !chance(25) ? "" : chance(50) ? "+5h" : "+2h..3h..10h";
      const std::string stop = name(chain[i].to) + "/" + chain[i].mode + run_time + (changes ? "*" : "");
      way += !is_last && !changes && chance(25) ? " (" + name(chain[i].to) + ")" : " " + stop;
    }
    const std::string when = runs == "timetable"
                                 ? (chance(50) ? "\"Mo-Su 06:00\"" : "\"Mo 10:00 | Tu 20:00 | We 06:00\"")
                                 : "14/week";
    line("service S{} {} {} {} {}{}{}", number, runs, chain.front().mode, when, way,
         chance(40) ? " cut_off_h=3" : "", chance(20) ? " reliability=0.8" : "");
    if (chance(30)) {
      line("tariff through ${}/feu service=S{} from_place={} to_place={}", 5 * below(8), number,
           name(chain.front().from), name(chain.back().to));
    }
  }

  void add_operation() {
    const std::string place = name(below(place_count));
    const std::string hours = chance(30) && !has_timetables ? ""
                              : chance(25)                  ? " opening_hours=\"Mo-Su 08:00-18:00\""
                                                            : "";
    switch (below(6)) {
      case 0:
        return line("border {} > {} {}h{}", place, mode(), 1 + below(3), hours);
      case 1:
        return line("border {} CN>KZ {} 1h..2h..9h", place, mode());
      case 2:
        return line("inspection {} > {} 6h probability=0.25", place, mode());
      case 3:
        return line("passage {} {} 1h", place, mode());
      case 4:
        return line("dwell {} {}>{} 2h", place, mode(), mode());
      default:
        return line("transload {} {}>{} {}h{}", place, mode(), mode(), below(5), hours);
    }
  }

  void add_prices() {
    line("factor rail 5+{}", 10 * below(3));
    line("factor road 10+{}", 50 + 10 * below(3));
    line("factor sea 2+8");
    if (chance(60)) line("tariff handling ${}/feu", 5 * below(3));
    if (chance(60)) line("tariff border ${}/feu place={}", 10 + below(10), name(below(place_count)));
    if (chance(40)) line("tariff movement $0.5/feu_km mode=road country=KZ");
    if (has_timetables && chance(60)) {
      for (std::uint32_t i = 0; i < place_count; ++i) {
        if (chance(60)) line("storage {} free_time_d={}", name(i), below(2));
      }
      line("tariff storage $7/feu_day");
    }
    if (chance(20)) line("forbid mode=road country=RU");
  }

  RandomStream stream_;
  std::vector<Link> links_;
  std::vector<std::string> used_countries_;  // by place
};

}  // namespace corridor
