// SPDX-License-Identifier: Apache-2.0
#include "corridor/equilibrium/delay.h"

#include <algorithm>
#include <cmath>

#include "corridor/base/check.h"

namespace corridor {

namespace {

/// x^p for the powers that are common in practice without a call; the same bits as the loop it stands for.
double power_of(double base, double power) {
  if (power == 4.0) {  // NOLINT: chosen by the very value that was read, not computed
    const double square = base * base;
    return square * square;
  }
  return std::pow(base, power);
}

DelayAt bpr_at(const Delay& d, double volume) {
  if (d.power <= 0.0) return {d.free_time * (1.0 + d.factor), 0.0};
  // Below power 1 the slope at 0 is infinite; a finite one is as good a guide for a first step.
  if (volume <= 0.0) return {d.free_time, d.power > 1.0 ? 0.0 : d.free_time * d.factor / d.capacity};
  const double extra = d.free_time * d.factor * power_of(volume / d.capacity, d.power);
  return {d.free_time + extra, d.power * extra / volume};
}

struct Cone {
  double beta;
  double rest;  // alpha (1 - s)
  double root;  // sqrt(alpha^2 (1 - s)^2 + beta^2)
};

Cone cone_at(const Delay& d, double load) {
  const double beta = (2.0 * d.factor - 1.0) / (2.0 * d.factor - 2.0);
  const double rest = d.factor * (1.0 - load);
  return {beta, rest, std::sqrt(rest * rest + beta * beta)};
}

DelayAt conical_at(const Delay& d, double volume) {
  const Cone cone = cone_at(d, volume / d.capacity);
  const double time = d.free_time * (2.0 + cone.root - cone.rest - cone.beta);
  return {time, d.free_time * d.factor / d.capacity * (1.0 - cone.rest / cone.root)};
}

DelayAt queueing_at(const Delay& d, double volume) {
  const double load = std::min(volume / d.capacity, d.power);
  const double room = 1.0 - load;
  const double slope = d.free_time * d.factor / (d.capacity * room * room);
  const double beyond = volume - load * d.capacity;
  const double time = d.free_time * (1.0 + d.factor * load / room);
  return {beyond > 0.0 ? time + slope * beyond : time, slope};
}

/// The line of the table at `volume`: its first point and its slope.
struct Line {
  DelayPoint begin;
  double slope;
};

Line line_at(std::span<const DelayPoint> points, double volume) {
  if (points.size() == 1 || volume < points.front().volume) return {points.front(), 0.0};
  const auto after =
      std::ranges::upper_bound(points.begin() + 1, points.end() - 1, volume, {}, &DelayPoint::volume);
  const DelayPoint& begin = *(after - 1);
  return {begin, (after->time - begin.time) / (after->volume - begin.volume)};
}

DelayAt table_at(std::span<const DelayPoint> points, double volume) {
  const Line line = line_at(points, volume);
  return {line.begin.time + line.slope * (volume - line.begin.volume), line.slope};
}

double conical_integral(const Delay& d, double volume) {
  // The antiderivative of sqrt(y^2 + b^2) in y = a (1 - s).
  const auto part = [](const Cone& cone) {
    return 0.5 * (cone.rest * cone.root + cone.beta * cone.beta * std::asinh(cone.rest / cone.beta));
  };
  const double load = volume / d.capacity;
  const Cone begin = cone_at(d, 0.0);
  const double roots = (part(begin) - part(cone_at(d, load))) / d.factor;
  const double rest = d.factor * (load - 0.5 * load * load);
  return d.free_time * d.capacity * ((2.0 - begin.beta) * load + roots - rest);
}

double queueing_integral(const Delay& d, double volume) {
  const double load = std::min(volume / d.capacity, d.power);
  const double within = d.free_time * d.capacity * (load + d.factor * (-load - std::log1p(-load)));
  const double beyond = volume - load * d.capacity;
  if (beyond <= 0.0) return within;
  const DelayAt end = queueing_at(d, load * d.capacity);
  return within + beyond * (end.time + 0.5 * end.slope * beyond);
}

double table_integral(std::span<const DelayPoint> points, double volume) {
  double sum = std::min(volume, points.front().volume) * points.front().time;
  for (std::size_t i = 0; i < points.size(); ++i) {
    if (volume <= points[i].volume) break;
    const bool is_last = i + 1 == points.size();
    const double end = is_last ? volume : std::min(volume, points[i + 1].volume);
    sum += (end - points[i].volume) * 0.5 * (points[i].time + table_at(points, end).time);
  }
  return sum;
}

std::string table_fault(std::span<const DelayPoint> points) {
  if (points.empty()) return "the table has no points";
  for (std::size_t i = 0; i < points.size(); ++i) {
    if (!std::isfinite(points[i].volume) || !std::isfinite(points[i].time)) return "a point is not finite";
    if (points[i].volume < 0.0 || points[i].time < 0.0) return "a point is negative";
    if (i == 0) continue;
    if (!(points[i].volume > points[i - 1].volume)) return "the volumes of the table must grow";
    if (points[i].time < points[i - 1].time) return "the times of the table must not fall";
  }
  return {};
}

}  // namespace

DelayAt delay_at(const Delay& delay, double volume, DelayTables tables) {
  switch (delay.kind) {
    case DelayKind::constant:
      break;
    case DelayKind::bpr:
      return bpr_at(delay, volume);
    case DelayKind::conical:
      return conical_at(delay, volume);
    case DelayKind::queueing:
      return queueing_at(delay, volume);
    case DelayKind::table:
      return table_at(tables[delay.table], volume);
  }
  return {delay.free_time, 0.0};
}

double delay_integral(const Delay& delay, double volume, DelayTables tables) {
  switch (delay.kind) {
    case DelayKind::constant:
      break;
    case DelayKind::bpr:
      if (volume <= 0.0) return 0.0;
      return delay.free_time * volume *
             (1.0 + delay.factor * power_of(volume / delay.capacity, delay.power) / (delay.power + 1.0));
    case DelayKind::conical:
      return conical_integral(delay, volume);
    case DelayKind::queueing:
      return queueing_integral(delay, volume);
    case DelayKind::table:
      return table_integral(tables[delay.table], volume);
  }
  return delay.free_time * volume;
}

DelayAt marginal_at(const Delay& delay, double volume) {
  CORRIDOR_DCHECK(delay.kind != DelayKind::table);
  const DelayAt at = delay_at(delay, volume);
  double bend = 0.0;  // x t''
  switch (delay.kind) {
    case DelayKind::bpr:
      bend = (delay.power - 1.0) * at.slope;
      break;
    case DelayKind::conical: {
      const Cone cone = cone_at(delay, volume / delay.capacity);
      const double a = delay.factor * cone.beta / (delay.capacity * cone.root);
      bend = volume * delay.free_time * a * a / cone.root;
      break;
    }
    case DelayKind::queueing:
      if (volume < delay.power * delay.capacity) bend = 2.0 * at.slope * volume / (delay.capacity - volume);
      break;
    case DelayKind::constant:
    case DelayKind::table:
      break;
  }
  return {at.time + volume * at.slope, 2.0 * at.slope + bend};
}

std::string fault_of(const Delay& delay, DelayTables tables) {
  if (delay.kind == DelayKind::table)
    return delay.table < tables.size() ? table_fault(tables[delay.table]) : "there is no such table";
  if (!std::isfinite(delay.free_time) || delay.free_time < 0.0) return "the free time must be 0 or more";
  if (delay.kind == DelayKind::constant) return {};
  if (!std::isfinite(delay.factor) || delay.factor < 0.0) return "the factor must be 0 or more";
  if (!std::isfinite(delay.capacity) || delay.capacity <= 0.0) return "the capacity must be above 0";
  if (delay.kind == DelayKind::bpr && (!std::isfinite(delay.power) || delay.power < 0.0))
    return "the power must be 0 or more";
  if (delay.kind == DelayKind::conical && delay.factor <= 1.0) return "alpha must be above 1";
  if (delay.kind == DelayKind::queueing && !(delay.power >= 0.0 && delay.power < 1.0))
    return "the load at which the tangent begins must lie from 0 to below 1";
  return {};
}

}  // namespace corridor
