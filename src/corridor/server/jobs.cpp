// SPDX-License-Identifier: Apache-2.0
#include "corridor/server/jobs.h"

#include <chrono>
#include <utility>

#include <fmt/format.h>

#include "corridor/server/crypto.h"
#include "corridor/server/responses.h"

namespace corridor {

namespace {

constexpr std::size_t kIdBytes = 16;
constexpr std::chrono::milliseconds kLook{1000};  // a job may come into the store by another way

bool is_over(JobStatus status) { return status != JobStatus::accepted && status != JobStatus::running; }

std::string line_of(const JsonValue& value) {
  std::string text = json_of(value, true);
  text.pop_back();  // its line break
  return text;
}

}  // namespace

JsonValue status_of(const Job& job) {
  JsonValue json = JsonValue::object({{"jobID", job.id},
                                      {"processID", job.process},
                                      {"type", "process"},
                                      {"status", kJobStatusNames[static_cast<std::size_t>(job.status)]}});
  if (!job.message.empty()) json.set("message", job.message);
  json.set("progress", static_cast<int>(100.0 * job.progress));
  json.set("created", job.created_at);
  if (!job.started_at.empty()) json.set("started", job.started_at);
  if (!job.finished_at.empty()) json.set("finished", job.finished_at);
  json.set("attempts", job.attempts);
  JsonValue links = JsonValue::array();
  const auto link = [&](std::string_view end, std::string_view relation, std::string_view title) {
    links.push(link_to(fmt::format("/jobs/{}{}", job.id, end), relation, "application/json", title));
  };
  link("", "self", "This job");
  link("/events", "monitor", "Its events");
  if (job.status == JobStatus::successful)
    link("/results", "http://www.opengis.net/def/rel/ogc/1.0/results", "Its results");
  json.set("links", std::move(links));
  return json;
}

Jobs::Jobs(Store& store, Results& results, Options options)
    : store_(store), results_(results), options_(std::move(options)) {
  store_.recover(options_.attempts_max, options_.now());
  for (unsigned i = 0; i < options_.threads; ++i) threads_.emplace_back([this] { work(); });
}

std::optional<Job> Jobs::accept(std::string process, std::string request, std::string format) {
  if (store_.waiting_count() >= options_.waiting_max) return std::nullopt;
  Job job{.id = random_hex(kIdBytes), .process = std::move(process), .request = std::move(request)};
  job.format = std::move(format);
  job.created_at = options_.now();
  store_.add(job);
  if (options_.count) options_.count("accepted");
  {
    const std::lock_guard lock(mutex_);
    ++accepted_count_;
  }
  wake_.notify_one();
  return job;
}

std::optional<Job> Jobs::find(std::string_view id) {
  std::optional<Job> job = store_.job(id);
  if (!job || job->status != JobStatus::running) return job;
  const std::lock_guard lock(mutex_);
  if (const auto found = running_.find(id); found != running_.end()) {
    job->progress = found->second.done;
    job->message = found->second.stage;
  }
  return job;
}

bool Jobs::dismiss(std::string_view id) {
  if (!store_.dismiss(id, options_.now())) return false;
  if (options_.count) options_.count("dismissed");
  {
    const std::lock_guard lock(mutex_);
    if (const auto found = running_.find(id); found != running_.end()) found->second.stop.request_stop();
  }
  if (const std::optional<Job> job = store_.job(id)) tell(job->id, "status", line_of(status_of(*job)), true);
  return true;
}

void Jobs::watch(const Job& job, const EventStream& stream) {
  {
    const std::lock_guard lock(mutex_);
    watchers_.emplace(job.id, stream);
  }
  // Asked again, now that a change would be told: what happened between is not missed.
  const std::optional<Job> now = find(job.id);
  const Job& shown = now ? *now : job;
  stream.send("status", line_of(status_of(shown)));
  if (!is_over(shown.status)) return;
  stream.end();
  const std::lock_guard lock(mutex_);
  std::erase_if(watchers_, [](const auto& watcher) { return !watcher.second.is_open(); });
}

void Jobs::tell(const std::string& id, std::string_view event, const std::string& data, bool is_last) {
  const std::lock_guard lock(mutex_);
  const auto [begin, end] = watchers_.equal_range(id);
  for (auto watcher = begin; watcher != end;) {
    const bool is_there = watcher->second.send(event, data);
    if (is_last) watcher->second.end();
    watcher = is_there && !is_last ? std::next(watcher) : watchers_.erase(watcher);
  }
}

void Jobs::progress(const std::string& id, double done, std::string_view stage) {
  const int percent = static_cast<int>(100.0 * done);
  {
    const std::lock_guard lock(mutex_);
    const auto found = running_.find(id);
    if (found == running_.end()) return;
    Running& running = found->second;
    if (percent == running.told_percent && stage == running.stage) return;
    running.done = done;
    running.stage = stage;
    running.told_percent = percent;
  }
  tell(id, "progress", line_of(JsonValue::object({{"progress", percent}, {"message", stage}})), false);
}

void Jobs::work() {
  Workbench workbench;
  while (true) {
    std::uint64_t seen = 0;
    {
      const std::lock_guard lock(mutex_);
      if (is_ending_) return;
      seen = accepted_count_;
    }
    std::optional<Job> job = store_.take(options_.now());
    if (!job) {
      std::unique_lock lock(mutex_);
      wake_.wait_for(lock, kLook, [&] { return is_ending_ || accepted_count_ != seen; });
      continue;
    }
    run(std::move(*job), workbench);
  }
}

void Jobs::run(Job job, Workbench& workbench) {
  std::stop_token stop;
  {
    const std::lock_guard lock(mutex_);
    stop = running_[job.id].stop.get_token();
    if (is_ending_) running_[job.id].stop.request_stop();
  }
  if (options_.count) options_.count("running");
  tell(job.id, "status", line_of(status_of(job)), false);
  const Run run(
      {.stop = stop,
       .listener = [this, id = job.id](double done, std::string_view stage) { progress(id, done, stage); },
       .threads = options_.threads_of_job});
  const JobResult result = options_.work(job, workbench, run);
  bool is_ending = false;
  {
    const std::lock_guard lock(mutex_);
    running_.erase(job.id);
    is_ending = is_ending_;
  }
  if (result.is_stopped && is_ending) {
    // Not its fault: the next server begins it anew.
    job.status = JobStatus::accepted;
    job.progress = 0.0;
  } else if (result.is_good) {
    job.result = results_.put(result.text);  // whole and in its place before the store says so
    job.result_type = result.type;
    job.status = JobStatus::successful;
    job.progress = 1.0;
    job.finished_at = options_.now();
    job.message.clear();
  } else {
    job.status = JobStatus::failed;
    job.message = result.text;
    job.finished_at = options_.now();
  }
  if (!store_.update(job)) return;  // dismissed meanwhile
  if (options_.count) options_.count(kJobStatusNames[static_cast<std::size_t>(job.status)]);
  tell(job.id, "status", line_of(status_of(job)), is_over(job.status));
}

void Jobs::stop(std::chrono::milliseconds grace) {
  {
    std::unique_lock lock(mutex_);
    is_ending_ = true;
    wake_.notify_all();
    const auto deadline = std::chrono::steady_clock::now() + grace;
    while (!running_.empty() && std::chrono::steady_clock::now() < deadline)
      wake_.wait_for(lock, std::chrono::milliseconds(20));
    for (auto& [id, running] : running_) running.stop.request_stop();
  }
  for (std::thread& thread : threads_) {
    if (thread.joinable()) thread.join();
  }
}

}  // namespace corridor
