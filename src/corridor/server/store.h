// SPDX-License-Identifier: Apache-2.0
// What a server keeps beyond its own life: saved scenarios, jobs, and where their results are. A job that was
// running when a server died is taken again. All threads of one server may call. Two servers must not share a
// store: what the one runs, the other takes for left behind when it starts.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace corridor {

struct SavedScenario {
  std::string name;
  std::string toml;
  std::string saved_at{};  ///< ISO 8601, UTC
};

/// The words of OGC API Processes.
enum class JobStatus : std::uint8_t { accepted, running, successful, failed, dismissed };
inline constexpr std::string_view kJobStatusNames[] = {"accepted", "running", "successful", "failed",
                                                       "dismissed"};

struct Job {
  std::string id;
  std::string process;  ///< slug of the verb
  std::string request;  ///< JSON: what was asked
  std::string format = "json";
  JobStatus status = JobStatus::accepted;
  double progress = 0.0;  ///< share done
  std::string message{};  ///< of the last progress; of `failed`: the problem as JSON
  std::string created_at{}, started_at{}, finished_at{};  ///< ISO 8601, UTC
  int attempts = 0;
  std::string result{};       ///< digest of its text
  std::string result_type{};  ///< media type
};

class Store {
 public:
  Store() = default;
  Store(const Store&) = delete;
  Store& operator=(const Store&) = delete;
  virtual ~Store() = default;

  /// Replaces one of the same name.
  virtual void save(const SavedScenario& scenario) = 0;
  [[nodiscard]] virtual std::optional<SavedScenario> scenario(std::string_view name) = 0;
  /// By name.
  [[nodiscard]] virtual std::vector<SavedScenario> scenarios() = 0;
  /// Whether there was one.
  virtual bool remove_scenario(std::string_view name) = 0;

  virtual void add(const Job& job) = 0;
  [[nodiscard]] virtual std::optional<Job> job(std::string_view id) = 0;
  /// The newest first.
  [[nodiscard]] virtual std::vector<Job> jobs(std::size_t count, std::size_t skip) = 0;
  [[nodiscard]] virtual std::size_t waiting_count() = 0;
  /// The oldest that waits, running from now on, one attempt more; each job is given to one taker only.
  [[nodiscard]] virtual std::optional<Job> take(std::string_view now) = 0;
  /// Writes what changes while a job runs and ends, unless it was dismissed meanwhile.
  /// Out: whether it was written.
  virtual bool update(const Job& job) = 0;
  /// accepted or running -> dismissed; whether it was so.
  virtual bool dismiss(std::string_view id, std::string_view now) = 0;
  /// Forgets an ended job; whether there was one.
  virtual bool remove_job(std::string_view id) = 0;
  /// What is marked as running waits again, as the server that ran it is taken for dead; after `attempts_max`
  /// attempts it has failed.
  virtual void recover(int attempts_max, std::string_view now) = 0;
};

/// In a file, in WAL mode; ":memory:" keeps nothing.  Throws  Error: not to be opened, or of a newer version.
[[nodiscard]] std::unique_ptr<Store> open_sqlite_store(const std::string& file);

/// Results by digest: files written whole or not at all, or memory.
class Results {
 public:
  /// In  a folder, made if need be; empty: memory.
  explicit Results(std::string folder);
  ~Results();
  Results(const Results&) = delete;
  Results& operator=(const Results&) = delete;
  /// Out: its digest.
  std::string put(std::string_view text);
  /// None: gone or damaged.
  [[nodiscard]] std::shared_ptr<const std::string> get(std::string_view digest);

 private:
  struct Memory;
  std::string folder_;
  std::unique_ptr<Memory> memory_;
};

}  // namespace corridor
