// SPDX-License-Identifier: Apache-2.0
// Long questions: accepted, run one after another on threads of their own, watched by streams of events, and
// kept in the store, so that a job outlives the server that accepted it.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <mutex>
#include <optional>
#include <stop_token>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include "corridor/base/run.h"
#include "corridor/io/json_value.h"
#include "corridor/server/http.h"
#include "corridor/server/store.h"
#include "corridor/verbs/workbench.h"

namespace corridor {

/// What a job came to.
struct JobResult {
  bool is_good = false;
  bool is_stopped = false;  ///< told to stop before it was done
  std::string text{};       ///< the answer, or the problem as JSON
  std::string type{};
};

class Jobs {
 public:
  using Work = std::function<JobResult(const Job& job, Workbench& workbench, const Run& run)>;
  struct Options {
    unsigned threads = 1;         ///< jobs at a time
    unsigned threads_of_job = 1;  ///< that one job may use
    std::size_t waiting_max = 100;
    int attempts_max = 3;  ///< a job that ended the server so often has failed
    Work work;
    std::function<std::string()> now;
    std::function<void(std::string_view status)> count{};  ///< told of each change
  };

  /// Takes up what a server before left unfinished.
  Jobs(Store& store, Results& results, Options options);
  /// What runs is told to stop and waits again for the next server.
  ~Jobs() { stop(std::chrono::milliseconds(0)); }
  Jobs(const Jobs&) = delete;
  Jobs& operator=(const Jobs&) = delete;

  /// None: too many wait.
  [[nodiscard]] std::optional<Job> accept(std::string process, std::string request, std::string format);
  [[nodiscard]] std::optional<Job> find(std::string_view id);
  /// Whether it was waiting or running.
  bool dismiss(std::string_view id);

  /// Events of a job from now on: `status` first and at each change, `progress` on the way; then the stream
  /// ends.
  void watch(const Job& job, const EventStream& stream);

  /// Waits so long for what runs; what is not done then is told to stop and goes back to waiting.
  void stop(std::chrono::milliseconds grace);

 private:
  struct Running {
    std::stop_source stop;
    double done = 0.0;
    std::string stage;
    int told_percent = -1;
  };

  void work();
  void run(Job job, Workbench& workbench);
  void progress(const std::string& id, double done, std::string_view stage);
  void tell(const std::string& id, std::string_view event, const std::string& data, bool is_last);

  Store& store_;
  Results& results_;
  Options options_;
  std::mutex mutex_;
  std::condition_variable wake_;
  bool is_ending_ = false;  // below: under the mutex
  std::uint64_t accepted_count_ = 0;
  std::map<std::string, Running, std::less<>> running_;
  std::multimap<std::string, EventStream, std::less<>> watchers_;
  std::vector<std::thread> threads_;
};

/// "statusInfo" of OGC API Processes.
[[nodiscard]] JsonValue status_of(const Job& job);

}  // namespace corridor
