// SPDX-License-Identifier: Apache-2.0
// Rules about services: patterns that can be read, calls that stand in order, and links that lead from call
// to call without a break of gauge.
#include <optional>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "corridor/base/text.h"
#include "corridor/model/calendar.h"
#include "corridor/model/findings.h"

namespace corridor {

namespace {

void check_patterns(const Tables& tables, Findings& findings) {
  const Services& services = tables.services;
  for (const ServiceId service : IdRange<Services>{services.id.size()}) {
    const ServiceKind kind = services.kind[service];
    const std::string& departures = services.departures[service];
    if (kind == ServiceKind::timetable && departures.empty()) {
      findings.add("no_pattern", {"services", service.position(), "departures", services.id[service]},
                   "a timetable without departures");
    }
    if ((kind == ServiceKind::frequency || kind == ServiceKind::fill_and_sail) &&
        !services.frequency[service]) {
      findings.add("no_pattern", {"services", service.position(), "frequency_per_week", services.id[service]},
                   fmt::format("a service of kind {} without a frequency", name_of(kind)));
    }
    if (!departures.empty()) {
      if (const auto times = week_times_of(departures); !times) {
        findings.add("unreadable_pattern", {"services", service.position(), "departures", departures},
                     std::string(times.fault().what), std::string(times.fault().hint));
      }
    }
    if (services.reliability[service] <= 0.0) {
      findings.add("not_positive",
                   {"services", service.position(), "reliability", text_of(services.reliability[service])},
                   "a service that never runs", "set its status to suspended");
    }
  }
  const Operations& operations = tables.operations;
  for (const OperationId operation : IdRange<Operations>{operations.id.size()}) {
    const std::string& hours = operations.opening_hours[operation];
    if (const auto read = opening_hours_of(hours); !read) {
      findings.add("unreadable_pattern", {"operations", operation.position(), "opening_hours", hours},
                   std::string(read.fault().what), std::string(read.fault().hint));
    }
  }
}

/// The calls of each service, in the order of the table.
std::vector<std::vector<CallId>> calls_by_service(const Tables& tables, Findings& findings) {
  const Calls& calls = tables.calls;
  std::vector<std::vector<CallId>> by_service(tables.services.id.size());
  ServiceId last;
  for (const CallId call : IdRange<Calls>{calls.service.size()}) {
    const ServiceId service = calls.service[call];
    if (service != last && !by_service[service.position()].empty()) {
      findings.add("scattered_calls", {"calls", call.position(), "service", tables.services.id[service]},
                   "other services stand between its calls");
    }
    by_service[service.position()].push_back(call);
    last = service;
  }
  return by_service;
}

/// Follows the links of one run. Gives the gauge it begins and ends with, where its links have one.
class RunCheck {
 public:
  RunCheck(const Tables& tables, CallId before, CallId call, Findings& findings)
      : tables_(tables), call_(call), findings_(findings), at_(tables.calls.place[before]) {
    for (const LinkId link : tables.calls.links[call]) follow(link);
    if (tables.calls.links[call].empty()) {
      if (tables.calls.run_time.typical[call] <= Duration{0}) {
        findings.add("no_run_time", {"calls", call.position(), "links", name()},
                     "neither links nor a run time");
      }
    } else if (at_ != tables.calls.place[call]) {
      findings.add(
          "broken_chain", {"calls", call.position(), "links", name()},
          fmt::format("the links end at {}, not at {}", place(at_), place(tables.calls.place[call])));
    }
  }

  std::optional<int> first_gauge, last_gauge;

 private:
  const std::string& place(PlaceId id) const { return tables_.places.id[id]; }
  const std::string& name() const { return tables_.services.id[tables_.calls.service[call_]]; }

  void follow(LinkId link) {
    const Links& links = tables_.links;
    if (links.from_place[link] != at_) {
      findings_.add("broken_chain", {"calls", call_.position(), "links", links.id[link]},
                    fmt::format("starts at {}, where the run of {} is not: it is at {}",
                                place(links.from_place[link]), name(), place(at_)));
    }
    if (links.mode[link] != tables_.calls.mode[call_]) {
      findings_.add("broken_chain", {"calls", call_.position(), "links", links.id[link]},
                    fmt::format("is a {} link in a run by {}", name_of(links.mode[link]),
                                name_of(tables_.calls.mode[call_])));
    }
    const std::optional<int> gauge = links.gauge[link];
    if (gauge && last_gauge && *gauge != *last_gauge) {
      findings_.add("gauge_break_in_run", {"calls", call_.position(), "links", links.id[link]},
                    fmt::format("has gauge {} mm after {} mm", *gauge, *last_gauge));
    }
    if (gauge) {
      if (!first_gauge) first_gauge = gauge;
      last_gauge = gauge;
    }
    at_ = links.to_place[link];
  }

  const Tables& tables_;
  CallId call_;
  Findings& findings_;
  PlaceId at_;
};

void check_calls(const Tables& tables, Findings& findings) {
  for (const std::vector<CallId>& calls : calls_by_service(tables, findings)) {
    if (calls.size() == 1) {
      findings.add("single_call",
                   {"calls", calls.front().position(), "service",
                    tables.services.id[tables.calls.service[calls.front()]]},
                   "has a single call");
    }
    std::optional<int> gauge;
    for (std::size_t i = 1; i < calls.size(); ++i) {
      const RunCheck run(tables, calls[i - 1], calls[i], findings);
      const bool may_change = tables.calls.is_transload[calls[i - 1]];
      if (!may_change && gauge && run.first_gauge && *gauge != *run.first_gauge) {
        findings.add("gauge_break_in_run",
                     {"calls", calls[i - 1].position(), "is_transload",
                      tables.places.id[tables.calls.place[calls[i - 1]]]},
                     fmt::format("the gauge changes here from {} to {} mm without a transload", *gauge,
                                 *run.first_gauge));
      }
      gauge = run.last_gauge ? run.last_gauge : (may_change ? std::nullopt : gauge);
    }
  }
}

}  // namespace

void check_services(const Tables& tables, Findings& findings) {
  check_patterns(tables, findings);
  check_calls(tables, findings);
}

}  // namespace corridor
