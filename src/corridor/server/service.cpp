// SPDX-License-Identifier: Apache-2.0
#include "corridor/server/service.h"

#include <exception>
#include <filesystem>
#include <utility>

#include <fmt/format.h>

#include "corridor/base/text.h"
#include "corridor/io/file_text.h"
#include "corridor/io/json_text.h"
#include "corridor/io/output_file.h"
#include "corridor/server/crypto.h"
#include "corridor/server/handlers.h"
#include "corridor/server/problem_details.h"
#include "corridor/server/routes.h"
#include "corridor/verbs/ask.h"

namespace corridor {

namespace {

constexpr std::size_t kTagDigits = 24;
// Pages and scripts come from this server and nowhere else; maps draw in workers made of blobs.
constexpr std::string_view kPolicy =
    "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; font-src 'self' "
    "data:; "
    "connect-src 'self'; worker-src 'self' blob:; object-src 'none'; base-uri 'none'; form-action 'self'; "
    "frame-ancestors 'none'";

std::unique_ptr<Store> store_in(const std::string& folder) {
  if (!folder.empty()) std::filesystem::create_directories(folder);
  return open_sqlite_store(folder.empty() ? ":memory:" : folder + "/corridor.sqlite");
}

/// The key that signs share links: kept in the store, so that links outlive the server.
std::string secret_in(const std::string& folder) {
  constexpr std::size_t kSecretBytes = 32;
  if (folder.empty()) return random_hex(kSecretBytes);
  const std::filesystem::path file = std::filesystem::path(folder) / "secret";
  if (!std::filesystem::exists(file)) {
    write_file(file.string(), random_hex(kSecretBytes));
    std::filesystem::permissions(file,
                                 std::filesystem::perms::owner_read | std::filesystem::perms::owner_write);
  }
  return std::string(FileText(file).text());
}

Gate::Options gate_options(const ServeOptions& options) {
  return {
      .tokens = options.token_text.empty() ? std::vector<TokenLine>{}
                                           : read_tokens(options.token_text, "--token-file"),
      .is_local = !options.is_behind_proxy && (options.address == "127.0.0.1" || options.address == "::1"),
      .requests_per_second = options.requests_per_second,
      .secret = secret_in(options.store)};
}

double seconds_since(std::chrono::steady_clock::time_point then) {
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - then).count();
}

/// What tells one question from another: everything that an answer hangs on beside the network.
std::string key_of(const Call& call) {
  const HttpRequest& request = call.request;
  return fmt::format("{}\n{}\n{}\n{}\n{}\n{}", request.method, request.target, request.header("Accept"),
                     request.header("Content-Type"), request.header("Prefer"), request.body);
}

/// What a page with a script of its own needs to run it, and no other.
std::string policy_of_page(std::string_view page) {
  std::string scripts;
  constexpr std::string_view kBegin = "<script>";
  for (std::size_t at = page.find(kBegin); at != std::string_view::npos; at = page.find(kBegin, at)) {
    at += kBegin.size();
    scripts += fmt::format(" 'sha256-{}'", script_digest(page.substr(at, page.find("</script>", at) - at)));
  }
  return fmt::format(
      "default-src 'none'; style-src 'unsafe-inline'; img-src data:; script-src{}; base-uri 'none'; "
      "frame-ancestors 'self'; sandbox allow-scripts",
      scripts.empty() ? " 'none'" : scripts);
}

void add_header(HttpResponse& response, std::string name, std::string value) {
  for (const HttpHeader& header : response.headers) {
    if (header.name == name) return;
  }
  response.headers.push_back({std::move(name), std::move(value)});
}

}  // namespace

