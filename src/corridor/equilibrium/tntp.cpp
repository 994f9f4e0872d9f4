// SPDX-License-Identifier: Apache-2.0
#include "corridor/equilibrium/tntp.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>
#include <utility>

#include <fmt/format.h>

#include "corridor/base/error.h"
#include "corridor/base/text.h"

namespace corridor {

namespace {

constexpr std::size_t kProblemsMax = 100;
constexpr std::int64_t kNodesMax = std::int64_t{1} << 28;

/// Reads a file line by line: header lines "<KEY> value", comments from '~', rows of words between blanks and
/// the separators ':' and ';'. Collects problems and throws them at the end.
class Reader {
 public:
  struct Word {
    std::string_view text;
    std::uint64_t column;
  };

  Reader(std::string_view text, const std::string& file) : rest_(text), file_(file) {}

  /// The next row that is no comment and no header; false at the end.
  bool next() {
    while (!rest_.empty() && problems_.size() < kProblemsMax) {
      const std::size_t end = std::min(rest_.find('\n'), rest_.size());
      const std::string_view line = rest_.substr(0, end);
      rest_.remove_prefix(std::min(end + 1, rest_.size()));
      ++line_;
      const std::string_view content = trimmed(line.substr(0, line.find('~')));
      if (trimmed(line).starts_with('<')) {
        header(trimmed(line));
      } else if (!content.empty()) {
        split(line.substr(0, line.find('~')));
        if (!words_.empty()) return true;
      }
    }
    return false;
  }

  [[nodiscard]] const std::vector<Word>& words() const { return words_; }

  /// A number of this row; 0 and a problem if it is none.
  double number(std::size_t word, std::string_view field, double min, std::string_view hint = {}) {
    const Parsed<double> value = number_of(words_[word].text);
    if (!value) {
      fail(words_[word], field, value.fault());
      return 0.0;
    }
    if (!(*value >= min)) fail(words_[word], field, "must not be negative", std::string(hint));
    return *value;
  }
  std::uint32_t node(std::size_t word, std::string_view field, std::uint32_t max, std::string_view what) {
    const Parsed<std::int64_t> value = whole_of(words_[word].text, 1, kNodesMax);
    if (!value) {
      fail(words_[word], field, value.fault());
      return 1;
    }
    if (*value > max) {
      fail(words_[word], field, fmt::format("there are only {} {}", max, what),
           fmt::format("correct the number, or <NUMBER OF {}> in the header",
                       what == "zones" ? "ZONES" : "NODES"));
      return 1;
    }
    return static_cast<std::uint32_t>(*value);
  }

  /// A whole number of the header.
  [[nodiscard]] std::optional<std::int64_t> header_value(std::string_view key) const {
    const auto found = std::ranges::find(headers_, key, &Header::key);
    return found == headers_.end() ? std::nullopt : found->value;
  }
  std::uint32_t header_count(std::string_view key, std::int64_t preset) {
    const std::optional<std::int64_t> value = header_value(key);
    if (!value && preset < 0) {
      fail_file(fmt::format("has no <{}>", key), fmt::format("a line of the header says it: <{}> 24", key));
      return 0;
    }
    return static_cast<std::uint32_t>(value.value_or(preset));
  }

  void fail(const Word& word, std::string_view field, std::string what, std::string hint = {}) {
    problems_.push_back({.code = "tntp",
                         .where = file_,
                         .row = line_,
                         .column = word.column,
                         .field = std::string(field),
                         .value = std::string(word.text),
                         .what = std::move(what),
                         .hint = std::move(hint)});
  }
  void fail(const Word& word, std::string_view field, const Fault& fault) {
    fail(word, field, std::string(fault.what), std::string(fault.hint));
  }
  void fail_row(std::string what, std::string hint) {
    problems_.push_back({.code = "tntp",
                         .where = file_,
                         .row = line_,
                         .column = 1,
                         .what = std::move(what),
                         .hint = std::move(hint)});
  }
  void fail_file(std::string what, std::string hint) {
    problems_.push_back({.code = "tntp", .where = file_, .what = std::move(what), .hint = std::move(hint)});
  }
  void throw_problems() {
    if (!problems_.empty()) throw Error(std::move(problems_));
  }

