// SPDX-License-Identifier: Apache-2.0
// The only file that knows Boost.Beast and Asio: they take half a minute to compile. Each connection is one
// coroutine on one thread, so nothing of a connection needs a lock; what other threads touch is `Exchange`.
#include "corridor/server/http.h"

#include <algorithm>
#include <atomic>
#include <deque>
#include <mutex>
#include <optional>
#include <set>
#include <thread>
#include <utility>

#include <boost/asio/awaitable.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>
#include <fmt/format.h>

#include "corridor/base/error.h"

namespace corridor {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = boost::beast::http;
using asio::ip::tcp;
using boost::system::error_code;
using std::chrono::steady_clock;

namespace {

constexpr std::size_t kEventsMax = 4096;  // that wait for one slow client
constexpr std::size_t kFirstBytes = 4096;
constexpr std::chrono::seconds kAcceptPause{1};

}  // namespace

std::string_view HttpRequest::header(std::string_view name) const {
  for (const HttpHeader& header : headers) {
    if (beast::iequals(header.name, name)) return header.value;
  }
  return {};
}

/// One request and its answer, between the connection and whoever answers. It may outlive the server.
struct Exchange {
  /// Wakes the connection, which waits on its thread.
  void ring() const {
    if (const auto context = io.lock()) {
      asio::post(*context, [timer = wake] {
        if (const auto waiting = timer.lock()) waiting->cancel();
      });
    }
  }

  std::weak_ptr<asio::io_context> io;
  std::weak_ptr<asio::steady_timer> wake;  // the connection's, touched on its thread only
  std::stop_source stop;
  std::mutex mutex;
  std::optional<HttpResponse> response;  // below: under the mutex
  bool is_stream = false;
  bool is_ended = false;  // no more events
  bool is_gone = false;   // the client is
  std::deque<std::string> events;
};

bool EventStream::send(std::string_view event, std::string_view data) const {
  std::string text = event.empty() ? std::string{} : fmt::format("event: {}\n", event);
  while (true) {
    const std::size_t line = data.find('\n');
    text += fmt::format("data: {}\n", data.substr(0, line));
    if (line == std::string_view::npos) break;
    data.remove_prefix(line + 1);
  }
  text += '\n';
  const std::lock_guard lock(exchange_->mutex);
  if (exchange_->is_gone || exchange_->is_ended) return false;
  if (exchange_->events.size() >= kEventsMax) {
    exchange_->is_ended = true;
  } else {
    exchange_->events.push_back(std::move(text));
  }
  exchange_->ring();
  return !exchange_->is_ended;
}

void EventStream::end() const {
  const std::lock_guard lock(exchange_->mutex);
  exchange_->is_ended = true;
  exchange_->ring();
}

bool EventStream::is_open() const {
  if (!exchange_) return false;
  const std::lock_guard lock(exchange_->mutex);
  return !exchange_->is_gone && !exchange_->is_ended;
}

struct Reply::Guard {
  explicit Guard(std::shared_ptr<Exchange> of) : exchange(std::move(of)) {}
  ~Guard() { answer({.status = 500}, false); }
  Guard(const Guard&) = delete;
  Guard& operator=(const Guard&) = delete;

  void answer(HttpResponse response, bool is_stream) const {
    const std::lock_guard lock(exchange->mutex);
    if (exchange->response) return;
    exchange->response = std::move(response);
    exchange->is_stream = is_stream;
    exchange->ring();
  }

  std::shared_ptr<Exchange> exchange;
};

Reply::Reply(std::shared_ptr<Exchange> exchange) : guard_(std::make_shared<Guard>(std::move(exchange))) {}
void Reply::send(HttpResponse response) const { guard_->answer(std::move(response), false); }
EventStream Reply::stream(HttpResponse head) const {
  guard_->answer(std::move(head), true);
  return EventStream(guard_->exchange);
}

namespace {

/// What one thread knows of the server. Connections hold it.
struct Loop {
  std::weak_ptr<asio::io_context> io;
  HttpServer::Options options;
  std::set<class Connection*> connections{};  // in no order that matters
  std::atomic<std::size_t> connection_count{0};
  bool is_stopping = false;
};

void fill_head(http::response_header<>& head, const HttpResponse& response) {
  head.result(static_cast<unsigned>(response.status));
  if (!response.type.empty()) head.set(http::field::content_type, response.type);
  for (const HttpHeader& header : response.headers) head.insert(header.name, header.value);
}

class Connection {
 public:
  Connection(std::shared_ptr<Loop> loop, tcp::socket socket)
      : shared_loop_(std::move(loop)),
        loop_(*shared_loop_),
        wake_(std::make_shared<asio::steady_timer>(socket.get_executor())),
        stream_(std::move(socket)),
        peer_(peer_of(stream_.socket())) {
    loop_.connections.insert(this);
    ++loop_.connection_count;
  }
  ~Connection() {
    loop_.connections.erase(this);
    --loop_.connection_count;
  }
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;

