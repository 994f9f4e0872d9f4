// SPDX-License-Identifier: Apache-2.0
// What the routes lead to, by the file that holds it.
#pragma once

#include <string>

#include "corridor/io/json_value.h"
#include "corridor/server/http.h"
#include "corridor/server/jobs.h"
#include "corridor/server/routes.h"
#include "corridor/verbs/verb.h"

namespace corridor {

class Service;

// status.cpp
HttpResponse answer_livez(Service& service, Call& call, Workbench* workbench);
HttpResponse answer_readyz(Service& service, Call& call, Workbench* workbench);
HttpResponse answer_version(Service& service, Call& call, Workbench* workbench);
HttpResponse answer_limits(Service& service, Call& call, Workbench* workbench);
HttpResponse answer_metrics(Service& service, Call& call, Workbench* workbench);

// processes.cpp
HttpResponse answer_processes(Service& service, Call& call, Workbench* workbench);
HttpResponse answer_process(Service& service, Call& call, Workbench* workbench);
HttpResponse execute_process(Service& service, Call& call, Workbench* workbench);
HttpResponse answer_jobs(Service& service, Call& call, Workbench* workbench);
HttpResponse answer_job(Service& service, Call& call, Workbench* workbench);
HttpResponse answer_results(Service& service, Call& call, Workbench* workbench);
HttpResponse dismiss_job(Service& service, Call& call, Workbench* workbench);
void stream_job(Service& service, Call& call, const Reply& reply);
/// 201 and a job's status, or why it is not accepted.
HttpResponse accept_job(Service& service, const Verb& verb, const JsonValue& inputs,
                        const std::string& format);
/// Answers what a job asks.
JobResult run_job(Service& service, const Job& job, Workbench& workbench, const Run& run);

// features.cpp
HttpResponse answer_conformance(Service& service, Call& call, Workbench* workbench);
HttpResponse answer_collections(Service& service, Call& call, Workbench* workbench);
HttpResponse answer_collection(Service& service, Call& call, Workbench* workbench);
HttpResponse answer_items(Service& service, Call& call, Workbench* workbench);
HttpResponse answer_item(Service& service, Call& call, Workbench* workbench);

// schedules.cpp
HttpResponse answer_schedules(Service& service, Call& call, Workbench* workbench);

// sharing.cpp
HttpResponse make_share(Service& service, Call& call, Workbench* workbench);

// answers.cpp
HttpResponse answer_verbs(Service& service, Call& call, Workbench* workbench);
HttpResponse answer_verb(Service& service, Call& call, Workbench* workbench);

// catalog.cpp
HttpResponse answer_network(Service& service, Call& call, Workbench* workbench);
HttpResponse answer_places(Service& service, Call& call, Workbench* workbench);
HttpResponse answer_place(Service& service, Call& call, Workbench* workbench);
HttpResponse answer_tables(Service& service, Call& call, Workbench* workbench);
HttpResponse answer_table(Service& service, Call& call, Workbench* workbench);

// scenarios.cpp
HttpResponse answer_scenarios(Service& service, Call& call, Workbench* workbench);
HttpResponse answer_scenario(Service& service, Call& call, Workbench* workbench);
HttpResponse save_scenario(Service& service, Call& call, Workbench* workbench);
HttpResponse remove_scenario(Service& service, Call& call, Workbench* workbench);
HttpResponse check_scenario(Service& service, Call& call, Workbench* workbench);

// pages.cpp
HttpResponse answer_asset(Service& service, Call& call, Workbench* workbench);
HttpResponse answer_landing(Service& service, Call& call, Workbench* workbench);
HttpResponse answer_openapi(Service& service, Call& call, Workbench* workbench);
HttpResponse answer_docs(Service& service, Call& call, Workbench* workbench);

}  // namespace corridor
