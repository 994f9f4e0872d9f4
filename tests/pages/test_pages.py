#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Shows that pages.py finds the commands of a page, and that it notices one which fails."""

import sys
import tempfile
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))
import pages    # noqa: E402

PAGE = """
corridor outside of any block
```
corridor plan "Xi'an" Duisburg --avoid RU
$ corridor show \\
    place KZAAU
corridor plan ORIGIN DESTINATION [--by T]
corridor show place KZAAU > KZAAU.txt; not corridor
its output
```
<!-- exit 4 -->
```
corridor plan CNXAN DEDUI --avoid KZ --avoid RU --avoid bloc:EU@2024-07-03
```
<!-- not run -->
```
corridor serve
```
"""


class Pages(unittest.TestCase):
    def test_finds_what_is_to_be_run(self):
        self.assertEqual(list(pages.commands_of(PAGE)), [
            (4, """corridor plan "Xi'an" Duisburg --avoid RU""", 0),
            (5, "corridor show     place KZAAU".replace("     ", " "), 0),
            (8, "corridor show place KZAAU > KZAAU.txt; not corridor", 0),
            (13, "corridor plan CNXAN DEDUI --avoid KZ --avoid RU --avoid bloc:EU@2024-07-03", 4)])

    def test_notices_a_command_that_ends_otherwise(self):
        with tempfile.TemporaryDirectory() as folder:
            program, page = Path(folder) / "program", Path(folder) / "page.md"
            program.write_text("#!/bin/sh\necho no such place >&2\nexit 2\n")
            program.chmod(0o755)
            page.write_text("```\ncorridor show place X1\n```\n<!-- exit 2 -->\n```\ncorridor show place X2\n```\n")
            faults = list(pages.faults_of(page, program))
            self.assertEqual(len(faults), 1)
            self.assertIn("page.md:2: `corridor show place X1` exits 2, not 0:\nno such place", faults[0])


if __name__ == "__main__":
    unittest.main()
