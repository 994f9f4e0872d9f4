#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Whole commands and all that they say: stdout, stderr, exit code.

    tests/golden/golden.py [NAME...] [--update]

A case is a file below cases/: lines that begin with `$ ` are commands of a shell, run one after the other in an empty
folder with `toy`, a small network, and `market_strip.txt` in it; what follows is what they print. --update writes
what they print today: read the difference before you commit it.
"""

import difflib
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]


def said_by(command, folder, environment):
    done = subprocess.run(["bash", "-c", command], cwd=folder, env=environment, capture_output=True, text=True, timeout=300,
                          check=False)
    # A digest changes with every new field of a network; that it is there is what counts.
    text = f"$ {command}\n" + re.sub(r"\b[0-9a-f]{64}\b", "DIGEST", done.stdout)
    if done.stderr:
        text += "--- stderr\n" + done.stderr
    return text + f"--- exit {done.returncode}\n"


def played(case, program):
    commands = [line[2:] for line in case.read_text(encoding="utf-8").split("\n") if line.startswith("$ ")]
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "bin").mkdir()
        (Path(folder) / "bin" / "corridor").symlink_to(program)
        work = Path(folder) / "work"
        work.mkdir()
        shutil.copytree(HERE / "toy", work / "toy")
        shutil.copy(ROOT / "tests/fixtures/market_strip.txt", work)
        environment = {"PATH": f"{folder}/bin:{os.environ['PATH']}", "LC_ALL": "C.UTF-8", "TZ": "UTC"}
        return "\n".join(said_by(command, work, environment) for command in commands)


def main(words):
    program = Path(os.environ.get("CORRIDOR_PROGRAM", ROOT / "build/dev/corridor"))
    names = [word for word in words if word != "--update"]
    cases = sorted(HERE.glob("cases/*.txt"))
    faults = 0
    for case in cases:
        if names and case.stem not in names:
            continue
        expected, actual = case.read_text(encoding="utf-8"), played(case, program)
        if actual == expected:
            continue
        faults += 1
        print("".join(difflib.unified_diff(expected.splitlines(True), actual.splitlines(True), str(case), "today")))
        if "--update" in words:
            case.write_text(actual, encoding="utf-8")
    return 1 if faults and "--update" not in words else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
