# SPDX-License-Identifier: Apache-2.0
"""The schema of the data package, read from the C++ lists of fields.

src/corridor/model/fields.h and fields_trade.h are the one place that says which columns a table has.
This module reads them (and the types in tables*.h, the words in words.h), so that the Python that writes
the tables cannot drift.
"""

import re
from dataclasses import dataclass
from pathlib import Path

MODEL = Path(__file__).resolve().parents[2] / "src" / "corridor" / "model"

DURATION_SAYS = (
    "Shortest (of a lognormal: 5 % point).",
    "Most likely (triangular, pert), median (lognormal) or only (fixed) value.",
    "Longest (of a lognormal: 95 % point).",
    "Shape of the spread: fixed, uniform, triangular, pert, lognormal.",
)


@dataclass(frozen=True)
class Field:
    name: str
    unit: str
    says: str
    must: bool
    type: str  # C++ type of the column, without Column<>


def read_words() -> dict[str, list[str]]:
    """Enumeration name -> its spellings."""
    text = (MODEL / "words.h").read_text(encoding="utf-8")
    return {
        name: re.findall(r'"([^"]+)"', body)
        for name, body in re.findall(r"CORRIDOR_NAMES\((\w+),((?:\s*\"[^\"]+\",?)+)\)", text)
    }


def _read_types() -> dict[str, dict[str, str]]:
    """Struct name -> member -> type."""
    types: dict[str, dict[str, str]] = {}
    for name in ("tables.h", "tables_trade.h"):
        text = re.sub(r"//[^\n]*", "", (MODEL / name).read_text(encoding="utf-8"))
        for struct, body in re.findall(r"struct (\w+) \{(.*?)\n\};", text, re.S):
            members = types.setdefault(struct, {})
            for kind, names in re.findall(r"Column<\w+, ((?:[^<>;]|<[^<>]*>)+?)>\s+([\w, ]+);", body):
                for member in names.split(","):
                    members[member.strip()] = kind
    return types


def _string(text: str) -> str:
    return "".join(re.findall(r'"((?:[^"\\]|\\.)*)"', text))


def _fields_of(body: str, types: dict[str, str], shared: dict[str, list[Field]], names: dict[str, list[str]]):
    fields: list[Field] = []
    body = re.sub(r"//[^\n]*", "", body)
    pattern = (
        r'visit\(\s*Field\{"(?P<name>\w+)",\s*Unit::(?P<unit>\w+),(?P<says>.*?)'
        r"(?P<may>,\s*Need::may)?\},\s*t\.(?P<member>\w+)\)"
        r"|duration_fields\(\s*t\.\w+,\s*(?P<durations>\w+),\s*visit(?P<dmay>,\s*Need::may)?\)"
        r"|(?P<group>validity|provenance)_fields\("
    )
    for m in re.finditer(pattern, body, re.S):
        if m["group"]:
            fields += shared[m["group"]]
        elif m["durations"]:
            must = not m["dmay"]
            for i, name in enumerate(names[m["durations"]]):
                kind, unit = ("Shape", "none") if i == 3 else ("Duration", "h")
                fields.append(Field(name, unit, DURATION_SAYS[i], must, kind))
        else:
            fields.append(
                Field(m["name"], m["unit"], _string(m["says"]), not m["may"], types.get(m["member"], ""))
            )
    return fields


def read_schema() -> dict[str, list[Field]]:
    """Table name -> its fields, both in the order of the C++ lists."""
    both = [(MODEL / name).read_text(encoding="utf-8") for name in ("fields.h", "fields_trade.h")]
    text = "\n".join(both)
    types = _read_types()
    names = {
        name: re.findall(r'"(\w+)"', body)
        for name, body in re.findall(
            r"inline constexpr const char\* (k\w+Names)\[4\] = \{(.*?)\};", text, re.S
        )
    }
    shared = {
        "validity": [
            Field("valid_from", "none", "First day the row holds; empty: always.", False, "Date"),
            Field("valid_to", "none", "Last day the row holds; empty: for good.", False, "Date"),
        ],
        "provenance": [
            Field("source", "none", "Keys of the sources, joined by |.", True, "std::vector<SourceId>"),
            Field("evidence", "none", "How sure the row is.", True, "Evidence"),
            Field("method", "none", "How a derived number was derived.", False, "std::string"),
            Field("note", "none", "Remarks.", False, "std::string"),
        ],
    }
    by_struct = {
        struct: _fields_of(body, types.get(struct, {}), shared, names)
        for struct, body in re.findall(
            r"template <Of<(\w+)> T, class Visit>\s*void each_field\(.*?\{\n(.*?)\n\}", text, re.S
        )
    }
    visits = re.findall(r'visit\("(\w+)", t\.\w+\);', text)
    members = dict((b, a) for a, b in re.findall(r"^  (\w+) (\w+);$", text, re.M))
    return {table: by_struct[members[table]] for table in visits}
