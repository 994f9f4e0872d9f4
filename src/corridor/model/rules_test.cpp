// SPDX-License-Identifier: Apache-2.0
// Every rule is shown twice: a small sound package breaks none, and one change to it breaks just the one
// meant.
#include "corridor/model/rules.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include "corridor/base/text.h"
#include "corridor/model/rows.h"

namespace corridor {
namespace {

/// Tables of text that a test can change before they are read.
class Package {
 public:
  /// Cells are split at ';', rows at line breaks; the first row names the columns.
  Package& table(const std::string& name, const std::string& text) {
    Rows& rows = tables_[name];
    for (std::string_view line : split(text, '\n')) {
      std::vector<std::string> cells;
      for (std::string_view cell : split(line, ';')) cells.emplace_back(trimmed(cell));
      rows.push_back(std::move(cells));
    }
    return *this;
  }
  Package& set(const std::string& name, std::size_t row, const std::string& column,
               const std::string& value) {
    Rows& rows = tables_.at(name);
    const auto at = std::ranges::find(rows.front(), column);
    if (at == rows.front().end()) {
      for (auto& cells : rows) cells.emplace_back();
      rows.front().back() = column;
      rows.at(row + 1).back() = value;
    } else {
      rows.at(row + 1).at(static_cast<std::size_t>(at - rows.front().begin())) = value;
    }
    return *this;
  }
  Package& add(const std::string& name, const std::string& row) {
    std::vector<std::string> cells;
    for (std::string_view cell : split(row, ';')) cells.emplace_back(trimmed(cell));
    tables_.at(name).push_back(std::move(cells));
    return *this;
  }
  Package& remove(const std::string& name, std::size_t row) {
    Rows& rows = tables_.at(name);
    rows.erase(rows.begin() + static_cast<std::ptrdiff_t>(row) + 1);
    return *this;
  }

  [[nodiscard]] Tables read() const {
    Tables tables;
    std::vector<Problem> problems;
    RowReader reader(tables);
    for (const std::string_view name : table_names()) {
      const auto found = tables_.find(std::string(name));
      if (found == tables_.end()) continue;
      Table table{.name = found->first, .columns = {}};
      for (std::size_t column = 0; column < found->second.front().size(); ++column) {
        Table::Texts texts;
        for (std::size_t row = 1; row < found->second.size(); ++row)
          texts.push_back(found->second[row].at(column));
        table.add(found->second.front()[column], std::move(texts));
      }
      reader.add(table, nullptr, problems);
    }
    for (const Problem& problem : problems) ADD_FAILURE() << text_of(problem);
    return tables;
  }

