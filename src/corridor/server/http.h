// SPDX-License-Identifier: Apache-2.0
// HTTP/1.1 as a function from request to response, in terms of the standard library alone. One thread reads
// and writes all connections; a handler answers at once or later, from whatever thread, through a `Reply`.
// Limits stand at this door: what is too large, too slow or too much never reaches a handler.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

namespace corridor {

struct HttpHeader {
  std::string name, value;
};

struct HttpRequest {
  std::string method;  ///< "GET"
  std::string target;  ///< as it was sent: path and query, percent-encoded
  std::vector<HttpHeader> headers;
  std::string body;
  std::string peer;      ///< address of the other end
  std::stop_token stop;  ///< requested when its time is over, or its client is gone
  std::chrono::steady_clock::time_point arrived{};

  /// Empty if there is none. Case of names does not count.
  [[nodiscard]] std::string_view header(std::string_view name) const;
};

struct HttpResponse {
  int status = 200;
  std::string type{};  ///< Content-Type; empty: none
  std::vector<HttpHeader> headers{};
  std::shared_ptr<const std::string> body{};  ///< shared, so that kept answers are not copied
};

struct HttpLimits {
  std::size_t header_bytes = 16 * 1024;
  std::size_t body_bytes = 4 * 1024 * 1024;
  std::size_t connections = 12'000;
  std::chrono::milliseconds header_time{10'000};   ///< for a request's first byte to its last
  std::chrono::milliseconds idle_time{60'000};     ///< between requests of one connection
  std::chrono::milliseconds request_time{30'000};  ///< until a handler should have answered
  std::chrono::milliseconds beat_time{15'000};     ///< a quiet stream of events says that it lives
  std::chrono::milliseconds grace_time{10'000};    ///< for what is under way when the server ends
};

struct Exchange;

/// Server-sent events to one client. Any thread may send; what a client does not take is kept up to a bound,
/// then the stream ends.
class EventStream {
 public:
  EventStream() = default;
  explicit EventStream(std::shared_ptr<Exchange> exchange) : exchange_(std::move(exchange)) {}
  /// Out: whether the client is still there, as far as one knows.
  bool send(std::string_view event, std::string_view data) const;
  void end() const;
  [[nodiscard]] bool is_open() const;

 private:
  std::shared_ptr<Exchange> exchange_;
};

/// Where the answer to one request goes. Copies are the same reply; the first answer counts. A request whose
/// last reply is gone without an answer gets a 500.
class Reply {
 public:
  explicit Reply(std::shared_ptr<Exchange> exchange);
  void send(HttpResponse response) const;
  /// Answers with a stream of events, headers first.
  [[nodiscard]] EventStream stream(HttpResponse head) const;

 private:
  struct Guard;
  std::shared_ptr<Guard> guard_;
};

class HttpServer {
 public:
  /// Called on the one thread: what takes long is handed to another.
  using Handler = std::function<void(HttpRequest request, Reply reply)>;
  /// What to answer when a limit is reached: 400, 408, 413, 431, 500, 503.
  using Refusal = std::function<HttpResponse(int status)>;
  struct Options {
    std::string address = "127.0.0.1";
    std::uint16_t port = 0;  ///< 0: any that is free
    HttpLimits limits{};
    Handler handler;
    Refusal refusal;
  };

  /// Listens.  Throws  Error: the address cannot be listened on.
  explicit HttpServer(Options options);
  /// Stops at once.
  ~HttpServer();
  HttpServer(const HttpServer&) = delete;
  HttpServer& operator=(const HttpServer&) = delete;

  [[nodiscard]] std::uint16_t port() const;
  [[nodiscard]] std::size_t connection_count() const;
  /// No new connections and requests; what is under way is finished, streams end. Then, or when the time of
  /// grace is over, the thread ends.
  void stop();

 private:
  struct Core;
  std::unique_ptr<Core> core_;
};

}  // namespace corridor
