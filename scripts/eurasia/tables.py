# SPDX-License-Identifier: Apache-2.0
"""What every builder of tables needs: facts to read, tables to fill, sources to cite.

A row is a dictionary. `Table.add` checks it against the list of fields at once, so a wrong column, word
or missing cell fails where it is written. Sources are registered by the text of a citation and get
stable, readable keys.
"""

import csv
import io
import re
import unicodedata
from pathlib import Path

from eurasia.schema import Field, read_schema, read_words

WORD_TYPES = {
    "Evidence",
    "Mode",
    "PlaceKind",
    "Traction",
    "Shape",
    "OperationKind",
    "ServiceKind",
    "Status",
    "TariffKind",
    "PriceBasis",
    "Container",
    "RestrictionEffect",
    "EventAction",
    "Engine",
}
ASSUMPTIONS = "corridor-assumptions"  # the source of our own judgement
LENGTHS = "corridor-lengths"  # the source of lengths that we measured ourselves on the map

# Raw evidence words -> evidence of the package.
EVIDENCE = {
    "seen": "documented",
    "source": "documented",
    "documented": "documented",
    "dataset": "dataset",
    "derived": "computed",
    "computed": "computed",
    "recalled": "estimate",
    "estimate": "estimate",
}
HEAD_WITH_DATES = re.compile(
    r".*?\b(?:19|20)\d\d(?:-\d\d){0,2}(?:(?: and|,) (?:19|20)\d\d(?:-\d\d){0,2})*"
)  # site and its dates
EVIDENCE_ORDER = ("documented", "dataset", "computed", "estimate", "assumption")


def weakest(*words: str) -> str:
    return max(words, key=EVIDENCE_ORDER.index)


def number(text: str | float | int | None) -> float | None:
    """A cell of a facts table as a number, None if empty."""
    if text is None or text == "":
        return None
    return float(text)


