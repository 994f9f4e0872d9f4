// SPDX-License-Identifier: Apache-2.0
// Answers that were given, by the request as it was sent. Since an answer is a function of request and
// network, a kept one is exact. Bounded in bytes; the one that was not asked for longest goes first.
#pragma once

#include <cstddef>
#include <list>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "corridor/server/http.h"

namespace corridor {

class AnswerCache {
 public:
  explicit AnswerCache(std::size_t bytes_max) : bytes_max_(bytes_max) {}

  [[nodiscard]] std::optional<HttpResponse> find(const std::string& key);
  void keep(const std::string& key, const HttpResponse& response);

 private:
  using Entry = std::pair<std::string, HttpResponse>;
  static std::size_t bytes_of(const Entry& entry);

  std::size_t bytes_max_;
  std::mutex mutex_;
  std::size_t bytes_ = 0;
  std::list<Entry> entries_;  // the last used first
  std::unordered_map<std::string_view, std::list<Entry>::iterator> by_key_;
};

}  // namespace corridor
