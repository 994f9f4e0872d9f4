// SPDX-License-Identifier: Apache-2.0
// The pictures of a simulated year: how long boxes take by month, what waits where, vessels at their berths,
// boxes on their way, how busy berths are, and what the delay is made of. They are drawn from the answer's
// tables alone.
#include <algorithm>
#include <cmath>
#include <map>

#include <fmt/format.h>

#include "corridor/base/text.h"
#include "corridor/io/page_parts.h"

namespace corridor {

namespace {

constexpr double kWidth = 720.0, kLeft = 64.0, kRight = 16.0, kTop = 14.0, kBottom = 42.0;

/// A picture with two axes that begin at x_min and 0.
struct Picture {
  double height = 300.0;
  double x_min = 0.0, x_max = 1.0, y_max = 1.0;
  [[nodiscard]] double x(double value) const {
    return kLeft + (value - x_min) / (x_max - x_min) * (kWidth - kLeft - kRight);
  }
  [[nodiscard]] double y(double value) const {
    return height - kBottom - value / y_max * (height - kTop - kBottom);
  }
};

struct Words {
  std::string_view heading, x, y;
};

void open_picture(Markup& page, const Picture& picture, const Words& words) {
  page.open("figure", {{"class", "chart"}}).leaf("h3", {}, words.heading);
  page.open("div", {{"class", "picture"}});
  page.open("svg", {{"viewBox", fmt::format("0 0 {} {}", px(kWidth), px(picture.height))},
                    {"role", "img"},
                    {"aria-label", std::string(words.heading)}});
  const double x_step = axis_step(picture.x_max - picture.x_min, 12);
  const double y_step = axis_step(picture.y_max, 5);
  for (double value = 0.0; value <= picture.y_max + 1e-9 && !words.y.empty(); value += y_step) {
    page.empty("path",
               {{"class", "grid"},
                {"d", fmt::format("M{},{} H{}", px(kLeft), px(picture.y(value)), px(kWidth - kRight))}});
    page.leaf("text", {{"class", "tick end"}, {"x", px(kLeft - 6.0)}, {"y", px(picture.y(value) + 4.0)}},
              grouped_text_of(value, y_step < 0.999 ? 1 : 0));
  }
  for (double value = std::ceil(picture.x_min / x_step) * x_step; value <= picture.x_max + 1e-9;
       value += x_step) {
    page.leaf(
        "text",
        {{"class", "tick middle"}, {"x", px(picture.x(value))}, {"y", px(picture.height - kBottom + 17.0)}},
        grouped_text_of(value, x_step < 0.999 ? 1 : 0));
  }
  page.leaf("text", {{"class", "name middle"}, {"x", px(kWidth / 2.0)}, {"y", px(picture.height - 6.0)}},
            words.x);
  page.leaf(
      "text",
      {{"class", "name middle"},
       {"transform", fmt::format("translate(13,{}) rotate(-90)", px((picture.height - kBottom) / 2.0))}},
      words.y);
}

void close_picture(Markup& page, std::string_view caption) {
  page.close().close().leaf("figcaption", {}, caption).close();
}

std::string colour(std::size_t number) { return fmt::format("var(--c{})", number % 8); }

void swatch(Markup& page, std::size_t number, std::string_view name, double y) {
  page.empty("rect", {{"x", px(kLeft + 8.0)},
                      {"y", px(y - 9.0)},
                      {"width", "11"},
                      {"height", "11"},
                      {"rx", "2"},
                      {"style", "fill:" + colour(number)}});
  page.leaf("text", {{"x", px(kLeft + 25.0)}, {"y", px(y)}, {"class", "tick"}}, name);
}

void line(Markup& page, const std::vector<Point>& points, std::size_t number, std::string_view title) {
  page.open("path", {{"d", path_text(points)},
                     {"style", fmt::format("fill:none;stroke:{};stroke-width:2", colour(number))}});
  page.leaf("title", {}, title).close();
}

/// Rows of a table by what stands in a column, in order of appearance.
std::vector<std::pair<std::string, std::vector<std::size_t>>> grouped_by(const TableView& table,
                                                                         std::string_view column) {
  std::vector<std::pair<std::string, std::vector<std::size_t>>> groups;
  for (std::size_t row = 0; row < table.row_count(); ++row) {
    const std::string name = table.text(row, column);
    auto found = std::ranges::find(groups, name, &std::pair<std::string, std::vector<std::size_t>>::first);
    if (found == groups.end()) found = groups.insert(groups.end(), {name, {}});
    found->second.push_back(row);
  }
  return groups;
}

void write_fan(Markup& page, const TableView& months) {
  std::size_t number = 0;
  for (const auto& [name, rows] : grouped_by(months, "corridor")) {
    Picture picture{.height = 260.0, .x_min = 1.0, .x_max = std::max(2.0, static_cast<double>(rows.size()))};
    for (const std::size_t row : rows) {
      for (const char* column : {"days_p50", "days_p90"}) {
        const double days = months.number(row, column);
        if (!std::isnan(days)) picture.y_max = std::max(picture.y_max, days * 1.08);
      }
    }
    std::vector<Point> band, middle, upper;
    for (const std::size_t row : rows) {
      const double month = months.number(row, "month");
      const double low = months.number(row, "days_p10"), mid = months.number(row, "days_p50");
      if (std::isnan(low) || std::isnan(mid)) continue;
      const double high = months.number(row, "days_p90");
      band.push_back({picture.x(month), picture.y(low)});
      upper.push_back({picture.x(month), picture.y(std::isnan(high) ? picture.y_max : high)});
      middle.push_back({picture.x(month), picture.y(mid)});
    }
    if (middle.empty()) continue;
    band.insert(band.end(), upper.rbegin(), upper.rend());
    open_picture(page, picture,
                 {name == "all" ? "All boxes" : name, "month in which they were ready", "days"});
    page.empty("path",
               {{"d", path_text(band, true)}, {"style", fmt::format("fill:{};opacity:.22", colour(number))}});
    line(page, middle, number, name);
    close_picture(page,
                  "Line: half of the boxes took less. Band: from the fastest tenth to the slowest tenth.");
    ++number;
  }
}

void write_queues(Markup& page, const TableView& weeks) {
  struct Queue {
    std::string name;
    std::vector<double> teu;
    double sum = 0.0;
  };
  std::map<std::string, Queue> queues;
  for (std::size_t row = 0; row < weeks.row_count(); ++row) {
    const std::string place = weeks.text(row, "place");
    if (place != "KZAAU" && place != "AZALA" && place != "KZKUR") continue;
    Queue& queue = queues[place + weeks.text(row, "service")];
    queue.name = fmt::format("{}: {}", place, weeks.text(row, "service"));
    queue.teu.push_back(weeks.number(row, "teu"));
    queue.sum += queue.teu.back();
  }
  std::vector<Queue> most;
  for (auto& [key, queue] : queues) most.push_back(std::move(queue));
  std::ranges::stable_sort(most, std::greater{}, &Queue::sum);
  most.resize(std::min<std::size_t>(most.size(), 5));
  if (most.empty()) return;
  Picture picture{.x_min = 1.0, .x_max = std::max(2.0, static_cast<double>(most.front().teu.size()))};
  for (const Queue& queue : most) picture.y_max = std::max(picture.y_max, std::ranges::max(queue.teu) * 1.1);
  open_picture(page, picture,
               {"Waiting at the Caspian ports", "week of the period", "TEU, mean of the week"});
  for (std::size_t i = 0; i < most.size(); ++i) {
    std::vector<Point> points;
    for (std::size_t week = 0; week < most[i].teu.size(); ++week) {
      points.push_back({picture.x(static_cast<double>(week + 1)), picture.y(most[i].teu[week])});
    }
    line(page, points, i, most[i].name);
    swatch(page, i, most[i].name, kTop + 12.0 + 16.0 * static_cast<double>(i));
  }
  close_picture(page,
                "Boxes that wait for a vessel or train at Aktau (KZAAU), Kuryk (KZKUR) and Alat (AZALA); "
                "mean over replications.");
}

void write_gantt(Markup& page, const TableView& stays) {
  double last = 0.0;
  for (std::size_t row = 0; row < stays.row_count(); ++row) last = std::max(last, stays.number(row, "end_d"));
  const double begin = std::floor(last * 0.88), end = begin + 10.0;  // the windy end of a year
  std::map<std::string, std::vector<std::size_t>> berths;
  for (std::size_t row = 0; row < stays.row_count(); ++row) {
    if (stays.number(row, "end_d") < begin || stays.number(row, "arrived_d") > end) continue;
    berths[fmt::format("{} {}", stays.text(row, "place").substr(0, 6), stays.text(row, "berth"))].push_back(
        row);
  }
  if (berths.empty()) return;
  const Picture picture{
      .height = 30.0 + kBottom + 18.0 * static_cast<double>(berths.size()), .x_min = begin, .x_max = end};
  open_picture(page, picture,
               {"Vessels at berths, ten days of the first replication", "days after the first", ""});
  double y = kTop;
  for (const auto& [name, rows] : berths) {
    page.leaf("text", {{"class", "tick end"}, {"x", px(kLeft - 6.0)}, {"y", px(y + 12.0)}}, name);
    for (const std::size_t row : rows) {
      const auto at = [&](const char* column) {
        return picture.x(std::clamp(stays.number(row, column), begin, end));
      };
      page.empty("path",
                 {{"d", fmt::format("M{},{} H{}", px(at("arrived_d")), px(y + 8.0), px(at("begin_d")))},
                  {"style", "stroke:var(--low);stroke-width:2"}});
      const double vessel = stays.number(row, "vessel");
      page.open("rect", {{"x", px(at("begin_d"))},
                         {"y", px(y + 1.0)},
                         {"width", px(std::max(1.0, at("end_d") - at("begin_d")))},
                         {"height", "13"},
                         {"rx", "2"},
                         {"style", "fill:" + colour(static_cast<std::size_t>(vessel))}});
      page.leaf("title", {},
                fmt::format("{} vessel {}", stays.text(row, "service"), stays.text(row, "vessel")))
          .close();
    }
    y += 18.0;
  }
  close_picture(page, "A bar is a vessel unloading and loading, a red line before it its wait off the port.");
}

void write_strings(Markup& page, const TableView& trace) {
  if (trace.row_count() == 0) return;
  std::map<std::string, std::vector<std::size_t>> boxes;
  Picture picture{.height = 420.0, .x_min = 1e9, .x_max = 0.0};
  for (std::size_t row = 0; row < trace.row_count(); ++row) {
    boxes[trace.text(row, "box")].push_back(row);
    picture.x_min = std::min(picture.x_min, std::floor(trace.number(row, "day")));
    picture.x_max = std::max(picture.x_max, trace.number(row, "day"));
    picture.y_max = std::max(picture.y_max, trace.number(row, "km") * 1.03);
  }
  picture.x_max = std::min(picture.x_max, picture.x_min + 60.0);
  open_picture(page, picture, {"Boxes on their way", "days after the first", "km from the origin"});
  std::vector<std::string> demands;
  for (const auto& [name, rows] : boxes) {
    std::vector<Point> points;
    for (const std::size_t row : rows) {
      if (trace.number(row, "day") > picture.x_max) break;
      points.push_back({picture.x(trace.number(row, "day")), picture.y(trace.number(row, "km"))});
    }
    const std::string demand = trace.text(rows.front(), "demand");
    auto found = std::ranges::find(demands, demand);
    if (found == demands.end()) found = demands.insert(demands.end(), demand);
    const auto number = static_cast<std::size_t>(found - demands.begin());
    page.open("path",
              {{"d", path_text(points)},
               {"style", fmt::format("fill:none;stroke:{};stroke-width:1;opacity:.6", colour(number))}});
    page.leaf("title", {}, fmt::format("{}, box {}", demand, name)).close();
  }
  for (std::size_t i = 0; i < demands.size(); ++i) {
    swatch(page, i, demands[i], kTop + 12.0 + 16.0 * static_cast<double>(i));
  }
  close_picture(page,
                "One line a box, a sample of a fortnight: a slope is a leg, a level stretch a stop (a "
                "border, a port, a queue).");
}

void write_heat(Markup& page, const TableView& weeks) {
  const auto stations = grouped_by(weeks, "name");
  if (stations.empty()) return;
  const auto count = static_cast<double>(stations.front().second.size());
  constexpr double kNames = 230.0;
  const double cell = (kWidth - kNames - kRight) / std::max(1.0, count);
  const double height = 24.0 * static_cast<double>(stations.size()) + 6.0;
  page.open("figure", {{"class", "chart"}}).leaf("h3", {}, "How busy berths and servers are");
  page.open("div", {{"class", "picture"}});
  page.open("svg", {{"viewBox", fmt::format("0 0 {} {}", px(kWidth), px(height))},
                    {"role", "img"},
                    {"aria-label", "Utilisation by week"}});
  double y = 2.0;
  for (const auto& [name, rows] : stations) {
    page.leaf("text", {{"class", "tick end"}, {"x", px(kNames - 6.0)}, {"y", px(y + 14.0)}},
              name.size() > 38 ? name.substr(0, 16) + "\u2026 " + name.substr(name.size() - 13) : name);
    for (std::size_t week = 0; week < rows.size(); ++week) {
      const double share = std::clamp(weeks.number(rows[week], "utilisation"), 0.0, 1.0);
      page.open("rect", {{"x", px(kNames + cell * static_cast<double>(week))},
                         {"y", px(y)},
                         {"width", px(cell)},
                         {"height", "20"},
                         {"style", fmt::format("fill:var(--c1);opacity:{:.2f}", 0.04 + 0.96 * share)}});
      page.leaf("title", {}, fmt::format("{}, week {}: {:.0f} %", name, week + 1, share * 100.0)).close();
    }
    y += 24.0;
  }
  page.close().close();
  page.leaf("figcaption", {}, "A column is a week; the darker, the more of their time they work.").close();
}

void write_causes(Markup& page, const TableView& causes) {
  if (causes.row_count() == 0) return;
  double most = 0.0;
  for (std::size_t row = 0; row < causes.row_count(); ++row) {
    for (const char* column : {"days_high", "gain_days_high", "days", "gain_days"}) {
      const double value = causes.number(row, column);
      if (std::isfinite(value)) most = std::max(most, value);
    }
  }
  const Picture picture{.height = 34.0 * static_cast<double>(causes.row_count()) + kTop + kBottom,
                        .x_max = std::max(0.1, most * 1.05)};
  open_picture(page, picture, {"What the delay is made of", "days of the average box", ""});
  double y = kTop;
  for (std::size_t row = 0; row < causes.row_count(); ++row) {
    page.leaf("text", {{"class", "tick end"}, {"x", px(kLeft - 6.0)}, {"y", px(y + 16.0)}},
              causes.text(row, "cause"));
    const auto bar = [&](const char* name, double offset, std::size_t number) {
      const double value = causes.number(row, name);
      if (std::isnan(value)) return;
      page.empty("rect", {{"x", px(picture.x(0.0))},
                          {"y", px(y + offset)},
                          {"width", px(std::max(0.0, picture.x(value) - picture.x(0.0)))},
                          {"height", "11"},
                          {"style", "fill:" + colour(number)}});
      const double low = causes.number(row, std::string(name) + "_low");
      const double high = causes.number(row, std::string(name) + "_high");
      if (!std::isfinite(low) || !std::isfinite(high)) return;
      page.empty("path", {{"d", fmt::format("M{},{} H{}", px(picture.x(std::max(0.0, low))),
                                            px(y + offset + 5.5), px(picture.x(high)))},
                          {"style", "stroke:var(--ink);stroke-width:1.2"}});
    };
    bar("days", 2.0, 0);
    bar("gain_days", 15.0, 1);
    y += 34.0;
  }
  close_picture(page,
                "Blue: days that the average box waits for it. Orange (with --causes): days gained if it is "
                "taken away. Line: interval of 95 %.");
}

}  // namespace

void write_simulated(Markup& page, const Answer& answer) {
  page.open("div", {{"class", "charts"}});
  write_causes(page, TableView(answer.find("causes")));
  write_queues(page, TableView(answer.find("queue_weeks")));
  write_fan(page, TableView(answer.find("transit_months")));
  write_gantt(page, TableView(answer.find("berth_stays")));
  write_heat(page, TableView(answer.find("station_weeks")));
  write_strings(page, TableView(answer.find("trace")));
  page.close();
}

}  // namespace corridor