 private:
  struct Header {
    std::string_view key;
    std::optional<std::int64_t> value;
  };

  void header(std::string_view line) {
    const std::size_t close = line.find('>');
    if (close == std::string_view::npos) {
      fail_row("a line of the header has no '>'", "write <KEY> value");
      return;
    }
    const std::string_view key = line.substr(1, close - 1);
    const std::string_view text = trimmed(line.substr(close + 1));
    Header found{key, std::nullopt};
    if (key.starts_with("NUMBER OF") || key.starts_with("FIRST THRU")) {
      // -1 stands for "not said" in published flows.
      const Parsed<std::int64_t> value = whole_of(text, -1, kNodesMax);
      if (value) {
        found.value = *value;
      } else {
        fail({text, close + 2}, key, value.fault());
        found.value = 1;
      }
    }
    headers_.push_back(found);
  }

  void split(std::string_view line) {
    words_.clear();
    const auto is_between = [](char c) { return c == ' ' || c == '\t' || c == '\r' || c == ':' || c == ';'; };
    for (std::size_t at = 0; at < line.size();) {
      if (is_between(line[at])) {
        ++at;
        continue;
      }
      std::size_t end = at;
      while (end < line.size() && !is_between(line[end])) ++end;
      words_.push_back({line.substr(at, end - at), at + 1});
      at = end;
    }
  }

