// SPDX-License-Identifier: Apache-2.0
#include "corridor/model/market.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <utility>

#include <fmt/format.h>

#include "corridor/base/fold.h"
#include "corridor/base/text.h"

namespace corridor {

namespace {

/// A number as a page prints it, and what its printed digits leave open.
struct Printed {
  double value = 0.0;
  double half_step = 0.0;
};

/// Names of a page that tariffs know under another one, with the unit of the value.
struct KnownName {
  std::string_view page, name, unit;
};
constexpr std::array kKnownNames = {
    KnownName{"CRUDE OIL", "crude", "USD per barrel"},
    KnownName{"WTI CRUDE", "crude", "USD per barrel"},
    KnownName{"BRENT CRUDE OIL", "brent", "USD per barrel"},
    KnownName{"BRENT", "brent", "USD per barrel"},
    KnownName{"GOLD FUTURES", "gold", "USD per troy ounce"},
    KnownName{"GOLD", "gold", "USD per troy ounce"},
};

/// Spaces and signs that pages use in place of the plain ones, and bullets, which say nothing.
std::string plain(std::string_view line) {
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 7> kReplacements = {{
      {"\u00A0", " "},  // no-break space
      {"\u2007", " "},  // figure space
      {"\u202F", " "},  // narrow no-break space
      {"\u2212", "-"},  // minus
      {"\u2022", " "},  // bullet
      {"\u00B7", " "},  // middle dot
      {"\uFEFF", ""},   // byte order mark
  }};
  std::string text(line);
  for (const auto& [from, to] : kReplacements) {
    for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size())) {
      text.replace(at, from.size(), to);
    }
  }
  return std::string(trimmed(text));
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// "22,059.03", "+0.54": commas stand between groups of three digits only.
std::optional<Printed> printed_of(std::string_view text) {
  if (!text.empty() && text.front() == '+') text.remove_prefix(1);
  const std::size_t point = std::min(text.find('.'), text.size());
  std::string digits;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != ',') {
      digits += text[i];
      continue;
    }
    const bool is_group = i > 0 && i < point && is_digit(text[i - 1]) && (point - i) % 4 == 0;
    if (!is_group) return std::nullopt;
  }
  const auto value = number_of(digits);
  if (!value || digits.find_first_of("eE") != std::string::npos) return std::nullopt;
  const std::size_t decimals = point < text.size() ? text.size() - point - 1 : 0;
  return Printed{*value, 0.5 * std::pow(10.0, -static_cast<double>(decimals))};
}

/// "(-0.83%)", "+0.54 %": in per cent.
std::optional<Printed> percent_of(std::string_view text) {
  if (text.size() >= 2 && text.front() == '(' && text.back() == ')') text = text.substr(1, text.size() - 2);
  if (text.empty() || text.back() != '%') return std::nullopt;
  text.remove_suffix(1);
  return printed_of(trimmed(text));
}

std::vector<std::string_view> words_of(std::string_view text) {
  std::vector<std::string_view> words;
  while (!(text = trimmed(text)).empty()) {
    const std::size_t end = std::min(text.find_first_of(" \t"), text.size());
    words.push_back(text.substr(0, end));
    text.remove_prefix(end);
  }
  return words;
}

/// What a line says: a name, or numbers, or a name with its numbers behind it.
struct Line {
  std::string name;
  std::vector<Printed> numbers;
  std::optional<Printed> percent;
};

Line line_of(std::string_view text) {
  Line line;
  std::vector<std::string_view> words = words_of(text);
  while (!words.empty()) {  // numbers stand at the end; a name may hold one: "S&P 500"
    if (const auto percent = percent_of(words.back()); percent && !line.percent && line.numbers.empty()) {
      line.percent = percent;
    } else if (const auto number = printed_of(words.back()); number && line.numbers.size() < 2) {
      line.numbers.insert(line.numbers.begin(), *number);
    } else {
      break;
    }
    words.pop_back();
  }
  // "S&P 500" alone on its line is a name, not the value 500 of "S&P": a value alone has its line for itself,
  // and a line with name and value has a change too.
  const bool is_bare_name = !words.empty() && line.numbers.size() < 2 && !line.percent;
  line.name = is_bare_name ? std::string(text) : fmt::format("{}", fmt::join(words, " "));
  if (is_bare_name) line.numbers.clear();
  return line;
}

/// The cells of a line of CSV; a cell in quotes may hold the separator.
std::vector<std::string> cells_of(std::string_view line, char separator) {
  std::vector<std::string> cells(1);
  bool is_quoted = false;
  for (const char c : line) {
    if (c == '"') {
      is_quoted = !is_quoted;
    } else if (c == separator && !is_quoted) {
      cells.emplace_back();
    } else {
      cells.back() += c;
    }
  }
  for (std::string& cell : cells) cell = plain(cell);
  return cells;
}

