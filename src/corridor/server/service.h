// SPDX-License-Identifier: Apache-2.0
// The server: what its parts share, and the way of a request from the socket to its handler: the gate, the
// list of routes (routes.h), the answers kept, the workers.
#pragma once

#include <atomic>
#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "corridor/server/answer_cache.h"
#include "corridor/server/assets.h"
#include "corridor/server/gate.h"
#include "corridor/server/http.h"
#include "corridor/server/jobs.h"
#include "corridor/server/metrics.h"
#include "corridor/server/office.h"
#include "corridor/server/places_search.h"
#include "corridor/server/store.h"
#include "corridor/server/workers.h"

namespace corridor {

struct ServeOptions {
  std::string address = "127.0.0.1";
  std::uint16_t port = 8080;
  unsigned threads = 2;      ///< that answer questions
  std::string store{};       ///< folder; empty: nothing outlives the server
  std::string token_text{};  ///< what the token file holds; empty: no tokens
  bool is_behind_proxy = false;
  double requests_per_second = 0;  ///< of one client; 0: no limit
  std::size_t waiting_max = 256;   ///< questions that wait for a worker
  std::size_t jobs_max = 100;      ///< jobs that wait
  std::size_t cache_bytes = std::size_t{256} << 20U;
  HttpLimits limits{};
  std::function<void(std::string_view line)> log{};  ///< JSON, a line a request; none: no log
  std::function<Instant()> now;
};

struct Route;
struct Call;

class Service {
 public:
  /// Listens and answers from here on.  Throws  Error: address, store or tokens cannot be used.
  Service(ServeOptions options, Served served);
  /// Ends as stop() does.
  ~Service();
  Service(const Service&) = delete;
  Service& operator=(const Service&) = delete;

  [[nodiscard]] std::uint16_t port() const;
  /// Finishes what is under way.
  void stop();

  // For handlers. All may be used from any thread.
  [[nodiscard]] const ServeOptions& options() const { return options_; }
  [[nodiscard]] Office& office() { return office_; }
  [[nodiscard]] const PlacesSearch& places() const { return places_; }
  [[nodiscard]] Store& store() { return *store_; }
  [[nodiscard]] Results& results() { return results_; }
  [[nodiscard]] Jobs& jobs() { return *jobs_; }
  [[nodiscard]] Metrics& metrics() { return metrics_; }
  [[nodiscard]] Gate& gate() { return gate_; }
  [[nodiscard]] Workers& workers() { return workers_; }
  [[nodiscard]] const Assets& assets() const { return assets_; }
  [[nodiscard]] std::size_t connection_count() const { return http_ ? http_->connection_count() : 0; }
  [[nodiscard]] bool is_stopping() const { return is_stopping_; }
  /// ISO 8601, UTC.
  [[nodiscard]] std::string now_text() const;
  /// Seconds since 1970.
  [[nodiscard]] std::int64_t now_seconds() const;

 private:
  void handle(HttpRequest request, const Reply& reply);
  void dispatch(const std::shared_ptr<Call>& call, const Reply& reply);
  [[nodiscard]] std::optional<HttpResponse> refusal_of(Call& call);
  void run(Call& call, const Reply& reply, Workbench* workbench);
  void send(const Call& call, const Reply& reply, HttpResponse response);
  [[nodiscard]] std::string next_id();

  ServeOptions options_;
  std::unique_ptr<Store> store_;
  Results results_;
  Office office_;
  PlacesSearch places_;
  Assets assets_;
  AnswerCache cache_;
  Metrics metrics_;
  Gate gate_;
  std::string id_head_;
  std::atomic<std::uint64_t> id_count_{0};
  std::atomic<bool> is_stopping_{false};
  Workers workers_;
  std::unique_ptr<Jobs> jobs_;
  std::unique_ptr<HttpServer> http_;
};

}  // namespace corridor