Service::Service(ServeOptions options, Served served)
    : options_(std::move(options)),
      store_(store_in(options_.store)),
      results_(options_.store.empty() ? std::string{} : options_.store + "/results"),
      office_(
          std::move(served),
          [this](std::string_view name) -> std::optional<std::string> {
            std::optional<SavedScenario> saved = store_->scenario(name);
            if (!saved) return std::nullopt;
            return std::move(saved->toml);
          },
          [this] { return now_text(); }),
      places_(office_.network()),
      cache_(options_.cache_bytes),
      gate_(gate_options(options_)),
      id_head_(random_hex(4)),
      workers_(options_.threads, options_.waiting_max) {
  jobs_ = std::make_unique<Jobs>(
      *store_, results_,
      Jobs::Options{.threads_of_job = options_.threads,
                    .waiting_max = options_.jobs_max,
                    .work = [this](const Job& job, Workbench& workbench,
                                   const Run& run) { return run_job(*this, job, workbench, run); },
                    .now = [this] { return text_of(options_.now()); },
                    .count = [this](std::string_view status) { metrics_.count_job(status); }});
  http_ = std::make_unique<HttpServer>(HttpServer::Options{
      .address = options_.address,
      .port = options_.port,
      .limits = options_.limits,
      .handler = [this](HttpRequest request, const Reply& reply) { handle(std::move(request), reply); },
      .refusal =
          [](int status) {
            return problem_of(status, status == 500 ? "internal" : "limit",
                              status == 500   ? "this is our fault: please report it"
                              : status == 503 ? "too busy, or the time limit of a request is over"
                                              : "the request cannot be read, is too large or too slow",
                              status == 503 ? "try again" : "see /limits");
          }});
}

Service::~Service() { stop(); }

std::uint16_t Service::port() const { return http_->port(); }

void Service::stop() {
  if (is_stopping_.exchange(true)) return;
  http_->stop();
  jobs_->stop(options_.limits.grace_time);
  workers_.stop();
}

std::string Service::now_text() const {
  return text_of(Instant{std::chrono::floor<std::chrono::minutes>(options_.now())});
}

std::int64_t Service::now_seconds() const { return options_.now().time_since_epoch().count(); }

std::string Service::next_id() { return fmt::format("{}-{:x}", id_head_, ++id_count_); }

void Service::handle(HttpRequest request, const Reply& reply) {
  auto call = std::make_shared<Call>(Call{.request = std::move(request)});
  call->id = next_id();
  try {
    dispatch(call, reply);
  } catch (const Error& error) {
    send(*call, reply, problem_of(error));
  } catch (const std::exception& error) {
    send(*call, reply, problem_of(500, "internal", "this is our fault: please report it", error.what()));
  }
}

/// Everything that is decided before a handler.
std::optional<HttpResponse> Service::refusal_of(Call& call) {
  const HttpRequest& request = call.request;
  if (std::optional<HttpResponse> refused = gate_.check_origin(request)) return refused;
  std::optional<Target> target = target_of(request.target);
  if (!target)
    return problem_of(400, "bad_target", "the path or query is badly encoded", "use UTF-8, percent-encoded");
  call.target = std::move(*target);
  Matched matched =
      route_of(request.method == "HEAD" ? "GET" : std::string_view(request.method), call.target);
  if (matched.route == nullptr) {
    if (matched.allowed.empty())
      return problem_of(404, "not_found", "there is nothing of this name", "see /docs for what there is");
    HttpResponse refused =
        problem_of(405, "method_not_allowed", "not with this method", "use " + matched.allowed);
    refused.headers.push_back({"Allow", matched.allowed});
    return refused;
  }
  call.route = matched.route;
  call.parts = std::move(matched.parts);
  const std::string client(options_.is_behind_proxy && !request.header("X-Forwarded-For").empty()
                               ? request.header("X-Forwarded-For")
                               : std::string_view(request.peer));
  if (const int wait = gate_.wait_of(client, request.arrived); wait > 0 && call.route->role != Role::none) {
    HttpResponse refused =
        problem_of(429, "too_many_requests", "more requests a second than one client may send",
                   "see /limits; wait as Retry-After says");
    refused.headers.push_back({"Retry-After", std::to_string(wait)});
    return refused;
  }
  call.role = gate_.role_of(request, call.target, now_seconds());
  if (call.role >= call.route->role) return std::nullopt;
  const bool is_unknown = call.role == Role::none;
  HttpResponse refused = problem_of(
      is_unknown ? 401 : 403, is_unknown ? "unauthorized" : "forbidden",
      fmt::format("this needs the role {}", kRoleNames[static_cast<std::size_t>(call.route->role)]),
      "send Authorization: Bearer TOKEN");
  if (is_unknown) refused.headers.push_back({"WWW-Authenticate", "Bearer"});
  return refused;
}

