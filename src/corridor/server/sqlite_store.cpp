// SPDX-License-Identifier: Apache-2.0
// The store in one file of SQLite. One connection under one lock: what a server writes is small and rare, and
// a commit in WAL mode takes some 15 us.
#include <mutex>
#include <utility>

#include <fmt/format.h>
#include <sqlite3.h>

#include "corridor/base/error.h"
#include "corridor/server/store.h"

namespace corridor {

namespace {

constexpr int kVersion = 1;

constexpr const char* kSchema = R"(
CREATE TABLE scenarios (name TEXT PRIMARY KEY, toml TEXT NOT NULL, saved_at TEXT NOT NULL) STRICT;
CREATE TABLE jobs (
  number INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, process TEXT NOT NULL,
  request TEXT NOT NULL,
  format TEXT NOT NULL, status INTEGER NOT NULL, progress REAL NOT NULL, message TEXT NOT NULL,
  created_at TEXT NOT NULL, started_at TEXT NOT NULL, finished_at TEXT NOT NULL, attempts INTEGER NOT NULL,
  result TEXT NOT NULL, result_type TEXT NOT NULL) STRICT;
CREATE INDEX jobs_by_status ON jobs (status, number);
)";

constexpr const char* kJobColumns =
    "id, process, request, format, status, progress, message, created_at, started_at, finished_at, attempts, "
    "result, result_type";

[[noreturn]] void fail(const std::string& file, std::string what) {
  throw Error(
      Problem{.code = "store",
              .where = file,
              .what = std::move(what),
              .hint = "is the disk full, or the file another program's? --store names another folder"});
}

int number_of_status(JobStatus status) { return static_cast<int>(status); }

/// A statement under way: values are bound in order, then rows are read.
class Statement {
 public:
  Statement(sqlite3* database, const std::string& sql) : database_(database) {
    const int code =
        sqlite3_prepare_v2(database, sql.c_str(), static_cast<int>(sql.size()), &statement_, nullptr);
    if (code != SQLITE_OK) fail("store", sqlite3_errmsg(database));
  }
  ~Statement() { sqlite3_finalize(statement_); }
  Statement(const Statement&) = delete;
  Statement& operator=(const Statement&) = delete;

  Statement& bind(std::string_view text) {
    sqlite3_bind_text64(statement_, ++bound_, text.data() == nullptr ? "" : text.data(), text.size(),
                        SQLITE_TRANSIENT, SQLITE_UTF8);
    return *this;
  }
  Statement& bind(int number) {
    sqlite3_bind_int(statement_, ++bound_, number);
    return *this;
  }
  Statement& bind(std::size_t number) {
    sqlite3_bind_int64(statement_, ++bound_, static_cast<sqlite3_int64>(number));
    return *this;
  }
  Statement& bind(double number) {
    sqlite3_bind_double(statement_, ++bound_, number);
    return *this;
  }
  /// Out: whether there is a row.
  bool step() {
    const int code = sqlite3_step(statement_);
    if (code != SQLITE_ROW && code != SQLITE_DONE) fail("store", sqlite3_errmsg(database_));
    return code == SQLITE_ROW;
  }
  /// Out: how many rows changed.
  int run() {
    step();
    return sqlite3_changes(database_);
  }
  [[nodiscard]] std::string text(int column) const {
    // NOLINTNEXTLINE(cppcoreguidelines-pro-type-reinterpret-cast): SQLite's text is unsigned
    const auto* bytes = reinterpret_cast<const char*>(sqlite3_column_text(statement_, column));
    return {bytes, static_cast<std::size_t>(sqlite3_column_bytes(statement_, column))};
  }
  [[nodiscard]] int whole(int column) const { return sqlite3_column_int(statement_, column); }
  [[nodiscard]] double number(int column) const { return sqlite3_column_double(statement_, column); }

