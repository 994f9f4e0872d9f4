#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""What the server answers: plans as on the command line, places, problems with their places, its own description."""

import json
import subprocess
import unittest

from serving import PROGRAM, QUESTION, TOY, Served, Server

BY_HAND = [PROGRAM, "plan", "Xian", "Duisburg", "--ready", "2024-07-05T08:00", "--commodity", "electronics", "--avoid",
           "RU", "--network", TOY, "--quiet", "--format"]


def by_hand(form):
    return subprocess.run([*BY_HAND, form], capture_output=True, text=True, check=True).stdout


class Questions(Served):
    def test_a_plan_is_the_plan_of_the_command_line(self):
        answer = self.server.post("/v1/plan", QUESTION)
        self.assertEqual((answer.status, answer.headers["Content-Type"]), (200, "application/json"))
        self.assertEqual(answer.json, json.loads(by_hand("json")))

    def test_the_same_by_a_query(self):
        answer = self.server.get("/v1/plan?origin=Xian&destination=Duisburg&ready=2024-07-05T08:00"
                                 "&commodity=electronics&avoid=RU")
        self.assertEqual(answer.json, json.loads(by_hand("json")))

    def test_other_formats(self):
        for form, accept in (("csv", "text/csv"), ("geojson", "application/geo+json"), ("html", "text/html"),
                             ("text", "text/plain")):
            answer = self.server.post("/v1/plan", QUESTION, Accept=accept)
            self.assertEqual(answer.status, 200)
            self.assertEqual(answer.text, by_hand(form))
        self.assertEqual(self.server.post("/v1/plan", QUESTION, Accept="image/png").status, 406)

    def test_a_page_may_run_its_own_script_and_no_other(self):
        policy = self.server.post("/v1/plan", QUESTION, Accept="text/html").headers["Content-Security-Policy"]
        self.assertIn("default-src 'none'", policy)
        self.assertRegex(policy, r"script-src 'sha256-[A-Za-z0-9+/=]+'")

    def test_maps_come_with_json_when_asked_for(self):
        self.assertNotIn("map_legs", self.server.post("/v1/plan", QUESTION).json)
        self.assertIn("map_legs", self.server.post("/v1/plan?maps=yes", QUESTION).json)

    def test_an_answer_that_is_known_is_not_sent_again(self):
        first = self.server.post("/v1/plan", QUESTION)
        again = self.server.post("/v1/plan", QUESTION, If_None_Match=first.headers["ETag"])
        self.assertEqual((again.status, again.body), (304, b""))

    def test_all_that_is_wrong_is_named_with_its_place(self):
        answer = self.server.post("/v1/plan", {"origin": "Xian", "feu": "many", "avoid": ["RU", 3, {}]})
        self.assertEqual(answer.status, 422)
        self.assertEqual(answer.headers["Content-Type"], "application/problem+json")
        self.assertEqual([p["pointer"] for p in answer.json["problems"]], ["/avoid/2"])
        answer = self.server.post("/v1/plan", {"origin": "Xian", "feu": "many"})
        self.assertEqual([p["pointer"] for p in answer.json["problems"]], ["/destination", "/feu"])
        answer = self.server.post("/v1/plan", {**QUESTION, "avoid": ["RU", "XQ"]})
        self.assertEqual([p["pointer"] for p in answer.json["problems"]], ["/avoid/1"])

    def test_no_way_is_a_problem_with_what_would_have_to_give_way(self):
        answer = self.server.post("/v1/plan", {**QUESTION, "max-transfers": 0, "by": "2024-07-06"})
        self.assertEqual(answer.status, 422)
        self.assertEqual(answer.json["code"], "infeasible")
        self.assertEqual(answer.json["relaxations"], answer.json["answer"]["relaxations"])
        self.assertTrue(answer.json["relaxations"])

    def test_what_is_no_question(self):
        self.assertEqual(self.server.post("/v1/plan", "{", Content_Type="application/json").status, 400)
        self.assertEqual(self.server.post("/v1/plan", "[]", Content_Type="application/json").status, 422)
        self.assertEqual(self.server.post("/v1/plan", "a=b", Content_Type="text/plain").status, 415)
        self.assertEqual(self.server.post("/v1/fly", {}).status, 404)
        self.assertEqual(self.server.post("/v1/new", {"folder": "x"}).status, 404)
        self.assertEqual(self.server.post("/v1/check", {"folder": "/etc"}).status, 422)
        self.assertEqual(self.server.ask("PATCH", "/v1/plan").headers["Allow"], "GET, POST")
        self.assertEqual(self.server.get("/v1/plan?origin=%zz").status, 400)

    def test_a_scenario_in_the_question(self):
        closed = {"name": "no ferry", "edit": [{"action": "close", "table": "services", "key": "nothing"}]}
        answer = self.server.post("/v1/plan", {**QUESTION, "scenario": [closed]})
        self.assertEqual(answer.status, 422)
        self.assertEqual(answer.json["problems"][0]["pointer"], "/scenario/0/edit/0")
        answer = self.server.post("/v1/plan", {**QUESTION, "scenario": ["nobody knows"]})
        self.assertEqual(answer.json["code"], "unknown_scenario")
        self.assertEqual(answer.json["problems"][0]["pointer"], "/scenario/0")

    def test_other_verbs_are_there_by_themselves(self):
        listed = {verb["path"]: verb for verb in self.server.get("/v1/verbs").json["verbs"]}
        self.assertIn("/v1/plan", listed)
        self.assertNotIn("/v1/new", listed)
        self.assertEqual(self.server.post("/v1/check", {}).json["outcome"], "done")
        self.assertEqual(self.server.get("/v1/show?kind=place").status, 200)