  asio::awaitable<void> serve();

  /// The server ends: an idle connection now, a busy one after its answer.
  void stop() {
    if (is_idle_) {
      error_code ignored;
      stream_.socket().shutdown(tcp::socket::shutdown_both, ignored);
    } else if (exchange_) {
      const std::lock_guard lock(exchange_->mutex);
      if (exchange_->is_stream) exchange_->is_ended = true;
      wake_->cancel();
    }
  }

 private:
  using Parser = http::request_parser<http::string_body>;

  static std::string peer_of(const tcp::socket& socket) {
    error_code ignored;
    return socket.remote_endpoint(ignored).address().to_string();
  }

  asio::awaitable<int> read(Parser& parser);
  asio::awaitable<HttpResponse> answer(Parser& parser);
  asio::awaitable<bool> write(const HttpResponse& response, unsigned version, bool keeps_alive, bool is_head);
  asio::awaitable<void> write_events(const HttpResponse& head, unsigned version);
  asio::awaitable<void> refuse(int status);
  asio::awaitable<void> linger();
  void watch_for_end();
  void watch_for_leaving();

  std::shared_ptr<Loop> shared_loop_;
  Loop& loop_;
  std::shared_ptr<asio::steady_timer> wake_;
  beast::tcp_stream stream_;
  beast::flat_buffer buffer_;
  std::string peer_;
  std::shared_ptr<Exchange> exchange_;
  bool is_idle_ = false;
  char surplus_[256] = {};
};

/// Out: 0 a whole request was read; -1 the client is gone or was too slow before it began; else why it is
/// refused.
asio::awaitable<int> Connection::read(Parser& parser) {
  const HttpLimits& limits = loop_.options.limits;
  error_code error;
  if (buffer_.size() == 0) {
    is_idle_ = true;
    stream_.expires_after(limits.idle_time);
    const std::size_t got = co_await stream_.async_read_some(
        buffer_.prepare(kFirstBytes), asio::redirect_error(asio::use_awaitable, error));
    buffer_.commit(got);
    is_idle_ = false;
    if (error) co_return -1;
  }
  stream_.expires_after(limits.header_time);
  co_await http::async_read_header(stream_, buffer_, parser,
                                   asio::redirect_error(asio::use_awaitable, error));
  if (!error) {
    if (beast::iequals(parser.get()[http::field::expect], "100-continue")) {
      static constexpr std::string_view kContinue = "HTTP/1.1 100 Continue\r\n\r\n";
      co_await asio::async_write(stream_, asio::buffer(kContinue),
                                 asio::redirect_error(asio::use_awaitable, error));
    }
    co_await http::async_read(stream_, buffer_, parser, asio::redirect_error(asio::use_awaitable, error));
  }
  if (!error) co_return 0;
  if (error == http::error::header_limit || error == http::error::buffer_overflow) co_return 431;
  if (error == http::error::body_limit) co_return 413;
  if (error == beast::error::timeout) co_return 408;
  if (error == http::error::end_of_stream || error == http::error::partial_message) co_return -1;
  co_return error.category() == http::make_error_code(http::error::bad_method).category() ? 400 : -1;
}

/// Hands the request to the handler and waits for its answer.
asio::awaitable<HttpResponse> Connection::answer(Parser& parser) {
  exchange_ = std::make_shared<Exchange>();
  exchange_->io = loop_.io;
  exchange_->wake = wake_;
  HttpRequest request{.method = std::string(parser.get().method_string()),
                      .target = std::string(parser.get().target()),
                      .headers = {},
                      .body = std::move(parser.get().body()),
                      .peer = peer_,
                      .stop = exchange_->stop.get_token(),
                      .arrived = steady_clock::now()};
  for (const auto& field : parser.get())
    request.headers.push_back({std::string(field.name_string()), std::string(field.value())});
  loop_.options.handler(std::move(request), Reply(exchange_));

  // Twice the time: once to answer, once to answer that it was stopped.
  int rounds = 0;
  bool is_watching = false;
  stream_.expires_never();
  wake_->expires_after(loop_.options.limits.request_time);
  while (true) {
    {
      const std::lock_guard lock(exchange_->mutex);
      if (exchange_->response) break;
    }
    if (wake_->expiry() <= steady_clock::now()) {
      if (rounds++ == 1) break;
      exchange_->stop.request_stop();
      wake_->expires_after(loop_.options.limits.request_time);
    }
    if (!is_watching) watch_for_leaving();
    is_watching = true;
    error_code ignored;
    co_await wake_->async_wait(asio::redirect_error(asio::use_awaitable, ignored));
  }
  error_code ignored;
  if (is_watching) stream_.socket().cancel(ignored);
  const std::lock_guard lock(exchange_->mutex);
  co_return exchange_->response ? *exchange_->response : loop_.options.refusal(503);
}

asio::awaitable<bool> Connection::write(const HttpResponse& response, unsigned version, bool keeps_alive,
                                        bool is_head) {
  static const std::string kNothing;
  const std::string& body = response.body ? *response.body : kNothing;
  http::response<http::span_body<const char>> message;
  fill_head(message, response);
  message.version(version);
  message.keep_alive(keeps_alive);
  const bool has_body = response.status != 204 && response.status != 304 && response.status >= 200;
  if (has_body) message.content_length(body.size());
  if (!is_head && has_body) message.body() = beast::span<const char>(body.data(), body.size());
  http::response_serializer<http::span_body<const char>> serializer(message);
  stream_.expires_after(loop_.options.limits.idle_time);
  error_code error;
  if (is_head) {
    co_await http::async_write_header(stream_, serializer, asio::redirect_error(asio::use_awaitable, error));
  } else {
    co_await http::async_write(stream_, serializer, asio::redirect_error(asio::use_awaitable, error));
  }
  co_return !error;
}

/// A client that waits for an answer and closes its end does not want it any more.
void Connection::watch_for_leaving() {
  stream_.socket().async_wait(tcp::socket::wait_read,
                              [this, alive = std::weak_ptr(wake_), exchange = exchange_](error_code error) {
                                if (error || alive.expired()) return;  // the answer came first
                                const bool is_closed = stream_.socket().available(error) == 0 || error;
                                if (is_closed) exchange->stop.request_stop();
                              });
}

/// A client of events sends nothing more; when its end closes, the stream is over.
void Connection::watch_for_end() {
  stream_.socket().async_read_some(asio::buffer(surplus_),
                                   [exchange = exchange_](error_code error, std::size_t /*bytes*/) {
                                     if (error == asio::error::operation_aborted) return;
                                     const std::lock_guard lock(exchange->mutex);
                                     exchange->is_gone = true;
                                     if (const auto waiting = exchange->wake.lock()) waiting->cancel();
                                   });
}

asio::awaitable<void> Connection::write_events(const HttpResponse& head, unsigned version) {
  http::response<http::empty_body> message;
  fill_head(message, head);
  message.version(version);
  message.keep_alive(false);
  http::response_serializer<http::empty_body> serializer(message);
  stream_.expires_after(loop_.options.limits.idle_time);
  error_code error;
  co_await http::async_write_header(stream_, serializer, asio::redirect_error(asio::use_awaitable, error));
  buffer_ = {};
  watch_for_end();
  Exchange& exchange = *exchange_;
  bool is_over = false;
  while (!error && !is_over) {
    std::string text;
    {
      const std::lock_guard lock(exchange.mutex);
      for (const std::string& event : exchange.events) text += event;
      exchange.events.clear();
      is_over = exchange.is_ended || exchange.is_gone || loop_.is_stopping;
    }
    if (!text.empty()) {
      stream_.expires_after(loop_.options.limits.idle_time);
      co_await asio::async_write(stream_, asio::buffer(text),
                                 asio::redirect_error(asio::use_awaitable, error));
      stream_.expires_never();
      continue;
    }
    if (is_over) break;
    wake_->expires_after(loop_.options.limits.beat_time);
    error_code woken;
    co_await wake_->async_wait(asio::redirect_error(asio::use_awaitable, woken));
    if (woken) continue;  // there is something to send
    static constexpr std::string_view kBeat = ":\n\n";
    co_await asio::async_write(stream_, asio::buffer(kBeat),
                               asio::redirect_error(asio::use_awaitable, error));
  }
  const std::lock_guard lock(exchange.mutex);
  exchange.is_gone = true;
  exchange.events.clear();
}

/// Takes what a refused client still sends, for a while, so that it reads the refusal and not a reset.
asio::awaitable<void> Connection::linger() {
  constexpr std::size_t kBytesMax = 16 * 1024 * 1024;
  error_code error;
  stream_.socket().shutdown(tcp::socket::shutdown_send, error);
  stream_.expires_after(std::chrono::seconds(2));
  std::vector<char> bin(64 * 1024);
  for (std::size_t taken = 0; !error && taken < kBytesMax;) {
    taken +=
        co_await stream_.async_read_some(asio::buffer(bin), asio::redirect_error(asio::use_awaitable, error));
  }
}

asio::awaitable<void> Connection::refuse(int status) {
  const HttpResponse response = loop_.options.refusal(status);
  const bool is_written = co_await write(response, 11, false, false);
  if (is_written) co_await linger();
}

asio::awaitable<void> Connection::serve() {
  const HttpLimits& limits = loop_.options.limits;
  if (loop_.connection_count > limits.connections) {
    co_await refuse(503);
    co_return;
  }
  while (!loop_.is_stopping) {
    std::optional<Parser> parser(std::in_place);
    parser->header_limit(static_cast<std::uint32_t>(limits.header_bytes));
    parser->body_limit(limits.body_bytes);
    const int fault = co_await read(*parser);
    if (fault == -1) break;
    if (fault != 0) {
      co_await refuse(fault);
      break;
    }
    const bool is_head = parser->get().method() == http::verb::head;
    const unsigned version = parser->get().version();
    const bool asks_to_stay = parser->get().keep_alive();
    HttpResponse response = co_await answer(*parser);
    parser.reset();
    if (exchange_->is_stream && !is_head) {
      co_await write_events(response, version);
      break;
    }
    if (response.status == 500 && !response.body) response = loop_.options.refusal(500);
    const bool keeps_alive = asks_to_stay && !loop_.is_stopping;
    const bool is_written = co_await write(response, version, keeps_alive, is_head);
    exchange_.reset();
    if (!is_written || !keeps_alive) break;
  }
  error_code ignored;
  stream_.socket().shutdown(tcp::socket::shutdown_both, ignored);
}

asio::awaitable<void> serve_connection(std::shared_ptr<Loop> loop, tcp::socket socket) {
  Connection connection(std::move(loop), std::move(socket));
  try {
    co_await connection.serve();
  } catch (const std::exception&) {  // of one connection: the others do not suffer
  }
}

asio::awaitable<void> accept_all(std::shared_ptr<Loop> loop, tcp::acceptor& acceptor) {
  while (acceptor.is_open()) {
    error_code error;
    tcp::socket socket = co_await acceptor.async_accept(asio::redirect_error(asio::use_awaitable, error));
    if (error == asio::error::operation_aborted) break;
    if (error) {  // no file descriptors left, say: others will end
      asio::steady_timer pause(acceptor.get_executor(), kAcceptPause);
      co_await pause.async_wait(asio::redirect_error(asio::use_awaitable, error));
      continue;
    }
    socket.set_option(tcp::no_delay(true), error);
    asio::co_spawn(acceptor.get_executor(), serve_connection(loop, std::move(socket)), asio::detached);
  }
}

}  // namespace

struct HttpServer::Core {
  explicit Core(Options options)
      : io(std::make_shared<asio::io_context>(1)), loop(std::make_shared<Loop>()), acceptor(*io) {
    loop->io = io;
    loop->options = std::move(options);
  }

