// SPDX-License-Identifier: Apache-2.0
#include "corridor/io/page.h"

#include <algorithm>

#include <fmt/format.h>

#include "corridor/io/page_parts.h"
#include "corridor/io/text_table.h"

namespace corridor {

PlanPage::PlanPage(const Answer& answer)
    : question(answer.find("question")),
      options(answer.find("options")),
      evidence(answer.find("evidence")),
      ledger(answer.find("ledger")),
      excluded(answer.find("excluded")),
      relaxations(answer.find("relaxations")),
      sources(answer.find("sources")),
      reproduce(answer.find("reproduce")),
      map_legs(answer.find("map_legs")),
      map_places(answer.find("map_places")),
      map_excluded(answer.find("map_excluded")) {
  for (std::size_t row = 0; row < options.row_count(); ++row) {
    const std::string name = options.text(row, "corridor_name");
    if (std::ranges::count(corridors, name) == 0) corridors.push_back(name);
  }
}

std::string PlanPage::source_number(const std::string& source) const {
  for (std::size_t row = 0; row < sources.row_count(); ++row) {
    if (sources.text(row, "source") == source) return std::to_string(row + 1);
  }
  return "?";
}

std::size_t PlanPage::colour(std::size_t option_row) const {
  const auto found = std::ranges::find(corridors, options.text(option_row, "corridor_name"));
  return static_cast<std::size_t>(found - corridors.begin()) % 8;
}

std::string PlanPage::option_class(std::size_t option_row) const {
  return fmt::format("option o{} c{}{}", px(options.number(option_row, "option")), colour(option_row),
                     option_row == 0 ? " shown" : "");
}

namespace {

void open_page(Markup& page, std::string_view title) {
  page.raw("<!doctype html>\n").open("html", {{"lang", "en"}});
  page.open("head").empty("meta", {{"charset", "utf-8"}});
  page.empty("meta", {{"name", "viewport"}, {"content", "width=device-width, initial-scale=1"}});
  page.empty("meta", {{"name", "color-scheme"}, {"content", "light dark"}});
  page.empty("meta",
             {{"http-equiv", "Content-Security-Policy"},
              {"content",
               "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; img-src data:"}});
  page.leaf("title", {}, title);
  page.open("style").raw(kPageStyle).close();
  page.close();
  page.open("body");
}

void write_facts(Markup& page, const PlanPage& plan) {
  const TableView& q = plan.question;
  page.open("p", {{"class", "facts"}});
  page.text(fmt::format("{} TEU of {}, {} t; ready {}", q.text(0, "containers_teu"),
                        q.text(0, "commodity_name"), q.text(0, "goods_t"),
                        q.text(0, "ready_local").substr(0, 16)));
  if (!q.text(0, "by_local").empty()) page.text(fmt::format("; by {}", q.text(0, "by_local").substr(0, 16)));
  for (const std::string& rule : q.list(0, "rules")) page.text(" ").leaf("code", {}, rule);
  page.close();
}

void write_relaxations(Markup& page, const PlanPage& plan) {
  page.leaf("p", {{"class", "lead"}}, "No itinerary does it.");
  if (plan.relaxations.row_count() == 0) return;
  page.leaf("p", {}, "It would work if you:").open("ul");
  for (std::size_t row = 0; row < plan.relaxations.row_count(); ++row) {
    page.leaf("li", {},
              fmt::format("{}: {} days, {} USD per FEU, {}", plan.relaxations.text(row, "change"),
                          plan.relaxations.text(row, "days"), plan.relaxations.text(row, "cost_usd_per_feu"),
                          plan.relaxations.text(row, "corridor_name")));
  }
  page.close();
}

std::string plan_page(const Answer& answer) {
  const PlanPage plan(answer);
  const std::string title = fmt::format("{} \u2192 {}", plan.question.text(0, "origin_name"),
                                        plan.question.text(0, "destination_name"));
  Markup page;
  open_page(page, title + " \u00b7 Corridor");
  page.open("header").leaf("h1", {}, title);
  write_facts(page, plan);
  page.close().open("main");
  if (plan.options.row_count() == 0) {
    write_relaxations(page, plan);
  } else {
    page.leaf("p", {{"class", "lead"}}, plan.question.text(0, "summary"));
    write_options_table(page, plan);
    write_map(page, plan);
    page.open("div", {{"class", "charts"}});
    write_scatter(page, plan);
    write_distance_chart(page, plan, Along::time);
    write_distance_chart(page, plan, Along::cost);
    page.close();
    page.leaf("h2", {}, "Where time and money go");
    write_breakdown(page, plan);
  }
  write_excluded(page, plan);
  write_sources(page, plan);
  write_reproduce(page, plan);
  page.close().open("script").raw(kPageScript).close().close().close();
  return page.take() + "\n";
}

void write_table(Markup& page, const Table& table) {
  page.open("div", {{"class", "scroll"}, {"tabindex", "0"}}).open("table").open("thead").open("tr");
  for (const Table::Column& column : table.columns) {
    page.open("th", {{"scope", "col"}, {column.says.empty() ? "" : "title", column.says}})
        .text(column.name)
        .close();
  }
  page.close().close().open("tbody");
  for (std::size_t row = 0; row < table.row_count(); ++row) {
    page.open("tr");
    for (const Table::Column& column : table.columns) {
      const bool is_number = std::holds_alternative<Table::Numbers>(column.values) ||
                             std::holds_alternative<Table::Wholes>(column.values);
      page.leaf("td", {{"class", is_number ? "n" : "t"}}, cell_text(column, row));
    }
    page.close();
  }
  page.close().close().close();
}

std::string plain_page(const Answer& answer) {
  Markup page;
  open_page(page, "Corridor");
  page.open("main");
  if (answer.find("map_links") != nullptr) write_assign_pictures(page, answer);
  for (const Block& block : answer.blocks) {
    if (const auto* text = std::get_if<std::string>(&block)) {
      page.leaf("p", {{"class", "block"}}, *text);
    } else {
      write_table(page, std::get<Table>(block));
    }
  }
  if (answer.find("transit_months") != nullptr) write_simulated(page, answer);
  if (!answer.document.empty()) page.open("pre").text(answer.document).close();
  for (const Sheet& sheet : answer.sheets) {
    if (!answer.blocks.empty() || sheet.is_for_maps || sheet.table.row_count() == 0) continue;
    page.leaf("h2", {}, sheet.table.name);
    write_table(page, sheet.table);
  }
  page.close().close().close();
  return page.take() + "\n";
}

}  // namespace

std::string page_of(const Answer& answer) {
  const bool is_plan = answer.find("question") != nullptr && answer.find("map_legs") != nullptr &&
                       answer.find("explained") == nullptr;
  return is_plan ? plan_page(answer) : plain_page(answer);
}

}  // namespace corridor
