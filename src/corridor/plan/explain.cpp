// SPDX-License-Identifier: Apache-2.0
#include "corridor/plan/explain.h"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "corridor/base/text.h"
#include "corridor/plan/desk.h"

namespace corridor {
namespace {

/// Calls visit(what, evidence, sources, method, note) for each row of the network that a ledger row uses.
template <class Visit>
void for_each_row_used(const Network& network, const LedgerRow& row, Visit&& visit) {
  const Tables& tables = network.tables();
  const auto use = [&](const char* what, const auto& provenance, auto id) {
    if (id.is_none()) return;
    visit(what, provenance.evidence[id], provenance.source[id], provenance.method[id], provenance.note[id]);
  };
  for (const LinkId link : row.links) use("link", tables.links.provenance, link);
  use("service", tables.services.provenance, row.service);
  use("call", tables.calls.provenance, row.to_call);
  use("operation", tables.operations.provenance, row.operation);
  use("emission factor", tables.emission_factors.provenance, row.emission_factor);
  for (const Charge& charge : row.charges) use("tariff", tables.tariffs.provenance, charge.tariff);
}

class Explainer {
 public:
  Explainer(const Network& network, const PlanRequest& request, const Option& option)
      : network_(network), request_(request), option_(option) {}

  std::vector<Explained> all() {
    for (std::size_t i = 0; i < option_.ledger.rows.size(); ++i) {
      row_ = i;
      const LedgerRow& row = option_.ledger.rows[i];
      time_of(row);
      for (const Charge& charge : row.charges) charge_of(row, charge);
      emission_of_row(row);
      risk_of_row(row);
    }
    row_ = option_.ledger.rows.size();
    totals();
    return std::move(explained_);
  }

 private:
  [[nodiscard]] std::string name_of(const LedgerRow& row) const {
    const Places& places = network_.places();
    const std::string_view kind = kLedgerKindNames[static_cast<std::size_t>(row.kind)];
    std::string name =
        row.from_place == row.to_place
            ? fmt::format("{} at {}", kind, places.name[row.from_place])
            : fmt::format("{} {} - {}", kind, places.name[row.from_place], places.name[row.to_place]);
    if (row.mode) name += fmt::format(", {}", corridor::name_of(*row.mode));
    if (!row.service.is_none()) name += fmt::format(", {}", network_.services().id[row.service]);
    return name;
  }

  Explained& add(std::string what, std::string formula, std::string inputs, std::string value) {
    Explained& line = explained_.emplace_back();
    line.ledger_row = row_;
    line.what = std::move(what);
    line.formula = std::move(formula);
    line.inputs = std::move(inputs);
    line.value = std::move(value);
    return line;
  }

  void cite(Explained& line, Evidence evidence, const std::vector<SourceId>& sources,
            const std::string& method, const std::string& note) {
    line.evidence = std::max(line.evidence, evidence);
    for (const SourceId source : sources) {
      if (std::ranges::find(line.sources, source) == line.sources.end()) line.sources.push_back(source);
    }
    const auto append = [](std::string& text, const std::string& more) {
      if (more.empty() || text.find(more) != std::string::npos) return;
      text += text.empty() ? more : "; " + more;
    };
    append(line.method, method);
    append(line.note, note);
  }

  void time_of(const LedgerRow& row) {
    std::string formula = "mean of the distribution";
    std::string inputs;
    if (row.departure) {
      formula = "listed departure - ready to depart";
      inputs = fmt::format("{} - {}", text_of(*row.departure), text_of(row.start));
    } else if (row.kind == LedgerKind::rest) {
      formula = "breaks and rests that the driving forces";
    } else if (!row.spread.is_fixed()) {
      inputs = fmt::format("P10 {}, P50 {}, P90 {}", brief(row.spread.quantile(0.1)),
                           brief(row.spread.quantile(0.5)), brief(row.spread.quantile(0.9)));
      if (row.probability < 1.0) {
        formula = "probability x mean of the distribution";
        inputs += fmt::format(", probability {}", text_of(row.probability, 3));
      }
    } else {
      formula = "fixed";
    }
    if (row.duration == Duration{0} && row.spread.is_fixed() && !row.departure) return;
    Explained& line = add(name_of(row) + ": time", formula, inputs, text_of(row.duration));
    for_each_row_used(network_, row,
                      [&](std::string_view what, Evidence evidence, const auto& sources,
                          const std::string& method, const std::string& note) {
                        if (what != "tariff" && what != "emission factor")
                          cite(line, evidence, sources, method, note);
                      });
  }

  static std::string brief(double seconds) {
    return brief_text_of(Duration{static_cast<std::int64_t>(seconds)});
  }

  void charge_of(const LedgerRow& row, const Charge& charge) {
    const Tariffs& tariffs = network_.tables().tariffs;
    Explained& line = add(fmt::format("{}: charge {}", name_of(row), tariffs.id[charge.tariff]),
                          "units x price x fuel factor x exchange rate",
                          fmt::format("{} {} x {} {} x {} x {}", text_of(charge.units, 3),
                                      corridor::name_of(tariffs.basis[charge.tariff]), text_of(charge.price),
                                      tariffs.currency[charge.tariff], text_of(charge.fuel_factor, 4),
                                      text_of(charge.exchange, 6)),
                          fmt::format("{} USD", grouped_text_of(charge.amount.in_units(), 2)));
    cite(line, tariffs.provenance.evidence[charge.tariff], tariffs.provenance.source[charge.tariff],
         tariffs.provenance.method[charge.tariff], tariffs.provenance.note[charge.tariff]);
  }

