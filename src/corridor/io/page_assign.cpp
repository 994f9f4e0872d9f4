// SPDX-License-Identifier: Apache-2.0
// The pictures of an assignment: a map whose lines are as wide as what they carry, and streams from country
// over corridor to country, once with the oceans and once without, or what goes by land could not be seen.
#include <algorithm>
#include <cmath>
#include <map>

#include <fmt/format.h>

#include "corridor/io/page_parts.h"

namespace corridor {

namespace {

constexpr double kWidest = 16.0;  // pixels, of the largest flow

void write_flow_map(Markup& page, const TableView& links) {
  std::vector<Polyline> lines;
  double most = 0.0;
  for (std::size_t row = 0; row < links.row_count(); ++row) {
    lines.push_back(northern_part(links.line(row, "geometry")));
    most = std::max(most, links.number(row, "teu"));
  }
  const Projection project(lines, {});
  open_map(page, project, "Map of flows; the tables below say the same in numbers");
  for (std::size_t row = 0; row < links.row_count(); ++row) {
    const std::string path = line_path(project, links.line(row, "geometry"), 0.3);
    if (path.empty()) continue;
    const std::string mode = links.text(row, "mode");
    const std::string_view colour = mode == "rail" ? "var(--c1)" : mode == "road" ? "var(--c2)" : "var(--c0)";
    // Area of a line goes by the root: a flow a hundred times as large is ten times as wide.
    const double width = std::max(0.5, kWidest * std::sqrt(links.number(row, "teu") / most));
    page.open("path", {{"d", path},
                       {"fill", "none"},
                       {"stroke", std::string(colour)},
                       {"stroke-opacity", "0.55"},
                       {"stroke-linecap", "round"},
                       {"stroke-width", px(width)}});
    page.leaf("title", {},
              fmt::format("{} \u2192 {}, {}: {} TEU", links.text(row, "from_place"),
                          links.text(row, "to_place"), mode, links.text(row, "teu")));
    page.close();
  }
  page.close().close();
  page.leaf(
      "figcaption", {},
      "Loaded boxes; width goes with the root of the flow. Rail orange, road green, sea and ferry blue. "
      "Equal-area projection. Land and borders: Natural Earth, simplified; no line is a statement about "
      "any of them.");
  page.close();
}

struct Stream {
  std::string origin, corridor, destination;
  double teu = 0.0;
};

/// A bar of the picture: what passes it, and how much of it is drawn on each side already.
struct Bar {
  double teu = 0.0, y = 0.0, in = 0.0, out = 0.0;
};
using Bars = std::map<std::string, Bar>;

constexpr double kWidth = 1000.0, kHeight = 420.0, kGap = 8.0, kBar = 12.0;

/// Bars one below the other, the largest on top.
void place(Bars& bars, double per_teu) {
  std::vector<Bar*> order;
  for (auto& [name, bar] : bars) order.push_back(&bar);
  std::ranges::stable_sort(order, [](const Bar* a, const Bar* b) { return a->teu > b->teu; });
  double y = 10.0;
  for (Bar* bar : order) {
    bar->y = bar->in = bar->out = y;
    y += bar->teu * per_teu + kGap;
  }
}

struct Ribbon {
  Point from, to;
  double width = 0.0;
  std::size_t colour = 0;
};

void draw(Markup& page, const Ribbon& ribbon, const std::string& title) {
  const auto& [from, to, width, colour] = ribbon;
  const double middle = (from.x + to.x) / 2.0;
  page.open("path", {{"class", fmt::format("c{}", colour % 8)},
                     {"fill", "none"},
                     {"stroke", "var(--line)"},
                     {"stroke-opacity", "0.45"},
                     {"stroke-width", px(std::max(width, 0.4))},
                     {"d", fmt::format("M{},{} C{},{} {},{} {},{}", px(from.x), px(from.y + width / 2.0),
                                       px(middle), px(from.y + width / 2.0), px(middle),
                                       px(to.y + width / 2.0), px(to.x), px(to.y + width / 2.0))}});
  page.leaf("title", {}, title).close();
}

void write_bars(Markup& page, const Bars& bars, double x, double per_teu, std::string_view anchor) {
  for (const auto& [name, bar] : bars) {
    const double height = std::max(bar.teu * per_teu, 0.8);
    page.empty("rect", {{"x", px(x)},
                        {"y", px(bar.y)},
                        {"width", px(kBar)},
                        {"height", px(height)},
                        {"fill", "var(--ink)"}});
    if (height < 2.0 && bars.size() > 8) continue;
    page.leaf("text",
              {{"x", px(anchor == "end" ? x - 6.0 : x + kBar + 6.0)},
               {"y", px(bar.y + height / 2.0 + 4.0)},
               {"text-anchor", std::string(anchor)},
               {"font-size", "12"},
               {"fill", "var(--ink)"}},
              name);
  }
}

void write_streams(Markup& page, const std::vector<Stream>& streams, std::string_view title) {
  if (streams.empty()) return;
  Bars origins, corridors, destinations;
  double total = 0.0;
  for (const Stream& stream : streams) {
    for (Bar* bar : {&origins[stream.origin], &corridors[stream.corridor], &destinations[stream.destination]})
      bar->teu += stream.teu;
    total += stream.teu;
  }
  const std::size_t most = std::max({origins.size(), corridors.size(), destinations.size()});
  const double per_teu = (kHeight - 20.0 - kGap * static_cast<double>(most)) / total;
  for (Bars* bars : {&origins, &corridors, &destinations}) place(*bars, per_teu);
  page.leaf("h2", {}, title).open("figure", {{"class", "wide"}}).open("div", {{"class", "picture"}});
  page.open("svg", {{"viewBox", fmt::format("0 0 {} {}", px(kWidth), px(kHeight + 20.0))},
                    {"role", "img"},
                    {"aria-label",
                     "Streams from country over corridor to country; the table of streams says "
                     "the same in numbers"}});
  for (const Stream& stream : streams) {
    Bar &a = origins[stream.origin], &b = corridors[stream.corridor], &c = destinations[stream.destination];
    const double width = stream.teu * per_teu;
    const auto colour =
        static_cast<std::size_t>(std::distance(corridors.begin(), corridors.find(stream.corridor)));
    const std::string says = fmt::format("{} \u2192 {} \u2192 {}: {:.0f} TEU", stream.origin, stream.corridor,
                                         stream.destination, stream.teu);
    draw(page, {{60.0 + kBar, a.out}, {kWidth / 2.0, b.in}, width, colour}, says);
    draw(page, {{kWidth / 2.0 + kBar, b.out}, {kWidth - 80.0, c.in}, width, colour}, says);
    a.out += width;
    b.in += width;
    b.out += width;
    c.in += width;
  }
  write_bars(page, origins, 60.0, per_teu, "end");
  write_bars(page, corridors, kWidth / 2.0, per_teu, "start");
  write_bars(page, destinations, kWidth - 80.0, per_teu, "start");
  page.close().close().close();
}

}  // namespace

void write_assign_pictures(Markup& page, const Answer& answer) {
  const TableView links(answer.find("map_links")), table(answer.find("streams"));
  if (links.row_count() > 0) write_flow_map(page, links);
  std::map<std::tuple<std::string, std::string, std::string>, double> sums;
  for (std::size_t row = 0; row < table.row_count(); ++row) {
    sums[{table.text(row, "origin_country"), table.text(row, "corridor"),
          table.text(row, "destination_country")}] += table.number(row, "teu");
  }
  std::vector<Stream> all, by_land;
  for (const auto& [key, teu] : sums) {
    const auto& [origin, corridor, destination] = key;
    all.push_back({origin, corridor, destination, teu});
    if (!corridor.starts_with("ocean")) by_land.push_back(all.back());
  }
  write_streams(page, all, "Who goes where, and which way");
  write_streams(page, by_land, "The same without the oceans");
}

}  // namespace corridor
