# SPDX-License-Identifier: Apache-2.0
"""A server to test: started on a free port, asked over plain connections, ended as an operator would end it."""

import http.client
import json
import os
import signal
import subprocess
import unittest
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PROGRAM = os.environ.get("CORRIDOR_PROGRAM", str(ROOT / "build/dev/corridor"))
TOY = str(ROOT / "tests/golden/toy")
QUESTION = {"origin": "Xian", "destination": "Duisburg", "ready": "2024-07-05T08:00", "commodity": "electronics",
            "avoid": ["RU"]}


class Answer:
    def __init__(self, response):
        self.status, self.headers, self.body = response.status, response.headers, response.read()

    @property
    def text(self):
        return self.body.decode()

    @property
    def json(self):
        return json.loads(self.body)


class Server:
    """`with Server("--network", TOY) as server: server.get("/livez")`"""

    def __init__(self, *words, network=TOY):
        if network:
            words += ("--network", network)
        self.process = subprocess.Popen([PROGRAM, "serve", "--port", "0", *words], stdout=subprocess.PIPE,
                                        stderr=subprocess.PIPE, text=True)
        self.address = self.process.stdout.readline().strip()
        if not self.address:
            raise RuntimeError(self.process.stderr.read())
        self.host = self.address.split("/")[2]
        self.log = ""

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.end()

    def connection(self):
        return http.client.HTTPConnection(self.host, timeout=60)

    def ask(self, method, path, body=None, **headers):
        connection = self.connection()
        given = {name.replace("_", "-"): value for name, value in headers.items()}
        if isinstance(body, (dict, list)):
            body = json.dumps(body)
            given.setdefault("Content-Type", "application/json")
        connection.request(method, path, body, given)
        answer = Answer(connection.getresponse())
        connection.close()
        return answer

    def get(self, path, **headers):
        return self.ask("GET", path, **headers)

    def post(self, path, body, **headers):
        return self.ask("POST", path, body, **headers)

    def signal(self, which):
        self.process.send_signal(which)

    def end(self):
        """SIGTERM, and its log. Exit code 0, or it is a fault."""
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
        _, self.log = self.process.communicate(timeout=60)
        return self.process.returncode


class Served(unittest.TestCase):
    """Cases that ask one server; `network = None`: with the embedded network."""

    network = TOY

    @classmethod
    def setUpClass(cls):
        cls.server = Server(network=cls.network)
        cls.addClassCleanup(cls.server.end)
