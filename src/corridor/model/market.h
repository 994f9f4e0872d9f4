// SPDX-License-Identifier: Apache-2.0
// Market quotes as a person copies them off a finance page: a name, its last value, change and change in per
// cent, on one line or on several, among bullets, blank lines and no-break spaces. Every line that is no
// quote is named, none is dropped, and a quote whose last value, change and percentage do not agree is
// refused.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "corridor/base/error.h"
#include "corridor/model/scenario.h"

namespace corridor {

/// One quote as it was read.
struct MarketQuote {
  std::string name;  ///< as the page has it: "CRUDE OIL"
  double last = 0.0;
  std::optional<double> change;        ///< against the day before
  std::optional<double> change_share;  ///< 0.0054 for +0.54 %
  std::size_t line = 0;                ///< where its name stands, from 1
};

struct MarketReading {
  std::vector<MarketQuote> quotes;
  std::vector<Problem> remarks;  ///< a note per line that is no quote; an error per quote that disagrees
};

/// Reads a strip, each quote on one line or on several; or a CSV whose first line names the columns: name
/// (or symbol), last (or price, close), and if there, change and percent.
/// Out   `remarks` in the order of the lines. A quote agrees if change / (last - change) is the percentage
/// within what its
///       printed decimals leave open.
[[nodiscard]] MarketReading read_market(std::string_view text, std::string_view file);

/// The quotes as a patch that adds rows to `quotes`, dated `on`: crude under the name that tariffs use,
/// exchange rates turned into dollars where two of them meet in a third currency (CAD/USD over CAD/EUR is
/// EUR/USD), the rest under their own names.
[[nodiscard]] Scenario market_scenario(const MarketReading& reading, Date on, std::string_view file);

}  // namespace corridor
