// SPDX-License-Identifier: Apache-2.0
// Every number of an option as a row: what it is, by which formula, from which inputs, by which source.
#pragma once

#include <array>
#include <string>
#include <vector>

#include "corridor/plan/plan.h"

namespace corridor {

struct Explained {
  std::size_t ledger_row = 0;  ///< row of the option's ledger; rows of totals: the ledger's size
  std::string what;            ///< "Aktau - Alat, sea: charge of tariff feeder-akt-ala"
  std::string formula;         ///< "units x price x fuel factor x exchange"
  std::string inputs;          ///< "1 FEU x 1,850 USD x 1.04 x 1"
  std::string value;           ///< "1,924.00 USD"
  std::vector<SourceId> sources;
  Evidence evidence = Evidence::documented;
  std::string method, note;  ///< of the rows used, where they have one
};

/// How much of an option's cost and time rests on what: a share for each word of evidence, 1 in all (0 if
/// there is no cost or no time). Each charge counts by its tariff, each time by the weakest row that it is
/// made of.
struct EvidenceShares {
  std::array<double, kNames<Evidence>.size()> cost{}, time{};
};
[[nodiscard]] EvidenceShares evidence_shares(const Network& network, const Ledger& ledger);

/// In      an option with a ledger.
/// Out     in the order of the ledger's rows; totals last.
[[nodiscard]] std::vector<Explained> explain(const Network& network, const PlanRequest& request,
                                             const Option& option);

}  // namespace corridor