 private:
  using Rows = std::vector<std::vector<std::string>>;
  static std::vector<std::string_view> split(std::string_view text, char at) {
    std::vector<std::string_view> parts;
    while (true) {
      const std::size_t end = std::min(text.find(at), text.size());
      parts.push_back(text.substr(0, end));
      if (end == text.size()) return parts;
      text.remove_prefix(end + 1);
    }
  }
  std::map<std::string, Rows> tables_;
};

/// A railway to a port, a crossing, and a road: Almaty and Aktau, Alat and Baku.
Package sound_places() {
  Package p;
  p.table("sources", "id;title\ns;A source");
  p.table("countries", "id;name;source;evidence\nKZ;Kazakhstan;s;documented\nAZ;Azerbaijan;s;documented");
  p.table("places",
          "id;name;kind;country;lat;lon;zone;source;evidence\n"
          "ALA;Almaty;city;KZ;43.3;76.9;Asia/Almaty;s;documented\n"
          "AAU;Aktau;sea_port;KZ;43.6;51.2;Asia/Aqtau;s;documented\n"
          "BEY;Beyneu;rail_node;KZ;45.3;55.2;Asia/Aqtau;s;documented\n"
          "ALT;Alat;sea_port;AZ;39.95;49.4;Asia/Baku;s;documented\n"
          "BAK;Baku;city;AZ;40.4;49.9;Asia/Baku;s;documented");
  p.table("shapes",
          "id;geometry;source;evidence\n"
          "r1;LINESTRING (76.9 43.3, 55.2 45.3);s;dataset\n"
          "r2;LINESTRING (55.2 45.3, 51.2 43.6);s;dataset\n"
          "f1;LINESTRING (51.2 43.6, 49.4 39.95);s;dataset\n"
          "o1;LINESTRING (49.4 39.95, 49.9 40.4);s;dataset");
  p.table("shape_countries",
          "shape;country;share;source;evidence\n"
          "r1;KZ;1;s;dataset\nr2;KZ;1;s;dataset\no1;AZ;1;s;dataset");
  p.table("links",
          "id;from_place;to_place;mode;length_km;travel_time_min_h;travel_time_typical_h;travel_time_max_h;"
          "travel_time_shape;gauge_mm;status;shape;source;evidence\n"
          "rail:ALA:BEY;ALA;BEY;rail;2400;40;55;80;pert;1520;open;r1;s;documented\n"
          "rail:BEY:ALA;BEY;ALA;rail;2400;40;55;80;pert;1520;open;r1;s;documented\n"
          "rail:BEY:AAU;BEY;AAU;rail;420;8;10;15;pert;1520;open;r2;s;documented\n"
          "rail:AAU:BEY;AAU;BEY;rail;420;8;10;15;pert;1520;open;r2;s;documented\n"
          "ferry:AAU:ALT;AAU;ALT;ferry;470;18;22;30;pert;;open;f1;s;documented\n"
          "ferry:ALT:AAU;ALT;AAU;ferry;470;18;22;30;pert;;open;f1;s;documented\n"
          "road:ALT:BAK;ALT;BAK;road;75;1;1.5;3;pert;;open;o1;s;documented\n"
          "road:BAK:ALT;BAK;ALT;road;75;1;1.5;3;pert;;open;o1;s;documented");
  return p;
}

/// What moves there, and for how much.
Package sound() {
  Package p = sound_places();
  p.table("emission_factors",
          "id;name;mode;wtt_g_per_tkm;ttw_g_per_tkm;source;evidence\nd;diesel;rail;5;20;s;documented");
  p.table("vehicles",
          "id;name;mode;capacity_teu;source;evidence\ntrain;Train;rail;105;s;documented\nship;Ship;ferry;200;"
          "s;documented");
  p.table(
      "services",
      "id;name;kind;mode;vehicle;departures;frequency_per_week;cut_off_h;reliability;status;source;evidence\n"
      "T;Almaty - Aktau;timetable;rail;train;We 08:00 | Sa 08:00;;6;1;open;s;documented\n"
      "F;Aktau - Alat;fill_and_sail;ferry;ship;;5;12;0.9;open;s;documented");
  p.table("calls",
          "service;place;mode;links;is_transload;may_load;may_unload;source;evidence\n"
          "T;ALA;rail;;no;yes;no;s;documented\n"
          "T;BEY;rail;rail:ALA:BEY;no;no;no;s;documented\n"
          "T;AAU;rail;rail:BEY:AAU;no;no;yes;s;documented\n"
          "F;AAU;ferry;;no;yes;no;s;documented\n"
          "F;ALT;ferry;ferry:AAU:ALT;no;no;yes;s;documented");
  p.table(
      "operations",
      "id;place;kind;from_country;to_country;duration_min_h;duration_typical_h;duration_max_h;duration_shape;"
      "opening_hours;source;evidence\n"
      "lift-aau;AAU;transload;;;5;10;30;pert;;s;documented\n"
      "lift-alt;ALT;transload;;;5;10;30;pert;Mo-Su 06:00-22:00;s;documented\n"
      "border-alt;ALT;border;KZ;AZ;1;3;12;pert;;s;documented\n"
      "border-aau;AAU;border;AZ;KZ;1;3;12;pert;;s;documented");
  p.table("weather_closures",
          "place;month;closed_share;spell_mean_h;source;evidence\nAAU;12;0.2;48;s;documented");
  p.table("commodities",
          "id;name;value_usd_per_t;mass_t_per_feu;time_value_usd_per_feu_day;reliability_ratio;container;"
          "source;evidence\n"
          "general;General cargo;9000;12;60;1;dry;s;documented");
  p.table("tariffs",
          "id;kind;mode;service;basis;currency;price_low;price;price_high;fuel_share;fuel_quote;fuel_base;"
          "valid_from;"
          "valid_to;source;evidence\n"
          "rail;movement;rail;;per_feu_km;USD;0.3;0.4;0.5;;;;;;s;documented\n"
          "road;movement;road;;per_truck_km;EUR;;1.4;;0.3;crude;80;;;s;documented\n"
          "train;through;;T;per_feu;USD;;1100;;;;;2024-01-01;2024-12-31;s;documented\n"
          "ferry;movement;ferry;;per_feu;USD;;600;;;;;;;s;documented");
  p.table("quotes",
          "name;date;last;unit;source;evidence\ncrude;2024-07-05;83.44;USD per barrel;s;documented\n"
          "EUR/USD;2024-07-05;1.084;USD per EUR;s;documented");
  p.table(
      "events",
      "id;title;kind;date;end_date;source;evidence\nstorm;Storm;closure;2024-01-01;2024-01-05;s;documented");
  p.table("event_edits",
          "event;action;table;key;field;value;source;evidence\n"
          "storm;close;places;AAU;;;s;documented\nstorm;scale;links;mode=ferry;travel_time_typical_h;2;s;"
          "documented");
  p.table("flows",
          "id;origin;destination;period_from;period_to;containers_teu;source;evidence\nf;ALA;BAK;2024-01-01;"
          "2024-12-31;500;s;documented");
  p.table("published_values",
          "id;engine;title;origin;destination;metric;unit;value_low;value;value_high;tolerance;tier;is_"
          "calibration;source;evidence\n"
          "V1;plan;Almaty - Baku;ALA;BAK;transit_time;days;8;9;12;2;A;no;s;documented");
  return p;
}

std::vector<std::string> codes_of(const Package& package) {
  std::vector<std::string> codes;
  for (const Problem& problem : check(package.read())) codes.push_back(problem.code);
  return codes;
}

std::string found(const Package& package) {
  std::string text;
  for (const Problem& problem : check(package.read())) text += text_of(problem) + "\n";
  return text;
}

TEST(Rules, ASoundPackageBreaksNone) { EXPECT_EQ(found(sound()), ""); }

struct Break {
  std::string code;
  Package package;
};

std::vector<Break> breaks() {
  const auto p = [] { return sound(); };
  return {
      {"doubled_key", p().set("vehicles", 1, "id", "train").set("services", 1, "vehicle", "train")},
      {"disordered_dates", p().set("tariffs", 2, "valid_to", "2023-12-31")},
      {"disordered_dates", p().set("flows", 0, "period_to", "2023-01-01")},
      {"disordered_dates", p().set("events", 0, "end_date", "2023-12-31")},
      {"disordered_duration", p().set("operations", 0, "duration_typical_h", "31")},
      {"negative_duration", p().set("operations", 0, "duration_min_h", "-1")},
      {"share_out_of_range", p().set("weather_closures", 0, "closed_share", "20")},
      {"not_positive", p().set("vehicles", 0, "capacity_teu", "0")},
      {"not_positive", p().set("services", 0, "cut_off_h", "-1")},
      {"not_positive", p().set("services", 0, "reliability", "0")},
      {"month_out_of_range", p().set("weather_closures", 0, "month", "13")},
      {"unknown_zone", p().set("places", 0, "zone", "Asia/Alma-Ata-2")},
      {"shorter_than_straight", p().set("links", 0, "length_km", "1500")},
      {"speed_out_of_bounds",
       p().set("links", 6, "travel_time_typical_h", "0.5").set("links", 6, "travel_time_min_h", "0.5")},
      {"same_ends", p().add("links", "road:BAK:BAK;BAK;BAK;road;1;1;1;1;fixed;;open;o1;s;documented")},
      {"line_ends_elsewhere", p().set("shapes", 0, "geometry", "LINESTRING (70 43, 55.2 45.3)")},
      {"no_line", p().set("links", 0, "shape", "")},
      {"territory_shares", p().set("shape_countries", 0, "share", "0.4")},
      {"no_pattern", p().set("services", 0, "departures", "")},
      {"no_pattern", p().set("services", 1, "frequency_per_week", "")},
      {"unreadable_pattern", p().set("services", 0, "departures", "Midweek 08:00")},
      {"unreadable_pattern", p().set("operations", 1, "opening_hours", "six to ten")},
      {"single_call", p().remove("calls", 4)},
      {"broken_chain", p().set("calls", 1, "links", "rail:BEY:ALA")},
      {"broken_chain", p().set("calls", 1, "mode", "road")},
      {"no_run_time", p().set("calls", 4, "links", "")},
      {"gauge_break_in_run", p().set("links", 2, "gauge_mm", "1435")
                                 .add("operations", "lift-bey;BEY;transload;;;5;10;30;pert;;s;documented")},
      {"isolated_place", p().add("places", "OSK;Oskemen;city;KZ;49.9;82.6;Asia/Almaty;s;documented")},
      {"border_without_operation", p().remove("operations", 2)},
      {"no_handling", p().remove("operations", 0)},
      {"negative_price", p().set("tariffs", 2, "price", "-5")},
      {"disordered_price", p().set("tariffs", 0, "price", "0.6")},
      {"price_out_of_bounds", p().set("tariffs", 1, "price", "140")},
      {"bad_currency", p().set("tariffs", 0, "currency", "usd")},
      {"no_exchange", p().set("tariffs", 0, "currency", "CHF")},
      {"fuel_without_base", p().set("tariffs", 1, "fuel_base", "")},
      {"fuel_without_base", p().set("tariffs", 1, "fuel_quote", "brent")},
      {"through_without_scope", p().set("tariffs", 2, "service", "")},
      {"unpriced_movement", p().set("tariffs", 3, "mode", "barge")},
      {"no_quantity", p().set("flows", 0, "containers_teu", "")},
      {"no_quantity", p().set("flows", 0, "containers_teu", "-1")},
      {"disordered_values", p().set("published_values", 0, "value", "20")},
      {"unknown_edit", p().set("event_edits", 0, "key", "AKTAU")},
      {"unknown_edit", p().set("event_edits", 1, "field", "speed")},
      {"unknown_edit", p().set("event_edits", 0, "table", "harbours")},
      {"no_method", p().set("operations", 0, "evidence", "estimate")},
      {"unused_source", p().add("sources", "t;Another source")},
  };
}

TEST(Rules, EachIsBrokenByTheChangeMeantForItAlone) {
  for (const Break& broken : breaks()) {
    const std::vector<std::string> codes = codes_of(broken.package);
    const auto is_meant = [&](const std::string& code) { return code == broken.code; };
    EXPECT_TRUE(!codes.empty() && std::ranges::all_of(codes, is_meant)) << broken.code << "\n"
                                                                        << found(broken.package);
  }
}

TEST(Rules, SeeSwappedCoordinates) {
  const std::string text = found(sound().set("places", 0, "lat", "76.9").set("places", 0, "lon", "43.3"));
  EXPECT_NE(text.find("lat and lon look swapped"), std::string::npos) << text;
  const std::string off_globe = found(sound().set("places", 0, "lat", "116.9"));
  EXPECT_NE(off_globe.find("is not on the globe"), std::string::npos) << off_globe;
}

TEST(Rules, SeeLongDetours) {
  const std::string text =
      found(sound().set("links", 7, "length_km", "300").set("links", 7, "travel_time_max_h", "9"));
  EXPECT_NE(text.find("times the straight line"), std::string::npos) << text;
}

TEST(Rules, SeeWaysInWithoutAWayOut) {
  const auto codes = codes_of(sound().remove("links", 7));
  EXPECT_NE(std::ranges::find(codes, "one_way_trap"), codes.end());
}

TEST(Rules, SeePartsThatDoNotHangTogether) {
  const auto codes = codes_of(sound().remove("links", 7).remove("links", 6));
  EXPECT_NE(std::ranges::find(codes, "isolated_place"), codes.end());
  const auto cut = codes_of(sound()
                                .set("links", 4, "status", "planned")
                                .set("links", 5, "status", "planned")
                                .set("services", 1, "status", "planned"));
  EXPECT_NE(std::ranges::find(cut, "separate_part"), cut.end());
}

TEST(Rules, SeeGaugesThatMeetWithoutATransload) {
  const auto codes = codes_of(sound()
                                  .set("links", 0, "gauge_mm", "1435")
                                  .set("links", 1, "gauge_mm", "1435")
                                  .set("calls", 1, "is_transload", "yes"));
  EXPECT_EQ(codes, (std::vector<std::string>{"gauge_break_without_transload"}));
}

TEST(Rules, SeeCallsOfOneServiceThatStandApart) {
  const auto codes = codes_of(sound().add("calls", "T;BEY;rail;rail:AAU:BEY;no;no;yes;s;documented"));
  EXPECT_NE(std::ranges::find(codes, "scattered_calls"), codes.end());
}

TEST(Rules, AllowOneKeyAtDifferentTimes) {
  Package p = sound();
  p.add("tariffs", "train;through;;T;per_feu;USD;;1200;;;;;2025-01-01;;s;documented");
  EXPECT_EQ(found(p), "");
  p.set("tariffs", 4, "valid_from", "2024-12-31");
  EXPECT_EQ(codes_of(p), (std::vector<std::string>{"doubled_key"}));
}

TEST(Rules, NameTheLineTheFieldAndTheValue) {
  const std::vector<Problem> problems =
      check(sound().set("operations", 0, "duration_typical_h", "31").read());
  ASSERT_EQ(problems.size(), 1U);
  EXPECT_EQ(problems.front().where, "operations.csv");
  EXPECT_EQ(problems.front().row, 2U);
  EXPECT_EQ(problems.front().field, "duration_typical_h");
  EXPECT_EQ(problems.front().value, "5 / 31 / 30");
}

TEST(Rules, CountWhatIsTooMuchToName) {
  Package p = sound();
  for (int i = 0; i < 70; ++i) p.add("sources", "s" + std::to_string(i) + ";Unused");
  const std::vector<Problem> problems = check(p.read());
  ASSERT_EQ(problems.size(), 50U);
  EXPECT_EQ(problems.back().what, "and 21 more like these");
}

TEST(Rules, AnEmptyPackageIsNoNetwork) {
  const auto codes = codes_of(Package{});
  EXPECT_EQ(codes, (std::vector<std::string>{"empty_table", "no_movement"}));
}

TEST(Rules, SeeColumnsThatAProgramFilledBadly) {
  Tables ragged = sound().read();
  ragged.links.length.edit().pop_back();
  EXPECT_EQ(check(ragged).front().code, "ragged_table");

  Tables lost = sound().read();
  lost.links.to_place.edit()[0] = PlaceId{99};
  const std::vector<Problem> problems = check(lost);
  ASSERT_EQ(problems.size(), 1U);
  EXPECT_EQ(problems.front().code, "lost_id");
}

TEST(Rules, LeaveOutWhatIsWeakerThanAskedFor) {
  const Tables tables =
      sound().add("sources", "t;Another source").set("operations", 0, "evidence", "estimate").read();
  EXPECT_EQ(check(tables).size(), 2U);
  EXPECT_EQ(check(tables, Severity::warning).size(), 1U);
  EXPECT_TRUE(check(tables, Severity::error).empty());
}

TEST(Rules, CodesAreUniqueAndEachSaysWhatToDo) {
  std::set<std::string_view> seen;
  for (const CheckRule& rule : check_rules()) {
    EXPECT_TRUE(seen.insert(rule.code).second) << rule.code;
    EXPECT_FALSE(rule.says.empty());
    EXPECT_FALSE(rule.mend.empty());
    EXPECT_EQ(rule.says.back(), '.');
  }
}

}  // namespace
}  // namespace corridor
