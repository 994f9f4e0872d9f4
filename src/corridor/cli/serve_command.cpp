// SPDX-License-Identifier: Apache-2.0
#include "corridor/cli/serve_command.h"

#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <csignal>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <mutex>
#include <stop_token>
#include <utility>

#include <fmt/format.h>
#include <sys/resource.h>

#include "corridor/cli/terminal.h"
#include "corridor/io/file_text.h"
#include "corridor/server/openapi.h"
#include "corridor/server/service.h"

namespace corridor {

namespace {

constexpr double kPublicRate = 50.0;  // requests a second of one client, where --rate does not say

bool is_own_machine(std::string_view address) { return address == "127.0.0.1" || address == "::1"; }

std::string document_of(std::string_view how, const Network& network) {
  const JsonValue document = openapi_of(network);
  if (how == "api") return api_markdown(document);
  return yaml_of(how == "openapi" ? document : openapi_3_0_of(document));
}

/// Adds a token to the file and says it, once.
std::string add_token(std::string_view wanted, const std::string& file) {
  const std::size_t colon = wanted.find(':');
  const auto role = std::ranges::find(kRoleNames, wanted.substr(0, colon));
  if (colon == std::string_view::npos || colon + 1 == wanted.size() || role <= std::begin(kRoleNames) ||
      role == std::end(kRoleNames))
    throw Error(usage_problem("--add-token", wanted, "is no role with a name",
                              "write read:NAME, run:NAME or admin:NAME"));
  if (file.empty())
    throw Error(usage_problem("--add-token", wanted, "needs a file to add it to", "add --token-file FILE"));
  const NewToken made = new_token(static_cast<Role>(role - std::begin(kRoleNames)), wanted.substr(colon + 1));
  std::ofstream out(file, std::ios::app);
  out << made.line;
  out.flush();
  std::error_code ignored;
  std::filesystem::permissions(file, std::filesystem::perms::owner_read | std::filesystem::perms::owner_write,
                               ignored);
  if (!out)
    throw Error(usage_problem("--token-file", file, "cannot be written", "name a file in a folder of yours"));
  return made.token + "\n";
}

unsigned threads_of(const Arguments& arguments) {
  constexpr std::int64_t kMost = 256;
  const std::int64_t count = arguments.whole("threads").value_or(thread_count());
  if (count < 1 || count > kMost)
    throw Error(usage_problem("--threads", arguments.text("threads"), "is out of range", "write 1 to 256"));
  return static_cast<unsigned>(count);
}

ServeOptions options_of(const Arguments& arguments) {
  ServeOptions options;
  options.address = arguments.text("address");
  const std::int64_t port = *arguments.whole("port");
  if (port < 0 || port > 65535)
    throw Error(usage_problem("--port", arguments.text("port"), "is no port", "write 0 to 65535"));
  options.port = static_cast<std::uint16_t>(port);
  options.threads = threads_of(arguments);
  options.store = arguments.text_or("store", "");
  options.is_behind_proxy = arguments.is_given("behind-proxy");
  if (arguments.has("token-file"))
    options.token_text = FileText(std::string(arguments.text("token-file"))).text();
  const bool is_own = is_own_machine(options.address);
  if (!is_own && options.token_text.empty() && !options.is_behind_proxy) {
    throw Error(
        usage_problem("--address", options.address, "lets everybody in who can reach it",
                      "add --token-file FILE (see --add-token), or --behind-proxy if a proxy decides"));
  }
  options.requests_per_second = arguments.number("rate").value_or(is_own ? 0.0 : kPublicRate);
  options.now = [] { return std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now()); };
  return options;
}

/// As many open connections as the system lets us have.
void raise_file_limit() {
  rlimit limit{};
  if (getrlimit(RLIMIT_NOFILE, &limit) != 0) return;
  limit.rlim_cur = limit.rlim_max;
  setrlimit(RLIMIT_NOFILE, &limit);
}

void wait_for(const std::stop_token& stop) {
  std::mutex mutex;
  std::condition_variable_any wake;
  std::unique_lock lock(mutex);
  wake.wait(lock, stop, [] { return false; });
}

}  // namespace

std::optional<std::string> serve_command(const CommandLine& line, Inputs inputs) {
  const Arguments arguments(*line.verb, line.given);
  Network network = inputs.changed ? *inputs.changed : *inputs.network;
  if (arguments.has("describe")) return document_of(arguments.text("describe"), network);
  if (arguments.has("add-token"))
    return add_token(arguments.text("add-token"), std::string(arguments.text_or("token-file", "")));
  ServeOptions options = options_of(arguments);
  if (!line.door.is_quiet) {
    options.log = [](std::string_view text) {
      const std::string whole = fmt::format("{}\n", text);
      std::fwrite(whole.data(), 1, whole.size(), stderr);
    };
  }
  std::signal(SIGPIPE, SIG_IGN);  // a log that nobody reads any more is no reason to end
  raise_file_limit();
  const std::stop_token stop = stop_on_interrupt();
  const std::string address =
      options.address.find(':') == std::string::npos ? options.address : "[" + options.address + "]";
  Service service(std::move(options), {.network = std::move(network), .name = inputs.network_name});
  std::fputs(fmt::format("http://{}:{}/\n", address, service.port()).c_str(), stdout);
  std::fflush(stdout);
  wait_for(stop);
  service.stop();
  return std::nullopt;
}

}  // namespace corridor
