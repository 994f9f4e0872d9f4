// SPDX-License-Identifier: Apache-2.0
#include "corridor/event/simulation.h"

#include <utility>

#include "corridor/base/random.h"

namespace corridor {

Simulation::Simulation(const Options& options) : options_(options), now_(options.start) {
  CORRIDOR_CHECK(options.start >= 0 && options.instant_events_max >= kRecent);
  events_.restart(now_);
}

void Simulation::cancel(std::uint32_t entity) {
  if (entity >= generations_.size()) generations_.resize(std::size_t{entity} + 1, 0);
  generations_[entity] = (generations_[entity] + 1) % Event::kGenerations;
  ++cancelled_;
  // When the count begins anew, no old event may look like a new one.
  if (generations_[entity] == 0 || cancelled_ > events_.size() / 2 + 64) forget_cancelled();
}

void Simulation::forget_cancelled() {
  events_.keep_if([this](const Event& event) { return !is_cancelled(event); });
  std::erase_if(tied_, [this](const Event& event) { return is_cancelled(event); });
  cancelled_ = 0;
}

bool Simulation::next_shuffled(SimTime until, Event& event) {
  while (!tied_.empty() || (!events_.is_empty() && events_.next_at() <= until)) {
    const SimTime at = tied_.empty() ? events_.next_at() : tied_.front().at;
    if (at > until) break;
    while (!events_.is_empty() && events_.next_at() == at) tied_.push_back(events_.pop());
    // Counted, not drawn from a stream, so that a restored simulation goes on with the same luck.
    const std::uint64_t bits =
        Random(*options_.tie_seed)
            .u64(static_cast<std::uint32_t>(draws_), static_cast<std::uint32_t>(draws_ >> 32U), 0);
    ++draws_;
    std::swap(tied_[bits % tied_.size()], tied_.back());
    event = tied_.back();
    tied_.pop_back();
    if (!is_cancelled(event)) return true;
    if (cancelled_ > 0) --cancelled_;
  }
  return false;
}

SimulationEnd Simulation::end_of(SimTime until) {
  if (until != kEndOfTime && until > now_) {
    now_ = until;
    instant_events_ = 0;
  }
  if (events_waiting() > 0) return SimulationEnd::until_reached;
  events_.restart(now_);
  return SimulationEnd::nothing_left;
}

void Simulation::start_again(std::span<const Event> waiting) {
  events_.keep_if([](const Event&) { return false; });
  events_.restart(now_);
  for (const Event& event : waiting) {
    if (event.at < now_) ByteReader::fail("have an event before the present");
    events_.push(event);
  }
}

std::size_t Simulation::bytes() const {
  return sizeof(*this) - sizeof(events_) + events_.bytes() + generations_.capacity() * sizeof(std::uint32_t) +
         (recent_.capacity() + tied_.capacity()) * sizeof(Event);
}

}  // namespace corridor
