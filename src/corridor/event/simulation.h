// SPDX-License-Identifier: Apache-2.0
// A simulation is the present, the events to come, and nothing else: the model owns everything that happens.
// It is an object like any other: several can run side by side, each on its own thread or all on one.
// docs/explanation/simulation-kernel.md shows a whole model.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "corridor/base/check.h"
#include "corridor/event/bytes.h"
#include "corridor/event/event_set.h"
#include "corridor/event/event_trace.h"

namespace corridor {

class Simulation;

template <class T>
concept EventModel =
    requires(T model, Simulation& simulation, const Event& event) { model.handle(simulation, event); };

/// Why a simulation returned.
enum class SimulationEnd : std::uint8_t {
  nothing_left,     // no event is to come
  until_reached,    // the next event lies after the time that was asked for, which is now the present
  events_reached,   // so many events as were asked for
  halted,           // the model called halt()
  endless_instant,  // time stands still: see recent()
};

class Simulation {
 public:
  struct Options {
    SimTime start = 0;
    /// Events at one instant, beyond which the model is taken to go round in circles without time passing.
    /// In: at least 32.
    std::uint64_t instant_events_max = 1'000'000;
    /// With a seed, events of one instant happen in random order: results that change were left to chance.
    std::optional<std::uint64_t> tie_seed{};
  };
  struct Limits {
    SimTime until = kEndOfTime;  // events at this very time still happen
    std::uint64_t events = UINT64_MAX;
  };

  Simulation() : Simulation(Options{}) {}
  explicit Simulation(const Options& options);

  [[nodiscard]] SimTime now() const { return now_; }

  /// Lets `kind` happen to `entity` at `at`, after everything that was scheduled before for the same time. An
  /// entity may have several events to come. In: at >= now(): time never goes back, in any build.
  /// Cost  with the handling of the event 20 to 60 ns, for up to a million events to come
  /// (bench/event_bench).
  template <EventKind Kind>
  void schedule_at(SimTime at, std::uint32_t entity, Kind kind) {
    CORRIDOR_CHECK(at >= now_);
    if (is_replay_) return;
    events_.push({at, entity, generation_of(entity) << 8U | static_cast<std::uint8_t>(kind)});
  }
  /// In: delay >= 0.
  template <EventKind Kind>
  void schedule_in(SimTime delay, std::uint32_t entity, Kind kind) {
    schedule_at(now_ + delay, entity, kind);
  }
  /// None of the entity's events that are to come will happen.
  /// Cost  constant: they stay where they are and are passed over. Never more than a few hundred or as many
  ///       as there are live ones are kept.
  void cancel(std::uint32_t entity);
  /// Whether something has been cancelled since the event was scheduled.
  [[nodiscard]] bool is_cancelled(const Event& event) const {
    return event.generation() != generation_of(event.entity);
  }

  /// Makes run() return after the event that is being handled.
  void halt() { is_halted_ = true; }

  /// Hands the events to model.handle(simulation, event) one by one.
  template <EventModel Model>
  SimulationEnd run(Model& model, Limits limits);
  template <EventModel Model>
  SimulationEnd run(Model& model) {
    return run(model, Limits{});
  }

  /// Lets `trace` see every event before it happens; nullptr ends it. In: it outlives the runs.
  void record_to(EventTrace* trace) { trace_ = trace; }
  /// Hands the events of a trace to the model again, which must stand where it stood when the trace began,
  /// and hears nothing of what it schedules: it ends as it ended then, at the speed of its own work.
  /// Afterwards the simulation is of no more use.
  template <EventModel Model>
  void replay(Model& model, EventTraceReader& trace);

  /// Writes or reads the present and the events to come (bytes.h). What is read goes on as what was written
  /// would have, event for event. In: both have the same options, but for `start`.
  template <class Archive>
  void archive(Archive& bytes);

  /// How many events have happened.
  [[nodiscard]] std::uint64_t events_done() const { return events_done_; }
  /// How many are to come, among them the cancelled ones that have not been passed over.
  [[nodiscard]] std::size_t events_waiting() const { return events_.size() + tied_.size(); }
  /// After an endless instant: the last 32 events, the latest last.
  [[nodiscard]] std::span<const Event> recent() const { return recent_; }
  /// Memory held, in bytes.
  [[nodiscard]] std::size_t bytes() const;

 private:
  static constexpr std::size_t kRecent = 32;

  [[nodiscard]] std::uint32_t generation_of(std::uint32_t entity) const {
    return entity < generations_.size() ? generations_[entity] : 0;
  }
  // The next event that has not been cancelled; false if there is none up to `until`.
  bool next(SimTime until, Event& event);
  bool next_shuffled(SimTime until, Event& event);
  // Counts an event at the present instant; false when there are too many.
  bool count_instant(const Event& event);
  // There is nothing to do up to `until`: time passes.
  SimulationEnd end_of(SimTime until);
  void forget_cancelled();
  // With these events to come. In: equal times in their order.
  void start_again(std::span<const Event> waiting);

  Options options_;
  SimTime now_;
  bool is_halted_ = false;
  bool is_replay_ = false;
  EventTrace* trace_ = nullptr;
  std::uint64_t events_done_ = 0;
  std::uint64_t instant_events_ = 0;        // so far at now_
  std::size_t cancelled_ = 0;               // about as many of the events to come are cancelled
  std::vector<std::uint32_t> generations_;  // how often an entity's events were cancelled, modulo 2^24
  std::vector<Event> recent_;
  std::uint64_t draws_ = 0;  // of the order of tied_
  std::vector<Event> tied_;  // with a tie_seed: events to come at now_
  EventSet events_;
};

inline bool Simulation::next(SimTime until, Event& event) {
  if (options_.tie_seed) return next_shuffled(until, event);
  while (events_.pop_until(until, event)) {
    if (!is_cancelled(event)) return true;
    if (cancelled_ > 0) --cancelled_;
  }
  return false;
}

inline bool Simulation::count_instant(const Event& event) {
  if (event.at != now_) {
    now_ = event.at;
    instant_events_ = 0;
  }
  if (++instant_events_ + kRecent <= options_.instant_events_max) return true;
  if (instant_events_ + kRecent == options_.instant_events_max + 1) recent_.clear();
  recent_.push_back(event);
  return instant_events_ < options_.instant_events_max;
}

template <EventModel Model>
SimulationEnd Simulation::run(Model& model, Limits limits) {
  is_halted_ = false;
  Event event;
  for (std::uint64_t left = limits.events; left > 0; --left) {
    if (!next(limits.until, event)) return end_of(limits.until);
    const bool time_passes = count_instant(event);
    ++events_done_;
    if (trace_ != nullptr) trace_->add(event);
    model.handle(*this, event);
    if (!time_passes) return SimulationEnd::endless_instant;
    if (is_halted_) return SimulationEnd::halted;
  }
  return SimulationEnd::events_reached;
}

template <EventModel Model>
void Simulation::replay(Model& model, EventTraceReader& trace) {
  is_replay_ = true;
  for (Event event; trace.next(event);) {
    now_ = event.at;
    ++events_done_;
    model.handle(*this, event);
  }
  is_replay_ = false;
}

template <class Archive>
void Simulation::archive(Archive& bytes) {
  bytes(now_, events_done_, instant_events_, cancelled_, draws_, generations_, recent_, tied_);
  std::vector<Event> waiting;
  if constexpr (!Archive::kReads) events_.each([&](const Event& event) { waiting.push_back(event); });
  bytes(waiting);
  if constexpr (Archive::kReads) start_again(waiting);
}

}  // namespace corridor
