// SPDX-License-Identifier: Apache-2.0
#include "corridor/event/event_trace.h"

namespace corridor {

// A block: how many events, the first time; then all times, all entities, all kinds.
void EventTrace::write_block() {
  if (pending_.empty()) return;
  written_.put_number(pending_.size());
  SimTime time = 0;
  for (const Event& event : pending_) {
    written_.put_number(static_cast<std::uint64_t>(event.at - time));
    time = event.at;
  }
  std::int64_t entity = 0;
  for (const Event& event : pending_) {
    written_.put_number(folded(event.entity - entity));
    entity = event.entity;
  }
  for (const Event& event : pending_) written_.put_number(event.kind());
  count_ += pending_.size();
  pending_.clear();
}

bool EventTraceReader::read_block() {
  if (bytes_.is_at_end()) return false;
  const std::uint64_t count = bytes_.get_number();
  if (count == 0 || count > 1'000'000) ByteReader::fail("are not those of a trace");
  block_.assign(count, Event{});
  std::uint64_t time = 0;
  for (Event& event : block_) {
    time += bytes_.get_number();
    event.at = static_cast<SimTime>(time);
  }
  std::int64_t entity = 0;
  for (Event& event : block_) {
    entity += unfolded(bytes_.get_number());
    event.entity = static_cast<std::uint32_t>(entity);
  }
  for (Event& event : block_) event.stamp = static_cast<std::uint8_t>(bytes_.get_number());
  at_ = 0;
  return true;
}

}  // namespace corridor
