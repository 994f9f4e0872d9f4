// SPDX-License-Identifier: Apache-2.0
#include "corridor/server/answer_cache.h"

namespace corridor {

std::size_t AnswerCache::bytes_of(const Entry& entry) {
  constexpr std::size_t kOverhead = 512;
  return kOverhead + entry.first.size() + (entry.second.body ? entry.second.body->size() : 0);
}

std::optional<HttpResponse> AnswerCache::find(const std::string& key) {
  const std::lock_guard lock(mutex_);
  const auto found = by_key_.find(key);
  if (found == by_key_.end()) return std::nullopt;
  entries_.splice(entries_.begin(), entries_, found->second);
  return found->second->second;
}

void AnswerCache::keep(const std::string& key, const HttpResponse& response) {
  Entry entry{key, response};
  const std::size_t bytes = bytes_of(entry);
  const std::lock_guard lock(mutex_);
  if (bytes > bytes_max_ / 4 || by_key_.contains(key)) return;
  while (bytes_ + bytes > bytes_max_ && !entries_.empty()) {
    bytes_ -= bytes_of(entries_.back());
    by_key_.erase(entries_.back().first);
    entries_.pop_back();
  }
  entries_.push_front(std::move(entry));
  by_key_.emplace(entries_.front().first, entries_.begin());
  bytes_ += bytes;
}

}  // namespace corridor