def cell(value) -> str:
    """How a value is written: shortest decimal, yes/no, lists joined by |."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, (list, tuple)):
        return "|".join(cell(v) for v in value)
    if isinstance(value, float):
        text = f"{value:.6f}".rstrip("0").rstrip(".")
        return "0" if text == "-0" else text
    return str(value)


def slug(text: str) -> str:
    """Lower-case ASCII words joined by hyphens."""
    ascii_text = (
        unicodedata.normalize("NFKD", text.replace("ı", "i").replace("ł", "l"))
        .encode("ascii", "ignore")
        .decode()
    )
    return re.sub(r"[^a-z0-9]+", "-", ascii_text.lower()).strip("-")


class Table:
    def __init__(self, name: str, fields: list[Field], words: dict[str, list[str]]):
        self.name, self.fields, self.rows = name, fields, []
        self._words = {f.name: words[t] for f in fields if (t := _word_type(f.type))}
        self._names = {f.name for f in fields}
        self._by_id: dict[str, dict] = {}

    def add(self, **row) -> dict:
        unknown = set(row) - self._names
        if unknown:
            raise ValueError(f"{self.name}: no such columns: {sorted(unknown)}")
        for field in self.fields:
            value = row.get(field.name)
            if field.must and (value is None or value == "" or value == []):
                raise ValueError(f"{self.name}: {field.name} is missing in {row}")
            if field.name in self._words and value not in (None, "") and value not in self._words[field.name]:
                raise ValueError(
                    f"{self.name}: {field.name}: '{value}' is not one of {self._words[field.name]}"
                )
        if "id" in self._names:
            if row["id"] in self._by_id:
                raise ValueError(f"{self.name}: id '{row['id']}' twice")
            self._by_id[row["id"]] = row
        self.rows.append(row)
        return row

    def __contains__(self, key: str) -> bool:
        return key in self._by_id

    def __getitem__(self, key: str) -> dict:
        return self._by_id[key]

    def text(self) -> str:
        out = io.StringIO()
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(f.name for f in self.fields)
        for row in self.rows:
            writer.writerow(cell(row.get(f.name)) for f in self.fields)
        return out.getvalue()


def _word_type(kind: str) -> str:
    inner = re.sub(r"std::optional<(.*)>", r"\1", kind)
    return inner if inner in WORD_TYPES else ""


class Sources:
    """Turns citations into rows of `sources` with stable keys. Only what is cited is written."""

    def __init__(self, table: Table):
        self._table, self._used = table, {}
        self._known: dict[str, dict] = {}

    def define(self, key: str, title: str, publisher="", year=None, url="", note="") -> str:
        """A source with a key of our choosing; written if `use`d."""
        row = {"id": key, "title": title, "publisher": publisher, "year": year, "url": url, "note": note}
        if self._known.setdefault(key, row) != row:
            raise ValueError(f"sources: '{key}' defined twice, differently")
        return key

    def use(self, *keys: str) -> list[str]:
        for key in keys:
            self._used[key] = self._known[key]
        return list(dict.fromkeys(keys))

    def document(self, title: str, publisher: str, year: str, url: str, note="") -> list[str]:
        """A document with all its particulars (economics facts)."""
        key = "-".join(
            filter(None, (slug(publisher)[:24].strip("-"), slug(title)[:40].strip("-"), str(year)))
        )
        number_ = 2
        base = key
        row = {
            "id": key,
            "title": title,
            "publisher": publisher,
            "year": int(year) if year else None,
            "url": url,
            "note": note,
        }
        while key in self._known and {**self._known[key], "id": 0} != {**row, "id": 0}:
            key = f"{base}-{number_}"
            number_ += 1
        self._known.setdefault(key, {**row, "id": key})
        return self.use(key)

    def cite(self, text: str) -> list[str]:
        """The pieces of a citation like "trend.az 2025-05-21 and 2025-02-04; SeaNews 2024-03-12".

        Of each piece the head (site and dates) makes the key of a source; what it says after a colon stays
        with the row that cites it.
        """
        keys, publisher = [], ""
        for piece in filter(None, (p.strip() for p in text.split(";"))):
            if re.match(r"(estimate|general knowledge)", piece, re.I):
                keys.append(ASSUMPTIONS)
                continue
            head = re.split(r": |\s*\(", piece)[0].strip().rstrip(")")
            head = HEAD_WITH_DATES.match(head)[0].strip() if HEAD_WITH_DATES.match(head) else head
            if re.fullmatch(r"[\d-]+", head):  # a further date of the publisher before
                head = f"{publisher} {head}"
            publisher = re.split(r"\s+(?=\d{4}|citing\b|via\b|quoting\b|and\b)|,", head)[0]
            key = slug(head)[:56].strip("-")
            years = re.findall(r"\b(?:19|20)\d\d\b", head)
            row = {
                "id": key,
                "title": head,
                "publisher": publisher,
                "year": int(years[0]) if years else None,
                "url": "",
                "note": "cited as site and date; read as an excerpt",
            }
            self._known.setdefault(key, row)
            keys.append(key)
        return self.use(*keys)

    def write(self) -> None:
        for key in sorted(self._used):
            self._table.add(**self._used[key])


class Package:
    """The facts in, the tables out: what a builder gets."""

    def __init__(self, facts: Path, out: Path):
        self.facts_folder, self.out = facts, out
        self.schema, words = read_schema(), read_words()
        self.tables = {name: Table(name, fields, words) for name, fields in self.schema.items()}
        self.sources = Sources(self.tables["sources"])
        self.sources.define(
            ASSUMPTIONS,
            "Assumptions of the Corridor project",
            "Corridor",
            note="our own judgement; the reason stands in the method of the row",
        )
        self.sources.define(
            LENGTHS,
            "Lengths measured or estimated by the Corridor project",
            "Corridor",
            note="great-circle polylines times a factor, sea routes on the Eurostat SeaRoute network; "
            "see data/facts/network/NOTES.md",
        )

    def facts(self, name: str) -> list[dict[str, str]]:
        """Rows of a facts table, e.g. facts("network/links.csv")."""
        with open(self.facts_folder / name, encoding="utf-8", newline="") as file:
            return list(csv.DictReader(file))

    def __getitem__(self, table: str) -> Table:
        return self.tables[table]

    def keys(self, table: str) -> set[str]:
        """Ids of a table that another program makes (shapes): read from the output folder."""
        path = self.out / f"{table}.csv"
        if not path.exists():
            return set()
        with open(path, encoding="utf-8", newline="") as file:
            return {row["id"] for row in csv.DictReader(file)}