  void listen() {
    const tcp::endpoint endpoint(asio::ip::make_address(loop->options.address), loop->options.port);
    acceptor.open(endpoint.protocol());
    acceptor.set_option(tcp::acceptor::reuse_address(true));
    acceptor.bind(endpoint);
    acceptor.listen(4096);
    port = acceptor.local_endpoint().port();
    asio::co_spawn(*io, accept_all(loop, acceptor), asio::detached);
  }

  /// Runs on the thread, every so often, until the last connection is gone.
  void end_when_quiet(steady_clock::time_point deadline) {
    if (loop->connections.empty() || steady_clock::now() > deadline) {
      io->stop();
      return;
    }
    auto timer = std::make_shared<asio::steady_timer>(*io, std::chrono::milliseconds(5));
    timer->async_wait([this, timer, deadline](error_code) { end_when_quiet(deadline); });
  }

  std::shared_ptr<asio::io_context> io;
  std::shared_ptr<Loop> loop;  // the connections hold it, too: they end with io
  tcp::acceptor acceptor;
  std::uint16_t port = 0;
  std::thread thread;
};

HttpServer::HttpServer(Options options) : core_(std::make_unique<Core>(std::move(options))) {
  try {
    core_->listen();
  } catch (const boost::system::system_error& error) {
    throw Error(
        Problem{.code = "usage",
                .where = "--address",
                .value = fmt::format("{}:{}", core_->loop->options.address, core_->loop->options.port),
                .what = "cannot be listened on: " + error.code().message(),
                .hint = "is another server running? try another --port"});
  }
  core_->thread = std::thread([core = core_.get()] { core->io->run(); });
}

HttpServer::~HttpServer() {
  core_->io->stop();
  if (core_->thread.joinable()) core_->thread.join();
}

std::uint16_t HttpServer::port() const { return core_->port; }
std::size_t HttpServer::connection_count() const { return core_->loop->connection_count; }

void HttpServer::stop() {
  asio::post(*core_->io, [core = core_.get()] {
    error_code ignored;
    core->acceptor.close(ignored);
    core->loop->is_stopping = true;
    for (Connection* connection : core->loop->connections) connection->stop();
    core->end_when_quiet(steady_clock::now() + core->loop->options.limits.grace_time);
  });
  if (core_->thread.joinable()) core_->thread.join();
}

}  // namespace corridor
