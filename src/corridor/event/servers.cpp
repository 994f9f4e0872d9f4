// SPDX-License-Identifier: Apache-2.0
#include "corridor/event/servers.h"

#include <algorithm>
#include <bit>

#include "corridor/base/check.h"

namespace corridor {

using State = ServiceRecord::State;

namespace {

// In: not 0.
unsigned least_urgent(std::uint32_t lanes) { return 31U - static_cast<unsigned>(std::countl_zero(lanes)); }

}  // namespace

Servers::Servers(const Options& options, ServiceRecords& records, SimTime start)
    : options_(options), records_(&records), capacity_(options.capacity), waiting_(start), busy_(start) {}

Servers::Admission Servers::arrive(Simulation& simulation, std::uint32_t entity, SimTime work,
                                   std::uint8_t priority) {
  CORRIDOR_CHECK(work >= 0 && priority < kPriorities);
  if (entity >= records_->size()) records_->resize(std::size_t{entity} + 1);
  ServiceRecord& record = (*records_)[entity];
  CORRIDOR_CHECK(record.state == State::away);
  record = {.arrived = simulation.now(), .work = work, .left = work, .priority = priority};
  // Who waits while a server is free waits for nothing but this: a closing that is over goes through
  // serve_waiting. So a free server means that nobody waits.
  if (busy_.value() < capacity_) {
    begin(simulation, entity);
    return Admission::served;
  }
  if (options_.by_urgent != Interruption::never && busy_.value() == capacity_ && served_lanes_ != 0 &&
      least_urgent(served_lanes_) > priority) {
    interrupt(simulation, options_.by_urgent);
    begin(simulation, entity);
    return Admission::served;
  }
  if (waiting_.value() >= options_.room) {
    ++refused_;
    return Admission::refused;
  }
  wait(simulation, entity);
  append(waiting_of_[priority], entity);
  return Admission::waits;
}

void Servers::leave(Simulation& simulation, std::uint32_t entity) {
  const ServiceRecord& record = (*records_)[entity];
  CORRIDOR_CHECK(record.state == State::served);
  waits_.add(simulation.now() - record.arrived - record.work);
  end(simulation, entity);
  serve_waiting(simulation);
}

void Servers::abandon(Simulation& simulation, std::uint32_t entity) {
  const State state = (*records_)[entity].state;
  CORRIDOR_CHECK(state != State::away);
  simulation.cancel(entity);
  if (state == State::waits) return stop_waiting(simulation, entity);
  end(simulation, entity);
  serve_waiting(simulation);
}

void Servers::set_capacity(Simulation& simulation, std::uint32_t capacity) {
  capacity_ = capacity;
  if (options_.by_closing != Interruption::never) {
    while (busy_.value() > capacity_) interrupt(simulation, options_.by_closing);
  }
  serve_waiting(simulation);
}

void Servers::wear_out_after(Simulation& simulation, SimTime use, std::uint32_t self, std::uint8_t kind) {
  CORRIDOR_CHECK(use >= 0);
  wear_ = Wear{busy_.area(simulation.now()) + use, self, kind};
  renew_wear(simulation);
}

// The busier the servers, the sooner their common use reaches its end.
void Servers::renew_wear(Simulation& simulation) {
  if (!wear_) return;
  simulation.cancel(wear_->self);
  if (busy_.value() == 0) return;
  const Int128 left = std::max<Int128>(wear_->at_area - busy_.area(simulation.now()), 0);
  const auto busy = static_cast<Int128>(busy_.value());
  simulation.schedule_in(static_cast<SimTime>((left + busy - 1) / busy), wear_->self, wear_->kind);
}

std::optional<std::uint32_t> Servers::longest_waiting() const {
  std::optional<std::uint32_t> longest;
  for (const Lane& lane : waiting_of_) {
    // Not always the first of a lane: who was interrupted stands before others that came earlier.
    for (std::uint32_t entity = lane.first; entity != kNobody; entity = (*records_)[entity].next) {
      if (!longest || (*records_)[entity].arrived < (*records_)[*longest].arrived) longest = entity;
    }
  }
  return longest;
}

void Servers::count_from(SimTime now) {
  waiting_.count_from(now);
  if (wear_) wear_->at_area -= busy_.area(now);
  busy_.count_from(now);
  waits_ = Histogram{};
  refused_ = lost_ = 0;
}

void Servers::append(Lane& lane, std::uint32_t entity) {
  ServiceRecord& record = (*records_)[entity];
  record.next = kNobody;
  record.previous = lane.last;
  (lane.last == kNobody ? lane.first : (*records_)[lane.last].next) = entity;
  lane.last = entity;
}

void Servers::prepend(Lane& lane, std::uint32_t entity) {
  ServiceRecord& record = (*records_)[entity];
  record.next = lane.first;
  record.previous = kNobody;
  (lane.first == kNobody ? lane.last : (*records_)[lane.first].previous) = entity;
  lane.first = entity;
}

void Servers::remove(Lane& lane, std::uint32_t entity) {
  const ServiceRecord& record = (*records_)[entity];
  (record.previous == kNobody ? lane.first : (*records_)[record.previous].next) = record.next;
  (record.next == kNobody ? lane.last : (*records_)[record.next].previous) = record.previous;
}

void Servers::begin(Simulation& simulation, std::uint32_t entity) {
  ServiceRecord& record = (*records_)[entity];
  record.state = State::served;
  record.left += simulation.now();
  append(served_of_[record.priority], entity);
  served_lanes_ |= 1U << record.priority;
  busy_.add(simulation.now(), 1);
  simulation.schedule_at(record.left, entity, options_.done_kind);
  renew_wear(simulation);
}

void Servers::end(Simulation& simulation, std::uint32_t entity) {
  ServiceRecord& record = (*records_)[entity];
  Lane& lane = served_of_[record.priority];
  remove(lane, entity);
  if (lane.first == kNobody) served_lanes_ &= ~(1U << record.priority);
  record.state = State::away;
  busy_.add(simulation.now(), -1);
  renew_wear(simulation);
}

void Servers::wait(Simulation& simulation, std::uint32_t entity) {
  ServiceRecord& record = (*records_)[entity];
  record.state = State::waits;
  waiting_lanes_ |= 1U << record.priority;
  waiting_.add(simulation.now(), 1);
}

void Servers::stop_waiting(Simulation& simulation, std::uint32_t entity) {
  ServiceRecord& record = (*records_)[entity];
  Lane& lane = waiting_of_[record.priority];
  remove(lane, entity);
  if (lane.first == kNobody) waiting_lanes_ &= ~(1U << record.priority);
  record.state = State::away;
  waiting_.add(simulation.now(), -1);
}

// Takes the server from the least urgent, among equals from who began last.
void Servers::interrupt(Simulation& simulation, Interruption how) {
  const auto lane = least_urgent(served_lanes_);
  const std::uint32_t entity = served_of_[lane].last;
  ServiceRecord& record = (*records_)[entity];
  simulation.cancel(entity);
  end(simulation, entity);
  if (how == Interruption::lose) {
    ++lost_;
    simulation.schedule_in(0, entity, options_.lost_kind);
    return;
  }
  record.left = how == Interruption::restart ? record.work : record.left - simulation.now();
  wait(simulation, entity);
  prepend(waiting_of_[lane], entity);
}

void Servers::serve_waiting(Simulation& simulation) {
  while (waiting_lanes_ != 0 && busy_.value() < capacity_) {
    const std::uint32_t entity = most_urgent(simulation.now());
    stop_waiting(simulation, entity);
    begin(simulation, entity);
  }
}

std::uint32_t Servers::most_urgent(SimTime now) const {
  const auto lane = static_cast<unsigned>(std::countr_zero(waiting_lanes_));
  if (options_.ageing == 0) return waiting_of_[lane].first;
  std::uint32_t best = kNobody;
  SimTime best_urgency = 0;
  for (std::uint32_t lanes = waiting_lanes_; lanes != 0; lanes &= lanes - 1) {
    const std::uint32_t entity = waiting_of_[static_cast<unsigned>(std::countr_zero(lanes))].first;
    const ServiceRecord& record = (*records_)[entity];
    const SimTime urgency = (now - record.arrived) / options_.ageing - record.priority;
    if (best == kNobody || urgency > best_urgency ||
        (urgency == best_urgency && record.arrived < (*records_)[best].arrived)) {
      best = entity;
      best_urgency = urgency;
    }
  }
  return best;
}

}  // namespace corridor