  std::string_view rest_;
  std::string file_;
  std::uint64_t line_ = 0;
  std::vector<Word> words_;
  std::vector<Header> headers_;
  std::vector<Problem> problems_;
};

constexpr double kAnyNumber = -std::numeric_limits<double>::infinity();

TntpLink link_of(Reader& reader, std::uint32_t node_count) {
  TntpLink link;
  link.init = reader.node(0, "init_node", node_count, "nodes");
  link.term = reader.node(1, "term_node", node_count, "nodes");
  link.capacity = reader.number(2, "capacity", 0.0);
  link.length = reader.number(3, "length", 0.0);
  link.free_time = reader.number(4, "free_flow_time", 0.0);
  link.factor = reader.number(5, "b", 0.0);
  link.power = reader.number(6, "power", 0.0);
  if (reader.words().size() > 8) link.toll = reader.number(8, "toll", 0.0);
  if (link.capacity <= 0.0 && link.factor > 0.0)
    reader.fail(reader.words()[2], "capacity", "a link whose time depends on volume needs a capacity above 0",
                "leave a closed link out, or set b to 0 if its time is fixed");
  return link;
}

}  // namespace

TntpNetwork read_tntp_network(std::string_view text, const std::string& file) {
  Reader reader(text, file);
  TntpNetwork network;
  constexpr std::size_t kWordsMin = 7;
  bool is_headed = false;
  while (reader.next()) {
    if (!is_headed) {
      is_headed = true;
      network.zone_count = reader.header_count("NUMBER OF ZONES", -1);
      network.node_count = reader.header_count("NUMBER OF NODES", -1);
      network.first_through_node = reader.header_count("FIRST THRU NODE", 1);
      reader.throw_problems();
    }
    if (reader.words().size() < kWordsMin) {
      reader.fail_row("a link has fewer than 7 values",
                      "init_node term_node capacity length free_flow_time b power speed toll link_type ;");
      continue;
    }
    network.links.push_back(link_of(reader, network.node_count));
  }
  const auto count = reader.header_value("NUMBER OF LINKS");
  if (count && *count >= 0 && static_cast<std::size_t>(*count) != network.links.size())
    reader.fail_file(fmt::format("has {} links, and its header says {}", network.links.size(), *count),
                     "is the file cut off?");
  if (network.zone_count > network.node_count)
    reader.fail_file("has more zones than nodes", "correct <NUMBER OF ZONES> or <NUMBER OF NODES>");
  if (network.links.empty()) reader.fail_file("has no links", "is it the network file?");
  reader.throw_problems();
  return network;
}

std::vector<TntpTrip> read_tntp_trips(std::string_view text, const std::string& file,
                                      std::uint32_t zone_count) {
  Reader reader(text, file);
  std::vector<TntpTrip> trips;
  std::uint32_t origin = 0;
  while (reader.next()) {
    const std::vector<Reader::Word>& words = reader.words();
    if (words[0].text == "Origin" || words[0].text == "origin") {
      if (words.size() == 2) {
        origin = reader.node(1, "origin", zone_count, "zones");
      } else {
        reader.fail_row("names no origin", "write: Origin 1");
      }
      continue;
    }
    if (origin == 0) {
      reader.fail_row("trips stand before the first origin",
                      "is it the trips file? a line 'Origin 1' comes first");
      break;
    }
    if (words.size() % 2 != 0) {
      reader.fail_row("a trip has a zone and a volume", "write: 2 : 100.0;");
      continue;
    }
    for (std::size_t i = 0; i < words.size(); i += 2) {
      const std::uint32_t destination = reader.node(i, "destination", zone_count, "zones");
      const double volume = reader.number(i + 1, "volume", 0.0, "leave it out if nobody travels");
      if (volume > 0.0) trips.push_back({origin, destination, volume});
    }
  }
  reader.throw_problems();
  return trips;
}

std::vector<TntpPosition> read_tntp_positions(std::string_view text, const std::string& file) {
  Reader reader(text, file);
  std::vector<TntpPosition> positions;
  while (reader.next()) {
    if (positions.empty() && !whole_of(reader.words()[0].text)) continue;  // the heading
    if (reader.words().size() < 3) {
      reader.fail_row("a node has a number, x and y", "write: 1 96.77 43.61 ;");
      continue;
    }
    positions.push_back({reader.node(0, "node", static_cast<std::uint32_t>(kNodesMax), "nodes"),
                         reader.number(1, "x", kAnyNumber), reader.number(2, "y", kAnyNumber)});
  }
  reader.throw_problems();
  return positions;
}

std::vector<TntpFlow> read_tntp_flows(std::string_view text, const std::string& file) {
  Reader reader(text, file);
  std::vector<TntpFlow> flows;
  const auto node_max = static_cast<std::uint32_t>(kNodesMax);
  while (reader.next()) {
    if (flows.empty() && !whole_of(reader.words()[0].text)) continue;  // the heading
    if (reader.words().size() < 3) {
      reader.fail_row("a flow has two nodes and a volume", "write: 1 2 4494.6 6.0008");
      continue;
    }
    TntpFlow flow{reader.node(0, "from", node_max, "nodes"), reader.node(1, "to", node_max, "nodes"),
                  reader.number(2, "volume", 0.0)};
    if (reader.words().size() > 3) flow.cost = reader.number(3, "cost", 0.0);
    flows.push_back(flow);
  }
  reader.throw_problems();
  return flows;
}

EquilibriumProblem problem_of(const TntpNetwork& network, const std::vector<TntpTrip>& trips,
                              const TntpWeights& weights) {
  EquilibriumProblem problem;
  std::vector<Graph::Arc> arcs;
  TravelClass everybody;
  if (weights.toll > 0.0) everybody.value_of_time = 1.0 / weights.toll;
  for (const TntpLink& link : network.links) {
    arcs.push_back({NodeId{link.init - 1}, NodeId{link.term - 1}});
    problem.delays.push_back(link.factor > 0.0
                                 ? Delay::bpr(link.free_time, link.capacity, link.factor, link.power)
                                 : Delay::constant(link.free_time));
    if (weights.toll > 0.0) problem.tolls.push_back(link.toll);
    if (weights.distance > 0.0) everybody.extra_costs.push_back(weights.distance * link.length);
  }
  problem.classes = {std::move(everybody)};
  problem.graph = Graph(network.node_count, std::move(arcs));
  for (const TntpTrip& trip : trips) {
    if (trip.origin == trip.destination) continue;
    problem.demands.push_back({.origin = NodeId{trip.origin - 1},
                               .destination = NodeId{trip.destination - 1},
                               .volume = trip.volume});
  }
  if (network.first_through_node > 1) {
    problem.is_end_only.assign(network.node_count, 0);
    const auto end = std::min<std::size_t>(network.first_through_node - 1, network.node_count);
    std::fill_n(problem.is_end_only.begin(), end, std::uint8_t{1});
  }
  return problem;
}

}  // namespace corridor