/// Where the columns of a CSV stand, by what pages call them.
struct Header {
  char separator = ',';
  std::optional<std::size_t> name, last, change, percent;
};

/// Nothing if the line names no such columns.
std::optional<Header> header_of(std::string_view line) {
  Header header;
  for (const char separator : {',', ';', '\t'}) {
    if (line.find(separator) == std::string_view::npos) continue;
    header.separator = separator;
    const std::vector<std::string> cells = cells_of(line, separator);
    for (std::size_t i = 0; i < cells.size(); ++i) {
      const std::string cell = fold(cells[i]);
      const bool is_percent =
          cells[i].find('%') != std::string::npos || cell.find("percent") != std::string::npos;
      if (is_percent) {
        header.percent = i;
      } else if (cell == "name" || cell == "symbol") {
        header.name = i;
      } else if (cell == "last" || cell == "price" || cell == "close") {
        header.last = i;
      } else if (cell == "change" || cell == "chg") {
        header.change = i;
      }
    }
    if (header.name && header.last) return header;
  }
  return std::nullopt;
}

/// A quote while its lines are read.
struct Open {
  std::string name;
  std::size_t line = 0;
  std::optional<Printed> last, change, percent;
};

/// The percentages, as shares, that the printed digits of last and change leave open.
std::pair<double, double> share_range(const Printed& last, const Printed& change) {
  double low = HUGE_VAL;
  double high = -HUGE_VAL;
  for (const double l : {last.value - last.half_step, last.value + last.half_step}) {
    for (const double c : {change.value - change.half_step, change.value + change.half_step}) {
      low = std::min(low, c / (l - c));
      high = std::max(high, c / (l - c));
    }
  }
  return {low, high};
}

bool agrees(const Open& quote) {
  if (!quote.change || !quote.percent) return true;
  const auto [low, high] = share_range(*quote.last, *quote.change);
  // The last digit of a percentage may have been cut instead of rounded, hence a whole step of it.
  const double slack = 2.0 * quote.percent->half_step;
  return 100.0 * low - slack <= quote.percent->value && quote.percent->value <= 100.0 * high + slack;
}

class Reader {
 public:
  Reader(std::string_view file, MarketReading& reading) : file_(file), reading_(reading) {}

  void line(std::size_t number, std::string_view raw) {
    const std::string text = plain(raw);
    if (text.empty()) return;
    Line line = line_of(text);
    if (!line.name.empty()) {
      close();
      open_ = Open{.name = line.name, .line = number, .last = {}, .change = {}, .percent = {}};
    }
    if (line.numbers.empty() && !line.percent) return;
    if (!open_) return remark(number, text, "is a value without a name before it");
    take(number, text, line);
  }

  /// A row of a CSV.
  void row(std::size_t number, std::string_view raw, const Header& header) {
    if (trimmed(raw).empty()) return;
    const std::vector<std::string> cells = cells_of(raw, header.separator);
    const auto cell = [&](std::optional<std::size_t> at) {
      return at && *at < cells.size() ? std::string_view(cells[*at]) : std::string_view{};
    };
    const std::string_view percent = cell(header.percent);
    open_ = Open{.name = std::string(cell(header.name)),
                 .line = number,
                 .last = printed_of(cell(header.last)),
                 .change = printed_of(cell(header.change)),
                 .percent = percent.ends_with('%') ? percent_of(percent) : printed_of(percent)};
    if (!open_->name.empty()) return close();
    open_.reset();
    remark(number, std::string(trimmed(raw)), "is a value without a name before it");
  }

  void close() {
    if (!open_) return;
    const Open quote = *std::exchange(open_, std::nullopt);
    if (!quote.last) return remark(quote.line, quote.name, "is no quote: no value follows it");
    if (!agrees(quote)) return disagree(quote);
    reading_.quotes.push_back(
        {.name = quote.name,
         .last = quote.last->value,
         .change = quote.change ? std::optional(quote.change->value) : std::nullopt,
         .change_share = quote.percent ? std::optional(quote.percent->value / 100.0) : std::nullopt,
         .line = quote.line});
  }

 private:
  void take(std::size_t number, const std::string& text, const Line& line) {
    std::size_t next = 0;
    if (!open_->last && next < line.numbers.size()) open_->last = line.numbers[next++];
    if (!open_->change && next < line.numbers.size()) open_->change = line.numbers[next++];
    if (!open_->percent && line.percent) open_->percent = line.percent;
    if (next < line.numbers.size()) remark(number, text, "has more numbers than a quote has");
  }

