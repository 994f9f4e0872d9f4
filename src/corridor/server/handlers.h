// SPDX-License-Identifier: Apache-2.0
// What the routes lead to, by the file that holds it.
#pragma once

#include "corridor/server/http.h"
#include "corridor/server/routes.h"

namespace corridor {

class Service;

// status.cpp
HttpResponse answer_livez(Service& service, Call& call, Workbench* workbench);
HttpResponse answer_readyz(Service& service, Call& call, Workbench* workbench);
HttpResponse answer_version(Service& service, Call& call, Workbench* workbench);
HttpResponse answer_limits(Service& service, Call& call, Workbench* workbench);
HttpResponse answer_metrics(Service& service, Call& call, Workbench* workbench);

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
