#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Who may come in, what may be sent, and how much of it."""

import http.client
import os
import socket
import subprocess
import tempfile
import unittest
import urllib.parse
from pathlib import Path

from serving import PROGRAM, TOY, Served, Server

SCENARIO = {"name": "slow", "edit": [{"action": "scale", "table": "links", "key": "*", "field": "travel_time", "value": 2}]}


def talk(server, data, end_after=True):
    """Raw bytes to the server, and all that it says until it closes."""
    client = socket.create_connection(server.host.split(":"), timeout=60)
    client.sendall(data)
    if end_after:
        client.shutdown(socket.SHUT_WR)
    answer = b""
    try:
        while piece := client.recv(65536):
            answer += piece
    except ConnectionResetError:
        pass
    client.close()
    return answer


def made_token(file, role):
    return subprocess.run([PROGRAM, "serve", "--add-token", f"{role}:a {role}er", "--token-file", file],
                          capture_output=True, text=True, check=True).stdout.strip()


class Address(unittest.TestCase):
    def test_a_public_address_needs_a_decision(self):
        said = subprocess.run([PROGRAM, "serve", "--address", "0.0.0.0", "--port", "0", "--network", TOY],
                              capture_output=True, text=True, check=False)
        self.assertEqual(said.returncode, 2)
        self.assertIn("--token-file", said.stderr)


