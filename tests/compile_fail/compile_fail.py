#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Compiles a file twice: as it stands it must compile; with -DMUST_NOT_COMPILE it must fail as it promises.

    compile_fail.py FILE COMPILER [FLAG...]

The promise is a line `// EXPECT: words` in the file (`words | other words` if compilers say it differently); the
compiler's message must hold these words. So a typing mistake in the part that must fail does not pass for the fault
that it should show.
"""

import re
import subprocess
import sys


def complaint(path, compiler):
    """What is wrong with the case, or None."""
    with open(path, encoding="utf-8") as file:
        promise = re.search(r"^// EXPECT: (.+)$", file.read(), re.M)
    if not promise:
        return "promises no message: add a line // EXPECT: words"
    good = subprocess.run([*compiler, path], capture_output=True, text=True, check=False)
    if good.returncode != 0:
        return f"does not compile as it stands:\n{good.stderr}"
    bad = subprocess.run([*compiler, "-DMUST_NOT_COMPILE", path], capture_output=True, text=True, check=False)
    if bad.returncode == 0:
        return "compiles, and must not"
    if not any(words.strip() in bad.stderr for words in promise.group(1).split("|")):
        return f"fails without the words '{promise.group(1).strip()}':\n{bad.stderr}"
    return None


if __name__ == "__main__":
    fault = complaint(sys.argv[1], sys.argv[2:])
    if fault:
        print(f"{sys.argv[1]}:1: {fault}")
        sys.exit(1)
