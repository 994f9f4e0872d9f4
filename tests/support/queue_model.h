// SPDX-License-Identifier: Apache-2.0
// Queues of the textbooks, on the simulation kernel. Times are in units of the textbook; a unit has a million
// ticks.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "corridor/event/moments.h"
#include "corridor/event/servers.h"
#include "corridor/event/simulation.h"
#include "support/laws.h"

namespace corridor::queues {

inline constexpr double kUnit = 1e6;

/// Customers of one kind.
struct Stream {
  Law between;
  Law service;
  std::uint8_t priority = 0;
  std::uint32_t batch = 1;  // they come in such groups
};

struct Queue {
  std::vector<Stream> streams{};
  Servers::Options servers{};
  double vacation = 0.0;       // whenever nobody is left, the server goes away for so long, again and again
  double up = 0.0;             // mean time to a breakdown, if not 0
  double repair = 0.0;         // mean
  bool breaks_in_use = false;  // the time to a breakdown runs only while it works
  double patience = 0.0;       // mean time after which who still waits gives up, if not 0
};

struct Measured {
  std::vector<double> wait;     // mean by stream, of those served, without interruptions' share of service
  std::vector<double> sojourn;  // mean by stream
  double in_system = 0.0;       // average over time
  double refused = 0.0;         // share of those who came
  double gave_up = 0.0;
  double p95 = 0.0;  // of the time in system, all streams
  double p99 = 0.0;
  bool is_little = false;  // the area under the number in system is the sum of the times in it, to the tick
};

enum class Kind : std::uint8_t { comes, done, back, breaks, repaired, tired };
enum class Purpose : std::uint8_t { between, service, up, repair, patience };

class Model {
 public:
  Model(const Queue& queue, std::uint64_t seed, std::uint32_t replication, std::uint64_t customers)
      : queue_(queue), draws_(seed, replication), customers_(customers), warm_up_(customers / 10) {
    queue_.servers.done_kind = static_cast<std::uint8_t>(Kind::done);
    servers_.emplace(queue_.servers, records_);
    counts_.resize(queue_.streams.size());
    waits_.resize(queue_.streams.size());
    sojourns_.resize(queue_.streams.size());
    used_ = static_cast<std::uint32_t>(queue_.streams.size());
    records_.resize(used_ + 1);
    self_ = used_++;  // the server's own entity
    seats_.resize(used_);
    for (std::uint32_t i = 0; i < queue_.streams.size(); ++i) {
      simulation_.schedule_in(draw(queue_.streams[i].between, i << 28U, Purpose::between), i, Kind::comes);
    }
    if (queue_.up > 0.0) arm();
  }

  Measured run() {
    if (queue_.vacation > 0.0) leave_for_vacation();
    simulation_.run(*this);
    Measured measured;
    const double span = static_cast<double>(simulation_.now());
    for (std::size_t i = 0; i < waits_.size(); ++i) {
      measured.wait.push_back(waits_[i].mean() / kUnit);
      measured.sojourn.push_back(sojourns_[i].mean() / kUnit);
    }
    measured.in_system = in_system_mean_;
    measured.refused = static_cast<double>(refused_) / static_cast<double>(counted_);
    measured.gave_up = static_cast<double>(gave_up_) / static_cast<double>(counted_);
    measured.p95 = times_.count() > 0 ? times_.quantile(0.95) / kUnit : 0.0;
    measured.p99 = times_.count() > 0 ? times_.quantile(0.99) / kUnit : 0.0;
    measured.is_little = span > 0.0 && total_in_system_.area(simulation_.now()) == sum_of_times_;
    return measured;
  }

  void handle(Simulation& simulation, const Event& event) {
    switch (event.kind_as<Kind>()) {
      case Kind::comes:
        return come(event.entity);
      case Kind::done:
        return go(event.entity);
      case Kind::back:
        if (in_system_.value() == 0 && !is_over()) return leave_for_vacation();
        return servers_->set_capacity(simulation, 1);
      case Kind::breaks:
        servers_->set_capacity(simulation, 0);
        simulation.schedule_in(draw(exponential(queue_.repair), breakdowns_, Purpose::repair), self_,
                               Kind::repaired);
        return;
      case Kind::repaired:
        servers_->set_capacity(simulation, 1);
        ++breakdowns_;
        if (!is_over() || in_system_.value() > 0) arm();
        return;
      case Kind::tired:
        if (records_[event.entity].state != ServiceRecord::State::waits) return;
        gave_up_ += seats_[event.entity].is_counted ? 1U : 0U;
        servers_->abandon(simulation, event.entity);
        return vacate(event.entity);
    }
  }

