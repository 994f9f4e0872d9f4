#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Shows that each rule of tidy.py bites: a small good house, then one fault planted at a time."""

import os
import stat
import sys
import tempfile
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))
import cpp      # noqa: E402
import house    # noqa: E402
import tidy     # noqa: E402

SPDX = "// SPDX-License-Identifier: Apache-2.0\n"
HOUSE = "# SPDX-License-Identifier: Apache-2.0\n" + """
corridor_room(base WITH fmt::fmt)   # the ground
corridor_room(model USES base)
corridor_room(plan
  USES base model WITH fmt::fmt)
corridor_room(io USES base model)
corridor_program(corridor FROM cli USES base io)
"""
GOOD = {
    "src/corridor/CMakeLists.txt": HOUSE,
    "src/corridor/base/id.h": SPDX + "#pragma once\n#include <cstdint>\n",
    "src/corridor/model/network.h": SPDX + '#pragma once\n#include "corridor/base/id.h"\n',
    "src/corridor/plan/plan.h": SPDX + '#pragma once\n#include "corridor/model/network.h"\n',
    "src/corridor/plan/plan.cpp": SPDX + '#include "corridor/plan/plan.h"\n#include <fmt/format.h>\n'
                                         '#include "corridor/plan/labels.h"\n',
    "src/corridor/plan/labels.h": SPDX + "#pragma once\n",
    "src/corridor/io/csv.cpp": SPDX + "#include <fstream>\n",
    "src/corridor/cli/main.cpp": SPDX + "#include <unistd.h>\n",
    "tests/properties/plan_test.cpp": SPDX + '#include "corridor/plan/plan.h"\n',
    "README.md": "# House\n[docs](docs/README.md) [web](https://example.org)\n",
    "docs/README.md": "[up](../README.md#house)\n",
}


