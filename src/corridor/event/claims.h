// SPDX-License-Identifier: Apache-2.0
// Things that are held while something else goes on: berths, tugs, track sections, places in a yard. Whoever
// needs several claims them at once and gets all or none, so nobody sits on half of what he needs. Who holds
// one thing and then claims another can still close a circle of waiting: that is found out at once, and
// named.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <utility>
#include <vector>

#include "corridor/event/level.h"
#include "corridor/event/simulation.h"

namespace corridor {

class Claims {
 public:
  struct Options {
    std::uint8_t granted_kind = 0;  // the event at which who had to wait has got what it claimed
    /// A claim that has waited so long lets none that came after it take what it wants: a large claim is not
    /// passed for ever by small ones. 0: strictly in order; kEndOfTime: whoever fits goes.
    SimTime reserve_after = kEndOfTime;
  };
  struct Amount {
    std::uint32_t resource = 0;
    std::uint32_t count = 1;
    template <class Archive>
    void archive(Archive& bytes) {
      bytes(resource, count);
    }
    friend bool operator==(const Amount&, const Amount&) = default;
  };
  enum class Answer : std::uint8_t {
    granted,     // at once; no event follows
    waits,       // the event granted_kind follows
    deadlocked,  // waits, and its waiting closes a circle: see deadlock()
    impossible,  // more than there will ever be; it does not wait
  };
  /// Each entity waits for a resource that the next one holds, the last for one that the first holds. In the
  /// circle stand only entities that nothing but somebody's giving way can free.
  struct Deadlock {
    struct Member {
      std::uint32_t entity;
      std::uint32_t waits_for;  // resource
      friend bool operator==(const Member&, const Member&) = default;
    };
    SimTime at;
    std::vector<Member> circle;
  };
  struct Waiting {
    std::uint32_t entity;
    SimTime since;
  };

  explicit Claims(const Options& options) : options_(options) {}

  /// Out: its number, from 0 on.
  std::uint32_t add_resource(std::uint32_t capacity, SimTime start = 0);

  /// Claims all of `wanted`. In: each resource at most once; the entity does not wait already; smaller
  /// priorities are served first.
  /// Cost  constant if granted; if not, and the entity holds something, the number of waiting claims, seldom
  ///       its square.
  Answer claim(Simulation& simulation, std::uint32_t entity, std::span<const Amount> wanted,
               std::uint8_t priority = 0);
  /// Gives back part of what the entity holds.
  void release(Simulation& simulation, std::uint32_t entity, std::span<const Amount> given);
  /// Gives back all.
  void release_all(Simulation& simulation, std::uint32_t entity);
  /// Stops waiting, and keeps what it holds.
  void withdraw(Simulation& simulation, std::uint32_t entity);
  /// For now there are so many, fewer or none: closed, broken, low water. What is held stays held. A claim
  /// for more than that waits, and is no deadlock: it may end.
  void set_capacity(Simulation& simulation, std::uint32_t resource, std::uint32_t capacity);

  [[nodiscard]] std::span<const Amount> held_by(std::uint32_t entity) const;
  [[nodiscard]] bool is_waiting(std::uint32_t entity) const;
  [[nodiscard]] std::size_t waiting() const { return waiting_.size(); }
  [[nodiscard]] const Level& in_use(std::uint32_t resource) const { return resources_[resource].in_use; }
  /// Of the last answer `deadlocked`.
  [[nodiscard]] const std::optional<Deadlock>& deadlock() const { return deadlock_; }
  /// Who has been waiting longest, and the longest wait that has ended.
  [[nodiscard]] std::optional<Waiting> longest_waiting() const;
  [[nodiscard]] SimTime longest_wait_ended() const { return longest_wait_ended_; }

  /// All but the options and the last deadlock.
  template <class Archive>
  void archive(Archive& bytes) {
    bytes(resources_, held_, waiting_, longest_wait_ended_);
  }

 private:
  struct Resource {
    std::uint32_t nominal = 0;   // what there is when nothing is closed
    std::uint32_t capacity = 0;  // what there is now
    Level in_use{};
    template <class Archive>
    void archive(Archive& bytes) {
      bytes(nominal, capacity, in_use);
    }
    [[nodiscard]] std::int64_t free() const { return std::int64_t{capacity} - in_use.value(); }
  };
  struct Claim {
    std::uint32_t entity = 0;
    std::uint8_t priority = 0;
    SimTime since = 0;
    std::vector<Amount> wanted{};
    template <class Archive>
    void archive(Archive& bytes) {
      bytes(entity, priority, since, wanted);
    }
  };

  struct Stuck {
    std::vector<bool> is_stuck;      // by waiting claim
    std::vector<std::int64_t> left;  // by resource: what nobody holds who is stuck
  };

  [[nodiscard]] bool fits(std::span<const Amount> wanted) const;
  [[nodiscard]] bool is_reserved(std::span<const Amount> wanted, std::size_t before, SimTime now) const;
  void take(SimTime now, std::uint32_t entity, std::span<const Amount> wanted);
  void give_back(SimTime now, std::uint32_t entity, std::span<const Amount> given);
  void grant_waiting(Simulation& simulation, std::span<const Amount> gained);
  [[nodiscard]] Stuck stuck() const;
  [[nodiscard]] std::pair<std::uint32_t, std::size_t> lacks_and_holder(const Stuck& stuck, std::size_t claim,
                                                                       std::size_t closing) const;
  [[nodiscard]] bool find_deadlock(SimTime now, std::size_t closing);

  Options options_;
  std::vector<Resource> resources_;
  std::vector<std::vector<Amount>> held_;  // by entity
  std::vector<Claim> waiting_;             // by priority, then in the order of coming
  std::optional<Deadlock> deadlock_;
  SimTime longest_wait_ended_ = 0;
};

}  // namespace corridor
