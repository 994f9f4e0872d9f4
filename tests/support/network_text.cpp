// SPDX-License-Identifier: Apache-2.0
#include "support/network_text.h"

#include <algorithm>
#include <functional>
#include <map>
#include <set>
#include <string>

#include <fmt/format.h>

#include "corridor/base/text.h"
#include "corridor/model/consignment.h"
#include "corridor/model/rows.h"

namespace corridor {

namespace {

using Cells = std::map<std::string, std::string, std::less<>>;
using Words = std::vector<std::string>;

[[noreturn]] void fail(std::string_view statement, std::string_view what) {
  throw Error(Problem{.where = "network_of", .value = std::string(statement), .what = std::string(what)});
}

// Words apart by spaces; quotes hold spaces together and vanish.
Words words_of(std::string_view line) {
  Words words;
  std::string word;
  bool is_quoted = false;
  bool is_open = false;
  for (const char c : line) {
    if (c == '#' && !is_quoted && !is_open) break;
    if (c == '"') {
      is_quoted = !is_quoted;
      is_open = true;
    } else if ((c == ' ' || c == '\t') && !is_quoted) {
      if (is_open) words.push_back(std::move(word));
      word.clear();
      is_open = false;
    } else {
      word += c;
      is_open = true;
    }
  }
  if (is_open) words.push_back(std::move(word));
  return words;
}

std::pair<std::string, std::string> split(std::string_view text, std::string_view separator) {
  const std::size_t at = text.find(separator);
  if (at == std::string_view::npos) return {std::string(text), {}};
  return {std::string(text.substr(0, at)), std::string(text.substr(at + separator.size()))};
}

bool ends_with_unit(std::string_view word, std::string_view unit) {
  return word.size() > unit.size() && word.ends_with(unit) && word[0] >= '0' && word[0] <= '9';
}

std::string hours_text(std::string_view time) {
  const Parsed<Duration> duration = duration_of(time);
  if (!duration) fail(time, "is no length of time");
  return text_of(in_hours(*duration));
}

bool is_time(std::string_view word) { return duration_of(split(word, "..").first).is_good(); }

void set_duration(Cells& cells, const std::string& prefix, std::string_view word) {
  const auto [first, rest] = split(word, "..");
  const auto [second, third] = split(rest, "..");
  const std::string& last = !third.empty() ? third : !second.empty() ? second : first;
  const std::string& middle = third.empty() ? first : second;
  cells[prefix + "_min_h"] = hours_text(first);
  cells[prefix + "_typical_h"] = hours_text(middle);
  cells[prefix + "_max_h"] = hours_text(last);
  cells[prefix + "_shape"] = !third.empty() ? "pert" : !second.empty() ? "uniform" : "fixed";
}

bool is_mode(std::string_view word) { return word_of<Mode>(word).has_value(); }

// Builds rows of text, statement by statement; `finish` sends them through the gate.
class Builder {
 public:
  void read(std::string_view line) {
    line_ = line;
    words_ = words_of(line);
    if (words_.empty()) return;
    cells_.clear();
    std::erase_if(words_, [&](const std::string& word) {
      const std::size_t at = word.find('=');
      if (at == 0 || at == std::string::npos || at + 1 == word.size()) return false;
      if (!std::all_of(word.begin(), word.begin() + static_cast<std::ptrdiff_t>(at),
                       [](char c) { return (c >= 'a' && c <= 'z') || c == '_' || (c >= '0' && c <= '9'); })) {
        return false;
      }
      cells_[word.substr(0, at)] = word.substr(at + 1);
      return true;
    });
    read_statement();
  }

  Tables finish();

 private:
  void read_statement();
  void read_places();
  void read_link();
  void read_service();
  void read_call(const std::string& service, std::string_view word, std::string_view mode);
  void read_operation();
  void read_tariff();
  void read_factor();

