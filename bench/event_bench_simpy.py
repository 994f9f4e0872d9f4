#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""The model `one_server` of event_bench.cpp in SimPy, for comparison: CPU time for each object.

    bench/event_bench_simpy.py [OBJECTS]        needs Debian's python3-simpy3
"""

import random
import sys
import time

import simpy


def source(environment, line, objects, draw):
    for _ in range(objects):
        line.put(environment.now)
        yield environment.timeout(draw.expovariate(0.9))


def server(environment, line, objects, draw, times):
    for _ in range(objects):
        came = yield line.get()
        yield environment.timeout(draw.expovariate(1.0))
        times.append(environment.now - came)


def main():
    objects = int(sys.argv[1]) if len(sys.argv) > 1 else 200_000
    draw = random.Random(1)
    environment = simpy.Environment()
    line = simpy.Store(environment)
    times = []
    environment.process(source(environment, line, objects, draw))
    environment.process(server(environment, line, objects, draw, times))
    begin = time.process_time()
    environment.run()
    spent = time.process_time() - begin
    print(f"SimPy {simpy.__version__}: {1e9 * spent / objects:.0f} ns for each of {objects} objects, "
          f"mean time {sum(times) / objects:.3f}")


if __name__ == "__main__":
    main()
