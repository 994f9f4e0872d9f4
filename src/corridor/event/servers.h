// SPDX-License-Identifier: Apache-2.0
// Servers and those who wait for them: gates, cranes, berths, inspectors. Who waits is served by priority,
// then in the order of coming. Opening hours, works and breakdowns are all the same thing here: a capacity
// that changes, and a rule for what becomes of the work it interrupts.
#pragma once

#include <array>
#include <cstdint>
#include <limits>
#include <optional>
#include <vector>

#include "corridor/event/histogram.h"
#include "corridor/event/level.h"
#include "corridor/event/simulation.h"

namespace corridor {

/// What becomes of work that is interrupted.
enum class Interruption : std::uint8_t {
  never,    // it goes on to its end; who is more urgent waits, who loses capacity closes afterwards
  resume,   // it goes on later where it stopped
  restart,  // it begins again later
  lose,     // its entity is thrown out
};

/// Where an entity stands with the servers. One table for all servers of a simulation: an entity is with one
/// of them at a time. 48 bytes each.
struct ServiceRecord {
  enum class State : std::uint8_t { away, waits, served };

  SimTime arrived = 0;
  SimTime work = 0;  // asked for
  SimTime left = 0;  // while it waits: not yet done; while it is served: when that will be done
  std::uint32_t next = 0;
  std::uint32_t previous = 0;
  std::uint8_t priority = 0;
  State state = State::away;

  template <class Archive>
  void archive(Archive& bytes) {
    bytes(arrived, work, left, next, previous, priority, state);
  }
};
using ServiceRecords = std::vector<ServiceRecord>;

class Servers {
 public:
  struct Options {
    std::uint32_t capacity = 1;                                      // how many are served at once
    std::uint32_t room = std::numeric_limits<std::uint32_t>::max();  // how many may wait
    Interruption by_urgent = Interruption::never;                    // somebody more urgent comes
    Interruption by_closing = Interruption::never;                   // capacity is taken away
    SimTime ageing = 0;          // if not 0: who has waited so long counts as more urgent by one, and so on
    std::uint8_t done_kind = 0;  // the event at which an entity's service ends: the model then calls leave()
    std::uint8_t lost_kind = 0;  // the event at which it has been thrown out
  };
  enum class Admission : std::uint8_t { served, waits, refused };
  static constexpr std::uint8_t kPriorities = 16;  // 0 is the most urgent

  Servers(const Options& options, ServiceRecords& records, SimTime start = 0);

  /// Asks for `work` ticks of service. In: the entity is away; priority < kPriorities.
  Admission arrive(Simulation& simulation, std::uint32_t entity, SimTime work, std::uint8_t priority = 0);
  /// At the event done_kind: the entity goes, and the next is served.
  void leave(Simulation& simulation, std::uint32_t entity);
  /// It gives up, whether it waits or is served. Its events are cancelled.
  void abandon(Simulation& simulation, std::uint32_t entity);
  /// Opens or closes servers; 0 closes them all.
  void set_capacity(Simulation& simulation, std::uint32_t capacity);

  /// Lets `kind` happen to `self` once the servers together have worked for `use` ticks from now: a breakdown
  /// by use. One at a time. In: `self` is an entity of its own.
  void wear_out_after(Simulation& simulation, SimTime use, std::uint32_t self, std::uint8_t kind);

  [[nodiscard]] std::uint32_t capacity() const { return capacity_; }
  [[nodiscard]] const Level& waiting() const { return waiting_; }
  [[nodiscard]] const Level& busy() const { return busy_; }
  /// Of those that left: time since they came, less the work they asked for.
  [[nodiscard]] const Histogram& waits() const { return waits_; }
  [[nodiscard]] std::uint64_t refused() const { return refused_; }
  [[nodiscard]] std::uint64_t lost() const { return lost_; }
  /// Who has been waiting longest, if anybody waits.
  [[nodiscard]] std::optional<std::uint32_t> longest_waiting() const;
  /// Forgets the statistics so far: the end of a warm-up.
  void count_from(SimTime now);

  /// All but the options and the records, which the model has.
  template <class Archive>
  void archive(Archive& bytes) {
    bytes(capacity_, waiting_lanes_, served_lanes_, waiting_of_, served_of_, waiting_, busy_, waits_,
          refused_, lost_, wear_);
  }

 private:
  struct Lane {
    std::uint32_t first = kNobody;
    std::uint32_t last = kNobody;
    template <class Archive>
    void archive(Archive& bytes) {
      bytes(first, last);
    }
  };
  using Lanes = std::array<Lane, kPriorities>;
  static constexpr std::uint32_t kNobody = 0xFFFF'FFFFU;

  void append(Lane& lane, std::uint32_t entity);
  void prepend(Lane& lane, std::uint32_t entity);
  void remove(Lane& lane, std::uint32_t entity);
  void begin(Simulation& simulation, std::uint32_t entity);
  void end(Simulation& simulation, std::uint32_t entity);
  void wait(Simulation& simulation, std::uint32_t entity);
  void stop_waiting(Simulation& simulation, std::uint32_t entity);
  void interrupt(Simulation& simulation, Interruption how);
  void serve_waiting(Simulation& simulation);
  [[nodiscard]] std::uint32_t most_urgent(SimTime now) const;
  void renew_wear(Simulation& simulation);

  struct Wear {
    Int128 at_area = 0;  // of busy_
    std::uint32_t self = 0;
    std::uint8_t kind = 0;
    template <class Archive>
    void archive(Archive& bytes) {
      bytes(at_area, self, kind);
    }
  };

  Options options_;
  ServiceRecords* records_;
  std::uint32_t capacity_;
  std::uint32_t waiting_lanes_ = 0;  // bit p: somebody of priority p waits
  std::uint32_t served_lanes_ = 0;
  Lanes waiting_of_{};  // the first to be served is first
  Lanes served_of_{};   // who began last is last
  Level waiting_;
  Level busy_;
  Histogram waits_;
  std::uint64_t refused_ = 0;
  std::uint64_t lost_ = 0;
  std::optional<Wear> wear_;
};

}  // namespace corridor