void Service::dispatch(const std::shared_ptr<Call>& call, const Reply& reply) {
  if (std::optional<HttpResponse> refused = refusal_of(*call)) return send(*call, reply, std::move(*refused));
  if (call->route->is_kept) {
    std::optional<HttpResponse> kept = cache_.find(key_of(*call));
    metrics_.count_cache(kept.has_value());
    if (kept) return send(*call, reply, std::move(*kept));
  }
  if (call->route->where == Where::here) return run(*call, reply, nullptr);
  const bool is_taken = workers_.submit([this, call, reply](Workbench& workbench) {
    call->timing = fmt::format("queue;dur={:.2f}", 1e3 * seconds_since(call->request.arrived));
    run(*call, reply, &workbench);
  });
  if (is_taken) return;
  HttpResponse refused = problem_of(503, "busy", "too many questions wait", "try again as Retry-After says");
  refused.headers.push_back({"Retry-After", "1"});
  send(*call, reply, std::move(refused));
}

void Service::run(Call& call, const Reply& reply, Workbench* workbench) {
  const auto begin = std::chrono::steady_clock::now();
  HttpResponse response;
  try {
    if (call.route->stream != nullptr) {
      call.route->stream(*this, call, reply);
      return;
    }
    response = call.route->answer(*this, call, workbench);
  } catch (const Error& error) {
    response = problem_of(error);
  } catch (const std::exception& error) {
    response = problem_of(500, "internal", "this is our fault: please report it", error.what());
  }
  call.timing +=
      fmt::format("{}engine;dur={:.2f}", call.timing.empty() ? "" : ", ", 1e3 * seconds_since(begin));
  // A handler says by Cache-Control whether the answer will still be true later.
  const bool is_lasting = call.route->is_kept && response.status == 200 && response.headers.empty();
  if (is_lasting) {
    const std::string key = key_of(call);
    response.headers.push_back(
        {"ETag", fmt::format("\"{}\"", sha256_of(key + office_.network().digest() + std::string(version()))
                                           .substr(0, kTagDigits))});
    cache_.keep(key, response);
  }
  send(call, reply, std::move(response));
}

void Service::send(const Call& call, const Reply& reply, HttpResponse response) {
  const HttpRequest& request = call.request;
  for (const HttpHeader& header : response.headers) {
    if (header.name == "ETag" && response.status == 200 && request.header("If-None-Match") == header.value) {
      response.status = 304;
      response.body.reset();
      break;
    }
  }
  if (response.type.starts_with("text/html") && call.route != nullptr && call.route->where == Where::worker) {
    add_header(response, "Content-Security-Policy",
               policy_of_page(response.body ? *response.body : std::string{}));
  }
  add_header(response, "Content-Security-Policy", std::string(kPolicy));
  add_header(response, "Cache-Control", "no-cache");
  add_header(response, "Vary", "Accept, Authorization");
  add_header(response, "X-Content-Type-Options", "nosniff");
  add_header(response, "Referrer-Policy", "no-referrer");
  add_header(response, "Cross-Origin-Resource-Policy", "same-origin");
  add_header(response, "Cross-Origin-Opener-Policy", "same-origin");
  add_header(response, "X-Request-Id", call.id);
  if (!call.timing.empty()) add_header(response, "Server-Timing", call.timing);
  if (const std::string_view trace = request.header("traceparent"); !trace.empty() && trace.size() <= 64)
    add_header(response, "traceparent", std::string(trace));
  const double seconds = seconds_since(request.arrived);
  const std::string_view route = call.route == nullptr ? std::string_view("none") : call.route->path;
  metrics_.count_request(route, response.status, seconds);
  if (options_.log) {
    std::string line;
    JsonWriter json(line, true);
    json.begin_object();
    json.key("time").value(text_of(options_.now()));
    json.key("level").value(response.status >= 500 ? "error" : "info");
    json.key("request").value(call.id);
    json.key("method").value(request.method);
    json.key("path").value(std::string_view(request.target).substr(0, request.target.find('?')));
    json.key("status").value(response.status);
    json.key("ms").raw(text_of(1e3 * seconds, 2));
    json.key("bytes").value(static_cast<std::int64_t>(response.body ? response.body->size() : 0));
    json.key("peer").value(request.peer);
    json.end_object();
    options_.log(line);
  }
  reply.send(std::move(response));
}

}  // namespace corridor
