#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Shows that compile_fail.py tells a fault from a mistake. The compiler is the first argument."""

import sys
import tempfile
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))
import compile_fail   # noqa: E402

COMPILER = [sys.argv.pop(1) if len(sys.argv) > 1 else "c++", "-std=c++20", "-fsyntax-only"]


class CompileFail(unittest.TestCase):
    def complaint(self, text):
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "case.cpp"
            path.write_text(text, encoding="utf-8")
            return compile_fail.complaint(str(path), COMPILER)

    def test_a_fault_as_promised(self):
        self.assertIsNone(self.complaint("// EXPECT: static\n#ifdef MUST_NOT_COMPILE\nstatic_assert(false);\n#endif\n"))

    def test_a_case_that_compiles(self):
        self.assertEqual(self.complaint("// EXPECT: static\n"), "compiles, and must not")

    def test_a_case_that_fails_for_another_reason(self):
        self.assertIn("without the words 'narrowing'",
                      self.complaint("// EXPECT: narrowing\n#ifdef MUST_NOT_COMPILE\nint a = b;\n#endif\n"))

    def test_a_case_that_never_compiled(self):
        self.assertIn("does not compile as it stands", self.complaint("// EXPECT: x\nint a = b;\n"))

    def test_a_case_without_a_promise(self):
        self.assertIn("promises no message", self.complaint("static_assert(false);\n"))


if __name__ == "__main__":
    unittest.main()