 private:
  struct Seat {
    SimTime came = 0;
    std::uint32_t stream = 0;
    SimTime work = 0;
    bool is_counted = false;
  };

  [[nodiscard]] bool is_over() const { return come_ >= customers_; }
  [[nodiscard]] SimTime draw(const Law& law, std::uint32_t number, Purpose purpose) const {
    return ticks_of(kUnit * law(draws_.uniform(number, purpose)));
  }

  void come(std::uint32_t stream) {
    const Stream& of = queue_.streams[stream];
    for (std::uint32_t i = 0; i < of.batch; ++i) {
      const std::uint32_t number = (stream << 28U) + counts_[stream]++;
      const std::uint32_t seat = take_seat();
      if (++come_ == warm_up_) in_system_.count_from(simulation_.now());
      seats_[seat] = {simulation_.now(), stream, draw(of.service, number, Purpose::service),
                      come_ > warm_up_};
      counted_ += come_ > warm_up_ ? 1U : 0U;
      if (servers_->arrive(simulation_, seat, seats_[seat].work, of.priority) ==
          Servers::Admission::refused) {
        refused_ += come_ > warm_up_ ? 1U : 0U;
        free_.push_back(seat);
        continue;
      }
      in_system_.add(simulation_.now(), 1);
      total_in_system_.add(simulation_.now(), 1);
      if (queue_.patience > 0.0) {
        simulation_.schedule_in(draw(exponential(queue_.patience), number, Purpose::patience), seat,
                                Kind::tired);
      }
    }
    if (is_over()) {
      if (in_system_mean_ < 0.0) in_system_mean_ = in_system_.mean(simulation_.now());
      return;
    }
    simulation_.schedule_in(draw(of.between, (stream << 28U) + counts_[stream], Purpose::between), stream,
                            Kind::comes);
  }

  void go(std::uint32_t seat) {
    const Seat& of = seats_[seat];
    const SimTime time = simulation_.now() - of.came;
    if (of.is_counted) {
      waits_[of.stream].add(static_cast<double>(time - of.work));
      sojourns_[of.stream].add(static_cast<double>(time));
      times_.add(time);
    }
    servers_->leave(simulation_, seat);
    if (queue_.patience > 0.0) simulation_.cancel(seat);
    vacate(seat);
    if (queue_.vacation > 0.0 && in_system_.value() == 0 && !is_over()) leave_for_vacation();
  }

  void vacate(std::uint32_t seat) {
    sum_of_times_ += simulation_.now() - seats_[seat].came;
    in_system_.add(simulation_.now(), -1);
    total_in_system_.add(simulation_.now(), -1);
    free_.push_back(seat);
  }

  std::uint32_t take_seat() {
    if (free_.empty()) {
      seats_.emplace_back();
      return used_++;
    }
    const std::uint32_t seat = free_.back();
    free_.pop_back();
    return seat;
  }

  void leave_for_vacation() {
    servers_->set_capacity(simulation_, 0);
    simulation_.schedule_in(ticks_of(kUnit * queue_.vacation), self_, Kind::back);
  }

  void arm() {
    const SimTime up = draw(exponential(queue_.up), breakdowns_, Purpose::up);
    if (queue_.breaks_in_use) {
      servers_->wear_out_after(simulation_, up, self_, static_cast<std::uint8_t>(Kind::breaks));
    } else {
      simulation_.schedule_in(up, self_, Kind::breaks);
    }
  }

  Queue queue_;
  Draws draws_;
  std::uint64_t customers_;
  std::uint64_t warm_up_;
  Simulation simulation_;
  ServiceRecords records_;
  std::optional<Servers> servers_;
  std::vector<Seat> seats_;
  std::vector<std::uint32_t> free_;
  std::uint32_t used_ = 0;
  std::uint32_t self_ = 0;
  std::vector<std::uint32_t> counts_;
  std::uint64_t come_ = 0;
  std::uint64_t counted_ = 0;
  std::uint64_t refused_ = 0;
  std::uint64_t gave_up_ = 0;
  std::uint32_t breakdowns_ = 0;
  std::vector<Moments> waits_;
  std::vector<Moments> sojourns_;
  Histogram times_;
  Level in_system_;
  double in_system_mean_ = -1.0;  // until the last has come
  Level total_in_system_;
  Int128 sum_of_times_ = 0;
};

}  // namespace corridor::queues
