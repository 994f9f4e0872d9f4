#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Jobs: accepted, watched, dismissed; and none is lost when the server is killed."""

import json
import signal
import socket
import sqlite3
import tempfile
import unittest
from pathlib import Path

from serving import QUESTION, Served, Server

START = "/processes/plan/execution"


def events_of(server, path):
    """All events of a stream that the server ends, as (event, data)."""
    connection = server.connection()
    connection.request("GET", path, headers={"Accept": "text/event-stream"})
    text = connection.getresponse().read().decode()
    connection.close()
    for block in text.split("\n\n"):
        fields = dict(line.split(": ", 1) for line in block.split("\n") if ": " in line)
        if "data" in fields:
            yield fields.get("event"), json.loads(fields["data"])


def finish(server, job):
    """Waits by the stream of events, which ends with the job."""
    return list(events_of(server, f"/jobs/{job['jobID']}/events"))[-1][1]


class Jobs(Served):
    def test_a_job_comes_to_the_answer_that_one_would_have_waited_for(self):
        made = self.server.post(START, {"inputs": QUESTION})
        self.assertEqual(made.status, 201)
        self.assertEqual(made.json["status"], "accepted")
        job = self.server.get(made.headers["Location"]).json
        self.assertEqual(finish(self.server, job)["status"], "successful")
        results = self.server.get(f"/jobs/{job['jobID']}/results")
        self.assertEqual(results.status, 200)
        self.assertEqual(results.json, self.server.post("/v1/plan", QUESTION).json)
        listed = self.server.get("/jobs").json["jobs"]
        self.assertIn(job["jobID"], [one["jobID"] for one in listed])

    def test_the_stream_of_a_job_that_has_ended_says_so_and_ends(self):
        job = self.server.post(START, {"inputs": QUESTION}).json
        finish(self.server, job)
        again = list(events_of(self.server, f"/jobs/{job['jobID']}/events"))
        self.assertEqual([(event, data["status"]) for event, data in again], [("status", "successful")])

    def test_a_verb_is_a_job_when_the_client_asks_for_one(self):
        made = self.server.post("/v1/plan", QUESTION, Prefer="respond-async", Accept="text/csv")
        self.assertEqual(made.status, 201)
        finish(self.server, made.json)
        results = self.server.get(f"/jobs/{made.json['jobID']}/results")
        self.assertEqual(results.headers["Content-Type"], "text/csv; charset=utf-8")
        self.assertTrue(results.text.startswith("option,"))

    def test_what_cannot_be_read_is_not_accepted(self):
        self.assertEqual(self.server.post(START, {"inputs": {"origin": "Xian"}}).status, 422)
        self.assertEqual(self.server.post("/processes/fly/execution", {"inputs": {}}).status, 404)
        self.assertEqual(self.server.get("/jobs/nothing").status, 404)

    def test_a_job_that_fails_says_why_as_the_question_would_have(self):
        wrong = {**QUESTION, "origin": "Nowhere at all"}
        job = self.server.post(START, {"inputs": wrong}).json
        self.assertEqual(finish(self.server, job)["status"], "failed")
        results = self.server.get(f"/jobs/{job['jobID']}/results")
        self.assertEqual(results.status, 422)
        self.assertEqual(results.json["code"], self.server.post("/v1/plan", wrong).json["code"])

    def test_an_ended_job_can_be_forgotten(self):
        job = self.server.post(START, {"inputs": QUESTION}).json
        finish(self.server, job)
        self.assertEqual(self.server.ask("DELETE", f"/jobs/{job['jobID']}").status, 200)
        self.assertEqual(self.server.get(f"/jobs/{job['jobID']}").status, 404)

    def test_the_process_describes_its_inputs(self):
        process = self.server.get("/processes/plan").json
        self.assertEqual(process["inputs"]["origin"]["minOccurs"], 1)
        self.assertIn("plan", [one["id"] for one in self.server.get("/processes").json["processes"]])


class Killed(unittest.TestCase):
    def test_no_job_is_lost_and_nothing_is_half_written(self):
        with tempfile.TemporaryDirectory() as store:
            server = Server("--store", store)
            made = [server.post(START, {"inputs": {**QUESTION, "seed": seed}}).json["jobID"] for seed in range(30)]
            server.signal(signal.SIGKILL)
            server.process.communicate()
            kept = dict(sqlite3.connect(Path(store) / "corridor.sqlite").execute("SELECT id, status FROM jobs"))
            self.assertEqual(set(made), set(kept))
            with Server("--store", store) as again:
                for seed, job in enumerate(made):
                    self.assertEqual(finish(again, {"jobID": job})["status"], "successful")
                    answer = again.get(f"/jobs/{job}/results").json
                    self.assertIn(f"--seed {seed}", answer["reproduce"]["command"])
            parts = [path for path in Path(store).rglob("*") if path.name.endswith(".part")]
            self.assertLessEqual(len(parts), 1)  # what was being written when it was killed; never read

    def test_a_job_that_was_running_runs_again_but_not_for_ever(self):
        with tempfile.TemporaryDirectory() as store:
            with Server("--store", store) as server:
                done = server.post(START, {"inputs": QUESTION}).json["jobID"]
                finish(server, {"jobID": done})
            for attempts, then in ((1, "successful"), (3, "failed")):
                # As a server leaves it that dies in the middle.
                base = sqlite3.connect(Path(store) / "corridor.sqlite")
                base.execute("UPDATE jobs SET status = 1, attempts = ?, finished_at = ''", (attempts,))
                base.commit()
                base.close()
                with Server("--store", store) as again:
                    self.assertEqual(finish(again, {"jobID": done})["status"], then)

    def test_scenarios_and_jobs_outlive_the_server(self):
        slow = {"name": "slow", "edit": [{"action": "scale", "table": "links", "key": "*", "field": "travel_time",
                                          "value": 2}]}
        with tempfile.TemporaryDirectory() as store:
            with Server("--store", store) as server:
                self.assertEqual(server.ask("PUT", "/v1/scenarios/slow", slow).status, 201)
                job = server.post(START, {"inputs": {**QUESTION, "scenario": ["slow"]}}).json["jobID"]
                self.assertEqual(server.end(), 0)
            with Server("--store", store) as again:
                self.assertEqual(again.get("/v1/scenarios/slow").json["name"], "slow")
                self.assertEqual(finish(again, {"jobID": job})["status"], "successful")


class Ending(unittest.TestCase):
    def test_what_was_accepted_is_answered_before_the_end(self):
        server = Server()
        waiting = []
        for seed in range(8):
            body = json.dumps({**QUESTION, "seed": seed}).encode()
            client = socket.create_connection(server.host.split(":"))
            client.sendall(b"POST /v1/plan HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                           b"Content-Length: %d\r\n\r\n" % len(body) + body)
            waiting.append(client)
        # An answer to a later request shows that the earlier ones were read.
        self.assertEqual(server.get("/livez").status, 200)
        self.assertEqual(server.end(), 0)
        for client in waiting:
            answer = b""
            while piece := client.recv(65536):
                answer += piece
            self.assertTrue(answer.startswith(b"HTTP/1.1 200 "), answer[:100])
            self.assertTrue(answer.rstrip().endswith(b"}"))
            client.close()

    def test_streams_are_ended_and_not_cut(self):
        server = Server()
        server.post(START, {"inputs": QUESTION})
        self.assertEqual(server.end(), 0)


if __name__ == "__main__":
    unittest.main()