class Network(Served):
    network = None

    def first(self, typed):
        return self.server.get("/v1/places?limit=1&q=" + typed).json["places"][0]

    def test_places_in_any_script_and_misspelt(self):
        for typed in ("aktau", "KZAAU", "%D0%90%D2%9B%D1%82%D0%B0%D1%83", "%E9%98%BF%E5%85%8B%E5%A5%97", "akta",
                      "aktua"):
            self.assertEqual(self.first(typed)["id"], "KZAAU", typed)
        self.assertEqual(self.first("malaszewicze")["match"], "name")
        self.assertEqual(self.server.get("/v1/places?q=qqqqqqq").json["places"], [])

    def test_tables_by_page_and_as_csv(self):
        page = self.server.get("/v1/tables/places?limit=2&offset=1").json
        self.assertEqual((page["table"], page["offset"], len(page["rows"])), ("places", 1, 2))
        csv = self.server.get("/v1/tables/places", Accept="text/csv").text
        self.assertEqual(len(csv.splitlines()), page["total"] + 1)
        self.assertEqual(self.server.get("/v1/tables/places?limit=x").status, 422)
        self.assertEqual(self.server.get("/v1/tables/passwords").status, 422)

    def test_scenarios_are_checked_and_kept(self):
        good = {"name": "slow", "reason": "a test", "edit": [
            {"action": "scale", "table": "links", "key": "mode=rail", "field": "travel_time", "value": 1.5}]}
        bad = {"name": "bad", "edit": [{"action": "scale", "table": "links", "key": "*", "field": "colour", "value": 2}]}
        self.assertEqual(self.server.ask("PUT", "/v1/scenarios/slow", good).status, 201)
        self.assertEqual(self.server.ask("PUT", "/v1/scenarios/slow", good).status, 200)
        self.assertEqual(self.server.get("/v1/scenarios/slow").json["edit"], [{**good["edit"][0], "value": "1.5"}])
        names = [one["name"] for one in self.server.get("/v1/scenarios").json["scenarios"]]
        self.assertEqual(names[0], "slow")
        self.assertIn("event:red-sea-2023", names)
        refused = self.server.ask("PUT", "/v1/scenarios/bad", bad)
        self.assertEqual(refused.status, 422)
        self.assertEqual(refused.json["problems"][0]["pointer"], "/edit/0")
        question = {"origin": "Almaty", "destination": "Poti", "ready": "2024-07-05", "criteria": "arrival"}
        fast = self.server.post("/v1/plan", question).json["options"][0]["days"]
        slow = self.server.post("/v1/plan", {**question, "scenario": ["slow"]}).json["options"][0]["days"]
        self.assertGreater(slow, fast)
        self.assertEqual(self.server.ask("DELETE", "/v1/scenarios/slow").status, 204)
        self.assertEqual(self.server.get("/v1/scenarios/slow").status, 404)


class Status(unittest.TestCase):
    def test_how_it_is(self):
        with Server() as server:
            self.assertEqual(server.get("/livez").json, {"status": "alive"})
            self.assertEqual(server.get("/readyz").json["status"], "ready")
            self.assertGreater(server.get("/limits").json["body_bytes"], 0)
            self.assertIn('corridor_requests_total{route="/livez",status="200"} 1', server.get("/metrics").text)
            answer = server.get("/livez", traceparent="00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01")
            self.assertEqual(answer.headers["traceparent"], "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01")
            self.assertRegex(answer.headers["Server-Timing"], r"engine;dur=[0-9.]+")
            ids = {server.get("/livez").headers["X-Request-Id"] for _ in range(3)}
            self.assertEqual(len(ids), 3)
            self.assertEqual(server.end(), 0)
            lines = [json.loads(line) for line in server.log.splitlines()]
            self.assertEqual({line["status"] for line in lines}, {200})
            self.assertLessEqual(ids, {line["request"] for line in lines})

    def test_the_description_names_every_verb(self):
        with Server() as server:
            for path in ("/openapi.json", "/openapi-3.0.json"):
                document = server.get(path).json
                self.assertIn("post", document["paths"]["/v1/plan"])
                self.assertNotIn("/v1/new", document["paths"])
            self.assertNotIn('"null"', json.dumps(document))
            page = server.get("/docs")
            self.assertEqual(page.headers["Content-Type"], "text/html; charset=utf-8")
            self.assertIn("POST /v1/plan", page.text)
            self.assertIn('href="/docs.css"', page.text)
            self.assertEqual(server.get("/docs.css").headers["Content-Type"], "text/css; charset=utf-8")
            self.assertIn("<title>Corridor", server.get("/", Accept="text/html").text)
            self.assertIn("links", server.get("/", Accept="application/json").json)


if __name__ == "__main__":
    unittest.main()