 private:
  sqlite3* database_;
  sqlite3_stmt* statement_ = nullptr;
  int bound_ = 0;
};

Job job_of(const Statement& row) {
  return {.id = row.text(0),
          .process = row.text(1),
          .request = row.text(2),
          .format = row.text(3),
          .status = static_cast<JobStatus>(row.whole(4)),
          .progress = row.number(5),
          .message = row.text(6),
          .created_at = row.text(7),
          .started_at = row.text(8),
          .finished_at = row.text(9),
          .attempts = row.whole(10),
          .result = row.text(11),
          .result_type = row.text(12)};
}

class SqliteStore final : public Store {
 public:
  explicit SqliteStore(const std::string& file) : file_(file) {
    constexpr int kFlags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_FULLMUTEX;
    if (sqlite3_open_v2(file.c_str(), &database_, kFlags, nullptr) != SQLITE_OK) {
      const std::string why = sqlite3_errmsg(database_);
      sqlite3_close(database_);
      fail(file, "cannot be opened: " + why);
    }
    constexpr int kWaitMs = 5000;
    sqlite3_busy_timeout(database_, kWaitMs);
    execute("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;");
    migrate();
  }
  ~SqliteStore() override { sqlite3_close(database_); }
  SqliteStore(const SqliteStore&) = delete;
  SqliteStore& operator=(const SqliteStore&) = delete;

  void save(const SavedScenario& scenario) override {
    const std::lock_guard lock(mutex_);
    Statement(database_,
              "INSERT INTO scenarios VALUES (?, ?, ?) ON CONFLICT (name) DO UPDATE SET toml = "
              "excluded.toml, saved_at = excluded.saved_at")
        .bind(scenario.name)
        .bind(scenario.toml)
        .bind(scenario.saved_at)
        .run();
  }

  std::optional<SavedScenario> scenario(std::string_view name) override {
    const std::lock_guard lock(mutex_);
    Statement query(database_, "SELECT name, toml, saved_at FROM scenarios WHERE name = ?");
    if (!query.bind(name).step()) return std::nullopt;
    return SavedScenario{query.text(0), query.text(1), query.text(2)};
  }

  std::vector<SavedScenario> scenarios() override {
    const std::lock_guard lock(mutex_);
    std::vector<SavedScenario> all;
    Statement query(database_, "SELECT name, toml, saved_at FROM scenarios ORDER BY name");
    while (query.step()) all.push_back({query.text(0), query.text(1), query.text(2)});
    return all;
  }

  bool remove_scenario(std::string_view name) override {
    const std::lock_guard lock(mutex_);
    return Statement(database_, "DELETE FROM scenarios WHERE name = ?").bind(name).run() > 0;
  }

