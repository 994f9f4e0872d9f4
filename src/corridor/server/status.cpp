// SPDX-License-Identifier: Apache-2.0
// How the server is: for those who run it and for what watches it.
#include <cstdio>

#include <unistd.h>

#include "corridor/server/handlers.h"
#include "corridor/server/responses.h"
#include "corridor/server/service.h"
#include "corridor/verbs/ask.h"

namespace corridor {

namespace {

/// Bytes of memory in use; 0: the system does not say.
double resident_bytes() {
  double pages = 0.0;
  if (std::FILE* file = std::fopen("/proc/self/statm", "r")) {
    unsigned long all = 0;
    unsigned long resident = 0;
    if (std::fscanf(file, "%lu %lu", &all, &resident) == 2) pages = static_cast<double>(resident);
    std::fclose(file);
  }
  return pages * static_cast<double>(sysconf(_SC_PAGESIZE));
}

}  // namespace

HttpResponse answer_livez(Service& /*service*/, Call& /*call*/, Workbench* /*workbench*/) {
  return json_response(JsonValue::object({{"status", "alive"}}));
}

HttpResponse answer_readyz(Service& service, Call& /*call*/, Workbench* /*workbench*/) {
  const bool is_ready = !service.is_stopping();
  return json_response(JsonValue::object({{"status", is_ready ? "ready" : "ending"},
                                          {"version", version()},
                                          {"network", service.office().name()},
                                          {"network_digest", service.office().network().digest()}}),
                       is_ready ? 200 : 503);
}

HttpResponse answer_version(Service& /*service*/, Call& /*call*/, Workbench* /*workbench*/) {
  return json_response(JsonValue::object({{"name", "corridor"}, {"version", version()}, {"api", "v1"}}));
}

HttpResponse answer_limits(Service& service, Call& /*call*/, Workbench* /*workbench*/) {
  const ServeOptions& options = service.options();
  const auto seconds = [](std::chrono::milliseconds time) { return static_cast<double>(time.count()) / 1e3; };
  const auto whole = [](std::size_t number) { return static_cast<std::int64_t>(number); };
  return json_response(JsonValue::object({{"header_bytes", whole(options.limits.header_bytes)},
                                          {"body_bytes", whole(options.limits.body_bytes)},
                                          {"connections", whole(options.limits.connections)},
                                          {"header_s", seconds(options.limits.header_time)},
                                          {"idle_s", seconds(options.limits.idle_time)},
                                          {"request_s", seconds(options.limits.request_time)},
                                          {"requests_waiting", whole(options.waiting_max)},
                                          {"requests_per_second", options.requests_per_second},
                                          {"jobs_waiting", whole(options.jobs_max)},
                                          {"worker_threads", whole(options.threads)}}));
}

HttpResponse answer_metrics(Service& service, Call& /*call*/, Workbench* /*workbench*/) {
  const std::string text = service.metrics().text(
      {{"corridor_connections", "Open connections.", static_cast<double>(service.connection_count())},
       {"corridor_requests_waiting", "Questions that wait for a worker.",
        static_cast<double>(service.workers().waiting_count())},
       {"corridor_jobs_waiting", "Jobs that wait.", static_cast<double>(service.store().waiting_count())},
       {"corridor_resident_memory_bytes", "Memory in use.", resident_bytes()}});
  return text_response(text, "text/plain; version=0.0.4; charset=utf-8");
}

}  // namespace corridor