class Planted(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.root = Path(folder.name)
        for path, text in GOOD.items():
            self.plant(path, text)

    def plant(self, path, text):
        target = self.root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")

    def faults(self, rule, **options):
        return list(tidy.RULES[rule](tidy.Tree(self.root), **options))

    def assert_one(self, rule, path, line, words):
        faults = self.faults(rule)
        self.assertEqual([(f[0], f[1]) for f in faults], [(path, line)], faults)
        self.assertIn(words, faults[0][2])


class GoodHouse(Planted):
    def test_no_rule_complains(self):
        for rule in tidy.RULES:
            if rule not in ("dead", "generated"):
                self.assertEqual(self.faults(rule), [], rule)

    def test_reads_the_rooms_from_the_lines_that_build_them(self):
        self.assertEqual(tidy.Tree(self.root).rooms(), {
            "base": [], "model": ["base"], "plan": ["base", "model"], "io": ["base", "model"], "cli": ["base", "io"]})


class Floors(Planted):
    def test_a_room_may_not_reach_up(self):
        self.plant("src/corridor/base/id.h", SPDX + '#pragma once\n\n#include "corridor/model/network.h"\n')
        self.assert_one("floors", "src/corridor/base/id.h", 4, "base may not include model; it uses nothing")

    def test_a_room_may_not_reach_aside(self):
        self.plant("src/corridor/io/csv.cpp", SPDX + '#include "corridor/plan/plan.h"\n')
        self.assert_one("floors", "src/corridor/io/csv.cpp", 2, "io may not include plan")

    def test_a_unit_test_obeys_the_floors_too(self):
        self.plant("src/corridor/io/csv_test.cpp", SPDX + '#include "corridor/plan/plan.h"\n')
        self.assert_one("floors", "src/corridor/io/csv_test.cpp", 2, "io may not include plan")

    def test_an_include_in_quotes_is_a_whole_path(self):
        self.plant("src/corridor/plan/plan.cpp", SPDX + '#include "labels.h"\n')
        self.assert_one("floors", "src/corridor/plan/plan.cpp", 2, "write the whole path")

    def test_tests_share_helpers_among_themselves(self):
        self.plant("tests/properties/oracle.h", SPDX + "#pragma once\n")
        self.plant("tests/properties/plan_test.cpp", SPDX + '#include "properties/oracle.h"\n')
        self.assertEqual(self.faults("floors"), [])
        self.plant("src/corridor/plan/plan.cpp", SPDX + '#include "properties/oracle.h"\n')
        self.assert_one("floors", "src/corridor/plan/plan.cpp", 2, "write the whole path")

    def test_an_included_file_exists(self):
        self.plant("src/corridor/plan/plan.cpp", SPDX + '#include "corridor/plan/label.h"\n')
        self.assert_one("floors", "src/corridor/plan/plan.cpp", 2, "does not exist")

    def test_a_folder_that_is_no_room(self):
        self.plant("src/corridor/util/misc.h", SPDX + "#pragma once\n")
        self.assert_one("floors", "src/corridor/util/misc.h", 1, "is no room")

    def test_a_room_uses_only_rooms_below_it(self):
        self.plant("src/corridor/CMakeLists.txt", HOUSE.replace("base WITH", "base USES model WITH"))
        self.assert_one("floors", "src/corridor/CMakeLists.txt", 1, "base uses model, which does not lie below it")


class Doors(Planted):
    def test_other_headers_of_an_engine_are_private(self):
        self.plant("tests/properties/plan_test.cpp", SPDX + '#include "corridor/plan/labels.h"\n')
        self.assert_one("doors", "tests/properties/plan_test.cpp", 2, 'include "corridor/plan/plan.h"')


class Sizes(Planted):
    def test_a_long_function(self):
        body = "  step();\n" * 80
        self.plant("src/corridor/plan/plan.cpp", SPDX + "namespace corridor {\n\nint run(int n) {\n" + body + "}\n}\n")
        self.assert_one("sizes", "src/corridor/plan/plan.cpp", 4, "run: 82 lines, at most 70")

    def test_a_long_constructor_that_fills_members_first(self):
        body = "  step();\n" * 80
        self.plant("src/corridor/plan/plan.cpp", SPDX + "Plan::Plan(int n)\n    : n_{n}, m_(n) {\n" + body + "}\n")
        self.assert_one("sizes", "src/corridor/plan/plan.cpp", 2, "Plan::Plan: 83 lines")

    def test_too_many_parameters(self):
        self.plant("src/corridor/plan/plan.cpp", SPDX + "int f(int a, std::map<int, int> b, int c,\n int d, int e, int g)"
                   " {\n  return a;\n}\n")
        self.assert_one("sizes", "src/corridor/plan/plan.cpp", 2, "f: 6 parameters, at most 5")

    def test_a_long_file_a_long_header_a_wide_line(self):
        self.plant("src/corridor/plan/plan.cpp", SPDX + "int a;\n" * 501)
        self.assert_one("sizes", "src/corridor/plan/plan.cpp", 501, "502 lines, at most 500")
        self.plant("src/corridor/plan/plan.cpp", SPDX)
        self.plant("src/corridor/plan/labels.h", SPDX + "#pragma once\n" + "int a;\n" * 200)
        self.assert_one("sizes", "src/corridor/plan/labels.h", 201, "202 lines, at most 200")
        self.plant("src/corridor/plan/labels.h", SPDX + "#pragma once\n// " + "x" * 108 + "\n")
        self.assert_one("sizes", "src/corridor/plan/labels.h", 3, "111 columns")

    def test_an_exception_is_listed_with_its_reason(self):
        self.plant("src/corridor/plan/plan.cpp", SPDX + "int f(int a, int b, int c, int d, int e, int g) {}\n")
        self.addCleanup(setattr, house, "LIMITS_LIFTED", house.LIMITS_LIFTED)
        house.LIMITS_LIFTED = [("src/corridor/plan/plan.cpp", "g", "why")]
        self.assert_one("sizes", "src/corridor/plan/plan.cpp", 2, "f: 6 parameters")
        house.LIMITS_LIFTED = [("src/corridor/plan/plan.cpp", "f", "why")]
        self.assertEqual(self.faults("sizes"), [])

    def test_data_tables_and_generated_files_are_free_of_them(self):
        for mark in ("// Data table: the fields of a network.\n", "// Generated by scripts/names.py.\n"):
            self.plant("src/corridor/plan/labels.h", SPDX + mark + "#pragma once\n" + "int a;\n" * 300)
            self.assertEqual(self.faults("sizes"), [])


class Names(Planted):
    def test_a_type_is_defined_once(self):
        text = SPDX + "#pragma once\nnamespace corridor {\nenum class Mode;\ntemplate <class T>\nstruct Label {\n};\n}\n"
        self.plant("src/corridor/plan/labels.h", text)
        self.plant("src/corridor/io/csv.cpp", text.replace("{\ne", "{\nnamespace {\ne").replace("};", "};\n}"))
        self.assertEqual(self.faults("names"), [])
        self.plant("src/corridor/io/csv.h", text)
        self.assert_one("names", "src/corridor/plan/labels.h", 6, "Label is also defined in src/corridor/io/csv.h:6")


class Outside(Planted):
    def test_a_library_lives_behind_its_one_file(self):
        self.plant("src/corridor/base/text.cpp", SPDX + "#include <date/tz.h>\n")
        self.assert_one("outside", "src/corridor/base/text.cpp", 2, "src/corridor/base/zone.cpp")

    def test_formatting_stays_out_of_headers(self):
        self.plant("src/corridor/base/id.h", SPDX + "#pragma once\n#include <fmt/format.h>\n")
        self.assert_one("outside", "src/corridor/base/id.h", 3, "only in *.cpp")

    def test_an_unknown_library(self):
        self.plant("src/corridor/io/csv.cpp", SPDX + "#include <absl/strings/str_cat.h>\n")
        self.assert_one("outside", "src/corridor/io/csv.cpp", 2, "not in the list")

    def test_costly_headers_and_foreign_distributions(self):
        self.plant("src/corridor/base/id.h", SPDX + "#pragma once\n#include <sstream>\n")
        self.assert_one("outside", "src/corridor/base/id.h", 3, "costly")
        self.plant("src/corridor/base/id.h", SPDX + "#pragma once\n#include <random>\n")
        self.assert_one("outside", "src/corridor/base/id.h", 3, "differ between libraries")

    def test_an_engine_reads_no_clock_no_environment_and_prints_nothing(self):
        for line, does in (("auto t = std::chrono::steady_clock::now();", "reads the clock"),
                           ('auto* h = std::getenv("HOME");', "reads the environment"),
                           ('printf("%d", 1);', "prints"), ('std::cerr << 1;', "prints"),
                           ('auto* f = fopen("x", "r");', "opens a file"),
                           ("std::random_device d;", "reads a random device")):
            self.plant("src/corridor/plan/plan.cpp", SPDX + '#include "corridor/plan/plan.h"\n' + line + "\n")
            self.assert_one("outside", "src/corridor/plan/plan.cpp", 3, does)

    def test_a_comment_may_speak_of_the_clock(self):
        self.plant("src/corridor/plan/plan.cpp", SPDX + '// no steady_clock::now here\nauto s = "getenv printf(";\n')
        self.assertEqual(self.faults("outside"), [])


class Form(Planted):
    def test_the_licence_stands_first(self):
        self.plant("src/corridor/base/id.h", "#pragma once\n" + SPDX)
        self.assert_one("form", "src/corridor/base/id.h", 1, "SPDX")
        self.plant("src/corridor/base/id.h", GOOD["src/corridor/base/id.h"])
        self.plant("scripts/run.sh", "#!/usr/bin/env bash\n# SPDX-License-Identifier: Apache-2.0\n")
        self.assertEqual(self.faults("form"), [])

    def test_no_folder_of_one_machine(self):
        for folder in ("/ho" + "me/ann/x", "/wo" + "rk/main", "/ro" + "ot/.cache"):
            self.plant("docs/README.md", f"see\n{folder}\n")
            self.assert_one("form", "docs/README.md", 2, "one machine")

    def test_a_header_is_read_once_and_proved_to_compile_alone(self):
        self.plant("src/corridor/base/id.h", SPDX)
        self.assert_one("form", "src/corridor/base/id.h", 1, "#pragma once")
        self.plant("src/corridor/base/id.h", GOOD["src/corridor/base/id.h"])
        self.plant("src/corridor/plan/plan.cpp", SPDX + '#include <vector>\n#include "corridor/plan/plan.h"\n')
        self.assert_one("form", "src/corridor/plan/plan.cpp", 2, 'include "corridor/plan/plan.h" first')

    def test_no_blank_at_the_end_of_a_line(self):
        self.plant("src/corridor/plan/plan.cpp", SPDX + "int a; \n")
        self.assert_one("form", "src/corridor/plan/plan.cpp", 2, "ends in a blank")


class Dead(Planted):
    def test_a_header_that_only_its_own_source_and_test_use(self):
        for end in (".cpp", "_test.cpp"):
            self.plant(f"src/corridor/base/lost{end}", SPDX + '#include "corridor/base/lost.h"\n')
        self.plant("src/corridor/base/lost.h", SPDX + "#pragma once\n")
        self.assert_one("dead", "src/corridor/base/lost.h", 1, "nobody uses it")

    def test_a_page_that_nothing_leads_to(self):
        self.plant("docs/lost.md", "# Lost\n")
        self.assert_one("dead", "docs/lost.md", 1, "no page that README.md leads to")

    def test_a_link_to_nothing(self):
        self.plant("docs/README.md", "\n[there](there.md)\n`[not](a.link)`\n")
        self.assert_one("dead", "docs/README.md", 2, "does not exist")


class Generated(Planted):
    def setUp(self):
        super().setUp()
        program = self.root / "program"
        program.write_text('#!/bin/sh\n[ "$1" = docs ] || { echo "unknown $1" >&2; exit 2; }\necho "# Says $2"\n')
        program.chmod(program.stat().st_mode | stat.S_IXUSR)
        self.environment("CORRIDOR_PROGRAM", str(program))
        kept = house.GENERATED
        self.addCleanup(setattr, house, "GENERATED", kept)
        house.GENERATED = [("docs verbs", "docs/verbs.md")]

    def environment(self, name, value):
        old = os.environ.get(name)
        os.environ[name] = value
        self.addCleanup(lambda: os.environ.update({name: old}) if old is not None else os.environ.pop(name))

    def test_a_page_in_step(self):
        self.plant("docs/verbs.md", "# Says verbs\n")
        self.assertEqual(self.faults("generated"), [])

    def test_a_page_out_of_step_or_missing(self):
        self.assert_one("generated", "docs/verbs.md", 1, "make docs")
        self.plant("docs/verbs.md", "# Said\n")
        self.assert_one("generated", "docs/verbs.md", 1, "-# Said")

    def test_update_writes_it(self):
        self.assertEqual(self.faults("generated", update=True), [])
        self.assertEqual((self.root / "docs/verbs.md").read_text(), "# Says verbs\n")

    def test_a_command_that_does_not_exist_is_a_fault_once_the_program_does(self):
        house.GENERATED = [("pages verbs", "docs/verbs.md")]
        self.assert_one("generated", "docs/verbs.md", 1, "unknown pages")
        self.environment("CORRIDOR_PROGRAM", str(self.root / "nothing"))
        self.assertEqual(self.faults("generated"), [])


class Cpp(unittest.TestCase):
    def functions(self, text):
        return [(f.name, f.line, f.lines, f.parameters) for f in cpp.functions_of(text)]

    def test_functions_of_namespaces_classes_and_templates(self):
        self.assertEqual(self.functions("""
namespace corridor {
enum class Mode : int { road, rail };
inline constexpr int kTable[] = {1, 2};
template <Of<Links> T, class Visit>
void each_field(T& t, Visit&& visit) {
  if (t) { visit(t); }
}
class Id {
 public:
  constexpr explicit Id(int p) : p_(p) {}
  friend auto operator<=>(Id, Id) = default;
  bool none() const { return p_ == 1'000; }
 private:
  int p_ = {};
};
auto less = [](int a, int b) { return a < b; };
}
"""), [("each_field", 5, 4, 2), ("Id", 11, 1, 1), ("none", 13, 1, 0)])

    def test_strings_and_comments_hold_no_braces(self):
        self.assertEqual(self.functions('int f() {  // }\n  return g("}", \'}\', R"x(}})x");\n}\n'), [("f", 1, 3, 0)])

    def test_code_keeps_its_line_numbers(self):
        text = '#define A(x) \\\n  x\n/* a\nb */ int c; // d\n"e"'
        self.assertEqual(cpp.code_of(text).split("\n"), ["", "", "", " int c; ", '""'])


if __name__ == "__main__":
    unittest.main()