class Tokens(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        folder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(folder.cleanup)
        cls.file = str(Path(folder.name) / "tokens")
        cls.tokens = {role: made_token(cls.file, role) for role in ("read", "run", "admin")}
        cls.server = Server("--address", "0.0.0.0", "--token-file", cls.file)
        cls.server.host = cls.server.host.replace("0.0.0.0", "127.0.0.1")
        cls.addClassCleanup(cls.server.end)

    def as_role(self, role):
        return {"Authorization": f"Bearer {self.tokens[role]}"}

    def test_the_file_holds_digests_and_is_ours_alone(self):
        text = Path(self.file).read_text()
        for token in self.tokens.values():
            self.assertNotIn(token, text)
        self.assertEqual(os.stat(self.file).st_mode & 0o077, 0)

    def test_without_a_token_one_sees_that_it_lives_and_no_more(self):
        self.assertEqual(self.server.get("/livez").status, 200)
        refused = self.server.get("/v1/places?q=x")
        self.assertEqual((refused.status, refused.headers["WWW-Authenticate"]), (401, "Bearer"))
        self.assertEqual(self.server.get("/v1/places?q=x", Authorization="Bearer wrong").status, 401)

    def test_roles(self):
        for role, looks, saves in (("read", 200, 403), ("run", 200, 201), ("admin", 200, 200)):
            self.assertEqual(self.server.get("/v1/places", **self.as_role(role)).status, looks)
            self.assertEqual(self.server.ask("PUT", "/v1/scenarios/slow", SCENARIO, **self.as_role(role)).status, saves)

    def test_a_share_link_lets_look_and_nothing_else(self):
        made = self.server.post("/v1/shares", {"hours": 1, "path": "/v1/places?q=xian"}, **self.as_role("run")).json
        self.assertEqual(self.server.get(made["url"]).status, 200)
        share = urllib.parse.parse_qs(urllib.parse.urlsplit(made["url"]).query)["share"][0]
        self.assertEqual(self.server.ask("PUT", f"/v1/scenarios/slow?share={share}", SCENARIO).status, 403)
        expires, signature = share.split(".")
        for forged in (f"{int(expires) + 1}.{signature}", f"{int(expires) - 999999}.{signature}", expires, ""):
            self.assertEqual(self.server.get(f"/v1/places?share={forged}").status, 401)
        page = self.server.get(f"/?share={share}", Accept="text/html")
        cookie = page.headers["Set-Cookie"]
        self.assertIn("HttpOnly; SameSite=Strict", cookie)
        self.assertEqual(self.server.get("/v1/places", Cookie=cookie.split(";")[0]).status, 200)
        self.assertEqual(self.server.post("/v1/shares", {"path": "//evil.example"}, **self.as_role("run")).status, 422)


class Origins(Served):
    def test_a_foreign_name_of_this_machine_is_no_host(self):
        self.assertEqual(self.server.get("/livez", Host="evil.example").status, 421)
        self.assertEqual(self.server.get("/livez", Host="localhost:1").status, 200)

    def test_pages_of_others_may_not_write(self):
        for headers in ({"Origin": "https://evil.example"}, {"Sec_Fetch_Site": "cross-site"}, {"Origin": "null"}):
            self.assertEqual(self.server.ask("PUT", "/v1/scenarios/slow", SCENARIO, **headers).status, 403)
        own = {"Origin": f"http://{self.server.host}"}
        self.assertEqual(self.server.ask("PUT", "/v1/scenarios/slow", SCENARIO, **own).status, 201)

    def test_no_answer_opens_itself_to_other_origins(self):
        answer = self.server.get("/livez", Origin="https://evil.example")
        self.assertNotIn("Access-Control-Allow-Origin", answer.headers)
        self.assertIn("default-src 'self'", answer.headers["Content-Security-Policy"])
        self.assertNotIn("unsafe", answer.headers["Content-Security-Policy"])
        self.assertEqual(answer.headers["X-Content-Type-Options"], "nosniff")

    def test_no_path_reaches_the_files(self):
        for path in ("/../../etc/passwd", "/..%2f..%2fetc/passwd", "/%2e%2e/etc/passwd", "//etc/passwd",
                     "/v1/tables/..%2f..%2fetc%2fpasswd", "/jobs/..%2f..%2fetc%2fpasswd/results",
                     "/v1/scenarios/..%2fsecret", "/corridor.sqlite", "/secret", "/index.html%00"):
            answer = self.server.get(path)
            self.assertIn(answer.status, (400, 404, 422), path)
            self.assertNotIn(b"root:", answer.body)
        hidden = {**SCENARIO, "extends": ["/etc/passwd"]}
        self.assertEqual(self.server.ask("PUT", "/v1/scenarios/x", hidden).status, 422)
        toml = 'name = "x"\nextends = ["/etc/passwd"]\n'
        self.assertEqual(self.server.ask("PUT", "/v1/scenarios/x", toml, Content_Type="application/toml").status, 422)


class Limits(Served):
    def test_too_much_is_refused_in_words(self):
        limits = self.server.get("/limits").json
        body = b"x" * (limits["body_bytes"] + 1)
        head = b"POST /v1/plan HTTP/1.1\r\nHost: localhost\r\nContent-Length: %d\r\n\r\n" % len(body)
        self.assertTrue(talk(self.server, head + body).startswith(b"HTTP/1.1 413 "))
        many = b"GET /livez HTTP/1.1\r\nHost: localhost\r\n" + b"A: b\r\n" * 20000 + b"\r\n"
        self.assertTrue(talk(self.server, many).startswith(b"HTTP/1.1 431 "))

    def test_what_is_no_http(self):
        for rubbish in (b"\r\n\r\n", b"HELO there\r\n\r\n", b"GET /livez HTTP/9.9\r\n\r\n", b"\x16\x03\x01\x02\x00\x01"):
            answer = talk(self.server, rubbish)
            self.assertTrue(answer == b"" or answer.startswith(b"HTTP/1.1 400 "), answer[:80])
        self.assertEqual(self.server.get("/livez").status, 200)

    def test_a_connection_is_kept_for_the_next_request(self):
        connection = http.client.HTTPConnection(self.server.host, timeout=60)
        for _ in range(3):
            connection.request("GET", "/livez")
            self.assertEqual(connection.getresponse().read(), b'{\n  "status": "alive"\n}\n')
        connection.request("HEAD", "/livez")
        answer = connection.getresponse()
        self.assertEqual((answer.status, answer.read(), answer.headers["Content-Length"]), (200, b"", "24"))
        connection.close()

    def test_who_asks_too_often_is_told_when_to_come_back(self):
        with Server("--rate", "1") as server:
            statuses = [server.get("/v1/network") for _ in range(5)]
            self.assertEqual(statuses[0].status, 200)
            self.assertEqual(statuses[-1].status, 429)
            self.assertGreaterEqual(int(statuses[-1].headers["Retry-After"]), 1)


if __name__ == "__main__":
    unittest.main()
