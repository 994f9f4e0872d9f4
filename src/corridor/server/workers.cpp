// SPDX-License-Identifier: Apache-2.0
#include "corridor/server/workers.h"

#include <utility>

namespace corridor {

Workers::Workers(unsigned threads, std::size_t waiting_max) : waiting_max_(waiting_max) {
  for (unsigned i = 0; i < threads; ++i) threads_.emplace_back([this] { work(); });
}

bool Workers::submit(Task task) {
  {
    const std::lock_guard lock(mutex_);
    if (is_ending_ || waiting_.size() >= waiting_max_) return false;
    waiting_.push_back(std::move(task));
  }
  wake_.notify_one();
  return true;
}

std::size_t Workers::waiting_count() const {
  const std::lock_guard lock(mutex_);
  return waiting_.size();
}

void Workers::stop() {
  {
    const std::lock_guard lock(mutex_);
    is_ending_ = true;
  }
  wake_.notify_all();
  for (std::thread& thread : threads_) {
    if (thread.joinable()) thread.join();
  }
}

void Workers::work() {
  Workbench workbench;
  while (true) {
    Task task;
    {
      std::unique_lock lock(mutex_);
      wake_.wait(lock, [&] { return is_ending_ || !waiting_.empty(); });
      if (waiting_.empty()) return;
      task = std::move(waiting_.front());
      waiting_.pop_front();
    }
    task(workbench);
  }
}

}  // namespace corridor
