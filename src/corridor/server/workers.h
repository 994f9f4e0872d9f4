// SPDX-License-Identifier: Apache-2.0
// Threads that answer questions, each with a workbench of its own, and a queue in front of them with a bound:
// when it is full one says so at once instead of letting everybody wait.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

#include "corridor/verbs/workbench.h"

namespace corridor {

class Workers {
 public:
  using Task = std::function<void(Workbench&)>;

  Workers(unsigned threads, std::size_t waiting_max);
  /// Finishes what was accepted.
  ~Workers() { stop(); }
  Workers(const Workers&) = delete;
  Workers& operator=(const Workers&) = delete;

  /// In: `task` does not throw. Out: false if too many wait, or the workers have ended.
  [[nodiscard]] bool submit(Task task);
  [[nodiscard]] std::size_t waiting_count() const;
  void stop();

 private:
  void work();

  std::size_t waiting_max_;
  mutable std::mutex mutex_;
  std::condition_variable wake_;
  std::deque<Task> waiting_;
  bool is_ending_ = false;
  std::vector<std::thread> threads_;
};

}  // namespace corridor