  Cells& add(const std::string& table) { return rows_[table].emplace_back(std::move(cells_)); }
  std::string country(const std::string& code) {
    if (code.empty() || code == "-") return {};
    if (countries_.insert(code).second) rows_["countries"].push_back({{"id", code}, {"name", code}});
    return code;
  }
  void need_vehicle(const std::string& mode) {
    if (vehicles_.insert(mode).second) {
      rows_["vehicles"].push_back({{"id", mode}, {"name", mode}, {"mode", mode}});
    }
  }

  std::map<std::string, std::vector<Cells>, std::less<>> rows_;
  std::set<std::string> countries_, vehicles_;
  std::string line_;
  Words words_;
  Cells cells_;                      // field=value words of the statement
  std::string at_;                   // place of the last call
  std::vector<std::string> passed_;  // places passed since
};

void Builder::read_statement() {
  const std::string& first = words_[0];
  if (words_.size() > 1 && words_[1].size() > 1 && (words_[1][0] == '-' || words_[1][0] == '=')) {
    return read_link();
  }
  if (first.find(':') != std::string::npos) return read_places();
  if (first == "service") return read_service();
  if (word_of<OperationKind>(first)) return read_operation();
  if (first == "tariff") return read_tariff();
  if (first == "factor") return read_factor();
  if (first == "forbid" || first == "permit") {
    cells_["effect"] = first == "forbid" ? "forbidden" : "needs_permit";
    for (const char* field : {"country", "origin_country", "destination_country"}) country(cells_[field]);
    add("restrictions");
  } else if (first == "quote" && words_.size() == 4) {
    cells_.insert({{"name", words_[1]}, {"date", words_[2]}, {"last", words_[3]}});
    add("quotes");
  } else if (first == "closed") {
    add("closures");
  } else if (first == "row" && words_.size() == 2) {
    add(words_[1]);
  } else {
    fail(line_, "is no statement");
  }
}

void Builder::read_places() {
  for (const std::string& word : words_) {
    auto [key, rest] = split(word, ":");
    auto [code_kind, zone] = split(rest, "@");
    const auto [code, kind] = split(code_kind, "/");
    Cells cells = cells_;
    const std::size_t position = rows_["places"].size();
    cells.insert({{"id", key},
                  {"name", key},
                  {"kind", kind.empty() ? "city" : kind},
                  {"country", country(code)},
                  {"lat", "40"},
                  {"lon", std::to_string(position)},
                  {"zone", zone.empty() ? "Etc/UTC" : zone}});
    rows_["places"].push_back(std::move(cells));
  }
}

// A -rail 10h 500km-> B, or with = for both directions.
void Builder::read_link() {
  const bool is_both = words_[1][0] == '=';
  const std::string from = words_.front();
  const std::string to = words_.back();
  words_[1].erase(0, 1);
  std::string& last = words_[words_.size() - 2];
  const std::string_view arrow = is_both ? "=" : "->";
  if (words_.size() < 3 || !last.ends_with(arrow)) fail(line_, "has no arrow before its last place");
  last.resize(last.size() - arrow.size());
  const std::string mode = words_[1];
  if (!is_mode(mode)) fail(line_, "is no link: the first word after the arrow is a mode");
  Cells cells = std::move(cells_);
  cells.insert({{"mode", mode}, {"status", "open"}, {"length_km", "100"}});
  set_duration(cells, "travel_time", "1h");
  std::string price;
  for (std::size_t i = 2; i + 1 < words_.size(); ++i) {
    const std::string& word = words_[i];
    if (ends_with_unit(word, "km")) {
      cells["length_km"] = word.substr(0, word.size() - 2);
    } else if (ends_with_unit(word, "mm")) {
      cells["gauge_mm"] = word.substr(0, word.size() - 2);
    } else if (word.starts_with('$')) {
      price = word.substr(1);
    } else if (is_time(word)) {
      set_duration(cells, "travel_time", word);
    } else if (!word.empty()) {
      fail(line_, fmt::format("'{}' is no part of a link", word));
    }
  }
  for (const auto& [a, b] : {std::pair(from, to), std::pair(to, from)}) {
    cells["id"] = fmt::format("{}:{}:{}", mode, a, b);
    cells["from_place"] = a;
    cells["to_place"] = b;
    rows_["links"].push_back(cells);
    if (!price.empty()) {
      rows_["tariffs"].push_back({{"kind", "movement"},
                                  {"mode", mode},
                                  {"from_place", a},
                                  {"to_place", b},
                                  {"basis", "per_feu"},
                                  {"price", price}});
    }
    if (!is_both) break;
  }
}

void Builder::read_service() {
  if (words_.size() < 4 || !word_of<ServiceKind>(words_[2]) || !is_mode(words_[3])) {
    fail(line_, "is no service: service NAME KIND MODE ...");
  }
  const std::string name = words_[1];
  const std::string kind = words_[2];
  const std::string mode = words_[3];
  Cells cells = std::move(cells_);
  need_vehicle(mode);
  cells.insert({{"id", name},
                {"name", name},
                {"kind", kind},
                {"mode", mode},
                {"vehicle", mode},
                {"cut_off_h", "0"},
                {"reliability", "1"},
                {"status", "open"}});
  std::size_t next = 4;
  if (kind == "timetable" && next < words_.size()) cells["departures"] = words_[next++];
  if (next < words_.size() && words_[next].ends_with("/week")) {
    cells["frequency_per_week"] = split(words_[next++], "/").first;
  }
  if (next < words_.size() && words_[next] == "in") {
    std::string area;
    while (++next < words_.size()) area += (area.empty() ? "" : "|") + country(words_[next]);
    cells["area"] = area;
  }
  rows_["services"].push_back(std::move(cells));
  at_.clear();
  passed_.clear();
  for (; next < words_.size(); ++next) read_call(name, words_[next], mode);
}

void Builder::read_call(const std::string& service, std::string_view word, std::string_view mode) {
  if (word.starts_with('(') && word.ends_with(')')) {
    passed_.emplace_back(word.substr(1, word.size() - 2));
    return;
  }
  const bool is_transload = word.ends_with('*');
  if (is_transload) word.remove_suffix(1);
  const auto [call, run_time] = split(word, "+");
  const auto [place, own_mode] = split(call, "/");
  const std::string by = own_mode.empty() ? std::string(mode) : own_mode;
  Cells cells{{"service", service}, {"place", place},      {"mode", by},
              {"may_load", "yes"},  {"may_unload", "yes"}, {"is_transload", is_transload ? "yes" : "no"}};
  if (!at_.empty()) {
    std::string links;
    passed_.push_back(place);
    for (const std::string& to : passed_) {
      links += fmt::format("{}{}:{}:{}", links.empty() ? "" : "|", by, at_, to);
      at_ = to;
    }
    cells["links"] = links;
    passed_.clear();
  }
  if (!run_time.empty()) set_duration(cells, "run_time", run_time);
  at_ = place;
  rows_["calls"].push_back(std::move(cells));
}

void Builder::read_operation() {
  if (words_.size() < 2) fail(line_, "names no place");
  Cells cells = std::move(cells_);
  cells.insert({{"kind", words_[0]}, {"place", words_[1]}});
  set_duration(cells, "duration", "0h");
  for (std::size_t i = 2; i < words_.size(); ++i) {
    const std::string& word = words_[i];
    if (const auto [from, to] = split(word, ">"); word.find('>') != std::string::npos) {
      const std::string& known = from.empty() ? to : from;
      const bool is_gauge = !known.empty() && known[0] >= '0' && known[0] <= '9';
      const std::string noun = is_gauge ? "gauge_mm" : is_mode(known) ? "mode" : "country";
      cells["from_" + noun] = noun == "country" ? country(from) : from;
      cells["to_" + noun] = noun == "country" ? country(to) : to;
    } else if (is_mode(word)) {
      cells["from_mode"] = word;
    } else if (is_time(word)) {
      set_duration(cells, "duration", word);
    } else {
      fail(line_, fmt::format("'{}' is no part of an operation", word));
    }
  }
  rows_["operations"].push_back(std::move(cells));
}

// tariff KIND $PRICE/BASIS, the basis without its "per_".
void Builder::read_tariff() {
  if (words_.size() != 3 || !words_[2].starts_with('$'))
    fail(line_, "is no tariff: tariff KIND $PRICE/BASIS");
  const auto [price, basis] = split(std::string_view(words_[2]).substr(1), "/");
  country(cells_["country"]);
  cells_.insert({{"kind", words_[1]}, {"price", price}, {"basis", "per_" + (basis.empty() ? "feu" : basis)}});
  add("tariffs");
}

void Builder::read_factor() {
  if (words_.size() != 3) fail(line_, "is no factor: factor MODE WTT+TTW");
  const auto [wtt, ttw] = split(words_[2], "+");
  country(cells_["country"]);
  cells_.insert({{"mode", words_[1]}, {"wtt_g_per_tkm", wtt}, {"ttw_g_per_tkm", ttw}});
  add("emission_factors");
}

// The plain value of a field that must have one.
std::string plain_value(std::string_view table, std::string_view field, std::size_t row) {
  if (field == "id") return fmt::format("{}-{}", table, row + 1);
  if (field == "source") return "test";
  if (field == "evidence") return "assumption";
  if (field == "currency") return "USD";
  if (field == "price") return "0";
  if (field == "status") return "open";
  if (field == "unit") return "1";
  return std::string(field);
}

Tables Builder::finish() {
  rows_["sources"].push_back({{"id", "test"}, {"title", "Made for a test"}});
  rows_["commodities"].push_back({{"id", "goods"},
                                  {"value_usd_per_t", "10000"},
                                  {"mass_t_per_feu", "10"},
                                  {"time_value_usd_per_feu_day", "100"},
                                  {"reliability_ratio", "0.5"},
                                  {"container", "dry"}});
  Tables tables;
  RowReader reader(tables);
  std::vector<Problem> problems;
  for (const std::string_view name : table_names()) {
    std::vector<Cells> rows = std::move(rows_[std::string(name)]);
    rows_.erase(std::string(name));
    Table table{.name = std::string(name), .columns = {}};
    std::set<std::string, std::less<>> columns;
    const std::vector<std::string_view> must = must_names(name);
    for (const std::string_view field : must) columns.emplace(field);
    for (const Cells& row : rows) {
      for (const auto& [field, value] : row) columns.insert(field);
    }
    for (const std::string& column : columns) {
      Table::Texts texts;
      for (std::size_t i = 0; i < rows.size(); ++i) {
        const auto cell = rows[i].find(column);
        const bool is_must = std::ranges::count(must, column) > 0;
        texts.push_back(cell != rows[i].end() ? cell->second
                        : is_must             ? plain_value(name, column, i)
                                              : std::string{});
      }
      table.add(column, std::move(texts));
    }
    if (!rows.empty()) reader.add(table, nullptr, problems);
  }
  if (!rows_.empty()) fail(rows_.begin()->first, "is no table");
  if (!problems.empty()) throw Error(std::move(problems));
  return tables;
}

}  // namespace

Tables tables_of(std::string_view text) {
  Builder builder;
  std::string statement;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    statement += text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    if (statement.ends_with('\\')) {
      statement.back() = ' ';
      continue;
    }
    builder.read(statement);
    statement.clear();
  }
  return builder.finish();
}

Network network_of(std::string_view text) { return Network(tables_of(text)); }

Consignment consignment_of(const Network& network, double feu, std::string_view commodity) {
  const CommodityId goods = network.commodity(commodity);
  return {.commodity = goods,
          .containers = teu(2 * feu),
          .goods = tonnes(feu * network.tables().commodities.mass_per_feu[goods]),
          .tare = tonnes(3.8 * feu)};
}

}  // namespace corridor