  void remark(std::size_t number, std::string value, std::string what) {
    reading_.remarks.push_back({.code = "market_line_unread",
                                .severity = Severity::note,
                                .where = std::string(file_),
                                .row = number,
                                .value = std::move(value),
                                .what = std::move(what)});
  }

  void disagree(const Open& quote) {
    const double previous = quote.last->value - quote.change->value;
    reading_.remarks.push_back(
        {.code = "market_disagrees",
         .where = std::string(file_),
         .row = quote.line,
         .value = quote.name,
         .what = fmt::format("last {} and change {} make {:+.2f} per cent, not {:+.2f}",
                             text_of(quote.last->value), text_of(quote.change->value),
                             100.0 * quote.change->value / previous, quote.percent->value),
         .hint = "copy the three numbers again; the quote is left out"});
  }

  std::string_view file_;
  MarketReading& reading_;
  std::optional<Open> open_;
};

/// A quote under the name that tariffs use.
struct Named {
  std::string name, unit, method;
  double last = 0.0;
};

bool is_exchange(std::string_view name) { return name.size() == 7 && name[3] == '/'; }

Named named(const MarketQuote& quote) {
  for (const KnownName& known : kKnownNames) {
    if (known.page == quote.name) {
      return {
          .name = std::string(known.name), .unit = std::string(known.unit), .method = {}, .last = quote.last};
    }
  }
  const std::string unit = is_exchange(quote.name)
                               ? fmt::format("{} per {}", quote.name.substr(4), quote.name.substr(0, 3))
                               : std::string("points");
  return {.name = quote.name, .unit = unit, .method = {}, .last = quote.last};
}

/// From CAD/USD and CAD/EUR: EUR/USD, dollars for one euro.
std::vector<Named> crossed(const std::vector<Named>& quotes) {
  std::map<std::string_view, const Named*> by_name;
  for (const Named& quote : quotes) by_name[quote.name] = &quote;
  std::vector<Named> crosses;
  for (const Named& quote : quotes) {
    if (!is_exchange(quote.name) || quote.name.ends_with("/USD") || quote.last <= 0.0) continue;
    const std::string third = quote.name.substr(0, 3);
    const std::string wanted = quote.name.substr(4) + "/USD";
    const auto dollars = by_name.find(third + "/USD");
    if (dollars == by_name.end() || by_name.contains(wanted)) continue;
    crosses.push_back({.name = wanted,
                       .unit = fmt::format("USD per {}", quote.name.substr(4)),
                       .method = fmt::format("{} over {}", dollars->second->name, quote.name),
                       .last = dollars->second->last / quote.last});
  }
  return crosses;
}

}  // namespace

MarketReading read_market(std::string_view text, std::string_view file) {
  MarketReading reading;
  Reader reader(file, reading);
  std::optional<Header> header;
  bool is_first = true;
  for (std::size_t number = 1; !text.empty(); ++number) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    const std::string_view line = text.substr(0, end);
    if (header) {
      reader.row(number, line, *header);
    } else if (const bool says_something = !plain(line).empty(); !says_something || !is_first) {
      reader.line(number, line);
    } else {
      is_first = false;
      header = header_of(line);
      if (!header) reader.line(number, line);
    }
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  reader.close();
  std::ranges::stable_sort(reading.remarks, {}, &Problem::row);
  return reading;
}

Scenario market_scenario(const MarketReading& reading, Date on, std::string_view file) {
  std::vector<Named> quotes;
  for (const MarketQuote& quote : reading.quotes) quotes.push_back(named(quote));
  const std::vector<Named> crosses = crossed(quotes);
  quotes.insert(quotes.end(), crosses.begin(), crosses.end());

  const std::string source = "market-" + text_of(on);
  Table sources{.name = "sources", .columns = {}};
  sources.add("id", Table::Texts{source})
      .add("title", Table::Texts{fmt::format("Market quotes of {}, read from {}", text_of(on), file)});

  Table rows{.name = "quotes", .columns = {}};
  Table::Texts names, days, values, units, evidence, methods;
  for (const Named& quote : quotes) {
    names.push_back(quote.name);
    days.push_back(text_of(on));
    values.push_back(text_of(quote.last));
    units.push_back(quote.unit);
    evidence.emplace_back(name_of(quote.method.empty() ? Evidence::documented : Evidence::computed));
    methods.push_back(quote.method);
  }
  rows.add("name", std::move(names))
      .add("date", std::move(days))
      .add("last", std::move(values))
      .add("unit", std::move(units));
  rows.add("source", Table::Texts(rows.row_count(), source))
      .add("evidence", std::move(evidence))
      .add("method", std::move(methods));

  return {.name = source,
          .author = {},
          .reason = fmt::format("market quotes of {}", text_of(on)),
          .date = on,
          .edits = {},
          .additions = {std::move(sources), std::move(rows)}};
}

}  // namespace corridor