  void emission_of_row(const LedgerRow& row) {
    const Emission all = row.well_to_tank + row.tank_to_wheel;
    if (all == Emission{}) return;
    const double mass_t = (option_.ledger.consignment.goods + option_.ledger.consignment.tare).in_units();
    const bool moves = row.kind == LedgerKind::leg;
    Explained& line = add(
        name_of(row) + ": CO2e",
        moves ? "(goods + tare) x distance x (well to tank + tank to wheel)"
              : "kg per TEU x TEU x probability",
        moves ? fmt::format("{} t x {} km", text_of(mass_t, 2), grouped_text_of(row.distance.in_units(), 1))
              : fmt::format("{} TEU", text_of(option_.ledger.consignment.containers.in_units(), 2)),
        fmt::format("{} kg", grouped_text_of(all.in_units(), 1)));
    for_each_row_used(network_, row,
                      [&](std::string_view what, Evidence evidence, const auto& sources,
                          const std::string& method, const std::string& note) {
                        if (what == "emission factor" || (!moves && what == "operation"))
                          cite(line, evidence, sources, method, note);
                      });
  }

  void risk_of_row(const LedgerRow& row) {
    if (row.risk == 0) return;
    const bool is_missed = row.departure.has_value();
    Explained& line = add(
        name_of(row) + ": risk", "-1000 x ln(probability that it goes as planned)",
        is_missed
            ? "slack before the departure against the spread of the arrival"
            : fmt::format("probability {}", text_of(std::exp(-static_cast<double>(row.risk) / 1000.0), 3)),
        text_of(row.risk));
    for_each_row_used(network_, row,
                      [&](std::string_view what, Evidence evidence, const auto& sources,
                          const std::string& method, const std::string& note) {
                        if (what == "service" || what == "operation")
                          cite(line, evidence, sources, method, note);
                      });
  }

  void totals() {
    const Duration time = option_.arrival - request_.ready;
    const auto total = [&](const char* what, const char* formula, std::string inputs, std::string value) {
      add(what, formula, std::move(inputs), std::move(value)).evidence = option_.weakest;
    };
    total("time in all", "sum of the rows' times", "", text_of(time));
    total("cost in all", "sum of the charges", "",
          fmt::format("{} USD", grouped_text_of(option_.cost.in_units(), 2)));
    if (option_.rule_cost != Money{}) {
      total("prices of soft rules", "price x touches", "",
            fmt::format("{} USD", grouped_text_of(option_.rule_cost.in_units(), 2)));
    }
    total("CO2e in all", "sum of the rows", "",
          fmt::format("{} kg", grouped_text_of(option_.emission.in_units(), 1)));
    total("generalised cost",
          "cost + prices of soft rules + value of time x days + value of reliability x (P90 - P50)",
          fmt::format("{} days", text_of(in_days(time), 2)),
          fmt::format("{} USD", grouped_text_of(option_.generalised.in_units(), 2)));
  }

  const Network& network_;
  const PlanRequest& request_;
  const Option& option_;
  std::size_t row_ = 0;
  std::vector<Explained> explained_;
};

}  // namespace

Evidence weakest_of(const Network& network, const Ledger& ledger) {
  Evidence weakest = Evidence::documented;
  for (const LedgerRow& row : ledger.rows) {
    for_each_row_used(network, row,
                      [&](std::string_view, Evidence evidence, const auto&, const auto&, const auto&) {
                        weakest = std::max(weakest, evidence);
                      });
  }
  return weakest;
}

EvidenceShares evidence_shares(const Network& network, const Ledger& ledger) {
  EvidenceShares shares;
  double cost = 0.0, time = 0.0;
  for (const LedgerRow& row : ledger.rows) {
    for (const Charge& charge : row.charges) {
      const Evidence evidence = network.tables().tariffs.provenance.evidence[charge.tariff];
      shares.cost[static_cast<std::size_t>(evidence)] += charge.amount.in_units();
      cost += charge.amount.in_units();
    }
    Evidence weakest = Evidence::documented;
    for_each_row_used(network, row,
                      [&](std::string_view what, Evidence evidence, const auto&, const auto&, const auto&) {
                        if (what != "tariff" && what != "emission factor")
                          weakest = std::max(weakest, evidence);
                      });
    shares.time[static_cast<std::size_t>(weakest)] += in_days(row.duration);
    time += in_days(row.duration);
  }
  for (double& share : shares.cost) share = cost > 0.0 ? share / cost : 0.0;
  for (double& share : shares.time) share = time > 0.0 ? share / time : 0.0;
  return shares;
}

std::vector<Explained> explain(const Network& network, const PlanRequest& request, const Option& option) {
  return Explainer{network, request, option}.all();
}

}  // namespace corridor
