// SPDX-License-Identifier: Apache-2.0
// What happened, event by event, in few bytes: blocks of columns, each number as the difference from the one
// before. 100 million events of text would be 10 gigabytes; these are half a gigabyte, and compress well
// because like stands beside like.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "corridor/event/bytes.h"
#include "corridor/event/event.h"

namespace corridor {

/// Cost  2 to 5 ns and 3 to 7 bytes an event.
class EventTrace {
 public:
  void add(const Event& event) {
    pending_.push_back(event);
    if (pending_.size() == kBlock) write_block();
  }
  [[nodiscard]] std::uint64_t count() const { return count_ + pending_.size(); }
  /// All that was added.
  [[nodiscard]] std::span<const std::uint8_t> bytes() {
    write_block();
    return written_.bytes();
  }

 private:
  static constexpr std::size_t kBlock = 4096;
  void write_block();

  std::vector<Event> pending_;
  ByteWriter written_;
  std::uint64_t count_ = 0;  // of events in written_
};

/// Reads events back, in order; their generations are 0.
/// Throws  Error if the bytes are not those of a trace.
class EventTraceReader {
 public:
  explicit EventTraceReader(std::span<const std::uint8_t> bytes) : bytes_(bytes) {}
  /// False at the end.
  bool next(Event& event) {
    if (at_ == block_.size() && !read_block()) return false;
    event = block_[at_++];
    return true;
  }

 private:
  bool read_block();

  ByteReader bytes_;
  std::vector<Event> block_;
  std::size_t at_ = 0;
};

}  // namespace corridor
