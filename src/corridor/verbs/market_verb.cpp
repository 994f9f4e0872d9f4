// SPDX-License-Identifier: Apache-2.0
#include "corridor/verbs/market_verb.h"

#include <algorithm>
#include <string>

#include <fmt/format.h>

#include "corridor/base/text.h"
#include "corridor/model/market.h"
#include "corridor/verbs/arguments.h"
#include "corridor/verbs/columns.h"
#include "corridor/verbs/scenario_text.h"

namespace corridor {

namespace {

Table quotes_table(const MarketReading& reading) {
  return TableBuilder<MarketQuote>("quotes", reading.quotes)
      .column("name", "As the page has it.", [](const MarketQuote& q) { return q.name; })
      .column("last", "Last value.", [](const MarketQuote& q) { return q.last; })
      .column("change", "Against the day before.",
              [](const MarketQuote& q) { return q.change.value_or(kNoNumber); })
      .column("change_share", "The same as a share.",
              [](const MarketQuote& q) { return q.change_share.value_or(kNoNumber); })
      .column("line", "Line of the file.",
              [](const MarketQuote& q) { return static_cast<std::int64_t>(q.line); })
      .take();
}

}  // namespace

Answer run_market_read(const Question& question, const Run& /*run*/) {
  const Arguments& arguments = question.arguments;
  const std::string file(arguments.text("file"));
  const MarketReading reading = read_market(arguments.file("file"), file);
  if (reading.quotes.empty()) {
    throw Error(Problem{.code = "no_quotes",
                        .where = file,
                        .what = "has no quote in it",
                        .hint = "a quote is a name and a number, on one line or on two"});
  }
  Answer answer;
  const bool is_wrong =
      std::ranges::any_of(reading.remarks, [](const Problem& p) { return p.severity == Severity::error; });
  answer.outcome = is_wrong ? Outcome::invalid : Outcome::done;
  answer.document = scenario_text(market_scenario(reading, *arguments.date("date"), file));
  answer.sheets.push_back({.table = quotes_table(reading)});
  for (const Problem& remark : reading.remarks) answer.remarks.push_back(text_of(remark));
  answer.remarks.push_back(fmt::format("{}: {} quotes read", file, reading.quotes.size()));
  return answer;
}

}  // namespace corridor
