#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Runs the commands that README.md and the pages below docs/ show, as they stand.

A command is a line of a fenced block that begins with `corridor ` or `$ corridor `; a backslash carries it on. The
commands of one page run one after the other in one empty folder, in which `data` and `tests` are those of the repository. Each
must succeed. A block that is to fail says so in the line before it: <!-- exit 4 -->. Lines with placeholders (`...`,
`[`, or a word in capitals such as FILE) explain and are not run; neither are blocks after <!-- not run -->.
"""

import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
# Words in capitals that are values, not placeholders.
VALUES = re.compile(r"\b(?:[A-Z]{2}|[A-Z]{5}|FEU|TEU|SCO|EAEU|CO2|CO2E|USD|EUR|TITR|DG|NO_COLOR)\b")


def commands_of(text):
    """(line, command, expected exit code)"""
    fence, expected, run = None, 0, True
    lines = text.split("\n")
    for number, line in enumerate(lines, 1):
        if fence is None:
            mark = re.match(r"<!-- (?:exit (\d+)|(not run)) -->", line)
            if mark:
                expected, run = int(mark.group(1) or 0), not mark.group(2)
            elif line.startswith("```"):
                fence = line
            elif line.strip():
                expected, run = 0, True
        elif line.startswith("```"):
            fence, expected, run = None, 0, True
        elif run and re.match(r"(\$ )?corridor ", line):
            command, after = line.removeprefix("$ "), number
            while command.endswith("\\"):
                command = command[:-1] + lines[after].strip()
                after += 1
            if not is_pattern(command):
                yield number, command, expected


def is_pattern(command):
    bare = re.sub(r"'[^']*'|\"[^\"]*\"|#.*", "", command)
    return "..." in bare or "[" in bare or re.search(r"(?<![-\w:])[A-Z]{2,}(?![-\w])", VALUES.sub("", bare)) is not None


def faults_of(page, program):
    """Runs the commands of one page."""
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "bin").mkdir()
        (Path(folder) / "bin" / "corridor").symlink_to(program)
        (Path(folder) / "work").mkdir()
        for shown in ("data", "tests"):
            (Path(folder) / "work" / shown).symlink_to(ROOT / shown)
        path = f"{folder}/bin:{os.environ['PATH']}"
        for number, command, expected in commands_of(page.read_text(encoding="utf-8")):
            done = subprocess.run(["bash", "-c", command], cwd=f"{folder}/work", env={**os.environ, "PATH": path},
                                  capture_output=True, text=True, timeout=300, check=False)
            if done.returncode != expected:
                yield f"{page}:{number}: `{command}` exits {done.returncode}, not {expected}:\n{done.stderr.strip()}"


def main():
    program = Path(os.environ.get("CORRIDOR_PROGRAM", ROOT / "build/dev/corridor"))
    if not program.exists():
        print(f"pages: skipped, there is no {program} yet")
        return 0
    faults = []
    for page in [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]:
        faults += faults_of(page, program)
    print("\n".join(faults))
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
