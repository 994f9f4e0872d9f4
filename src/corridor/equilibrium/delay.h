// SPDX-License-Identifier: Apache-2.0
// A delay function says how long an arc takes at a given volume: longer the more flow is on it. Four formulas
// with names, and tables for whoever has measured points. All are continuous and never fall, so an
// equilibrium exists and the volumes of arcs whose delay grows are unique.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace corridor {

enum class DelayKind : std::uint8_t { constant, bpr, conical, queueing, table };

/// A point of a table: so long does the arc take at this volume.
struct DelayPoint {
  double volume = 0.0;
  double time = 0.0;
};

/// The delay function of one arc. x is the volume, s = x / capacity, t0 the free time.
struct Delay {
  DelayKind kind = DelayKind::constant;
  double free_time = 0.0;  ///< t0 >= 0
  double capacity = 1.0;   ///< > 0; not read where the time does not depend on volume
  /// bpr: the factor B >= 0; conical: alpha > 1; queueing: J >= 0.
  double factor = 0.0;
  /// bpr: the power >= 0; queueing: the load s, below 1, above which the function is its own tangent.
  double power = 0.0;
  /// table: which of the problem's tables.
  std::uint32_t table = 0;

  static Delay constant(double time) { return {.kind = DelayKind::constant, .free_time = time}; }
  /// t = t0 (1 + B s^p). Source  Bureau of Public Roads, Traffic Assignment Manual, 1964.
  static Delay bpr(double free_time, double capacity, double factor = 0.15, double power = 4.0) {
    return {DelayKind::bpr, free_time, capacity, factor, power};
  }
  /// t = t0 (2 + sqrt(a^2 (1 - s)^2 + b^2) - a (1 - s) - b), b = (2a - 1) / (2a - 2).
  /// Source  Spiess, "Conical volume-delay functions", Transportation Science 24(2), 1990, equation 6.
  static Delay conical(double free_time, double capacity, double alpha = 4.0) {
    return {DelayKind::conical, free_time, capacity, alpha};
  }
  /// t = t0 (1 + J s / (1 - s)) up to the load s_max, and its tangent there above: a queue grows without
  /// bound towards capacity, yet every volume has a time.
  /// Source  Davidson, "A flow travel time relationship for use in transportation planning", Proceedings of
  ///         the Australian Road Research Board 3(1), 1966; tangent: Tisato, Road and Transport Research
  ///         1(2), 1991.
  static Delay queueing(double free_time, double capacity, double j = 0.1, double load_max = 0.95) {
    return {DelayKind::queueing, free_time, capacity, j, load_max};
  }
  /// Straight lines between the points of a table; before the first point its time, after the last the slope
  /// of the last line.
  static Delay of_table(std::uint32_t table) { return {.kind = DelayKind::table, .table = table}; }
};

using DelayTables = std::span<const std::vector<DelayPoint>>;

/// Time at a volume, and how fast it grows there.
struct DelayAt {
  double time = 0.0;
  double slope = 0.0;
};

/// In    volume >= 0. Out   the slope to the right at a corner of a table.
[[nodiscard]] DelayAt delay_at(const Delay& delay, double volume, DelayTables tables = {});
/// The integral of the time from 0 to `volume`: an arc's share of Beckmann's objective.
[[nodiscard]] double delay_integral(const Delay& delay, double volume, DelayTables tables = {});
/// The marginal cost t + x t' of one more unit, and its slope 2 t' + x t''. Not for tables, whose marginal
/// cost jumps.
[[nodiscard]] DelayAt marginal_at(const Delay& delay, double volume);

/// What is wrong with a delay function, as a sentence without a full stop; empty if nothing is.
[[nodiscard]] std::string fault_of(const Delay& delay, DelayTables tables = {});

}  // namespace corridor
