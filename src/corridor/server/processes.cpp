// SPDX-License-Identifier: Apache-2.0
// Jobs in the shape of OGC API Processes (18-062r2): a process is a verb, its inputs are the verb's
// parameters.
#include <fmt/format.h>

#include "corridor/server/handlers.h"
#include "corridor/server/problem_details.h"
#include "corridor/server/responses.h"
#include "corridor/server/schemas.h"
#include "corridor/server/service.h"
#include "corridor/server/wanted.h"

namespace corridor {

namespace {

JsonValue summary_of(const Verb& verb) {
  return JsonValue::object({{"id", slug_of(verb)},
                            {"title", verb.name},
                            {"description", verb.says},
                            {"version", "1"},
                            {"jobControlOptions", JsonValue::array({"async-execute"})}});
}

HttpResponse no_process(std::string_view id) {
  return problem_of(404, "unknown_process", fmt::format("there is no process '{}'", id),
                    "see GET /processes");
}

HttpResponse no_job() { return problem_of(404, "unknown_job", "there is no such job", "see GET /jobs"); }

HttpResponse too_many_jobs() {
  HttpResponse refused =
      problem_of(429, "too_many_jobs", "too many jobs wait", "wait as Retry-After says, or dismiss one");
  refused.headers.push_back({"Retry-After", "10"});
  return refused;
}

}  // namespace

JobResult run_job(Service& service, const Job& job, Workbench& workbench, const Run& run) {
  try {
    const Verb* verb = verb_of_slug(job.process);
    if (verb == nullptr) return {.text = "this program has no such verb any more"};
    Wanted wanted = wanted_of(*verb, read_json(job.request, "request"), Target{});
    wanted.format = job.format;
    Rendered rendered = service.office().answer(std::move(wanted), &workbench, run);
    return {.is_good = true,
            .is_stopped = rendered.outcome == Outcome::stopped,
            .text = std::move(rendered.text),
            .type = std::string(rendered.type)};
  } catch (const Error& error) {
    return {.text = *problem_of(error).body, .type = std::string(kProblemType)};
  } catch (const std::exception& error) {
    return {.text = fmt::format("internal error: {}", error.what())};
  }
}

HttpResponse accept_job(Service& service, const Verb& verb, const JsonValue& inputs,
                        const std::string& format) {
  // Read now, so that what cannot be read is not accepted.
  const Wanted wanted = wanted_of(verb, inputs, Target{});
  const Arguments arguments(verb, wanted.given);
  const std::optional<Job> job = service.jobs().accept(slug_of(verb), json_of(inputs, true), format);
  if (!job) return too_many_jobs();
  HttpResponse response = json_response(status_of(*job), 201);
  response.headers.push_back({"Location", "/jobs/" + job->id});
  return response;
}

HttpResponse answer_processes(Service& /*service*/, Call& /*call*/, Workbench* /*workbench*/) {
  JsonValue list = JsonValue::array();
  for (const Verb& verb : verbs()) {
    if (is_offered(verb)) list.push(summary_of(verb));
  }
  return json_response(JsonValue::object({{"processes", std::move(list)}, {"links", JsonValue::array()}}));
}

HttpResponse answer_process(Service& /*service*/, Call& call, Workbench* /*workbench*/) {
  const Verb* verb = verb_of_slug(call.parts.front());
  if (verb == nullptr) return no_process(call.parts.front());
  JsonValue json = summary_of(*verb);
  JsonValue inputs = JsonValue::object();
  for (const Parameter& parameter : verb->parameters) {
    if (!is_offered(parameter)) continue;
    JsonValue input = JsonValue::object({{"title", parameter.name}, {"description", parameter.says}});
    input.set("minOccurs", parameter.is_required ? 1 : 0);
    if (parameter.is_repeated) input.set("maxOccurs", "unbounded");
    input.set("schema", *parameter_in_query(parameter).find("schema"));
    inputs.set(std::string(parameter.name), std::move(input));
  }
  json.set("inputs", std::move(inputs));
  json.set("outputs",
           JsonValue::object(
               {{"answer", JsonValue::object({{"title", "The answer"},
                                              {"schema", JsonValue::object({{"type", "object"}})}})}}));
  return json_response(json);
}

HttpResponse execute_process(Service& service, Call& call, Workbench* /*workbench*/) {
  const Verb* verb = verb_of_slug(call.parts.front());
  if (verb == nullptr) return no_process(call.parts.front());
  const JsonValue body = read_json(call.request.body, "body");
  const JsonValue* inputs = body.find("inputs");
  return accept_job(service, *verb, inputs == nullptr ? JsonValue::object() : *inputs, "json");
}

HttpResponse answer_jobs(Service& service, Call& call, Workbench* /*workbench*/) {
  constexpr std::size_t kMost = 1000;
  const std::size_t limit = whole_in(call.target, "limit", 100, 1, kMost);
  const std::size_t offset = whole_in(call.target, "offset", 0, 0, 1'000'000);
  JsonValue list = JsonValue::array();
  for (const Job& job : service.store().jobs(limit, offset)) list.push(status_of(job));
  return json_response(JsonValue::object({{"jobs", std::move(list)}, {"links", JsonValue::array()}}));
}

HttpResponse answer_job(Service& service, Call& call, Workbench* /*workbench*/) {
  const std::optional<Job> job = service.jobs().find(call.parts.front());
  return job ? json_response(status_of(*job)) : no_job();
}

HttpResponse answer_results(Service& service, Call& call, Workbench* /*workbench*/) {
  const std::optional<Job> job = service.jobs().find(call.parts.front());
  if (!job) return no_job();
  if (job->status == JobStatus::failed) {
    // A problem with the question is shown as it would have been at once.
    const bool is_problem = job->message.starts_with('{');
    if (!is_problem) return problem_of(500, "job_failed", job->message, "start it again");
    return text_response(job->message, kProblemType, 422);
  }
  if (job->status != JobStatus::successful) {
    return problem_of(404, "result_not_ready",
                      fmt::format("the job is {}", kJobStatusNames[static_cast<std::size_t>(job->status)]),
                      "see its events");
  }
  const std::shared_ptr<const std::string> text = service.results().get(job->result);
  if (!text) return problem_of(410, "result_gone", "its result is not there any more", "start it again");
  return {.status = 200,
          .type = job->result_type,
          .headers = {{"ETag", "\"" + job->result + "\""}},
          .body = text};
}

HttpResponse dismiss_job(Service& service, Call& call, Workbench* /*workbench*/) {
  const std::optional<Job> job = service.jobs().find(call.parts.front());
  if (!job) return no_job();
  if (!service.jobs().dismiss(job->id)) service.store().remove_job(job->id);  // ended: forgotten
  const std::optional<Job> now = service.store().job(job->id);
  return json_response(status_of(now ? *now : *job));
}

void stream_job(Service& service, Call& call, const Reply& reply) {
  const std::optional<Job> job = service.jobs().find(call.parts.front());
  if (!job) return reply.send(no_job());
  const EventStream stream =
      reply.stream({.status = 200,
                    .type = "text/event-stream",
                    .headers = {{"Cache-Control", "no-store"}, {"X-Accel-Buffering", "no"}}});
  service.jobs().watch(*job, stream);
}

}  // namespace corridor