  void add(const Job& job) override {
    const std::lock_guard lock(mutex_);
    Statement(database_, fmt::format("INSERT INTO jobs ({}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                                     kJobColumns))
        .bind(job.id)
        .bind(job.process)
        .bind(job.request)
        .bind(job.format)
        .bind(number_of_status(job.status))
        .bind(job.progress)
        .bind(job.message)
        .bind(job.created_at)
        .bind(job.started_at)
        .bind(job.finished_at)
        .bind(job.attempts)
        .bind(job.result)
        .bind(job.result_type)
        .run();
  }

  std::optional<Job> job(std::string_view id) override {
    const std::lock_guard lock(mutex_);
    Statement query(database_, fmt::format("SELECT {} FROM jobs WHERE id = ?", kJobColumns));
    if (!query.bind(id).step()) return std::nullopt;
    return job_of(query);
  }

  std::vector<Job> jobs(std::size_t count, std::size_t skip) override {
    const std::lock_guard lock(mutex_);
    std::vector<Job> all;
    Statement query(database_,
                    fmt::format("SELECT {} FROM jobs ORDER BY number DESC LIMIT ? OFFSET ?", kJobColumns));
    query.bind(count).bind(skip);
    while (query.step()) all.push_back(job_of(query));
    return all;
  }

  std::size_t waiting_count() override {
    const std::lock_guard lock(mutex_);
    Statement query(database_, "SELECT count(*) FROM jobs WHERE status = ?");
    query.bind(number_of_status(JobStatus::accepted)).step();
    return static_cast<std::size_t>(query.whole(0));
  }

  /// One statement, so one taker, whoever else has the file open.
  std::optional<Job> take(std::string_view now) override {
    const std::lock_guard lock(mutex_);
    Statement query(
        database_,
        fmt::format("UPDATE jobs SET status = ?, started_at = ?, attempts = attempts + 1 WHERE number = "
                    "(SELECT min(number) FROM jobs WHERE status = ?) RETURNING {}",
                    kJobColumns));
    query.bind(number_of_status(JobStatus::running)).bind(now).bind(number_of_status(JobStatus::accepted));
    if (!query.step()) return std::nullopt;
    Job job = job_of(query);
    query.step();  // to its end: only then it is committed
    return job;
  }

  bool update(const Job& job) override {
    const std::lock_guard lock(mutex_);
    return Statement(database_,
                     "UPDATE jobs SET status = ?, progress = ?, message = ?, finished_at = ?, result = ?, "
                     "result_type = ? WHERE id = ? AND status IN (?, ?)")
               .bind(number_of_status(job.status))
               .bind(job.progress)
               .bind(job.message)
               .bind(job.finished_at)
               .bind(job.result)
               .bind(job.result_type)
               .bind(job.id)
               .bind(number_of_status(JobStatus::accepted))
               .bind(number_of_status(JobStatus::running))
               .run() > 0;
  }

  bool dismiss(std::string_view id, std::string_view now) override {
    const std::lock_guard lock(mutex_);
    return Statement(database_,
                     "UPDATE jobs SET status = ?, finished_at = ? WHERE id = ? AND status IN (?, ?)")
               .bind(number_of_status(JobStatus::dismissed))
               .bind(now)
               .bind(id)
               .bind(number_of_status(JobStatus::accepted))
               .bind(number_of_status(JobStatus::running))
               .run() > 0;
  }

  bool remove_job(std::string_view id) override {
    const std::lock_guard lock(mutex_);
    return Statement(database_, "DELETE FROM jobs WHERE id = ? AND status NOT IN (?, ?)")
               .bind(id)
               .bind(number_of_status(JobStatus::accepted))
               .bind(number_of_status(JobStatus::running))
               .run() > 0;
  }

  void recover(int attempts_max, std::string_view now) override {
    const std::lock_guard lock(mutex_);
    Statement(database_,
              "UPDATE jobs SET status = ?, finished_at = ?, message = ? WHERE status = ? AND attempts >= ?")
        .bind(number_of_status(JobStatus::failed))
        .bind(now)
        .bind("the server ended each time while this ran")
        .bind(number_of_status(JobStatus::running))
        .bind(attempts_max)
        .run();
    Statement(database_, "UPDATE jobs SET status = ?, progress = 0 WHERE status = ?")
        .bind(number_of_status(JobStatus::accepted))
        .bind(number_of_status(JobStatus::running))
        .run();
  }

 private:
  void execute(const std::string& sql) {
    if (sqlite3_exec(database_, sql.c_str(), nullptr, nullptr, nullptr) != SQLITE_OK)
      fail(file_, sqlite3_errmsg(database_));
  }

  void migrate() {
    execute("BEGIN IMMEDIATE");
    int version = 0;
    {
      Statement query(database_, "PRAGMA user_version");
      query.step();
      version = query.whole(0);
    }
    if (version > kVersion)
      fail(file_, fmt::format("is of version {}; this program knows {}", version, kVersion));
    if (version == 0) execute(fmt::format("{} PRAGMA user_version = {};", kSchema, kVersion));
    execute("COMMIT");
  }

  std::string file_;
  sqlite3* database_ = nullptr;
  std::mutex mutex_;
};

}  // namespace

std::unique_ptr<Store> open_sqlite_store(const std::string& file) {
  return std::make_unique<SqliteStore>(file);
}

}  // namespace corridor
