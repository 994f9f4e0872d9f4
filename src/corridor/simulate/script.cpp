// SPDX-License-Identifier: Apache-2.0
// From a ledger to a script: each row becomes a step that takes time, draws it, or waits for what the row
// only expects. What a plan assumes about traffic (waits for departures and vessels, mean weather) is kept
// for the empty world and replaced by queues in the busy one.
#include <algorithm>
#include <limits>
#include <utility>

#include "corridor/base/check.h"
#include "corridor/simulate/blueprint.h"
#include "corridor/simulate/lanes.h"

namespace corridor {
namespace {

bool sails(Mode mode) { return mode == Mode::sea || mode == Mode::ferry; }

class Compiler {
 public:
  Compiler(Blueprint& blueprint, const Ledger& ledger) : blueprint_(blueprint), ledger_(ledger) {}

  std::vector<ScriptStep> take() {
    for (std::size_t row = 0; row < ledger_.rows.size(); ++row) add(row);
    return std::move(steps_);
  }

 private:
  void add(std::size_t row);
  void add_wait(const LedgerRow& row, ScriptStep step);
  void add_leg(const LedgerRow& row, ScriptStep step);
  void board_own(const LedgerRow& row, const ScriptStep& cut_off);
  void board_vessel(const ScriptStep& leg, QueueId queue, std::size_t own);
  void alight(ServiceId service, CallId call);
  [[nodiscard]] bool has_calls(ServiceId service) const {
    return !service.is_none() && !blueprint_.network.calls_of(service).empty();
  }
  /// Vehicles that come when they are called have none.
  [[nodiscard]] bool has_queue(ServiceId service) const {
    return has_calls(service) && blueprint_.network.services().kind[service] != ServiceKind::on_demand;
  }
  [[nodiscard]] ScriptStep step_of(const LedgerRow& row, std::size_t index) const;
  void name_draw(const LedgerRow& row, ScriptStep& step);
  ScriptStep listed(const LedgerRow& row, ScriptStep step);

