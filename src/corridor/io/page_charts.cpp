// SPDX-License-Identifier: Apache-2.0
// The charts of a plan's page. The time-distance and cost-distance charts are UNESCAP's: what has accumulated
// over the distance from the origin; a slope is a leg, a vertical jump a stop.
#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "corridor/base/text.h"
#include "corridor/io/page_parts.h"

namespace corridor {

namespace {

struct Axis {
  double max;
  double step;
};

Axis axis_of(double max, int count) {
  const double step = axis_step(max, count);
  return {.max = std::ceil(max / step - 1e-9) * step, .step = step};
}

struct Frame {
  double width = 720.0, height = 400.0;
  double left = 76.0, right = 30.0, top = 16.0, bottom = 44.0;
};

/// Data to pixels.
struct Chart {
  Frame frame;
  Axis x_axis, y_axis;
  [[nodiscard]] double x(double value) const {
    return frame.left + value / x_axis.max * (frame.width - frame.left - frame.right);
  }
  [[nodiscard]] double y(double value) const {
    return frame.height - frame.bottom - value / y_axis.max * (frame.height - frame.top - frame.bottom);
  }
};

struct Titles {
  std::string_view heading, label, x, y;
  std::string_view css_class = "chart";
};

int decimals_of(double step) { return step < 0.999 ? 1 : 0; }

void open_chart(Markup& page, const Chart& chart, const Titles& titles) {
  const Frame& f = chart.frame;
  page.open("figure", {{"class", std::string(titles.css_class)}});
  page.leaf("h3", {}, titles.heading);
  page.open("div", {{"class", "picture"}});
  page.open("svg", {{"viewBox", fmt::format("0 0 {} {}", px(f.width), px(f.height))},
                    {"role", "img"},
                    {"aria-label", std::string(titles.label)}});
  page.open("g", {{"class", "axis"}});
  for (double value = 0.0; value <= chart.y_axis.max + 1e-9; value += chart.y_axis.step) {
    page.empty("path", {{"class", "grid"},
                        {"d", fmt::format("M{},{} {},{}", px(f.left), px(chart.y(value)),
                                          px(f.width - f.right), px(chart.y(value)))}});
    page.leaf("text", {{"class", "tick end"}, {"x", px(f.left - 7.0)}, {"y", px(chart.y(value) + 4.0)}},
              grouped_text_of(value, decimals_of(chart.y_axis.step)));
  }
  for (double value = 0.0; value <= chart.x_axis.max + 1e-9; value += chart.x_axis.step) {
    page.empty("path", {{"class", "grid"},
                        {"d", fmt::format("M{},{} {},{}", px(chart.x(value)), px(f.top), px(chart.x(value)),
                                          px(f.height - f.bottom))}});
    page.leaf("text",
              {{"class", "tick middle"}, {"x", px(chart.x(value))}, {"y", px(f.height - f.bottom + 17.0)}},
              grouped_text_of(value, decimals_of(chart.x_axis.step)));
  }
  page.leaf(
      "text",
      {{"class", "name middle"}, {"x", px((f.left + f.width - f.right) / 2.0)}, {"y", px(f.height - 6.0)}},
      titles.x);
  page.leaf(
      "text",
      {{"class", "name middle"},
       {"transform", fmt::format("translate(14,{}) rotate(-90)", px((f.top + f.height - f.bottom) / 2.0))}},
      titles.y);
  page.close();
}

void close_chart(Markup& page, std::string_view caption) {
  page.close().close();
  page.leaf("figcaption", {}, caption);
  page.close();
}

/// Days to show: the median if there is one, else the plan.
double days_of(const TableView& table, std::size_t row) {
  const double median = table.number(row, "days_p50");
  return std::isnan(median) ? table.number(row, "days") : median;
}

void write_whisker(Markup& page, const Chart& chart, const TableView& table, std::size_t row) {
  const double from = table.number(row, "days_p10");
  const double to = table.number(row, "days_p90");
  if (std::isnan(from) || std::isnan(to)) return;
  const double y = chart.y(table.number(row, "cost_usd_per_feu"));
  page.empty("path", {{"class", "whisker"},
                      {"d", fmt::format("M{0},{2} {1},{2}M{0},{3} {0},{4}M{1},{3} {1},{4}", px(chart.x(from)),
                                        px(chart.x(to)), px(y), px(y - 4.0), px(y + 4.0))}});
}

double deadline_days(const PlanPage& plan) { return plan.question.number(0, "by_days"); }

}  // namespace

void write_scatter(Markup& page, const PlanPage& plan) {
  double days_max = 1.0;
  double cost_max = 1.0;
  for (const TableView* table : {&plan.options, &plan.excluded}) {
    for (std::size_t row = 0; row < table->row_count(); ++row) {
      const double late = table->number(row, "days_p90");
      days_max = std::max({days_max, days_of(*table, row), std::isnan(late) ? 0.0 : late});
      cost_max = std::max(cost_max, table->number(row, "cost_usd_per_feu"));
    }
  }
  const Chart chart{.frame = {.width = 1200.0, .height = 360.0},
                    .x_axis = axis_of(days_max * 1.04, 12),
                    .y_axis = axis_of(cost_max * 1.06, 5)};
  open_chart(page, chart,
             {"Cost against time", "Options by days and cost; the table of options has the same numbers",
              "days from ready to arrival", "USD per 40-foot box", "chart wide"});
  if (const double by = deadline_days(plan); !std::isnan(by)) {
    page.empty("path", {{"class", "deadline"},
                        {"d", fmt::format("M{0},{1} {0},{2}", px(chart.x(by)), px(chart.frame.top),
                                          px(chart.frame.height - chart.frame.bottom))}});
  }
  for (std::size_t row = 0; row < plan.excluded.row_count(); ++row) {
    const double x = chart.x(days_of(plan.excluded, row));
    const double y = chart.y(plan.excluded.number(row, "cost_usd_per_feu"));
    page.open("g", {{"class", "excluded"}});
    page.leaf("title", {}, plan.excluded.text(row, "corridor_name") + ": not offered");
    write_whisker(page, chart, plan.excluded, row);
    page.empty("circle", {{"cx", px(x)}, {"cy", px(y)}, {"r", "6"}});
    page.leaf("text", {{"x", px(x + 10.0)}, {"y", px(y - 8.0)}}, plan.excluded.text(row, "corridor_name"))
        .close();
  }
  for (std::size_t row = plan.options.row_count(); row-- > 0;) {
    const std::string number = px(plan.options.number(row, "option"));
    page.open("g", {{"class", plan.option_class(row) + " dot"}, {"data-option", number}});
    page.leaf("title", {},
              fmt::format("{}: {}, {} days, {} USD", number, plan.options.text(row, "corridor_name"),
                          text_of(days_of(plan.options, row), 1),
                          grouped_text_of(plan.options.number(row, "cost_usd_per_feu"))));
    write_whisker(page, chart, plan.options, row);
    const double x = chart.x(days_of(plan.options, row));
    const double y = chart.y(plan.options.number(row, "cost_usd_per_feu"));
    page.empty("circle", {{"cx", px(x)}, {"cy", px(y)}, {"r", "9"}});
    page.leaf("text", {{"class", "middle"}, {"x", px(x)}, {"y", px(y + 4.0)}}, number).close();
  }
  close_chart(page,
              "Each number is an option at its median; the bar reaches from the best tenth (P10) to the "
              "worst tenth (P90) of arrivals.");
}

namespace {

double before_of(const PlanPage& plan, std::size_t row, Along along, double ready_days) {
  return along == Along::cost ? plan.ledger.number(row, "cost_before_usd") : ready_days;
}

struct Step {
  Point from, to;  // km, and days or USD
  std::string label;
};

/// The option's rows as steps; neighbouring stops at one place become one jump.
std::vector<Step> steps_of(const PlanPage& plan, std::size_t option, Along along) {
  std::vector<Step> steps;
  double days = 0.0;
  bool was_stop = false;
  for (const std::size_t row : plan.ledger.rows_where("option", plan.options.number(option, "option"))) {
    const double km = plan.ledger.number(row, "distance_before_km");
    const double length = plan.ledger.number(row, "distance_km");
    const double begin = before_of(plan, row, along, days);
    days += plan.ledger.number(row, "duration_h") / 24.0;
    const double end = along == Along::cost ? begin + plan.ledger.number(row, "cost_usd") : days;
    const bool is_stop = plan.ledger.text(row, "kind") != "leg";
    if (is_stop && was_stop) {
      steps.back().to.y = end;
    } else {
      std::string what = plan.ledger.text(row, "what");
      const std::string place = is_stop ? what.substr(0, what.find(',')) : std::string{};
      steps.push_back({.from = {km, begin}, .to = {km + length, end}, .label = place});
    }
    was_stop = is_stop;
  }
  return steps;
}

std::string step_label(const Step& step, Along along) {
  const double size = step.to.y - step.from.y;
  return along == Along::cost ? fmt::format("{} {}", step.label, grouped_text_of(size))
                              : fmt::format("{} {} d", step.label, text_of(size, 1));
}

void write_curve(Markup& page, const PlanPage& plan, const Chart& chart, std::size_t option, Along along) {
  const std::vector<Step> steps = steps_of(plan, option, along);
  std::vector<Point> points{{chart.x(0.0), chart.y(0.0)}};
  for (const Step& step : steps) points.push_back({chart.x(step.to.x), chart.y(step.to.y)});
  page.open("g", {{"class", plan.option_class(option) + " curve"},
                  {"data-option", px(plan.options.number(option, "option"))}});
  page.leaf("title", {},
            fmt::format("{}: {}", px(plan.options.number(option, "option")),
                        plan.options.text(option, "corridor_name")));
  page.empty("path", {{"class", "casing"}, {"d", path_text(points)}});
  page.empty("path", {{"class", "trace"}, {"d", path_text(points)}});
  page.close();
}

/// Names of the jumps of an option that are worth a name: the largest first, where there is room.
void write_jumps(Markup& page, const PlanPage& plan, const Chart& chart, std::size_t option, Along along) {
  std::vector<Step> jumps;
  for (const Step& step : steps_of(plan, option, along)) {
    if (!step.label.empty() && step.to.y - step.from.y > 0.02 * chart.y_axis.max) jumps.push_back(step);
  }
  std::ranges::sort(jumps, std::greater{}, [](const Step& s) { return s.to.y - s.from.y; });
  LabelPlacer placer({.width = chart.frame.width, .height = chart.frame.height - chart.frame.bottom});
  for (const Step& step : steps_of(plan, option, along)) {  // labels keep off the curve itself
    for (double share = 0.0; share <= 1.0; share += 0.1) {
      placer.block({chart.x(step.from.x + share * (step.to.x - step.from.x)),
                    chart.y(step.from.y + share * (step.to.y - step.from.y))},
                   3.0);
    }
  }
  page.open("g", {{"class", plan.option_class(option) + " jumps"}});
  for (const Step& step : jumps) {
    const std::string text = step_label(step, along);
    const Point middle{chart.x(step.to.x), chart.y((step.from.y + step.to.y) / 2.0)};
    const LabelPlacer::Place label = placer.place(middle, text, 11.5, 8.0);
    if (label.is_found) page.leaf("text", {{"x", px(label.at.x)}, {"y", px(label.at.y)}}, text);
  }
  page.close();
}

/// P10 to P90 of the arrival, at the end of an option's curve.
void write_range(Markup& page, const PlanPage& plan, const Chart& chart, std::size_t option) {
  const double from = plan.options.number(option, "days_p10");
  const double to = plan.options.number(option, "days_p90");
  if (std::isnan(from) || std::isnan(to)) return;
  const double x = chart.x(plan.options.number(option, "distance_km"));
  page.open("g", {{"class", plan.option_class(option) + " range"}});
  page.empty("path", {{"class", "whisker"},
                      {"d", fmt::format("M{0},{1} {0},{2}M{3},{1} {4},{1}M{3},{2} {4},{2}", px(x),
                                        px(chart.y(from)), px(chart.y(to)), px(x - 4.0), px(x + 4.0))}});
  page.close();
}

}  // namespace

void write_distance_chart(Markup& page, const PlanPage& plan, Along along) {
  double km_max = 1.0;
  double value_max = along == Along::cost ? 1.0 : 0.1;
  for (std::size_t row = 0; row < plan.options.row_count(); ++row) {
    km_max = std::max(km_max, plan.options.number(row, "distance_km"));
    value_max = std::max(value_max, plan.options.number(row, along == Along::cost ? "cost_usd" : "days"));
    if (along == Along::time && !std::isnan(plan.options.number(row, "days_p90")))
      value_max = std::max(value_max, plan.options.number(row, "days_p90"));
  }
  const Chart chart{.frame = {}, .x_axis = axis_of(km_max * 1.02, 7), .y_axis = axis_of(value_max * 1.02, 5)};
  const bool is_time = along == Along::time;
  open_chart(
      page, chart,
      is_time ? Titles{"Time over distance", "Days over kilometres; the breakdown below has the same numbers",
                       "km from the origin", "days"}
              : Titles{"Cost over distance", "Cost over kilometres; the breakdown below has the same numbers",
                       "km from the origin", "USD"});
  for (std::size_t row = plan.options.row_count(); row-- > 0;) write_curve(page, plan, chart, row, along);
  for (std::size_t row = 0; row < plan.options.row_count(); ++row) {
    if (is_time) write_range(page, plan, chart, row);
    write_jumps(page, plan, chart, row, along);
  }
  close_chart(
      page,
      is_time
          ? "A slope is a leg, a vertical jump time spent at a place: handling, border, waiting. The bar at "
            "the end is P10 to P90 of arrival."
          : "A slope is the cost of moving, a vertical jump what is paid at a place. The whole consignment.");
}

}  // namespace corridor
