#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Holds many idle clients of events, asks meanwhile, and says what they cost.

    bench/serve_streams.py [COUNT] [PROGRAM]     10000 build/bench/corridor
"""

import json
import socket
import subprocess
import sys
import time
import urllib.request

count = int(sys.argv[1]) if len(sys.argv) > 1 else 10000
program = sys.argv[2] if len(sys.argv) > 2 else "build/bench/corridor"
server = subprocess.Popen([program, "serve", "--port", "0", "--quiet"], stdout=subprocess.PIPE, text=True)
address = server.stdout.readline().strip()
host, port = address.split("/")[2].split(":")


def ask(path, body=None):
    request = urllib.request.Request(address + path, json.dumps(body).encode() if body else None,
                                     {"Content-Type": "application/json"})
    return json.loads(urllib.request.urlopen(request).read())


def memory():
    with open(f"/proc/{server.pid}/status", encoding="ascii") as status:
        return next(int(line.split()[1]) / 1024 for line in status if line.startswith("VmRSS"))


# One job runs for minutes; the next waits behind it, and with it all who watch it.
ask("processes/check/execution", {"inputs": {"validate": True}})
job = [ask("processes/check/execution", {"inputs": {"validate": True, "errors": False}}) for _ in range(20)][-1]["jobID"]
before = memory()
clients = []
for _ in range(count):
    client = socket.create_connection((host, int(port)))
    client.sendall(f"GET /jobs/{job}/events HTTP/1.1\r\nHost: localhost\r\n\r\n".encode())
    clients.append(client)
greeted = 0
for client in clients:
    text = b""
    while b"event: status" not in text:
        piece = client.recv(4096)
        if not piece:
            break
        text += piece
    greeted += b"event: status" in text
print(f"clients: {count}, greeted: {greeted}, memory: {before:.0f} -> {memory():.0f} MiB, "
      f"{1024 * (memory() - before) / count:.1f} KiB a client")
times = []
for _ in range(200):
    begin = time.perf_counter()
    ask("v1/places?q=akta")
    times.append(1000 * (time.perf_counter() - begin))
times.sort()
print(f"a question meanwhile: p50 {times[100]:.1f} ms, p99 {times[197]:.1f} ms")
request = urllib.request.Request(address + "jobs/" + job, method="DELETE")
urllib.request.urlopen(request).read()
ended = 0
for client in clients:
    client.settimeout(60)
    text = b""
    while piece := client.recv(4096):
        text += piece
    ended += b'"dismissed"' in text
print(f"told of the end: {ended}")
server.terminate()
print(f"exit code: {server.wait(60)}")