  Blueprint& blueprint_;
  const Ledger& ledger_;
  std::vector<ScriptStep> steps_;
  PlaceId aboard_from_;  // where the vehicle was boarded that carries the goods
  static constexpr std::size_t kNoBoard = std::numeric_limits<std::size_t>::max();
  std::size_t own_board_ = kNoBoard;  // step of the queue for the service that was boarded last
  bool lands_next_ = false;           // the last leg was a fleet's: its arrival weather belongs to the vessel
};

ScriptStep Compiler::step_of(const LedgerRow& row, std::size_t index) const {
  ScriptStep step;
  step.row = static_cast<std::uint16_t>(index);
  step.place = row.from_place;
  step.planned = row.duration.count();
  step.probability = static_cast<float>(row.probability);
  return step;
}

/// Who draws the time of a row. Parts of one run share its draw: they are named after the same call.
void Compiler::name_draw(const LedgerRow& row, ScriptStep& step) {
  const auto kind = static_cast<std::uint32_t>(row.kind);
  if (!row.operation.is_none()) {
    step.lane = kLaneOperation;
    step.element = row.operation.position();
  } else if (!row.to_call.is_none()) {
    step.lane = kLaneCall;
    step.element = row.to_call.position() << 4U | kind;
  } else if (row.kind == LedgerKind::leg && !row.links.empty()) {
    step.lane = kLaneLink;
    step.element = row.links.front().position();
  } else {
    step.lane = kLanePlace;
    step.element = row.from_place.position() << 5U | kind << 1U | (row.probability < 1.0 ? 1U : 0U);
  }
  if (row.spread.is_fixed() && !(row.probability < 1.0)) return;
  step.sampler = blueprint_.sampler_of(step.lane, step.element, row.spread);
}

void Compiler::add(std::size_t index) {
  const LedgerRow& row = ledger_.rows[index];
  ScriptStep step = step_of(row, index);
  name_draw(row, step);
  if (!row.operation.is_none()) step.hours = blueprint_.gates.of_operation(row.operation);
  switch (row.kind) {
    case LedgerKind::wait:
      return add_wait(row, step);
    case LedgerKind::leg:
      return add_leg(row, step);
    case LedgerKind::rest:
      step.cause = Cause::moving;
      break;
    case LedgerKind::transload:
      step.cause = Cause::handling;
      step.station = blueprint_.station_of(row.operation);
      break;
    case LedgerKind::border:
    case LedgerKind::inspection:
    case LedgerKind::passage:
      step.cause = Cause::border;
      if (!row.operation.is_none()) step.station = blueprint_.station_of(row.operation);
      break;
    case LedgerKind::dwell:
      // A stop of the service itself is for wagons and a path; others are a terminal's own.
      step.cause = row.operation.is_none() ? Cause::wagons : Cause::dwell;
      break;
    case LedgerKind::storage:
    case LedgerKind::handling:
      step.cause = Cause::handling;
      break;
  }
  lands_next_ = false;
  steps_.push_back(step);
}

void Compiler::add_wait(const LedgerRow& row, ScriptStep step) {
  if (!row.mode) return;  // for a gate: the next step waits itself
  if (row.service.is_none()) {
    step.act = Act::weather;
    step.cause = Cause::weather;
    const bool belongs_to_vessel = lands_next_;
    lands_next_ = false;
    steps_.push_back(step);
    if (belongs_to_vessel) {
      for (ScriptStep& board : steps_) {
        if (board.act == Act::board && board.resume + 1U == steps_.size()) ++board.resume;
      }
    }
    return;
  }
  lands_next_ = false;
  step.cause = sails(*row.mode) ? Cause::ships : Cause::trains;
  if (row.departure) {
    steps_.push_back(listed(row, step));
    return;
  }
  const bool is_cut_off = row.spread.is_fixed() && aboard_from_ != row.from_place;
  if (is_cut_off) {  // delivered before the cut-off; then the departure
    step.cause = Cause::handling;
    const Services& services = blueprint_.network.services();
    if (services.kind[row.service] != ServiceKind::timetable || !has_calls(row.service)) {
      step.gate = blueprint_.gates.both(blueprint_.gates.of_service(row.service),
                                        blueprint_.gates.of_place(row.from_place));
    }
    steps_.push_back(step);
    board_own(row, step);
    return;
  }
  if (has_queue(row.service)) step.act = Act::expect;
  steps_.push_back(step);
}

/// After the cut-off of a service with calls: its queue.
void Compiler::board_own(const LedgerRow& row, const ScriptStep& cut_off) {
  aboard_from_ = row.from_place;
  if (!has_queue(row.service)) return;
  ScriptStep board = cut_off;
  board.act = Act::board;
  board.cause = sails(*row.mode) ? Cause::ships : Cause::trains;
  board.planned = 0;
  board.sampler = SamplerId::none();
  board.gate = GateId::none();
  board.queue = blueprint_.queue_at(row.service, row.from_place);
  own_board_ = steps_.size();
  steps_.push_back(board);
}

void Compiler::add_leg(const LedgerRow& row, ScriptStep step) {
  step.cause = Cause::moving;
  if (!row.to_call.is_none()) alight(row.service, row.to_call);
  step.gate = blueprint_.gates.of_place(row.from_place);
  if (!row.links.empty()) {
    step.gate = blueprint_.gates.both(step.gate, blueprint_.gates.of_link(row.links.front()));
  }
  aboard_from_ = PlaceId::none();
  lands_next_ = false;
  if (!row.mode || !sails(*row.mode) || !has_queue(row.service)) {
    steps_.push_back(step);
    return;
  }
  const std::size_t own = std::exchange(own_board_, kNoBoard);
  const bool is_through = !sails(blueprint_.network.services().mode[row.service]);
  if (is_through) {
    const QueueId queue = blueprint_.carrier_of(*row.mode, row.from_place, row.to_place);
    if (!queue.is_none()) board_vessel(step, queue, steps_.size());
  } else if (own != kNoBoard && !blueprint_.queues[steps_[own].queue.position()].fleet.is_none()) {
    board_vessel(step, steps_[own].queue, own);
  }
  steps_.push_back(step);
  if (lands_next_) steps_[steps_.size() - 2].resume = static_cast<std::uint16_t>(steps_.size());
}

/// The queue for a vessel stands right before the voyage, after the border formalities. What the plan expects
/// before it (the stop of a through train, the weather) is what the vessel will have for real.
void Compiler::board_vessel(const ScriptStep& leg, QueueId queue, std::size_t own) {
  const bool is_fleet = !blueprint_.queues[queue.position()].fleet.is_none();
  for (std::size_t i = steps_.size(); i-- > 0 && steps_[i].place == leg.place;) {
    if (i == own || steps_[i].cause == Cause::moving) break;
    if (steps_[i].cause == Cause::wagons || (is_fleet && steps_[i].act == Act::weather)) {
      steps_[i].act = Act::expect;
    }
  }
  if (own < steps_.size()) steps_.erase(steps_.begin() + static_cast<std::ptrdiff_t>(own));
  ScriptStep board = leg;
  board.act = Act::board;
  board.cause = Cause::ships;
  board.planned = 0;
  board.sampler = SamplerId::none();
  board.gate = GateId::none();
  board.queue = queue;
  steps_.push_back(board);
  lands_next_ = is_fleet;
}

/// The goods are still aboard at this call: they leave there or later.
void Compiler::alight(ServiceId service, CallId call) {
  const auto calls = blueprint_.network.calls_of(service);
  const auto position = static_cast<std::uint16_t>(std::ranges::find(calls, call) - calls.begin());
  for (std::size_t i = steps_.size(); i-- > 0;) {
    if (steps_[i].act != Act::board || blueprint_.queues[steps_[i].queue.position()].service != service)
      continue;
    steps_[i].alights = position;
    return;
  }
}

/// A plan may let departures go that it could have caught: a later one can be better further on.
ScriptStep Compiler::listed(const LedgerRow& row, ScriptStep step) {
  step.act = Act::listed;
  step.sampler = SamplerId::none();
  step.line = blueprint_.line_of(row.service);
  const std::vector<SimTime>& listed = blueprint_.lines[step.line.position()].listed;
  const SimTime departure = blueprint_.tick_of(*row.departure);
  const auto after = std::ranges::upper_bound(listed, departure);
  CORRIDOR_CHECK(after != listed.begin());
  step.offset = departure - *(after - 1);
  const SimTime ready = blueprint_.tick_of(row.start) - step.offset;
  step.skip = static_cast<std::uint16_t>(after - 1 - std::ranges::lower_bound(listed, ready));
  return step;
}

}  // namespace

std::vector<ScriptStep> steps_of(Blueprint& blueprint, const Ledger& ledger) {
  return Compiler{blueprint, ledger}.take();
}

}  // namespace corridor
