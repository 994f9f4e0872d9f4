// SPDX-License-Identifier: Apache-2.0
// The map of a plan's page: land and borders, every option in its corridor's colour, the selected one on top
// with its places named, and what is excluded as a thin broken line.
#include <algorithm>
#include <iterator>
#include <map>
#include <set>

#include <fmt/format.h>

#include "corridor/io/basemap.h"
#include "corridor/io/geojson.h"
#include "corridor/io/page_parts.h"

namespace corridor {

namespace {

constexpr double kSouthEnd = -8.0;  // of the picture, in degrees: see framed_lines
constexpr double kEdge = 8.0;       // drawn beyond the picture, so that its border cuts no stroke

std::vector<Point> projected(const Projection& project, const Polyline& line) {
  std::vector<Point> points;
  points.reserve(line.size());
  for (const Position& p : line) points.push_back(project(p));
  return points;
}

}  // namespace

std::string line_path(const Projection& project, const Polyline& line, double tolerance) {
  std::string path;
  for (const Polyline& whole : cut_at_antimeridian(line)) {
    for (const std::vector<Point>& part : clipped_line(projected(project, whole), project.window(), kEdge)) {
      path += path_text(simplified(part, tolerance));
    }
  }
  return path;
}

namespace {

void write_rings(Markup& page, const Projection& project, const std::vector<Polyline>& rings,
                 std::string_view name) {
  std::string path;
  for (const Polyline& ring : rings) {
    const std::vector<Point> inside = clipped_ring(projected(project, ring), project.window(), kEdge);
    if (inside.size() < 3) continue;
    const std::vector<Point> points = simplified(inside, 0.5);
    if (points.size() > 3) path += path_text(points, true);
  }
  if (!path.empty()) page.empty("path", {{"class", std::string(name)}, {"d", path}});
}

void write_lines(Markup& page, const Projection& project, const std::vector<Polyline>& lines,
                 std::string_view name) {
  std::string path;
  for (const Polyline& line : lines) path += line_path(project, line, 0.5);
  if (!path.empty()) page.empty("path", {{"class", std::string(name)}, {"d", path}});
}

std::string mode_class(std::string_view mode) {
  if (mode == "ferry") return "sea";
  return std::string(mode);
}

/// All legs of one option.
void write_option(Markup& page, const PlanPage& plan, const Projection& project, std::size_t row) {
  const double number = plan.options.number(row, "option");
  page.open("g", {{"class", plan.option_class(row) + " line"}, {"data-option", px(number)}});
  page.leaf("title", {}, fmt::format("{}: {}", px(number), plan.options.text(row, "corridor_name")));
  for (const bool is_casing : {true, false}) {
    for (const std::size_t leg : plan.map_legs.rows_where("option", number)) {
      const std::string path = line_path(project, plan.map_legs.line(leg, "geometry"), 0.3);
      if (path.empty()) continue;
      const std::string mode = mode_class(plan.map_legs.text(leg, "mode"));
      page.empty("path", {{"class", is_casing ? "casing" : "leg " + mode},
                          {"d", path},
                          {is_casing ? "" : "data-leg", plan.map_legs.text(leg, "leg")}});
    }
  }
  page.close();
}

/// The places of one option with their names: ends and transfers first, borders where there is room.
void write_places(Markup& page, const PlanPage& plan, const Projection& project, std::size_t row) {
  const double number = plan.options.number(row, "option");
  std::vector<std::size_t> stops = plan.map_places.rows_where("option", number);
  const auto is_border = [&](std::size_t stop) { return plan.map_places.text(stop, "role") == "border"; };
  std::ranges::stable_partition(stops, [&](std::size_t stop) { return !is_border(stop); });
  LabelPlacer placer(project.window());
  std::map<std::string, Point> seen;
  for (const std::size_t stop : stops) {
    const Polyline point = plan.map_places.line(stop, "geometry");
    if (!point.empty()) placer.block(project(point.front()), is_border(stop) ? 3.0 : 5.0);
  }
  page.open("g", {{"class", plan.option_class(row) + " places"}});
  std::set<std::string> done;
  for (const std::size_t stop : stops) {
    const Polyline point = plan.map_places.line(stop, "geometry");
    if (point.empty() || !done.insert(plan.map_places.text(stop, "place")).second) continue;
    const Point at = project(point.front());
    const std::string role = plan.map_places.text(stop, "role");
    const std::string name = plan.map_places.text(stop, "name");
    page.open("circle",
              {{"class", role}, {"cx", px(at.x)}, {"cy", px(at.y)}, {"r", is_border(stop) ? "2.6" : "4.6"}});
    page.leaf("title", {}, fmt::format("{} ({})", name, role)).close();
    const double size = is_border(stop) ? 11.0 : 13.0;
    const LabelPlacer::Place label = placer.place(at, name, size, is_border(stop) ? 6.0 : 9.0);
    if (!label.is_found) continue;
    page.leaf("text", {{"class", role}, {"x", px(label.at.x)}, {"y", px(label.at.y)}}, name);
  }
  page.close();
}

void write_excluded_lines(Markup& page, const PlanPage& plan, const Projection& project) {
  page.open("g", {{"class", "excluded"}});
  for (std::size_t row = 0; row < plan.map_excluded.row_count(); ++row) {
    const std::string path = line_path(project, plan.map_excluded.line(row, "geometry"), 0.3);
    if (path.empty()) continue;
    page.open("path", {{"d", path}});
    page.leaf("title", {},
              fmt::format("{}: not offered, {}", plan.map_excluded.text(row, "corridor_name"),
                          plan.map_excluded.text(row, "rule")));
    page.close();
  }
  page.close();
}

void write_graticule(Markup& page, const Projection& project) {
  std::vector<Polyline> lines;
  for (int lat = -60; lat <= 80; lat += 20) {
    Polyline line;
    for (int lon = -180; lon <= 180; lon += 4) line.push_back({.lon = double(lon), .lat = double(lat)});
    lines.push_back(line);
  }
  for (int lon = -180; lon < 180; lon += 20) {
    Polyline line;
    for (int lat = -80; lat <= 80; lat += 4) line.push_back({.lon = double(lon), .lat = double(lat)});
    lines.push_back(line);
  }
  write_lines(page, project, lines, "graticule");
}

void write_legend(Markup& page, const PlanPage& plan) {
  page.open("ul", {{"class", "legend"}});
  for (std::size_t i = 0; i < plan.corridors.size(); ++i) {
    page.open("li")
        .leaf("i", {{"class", fmt::format("swatch c{}", i % 8)}}, "")
        .text(plan.corridors[i])
        .close();
  }
  for (const std::string_view mode : {"rail", "road", "sea"}) {
    page.open("li").open("svg", {{"class", "key"}, {"viewBox", "0 0 34 8"}, {"aria-hidden", "true"}});
    page.empty("path", {{"class", "leg " + std::string(mode)}, {"d", "M1,4 33,4"}}).close();
    page.text(mode == "sea" ? "sea, ferry, river" : mode).close();
  }
  if (plan.map_excluded.row_count() > 0) {
    page.open("li").open("svg", {{"class", "key"}, {"viewBox", "0 0 34 8"}, {"aria-hidden", "true"}});
    page.open("g", {{"class", "excluded"}}).empty("path", {{"d", "M1,4 33,4"}}).close().close();
    page.text("not offered").close();
  }
  page.close();
}

std::vector<Polyline> framed_lines(const PlanPage& plan) {
  std::vector<Polyline> lines;
  const auto add = [&](const Polyline& line) { lines.push_back(northern_part(line)); };
  for (std::size_t row = 0; row < plan.map_legs.row_count(); ++row) add(plan.map_legs.line(row, "geometry"));
  for (std::size_t row = 0; row < plan.map_excluded.row_count(); ++row)
    add(plan.map_excluded.line(row, "geometry"));
  return lines;
}

/// Whether a line leaves the picture to the south.
bool leaves_picture(const PlanPage& plan) {
  const auto is_south = [](const TableView& lines, std::size_t row) {
    return std::ranges::any_of(lines.line(row, "geometry"),
                               [](const Position& p) { return p.lat <= kSouthEnd; });
  };
  for (std::size_t row = 0; row < plan.map_legs.row_count(); ++row) {
    if (is_south(plan.map_legs, row)) return true;
  }
  for (std::size_t row = 0; row < plan.map_excluded.row_count(); ++row) {
    if (is_south(plan.map_excluded, row)) return true;
  }
  return false;
}

}  // namespace

Polyline northern_part(const Polyline& line) {
  Polyline north;
  std::ranges::copy_if(line, std::back_inserter(north), [](const Position& p) { return p.lat > kSouthEnd; });
  return north.empty() ? line : north;
}

void open_map(Markup& page, const Projection& project, std::string_view says) {
  const Window window = project.window();
  page.open("figure", {{"class", "map"}}).open("div", {{"class", "picture"}});
  page.open("svg", {{"viewBox", fmt::format("0 0 {} {}", px(window.width), px(window.height))},
                    {"role", "img"},
                    {"aria-label", std::string(says)}});
  page.empty("rect", {{"class", "sea-ground"}, {"width", px(window.width)}, {"height", px(window.height)}});
  write_graticule(page, project);
  const Basemap& ground = basemap();
  write_rings(page, project, ground.land, "land");
  write_lines(page, project, ground.borders, "border");
  write_lines(page, project, ground.disputed, "border disputed");
}

void write_map(Markup& page, const PlanPage& plan) {
  const Projection project(framed_lines(plan), {});
  open_map(page, project, "Map of the options; the table of legs below says the same in words");
  write_excluded_lines(page, plan, project);
  for (std::size_t row = plan.options.row_count(); row-- > 0;) write_option(page, plan, project, row);
  for (std::size_t row = 0; row < plan.options.row_count(); ++row) write_places(page, plan, project, row);
  page.close().close();
  write_legend(page, plan);
  page.open("figcaption")
      .text(
          "Equal-area projection. Land and borders: Natural Earth, simplified; dotted borders are disputed, "
          "and no line is a statement about any of them.")
      .text(leaves_picture(plan) ? " Voyages round the Cape of Good Hope leave the picture at its lower edge "
                                   "and come back: the whole of Africa would make the land too small to read."
                                 : "")
      .close();
  page.close();
}

}  // namespace corridor
