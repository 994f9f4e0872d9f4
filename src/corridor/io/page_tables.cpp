// SPDX-License-Identifier: Apache-2.0
// The tables of a plan's page: options, the breakdown of each with bars, what is excluded, sources.
#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "corridor/base/text.h"
#include "corridor/io/page_parts.h"

namespace corridor {

namespace {

std::string whole(double value) { return std::isnan(value) ? std::string("-") : grouped_text_of(value, 0); }

std::string days_text(const TableView& table, std::size_t row) {
  const double p50 = table.number(row, "days_p50");
  if (std::isnan(p50)) return text_of(table.number(row, "days"), 1);
  return fmt::format("{} ({}\u2013{})", text_of(p50, 1), text_of(table.number(row, "days_p10"), 1),
                     text_of(table.number(row, "days_p90"), 1));
}

void write_heads(Markup& page, std::initializer_list<std::string_view> heads) {
  page.open("thead").open("tr");
  for (const std::string_view head : heads) page.leaf("th", {{"scope", "col"}}, head);
  page.close().close();
}

void write_evidence(Markup& page, std::string_view evidence) {
  page.open("td").leaf("span", {{"class", "evidence " + std::string(evidence)}}, evidence).close();
}

/// A bar that begins at `begin` and is `size` long, of `whole`.
void write_bar(Markup& page, double begin, double size, double whole) {
  page.open("td", {{"class", "bar"}, {"aria-hidden", "true"}});
  if (size > 0.0 && whole > 0.0) {
    page.open("i", {{"style", fmt::format("left:{}%;width:{}%", text_of(100.0 * begin / whole, 2),
                                          text_of(std::max(100.0 * size / whole, 0.4), 2))}})
        .close();
  }
  page.close();
}

/// Local time without its offset: "2024-07-05 08:00".
std::string clock(std::string text) {
  text.resize(std::min<std::size_t>(text.size(), 16));
  std::ranges::replace(text, 'T', ' ');
  return text;
}

/// Rows of a ledger that follow each other and say the same: one line of the breakdown.
struct Lines {
  std::vector<std::size_t> rows;
  double days = 0.0, usd = 0.0, km = 0.0, kg = 0.0;
};

std::vector<Lines> lines_of(const TableView& ledger, const std::vector<std::size_t>& rows) {
  std::vector<Lines> all;
  for (const std::size_t row : rows) {
    if (all.empty() || ledger.text(all.back().rows.back(), "what") != ledger.text(row, "what"))
      all.emplace_back();
    Lines& lines = all.back();
    lines.rows.push_back(row);
    lines.days += ledger.number(row, "duration_h") / 24.0;
    lines.usd += ledger.number(row, "cost_usd");
    lines.km += ledger.number(row, "distance_km");
    lines.kg += ledger.number(row, "co2e_well_to_tank_kg") + ledger.number(row, "co2e_tank_to_wheel_kg");
  }
  return all;
}

void write_references(Markup& page, const PlanPage& plan, const Lines& lines) {
  std::vector<std::string> done;
  page.open("td", {{"class", "refs"}});
  for (const std::size_t row : lines.rows) {
    for (const std::string& source : plan.ledger.list(row, "sources")) {
      if (std::ranges::count(done, source) > 0) continue;
      done.push_back(source);
      page.leaf("a", {{"href", "#s-" + source}, {"title", source}}, plan.source_number(source)).text(" ");
    }
  }
  page.close();
}

void write_breakdown_row(Markup& page, const PlanPage& plan, const Lines& lines, double days_before,
                         Point totals) {
  const TableView& ledger = plan.ledger;
  const std::size_t first = lines.rows.front();
  const auto number = [](double value, std::string text) {
    return value > 0.0 ? std::move(text) : std::string{};
  };
  page.open("tr", {{"class", ledger.text(first, "kind")}, {"data-leg", ledger.text(first, "leg")}});
  page.leaf("td", {{"class", "clock"}}, clock(ledger.text(first, "start_local")));
  page.leaf("th", {{"scope", "row"}}, ledger.text(first, "what"));
  page.leaf("td", {{"class", "n"}}, number(lines.days, text_of(lines.days, 2)));
  write_bar(page, days_before, lines.days, totals.x);
  page.leaf("td", {{"class", "n"}}, number(lines.usd, whole(lines.usd)));
  write_bar(page, ledger.number(first, "cost_before_usd"), lines.usd, totals.y);
  page.leaf("td", {{"class", "n"}}, number(lines.km, whole(lines.km)));
  page.leaf("td", {{"class", "n"}}, number(lines.kg, whole(lines.kg)));
  write_evidence(page, ledger.text(first, "evidence"));
  write_references(page, plan, lines);
  page.close();
}

bool says_something(const TableView& ledger, const Lines& lines) {
  return lines.days > 0.0002 || lines.usd > 0.005 || ledger.text(lines.rows.front(), "kind") == "leg";
}

/// What has no price, if there is any such movement.
std::string unpriced_text(const PlanPage& plan, std::size_t option) {
  const std::vector<std::string> services = plan.options.list(option, "unpriced");
  if (services.empty()) return {};
  return fmt::format(
      "No tariff fits a movement of {}: it counts as free, so this option looks cheaper than it is.",
      joined(services, ", "));
}

/// "Cost rests on: 62 % documented, 38 % assumption."
std::string rests_on(const TableView& evidence, double option, std::string_view share,
                     std::string_view what) {
  std::vector<std::string> parts;
  for (const std::size_t row : evidence.rows_where("option", option)) {
    const double part = evidence.number(row, share);
    if (part >= 0.005)
      parts.push_back(fmt::format("{} % {}", text_of(part * 100.0, 0), evidence.text(row, "evidence")));
  }
  return parts.empty() ? std::string{} : fmt::format("{} rests on: {}. ", what, joined(parts, ", "));
}

}  // namespace

void write_options_table(Markup& page, const PlanPage& plan) {
  const TableView& options = plan.options;
  page.open("div", {{"class", "scroll"}, {"tabindex", "0"}, {"role", "region"}, {"aria-label", "Options"}});
  page.open("table", {{"class", "options"}});
  write_heads(page, {"", "corridor", "days P50 (P10\u2013P90)", "USD per FEU", "kg CO2e", "transfers", "km",
                     "via", "countries", "weakest evidence"});
  page.open("tbody");
  for (std::size_t row = 0; row < options.row_count(); ++row) {
    const std::string number = px(options.number(row, "option"));
    page.open("tr", {{"class", fmt::format("pick c{}{}", plan.colour(row), row == 0 ? " shown" : "")},
                     {"data-option", number}});
    page.open("td")
        .leaf("button",
              {{"type", "button"},
               {"aria-pressed", row == 0 ? "true" : "false"},
               {"aria-label", "Show option " + number}},
              number)
        .close();
    page.open("th", {{"scope", "row"}})
        .open("i", {{"class", fmt::format("swatch c{}", plan.colour(row))}})
        .close()
        .text(options.text(row, "corridor_name"))
        .close();
    page.leaf("td", {{"class", "n"}}, days_text(options, row));
    page.leaf("td", {{"class", "n"}}, whole(options.number(row, "cost_usd_per_feu")));
    page.leaf("td", {{"class", "n"}}, whole(options.number(row, "co2e_kg")));
    page.leaf("td", {{"class", "n"}}, options.text(row, "transfers"));
    page.leaf("td", {{"class", "n"}}, whole(options.number(row, "distance_km")));
    const std::vector<std::string> via = options.list(row, "via");
    page.leaf("td", {}, via.empty() ? "direct" : joined(via, ", "));
    page.leaf("td", {}, joined(options.list(row, "countries"), " "));
    write_evidence(page, options.text(row, "weakest_evidence"));
    page.close();
  }
  page.close().close().close();
}

void write_breakdown(Markup& page, const PlanPage& plan) {
  for (std::size_t option = 0; option < plan.options.row_count(); ++option) {
    const std::string number = px(plan.options.number(option, "option"));
    const Point totals{plan.options.number(option, "days"), plan.options.number(option, "cost_usd")};
    page.open("section", {{"class", plan.option_class(option) + " only"}, {"data-option", number}});
    page.leaf("h3", {}, fmt::format("Option {}: {}", number, plan.options.text(option, "corridor_name")));
    const double key = plan.options.number(option, "option");
    page.leaf("p", {},
              rests_on(plan.evidence, key, "cost_share", "Cost") +
                  rests_on(plan.evidence, key, "time_share", "Time") + unpriced_text(plan, option));
    page.open("div", {{"class", "scroll"},
                      {"tabindex", "0"},
                      {"role", "region"},
                      {"aria-label", "Breakdown of option " + number}});
    page.open("table", {{"class", "breakdown"}});
    write_heads(page, {"local time", "what", "days", "", "USD", "", "km", "kg CO2e", "evidence", "sources"});
    page.open("tbody");
    double days = 0.0;
    const auto rows = plan.ledger.rows_where("option", plan.options.number(option, "option"));
    for (const Lines& lines : lines_of(plan.ledger, rows)) {
      if (says_something(plan.ledger, lines)) write_breakdown_row(page, plan, lines, days, totals);
      days += lines.days;
    }
    page.close().open("tfoot").open("tr");
    page.leaf("td", {{"class", "clock"}}, clock(plan.options.text(option, "arrival_local")));
    page.leaf("th", {{"scope", "row"}}, "arrival, and all together");
    page.leaf("td", {{"class", "n"}}, text_of(totals.x, 2)).leaf("td", {}, "");
    page.leaf("td", {{"class", "n"}}, whole(totals.y)).leaf("td", {}, "");
    page.leaf("td", {{"class", "n"}}, whole(plan.options.number(option, "distance_km")));
    page.leaf("td", {{"class", "n"}}, whole(plan.options.number(option, "co2e_kg")));
    write_evidence(page, plan.options.text(option, "weakest_evidence"));
    page.leaf("td", {}, "").close().close();
    page.close().close().close();
  }
}

void write_excluded(Markup& page, const PlanPage& plan) {
  if (plan.excluded.row_count() == 0) return;
  page.open("section").leaf("h2", {}, "Not offered");
  page.open("div", {{"class", "scroll"}}).open("table");
  write_heads(page, {"corridor", "excluded by", "countries it crosses", "days P50 (P10\u2013P90)",
                     "USD per FEU", "kg CO2e", "via"});
  page.open("tbody");
  for (std::size_t row = 0; row < plan.excluded.row_count(); ++row) {
    page.open("tr").leaf("th", {{"scope", "row"}}, plan.excluded.text(row, "corridor_name"));
    page.open("td").leaf("code", {}, plan.excluded.text(row, "rule")).close();
    page.leaf("td", {}, joined(plan.excluded.list(row, "countries"), " "));
    page.leaf("td", {{"class", "n"}}, days_text(plan.excluded, row));
    page.leaf("td", {{"class", "n"}}, whole(plan.excluded.number(row, "cost_usd_per_feu")));
    page.leaf("td", {{"class", "n"}}, whole(plan.excluded.number(row, "co2e_kg")));
    page.leaf("td", {}, joined(plan.excluded.list(row, "via"), ", ")).close();
  }
  page.close().close().close().close();
}

void write_sources(Markup& page, const PlanPage& plan) {
  if (plan.sources.row_count() == 0) return;
  page.open("section").leaf("h2", {}, "Sources");
  page.leaf("p", {},
            "Every number above rests on these. The evidence column says how sure it is: documented "
            "(published by who runs it), dataset, computed (from such), estimate, assumption.");
  page.open("ol", {{"class", "sources"}});
  for (std::size_t row = 0; row < plan.sources.row_count(); ++row) {
    const std::string key = plan.sources.text(row, "source");
    const std::string url = plan.sources.text(row, "url");
    page.open("li", {{"id", "s-" + key}}).leaf("code", {}, key).text(" ");
    const std::string title = plan.sources.text(row, "title");
    if (url.starts_with("http")) {
      page.leaf("a", {{"href", url}, {"rel", "noreferrer"}}, title);
    } else {
      page.text(title);
    }
    for (const std::string_view more : {"publisher", "year"}) {
      const std::string text = plan.sources.text(row, more);
      if (!text.empty()) page.text(", " + text);
    }
    page.close();
  }
  page.close().close();
}

void write_reproduce(Markup& page, const PlanPage& plan) {
  if (plan.reproduce.row_count() == 0) return;
  page.open("section").leaf("h2", {}, "The same again");
  page.open("pre").leaf("code", {}, plan.reproduce.text(0, "command")).close();
  page.leaf("p", {},
            fmt::format("Network {}, digest {}; Corridor {}. The same command on the same network gives this "
                        "page again, byte for byte.",
                        plan.reproduce.text(0, "network"), plan.reproduce.text(0, "network_digest"),
                        plan.reproduce.text(0, "version")));
  page.close();
}

}  // namespace corridor
