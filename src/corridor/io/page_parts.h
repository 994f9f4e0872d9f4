// SPDX-License-Identifier: Apache-2.0
// The parts of a plan's page (page.h): what they share, and a function for each.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "corridor/base/answer.h"
#include "corridor/io/markup.h"
#include "corridor/io/projection.h"
#include "corridor/io/table_view.h"

namespace corridor {

/// A plan's tables, and how its options are shown.
struct PlanPage {
  explicit PlanPage(const Answer& answer);

  TableView question, options, evidence, ledger, excluded, relaxations, sources, reproduce, map_legs,
      map_places, map_excluded;
  std::vector<std::string>
      corridors;  ///< names, in the order of the best option of each: the colours go by it

  /// "7": where a source stands in the list of sources.
  [[nodiscard]] std::string source_number(const std::string& source) const;
  /// 0 to 7: index of the corridor's colour.
  [[nodiscard]] std::size_t colour(std::size_t option_row) const;
  /// "option o3 c1", and "shown" for the first.
  [[nodiscard]] std::string option_class(std::size_t option_row) const;
};

/// A text on a picture that must not lie on another.
class LabelPlacer {
 public:
  explicit LabelPlacer(const Window& window) : window_(window) {}
  /// Something that labels must keep off.
  void block(Point centre, double radius);
  /// Where a label of so many pixels can stand beside `anchor`; its left end on the base line. False:
  /// nowhere.
  struct Place {
    Point at;
    bool is_found = false;
  };
  [[nodiscard]] Place place(Point anchor, std::string_view text, double font_size, double gap);

 private:
  struct Box {
    double x0, y0, x1, y1;
  };
  [[nodiscard]] bool is_free(const Box& box) const;

  Window window_;
  std::vector<Box> boxes_;
};

/// Width of a text in pixels, roughly: fonts differ by some per cent.
[[nodiscard]] double text_width(std::string_view text, double font_size);

/// Even steps for an axis that reaches `max` in about `count` steps: 1, 2 or 5 times a power of ten.
[[nodiscard]] double axis_step(double max, int count);

/// "M10,20 12.5,20": a path through the points.
[[nodiscard]] std::string path_text(const std::vector<Point>& points, bool is_closed = false);

/// What a picture of a line must hold: its northern part. An ocean voyage round the Cape leaves the picture
/// and comes back, or the land that most itineraries cross would be too small to read.
[[nodiscard]] Polyline northern_part(const Polyline& line);
/// A line of the globe as an SVG path inside the window.
[[nodiscard]] std::string line_path(const Projection& project, const Polyline& line, double tolerance);
/// Opens figure, div and svg of a map, and draws land and borders.
void open_map(Markup& page, const Projection& project, std::string_view says);

void write_map(Markup& page, const PlanPage& plan);
/// Cost against days, with the range of days.
void write_scatter(Markup& page, const PlanPage& plan);
enum class Along { time, cost };
/// UNESCAP's chart: time or cost over distance.
void write_distance_chart(Markup& page, const PlanPage& plan, Along along);
void write_options_table(Markup& page, const PlanPage& plan);
/// Where time and money go, row by row, of each option.
void write_breakdown(Markup& page, const PlanPage& plan);
void write_excluded(Markup& page, const PlanPage& plan);
void write_sources(Markup& page, const PlanPage& plan);
void write_reproduce(Markup& page, const PlanPage& plan);

/// The pictures of a simulated year, from its tables.
void write_simulated(Markup& page, const Answer& answer);

/// The pictures of an assignment: flows on the map, and streams from country over corridor to country.
void write_assign_pictures(Markup& page, const Answer& answer);

/// page.css and page.js, embedded.
extern const std::string_view kPageStyle;
extern const std::string_view kPageScript;

}  // namespace corridor
